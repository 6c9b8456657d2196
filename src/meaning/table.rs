//! The embedding of each piece: 512 numbers, kept at 4 bits for pieces that are met often and at 2 bits for others,
//! around a gain of their own. Reading them back is all that happens here.

use super::asset::{Broken, Reader, Sizes};

/// Numbers in an embedding.
pub const WIDTH: usize = 512;
const FINE_BYTES: usize = WIDTH / 2;
const COARSE_BYTES: usize = WIDTH / 4;

/// All embeddings.
pub struct Table {
    fine_levels: [[f32; 2]; 256],
    coarse_levels: [[f32; 4]; 256],
    gains: Vec<f32>,
    fine: &'static [[u8; FINE_BYTES]],
    coarse: &'static [[u8; COARSE_BYTES]],
}

impl Table {
    pub fn read(reader: &mut Reader, sizes: &Sizes, fine: &[f32; 16], coarse: &[f32; 4]) -> Result<Self, Broken> {
        Ok(Self {
            fine_levels: pairs(fine),
            coarse_levels: quads(coarse),
            gains: reader.floats(sizes.pieces)?,
            fine: reader.bytes(sizes.fine * FINE_BYTES)?.as_chunks().0,
            coarse: reader.bytes((sizes.pieces - sizes.fine) * COARSE_BYTES)?.as_chunks().0,
        })
    }

    /// Writes the embedding of a piece; a row that is not there is nothing.
    pub fn write(&self, row: u32, to: &mut [f32]) {
        let row = row as usize;
        let gain = self.gains.get(row).copied().unwrap_or_default();
        if let Some(codes) = self.fine.get(row) {
            decode(codes, &self.fine_levels, gain, to);
        } else if let Some(codes) = self.coarse.get(row - self.fine.len()) {
            decode(codes, &self.coarse_levels, gain, to);
        }
    }
}

fn decode<const N: usize>(codes: &[u8], levels: &[[f32; N]; 256], gain: f32, to: &mut [f32]) {
    for (to, code) in to.as_chunks_mut::<N>().0.iter_mut().zip(codes) {
        if let Some(level) = levels.get(usize::from(*code)) {
            *to = level.map(|level| level * gain);
        }
    }
}

/// What each byte of two codes stands for.
fn pairs(levels: &[f32; 16]) -> [[f32; 2]; 256] {
    std::array::from_fn(|byte| [0, 4].map(|shift| levels.get(byte >> shift & 15).copied().unwrap_or_default()))
}

/// What each byte of four codes stands for.
fn quads(levels: &[f32; 4]) -> [[f32; 4]; 256] {
    std::array::from_fn(|byte| [0, 2, 4, 6].map(|shift| levels.get(byte >> shift & 3).copied().unwrap_or_default()))
}
