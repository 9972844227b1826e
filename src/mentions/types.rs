//! What a mention is.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::outline::Outline;
use crate::text::TokenKind;

/// What sort of words a mention is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// Ann Lee, Mr. Lee, the Harrow Water Board
    Name,
    /// she, they
    Pronoun,
    /// the minister, a senior adviser to the campaign
    Description,
}

/// What a mention, or a speaker, stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// One human being with a name.
    Person,
    /// A company, agency, government, newspaper.
    Organization,
    /// Several people: voters, residents.
    Group,
    /// Somebody whose name the text does not tell: a spokeswoman, a source.
    Unnamed,
    /// A text that speaks: a report, a lawsuit.
    Document,
}

impl fmt::Display for SpeakerKind {
    /// Writes the name that stands in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// Grammatical gender of a person, as the text or the lists tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Gender {
    /// he
    Masculine,
    /// she
    Feminine,
}

impl fmt::Display for Gender {
    /// Writes the name that stands in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// A range of the outline's tokens, in half the room of two `usize`.
type Range = (u32, u32);

/// Words of the text that stand for somebody. Token ranges index the outline's tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    tokens: Range,
    core: Range,
    role: Range,
    apposition: Range,
    sentence: u32,
    entity: u32,
    /// How surely it stands for that, in per cent.
    sure: u8,
    pub(crate) kind: MentionKind,
    pub(crate) stands_for: Option<SpeakerKind>,
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
    /// Followed by `'s`: it owns what follows and does not act.
    pub(crate) possessive: bool,
    /// Stands inside a quotation.
    pub(crate) quoted: bool,
    /// A place name.
    pub(crate) place: bool,
    /// Written with a courtesy title: Mr., Mrs.
    pub(crate) courtesy: bool,
    /// A description that points at somebody known: `the`, `this`, `his`.
    pub(crate) definite: bool,
}

impl Mention {
    /// A mention of these tokens, of which `core` names it; nothing else about it is known yet.
    pub(crate) fn new(kind: MentionKind, tokens: (usize, usize), core: (usize, usize)) -> Mention {
        Mention {
            tokens: narrow(tokens),
            core: narrow(core),
            role: (0, 0),
            apposition: (0, 0),
            sentence: 0,
            entity: u32::MAX,
            sure: 100,
            kind,
            stands_for: None,
            gender: None,
            plural: false,
            possessive: false,
            quoted: false,
            place: false,
            courtesy: false,
            definite: false,
        }
    }

    /// A name at these tokens that was not found by its looks.
    pub(crate) fn of_name(outline: &Outline, tokens: (usize, usize)) -> Mention {
        let mut mention = Mention::new(MentionKind::Name, tokens, tokens);
        mention.set_sentence(outline.sentence_of(tokens.0));
        mention.quoted = outline.is_quoted(tokens.0);
        mention.possessive = outline.tokens.get(tokens.1).is_some_and(|t| t.kind() == TokenKind::Clitic && t.ch() == b's');
        mention
    }

    /// All of it but the apposition: `Ukrainian president Volodymyr Zelensky`.
    pub(crate) fn tokens(&self) -> (usize, usize) {
        crate::steps::step();
        wide(self.tokens)
    }

    /// The name alone, without titles and roles; of a description its head noun.
    pub(crate) fn core(&self) -> (usize, usize) {
        wide(self.core)
    }

    /// The role written before the name; empty when there is none.
    pub(crate) fn role(&self) -> (usize, usize) {
        wide(self.role)
    }

    /// The apposition behind it, from after the comma; empty when there is none.
    pub(crate) fn apposition(&self) -> (usize, usize) {
        wide(self.apposition)
    }

    pub(crate) fn begin_at(&mut self, token: usize) {
        self.tokens.0 = token as u32;
    }

    pub(crate) fn end_at(&mut self, token: usize) {
        self.tokens.1 = token as u32;
    }

    pub(crate) fn set_core(&mut self, core: (usize, usize)) {
        self.core = narrow(core);
    }

    pub(crate) fn set_role(&mut self, role: (usize, usize)) {
        self.role = narrow(role);
    }

    pub(crate) fn set_apposition(&mut self, apposition: (usize, usize)) {
        self.apposition = narrow(apposition);
    }

    /// Sentence of the outline it stands in.
    pub(crate) fn sentence(&self) -> usize {
        self.sentence as usize
    }

    pub(crate) fn set_sentence(&mut self, sentence: usize) {
        self.sentence = sentence as u32;
    }

    pub(crate) fn is_pronoun(&self) -> bool {
        self.kind == MentionKind::Pronoun
    }

    /// Whether it may stand for a person, or several: it is no place, body or text.
    pub(crate) fn may_be_person(&self) -> bool {
        !self.place && !matches!(self.stands_for, Some(SpeakerKind::Organization | SpeakerKind::Document))
    }

    /// Whether it is "I".
    pub(crate) fn is_first_person(&self, outline: &Outline) -> bool {
        self.is_pronoun() && outline.word(self.core().0) == "I"
    }

    /// The person or body it stands for, once that is known.
    pub(crate) fn entity(&self) -> Option<usize> {
        crate::steps::step();
        (self.entity != u32::MAX).then_some(self.entity as usize)
    }

    pub(crate) fn set_entity(&mut self, entity: usize) {
        self.entity = entity as u32;
    }

    /// How surely the mention stands for its entity, in per cent: a name surely, a pronoun as far as nobody else is near.
    pub(crate) fn surety(&self) -> u8 {
        self.sure
    }

    pub(crate) fn set_surety(&mut self, per_cent: u8) {
        self.sure = per_cent;
    }

    /// End of the mention with its apposition, as a token index.
    pub(crate) fn full_end(&self) -> usize {
        self.tokens.1.max(self.apposition.1) as usize
    }

    /// Whether a description and a comma stand before the name: `the chairman, Ann Lee`.
    pub(crate) fn described_first(&self, outline: &Outline) -> bool {
        self.core.0 > self.tokens.0 && outline.tokens[self.core.0 as usize - 1].is_punct(b',')
    }
}

fn narrow(range: (usize, usize)) -> Range {
    (range.0 as u32, range.1 as u32)
}

fn wide(range: Range) -> (usize, usize) {
    (range.0 as usize, range.1 as usize)
}
