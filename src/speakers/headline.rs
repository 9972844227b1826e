//! The headline that the caller gives: it often has the full name, and the office, of whom the text calls by the surname.

use super::find_people;
use super::key::NameKey;
use crate::Span;
use crate::ids::IdVec;
use crate::lexicon::{Classes, Lexicon};
use crate::mentions::{Mentions, SpeakerKind, find_mentions};
use crate::outline::Outline;
use crate::text::head;

/// The people whom a headline names in full.
#[derive(Debug, Default)]
pub(super) struct Headline(Vec<Named>);

/// Somebody whom a headline names.
#[derive(Debug)]
pub(super) struct Named {
    surname: NameKey,
    pub(super) name: String,
    pub(super) role: Option<String>,
}

/// A longer headline is none, and is not read.
const LONGEST: usize = 400;
/// A headline that stands among so many of the first bytes of the text is read there.
const HEAD: usize = 1000;

impl Headline {
    /// Reads the headline of a text.
    pub(super) fn read(title: &str, text: &str, lexicon: &Lexicon) -> Headline {
        let title = title.trim();
        if title.is_empty() || title.len() > LONGEST || head(text, HEAD).contains(title) {
            return Headline::default();
        }
        let unquoted = IdVec::default();
        let outline = Outline::new(title, lexicon, &[Span::new(0, title.len())], &unquoted, &mut Default::default());
        let mut mentions = Mentions::new(find_mentions(&outline, false, &mut Default::default()));
        let people = find_people(&outline, &mut mentions, &mut Default::default());
        // Every word of a headline may have a capital: "Pump Ann Lee Wants" is no name.
        let named = people.all.iter().filter(|one| one.kind == SpeakerKind::Person && (2..=3).contains(&one.name.len()));
        let named = named.filter(|one| outline.classes(one.name.start()).any(Classes::GIVEN));
        let named = named.map(|one| Named {
            surname: NameKey::at(title, outline.tokens[one.name.end() - 1].span()),
            name: one.name_alone(&outline),
            role: one.role_alone(&outline),
        });
        Headline(named.collect())
    }

    /// Whom the headline names in full and the text by a surname alone; nobody where it names two of it.
    pub(super) fn bearer(&self, surname: &str) -> Option<&Named> {
        let key = NameKey::at(surname, Span::new(0, surname.len()));
        let mut bearers = self.0.iter().filter(|named| named.surname == key);
        bearers.next().filter(|_| bearers.next().is_none())
    }
}
