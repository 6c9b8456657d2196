//! The network between pieces and meaning: three small convolutions over neighbouring pieces, the mean over the text,
//! and a few layers on top. As the teacher has it; the last layer is ours.

use super::asset::{Broken, Reader};
use super::dense::Dense;
use super::table::{Table, WIDTH};

/// Numbers of a piece in each convolution.
const INNER: usize = 256;
/// Pieces that each convolution looks at together, and how many of them stand before the piece itself.
const NEIGHBOURS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// Empty rows between texts, so that none sees its neighbour; as many as the widest convolution looks to one side.
const GAP: usize = 2;
/// All that is known about a piece: its embedding and three convolutions.
const FEATURES: usize = WIDTH + NEIGHBOURS.len() * INNER;
/// Keeps a division by nothing away; the teacher's number.
const EPSILON: f32 = 1e-12;

/// Rows and columns of the layers over the mean, in the order of the file.
const TOP: [(usize, usize); 6] = [(512, 320), (512, 320), (320, 320), (320, 512), (320, 512), (512, 512)];

pub struct Network {
    first_norm: Norm<{ NEIGHBOURS.len() * INNER }>,
    norm: Norm<FEATURES>,
    first: Dense,
    convolutions: Vec<Convolution>,
    mean: Dense,
    top: [Dense; TOP.len()],
    last: Dense,
}

struct Convolution {
    width: usize,
    before: usize,
    layers: [Dense; 2],
}

/// A layer normalisation.
struct Norm<const N: usize> {
    gain: [f32; N],
    offset: [f32; N],
}

impl Network {
    pub fn read(reader: &mut Reader, dimensions: usize) -> Result<Self, Broken> {
        let (first_norm, norm) = (Norm::read(reader)?, Norm::read(reader)?);
        let first = Dense::read(reader, WIDTH, NEIGHBOURS.len() * INNER)?;
        let convolutions = NEIGHBOURS.map(|(width, before)| Convolution::read(reader, width, before));
        let convolutions = convolutions.into_iter().collect::<Result<_, _>>()?;
        let mean = Dense::read(reader, FEATURES, WIDTH)?;
        let top = TOP.map(|(height, width)| Dense::read(reader, height, width));
        let top = top.into_iter().collect::<Result<Vec<_>, _>>()?.try_into().or(Err(Broken::Unfit("layers")))?;
        Ok(Self { first_norm, norm, first, convolutions, mean, top, last: Dense::read(reader, WIDTH, dimensions)? })
    }

    /// The numbers of each text, one after the other; a text is given as the rows of its pieces and is never empty.
    pub fn run(&self, table: &Table, texts: &[Vec<u32>]) -> Vec<f32> {
        let places = places(texts);
        let features = self.features(table, texts, &places);
        self.on_top(&self.means(&places, &features))
    }

    /// The numbers of parts of one text, each given by its first piece and its number of pieces, one after the other. What
    /// is known about a piece is found once and shared, so that parts cost little beside the whole.
    pub fn run_parts(&self, table: &Table, text: Vec<u32>, parts: &[(usize, usize)]) -> Vec<f32> {
        let texts = [text];
        let features = self.features(table, &texts, &places(&texts));
        let places: Vec<_> = parts.iter().map(|(start, length)| (start + GAP, *length)).collect();
        self.on_top(&self.means(&places, &features))
    }

    /// For each row, empty ones included, its embedding and what stands around it.
    fn features(&self, table: &Table, texts: &[Vec<u32>], places: &[(usize, usize)]) -> Vec<f32> {
        let embeddings = &embeddings(table, texts, places);
        let mut inner = self.first.apply(embeddings, WIDTH);
        inner.chunks_exact_mut(self.first.width()).for_each(|row| self.first_norm.apply(row));
        let mut features = vec![0.0; embeddings.len() / WIDTH * FEATURES];
        put(&mut features, 0, embeddings, WIDTH);
        for (at, convolution) in self.convolutions.iter().enumerate() {
            let part = inner.as_chunks::<INNER>().0.iter().skip(at).step_by(NEIGHBOURS.len());
            let part = convolution.run(places, part.flatten().copied().collect());
            put(&mut features, WIDTH + at * INNER, &part, INNER);
        }
        features.chunks_exact_mut(FEATURES).for_each(|row| self.norm.apply(row));
        features
    }

    /// The mean of each text, brought to the width of an embedding. The sum over the pieces is taken before the layer,
    /// which changes nothing but the work; divided by the root of the number of pieces, as the teacher does.
    fn means(&self, places: &[(usize, usize)], features: &[f32]) -> Vec<f32> {
        let mut means = vec![0.0; places.len() * FEATURES];
        for (mean, (start, length)) in means.chunks_exact_mut(FEATURES).zip(places) {
            for row in features.chunks_exact(FEATURES).skip(*start).take(*length) {
                mean.iter_mut().zip(row).for_each(|(mean, number)| *mean += number);
            }
            let share = (*length as f32).recip();
            mean.iter_mut().for_each(|number| *number *= share);
        }
        let mut means = self.mean.apply(&means, FEATURES);
        for (mean, (_, length)) in means.chunks_exact_mut(WIDTH).zip(places) {
            mean.iter_mut().for_each(|number| *number *= (*length as f32).sqrt());
        }
        means
    }

    fn on_top(&self, means: &[f32]) -> Vec<f32> {
        let [d0, p1, d1, d2, p3, d3] = &self.top;
        let over = |layer: &Dense, from: &[f32]| layer.apply(from, layer.height());
        let y0 = positive(over(d0, means));
        let y1 = positive(sum(over(p1, means), &over(d1, &y0)));
        let y2 = positive(over(d2, &y1));
        let mut z = sum(over(p3, &y1), &over(d3, &y2));
        z.iter_mut().for_each(|number| *number = number.tanh());
        over(&self.last, &z)
    }
}

impl Convolution {
    fn read(reader: &mut Reader, width: usize, before: usize) -> Result<Self, Broken> {
        let layers = [Dense::read(reader, width * INNER, INNER)?, Dense::read(reader, width * INNER, INNER)?];
        Ok(Self { width, before, layers })
    }

    /// Twice: each row with what the layer sees in it and its neighbours. Windows overlap in memory, so nothing is copied.
    fn run(&self, places: &[(usize, usize)], mut inner: Vec<f32>) -> Vec<f32> {
        for layer in &self.layers {
            clear_gaps(places, &mut inner);
            let after = self.width - 1 - self.before;
            let (from, to) = ((GAP - self.before) * INNER, inner.len().saturating_sub((GAP - after) * INNER));
            let seen = layer.apply(inner.get(from..to).unwrap_or_default(), INNER);
            let texts = inner.iter_mut().skip(GAP * INNER);
            texts.zip(seen).for_each(|(number, seen)| *number += seen.max(0.0));
        }
        inner
    }
}

impl<const N: usize> Norm<N> {
    fn read(reader: &mut Reader) -> Result<Self, Broken> {
        Ok(Self { gain: reader.array()?, offset: reader.array()? })
    }

    fn apply(&self, row: &mut [f32]) {
        let mean = total(row, |number| number) / N as f32;
        row.iter_mut().for_each(|number| *number -= mean);
        let size = (total(row, |number| number * number) / N as f32 + EPSILON).sqrt().recip();
        for (number, (gain, offset)) in row.iter_mut().zip(self.gain.iter().zip(&self.offset)) {
            *number = *number * size * gain + offset;
        }
    }
}

/// The sum over a row, in as many lanes as a register may have: one long chain of additions would wait for each.
fn total(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 16];
    for part in row.as_chunks::<16>().0 {
        lanes.iter_mut().zip(part).for_each(|(lane, number)| *lane += of(*number));
    }
    lanes.iter().sum()
}

/// Where each text stands: its first row and its number of rows, with a gap before, between and after.
fn places(texts: &[Vec<u32>]) -> Vec<(usize, usize)> {
    let next = |start: &mut usize, text: &Vec<u32>| {
        let place = (*start, text.len());
        *start += text.len() + GAP;
        Some(place)
    };
    texts.iter().scan(GAP, next).collect()
}

/// The embeddings of all pieces at their places, with nothing between the texts.
fn embeddings(table: &Table, texts: &[Vec<u32>], places: &[(usize, usize)]) -> Vec<f32> {
    let total = places.last().map_or(0, |(start, length)| start + length + GAP);
    let mut embeddings = vec![0.0; total * WIDTH];
    for ((start, _), text) in places.iter().zip(texts) {
        for (to, row) in embeddings.chunks_exact_mut(WIDTH).skip(*start).zip(text) {
            table.write(*row, to);
        }
    }
    embeddings
}

fn clear_gaps(places: &[(usize, usize)], rows: &mut [f32]) {
    let mut clear = |from: usize| rows.chunks_exact_mut(INNER).skip(from).take(GAP).for_each(|row| row.fill(0.0));
    clear(0);
    places.iter().for_each(|(start, length)| clear(start + length));
}

/// Writes rows of `width` numbers into the wider rows of features.
fn put(features: &mut [f32], at: usize, rows: &[f32], width: usize) {
    for (to, row) in features.chunks_exact_mut(FEATURES).zip(rows.chunks_exact(width)) {
        to.iter_mut().skip(at).zip(row).for_each(|(to, number)| *to = *number);
    }
}

fn positive(mut numbers: Vec<f32>) -> Vec<f32> {
    numbers.iter_mut().for_each(|number| *number = number.max(0.0));
    numbers
}

fn sum(mut numbers: Vec<f32>, others: &[f32]) -> Vec<f32> {
    numbers.iter_mut().zip(others).for_each(|(number, other)| *number += other);
    numbers
}
