//! Antecedents: of those whom the text has named so far, the one that a pronoun or a description stands for.

use super::clues::{Clue, ClueSet};
use super::entities::Entities;
use super::entity::Entity;
use crate::article::Article;
use crate::ids::{EntityId, Id, IdRange, MentionId, SentenceId, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::TokenKind;

/// How many mentions before a pronoun are looked at.
const WINDOW: usize = 48;
/// How many tokens of an aside may stand between a subject and its verb.
const LONGEST_ASIDE: usize = 12;
/// Within how many tokens of a clause that says who somebody is the verb behind it is looked for.
const LONGEST_CLAUSE: usize = 14;
/// How many sentences back a pronoun may reach.
const SENTENCES: usize = 8;

/// One whom a pronoun may stand for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Antecedent {
    pub(crate) entity: EntityId,
    pub(crate) clues: ClueSet,
    pub(crate) score: f32,
    /// How surely the surest of its mentions stands for it, in per cent: a chain of pronouns is no surer than that.
    known: u8,
}

/// What a pronoun may stand for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    Person(Gender),
    Anybody,
    Several,
    Body,
    /// No text: "the company".
    Company,
}

impl Wanted {
    /// What the pronoun of a mention may stand for; `None` when it stands for nobody whom the text names.
    pub(super) fn of(outline: &Outline, pronoun: &Mention) -> Option<Wanted> {
        match (outline.word(pronoun.core().start()), pronoun.gender) {
            (word::IT, _) => Some(Wanted::Body),
            (word::THEY | word::THEIR, _) => Some(Wanted::Several),
            (_, gender) => gender.map(Wanted::Person),
        }
    }

    /// What speaks for an entity whatever stands around it; `None` when it cannot be meant.
    fn fit(self, entity: &Entity) -> Option<ClueSet> {
        let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && !entity.plural;
        let body = !entity.plural && (!person || !entity.surely_person && entity.gender.is_none());
        let possible = match self {
            Wanted::Person(gender) => person && !entity.place && !entity.thing && entity.gender.is_none_or(|g| g == gender),
            Wanted::Anybody => entity.kind == SpeakerKind::Person && person && !entity.place && entity.surely_person,
            // "A spokesperson said they were closed. “Stay home,” they added."
            Wanted::Several => {
                // "The statement noted they had met": no text.
                let text = entity.kind == SpeakerKind::Document && !entity.plural;
                !person && !entity.place && !text
                    || entity.plural
                    || entity.kind == SpeakerKind::Unnamed && entity.gender.is_none()
            }
            // A capitalised word that nothing shows to be a person may be a body.
            Wanted::Body => body,
            Wanted::Company => body && matches!(entity.kind, SpeakerKind::Organization | SpeakerKind::Person),
        };
        if !possible {
            return None;
        }
        let mut clues = ClueSet::default();
        let mut note = |clue: Clue, holds: bool| {
            if holds {
                clues.add(clue);
            }
        };
        if person && !matches!(self, Wanted::Body | Wanted::Company) {
            note(Clue::GenderKnown, entity.gender.is_some());
            note(Clue::SurelyPerson, entity.surely_person);
            note(Clue::FullName, entity.is_full());
            note(Clue::Unnamed, entity.kind == SpeakerKind::Unnamed);
        }
        note(Clue::Frequent, entity.mentions >= 5);
        note(Clue::Several, entity.plural);
        note(Clue::PlaceName, entity.place);
        Some(clues)
    }
}

/// Who spoke last, and in which sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct LastSpeaker {
    pub(super) entity: EntityId,
    pub(super) sentence: SentenceId,
}

/// Where an antecedent is looked for.
pub(super) struct Search<'a, 't> {
    pub(super) article: &'a Article<'t>,
    pub(super) entities: &'a Entities,
    pub(super) last_speaker: Option<LastSpeaker>,
    /// Whom the quoted words name that the pronoun is to have spoken.
    pub(super) inside: &'a [EntityId],
}

impl Search<'_, '_> {
    /// Those whom the mention may stand for, best first.
    pub(super) fn antecedents(&self, index: MentionId, wanted: Wanted, found: &mut Vec<Antecedent>) {
        found.clear();
        // Who is named in a caption or an advertisement alone is asked only where there is nobody else.
        let since =
            self.named_before(index, wanted, false, found) || found.is_empty() && self.named_before(index, wanted, true, found);
        let pronoun = &self.article.mentions[index];
        if let Some(LastSpeaker { entity, sentence }) = self.last_speaker {
            let distance = sentence.to(pronoun.sentence).len();
            let place = found.iter().position(|known| known.entity == entity).or_else(|| {
                let clues = wanted.fit(&self.entities.all[entity]).filter(|_| distance <= SENTENCES)?;
                found.push(Antecedent { entity, clues, score: 0.0, known: 100 });
                Some(found.len() - 1)
            });
            if let Some(place) = place {
                if !since {
                    found[place].clues.add(Clue::NobodySince);
                }
                found[place].clues.add(match distance {
                    0 | 1 => Clue::SpokeJust,
                    2 | 3 => Clue::SpokeBefore,
                    _ => Clue::SpokeFurther,
                });
            }
        }
        for antecedent in found.iter_mut() {
            if self.inside.contains(&antecedent.entity) {
                antecedent.clues.add(Clue::NamedInside);
            }
            antecedent.score = antecedent.clues.score();
        }
        // Stable: of two that score the same the nearer stays in front.
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
    }

    /// Those who are named before the mention at `index`, in the article's prose or also in `asides`; whether any of them was
    /// since somebody else spoke last.
    fn named_before(&self, index: MentionId, wanted: Wanted, asides: bool, found: &mut Vec<Antecedent>) -> bool {
        let (outline, mentions) = (&self.article.outline, &self.article.mentions);
        let pronoun = &mentions[index];
        let paragraph = outline.sentences[pronoun.sentence].paragraph;
        let order = outline.order(pronoun.sentence);
        let mut nearest = true;
        let mut since = false;
        let lead = self.lead_in(index);
        for (at, mention) in mentions.before(index).take(WINDOW) {
            let Some(entity) = self.entities.of(at).filter(|_| !mention.quoted) else { continue };
            // "Asked by Lee, she said": somebody else.
            if lead.contains(mention.tokens().start()) && !mention.possessive {
                continue;
            }
            // "A reporter asked what she would do. “Go up,” she said": who asks does not answer.
            let unnamed = (mention.stands_for == Some(SpeakerKind::Unnamed)) & (mention.kind == MentionKind::Description);
            if unnamed && outline.phrase_end(Phrase::ASKS_ABOUT, mention.full_end()).is_some() {
                continue;
            }
            let aside = outline.is_aside(mention.sentence) && mention.sentence != pronoun.sentence;
            if aside && !asides {
                continue;
            }
            let distance = order.saturating_sub(outline.order(mention.sentence)).max(usize::from(aside));
            if distance > SENTENCES {
                break;
            }
            let place = match found.iter().position(|known| known.entity == entity) {
                Some(place) => place,
                None => {
                    let Some(clues) = wanted.fit(&self.entities.all[entity]) else { continue };
                    found.push(Antecedent { entity, clues, score: 0.0, known: 0 });
                    found.len() - 1
                }
            };
            let antecedent = &mut found[place];
            antecedent.known = antecedent.known.max(self.entities.surety(at));
            since |= self.last_speaker.is_some_and(|last| last.entity != entity && mention.sentence > last.sentence);
            if nearest {
                antecedent.clues.add(Clue::Nearest);
                nearest = false;
            }
            if outline.sentences[mention.sentence].paragraph == paragraph {
                antecedent.clues.add(Clue::Paragraph);
            }
            self.note_mention(&mut antecedent.clues, at, pronoun, distance);
        }
        since
    }

    /// The words that lead up to the clause of which a pronoun is the subject, where nobody acts in them: `Asked by Lee, she said`,
    /// `After a row with the mayor, she left`. Whoever they name, she is another; but `Known as Ann Lee, she left`.
    fn lead_in(&self, index: MentionId) -> IdRange<TokenId> {
        let (outline, mentions) = (&self.article.outline, &self.article.mentions);
        let pronoun = &mentions[index];
        let start = pronoun.tokens().start();
        let first = outline.sentences[pronoun.sentence].first;
        let subject = pronoun.is_pronoun() && matches!(outline.word(start), word::HE | word::SHE | word::THEY | word::IT);
        let lead = first.to(start);
        if !subject || lead.len() < 3 || !outline.tokens[start - 1].is_punct(b',') {
            return IdRange::default();
        }
        let opens = outline.classes(first + usize::from(outline.classes(first).any(Classes::CONJ)));
        // "For Lee, he said", "And as for Lee, he said"
        let topic = first.to(first + 3).iter().any(|t| outline.word(t) == word::FOR);
        let leads = opens.any(Classes::PREP | Classes::GERUND | Classes::PARTICIPLE) && !topic;
        let here = || mentions.before(index).take(WINDOW).map(|(_, m)| m).take_while(|m| m.tokens().start() >= first);
        let acts = |m: &Mention| outline.classes(m.tokens().end()).any(Classes::AUX | Classes::PAST | Classes::THIRD);
        let called = |m: &Mention| outline.word_before(m.tokens().start()) == word::AS;
        if leads && !here().any(|m| acts(m) || called(m)) { lead } else { IdRange::default() }
    }

    /// What a mention says for its entity as the antecedent of a pronoun that stands `distance` sentences behind it.
    fn note_mention(&self, clues: &mut ClueSet, at: MentionId, pronoun: &Mention, distance: usize) {
        let outline = &self.article.outline;
        let mention = &self.article.mentions[at];
        let grammar = Grammar::of(outline, mention);
        clues.add(match (distance, grammar) {
            (0, Grammar::Subject | Grammar::Clause) => Clue::HereSubject,
            (0, Grammar::Owner) => Clue::HereOwner,
            (0, Grammar::Other) => Clue::HereOther,
            (1, Grammar::Subject) => Clue::BeforeSubject,
            (1, Grammar::Clause) => Clue::BeforeClause,
            (1, Grammar::Owner) => Clue::BeforeOwner,
            (1, Grammar::Other) => Clue::BeforeOther,
            (2, Grammar::Subject) => Clue::SecondSubject,
            (2, _) => Clue::SecondOther,
            (_, Grammar::Subject) => Clue::FurtherSubject,
            _ => Clue::FurtherOther,
        });
        if distance > 2 {
            return;
        }
        let before = outline.classes_before(mention.tokens().start());
        if grammar == Grammar::Subject && outline.phrase_end(Phrase::DIES, behind_aside(outline, mention.full_end())).is_some() {
            clues.add(Clue::Dies);
        }
        if distance <= 1 {
            // "Asked by Lee, she laughed" is about her.
            let asked = outline.classes(outline.sentences[mention.sentence].first).any(Classes::PARTICIPLE);
            if self.opens_sentence(at) && !(asked && before.any(Classes::PREP)) {
                clues.add(Clue::Opens);
                let comma = outline.tokens.get(mention.full_end()).is_some_and(|t| t.is_punct(b','));
                if comma && before.any(Classes::PREP) {
                    clues.add(Clue::Fronted);
                }
            }
            if mention.kind == MentionKind::Pronoun && mention.gender.is_some() && mention.gender == pronoun.gender {
                clues.add(if distance == 0 { Clue::ChainHere } else { Clue::ChainBefore });
            }
            if before.any(Classes::TAKES_HEARER) {
                clues.add(Clue::Hearer);
            }
        }
        if matches!(grammar, Grammar::Subject)
            && self.last_speaker.is_none_or(|last| last.sentence < mention.sentence)
            && reports(outline, mention)
        {
            clues.add(Clue::Reports);
            if distance == 1 && mention.stands_for == Some(SpeakerKind::Unnamed) && mention.kind == MentionKind::Description {
                clues.add(Clue::ReportsUnnamed);
            }
        }
        let full = mention.kind == MentionKind::Name && mention.core().len() > 1;
        if full && !(mention.role().is_empty() && mention.apposition().is_empty()) {
            clues.add(Clue::Introduced);
        }
    }

    /// Whether no other mention stands before it in its sentence.
    fn opens_sentence(&self, at: MentionId) -> bool {
        let mention = &self.article.mentions[at];
        let before = self.article.mentions.before(at).take_while(|(_, m)| m.sentence == mention.sentence).take(8);
        let mut named = before.filter(|&(id, m)| !m.quoted && self.entities.of(id).is_some());
        !named.any(|(_, m)| m.tokens().end() <= mention.tokens().start())
    }
}

/// Whether a verb of speech follows the mention, or stands right before it.
pub(super) fn reports(outline: &Outline, mention: &Mention) -> bool {
    let cue = |token: TokenId| {
        let classes = outline.classes(token);
        classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && classes.any(Classes::PAST | Classes::THIRD)
    };
    let mut after = behind_aside(outline, mention.full_end());
    while outline.classes(after).any(Classes::ADV | Classes::AUX) {
        after += 1;
    }
    cue(after) || mention.tokens().start().before().is_some_and(cue) || reports_behind_clause(outline, mention)
}

/// Whether somebody brought in by a clause has a verb of speech behind it: `A woman who lives nearby said`, but not `A woman who says he
/// left`.
fn reports_behind_clause(outline: &Outline, mention: &Mention) -> bool {
    let who = mention.full_end();
    if mention.kind != MentionKind::Description || mention.definite || outline.word(who) != word::WHO {
        return false;
    }
    let inside = (who + 1).to(who + 1 + LONGEST_CLAUSE);
    let goes_on = |&t: &TokenId| outline.tokens.get(t).is_some_and(|t| t.is_word() || t.kind() == TokenKind::Number);
    let finite = |&t: &TokenId| {
        let of_another = t > who + 1 && outline.classes_before(t).any(Classes::PRON);
        outline.classes(t).any(Classes::PAST | Classes::THIRD | Classes::AUX) && !outline.tokens[t].is_capital() && !of_another
    };
    let cue = |t: TokenId| outline.classes(t).any(Classes::CUE_STRONG) && !outline.classes(t).any(Classes::AUX);
    inside.iter().take_while(goes_on).filter(finite).skip(1).any(cue)
}

/// The token behind the commas, brackets and adverbs at a token, and behind an aside between two commas that a verb follows: `, on duty
/// since dawn, said`.
pub(super) fn behind_aside(outline: &Outline, from: TokenId) -> TokenId {
    let punct = |t: TokenId, ch: u8| outline.tokens.get(t).is_some_and(|t| t.is_punct(ch));
    let inside = (from + 1).to(from + 1 + LONGEST_ASIDE);
    // "the rail operator, Kell & Western, said"
    let name = || {
        let named = |&t: &TokenId| outline.tokens.get(t).is_some_and(|t| t.is_capital() || t.is_punct(b'&'));
        let words = (from + 1).to(from + 1 + inside.iter().take_while(named).count());
        let body = |t: TokenId| outline.tokens[t].is_punct(b'&') || outline.classes(t).any(Classes::ORG);
        punct(words.end(), b',') && words.iter().any(body)
    };
    if punct(from, b',') && (outline.classes(from + 1).any(Classes::PREP | Classes::GERUND | Classes::REL) || name()) {
        let close = inside.iter().take_while(|&t| !punct(t, b'.')).find(|&t| punct(t, b','));
        let acts = |&close: &TokenId| outline.classes(close + 1).any(Classes::AUX | Classes::PAST | Classes::THIRD);
        if let Some(close) = close.filter(acts) {
            return close + 1;
        }
    }
    let mut after = from;
    while punct(after, b',') || punct(after, b')') || outline.classes(after).any(Classes::ADV) {
        after += 1;
    }
    after
}

/// What a mention does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// A verb follows it, or a verb of speech stands before it.
    Subject,
    /// The same in a clause inside another: "what Lee said".
    Clause,
    Owner,
    Other,
}

impl Grammar {
    pub(super) fn of(outline: &Outline, mention: &Mention) -> Grammar {
        if mention.possessive {
            return Grammar::Owner;
        }
        let after = behind_aside(outline, mention.full_end());
        let before = outline.classes_before(mention.tokens().start());
        let acts = (outline.classes(after).any(Classes::AUX | Classes::PAST | Classes::THIRD)
            || reports_behind_clause(outline, mention))
            && (before.any(Classes::SUBORD) || !before.any(Classes::PREP));
        let inverted =
            before.any(Classes::CUE_STRONG) && before.any(Classes::PAST | Classes::THIRD) && !before.any(Classes::TAKES_HEARER);
        if !acts && !inverted {
            Grammar::Other
        } else if before.any(Classes::SUBORD | Classes::THAT | Classes::REL | Classes::WH) {
            Grammar::Clause
        } else {
            Grammar::Subject
        }
    }
}

/// How surely a pronoun stands for the first of these, in per cent.
pub(super) fn surety(found: &[Antecedent]) -> u8 {
    let Some(best) = found.first() else { return 0 };
    let all: f32 = found.iter().map(|other| libm::expf(other.score - best.score)).sum();
    ((100.0 / all) as u8).min(best.known)
}
