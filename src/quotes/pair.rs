//! Double marks paired, one paragraph at a time.
//!
//! Each mark is flagged by its neighbours as one that opens, closes, or may do either; one stack then pairs them. A closing
//! mark looks for an open one of its own group first, and a count per group says beforehand whether there is one, so that each
//! mark is pushed and popped once. Nothing is carried from a paragraph into the next, so that a bad mark harms its own only.

use std::ops::Range;

use super::scan::{Mark, Side};
use crate::steps::step;
use crate::text::{DOUBLE_GROUPS, Group, MarkShape};

/// What has become of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// No mark of a quotation: an apostrophe, an inch.
    Unused,
    /// Opens a quote that the mark of this index closes.
    Opens(u32),
    /// Closes the quote that the mark of this index opened.
    Closes(u32),
    /// Opens a quote that nothing closes.
    Unclosed,
    /// Closes a quote that nothing opened.
    Orphan,
    /// An opening mark inside a quote that ended without closing it.
    Stray,
}

/// What a mark can do, by its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Open,
    Close,
    /// Closes when something is open, opens otherwise.
    Either,
}

/// What the double mark `mark` can do.
pub(super) fn role(mark: &Mark) -> Role {
    let leading = matches!(mark.before, Side::Space | Side::Opening);
    let trailing = matches!(mark.after, Side::Space | Side::Stop | Side::Dash);
    match mark.shape {
        MarkShape::LowDouble | MarkShape::LeftCorner | MarkShape::LeftWhiteCorner => Role::Open,
        MarkShape::RightCorner | MarkShape::RightWhiteCorner => Role::Close,
        // Directed marks are taken at their word unless both neighbours speak against it.
        MarkShape::LeftDouble | MarkShape::Backticks if !leading && trailing => Role::Either,
        MarkShape::RightDouble if leading && !trailing => Role::Either,
        MarkShape::LeftGuillemet | MarkShape::LeftAngle if !leading && trailing => Role::Close,
        MarkShape::RightGuillemet | MarkShape::RightAngle if leading && !trailing => Role::Open,
        MarkShape::LeftDouble | MarkShape::Backticks | MarkShape::LeftGuillemet | MarkShape::LeftAngle => Role::Open,
        MarkShape::RightDouble | MarkShape::RightGuillemet | MarkShape::RightAngle => Role::Close,
        _ => match (leading, mark.after) {
            (true, Side::Space | Side::Stop) => Role::Either,
            (true, _) => Role::Open,
            (false, Side::Space | Side::Stop) => Role::Close,
            (false, Side::Dash) if mark.before != Side::Dash => Role::Close,
            (false, _) => Role::Either,
        },
    }
}

/// Whether the mark at `at`, inside a quote, stands for inches: `"It was 8" once," he said`. The next mark closes the quote, then.
fn is_inch(marks: &[Mark], at: usize, end: usize) -> bool {
    let mark = &marks[at];
    let inch = mark.shape == MarkShape::Straight && mark.before == Side::Digit && mark.after != Side::Stop && !mark.touches;
    let next = || marks[at + 1..end].iter().inspect(|_| step()).find(|next| next.shape.group() != Group::Single);
    inch && next().is_some_and(|next| next.shape == MarkShape::Straight && role(next) == Role::Close)
}

/// Pairs the double marks of a text, paragraph by paragraph.
pub(super) struct Pairer<'r> {
    /// The marks that are open, outermost first; empty between paragraphs.
    stack: &'r mut Vec<u32>,
    open: [u32; DOUBLE_GROUPS],
}

/// What the marks of a paragraph are, beside quotes in double marks that open and close by marks of one group.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beside {
    /// Single marks.
    pub(super) singles: bool,
    /// Marks without a partner, or with one of another group.
    pub(super) odd: bool,
}

impl<'r> Pairer<'r> {
    /// With an empty list to work with.
    pub(super) fn new(stack: &'r mut Vec<u32>) -> Self {
        Pairer { stack, open: [0; DOUBLE_GROUPS] }
    }

    /// Settles the fate of the double marks in `range`, the marks of one paragraph.
    pub(super) fn pair(&mut self, marks: &[Mark], range: Range<usize>, fates: &mut [Fate]) -> Beside {
        let mut beside = Beside::default();
        for at in range.clone() {
            step();
            let mark = &marks[at];
            let group = mark.shape.group();
            if group == Group::Single {
                beside.singles = true;
                continue;
            }
            let role = role(mark);
            if role != Role::Open && self.open[group as usize] > 0 && is_inch(marks, at, range.end) {
                continue;
            }
            let closable = if role == Role::Open { None } else { self.closable(group) };
            match (role, closable) {
                (Role::Open, _) | (Role::Either, None) => {
                    self.stack.push(at as u32);
                    self.open[group as usize] += 1;
                }
                (_, Some(group_only)) => {
                    beside.odd |= !group_only;
                    self.close(at, marks, group_only, fates);
                }
                (Role::Close, None) => {
                    beside.odd = true;
                    fates[at] = Fate::Orphan;
                }
            }
        }
        if !self.stack.is_empty() {
            beside.odd = true;
            self.open = [0; DOUBLE_GROUPS];
        }
        for at in self.stack.drain(..) {
            fates[at as usize] = Fate::Unclosed;
        }
        beside
    }

    /// Whether an open mark is there that a mark of `group` can close: `Some(true)` when it is one of its own group.
    fn closable(&self, group: Group) -> Option<bool> {
        if self.open[group as usize] > 0 {
            Some(true)
        } else if group.is_western() && self.open[..3].iter().any(|&n| n > 0) {
            Some(false)
        } else {
            None
        }
    }

    fn close(&mut self, at: usize, marks: &[Mark], group_only: bool, fates: &mut [Fate]) {
        let group = marks[at].shape.group();
        while let Some(opener) = self.stack.pop() {
            step();
            let other = marks[opener as usize].shape.group();
            self.open[other as usize] -= 1;
            if other == group || (!group_only && other.is_western()) {
                fates[opener as usize] = Fate::Opens(at as u32);
                fates[at] = Fate::Closes(opener);
                return;
            }
            fates[opener as usize] = Fate::Stray;
        }
    }
}
