//! Interviews whose turns are marked `Q:` and `A:`.

use std::cmp::Reverse;

use super::Asked;
use crate::article::Article;
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::ids::{EntityId, IdVec, MentionId, ParagraphId, TokenId};
use crate::lexicon::{Classes, Phrase};
use crate::mentions::{MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::Entities;

/// Names whoever has the turn by the letter that marks it.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    if let Some(mention) = asked.interview.speaker(&asked.article.outline, asked.place.paragraph) {
        candidates.mention(mention).evidence.add(Rule::InterviewLetter);
    }
}

/// The two people of an interview whose turns are marked `Q:` and `A:`, as the mentions that introduce them.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::attribution) struct Interview {
    asks: Option<MentionId>,
    answers: Option<MentionId>,
}

impl Interview {
    /// Reads who is interviewed from the words before the first `Q:`: the one named most answers, and whoever
    /// is said to put questions or to talk to somebody asks.
    pub(in crate::attribution) fn read(article: &Article, entities: &Entities) -> Interview {
        let (outline, mentions) = (&article.outline, &article.mentions);
        let mut starts = outline.paragraphs.iter().map(|paragraph| paragraph.tokens.start());
        let Some(end) = starts.find(|&start| letter(outline, start) == Some(Letter::Question)) else {
            return Interview::default();
        };
        let mut introduced: Vec<(MentionId, EntityId)> = Vec::new();
        let mut named: IdVec<EntityId, u32> = IdVec::new(vec![0; entities.all.len()]);
        for (index, mention) in mentions.numbered().take_while(|(_, m)| m.tokens().start() < end) {
            if mention.kind == MentionKind::Name
                && !mention.place
                && !mention.quoted
                && !outline.is_aside(mention.sentence)
                && let Some(entity) = entities.of(index).filter(|&e| entities.all[e].kind == SpeakerKind::Person)
            {
                introduced.push((index, entity));
                named[entity] += 1;
            }
        }
        let answers = introduced.iter().copied().max_by_key(|&(index, entity)| (named[entity], Reverse(index)));
        // "spoke to Ann Lee", "Ann Lee asked": nobody else who is named asks.
        let asks = |&(index, entity): &(MentionId, EntityId)| {
            let (start, end) = mentions[index].tokens().bounds();
            let tied = || outline.phrase_start(Phrase::ASKED_BY, start).or(outline.phrase_end(Phrase::ASKS_THEM, end));
            answers.is_some_and(|(_, known)| known != entity) && tied().is_some()
        };
        let asks = introduced.iter().copied().find(asks);
        Interview { asks: asks.map(|(index, _)| index), answers: answers.map(|(index, _)| index) }
    }

    /// The mention that introduced the speaker of the paragraph, when a letter marks it.
    pub(in crate::attribution) fn speaker(&self, outline: &Outline, paragraph: ParagraphId) -> Option<MentionId> {
        match letter(outline, outline.paragraphs[paragraph].tokens.start())? {
            Letter::Question => self.asks,
            Letter::Answer => self.answers,
        }
    }
}

/// The token behind the letter that marks a turn, and behind its sign: `Q:`, `A.`
pub(in crate::attribution) fn letter_end(outline: &Outline, token: TokenId) -> Option<TokenId> {
    letter(outline, token)?;
    Some(if outline.tokens[token].stops() { token + 1 } else { token + 2 })
}

/// What a turn is, by the word that marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    Question,
    Answer,
}

/// `Q:` or `A:` (also with a full stop) at the token.
fn letter(outline: &Outline, token: TokenId) -> Option<Letter> {
    let mark = outline.tokens.get(token).filter(|mark| mark.is_capital())?;
    let marked = mark.stops() || outline.tokens.get(token + 1).is_some_and(|t| t.is_punct(b':') || t.is_punct(b'.'));
    match outline.classes_of(mark) {
        classes if !marked || !classes.any(Classes::ASKS | Classes::ANSWERS) => None,
        classes => Some(if classes.any(Classes::ASKS) { Letter::Question } else { Letter::Answer }),
    }
}
