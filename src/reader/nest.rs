//! Reports inside each other: in "Lee said Orr hoped to stay" Lee's holds Orr's, which nobody heard from him.

use super::features::Feature;
use super::reading::{ASKED, Reading};
use crate::ids::{Id, IdRange, TokenId};

/// So many readings before and behind one are looked at.
const NEAR: usize = 16;

/// What the surest that holds a reading tells about it: how sure that is by itself, and what their sources have to do with each other.
/// Only verbs of speech and thought of its own sentence count, so that whatever else is read changes nothing.
pub(crate) fn held(readings: &[Reading], odds: impl Fn(usize) -> i32, at: usize) -> Option<Feature> {
    let this = &readings[at];
    // "Lee said the mill would close, the Courier reported": whoever is named with a verb of speech speaks, whoever passes it on.
    if this.firm {
        return None;
    }
    let near = at.saturating_sub(NEAR)..readings.len().min(at + NEAR + 1);
    let holds = |other: &Reading| other.says && other.row == this.row && other.holds(this);
    let holder = near.filter(|&other| other != at && holds(&readings[other])).max_by_key(|&other| odds(other))?;
    Some(Feature::new(ASKED as u32, [sureness(odds(holder)), this.source_in(&readings[holder]), 0]))
}

/// Odds in steps of two in log-odds.
fn sureness(odds: i32) -> u32 {
    const STEP: i32 = 32;
    const MOST: i32 = 2 * STEP;
    ((odds.clamp(-MOST, MOST) + MOST) / STEP) as u32
}

impl Reading {
    /// Whether the cue of another is part of what this one reports.
    fn holds(&self, other: &Reading) -> bool {
        self.content.iter().any(|piece| piece.start() <= other.cue.start() && other.cue.end() <= piece.end())
    }

    /// What its source has to do with a reading that holds it: whether it is that one's source, is part of what that one reports, opens it.
    fn source_in(&self, holder: &Reading) -> u32 {
        let holds = |piece: &IdRange<TokenId>| piece.start() <= self.source.start() && self.source.end() <= piece.end();
        let opens = holder.content[0].start().abs_diff(self.source.start()) < 2;
        u32::from(self.source == holder.source) | u32::from(holder.content.iter().any(holds)) << 1 | u32::from(opens) << 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RowId;
    use crate::quotes::Parts;

    /// "Lee said Orr hoped to stay", with the tokens of the cue, the source and the content.
    fn reading(cue: usize, source: usize, content: std::ops::Range<usize>) -> Reading {
        let tokens = |range: std::ops::Range<usize>| TokenId::new(range.start).to(TokenId::new(range.end));
        let (cue, source, content) =
            (tokens(cue..cue + 1), tokens(source..source + 1), Parts::of([tokens(content)].into_iter()).unwrap());
        let (row, shares, features) = (RowId::FIRST, [1.0; 3], [Feature(0); ASKED]);
        let (quoted, bare, unquoted) = (false, false, None);
        Reading { row, cue, says: true, firm: false, source, content, quoted, unquoted, bare, shares, features }
    }

    #[test]
    fn a_report_tells_about_those_inside_it() {
        let mut readings = [reading(1, 0, 2..6), reading(3, 2, 4..6)];
        let odds = |at: usize| [40, 0][at];
        assert_eq!(held(&readings, odds, 0), None);
        // Orr opens what Lee said, and is part of it.
        assert_eq!(held(&readings, odds, 1), Some(Feature::new(ASKED as u32, [3, 6, 0])));
        // "Lee said, the Courier reported": as sure as it is without the Courier.
        readings[1].firm = true;
        assert_eq!(held(&readings, odds, 1), None);
        // A sentence tells nothing about another.
        (readings[1].firm, readings[1].row) = (false, RowId::new(1));
        assert_eq!(held(&readings, odds, 1), None);
    }
}
