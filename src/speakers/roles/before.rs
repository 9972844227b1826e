//! Roles that stand before a name: `Ukrainian President Volodymyr Orr`, `the mayor, Ann Lee`, `a baker named Ann Lee`.

use super::phrases::{Phrase, read_phrase};
use super::role::{BARE_TITLE, Roles, short_plural};
use super::{BESIDE, LONGEST_LEFT, Reader};
use crate::lexicon::Classes;
use crate::mentions::{Mention, role_start};
use crate::text::{Shape, Token};

impl Reader<'_, '_> {
    /// Reads the title and the description before the name.
    pub(super) fn title(&self, mention: &Mention, poor: i32, person: &mut Roles) {
        let (first, core) = (mention.tokens().0, mention.core().0);
        let (start, end) = mention.role();
        // A description, a comma, the name, which may have a title of its own.
        let described = first < start || start < end && end < core;
        if let Some(phrase) = described.then(|| read_phrase(self.outline, first, core, false)).flatten() {
            let role = self.role(&phrase, BESIDE - poor);
            if self.names_party(phrase.head) && phrase.range.1 == phrase.range.0 + 1 {
                person.offer_party(phrase.range, false);
            } else if first < start && !is_bare(self.outline.text_of(end - 1)) {
                person.offer_said(role);
            } else {
                person.offer_title(role);
            }
        }
        let surname_only = mention.core().1 == core + 1;
        if start < end && end == core && !(surname_only && self.stands_apart(mention)) {
            self.beside((start, end), surname_only, poor, person);
        }
    }

    /// Whether a word for a person before a surname is none for its bearer: "a major Lee backer", "the judge Lee spoke of".
    fn stands_apart(&self, mention: &Mention) -> bool {
        let outline = self.outline;
        let start = mention.role().0;
        let picked = start > 0 && outline.classes(start - 1).any(Classes::DET) && outline.tokens[start].shape() == Shape::Lower;
        let behind = outline.tokens.get(mention.tokens().1).filter(|t| t.is_word() && t.shape() == Shape::Lower);
        let noun = |t: &Token| {
            outline.classes_of(t).any(Classes::ROLE | Classes::PEOPLE)
                && !outline.classes_of(t).any(Classes::VERB | Classes::FUNCTION)
        };
        picked || behind.is_some_and(noun)
    }

    /// A title right before the name.
    fn beside(&self, (mut start, mut end): (usize, usize), surname_only: bool, poor: i32, person: &mut Roles) {
        let outline = self.outline;
        if matches!(outline.text_of(start), "my" | "My" | "our" | "Our" | "your" | "Your") {
            return;
        }
        start += usize::from(outline.classes(start).any(Classes::DET));
        // "British diplomat Sir Tom Orr"
        if end > start + 1 && is_bare(outline.text_of(end - 1)) && outline.classes(end - 2).any(Classes::ROLE) {
            end -= 1;
        }
        // "longtime Ann Lee aide Tom Orr": another name stands inside it.
        if start > 0 && outline.tokens[start].shape() == Shape::Lower && outline.tokens[start - 1].is_capital() {
            start = role_start(outline, start, start.saturating_sub(LONGEST_LEFT));
        }
        let person_word = |t: &usize| outline.classes(*t).any(Classes::ROLE | Classes::PEOPLE | Classes::TITLE);
        let Some(head) = (start..end).rev().find(person_word) else { return };
        let classes = outline.classes(head);
        if self.names_party(head) {
            person.offer_party((start, end), false);
        } else if !classes.any(Classes::PLURAL) {
            let mut role = self.role_of((start, end), head, BESIDE - poor);
            if is_bare(outline.text_of(head)) && !classes.any(Classes::ROLE) {
                role.score = BARE_TITLE;
            } else if surname_only {
                // "President Lee" may be another Lee.
                role.score -= 4;
            }
            role.score = role.score.max(BARE_TITLE);
            role.several = short_plural(outline.text_of(head));
            person.offer_title(role);
        }
    }

    /// `a baker named Ann Lee`, `the chief known as Bob`.
    pub(super) fn named(&self, index: usize) -> Option<Phrase> {
        let outline = self.outline;
        let verb = match self.mentions[index].tokens().0.checked_sub(1)? {
            before if outline.text_of(before) == "named" => before,
            before if outline.text_of(before) == "as" && before > 0 && outline.text_of(before - 1) == "known" => before - 1,
            _ => return None,
        };
        let noun = verb.checked_sub(1).filter(|&noun| outline.classes(noun).any(Classes::ROLE | Classes::PEOPLE))?;
        // "a Harrow, Ohio, native named Ann Lee"
        let within = |t: &usize| outline.tokens[*t].is_word() || outline.tokens[*t].is_punct(b',');
        let mut before = (noun.saturating_sub(6)..noun).rev().take_while(within);
        let article = before.find(|&t| outline.classes(t).any(Classes::DET))?;
        // "The president named Orr": a verb.
        if matches!(outline.text_of(article), "the" | "The") && outline.text_of(verb) == "named" {
            return None;
        }
        read_phrase(outline, article, verb, false).filter(|phrase| phrase.head == noun)
    }
}

/// Titles that stand before a name and say little of what somebody does.
fn is_bare(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    ["dr", "prof", "rev", "revd", "fr", "hon", "ven", "br", "sr", "sir", "lord", "lady", "dame", "madam"]
        .iter()
        .any(|bare| word.eq_ignore_ascii_case(bare))
}
