//! Names that the caller has found in a document.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::entities::Entities;
use crate::Span;
use crate::ids::{Id, IdRange, TokenId};
use crate::mentions::{Gender, Mention, MentionKind, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::text::Token;

/// A name in the text of a document, found by a name recogniser of the caller's own: given to
/// [`Document::with_mentions`](crate::Document::with_mentions).
///
/// ```
/// use ipse::{Document, Extractor, GivenMention, Span, SpeakerKind};
///
/// let text = "“It was the ferry,” said kd larsen.";
/// let at = text.find("kd larsen").unwrap();
/// let larsen = GivenMention::new(at..at + "kd larsen".len()).with_kind(SpeakerKind::Person);
/// assert_eq!(larsen.span().of(text), "kd larsen");
///
/// let document = Document::new(text).with_mentions([larsen]);
/// let extraction = Extractor::default().extract(&document);
/// assert_eq!(extraction.speakers()[0].name(), "kd larsen");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GivenMention {
    span: Span,
    #[serde(default)]
    kind: SpeakerKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gender: Option<Gender>,
}

impl GivenMention {
    /// The name that stands at these bytes of the text: without titles, roles and articles. It is a person's unless said otherwise.
    pub fn new(span: impl Into<Span>) -> Self {
        GivenMention { span: span.into(), kind: SpeakerKind::Person, gender: None }
    }

    /// Sets what bears the name.
    #[must_use]
    pub fn with_kind(mut self, kind: SpeakerKind) -> Self {
        self.kind = kind;
        self
    }

    /// Sets whether the text means whoever bears the name by "he" or by "she".
    #[must_use]
    pub fn with_gender(mut self, gender: Gender) -> Self {
        self.gender = Some(gender);
        self
    }

    /// Where the name stands, in bytes of the text.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What bears the name.
    pub fn kind(&self) -> SpeakerKind {
        self.kind
    }

    /// The gender, where given.
    pub fn gender(&self) -> Option<Gender> {
        self.gender
    }
}

/// Given names by the tokens under them, in text order; none overlaps another.
pub(super) struct Given<'g>(Vec<Name<'g>>);

/// A given name and the tokens under it.
struct Name<'g> {
    tokens: IdRange<TokenId>,
    given: &'g GivenMention,
}

impl<'g> Given<'g> {
    /// Those that have words under them, all in one sentence; of several that overlap the first and longest.
    pub(super) fn find(outline: &Outline, given: &'g [GivenMention]) -> Given<'g> {
        let mut found: Vec<Name> = Vec::with_capacity(given.len());
        for given in given.iter().filter(|given| outline.text.get(given.span.range()).is_some()) {
            let first = outline.tokens.partition_point(|token| token.end() <= given.span.start());
            let end = outline.tokens.partition_point(|token| token.start() < given.span.end());
            let tokens = first.to(end);
            if outline.tokens[tokens].iter().any(Token::is_word) && outline.sentence_of(first) == outline.sentence_of(end - 1) {
                found.push(Name { tokens, given });
            }
        }
        found.sort_by_key(|name| (name.tokens.start(), Reverse(name.tokens.end())));
        let mut free = TokenId::FIRST;
        found.retain(|name| {
            let fits = free <= name.tokens.start();
            free = if fits { name.tokens.end() } else { free };
            fits
        });
        Given(found)
    }

    /// Makes each of them a mention, in the place of what was read there otherwise.
    pub(super) fn mark(&self, outline: &Outline, mentions: &mut Vec<Mention>) {
        if self.0.is_empty() {
            return;
        }
        let mut known = vec![false; self.0.len()];
        mentions.retain_mut(|mention| {
            let Some(at) = self.overlapping(mention.core()) else { return true };
            let name = &self.0[at];
            // The same name, perhaps with a title or a role that belongs to it.
            let (tokens, core) = (mention.tokens(), mention.core());
            let same = mention.kind == MentionKind::Name
                && name.tokens.covers(core)
                && tokens.with_end(tokens.end().max(core.end())).covers(name.tokens);
            if same && !known[at] {
                known[at] = true;
                name.given.describe(mention);
                return true;
            }
            false
        });
        for (name, _) in self.0.iter().zip(&known).filter(|(_, known)| !**known) {
            let mut mention = Mention::of_name(outline, name.tokens);
            name.given.describe(&mut mention);
            mentions.push(mention);
        }
        mentions.sort_by_key(|m| (m.tokens().start(), Reverse(m.tokens().end())));
    }

    /// Tells the speakers what the caller knows of them.
    pub(super) fn describe(&self, entities: &mut Entities, mentions: &Mentions) {
        if self.0.is_empty() {
            return;
        }
        for (id, mention) in mentions.numbered().filter(|(_, mention)| mention.kind == MentionKind::Name) {
            if let Some(at) = self.overlapping(mention.core())
                && let Some(id) = entities.of(id)
            {
                entities.all[id].is_told(self.0[at].given.kind, self.0[at].given.gender);
            }
        }
    }

    fn overlapping(&self, tokens: IdRange<TokenId>) -> Option<usize> {
        let at = self.0.partition_point(|name| name.tokens.end() <= tokens.start());
        self.0.get(at).is_some_and(|name| name.tokens.start() < tokens.end()).then_some(at)
    }
}

impl GivenMention {
    fn describe(&self, mention: &mut Mention) {
        mention.stands_for = Some(self.kind);
        mention.gender = self.gender.or(mention.gender);
        mention.place = false;
    }
}
