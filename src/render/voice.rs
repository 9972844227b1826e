//! Whose words a quote holds, as the page shows it.

use super::tally::is_unresolved;
use crate::{Extraction, Quote, SpeakerId, Usage};

/// Colours that the style sheet has, `c0` to `c9`; more speakers share them, and their letters tell them apart.
const COLOURS: usize = 10;
/// An attribution below this is shown as doubtful.
const DOUBTFUL: f32 = 0.5;

/// Whose words a quote holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    Speaker {
        id: SpeakerId,
        doubtful: bool,
        /// Whether the text says that it was said.
        stated: bool,
    },
    Unresolved,
    /// Inside another quote, of this speaker where one is known: nobody is asked who speaks there.
    Nested(Option<SpeakerId>),
    /// A scare quote, a title, a nickname; likewise.
    NoSpeech {
        nested: bool,
        around: Option<SpeakerId>,
    },
}

impl Voice {
    /// One voice a quote.
    pub(super) fn all(extraction: &Extraction<'_>) -> Vec<Voice> {
        let mut voices: Vec<Voice> = Vec::with_capacity(extraction.quotes().len());
        for quote in extraction.quotes() {
            let around = quote.parent().and_then(|parent| voices.get(parent)).and_then(|voice| voice.speaker());
            voices.push(Voice::of(extraction, quote, around));
        }
        voices
    }

    fn of(extraction: &Extraction<'_>, quote: &Quote<'_>, around: Option<SpeakerId>) -> Voice {
        match (extraction.speaker_of(quote), quote.attribution()) {
            (Some(speaker), Some(found)) => Voice::Speaker {
                id: speaker.id(),
                doubtful: found.confidence() < DOUBTFUL,
                stated: found.factuality().is_stated(),
            },
            _ if quote.usage() != Usage::Speech => Voice::NoSpeech { nested: quote.depth() > 0, around },
            _ if is_unresolved(quote) => Voice::Unresolved,
            _ => Voice::Nested(around),
        }
    }

    /// Who speaks, or who speaks the words around.
    pub(super) fn speaker(self) -> Option<SpeakerId> {
        match self {
            Voice::Speaker { id, .. } => Some(id),
            Voice::Nested(around) | Voice::NoSpeech { around, .. } => around,
            Voice::Unresolved => None,
        }
    }

    /// The classes that give a quote of this voice its look.
    pub(super) fn classes(self) -> String {
        let own = match self {
            Voice::Speaker { stated: true, .. } => "",
            Voice::Speaker { stated: false, .. } => " not-stated",
            Voice::Nested(_) | Voice::NoSpeech { nested: true, .. } => " nested",
            Voice::Unresolved => " unresolved",
            Voice::NoSpeech { nested: false, .. } => " no-speech",
        };
        match self.speaker() {
            Some(id) => format!("{} s{}{own}", colour(id), id.index() + 1),
            None => own.trim_start().to_owned(),
        }
    }

    /// What stands behind the quote in small letters, for those who do not see colours.
    pub(super) fn label(self) -> String {
        match self {
            Voice::Speaker { id, doubtful, stated } => {
                letter(id) + if doubtful { "?" } else { "" } + if stated { "" } else { NOT_STATED }
            }
            Voice::Unresolved => UNRESOLVED.to_owned(),
            Voice::Nested(_) => NESTED.to_owned(),
            Voice::NoSpeech { .. } => NO_SPEECH.to_owned(),
        }
    }
}

pub(super) const UNRESOLVED: &str = "?";
pub(super) const NESTED: &str = "›";
pub(super) const NO_SPEECH: &str = "*";
/// Behind the letter of the speaker, where the text does not say that it was said.
pub(super) const NOT_STATED: &str = "≠";

/// The class of the speaker's colour.
pub(super) fn colour(speaker: SpeakerId) -> String {
    format!("c{}", speaker.index() % COLOURS)
}

/// `A` for the first speaker, `Z` for the 26th, `AA` for the next.
pub(super) fn letter(speaker: SpeakerId) -> String {
    let mut letters = Vec::new();
    let mut rest = speaker.index() + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letter;
    use crate::SpeakerId;

    #[test]
    fn every_speaker_has_letters() {
        for (index, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letter(SpeakerId::new(index)), letters);
        }
    }
}
