//! Speakers as they come out.

use serde::{Deserialize, Serialize};

use crate::mentions::{Gender, SpeakerKind};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    pub(crate) id: SpeakerId,
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) kind: SpeakerKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) gender: Option<Gender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) roster_id: Option<String>,
}

impl Speaker {
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
    /// brackets, and what is said elsewhere: `Ukrainian President`, `Rep. (D-Ohio), chair of the water board`.
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// What the speaker is.
    pub fn kind(&self) -> SpeakerKind {
        self.kind
    }

    /// The gender that the document's words show, where they show one.
    pub fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// The caller's own id, when this is somebody of the [`Roster`](crate::Roster) who has one.
    pub fn roster_id(&self) -> Option<&str> {
        self.roster_id.as_deref()
    }
}
