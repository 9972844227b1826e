//! The plainest word: up to sixteen ASCII letters, read eight at a time. Nine words of ten are such.

/// The ASCII letters that some bytes begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    /// How many; never all sixteen, which may go on.
    pub(super) count: usize,
    /// The letters in lower case, as the lexicon wants them.
    pub(super) key: u128,
    /// Whether one is a capital.
    pub(super) capital: bool,
    /// Whether the first alone is one of several, or none.
    pub(super) usual: bool,
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
        let before = before(end);
        let capitals = !low & before & SMALL;
        // A bit of the first letter, where another one follows.
        let first = before >> 8 & 0x20;
        return Some(Letters {
            count: end.trailing_zeros() as usize / 8,
            key: u128::from((low | SMALL) & before),
            capital: capitals != 0,
            usual: capitals <= first,
        });
    }
    let end = others(high);
    if end == 0 {
        return None;
    }
    let before = before(end);
    let capitals = [!low & SMALL, !high & before & SMALL];
    Some(Letters {
        count: 8 + end.trailing_zeros() as usize / 8,
        key: u128::from(low | SMALL) | (u128::from((high | SMALL) & before) << 64),
        capital: capitals != [0, 0],
        usual: capitals[0] <= 0x20 && capitals[1] == 0,
    })
}

/// The top bit of each byte that is no letter.
fn others(eight: u64) -> u64 {
    // Both additions stay within their bytes: what they add to is below 0x80.
    let lower = (eight | SMALL) & !TOP;
    let letters = (lower + each(0x80 - b'a')) & !(lower + each(0x80 - b'z' - 1)) & !eight;
    !letters & TOP
}

/// All bytes before the first that `end` has a bit for.
fn before(end: u64) -> u64 {
    ((end & end.wrapping_neg()) - 1) >> 7
}

#[cfg(test)]
mod tests {
    use super::{Letters, letters};
    use crate::Span;
    use crate::lexicon::short_key_at;

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
            let capital = bytes[..count].iter().any(u8::is_ascii_uppercase);
            let usual = !capital || count > 1 && bytes[1..count].iter().all(u8::is_ascii_lowercase);
            let word = std::str::from_utf8(&bytes[..count]).unwrap();
            let want = short_key_at(word, Span::new(0, count)).map(|key| Letters { count, key, capital, usual });
            let found = letters(&bytes);
            if count == 0 {
                assert_eq!(found.map(|found| found.count), Some(0));
            } else {
                assert_eq!(found, want.filter(|_| count < 16), "{bytes:?}");
            }
        }
    }
}
