//! Why the reader takes something for reported: how sure its models are, and what weighed most.

use super::reading::ASKED;

/// How many are told of all that was asked about a report.
const MOST: usize = 3;

/// What a report rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Grounds {
    /// How sure the models are of the cue, the source and the content, in steps of [`STEPS`].
    pub(crate) shares: [u8; 3],
    /// What weighed most, by its number in [`MEANINGS`], with its weight.
    pub(crate) most: [(u8, i16); MOST],
}

/// So many steps are a share of one.
pub(crate) const STEPS: u8 = 100;

impl Grounds {
    /// Of the weight of each thing that was asked about.
    pub(crate) fn of(shares: [f64; 3], weights: impl Iterator<Item = i32>) -> Grounds {
        let mut most = [(0, 0); MOST];
        for (number, weight) in (0..).zip(weights) {
            if weight.abs() <= i32::from(most[MOST - 1].1).abs() {
                continue;
            }
            let at = most.iter().take_while(|(_, heavier)| i32::from(*heavier).abs() >= weight.abs()).count();
            most.copy_within(at..MOST - 1, at + 1);
            most[at] = (number, weight as i16);
        }
        Grounds { shares: shares.map(|share| (share * f64::from(STEPS)) as u8), most }
    }
}

/// What is asked about a report, in the order of its features; the words of the cue and of the source stand for `{cue}` and `{source}`,
/// the first of what is reported for `{first}`.
pub(crate) const MEANINGS: [&str; ASKED + 1] = [
    "most of what is looked at so closely is reported",
    "how surely “{cue}” attributes",
    "how likely nothing is reported at all",
    "how surely what begins with “{first}” is reported",
    "how surely “{source}” is the source",
    "how surely what is reported begins at “{first}”",
    "how surely it is known where what is reported ends",
    "how surely it is known where the source begins",
    "how surely it is known where the source ends",
    "how surely “{cue}” attributes, beside how likely nothing is reported",
    "how surely “{cue}” attributes, and “{source}” is the source",
    "how surely “{source}” is the source, beside how likely nothing is reported",
    "whether no other reading is better",
    "how long what is reported is",
    "in how many pieces it stands",
    "on which sides of “{cue}” the source and what is reported stand",
    "how long “{source}” is",
    "how near “{source}” stands to “{cue}”",
    "how near “{first}” stands to “{cue}”",
    "what sort of word “{cue}” is",
    "what sort of word “{cue}” is, and how surely it attributes",
    "how long “{cue}” is",
    "what stands behind “{cue}”",
    "what sort of word “{cue}” is, and what stands behind it",
    "what sort of word “{source}” ends with",
    "what sort of word “{source}” ends with, and where it stands",
    "that “{first}” begins what “{cue}” reports",
    "that “{first}” begins it, and whether a verb is in it",
    "whether a verb is in it, and how long it is",
    "the verb of “{cue}”",
    "the verb of “{cue}” before a word like “{first}”",
    "the word “{first}” as the first",
    "what stands behind what is reported",
    "what stands before what is reported",
    "the first word of “{source}”",
    "what stands before “{source}”",
    "what stands behind “{source}”",
    "how sure the report is in which it stands, and who its source is",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_are_told() {
        let grounds = Grounds::of([0.5, 0.25, 1.0], [3, -40, 0, 40, 7, -8].into_iter());
        assert_eq!(grounds, Grounds { shares: [50, 25, 100], most: [(1, -40), (3, 40), (5, -8)] });
    }
}
