//! A layer of the network: many rows times one matrix of signed bytes, with a scale and a bias for each column.
//! The fastest instructions of the machine are found when it runs; which layers there are is left to the network.

use pulp::{Arch, Simd, WithSimd};

use super::asset::{Broken, Reader};

/// Columns that are worked on together; the file holds the weights in panels of as many.
const PANEL: usize = 32;

type Panel = [f32; PANEL];

/// A matrix of weights.
pub struct Dense {
    height: usize,
    width: usize,
    scales: Vec<f32>,
    biases: Vec<f32>,
    weights: &'static [u8],
}

impl Dense {
    pub fn read(reader: &mut Reader, height: usize, width: usize) -> Result<Self, Broken> {
        if !width.is_multiple_of(PANEL) {
            return Err(Broken::Unfit("layers"));
        }
        let (scales, biases) = (reader.floats(width)?, reader.floats(width)?);
        Ok(Self { height, width, scales, biases, weights: reader.bytes(height * width)? })
    }

    pub fn height(&self) -> usize {
        self.height
    }

    pub fn width(&self) -> usize {
        self.width
    }

    /// Of rows that lie `step` numbers apart in `from`, each as long as the matrix is high; they may overlap.
    pub fn apply(&self, from: &[f32], step: usize) -> Vec<f32> {
        let rows: Vec<&[f32]> = from.windows(self.height).step_by(step).collect();
        let mut to = vec![0.0; rows.len() * self.width];
        Arch::new().dispatch(Product { layer: self, rows: &rows, to: &mut to });
        to
    }
}

struct Product<'a> {
    layer: &'a Dense,
    rows: &'a [&'a [f32]],
    to: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    /// A panel takes 2, 4 or 8 registers, whatever the machine has.
    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match S::F32_LANES {
            16 => self.multiply::<S, 8, 2>(simd),
            8 => self.multiply::<S, 3, 4>(simd),
            4 => self.multiply::<S, 2, 8>(simd),
            _ => self.multiply::<S, 1, PANEL>(simd),
        }
    }
}

impl Product<'_> {
    /// `ROWS` rows together keep all registers busy; the rows that are left go by fewer, so that no work is for nothing.
    #[inline(always)]
    fn multiply<S: Simd, const ROWS: usize, const REGISTERS: usize>(self, simd: S) {
        let Dense { height, width, scales, biases, weights } = self.layer;
        let (blocks, left) = Blocks::<ROWS>::of(self.rows, *height);
        let (fours, left) = Blocks::<4>::of(left, *height);
        let (twos, left) = Blocks::<2>::of(left, *height);
        let (ones, _) = Blocks::<1>::of(left, *height);
        let mut panel = vec![[0.0; PANEL]; *height];
        let columns = scales.as_chunks::<PANEL>().0.iter().zip(biases.as_chunks::<PANEL>().0);
        for (at, (packed, (scale, bias))) in weights.chunks_exact(height * PANEL).zip(columns).enumerate() {
            unpack(packed, &mut panel);
            let mut to = self.to.chunks_exact_mut(*width).filter_map(|row| row.as_chunks_mut::<PANEL>().0.get_mut(at));
            let mut write = |sums: &[Panel]| {
                for (sum, to) in sums.iter().zip(&mut to) {
                    let scaled = sum.iter().zip(scale.iter().zip(bias));
                    to.iter_mut().zip(scaled).for_each(|(to, (sum, (scale, bias)))| *to = sum * scale + bias);
                }
            };
            blocks.each(*height, |block| write(&sums::<S, ROWS, REGISTERS>(simd, block, &panel)));
            fours.each(*height, |block| write(&sums::<S, 4, REGISTERS>(simd, block, &panel)));
            twos.each(*height, |block| write(&sums::<S, 2, REGISTERS>(simd, block, &panel)));
            ones.each(*height, |block| write(&sums::<S, 1, REGISTERS>(simd, block, &panel)));
        }
    }
}

/// Rows by `N`, the same number of each side by side, as the innermost loop reads them.
struct Blocks<const N: usize>(Vec<[f32; N]>);

impl<const N: usize> Blocks<N> {
    /// All blocks that can be filled, and the rows that are left.
    #[inline(always)]
    fn of<'a>(rows: &'a [&'a [f32]], height: usize) -> (Self, &'a [&'a [f32]]) {
        let (groups, left) = rows.as_chunks::<N>();
        let mut blocks = vec![[0.0; N]; groups.len() * height];
        for (block, group) in blocks.chunks_exact_mut(height).zip(groups) {
            for (at, row) in group.iter().enumerate() {
                let column = block.as_flattened_mut().iter_mut().skip(at).step_by(N);
                column.zip(*row).for_each(|(to, number)| *to = *number);
            }
        }
        (Self(blocks), left)
    }

    #[inline(always)]
    fn each(&self, height: usize, work: impl FnMut(&[[f32; N]])) {
        self.0.chunks_exact(height).for_each(work);
    }
}

#[inline(always)]
fn unpack(packed: &[u8], panel: &mut [Panel]) {
    for (to, byte) in panel.as_flattened_mut().iter_mut().zip(packed) {
        *to = f32::from(byte.cast_signed());
    }
}

/// The products of some rows with a panel. `REGISTERS` hold one row of the panel.
#[inline(always)]
fn sums<S: Simd, const ROWS: usize, const REGISTERS: usize>(
    simd: S,
    block: &[[f32; ROWS]],
    panel: &[Panel],
) -> [Panel; ROWS] {
    let mut sums = [[simd.splat_f32s(0.0); REGISTERS]; ROWS];
    for (numbers, weights) in block.iter().zip(panel) {
        let Some(weights) = S::as_simd_f32s(weights).0.first_chunk::<REGISTERS>() else { continue };
        for (sum, number) in sums.iter_mut().zip(numbers) {
            let number = simd.splat_f32s(*number);
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum = simd.mul_add_e_f32s(number, *weight, *sum);
            }
        }
    }
    let mut rows = [[0.0; PANEL]; ROWS];
    for (row, sum) in rows.iter_mut().zip(&sums) {
        for (to, sum) in S::as_mut_simd_f32s(row).0.iter_mut().zip(sum) {
            *to = *sum;
        }
    }
    rows
}
