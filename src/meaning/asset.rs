//! Reads the file that the encoder is kept in: checks its length and hands out its parts in order. What the parts mean
//! is known where they are used; `tools/meaning/asset.py` writes the same order.

/// First bytes of the file, with the number of its format.
const MAGIC: &[u8] = b"SKMEAN1\n";

/// The file of the encoder does not hold what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Another file, or another format of it.
    #[error("the encoder of meaning is not a file of this version; run tools/meaning/make.py")]
    Magic,
    /// The file ends before its last part.
    #[error("the encoder of meaning is cut off; run tools/meaning/make.py")]
    Short,
    /// The parts contradict each other, or the program.
    #[error("the encoder of meaning has {0} that do not fit; run tools/meaning/make.py")]
    Unfit(&'static str),
}

/// What is left to read of the file.
pub struct Reader {
    rest: &'static [u8],
}

impl Reader {
    pub fn open(file: &'static [u8]) -> Result<Self, Broken> {
        let rest = file.strip_prefix(MAGIC).ok_or(Broken::Magic)?;
        Ok(Self { rest })
    }

    pub fn bytes(&mut self, number: usize) -> Result<&'static [u8], Broken> {
        let (bytes, rest) = self.rest.split_at_checked(number).ok_or(Broken::Short)?;
        self.rest = rest;
        Ok(bytes)
    }

    pub fn numbers(&mut self, number: usize) -> Result<Vec<u32>, Broken> {
        let (words, _) = self.bytes(number.saturating_mul(4))?.as_chunks::<4>();
        Ok(words.iter().map(|word| u32::from_le_bytes(*word)).collect())
    }

    pub fn floats(&mut self, number: usize) -> Result<Vec<f32>, Broken> {
        Ok(self.numbers(number)?.into_iter().map(f32::from_bits).collect())
    }

    pub fn array<const N: usize>(&mut self) -> Result<[f32; N], Broken> {
        self.floats(N)?.try_into().or(Err(Broken::Short))
    }

    pub fn end(self) -> Result<(), Broken> {
        if self.rest.is_empty() { Ok(()) } else { Err(Broken::Unfit("bytes after its last part")) }
    }
}

/// The numbers that open the file.
pub struct Sizes {
    /// Pieces that the encoder knows.
    pub pieces: usize,
    /// How many of them, from the first, are kept at 4 bits a number.
    pub fine: usize,
    /// Numbers in a vector.
    pub dimensions: usize,
    /// Bytes of the texts of all pieces.
    pub text: usize,
}

impl Sizes {
    pub fn read(reader: &mut Reader) -> Result<Self, Broken> {
        let [pieces, fine, dimensions, text] = reader.numbers(4)?.try_into().or(Err(Broken::Short))?;
        let sizes =
            Self { pieces: pieces as usize, fine: fine as usize, dimensions: dimensions as usize, text: text as usize };
        if sizes.fine > sizes.pieces { Err(Broken::Unfit("sizes")) } else { Ok(sizes) }
    }
}
