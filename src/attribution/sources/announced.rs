//! What announces a quote, or signs it: a colon at the end of the sentence before, a reporting verb there, a signature below.

use super::Asked;
use crate::article::Article;
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::cues::Clause;
use crate::ids::{Id, MentionId, NodeId, ParagraphId, SentenceId};
use crate::lexicon::Classes;
use crate::mentions::{Mention, MentionKind};
use crate::text::Token;

/// Longest line that can be a signature, in nodes.
const LONGEST_SIGNATURE: usize = 24;
/// Longest name that is a line of its own, in tokens.
const LONGEST_NAME: usize = 5;
/// How many nodes from the end of the sentence before its verb of speech is looked for.
const CUE_WITHIN: usize = 30;

/// Asks the sentence before and the line below, where the quote's own clause does not settle it.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    if candidates.settled() {
        return;
    }
    if let Some(mention) = signature(asked.article, asked.place.sentence) {
        candidates.mention(mention).evidence.add(Rule::Signature);
    }
    sentence_before(asked, candidates);
}

/// `— Ann Lee, Lee the Baker` on a line of its own behind the quote of a sentence, or `Ann Lee, baker` below a quote that is a line of
/// its own.
fn signature(article: &Article, sentence: SentenceId) -> Option<MentionId> {
    let outline = &article.outline;
    let next = outline.sentences.get(sentence + 1)?;
    let here = outline.sentences[sentence].paragraph;
    if next.quoted || next.paragraph > here + 1 {
        return None;
    }
    let dash = outline.tokens[next.first].is_punct(b'-');
    let below = || next.paragraph == here + 1 && outline.sentences[sentence].is_bare() && !heads(article, here);
    if !(dash || is_name_line(article, next.paragraph) && below()) {
        return None;
    }
    let clause = article.clause(sentence + 1);
    let short = clause.nodes.len() <= LONGEST_SIGNATURE;
    let verb = clause.nodes.numbered().any(|(i, n)| n.is_verb() && clause.is_finite(i) && !n.is_aside());
    clause.nodes.iter().nth(usize::from(dash))?.mention().filter(|_| short && !verb)
}

/// Whether nothing but a name stands above a paragraph, as where each heads what is hers.
fn heads(article: &Article, paragraph: ParagraphId) -> bool {
    let outline = &article.outline;
    let above = paragraph.before().map(|above| &outline.tokens[outline.paragraphs[above].tokens]);
    above.is_some_and(|tokens| (1..=LONGEST_NAME).contains(&tokens.len()) && tokens.iter().all(Token::is_capital))
}

/// Whether a paragraph is the name of somebody and what that person is: `Ann Lee`, `Ann Lee, baker`, `Ann Lee (Harrow)`.
fn is_name_line(article: &Article, paragraph: ParagraphId) -> bool {
    let outline = &article.outline;
    let sentences = outline.sentences_in(paragraph);
    if sentences.len() != 1 || outline.sentences[sentences.start()].quoted {
        return false;
    }
    let clause = article.clause(sentences.start());
    let [name, rest @ ..] = &clause.nodes[NodeId::FIRST.to(clause.nodes.end())] else { return false };
    let described = rest.first().is_none_or(|sign| sign.is_punct(b',') || sign.is_punct(b'('));
    let ends = rest.last().is_none_or(|sign| !sign.is_punct(b'.') && !sign.is_punct(b':'));
    let named = |mention| {
        let mention: &Mention = &article.mentions[mention];
        mention.kind == MentionKind::Name && mention.may_be_person() && !mention.place
    };
    described && ends && name.mention().is_some_and(named)
}

/// `Lee said this: “…”` over the end of a sentence, and `It burned, Lee said. “…”`.
fn sentence_before(asked: &Asked, candidates: &mut Candidates) {
    let (outline, place) = (&asked.article.outline, asked.place);
    let begins = outline.parts[asked.first()].tokens.start() == outline.sentences[place.sentence].first;
    let Some(before) = outline.sentence_before(place.sentence).filter(|_| begins) else { return };
    let clause = asked.article.clause(before);
    let cue = last_cue(&clause);
    let subject = cue.and_then(|verb| clause.subject(verb).or_else(|| clause.inverted_subject(verb)));
    if ends_with_colon(&clause) {
        if let Some(mention) = subject.map(|s| s.mention).or(clause.first_mention()) {
            let candidate = candidates.mention(mention);
            candidate.evidence.add(Rule::ColonBefore);
            if let (Some(verb), None) = (cue, candidate.cue) {
                candidate.cue = Some(clause.verb_group(verb));
            }
        }
        return;
    }
    // "It burned, Lee said. “It was ours.”"
    let same = outline.sentences[before].paragraph == place.paragraph;
    let reports = |verb: NodeId| clause.classes(verb).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM);
    let reported = same && place.alone && !outline.sentences[before].quoted && cue.is_some_and(reports);
    if let Some(subject) = subject.filter(|_| reported) {
        candidates.mention(subject.mention).evidence.add(Rule::ReportedBefore);
    }
}

/// The last verb of speech of a sentence that has a subject of its own.
fn last_cue(clause: &Clause) -> Option<NodeId> {
    let speaks = |&i: &NodeId| {
        clause.nodes[i].is_verb() && clause.classes(i).any(Classes::CUE) && clause.is_finite(i) && !clause.is_passive(i)
    };
    clause.nodes.ids().iter().rev().take(CUE_WITHIN).find(speaks)
}

/// Whether a sentence ends with a colon, behind which a dash may stand: `He replied:—`.
fn ends_with_colon(clause: &Clause) -> bool {
    let mut ends = clause.nodes.iter().rev().skip_while(|n| n.is_punct(b'"') || n.is_punct(b'-'));
    ends.next().is_some_and(|n| n.is_punct(b':'))
}
