//! What the layout of a text tells: signatures under a quote, the letters of an interview, people who speak in turn.

use std::cmp::Reverse;

use super::candidates::Candidates;
use super::resolve::{Decision, Place};
use super::rules::Rule;
use crate::cues::{Clauses, NodeKind};
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::speakers::Entities;

/// Longest line that can be a signature, in nodes.
const LONGEST_SIGNATURE: usize = 24;

/// `— Ann Lee, Lee the Baker` on a line of its own behind the quote of sentence `sentence`.
pub(super) fn signature(outline: &Outline, mentions: &[Mention], clauses: &mut Clauses, sentence: usize) -> Option<usize> {
    let next = outline.sentences.get(sentence + 1)?;
    if next.quoted || next.paragraph > outline.sentences[sentence].paragraph + 1 {
        return None;
    }
    if !outline.tokens[next.first()].is_punct(b'-') {
        return None;
    }
    let clause = clauses.read(outline, mentions, sentence + 1);
    let short = clause.nodes.len() <= LONGEST_SIGNATURE;
    let verb = (0..clause.nodes.len()).any(|i| clause.nodes[i].is_verb() && clause.is_finite(i) && !clause.nodes[i].aside);
    match clause.nodes.get(1)?.kind {
        NodeKind::Mention(mention) if short && !verb => Some(mention),
        _ => None,
    }
}

/// The two people of an interview whose turns are marked `Q:` and `A:`, as the mentions that introduce them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Interview {
    asks: Option<usize>,
    answers: Option<usize>,
}

impl Interview {
    /// Reads who is interviewed from the words before the first `Q:`: the one named most answers, and one who is spoken to asks.
    pub(super) fn read(outline: &Outline, mentions: &[Mention], entities: &Entities) -> Interview {
        let Some(first) = outline.paragraphs.iter().position(|p| letter(outline, p.tokens().start) == Some(b'Q')) else {
            return Interview::default();
        };
        let end = outline.paragraphs[first].tokens().start;
        let mut introduced: Vec<(usize, usize)> = Vec::new();
        let mut named = vec![0_u32; entities.all.len()];
        for (index, mention) in mentions.iter().enumerate().take_while(|(_, m)| m.tokens().0 < end) {
            if mention.kind == MentionKind::Name
                && !mention.place
                && !mention.quoted
                && !outline.is_aside(mention.sentence())
                && let Some(entity) = mention.entity().filter(|&e| entities.all[e].kind == SpeakerKind::Person)
            {
                introduced.push((index, entity));
                named[entity] += 1;
            }
        }
        let answers = introduced.iter().copied().max_by_key(|&(index, entity)| (named[entity], Reverse(index)));
        let others = || introduced.iter().copied().filter(|&(_, entity)| answers.is_some_and(|(_, known)| known != entity));
        let one = others().next().filter(|&(_, entity)| others().all(|(_, other)| other == entity));
        // "by Ann Lee", "spoke to Ann Lee", "Ann Lee asked": the one who is tied to the talk.
        let tied = others().find(|&(index, _)| {
            let start = mentions[index].tokens().0;
            start > 0 && matches!(outline.text_of(start - 1), "by" | "By" | "to" | "with")
        });
        Interview { asks: tied.or(one).map(|(index, _)| index), answers: answers.map(|(index, _)| index) }
    }

    /// The mention that introduced the speaker of the paragraph, when a letter marks it.
    pub(super) fn speaker(&self, outline: &Outline, paragraph: u32) -> Option<usize> {
        match letter(outline, outline.paragraphs[paragraph as usize].tokens().start)? {
            b'Q' => self.asks,
            _ => self.answers,
        }
    }
}

/// `Q:` or `A:` (also with a full stop) at the token.
fn letter(outline: &Outline, token: usize) -> Option<u8> {
    let word = outline.text_of(token);
    let marked = outline.tokens.get(token + 1).is_some_and(|t| t.is_punct(b':') || t.is_punct(b'.'));
    match word {
        "Q" | "Question" if marked => Some(b'Q'),
        "A" | "Answer" if marked => Some(b'A'),
        "Q." => Some(b'Q'),
        "A." => Some(b'A'),
        _ => None,
    }
}

/// Two people in turn: when the quotes of the last two paragraphs had different speakers and this paragraph holds nothing but
/// a quote, the first of them speaks again.
pub(super) fn alternating(candidates: &mut Candidates, turns: &[(Place, Decision)], place: Place) {
    let [.., (first, a), (second, b)] = turns else { return };
    let (first, second) = (first.order, second.order);
    let differ = a.entity.is_some() && b.entity.is_some() && a.entity != b.entity;
    if differ && place.paragraph_alone && second + 1 == place.order && first + 2 == place.order {
        let candidate = candidates.mention(a.mention as usize);
        candidate.evidence.add(Rule::Alternating);
        candidate.entity = a.entity;
    }
}
