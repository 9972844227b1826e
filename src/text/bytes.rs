//! A search for bytes that stand close together.
//!
//! `memchr` is made for rare bytes and pays for every one it finds. Marks, apostrophes and line ends come every fifty bytes or
//! so, and a search that tests a block at a time and then visits its hits takes half the time on news text.

use crate::bits::gather;

/// Bytes tested in one go.
const BLOCK: usize = 64;
/// Bytes searched before their hits are visited. Writing places down first keeps the processor from guessing at each block
/// how many hits it has.
const RUN: usize = 8 * BLOCK;
/// Places written for a block without asking whether it has so many.
const SURE: usize = 4;

/// Calls `visit` with the place of every byte that passes `test`, in order. `test` should be plain arithmetic on the byte, so
/// that the compiler can test many at once.
pub(crate) fn each(bytes: &[u8], test: impl Fn(u8) -> bool + Copy, mut visit: impl FnMut(usize)) {
    let mut places = [0u16; RUN + SURE];
    for (number, run) in bytes.chunks(RUN).enumerate() {
        let mut count = 0;
        let mut blocks = run.chunks_exact(BLOCK);
        let mut base = 0;
        for block in &mut blocks {
            let mut mask = mask(block, test);
            let end = count + mask.count_ones() as usize;
            for place in &mut places[count..count + SURE] {
                *place = base + mask.trailing_zeros() as u16;
                mask &= mask.wrapping_sub(1);
            }
            count += SURE;
            while mask != 0 {
                places[count] = base + mask.trailing_zeros() as u16;
                mask &= mask - 1;
                count += 1;
            }
            count = end;
            base += BLOCK as u16;
        }
        for (i, &byte) in blocks.remainder().iter().enumerate() {
            if test(byte) {
                places[count] = base + i as u16;
                count += 1;
            }
        }
        for &place in &places[..count] {
            visit(number * RUN + usize::from(place));
        }
    }
}

/// No more bytes of a text are read, so that four bytes are enough for a place in it.
pub(crate) const LONGEST_TEXT: usize = u32::MAX as usize - 1;

/// At most the first `bytes` bytes of `text`.
pub(crate) fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// At most the last `bytes` bytes of `text`.
pub(crate) fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// A bit for each byte of a block: whether it passes the test.
fn mask(block: &[u8], test: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0u8; BLOCK];
    for (flag, &byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(test(byte));
    }
    // From the last to the first: the compiler would take more instructions for many at once.
    flags.as_chunks().0.iter().rev().fold(0, |bits, &eight| bits << 8 | gather(u64::from_le_bytes(eight)))
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn finds_what_a_plain_loop_finds() {
        let text: Vec<u8> = (0..5000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for length in [0, 1, 63, 64, 65, 1000, 1023, 1024, 5000] {
            let text = &text[..length];
            let mut found = Vec::new();
            each(text, |b| b.is_multiple_of(7), |at| found.push(at));
            assert_eq!(found, (0..length).filter(|&at| text[at].is_multiple_of(7)).collect::<Vec<_>>());
        }
    }
}
