//! The plainest word: up to sixteen ASCII letters, read eight at a time. Nine words of ten are such.

/// The ASCII letters that some bytes begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    /// How many; never all sixteen, which may go on.
    pub(super) count: usize,
    /// The letters in lower case, as the lexicon wants them.
    pub(super) key: u128,
    /// How many are capitals.
    pub(super) capitals: usize,
}

/// The top bit of every byte.
const TOP: u64 = each(0x80);

/// The bit that tells a small letter from a capital.
const SMALL: u64 = each(0x20);

const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The letters at the start of `bytes`; `None` when all are.
#[inline]
pub(super) fn letters(bytes: &[u8; 16]) -> Option<Letters> {
    let both = u128::from_le_bytes(*bytes);
    let [low, high] = [both as u64, (both >> 64) as u64];
    let end = others(low);
    if end != 0 {
        let (key, capitals) = cut(low, end);
        // Nearly every capital is the first letter.
        let capitals = if capitals & !0x20 == 0 { capitals as usize >> 5 } else { ones(capitals) };
        return Some(Letters { count: end.trailing_zeros() as usize / 8, key: u128::from(key), capitals });
    }
    let end = others(high);
    if end == 0 {
        return None;
    }
    let (key, capitals) = cut(high, end);
    let key = u128::from(low | SMALL) | (u128::from(key) << 64);
    Some(Letters { count: 8 + end.trailing_zeros() as usize / 8, key, capitals: ones(!low & SMALL) + ones(capitals) })
}

/// The top bit of each byte that is no letter.
fn others(eight: u64) -> u64 {
    // Both additions stay within their bytes: what they add to is below 0x80.
    let lower = (eight | SMALL) & !TOP;
    let letters = (lower + each(0x80 - b'a')) & !(lower + each(0x80 - b'z' - 1)) & !eight;
    !letters & TOP
}

/// The bytes before the first that `end` has a bit for, in lower case, and the bit [`SMALL`] for each that was a capital.
fn cut(eight: u64, end: u64) -> (u64, u64) {
    let before = ((end & end.wrapping_neg()) - 1) >> 7;
    ((eight | SMALL) & before, !eight & before & SMALL)
}

/// How many bytes hold the bit [`SMALL`].
fn ones(bits: u64) -> usize {
    ((bits >> 5).wrapping_mul(each(1)) >> 56) as usize
}

#[cfg(test)]
mod tests {
    use super::{Letters, letters};
    use crate::lexicon::short_key;

    #[test]
    fn counts_what_a_plain_loop_counts() {
        let mut seed = 7u32;
        for _ in 0..200_000 {
            let bytes: [u8; 16] = std::array::from_fn(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let any = (seed >> 16) as u8;
                if seed >> 29 < 6 { b"etaoinshrdluETAOINSHRDLU@[`{zZ"[usize::from(any) % 30] } else { any }
            });
            let count = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            let capitals = bytes[..count].iter().filter(|b| b.is_ascii_uppercase()).count();
            let want = short_key(&bytes[..count]).map(|key| Letters { count, key, capitals });
            assert_eq!(letters(&bytes), want.filter(|_| count < 16), "{bytes:?}");
        }
    }
}
