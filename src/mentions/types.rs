//! What a mention is.

use serde::Serialize;

use crate::outline::Outline;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
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

/// Grammatical gender of a person, as the text or the lists tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Gender {
    /// he
    Masculine,
    /// she
    Feminine,
}

/// Words of the text that stand for somebody. Token ranges index the outline's tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    /// All of it but the apposition: `Ukrainian president Volodymyr Zelensky`.
    pub(crate) tokens: (usize, usize),
    /// The name alone, without titles and roles; of a description its head noun.
    pub(crate) core: (usize, usize),
    /// The role written before the name; empty when there is none.
    pub(crate) role: (usize, usize),
    /// The apposition behind it, from after the comma; empty when there is none.
    pub(crate) apposition: (usize, usize),
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
    /// Sentence of the outline it stands in.
    pub(crate) sentence: usize,
    /// The person or body it stands for, an index into the entities; `usize::MAX` until known.
    pub(crate) entity: usize,
}

impl Mention {
    /// End of the mention with its apposition, as a token index.
    pub(crate) fn full_end(&self) -> usize {
        self.tokens.1.max(self.apposition.1)
    }

    /// Whether a description and a comma stand before the name: `the chairman, Ann Lee`.
    pub(crate) fn described_first(&self, outline: &Outline) -> bool {
        self.core.0 > self.tokens.0 && outline.tokens[self.core.0 - 1].is_punct(b',')
    }
}
