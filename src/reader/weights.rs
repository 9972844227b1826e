//! Weights of features, packed.

use super::features::Feature;

/// So many units of a score are one in log-odds.
pub(crate) const UNIT: i32 = 64;

/// `W` weights for each of many features, to be looked up quickly: a table with open addressing.
#[derive(Debug, Clone)]
pub struct Weights<const W: usize> {
    slots: Vec<Slot<W>>,
    mask: usize,
    /// A bit for each feature that has weights, which others may share: it turns most of those without away, and takes little room.
    may_have: Vec<u64>,
}

/// So many features have a cell, or a reading, at most.
const MOST: usize = 64;

/// How many bits tell of features.
const BITS: usize = 1 << 19;

#[derive(Debug, Clone, Copy)]
struct Slot<const W: usize> {
    feature: u32,
    weights: [i8; W],
}

/// The mark of an empty slot.
const EMPTY: u32 = 0;

impl<const W: usize> Weights<W> {
    pub fn new(rows: &[(Feature, [i8; W])]) -> Self {
        let len = (rows.len() * 2).next_power_of_two();
        let mut weights =
            Weights { slots: vec![Slot { feature: EMPTY, weights: [0; W] }; len], mask: len - 1, may_have: vec![0; BITS / 64] };
        for &(feature, row) in rows {
            let (at, bit) = place(feature);
            weights.may_have[at] |= bit;
            let mut at = feature.0 as usize & weights.mask;
            while weights.slots[at].feature != EMPTY {
                at = (at + 1) & weights.mask;
            }
            weights.slots[at] = Slot { feature: feature.0, weights: row };
        }
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
            let weights = self.find(feature);
            sum.iter_mut().zip(weights).for_each(|(sum, &weight)| *sum += i32::from(weight));
        }
        sum
    }

    /// The weights of a feature; those of an empty slot are nothing.
    #[inline]
    fn find(&self, feature: u32) -> &[i8; W] {
        let mut at = feature as usize & self.mask;
        loop {
            let slot = &self.slots[at];
            if slot.feature == feature || slot.feature == EMPTY {
                return &slot.weights;
            }
            at = (at + 1) & self.mask;
        }
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
