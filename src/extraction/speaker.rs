//! Speakers as they come out.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Span;
use crate::span::ShortSpan;

use crate::mentions::{Gender, SpeakerKind};

/// How many other names of a speaker are kept.
pub(super) const ALIASES: u32 = 32;

/// Identifies a speaker within one [`Extraction`](crate::Extraction).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SpeakerId(u32);

impl SpeakerId {
    pub(crate) fn new(index: usize) -> Self {
        SpeakerId(index as u32)
    }

    /// Index into [`Extraction::speakers`](crate::Extraction::speakers).
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Somebody to whom at least one quote of the document is attributed.
///
/// The words of all speakers of a document stand in one text, and their places in one list, which they share.
#[derive(Clone)]
pub struct Speaker {
    pub(super) id: SpeakerId,
    pub(super) words: Arc<str>,
    /// Where they stand in those words.
    pub(super) name: ShortSpan,
    pub(super) role: Option<ShortSpan>,
    pub(super) kind: SpeakerKind,
    pub(super) gender: Option<Gender>,
    pub(super) roster_id: Option<String>,
    pub(super) spans: Arc<[ShortSpan]>,
    /// Which of those are the aliases, by their places in the words.
    pub(super) aliases: Run,
    /// And which the mentions, by their places in the document.
    pub(super) mentions: Run,
    /// The first of them that has the whole name.
    pub(super) canonical: Option<Span>,
}

/// A run of a list that is counted first and written then.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    start: u32,
    end: u32,
}

impl Run {
    /// There is one more.
    pub(super) fn count(&mut self) {
        self.end += 1;
    }

    /// How many were counted.
    pub(super) fn counted(self) -> u32 {
        self.end
    }

    /// As many as were counted stand from this place of the list on, and are to be written now; gives the place behind them.
    pub(super) fn begin(&mut self, at: usize) -> usize {
        let count = self.end as usize;
        (self.start, self.end) = (at as u32, at as u32);
        at + count
    }

    /// The place for the next that is written.
    pub(super) fn next(&mut self) -> usize {
        self.end += 1;
        self.end as usize - 1
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What is told of a speaker, to be compared, written and read.
#[derive(PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename = "Speaker")]
struct SpeakerForm<S> {
    id: SpeakerId,
    name: S,
    role: Option<S>,
    kind: SpeakerKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    gender: Option<Gender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roster_id: Option<S>,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<S>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<ShortSpan>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    canonical: Option<Span>,
}

impl SpeakerForm<String> {
    fn read(self) -> Speaker {
        let (form, mut words, mut aliases) = (self, String::new(), Run::default());
        let mut spans = form.mentions;
        let mut add = |word: &str| {
            let start = words.len();
            words.push_str(word);
            ShortSpan::from(Span::new(start, words.len()))
        };
        let (name, role) = (add(&form.name), form.role.as_deref().map(&mut add));
        let mentions = Run { start: 0, end: spans.len() as u32 };
        aliases.begin(spans.len());
        spans.extend(form.aliases.iter().map(|alias| add(alias)));
        aliases.end = spans.len() as u32;
        Speaker {
            id: form.id,
            words: words.into(),
            name,
            role,
            kind: form.kind,
            gender: form.gender,
            roster_id: form.roster_id,
            spans: spans.into(),
            aliases,
            mentions,
            canonical: form.canonical,
        }
    }
}

impl fmt::Debug for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = self.form();
        f.debug_struct("Speaker")
            .field("id", &form.id)
            .field("name", &form.name)
            .field("role", &form.role)
            .field("kind", &form.kind)
            .field("gender", &form.gender)
            .field("roster_id", &form.roster_id)
            .field("aliases", &form.aliases)
            .field("mentions", &form.mentions)
            .field("canonical", &form.canonical)
            .finish()
    }
}

impl PartialEq for Speaker {
    fn eq(&self, other: &Self) -> bool {
        self.form() == other.form()
    }
}

impl Eq for Speaker {}

impl Hash for Speaker {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.form().hash(state);
    }
}

impl Serialize for Speaker {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.form().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Speaker {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SpeakerForm::<String>::deserialize(deserializer).map(SpeakerForm::read)
    }
}

impl Speaker {
    fn form(&self) -> SpeakerForm<&str> {
        SpeakerForm {
            id: self.id,
            name: self.name(),
            role: self.role(),
            kind: self.kind,
            gender: self.gender,
            roster_id: self.roster_id(),
            aliases: self.aliases().collect(),
            mentions: self.spans[self.mentions.range()].to_vec(),
            canonical: self.canonical,
        }
    }

    /// The id by which quotes refer to this speaker.
    pub fn id(&self) -> SpeakerId {
        self.id
    }

    /// The canonical name: that of the [`Roster`](crate::Roster), else the longest form in the document, without titles; of somebody
    /// unnamed, the description.
    pub fn name(&self) -> &str {
        self.name.span().of(&self.words)
    }

    /// The role in the words of the document, at most some twelve of them: what stands before the name, with party and state in
    /// brackets, and what is said elsewhere: `Ukrainian President`, `Rep. (D-Ohio), chair of the water board`. Of somebody who is only
    /// described it is what the description tells, `senior surgeon`, so that it mostly is the name, too.
    pub fn role(&self) -> Option<&str> {
        self.role.map(|role| role.span().of(&self.words))
    }

    /// The role, where it says more than the name.
    pub(crate) fn role_beside_name(&self) -> Option<&str> {
        self.role().filter(|role| self.kind != SpeakerKind::Unnamed || !self.name().contains(role))
    }

    /// What the speaker is.
    pub fn kind(&self) -> SpeakerKind {
        self.kind
    }

    /// The gender that the document's words show, where they show one.
    pub fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// The other names by which the document calls the speaker, without titles, in text order, each once and at most 32: `Lee` of Ann
    /// Lee.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.spans[self.aliases.range()].iter().map(|alias| alias.span().of(&self.words))
    }

    /// Every place outside quotes that is known to stand for the speaker, in text order: names, descriptions and pronouns, with titles
    /// and roles. A pronoun that nobody asked about, since no quote is near, is not among them.
    pub fn mentions(&self) -> impl Iterator<Item = Span> {
        self.spans[self.mentions.range()].iter().map(|mention| mention.span())
    }

    /// The first of the [`mentions`](Speaker::mentions) that has the name as it comes out; `None` where none has.
    pub fn canonical_mention(&self) -> Option<Span> {
        self.canonical
    }

    /// The caller's own id, when this is somebody of the [`Roster`](crate::Roster) who has one.
    pub fn roster_id(&self) -> Option<&str> {
        self.roster_id.as_deref()
    }
}
