//! Turns of a transcript or an interview, and headlines: what a label in front says somebody said, without marks.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

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
use crate::speakers::{Entities, Referents};
use crate::text::{Shape, TokenKind};

/// How sure a label is: in capitals or a letter, as often as a transcript has them; in front of a headline.
const SURE: f32 = 0.95;
const LESS_SURE: f32 = 0.85;
/// Longest label, in tokens.
const LONGEST_LABEL: usize = 8;
/// So many letters are the initials of a name.
const INITIALS: RangeInclusive<usize> = 2..=MOST;
const MOST: usize = 4;

/// The initials of a name, with blanks behind them.
type Initials = [char; MOST];
/// So many paragraphs with a label of ordinary letters make a transcript; of those in capitals two are enough.
const TRANSCRIPT: usize = 3;
/// So many paragraphs with a label in capitals that names nobody are the parts of a newsletter.
const SECTIONS: usize = 2;

/// A paragraph with a label in front.
struct Labelled {
    mention: MentionId,
    /// Tokens of the label and its colon.
    label: IdRange<TokenId>,
    content: Span,
    rule: Rule,
    loud: bool,
}

/// `LEE: It works.`, `THE COURT: Go on.`, `Q: Does it work?`, and the headline `Lee: Pump works`: paragraphs that a quote neither
/// fills nor begins. Of a turn that quotes somebody, all is the turn's: `LEE: He said “no” and left.`
pub(super) fn find_turns(referents: &mut Referents) -> Vec<Indirect> {
    let article = referents.article();
    let entities = &referents.entities;
    let (mut found, sections) = labelled(article, entities);
    let least = |f: &Labelled| match f.rule {
        Rule::HeadlineLabel if article.mentions[f.mention].kind == MentionKind::Name => 1,
        Rule::InterviewLetter => 1,
        _ if f.loud => 2,
        _ => TRANSCRIPT,
    };
    let mut turns: BTreeMap<Option<EntityId>, usize> = BTreeMap::new();
    found.iter().for_each(|f| *turns.entry(entities.of(f.mention)).or_default() += 1);
    // "BY THE NUMBERS: …", "SPOTTED: …", "CLEANUP: …" head the parts of a newsletter, and nobody speaks twice.
    let heads = |f: &Labelled| {
        let entity = entities.of(f.mention);
        let surely = entity.is_some_and(|entity| entities.all[entity].surely_person);
        f.rule == Rule::Label && f.loud && !surely && turns[&entity] == 1
    };
    let count = found.len();
    found.retain(|f| count >= least(f) && !(sections >= SECTIONS && heads(f)));
    found.iter().map(|f| f.indirect(referents)).collect()
}

/// The paragraphs with a label in front that tells who speaks, and how many have one in capitals that does not.
fn labelled(article: &Article, entities: &Entities) -> (Vec<Labelled>, usize) {
    let (outline, mentions) = (&article.outline, &article.mentions);
    let mut found: Vec<Labelled> = Vec::new();
    let (mut interview, mut initials, mut sections) = (None, None, 0);
    let mut next = MentionId::FIRST;
    let mut part = PartId::FIRST;
    for (id, paragraph) in outline.paragraphs.numbered() {
        let tokens = paragraph.tokens;
        while outline.parts.get(part).is_some_and(|p| p.tokens.end() <= tokens.start()) {
            part += 1;
        }
        let quote = outline.parts.get(part).map(|p| p.tokens.start()).filter(|&start| start < tokens.end());
        let Some(colon) = colon_of(outline, tokens, quote) else { continue };
        let content = outline.span_of(tokens.with_start(colon + 1));
        while mentions.get(next).is_some_and(|m| m.tokens().start() < tokens.start()) {
            next += 1;
        }
        let label = tokens.with_end(colon + 1);
        // "M.K.: We left."
        let known = letters_of(outline, tokens.with_end(colon)).and_then(|letters| {
            let people = initials.get_or_insert_with(|| people_by_initials(article, entities));
            people.get(&letters).copied().flatten()
        });
        if let Some((_, mention)) = known.filter(|&(_, mention)| mentions[mention].tokens().end() <= tokens.start()) {
            found.push(Labelled { mention, label, content, rule: Rule::Label, loud: true });
            continue;
        }
        match named_by(article, entities, tokens, colon, next) {
            Some((mention, loud)) if mentions[mention].tokens().start() == tokens.start() => {
                let rule = if paragraph.is_headline() { Rule::HeadlineLabel } else { Rule::Label };
                if quote.is_none() || loud && rule == Rule::Label {
                    found.push(Labelled { mention, label, content, rule, loud });
                }
            }
            _ => {
                sections += usize::from(is_loud(outline, tokens.with_end(colon)));
                let interview = interview.get_or_insert_with(|| Interview::read(article, entities));
                if let Some(mention) = interview.speaker(outline, id) {
                    found.push(Labelled { mention, label, content, rule: Rule::InterviewLetter, loud: true });
                }
            }
        }
    }
    (found, sections)
}

/// The colon, or the full stop, of the label in front of a paragraph, whose first quote begins at `quote`.
fn colon_of(outline: &Outline, tokens: IdRange<TokenId>, quote: Option<TokenId>) -> Option<TokenId> {
    let start = tokens.start();
    // "Q. Does it work?"
    let letter = letter_end(outline, start).map(|end| end - 1);
    let colon = || {
        let first = &outline.tokens[tokens.with_end(tokens.end().min(start + LONGEST_LABEL))];
        first.iter().position(|t| t.is_punct(b':')).filter(|&behind| behind > 0).map(|behind| start + behind)
    };
    // "LEE: “It works.”", "“It works: it does,” said Lee."
    letter.or_else(colon).filter(|&colon| colon + 1 < tokens.end() && quote.is_none_or(|quote| quote > colon + 1))
}

/// Whom the label in front of a paragraph names, of the mentions from `first` on; and whether it is in capitals.
fn named_by(
    article: &Article,
    entities: &Entities,
    tokens: IdRange<TokenId>,
    colon: TokenId,
    first: MentionId,
) -> Option<(MentionId, bool)> {
    let outline = &article.outline;
    let all_loud = is_loud(outline, tokens.with_end(colon));
    // "Senator PIKE (Harrow): It works."
    let loud = |m: &Mention| all_loud || matches!(outline.tokens[m.core().end() - 1].shape(), Shape::Upper | Shape::Initials);
    // "Photo:" is nobody.
    let surely = |e: EntityId| entities.all[e].kind == SpeakerKind::Person && entities.all[e].surely_person;
    let names = |&(id, m): &(MentionId, &Mention)| {
        let ends = m.tokens().end() == colon;
        match m.kind {
            MentionKind::Name => {
                let somebody = entities.of(id).is_some_and(|entity| loud(m) || surely(entity));
                let described = || m.tokens().end() < colon && describes(outline, m.tokens().end().to(colon));
                (ends || described()) && !m.place && somebody
            }
            // "THE COURT: Go on.", but not the list "DIRECTOR: Ann Lee"
            MentionKind::Description => ends && all_loud && is_sentence(outline, tokens),
            MentionKind::Pronoun => false,
        }
    };
    article.mentions.from(first).take(3).find(names).map(|(id, m)| (id, loud(m)))
}

/// Whether all words are in capitals.
fn is_loud(outline: &Outline, tokens: IdRange<TokenId>) -> bool {
    outline.tokens[tokens].iter().all(|t| !t.is_word() || t.shape() == Shape::Upper)
}

/// Whether the words end as a sentence does, be it inside a mark.
fn is_sentence(outline: &Outline, tokens: IdRange<TokenId>) -> bool {
    let mut last = tokens.iter().rev().map(|t| &outline.tokens[t]).skip_while(|t| t.kind() == TokenKind::Mark);
    last.next().is_some_and(|t| [b'.', b'?', b'!', b'~', b'-'].iter().any(|&ch| t.is_punct(ch)))
}

/// The letters of a label that is initials: `M.K.`, `MK`.
fn letters_of(outline: &Outline, label: IdRange<TokenId>) -> Option<Initials> {
    if label.len() != 1 || !matches!(outline.tokens[label.start()].shape(), Shape::Upper | Shape::Initials) {
        return None;
    }
    let letters = || outline.text_of(label.start()).chars().filter(|c| c.is_alphabetic());
    INITIALS.contains(&letters().map(char::len_utf8).sum()).then(|| initials(letters()))
}

fn initials(letters: impl Iterator<Item = char>) -> Initials {
    let mut all = [' '; MOST];
    all.iter_mut().zip(letters).for_each(|(place, letter)| *place = letter);
    all
}

/// The people of the article by the initials of their full names, each with the mention that has the name first; nobody where two
/// have the same.
fn people_by_initials(article: &Article, entities: &Entities) -> BTreeMap<Initials, Option<(EntityId, MentionId)>> {
    let mut people: BTreeMap<Initials, Option<(EntityId, MentionId)>> = BTreeMap::new();
    for (id, mention) in article.mentions.numbered() {
        let person = |&e: &EntityId| entities.all[e].kind == SpeakerKind::Person;
        let named = mention.kind == MentionKind::Name && !mention.place && INITIALS.contains(&mention.core().len());
        let Some(entity) = entities.of(id).filter(|_| named).filter(person) else { continue };
        let letters = initials(mention.core().iter().filter_map(|t| article.outline.text_of(t).chars().next()));
        let known = people.entry(letters).or_insert(Some((entity, id)));
        *known = known.filter(|&(known, _)| known == entity);
    }
    people
}

/// Whether the words between a name and the colon of its label tell who that is: `, MAYOR`, `(Harrow)`, `, of Harrow`.
fn describes(outline: &Outline, tokens: IdRange<TokenId>) -> bool {
    let (first, last) = (&outline.tokens[tokens.start()], &outline.tokens[tokens.end() - 1]);
    let apposed = first.is_punct(b',') && last.is_word() || first.is_punct(b'(') && last.is_punct(b')');
    apposed && !outline.classes_in(tokens).any(|classes| classes.any(Classes::FINITE.without(Classes::BASE)))
}

impl Labelled {
    fn indirect(&self, referents: &mut Referents) -> Indirect {
        let mut evidence = EvidenceSet::default();
        evidence.add(self.rule);
        let cue = (self.label.end() - 1).alone();
        let confidence = if self.rule == Rule::HeadlineLabel { LESS_SURE } else { SURE };
        let entity = referents.resolve(self.mention);
        let mention = &referents.article().mentions[self.mention];
        let (source, content) = (mention.tokens().with_end(mention.full_end()), Parts::One(self.content));
        Indirect { source, mention: Some(self.mention), entity, telling: None, cue, content, evidence, confidence, grounds: None }
    }
}
