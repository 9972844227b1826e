//! Weights of features, packed.

use super::features::Feature;

/// So many units of a score are one in log-odds.
pub(crate) const UNIT: i32 = 64;

/// Those of the three models.
pub type CueWeights = Weights<3, 1>;
pub type SpanWeights = Weights<6, 2>;
pub type JudgeWeights = Weights<1, 1>;

/// How many places there are for features, and for runs of features whose places are moved together.
const PLACES: usize = 1 << 16;
const RUNS: usize = 1 << 14;

/// Each of four numbers in 64 bits has so many.
const LANE: u32 = 16;
/// Added to each weight, so that none is below nothing and four are added at once.
const RAISED: i32 = 128;
/// Four of it.
const NONE: u64 = 0x0080_0080_0080_0080;

/// `W` weights for each of many features, each at a place that nothing else has: a row of `L` times four numbers, the last of which tells
/// the feature.
#[derive(Debug, Clone)]
pub struct Weights<const W: usize, const L: usize> {
    /// For the lower bits of a feature, how its upper half becomes its place.
    moved: Box<[u16; RUNS]>,
    rows: Box<[[u64; L]; PLACES]>,
    /// A place without weights.
    none: u16,
}

impl<const W: usize, const L: usize> Weights<W, L> {
    /// Of rows in the order of their features. Those that find no place are left out; there are many more places than features.
    pub fn new(weights: &[(Feature, [i8; W])]) -> Self {
        let mut runs: Vec<Vec<&(Feature, [i8; W])>> = vec![Vec::new(); RUNS];
        weights.iter().for_each(|row| runs[run(row.0)].push(row));
        // That two of a run share an upper half, there are too few.
        runs.iter_mut().for_each(|run| run.dedup_by_key(|row| upper(row.0)));
        let mut order: Vec<usize> = (0..RUNS).collect();
        order.sort_by_key(|&run| std::cmp::Reverse(runs[run].len()));
        let (mut moved, mut rows, mut taken) = (boxed(0), boxed([NONE; L]), vec![false; PLACES]);
        for number in order {
            let free = |by: &u16| runs[number].iter().all(|row| !taken[usize::from(upper(row.0) ^ by)]);
            let Some(by) = (0..=u16::MAX).find(free) else { continue };
            moved[number] = by;
            for (feature, weights) in &runs[number] {
                let place = usize::from(upper(*feature) ^ by);
                taken[place] = true;
                rows[place] = row(weights, *feature);
            }
        }
        let none = taken.iter().position(|taken| !taken).unwrap_or_default() as u16;
        Weights { moved, rows, none }
    }

    /// Reads rows as [`packed`] writes them. The bytes are the crate's own.
    pub(crate) fn unpacked(mut bytes: &[u8]) -> Self {
        let (mut rows, mut feature) = (Vec::with_capacity(bytes.len() / (W + 2)), 0);
        while !bytes.is_empty() {
            feature += gap(&mut bytes);
            let (row, rest) = bytes.split_at(W);
            rows.push((Feature(feature), std::array::from_fn(|at| row[at].cast_signed())));
            bytes = rest;
        }
        Weights::new(&rows)
    }

    /// The sum of the weights of features, of which there are no more than 256.
    #[inline]
    pub(crate) fn sum(&self, features: impl Iterator<Item = Feature>) -> [i32; W] {
        let (mut sums, mut count) = ([0u64; L], 0);
        for feature in features {
            let place = upper(feature) ^ self.moved[run(feature)];
            // The place and the run tell the rest of the feature.
            let known = self.rows[usize::from(place)][L - 1] >> (u64::BITS - LANE) == u64::from(feature.0 as u16);
            let row = &self.rows[usize::from(if known { place } else { self.none })];
            sums.iter_mut().zip(row).for_each(|(sum, four)| *sum = sum.wrapping_add(*four));
            count += RAISED;
        }
        std::array::from_fn(|at| i32::from((sums[at / 4] >> (at as u32 % 4 * LANE)) as u16) - count)
    }
}

/// Weights and the lower half of a feature, four numbers in each 64 bits.
fn row<const W: usize, const L: usize>(weights: &[i8; W], feature: Feature) -> [u64; L] {
    let mut row = [0; L];
    for (at, &weight) in weights.iter().enumerate() {
        row[at / 4] |= u64::from((i32::from(weight) + RAISED).cast_unsigned()) << (at as u32 % 4 * LANE);
    }
    row[L - 1] |= u64::from(feature.0 as u16) << (u64::BITS - LANE);
    row
}

fn boxed<T: Copy, const N: usize>(value: T) -> Box<[T; N]> {
    vec![value; N].into_boxed_slice().try_into().unwrap_or_else(|_| unreachable!("as many as asked for"))
}

fn upper(feature: Feature) -> u16 {
    (feature.0 >> 16) as u16
}

fn run(feature: Feature) -> usize {
    feature.0 as usize % RUNS
}

/// How far one feature is from the one before: seven bits a byte, the lowest first.
fn gap(bytes: &mut &[u8]) -> u32 {
    let (mut gap, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        gap |= u32::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    gap
}

/// Rows in the order of their features, each as how far it is from the one before and its weights.
#[cfg(feature = "training")]
pub fn packed<const W: usize>(rows: &[(Feature, [i8; W])]) -> Vec<u8> {
    let (mut bytes, mut before) = (Vec::new(), 0);
    for (feature, weights) in rows {
        let mut gap = feature.0 - before;
        before = feature.0;
        while gap >= 0x80 {
            bytes.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        bytes.push(gap as u8);
        bytes.extend(weights.map(i8::cast_unsigned));
    }
    bytes
}
