//! What is known about the dialogue of a story: its quotes as they were heard, its turns, and who is there.

use std::ops::Range;

use super::people::may_be;
use crate::article::Quoted;
use crate::attribution::candidates::Candidate;
use crate::attribution::rules::{EvidenceSet, Rule, TELLS};
use crate::attribution::threshold::THRESHOLD;
use crate::ids::{CandidateId, ClaimId, EntityId, HeardId, IdRange, IdVec, MentionId, ParagraphId, TokenId};
use crate::speakers::Referents;

/// Who may speak a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// Somebody of whom the story tells.
    Known(EntityId),
    /// Whoever tells the story and is not named: "I".
    Narrator,
    /// None of those who are known.
    Nobody,
}

impl Who {
    /// Somebody of whom the story tells.
    pub(super) fn entity(self) -> Option<EntityId> {
        match self {
            Who::Known(entity) => Some(entity),
            Who::Narrator | Who::Nobody => None,
        }
    }
}

/// A quote as it was heard, before anybody knows who spoke.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) quoted: Quoted,
    pub(super) mixed: bool,
    pub(super) candidates: IdRange<CandidateId>,
    /// The candidate that a verb of speech beside it names.
    pub(super) told: Option<CandidateId>,
    /// What its words look like.
    pub(super) looks: EvidenceSet,
    /// Whether it only goes on with the quote before it in its sentence: `“Gone,” said Ann; “all gone.”`
    pub(super) goes_on: bool,
}

impl Heard {
    /// Whether it is part of a sentence of the story, or a title, and nobody is said to have spoken it.
    pub(super) fn is_scrap(&self) -> bool {
        self.told.is_none() && !self.goes_on && (self.mixed || self.looks.has(Rule::TitleLike) || self.looks.has(Rule::ScareLike))
    }
}

/// What one speaker says before another does.
#[derive(Debug, Clone)]
pub(super) struct Turn {
    /// Its quotes, and the scraps between them.
    pub(super) heard: IdRange<HeardId>,
    /// How many quotes it has.
    pub(super) quotes: u8,
    /// The paragraph in which it ends.
    pub(super) last: ParagraphId,
    /// From the first token of its quotes to the one behind the last.
    pub(super) tokens: IdRange<TokenId>,
    /// Paragraphs of the story since the turn before, where words of the story before the quote count as one; `None` when that turn
    /// stands in the same paragraph.
    pub(super) gap: Option<usize>,
    /// The paragraph of the story right before it, where one stands there.
    pub(super) told_before: Option<ParagraphId>,
    /// Whether the story tells that the turn before had no answer, so that its speaker goes on.
    pub(super) unanswered: bool,
    /// Who acts right before the quotes, where a pronoun is told to speak them: `Ann sat down. “I am tired,” she said.`
    pub(super) meant: Option<MentionId>,
    /// Who acts beside the quotes.
    pub(super) beats: IdRange<CandidateId>,
    pub(super) claims: IdRange<ClaimId>,
}

/// A candidate of a turn by a name or a description, and whom it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub(super) who: Who,
    pub(super) score: f32,
    pub(super) candidate: Candidate,
}

/// Somebody is there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Presence {
    /// In which turn.
    pub(super) turn: u32,
    pub(super) who: Who,
    pub(super) mention: MentionId,
    /// Whether that names or describes the person.
    pub(super) named: bool,
    /// How clearly, from 0 to 1.
    pub(super) weight: f32,
    pub(super) how: How,
}

impl Presence {
    pub(super) fn turn(&self) -> usize {
        self.turn as usize
    }
}

/// How somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Acts, speaks, or is told of.
    Seen,
    /// Spoken to in the turn.
    Addressed,
    /// Spoken of in the turn.
    Named,
    /// Says in the turn who it is.
    Introduced,
}

/// Who is there, turn by turn.
#[derive(Debug, Default)]
pub(super) struct Presences {
    /// By turn.
    pub(super) all: Vec<Presence>,
    /// Of each turn the first of its own, and at last the number of all.
    first: Vec<u32>,
}

impl Presences {
    /// Those of so many turns, sorted by them.
    pub(super) fn new(all: Vec<Presence>, turns: usize) -> Presences {
        let mut first = Vec::with_capacity(turns + 1);
        let mut next = 0;
        for turn in 0..turns {
            first.push(next as u32);
            next += all[next..].iter().take_while(|presence| presence.turn() == turn).count();
        }
        first.push(all.len() as u32);
        Presences { all, first }
    }

    /// Those of the turns from one to before another, as far as there are so many.
    pub(super) fn of(&self, turns: Range<usize>) -> &[Presence] {
        let first = |turn: usize| self.first[turn.min(self.first.len() - 1)] as usize;
        &self.all[first(turns.start)..first(turns.end)]
    }
}

/// What is known about the dialogue of a text.
#[derive(Debug)]
pub(super) struct Dialogue {
    /// The candidates of the quotes, and those who act beside them.
    pub(super) pool: IdVec<CandidateId, Candidate>,
    pub(super) heard: IdVec<HeardId, Heard>,
    pub(super) turns: Vec<Turn>,
    pub(super) claims: IdVec<ClaimId, Claim>,
    pub(super) presences: Presences,
    /// Whom "I" stands for.
    pub(super) narrator: Who,
    /// Of each entity whether it is described as if it were known, and nobody was introduced so.
    pub(super) loose: IdVec<EntityId, bool>,
    /// Of each entity whether it is seen to do something, or to speak.
    pub(super) seen: IdVec<EntityId, bool>,
}

impl Dialogue {
    /// Nothing is known yet but the quotes and their candidates.
    pub(super) fn new(heard: IdVec<HeardId, Heard>, pool: IdVec<CandidateId, Candidate>) -> Dialogue {
        Dialogue {
            pool,
            heard,
            turns: Vec::new(),
            claims: IdVec::default(),
            presences: Presences::default(),
            narrator: Who::Narrator,
            loose: IdVec::default(),
            seen: IdVec::default(),
        }
    }

    /// The quotes of a turn.
    pub(super) fn quotes(&self, turn: &Turn) -> impl Iterator<Item = &Heard> {
        self.heard[turn.heard].iter().filter(|heard| !heard.is_scrap())
    }

    /// The candidates of a turn.
    pub(super) fn candidates<'a>(&'a self, turn: &'a Turn) -> impl Iterator<Item = &'a Candidate> {
        let all = self.quotes(turn).flat_map(|heard| &self.pool[heard.candidates]);
        all.chain(&self.pool[turn.beats])
    }

    /// Whom the words beside a turn name or describe.
    pub(super) fn claims(&self, turn: &Turn) -> &[Claim] {
        &self.claims[turn.claims]
    }

    /// Whether the words of the candidate may stand for somebody.
    pub(super) fn stands_for(&self, referents: &Referents, candidate: &Candidate, who: Who) -> bool {
        let article = referents.article();
        let mention = &article.mentions[candidate.mention];
        let may = || who.entity().is_some_and(|entity| may_be(referents, mention, entity));
        if mention.is_first_person(&article.outline) {
            who == self.narrator
        } else if mention.gender.is_some() && mention.is_pronoun() {
            who != self.narrator && may()
        } else {
            referents.of(candidate.mention).map_or_else(may, |entity| who == Who::Known(entity))
        }
    }
}

/// Whether a verb of speech beside the quote names the candidate.
pub(super) fn tells(candidate: &Candidate) -> bool {
    candidate.evidence.any_tagged(TELLS) && candidate.evidence.score() > THRESHOLD
}

/// The best of these candidates that fit; of equals the one that stands first.
pub(super) fn best(candidates: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> Option<usize> {
    (0..candidates.len()).filter(|&at| fits(&candidates[at])).max_by(|&a, &b| {
        let (a, b) = (&candidates[a], &candidates[b]);
        a.evidence.score().total_cmp(&b.evidence.score()).then(b.mention.cmp(&a.mention))
    })
}
