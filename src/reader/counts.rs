//! What stands between a cell and the cue: three bits for each count, which stops at three.

use super::tags::Tag;

pub(super) const COMMAS: u32 = 7;
pub(super) const FINITE: u32 = COMMAS << 3;
pub(super) const BREAKS: u32 = FINITE << 3;
pub(super) const THATS: u32 = BREAKS << 3;
pub(super) const WHS: u32 = THATS << 3;
pub(super) const CUES: u32 = WHS << 3;
/// One of each.
pub(super) const ONES: u32 = 0o111_111;

/// What of that which is counted a cell of a tag is.
pub(super) fn passes(tag: Tag) -> u32 {
    let kind = match tag {
        Tag::Comma => COMMAS,
        Tag::That => THATS,
        Tag::Wh => WHS,
        Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Bracket => BREAKS,
        tag if tag.is_finite() => FINITE,
        _ => 0,
    };
    kind & ONES
}

/// One more of each.
#[inline]
pub(super) fn passed(passed: u32, one: u32) -> u32 {
    let passed = passed + one;
    passed - (passed >> 2 & ONES)
}

/// The same with two where three are.
#[inline]
pub(super) fn two(passed: u32) -> u32 {
    passed - (passed & passed >> 1 & ONES)
}
