//! Bits: what holds of many things, in one integer.

/// A bit in every byte.
pub(crate) const EACH: u64 = u64::from_le_bytes([1; 8]);

/// Eight bytes of ASCII in lower case.
#[inline]
pub(crate) fn lower(eight: u64) -> u64 {
    // The top bit of each capital. Both additions stay within their bytes, which are below 0x80.
    let capitals = (eight + EACH * (0x80 - b'A' as u64)) & !(eight + EACH * (0x80 - b'Z' as u64 - 1)) & EACH << 7;
    eight | capitals >> 2
}

/// The bits of eight bytes of 0 or 1, the first in the lowest.
#[inline]
pub(crate) fn gather(flags: u64) -> u64 {
    // Multiplied so, each byte leaves its bit in a place of its own at the top.
    flags.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The places of the bits that are set, the lowest first.
pub(crate) fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::{gather, lower, set_bits};

    #[test]
    fn letters_are_made_small() {
        for byte in 0..0x80u8 {
            let bytes: [u8; 8] = std::array::from_fn(|i| if i % 3 == 0 { byte } else { b'@' + i as u8 });
            assert_eq!(lower(u64::from_le_bytes(bytes)).to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()));
        }
    }

    #[test]
    fn bits_are_those_of_the_bytes() {
        for bits in 0..=u8::MAX {
            let flags: [u8; 8] = std::array::from_fn(|i| bits >> i & 1);
            assert_eq!(gather(u64::from_le_bytes(flags)), u64::from(bits));
            let places: Vec<usize> = (0..8).filter(|&i| flags[i] == 1).collect();
            assert_eq!(set_bits(u64::from(bits)).collect::<Vec<_>>(), places);
        }
    }
}
