//! Weights of features, packed.

use std::hint::select_unpredictable;

use super::features::Feature;

/// So many units of a score are one in log-odds.
pub(crate) const UNIT: i32 = 64;

/// Those of the three models.
pub type CueWeights = Weights<3, 1>;
pub type SpanWeights = Weights<6, 2>;
pub type JudgeWeights = Weights<1, 1>;

/// What weighs for a cell: three numbers for each of `K` kinds, and room for one more, since four are added at once.
pub(crate) type Scores<const K: usize> = [[i16; 4]; K];
/// How many of them are weights.
const EACH: usize = 3;

/// How many places there are for features, and for runs of features whose places are moved together.
const PLACES: usize = 1 << PLACE;
const PLACE: u32 = 15;
const RUNS: usize = 1 << 14;

/// `W` weights for each of many features, each at a place that nothing else has. The last number of a row tells the feature.
#[derive(Debug, Clone)]
pub struct Weights<const W: usize, const K: usize> {
    /// For the lower bits of a feature, how its upper ones become its place.
    moved: Box<[u16; RUNS]>,
    rows: Box<[Scores<K>; PLACES]>,
}

impl<const W: usize, const K: usize> Weights<W, K> {
    /// Of rows in the order of their features. As long as there are more places, all find one, since a run of one finds any that is
    /// free.
    pub fn new(weights: &[(Feature, [i8; W])]) -> Self {
        let mut runs: Vec<Vec<&(Feature, [i8; W])>> = vec![Vec::new(); RUNS];
        weights.iter().for_each(|row| runs[run(row.0)].push(row));
        // Two of a run that share the upper bits can have no two places. There are a few such pairs in tens of thousands, which lose one each.
        runs.iter_mut().for_each(|run| run.dedup_by_key(|row| upper(row.0)));
        let mut order: Vec<usize> = (0..RUNS).collect();
        order.sort_by_key(|&run| std::cmp::Reverse(runs[run].len()));
        let (mut moved, mut rows, mut taken) = (boxed(0), boxed([[0; 4]; K]), vec![false; PLACES]);
        for number in order {
            let free = |by: &u16| runs[number].iter().all(|row| !taken[place(row.0, *by)]);
            let Some(by) = (0..PLACES as u16).find(free) else { continue };
            moved[number] = by;
            for (feature, weights) in &runs[number] {
                let place = place(*feature, by);
                taken[place] = true;
                rows[place] = row(weights, *feature);
            }
        }
        Weights { moved, rows }
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

    /// The sum of the weights of features, of which there are no more than 256. What tells the features is added up too, and means nothing.
    #[inline]
    pub(crate) fn sum(&self, features: impl Iterator<Item = Feature>) -> Scores<K> {
        let mut sums = [[0i16; 4]; K];
        for feature in features {
            let row = &self.rows[place(feature, self.moved[run(feature)])];
            // The place and the run tell the rest of the feature. Nobody can predict whether it is the feature's own.
            let row = select_unpredictable(row[K - 1][EACH] == middle(feature), row, &[[0; 4]; K]);
            let all = sums.as_flattened_mut().iter_mut().zip(row.as_flattened());
            all.for_each(|(sum, &weight)| *sum = sum.wrapping_add(weight));
        }
        sums
    }
}

/// Weights and the middle of a feature.
fn row<const W: usize, const K: usize>(weights: &[i8; W], feature: Feature) -> Scores<K> {
    let mut row = [[0; 4]; K];
    weights.iter().enumerate().for_each(|(at, &weight)| row[at / EACH][at % EACH] = weight.into());
    row[K - 1][EACH] = middle(feature);
    row
}

fn boxed<T: Copy, const N: usize>(value: T) -> Box<[T; N]> {
    vec![value; N].into_boxed_slice().try_into().unwrap_or_else(|_| unreachable!("as many as asked for"))
}

fn place(feature: Feature, moved: u16) -> usize {
    usize::from(upper(feature) ^ moved) % PLACES
}

fn upper(feature: Feature) -> u16 {
    (feature.0 >> (u32::BITS - PLACE)) as u16
}

/// The bits below the upper ones: those that are left but the lowest, which tells the run.
fn middle(feature: Feature) -> i16 {
    (feature.0 >> 1) as i16
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

#[cfg(test)]
mod tests {
    use super::super::features::mixed;
    use super::*;

    /// As full as the tables are.
    const FULL: u32 = 30_000;

    #[test]
    fn each_feature_has_its_own_weights_and_a_stranger_none() {
        let weight = |n: u32| (n % 255) as i8;
        let feature = |n: u32| Feature(mixed(mixed(n)));
        let mut rows: Vec<(Feature, [i8; 6])> =
            (0..FULL).map(|n| (feature(n), [weight(n), 1, -1, 127, -127, weight(n + 1)])).collect();
        rows.sort_unstable();
        let weights = SpanWeights::new(&rows);
        let weights_of = |sums: Scores<2>| sums.map(|[a, b, c, _]| [a, b, c]).concat();
        let mut lost = 0;
        for n in 0..FULL {
            let found = weights_of(weights.sum([feature(n), feature(FULL + n)].into_iter()));
            lost += usize::from(found == [0; 6]);
            assert!(
                found == [0; 6] || found == [weight(n), 1, -1, 127, -127, weight(n + 1)].map(i16::from),
                "feature {n}: {found:?}"
            );
        }
        assert!(lost < 10, "{lost} found no place");
        let many = weights_of(weights.sum(std::iter::repeat_n(feature(0), 256)));
        assert_eq!(many[3..5], [256 * 127, -256 * 127]);
    }
}
