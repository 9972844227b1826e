//! Speakers as they come out.

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::span::ShortSpan;

use crate::mentions::{Gender, SpeakerKind};

/// How many other names of a speaker are kept.
const ALIASES: usize = 32;

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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Speaker {
    pub(crate) id: SpeakerId,
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) kind: SpeakerKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) gender: Option<Gender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) roster_id: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) mentions: Vec<ShortSpan>,
    /// The first of them that has the whole name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) canonical: Option<Span>,
}

impl Speaker {
    /// Notes a place that stands for the speaker, and the name there if it is one.
    pub(super) fn stand_for(&mut self, place: Span, name: Option<&str>) {
        self.mentions.push(place.into());
        match name {
            Some(name) if name == self.name => {
                self.canonical.get_or_insert(place);
            }
            Some(name) if self.aliases.len() < ALIASES && !self.aliases.iter().any(|alias| alias == name) => {
                self.aliases.push(name.to_owned())
            }
            _ => {}
        }
    }

    /// The id by which quotes refer to this speaker.
    pub fn id(&self) -> SpeakerId {
        self.id
    }

    /// The canonical name: that of the [`Roster`](crate::Roster), else the longest form in the document, without titles; of somebody
    /// unnamed, the description.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The role in the words of the document, at most some twelve of them: what stands before the name, with party and state in
    /// brackets, and what is said elsewhere: `Ukrainian President`, `Rep. (D-Ohio), chair of the water board`. Of somebody who is only
    /// described it is what the description tells, `senior surgeon`, so that it mostly is the name, too.
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// The role, where it says more than the name.
    pub(crate) fn role_beside_name(&self) -> Option<&str> {
        self.role().filter(|role| self.kind != SpeakerKind::Unnamed || !self.name.contains(role))
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
        self.aliases.iter().map(String::as_str)
    }

    /// Every place outside quotes that is known to stand for the speaker, in text order: names, descriptions and pronouns, with titles
    /// and roles. A pronoun that nobody asked about, since no quote is near, is not among them.
    pub fn mentions(&self) -> impl Iterator<Item = Span> {
        self.mentions.iter().map(|mention| mention.span())
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
