//! Turns of a transcript or an interview, and headlines: what a label in front says somebody said, without marks.

use super::outcome::Indirect;
use super::rules::{EvidenceSet, Rule};
use super::sources::{Interview, letter_end};
use crate::Span;
use crate::article::Article;
use crate::ids::{EntityId, Id, IdRange, MentionId, PartId, TokenId};
use crate::lexicon::Classes;
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::quotes::Parts;
use crate::speakers::Entities;
use crate::text::Shape;

/// How sure a label is: in capitals or a letter, as often as a transcript has them; in front of a headline.
const SURE: f32 = 0.95;
const LESS_SURE: f32 = 0.85;
/// Longest label, in tokens.
const LONGEST_LABEL: usize = 8;
/// So many paragraphs with a label of ordinary letters make a transcript; of those in capitals two are enough.
const TRANSCRIPT: usize = 3;

/// A paragraph with a label in front.
struct Labelled {
    mention: MentionId,
    /// Tokens of the label and its colon.
    label: IdRange<TokenId>,
    content: Span,
    rule: Rule,
    loud: bool,
}

/// `LEE: It works.`, `Q: Does it work?`, and the headline `Lee: Pump works`: paragraphs without any quotation mark.
pub(super) fn find_turns(article: &Article, entities: &Entities) -> Vec<Indirect> {
    let (outline, mentions) = (&article.outline, &article.mentions);
    let mut found: Vec<Labelled> = Vec::new();
    let mut interview = None;
    let mut next = MentionId::FIRST;
    let mut part = PartId::FIRST;
    for (id, paragraph) in outline.paragraphs.numbered() {
        let tokens = paragraph.tokens;
        while outline.parts.get(part).is_some_and(|p| p.tokens.end() <= tokens.start()) {
            part += 1;
        }
        let quoted = outline.parts.get(part).is_some_and(|p| p.tokens.start() < tokens.end());
        if quoted {
            continue;
        }
        let label = outline.tokens[tokens].iter().take(LONGEST_LABEL).position(|t| t.is_punct(b':'));
        // "Q. Does it work?"
        let letter = || letter_end(outline, tokens.start()).map(|end| end - 1);
        let Some(colon) = letter().or(label.map(|length| tokens.start() + length)) else { continue };
        if colon == tokens.start() && letter().is_none() || colon + 1 >= tokens.end() {
            continue;
        }
        let content = outline.span_of(tokens.with_start(colon + 1));
        while mentions.get(next).is_some_and(|m| m.tokens().start() < tokens.start()) {
            next += 1;
        }
        let all_loud = outline.tokens[tokens.with_end(colon)].iter().all(|t| !t.is_word() || t.shape() == Shape::Upper);
        // "Senator PIKE (Harrow): It works."
        let loud = |m: &Mention| all_loud || outline.tokens[m.core().end() - 1].shape() == Shape::Upper;
        // "Photo:" is nobody.
        let surely = |e: EntityId| entities.all[e].kind == SpeakerKind::Person && entities.all[e].surely_person;
        let labelled = |&(id, m): &(MentionId, &Mention)| {
            let somebody = entities.of(id).is_some_and(|entity| loud(m) || surely(entity));
            let described = m.tokens().end() < colon && loud(m) && describes(outline, m.tokens().end().to(colon));
            m.kind == MentionKind::Name && (m.tokens().end() == colon || described) && !m.place && somebody
        };
        let name = mentions.from(next).take(3).find(labelled).map(|(id, _)| id);
        let label = tokens.with_end(colon + 1);
        match name {
            Some(mention) if mentions[mention].tokens().start() == tokens.start() => {
                let rule = if paragraph.is_headline() { Rule::HeadlineLabel } else { Rule::Label };
                found.push(Labelled { mention, label, content, rule, loud: loud(&mentions[mention]) });
            }
            _ => {
                let interview = interview.get_or_insert_with(|| Interview::read(article, entities));
                if let Some(mention) = interview.speaker(outline, id) {
                    found.push(Labelled { mention, label, content, rule: Rule::InterviewLetter, loud: true });
                }
            }
        }
    }
    let least = |f: &Labelled| match f.rule {
        Rule::HeadlineLabel | Rule::InterviewLetter => 1,
        _ if f.loud => 2,
        _ => TRANSCRIPT,
    };
    let count = found.len();
    found.retain(|f| count >= least(f));
    found.iter().map(|f| f.indirect(article, entities)).collect()
}

/// Whether the words between a name and the colon of its label tell who that is: `, MAYOR`, `(Harrow)`, `, of Harrow`.
fn describes(outline: &Outline, tokens: IdRange<TokenId>) -> bool {
    let (first, last) = (&outline.tokens[tokens.start()], &outline.tokens[tokens.end() - 1]);
    let apposed = first.is_punct(b',') && last.is_word() || first.is_punct(b'(') && last.is_punct(b')');
    apposed && !outline.classes_in(tokens).any(|classes| classes.any(Classes::FINITE.without(Classes::BASE)))
}

impl Labelled {
    fn indirect(&self, article: &Article, entities: &Entities) -> Indirect {
        let mut evidence = EvidenceSet::default();
        evidence.add(self.rule);
        let cue = (self.label.end() - 1).alone();
        let confidence = if self.rule == Rule::HeadlineLabel { LESS_SURE } else { SURE };
        let entity = entities.of(self.mention);
        let mention = &article.mentions[self.mention];
        let (source, content) = (mention.tokens().with_end(mention.full_end()), Parts::One(self.content));
        Indirect { source, mention: Some(self.mention), entity, telling: None, cue, content, evidence, confidence }
    }
}
