//! Roles that stand before a name: `Ukrainian President Volodymyr Orr`, `the mayor, Ann Lee`, `a baker named Ann Lee`.

use super::noun_phrases::NounPhrase;
use super::office::is_plural_title;
use super::reader::{BESIDE, LONGEST_LEFT, Reader};
use super::role::{BARE_TITLE, Roles};
use crate::ids::{Id, IdRange, MentionId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{Mention, role_start};
use crate::text::{Shape, Token};

impl Reader<'_, '_> {
    /// Reads the title and the description before the name.
    pub(super) fn title(&self, mention: &Mention, poor: i32, person: &mut Roles) {
        let (first, core) = (mention.tokens().start(), mention.core().start());
        let (start, end) = mention.role().bounds();
        // A description, a comma, the name, which may have a title of its own.
        let described = first < start || start < end && end < core;
        if let Some(phrase) = described.then(|| NounPhrase::read(self.outline, first, core, false)).flatten() {
            let role = self.role(&phrase, BESIDE - poor);
            if self.names_party(phrase.head) && phrase.range.len() == 1 {
                person.offer_party(phrase.range, false);
            } else if first < start && !self.is_bare(end - 1) {
                person.offer_said(role);
            } else {
                person.offer_title(role);
            }
        }
        let surname_only = mention.core().end() == core + 1;
        if start < end && end == core && !(surname_only && self.stands_apart(mention)) {
            self.beside(mention.role(), surname_only, poor, person);
        }
    }

    /// Whether a word for a person before a surname is none for its bearer: "a major Lee backer", "the judge Lee spoke of".
    fn stands_apart(&self, mention: &Mention) -> bool {
        let outline = self.outline;
        let start = mention.role().start();
        let picked = outline.classes_before(start).any(Classes::DET) && outline.tokens[start].shape() == Shape::Lower;
        let behind = outline.tokens.get(mention.tokens().end()).filter(|t| t.is_word() && t.shape() == Shape::Lower);
        let noun = |t: &Token| {
            outline.classes_of(t).any(Classes::ROLE | Classes::PEOPLE)
                && !outline.classes_of(t).any(Classes::VERB | Classes::FUNCTION)
        };
        picked || behind.is_some_and(noun)
    }

    /// A title right before the name.
    fn beside(&self, title: IdRange<TokenId>, surname_only: bool, poor: i32, person: &mut Roles) {
        let outline = self.outline;
        let (mut start, mut end) = title.bounds();
        // "my friend Ann Lee": of whoever writes.
        if matches!(outline.word(start), word::MY | word::OUR | word::YOUR) {
            return;
        }
        start += usize::from(outline.classes(start).any(Classes::DET));
        // "British diplomat Sir Tom Orr"
        if end > start + 1 && self.is_bare(end - 1) && outline.classes(end - 2).any(Classes::ROLE) {
            end -= 1;
        }
        // "longtime Ann Lee aide Tom Orr": another name stands inside it.
        if outline.tokens[start].shape() == Shape::Lower
            && start.before().is_some_and(|before| outline.tokens[before].is_capital())
        {
            start = role_start(outline, start, start.saturating_sub(LONGEST_LEFT));
        }
        let person_word = |t: &TokenId| outline.classes(*t).any(Classes::ROLE | Classes::PEOPLE | Classes::TITLE);
        let Some(head) = start.to(end).iter().rev().find(person_word) else { return };
        let classes = outline.classes(head);
        if self.names_party(head) {
            person.offer_party(start.to(end), false);
        } else if !classes.any(Classes::PLURAL) {
            let mut role = self.role_of(start.to(end), head, BESIDE - poor);
            // "Mr Justice Lee" is how a judge is called.
            let called = outline.classes(start).any(Classes::COURTESY);
            if called || self.is_bare(head) && !classes.any(Classes::ROLE) {
                role.score = BARE_TITLE;
            } else if surname_only {
                // "President Lee" may be another Lee.
                role.score -= 4;
            }
            role.score = role.score.max(BARE_TITLE);
            role.several = is_plural_title(outline, head);
            person.offer_title(role);
        }
    }

    /// `a baker named Ann Lee`, `the chief known as Bob`.
    pub(super) fn named(&self, id: MentionId) -> Option<NounPhrase> {
        let outline = self.outline;
        let before = self.mentions[id].tokens().start().before()?;
        let verb = match outline.word(before) {
            word::NAMED => before,
            word::AS if outline.word_before(before) == word::KNOWN => before - 1,
            _ => return None,
        };
        let noun = verb.before().filter(|&noun| outline.classes(noun).any(Classes::ROLE | Classes::PEOPLE))?;
        // "a Harrow, Ohio, native named Ann Lee"
        let within = |t: &TokenId| outline.tokens[*t].is_word() || outline.tokens[*t].is_punct(b',');
        let mut before = noun.saturating_sub(6).to(noun).iter().rev().take_while(within);
        let article = before.find(|&t| outline.classes(t).any(Classes::DET))?;
        // "The president named Orr": a verb.
        if outline.word(article) == word::THE && outline.word(verb) == word::NAMED {
            return None;
        }
        NounPhrase::read(outline, article, verb, false).filter(|phrase| phrase.head == noun)
    }

    /// Whether a title says little of what somebody does: "Dr", "Sir".
    fn is_bare(&self, token: TokenId) -> bool {
        self.outline.classes(token).any(Classes::BARE | Classes::COURTESY)
    }
}
