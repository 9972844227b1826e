//! Weights of features, packed.

use super::features::Feature;

/// So many units of a score are one in log-odds.
pub(crate) const UNIT: i32 = 64;

/// `W` weights for each of many features, to be looked up quickly, in little room.
#[derive(Debug, Clone)]
pub struct Weights<const W: usize> {
    /// A bit for each feature that has weights, which others may share: it turns most of those without away.
    may_have: Vec<u64>,
    /// Where the features of each upper half begin.
    starts: Vec<u32>,
    /// In the order of the features.
    slots: Vec<Slot<W>>,
}

/// So many features have a cell, or a reading, at most.
const MOST: usize = 64;

/// How many bits tell of features.
const BITS: usize = 1 << 19;

/// The lower half of a feature, and its weights.
#[derive(Debug, Clone, Copy)]
struct Slot<const W: usize> {
    low: u16,
    weights: [i8; W],
}

impl<const W: usize> Weights<W> {
    /// Of rows in the order of their features.
    pub fn new(rows: &[(Feature, [i8; W])]) -> Self {
        let mut weights =
            Weights { may_have: vec![0; BITS / 64], starts: vec![0; (1 << 16) + 1], slots: Vec::with_capacity(rows.len()) };
        for &(feature, row) in rows {
            let (at, bit) = place(feature);
            weights.may_have[at] |= bit;
            weights.starts[(feature.0 >> 16) as usize + 1] += 1;
            weights.slots.push(Slot { low: feature.0 as u16, weights: row });
        }
        let mut start = 0;
        weights.starts.iter_mut().for_each(|count| {
            start += *count;
            *count = start;
        });
        weights
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

    /// The sum of the weights of features, [`MOST`] at most.
    pub(crate) fn sum(&self, features: impl Iterator<Item = Feature>) -> [i32; W] {
        // Those that may have weights are gathered before any is looked up: no branch that is hard to foresee.
        let (mut some, mut count) = ([0; MOST], 0);
        for feature in features {
            let (at, bit) = place(feature);
            some[count % MOST] = feature.0;
            count += usize::from(self.may_have[at] & bit != 0);
        }
        let mut sum = [0; W];
        for &feature in &some[..count.min(MOST)] {
            let high = (feature >> 16) as usize;
            let slots = &self.slots[self.starts[high] as usize..self.starts[high + 1] as usize];
            if let Some(slot) = slots.iter().find(|slot| slot.low == feature as u16) {
                sum.iter_mut().zip(slot.weights).for_each(|(sum, weight)| *sum += i32::from(weight));
            }
        }
        sum
    }
}

/// The bit that tells of a feature.
#[inline]
fn place(feature: Feature) -> (usize, u64) {
    let high = feature.0 as usize >> (u32::BITS - BITS.trailing_zeros());
    (high / 64, 1 << (high % 64))
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
