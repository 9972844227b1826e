//! What each word does in its sentence and what it means, as far as its classes and its neighbours tell.

use crate::ids::TokenId;
use crate::lexicon::{Classes, looks_adverb, looks_gerund, looks_past, looks_plural, word};
use crate::outline::Outline;
use crate::text::{Token, TokenKind};

/// What a word does in its sentence, as far as its classes and its neighbours tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Tag {
    /// Before the first cell of a row.
    Start,
    /// Behind the last.
    End,
    Quote,
    /// A word of the cue that is asked about.
    Cue,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Dash,
    Bracket,
    Mark,
    Sign,
    Number,
    To,
    As,
    /// 's of an owner
    Owner,
    That,
    Possessive,
    Pronoun,
    Aux,
    Be,
    Not,
    Determiner,
    Wh,
    Conjunction,
    Preposition,
    Subordinator,
    Adverb,
    Past,
    Third,
    Present,
    Base,
    Gerund,
    Participle,
    Name,
    Plural,
    Noun,
    Adjective,
}

impl Tag {
    pub(crate) fn is_finite(self) -> bool {
        matches!(self, Tag::Past | Tag::Third | Tag::Present | Tag::Aux | Tag::Be)
    }

    pub(crate) fn is_verb(self) -> bool {
        matches!(self, Tag::Past | Tag::Third | Tag::Present | Tag::Base | Tag::Gerund | Tag::Participle)
    }
}

/// What a word means, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Sense {
    None,
    Says,
    MaySay,
    RarelySays,
    Thinks,
    GivesOut,
    Quotes,
    /// Any other verb.
    Acts,
    Person,
    Group,
    Unnamed,
    Party,
    Body,
    KnownBody,
    Speech,
    Document,
    Medium,
    Place,
    Demonym,
    Given,
    Title,
    Time,
    MaySpeak,
}

/// What an unknown word looks like by its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Look {
    Plain,
    Past,
    Gerund,
    Adverb,
    Plural,
}

pub(crate) fn looks(text: &str) -> Look {
    if looks_past(text) {
        Look::Past
    } else if looks_gerund(text) {
        Look::Gerund
    } else if looks_adverb(text) {
        Look::Adverb
    } else if looks_plural(text) {
        Look::Plural
    } else {
        Look::Plain
    }
}

const NOMINAL: Classes = Classes::ROLE
    .or(Classes::PEOPLE)
    .or(Classes::ORG_HEAD)
    .or(Classes::SPEECH_NOUN)
    .or(Classes::DOCUMENT_NOUN)
    .or(Classes::MEDIUM_NOUN)
    .or(Classes::NOUN);

/// A token that is to be tagged, and what stands beside it.
pub(crate) struct Word<'o, 't> {
    pub(crate) outline: &'o Outline<'t>,
    pub(crate) at: TokenId,
    pub(crate) token: &'o Token,
    pub(crate) classes: Classes,
    /// What the cell before it is.
    pub(crate) before: Tag,
    /// Whether it opens its sentence, where a capital tells nothing.
    pub(crate) opens: bool,
    /// Whether it stands in a headline, where no capital does.
    pub(crate) headline: bool,
}

pub(crate) fn tag(word: &Word) -> Tag {
    let ch = word.token.ch();
    match word.token.kind() {
        TokenKind::Punct => match ch {
            b',' => Tag::Comma,
            b'.' | b'!' | b'?' | b'~' => Tag::Stop,
            b':' => Tag::Colon,
            b';' => Tag::Semicolon,
            b'-' => Tag::Dash,
            b'(' | b')' | b'[' | b']' => Tag::Bracket,
            _ => Tag::Sign,
        },
        TokenKind::Mark => Tag::Mark,
        TokenKind::Number => Tag::Number,
        TokenKind::Clitic => match ch {
            b's' if !matches!(word.before, Tag::Pronoun | Tag::Wh | Tag::That) => Tag::Owner,
            b's' | b'm' | b'r' => Tag::Be,
            _ => Tag::Aux,
        },
        TokenKind::Word => word.function().or_else(|| word.verb()).unwrap_or_else(|| word.other()),
    }
}

impl<'t> Word<'_, 't> {
    pub(crate) fn text(&self) -> &'t str {
        self.token.span().of(self.outline.text)
    }

    fn next(&self) -> Option<&Token> {
        self.outline.tokens.get(self.at + 1)
    }

    fn capital(&self) -> bool {
        self.token.is_capital() && !self.opens && !self.headline
    }

    /// The small words: "to", "that", "would", "his".
    fn function(&self) -> Option<Tag> {
        let c = self.classes;
        let first_name = self.capital() && c.any(Classes::GIVEN | Classes::MONTH) && self.next().is_some_and(Token::is_capital);
        let tag = if c.any(Classes::NUM) && !c.any(Classes::DET | Classes::PRON) {
            Tag::Number
        } else if self.token.word() == word::TO {
            Tag::To
        } else if self.token.word() == word::AS {
            Tag::As
        } else if c.any(Classes::THAT) {
            Tag::That
        } else if c.any(Classes::NEG) && !c.any(Classes::AUX) {
            Tag::Not
        } else if c.any(Classes::AUX) && !first_name {
            if c.any(Classes::BE) { Tag::Be } else { Tag::Aux }
        } else if c.any(Classes::POSS) {
            if c.any(Classes::PRON) && !self.noun_follows() { Tag::Pronoun } else { Tag::Possessive }
        } else if c.any(Classes::DET) {
            Tag::Determiner
        } else if c.any(Classes::REL | Classes::WH) {
            Tag::Wh
        } else if c.any(Classes::PRON) {
            Tag::Pronoun
        } else if c.any(Classes::CONJ) {
            Tag::Conjunction
        } else if c.any(Classes::PREP) && !c.any(Classes::VERB) {
            Tag::Preposition
        } else if c.any(Classes::SUBORD) {
            Tag::Subordinator
        } else if self.capital() {
            Tag::Name
        } else {
            return None;
        };
        Some(tag)
    }

    /// "her claim", but "told her that".
    fn noun_follows(&self) -> bool {
        let may_be_noun = |classes: Classes| !classes.any(Classes::FUNCTION) || classes.any(NOMINAL);
        self.next().is_some_and(|next| next.is_word() && may_be_noun(self.outline.classes_of(next)))
    }

    fn verb(&self) -> Option<Tag> {
        let (c, before) = (self.classes, self.before);
        let nominal = matches!(before, Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Owner | Tag::Number);
        let noun = nominal && !c.any(Classes::GERUND | Classes::PARTICIPLE) && c.any(Classes::BASE | Classes::THIRD);
        if !c.any(Classes::VERB) || noun {
            return None;
        }
        if c.any(Classes::GERUND) {
            return Some(Tag::Gerund);
        }
        let helped = matches!(before, Tag::Be | Tag::Aux | Tag::Not);
        if c.any(Classes::PAST) && c.any(Classes::PARTICIPLE) {
            return Some(if helped || nominal { Tag::Participle } else { Tag::Past });
        }
        let may_be_base = helped || before == Tag::Preposition || before == Tag::Adverb && !self.opens;
        if c.any(Classes::PAST) && !(c.any(Classes::BASE) && may_be_base) {
            return Some(Tag::Past);
        }
        if c.any(Classes::PARTICIPLE) && !(c.any(Classes::BASE) && before == Tag::To) {
            return Some(Tag::Participle);
        }
        Some(if c.any(Classes::THIRD) { self.third() } else { self.base() })
    }

    /// "claims": she claims, or her claims.
    fn third(&self) -> Tag {
        let noun = self.classes.any(NOMINAL)
            && matches!(self.before, Tag::Start | Tag::Conjunction | Tag::Past | Tag::Third | Tag::Gerund);
        if noun || self.before == Tag::Preposition { Tag::Plural } else { Tag::Third }
    }

    /// "claim": to claim, they claim, or a claim.
    fn base(&self) -> Tag {
        let subject = matches!(self.before, Tag::Pronoun | Tag::Plural | Tag::Wh);
        match self.before {
            Tag::To | Tag::Aux | Tag::Not => Tag::Base,
            _ if self.classes.any(NOMINAL) && !subject => Tag::Noun,
            Tag::Pronoun | Tag::Plural | Tag::Wh | Tag::Name => Tag::Present,
            Tag::Adverb | Tag::Conjunction => Tag::Base,
            _ if self.opens => Tag::Base,
            _ => Tag::Noun,
        }
    }

    fn other(&self) -> Tag {
        let c = self.classes;
        if c.any(Classes::PREP) {
            Tag::Preposition
        } else if c.any(Classes::ADV) {
            Tag::Adverb
        } else if c.any(NOMINAL | Classes::UNNAMED_SOURCE) {
            if c.any(Classes::PLURAL) || looks_plural(self.text()) { Tag::Plural } else { Tag::Noun }
        } else if self.token.is_capital() {
            Tag::Name
        } else if c.any(Classes::ROLE_MODIFIER | Classes::DEMONYM) {
            Tag::Adjective
        } else {
            match looks(self.text()) {
                Look::Past => Tag::Participle,
                Look::Gerund => Tag::Gerund,
                Look::Adverb => Tag::Adverb,
                Look::Plural => Tag::Plural,
                Look::Plain => Tag::Noun,
            }
        }
    }
}

/// Which classes tell what a verb means, and what a noun or a name does; the first that holds counts.
const VERBS: [(Classes, Sense); 6] = [
    (Classes::CUE_STRONG, Sense::Says),
    (Classes::CUE_MEDIUM, Sense::MaySay),
    (Classes::COGNITION, Sense::Thinks),
    (Classes::QUOTES, Sense::Quotes),
    (Classes::CUE_WEAK, Sense::RarelySays),
    (Classes::GIVES_OUT, Sense::GivesOut),
];
const NOUNS: [(Classes, Sense); 14] = [
    (Classes::COURTESY.or(Classes::TITLE), Sense::Title),
    (Classes::UNNAMED_SOURCE, Sense::Unnamed),
    (Classes::PARTY, Sense::Party),
    (Classes::GROUP, Sense::Group),
    (Classes::ROLE.or(Classes::PEOPLE), Sense::Person),
    (Classes::ORG_KNOWN.or(Classes::ORG_SUFFIX), Sense::KnownBody),
    (Classes::ORG_HEAD, Sense::Body),
    (Classes::SPEECH_NOUN, Sense::Speech),
    (Classes::DOCUMENT_NOUN, Sense::Document),
    (Classes::MEDIUM_NOUN, Sense::Medium),
    (Classes::MONTH.or(Classes::WEEKDAY).or(Classes::RELATIVE_DAY), Sense::Time),
    (Classes::GIVEN, Sense::Given),
    (Classes::DEMONYM, Sense::Demonym),
    (Classes::PLACE.or(Classes::COUNTRY), Sense::Place),
];

/// What a word means as a verb, and as a noun or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Senses {
    verb: Sense,
    noun: Sense,
}

impl Senses {
    pub(crate) fn of(classes: Classes) -> Senses {
        let first = |rows: &[(Classes, Sense)]| rows.iter().find(|row| classes.any(row.0)).map(|row| row.1);
        let other = if classes.any(Classes::MAY_SPEAK) { Sense::MaySpeak } else { Sense::None };
        Senses { verb: first(&VERBS).unwrap_or(Sense::Acts), noun: first(&NOUNS).unwrap_or(other) }
    }

    /// What the word means that does this.
    pub(crate) fn sense(self, tag: Tag) -> Sense {
        match tag {
            _ if tag.is_verb() => self.verb,
            Tag::Name | Tag::Noun | Tag::Plural | Tag::Pronoun | Tag::Possessive | Tag::Adjective => self.noun,
            _ => Sense::None,
        }
    }
}
