//! The voices of each turn: who may speak it, with what the words around it say for them.

use super::chain::{Link, Voice, Weighed};
use super::dialogue::{Claim, Dialogue, How, Presence, Turn, Who, tells};
use super::people::may_be;
use super::turns::APART;
use crate::attribution::rules::{EvidenceSet, Rule};
use crate::attribution::threshold::UNRESOLVED;
use crate::ids::{EntityId, MentionId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::SpeakerKind;
use crate::speakers::Referents;

// Set by hand on fifteen invented scenes; three that had no part in it came out as well as those.

/// What turns tell about each other that paragraphs of the story part, against those that stand together.
const APART_SHARE: f32 = 0.3;
/// In how many turns before and behind one the people are looked for who may speak it.
const BEFORE: usize = 12;
const BEHIND: usize = 8;
/// How much less somebody counts as present with each turn between; and in turns to come against those that were.
const FADING: f32 = 0.72;
const AHEAD: f32 = 0.35;
/// How much less likely somebody speaks who is hardly present, and how soon that is felt.
const ABSENT: f32 = 2.2;
const FELT: f32 = 0.4;
/// At most so many people may speak a turn.
const VOICES: usize = 7;
/// How much less likely it is somebody who has no part in the dialogue so far.
const STRANGER: f32 = 1.8;
/// How much less a pronoun tells of somebody whom nothing before it makes its antecedent, and how much of its antecedents' odds it keeps.
const NO_ANTECEDENT: f32 = 1.8;
const ANTECEDENTS: f32 = 0.9;
/// How much more it tells of whoever acts right before.
const ACTED: f32 = 0.5;
/// The same for somebody of whom nothing tells the gender, who seems to have the other one, and who is only named later.
const UNSURE_GENDER: f32 = 1.3;
const OTHER_GENDER: f32 = 2.5;
const LATER: f32 = 1.0;
/// How much less likely a description varies a name: one that fits ("the young man"), or that may fit ("the doorkeeper"); and how much less
/// likely it then is somebody new.
const VARIES: f32 = 0.5;
const MAY_VARY: f32 = 1.5;
const NEW: f32 = 1.1;
/// How much less likely somebody else speaks than the one whom a verb of speech names.
const TOLD: f32 = 3.0;
/// How much likelier the same voice goes on where nobody has answered it.
const GOES_ON: f32 = 1.5;
/// A name that scores so much settles a turn: whoever spoke the last but one tells nothing.
const SETTLED: f32 = 3.0;

impl Dialogue {
    /// Weighs the voices of every turn, and what the turns are to each other.
    pub(super) fn weigh(&self, referents: &Referents) -> Weighed {
        let (mut links, mut voices) = (Vec::with_capacity(self.turns.len()), Vec::new());
        let mut present: Vec<(Who, f32)> = Vec::new();
        for (index, turn) in self.turns.iter().enumerate() {
            self.gather(index, &mut present);
            let start = voices.len();
            voices.push(Voice { who: Who::Nobody, score: UNRESOLVED - STRANGER });
            for claim in self.claims(turn) {
                raise(&mut voices, start, claim.who, claim.score);
            }
            // Whom a verb of speech names speaks, whoever else is there.
            let told = self.claims(turn).iter().any(|claim| claim.who.entity().is_some() && tells(&claim.candidate));
            for &(who, weight) in present.iter().take(VOICES) {
                let score = Rule::Present.weight() - ABSENT * (1.0 - libm::powf(weight, FELT));
                raise(&mut voices, start, who, if told { score - TOLD } else { score });
            }
            self.descriptions(turn, referents, &mut voices, start);
            self.pronouns(turn, referents, &mut voices, start);
            self.spoken_to(index, &mut voices[start..]);
            let before = index.checked_sub(1).map(|before| &self.turns[before]);
            // A thought is no turn of the dialogue.
            let aside = self.thinks(turn) || before.is_some_and(|before| self.thinks(before));
            let beside = turn.gap.filter(|_| !aside).map_or(0.0, closeness) * Rule::TurnBeside.weight();
            let named = self.claims(turn).iter().any(|claim| claim.who.entity().is_some() && claim.score > SETTLED);
            let apart = turn.gap.zip(before.and_then(|before| before.gap)).filter(|_| !named && !aside);
            let in_turn = apart.map_or(0.0, |(gap, last)| closeness(gap + last)) * Rule::InTurn.weight();
            let (beside, in_turn) = if turn.unanswered { (GOES_ON, 0.0) } else { (beside, in_turn) };
            links.push(Link { voices: start..voices.len(), beside, in_turn });
        }
        Weighed::new(links, voices)
    }

    /// Who is there at a turn, the clearest first, who counts as one.
    fn gather(&self, turn: usize, present: &mut Vec<(Who, f32)>) {
        present.clear();
        let near = self.presences.of(turn.saturating_sub(BEFORE)..turn + BEHIND + 1);
        for presence in near.iter().filter(|presence| presence.weight > 0.0) {
            let ahead = if presence.turn() > turn { AHEAD } else { 1.0 };
            let weight = ahead * presence.weight * libm::powf(FADING, presence.turn().abs_diff(turn) as f32);
            match present.iter_mut().find(|(who, _)| *who == presence.who) {
                Some((_, known)) => *known += weight,
                None => present.push((presence.who, weight)),
            }
        }
        // Stable: of two the one who was there first stays in front.
        present.sort_by(|a, b| b.1.total_cmp(&a.1));
        let most = present.first().map_or(1.0, |(_, weight)| weight.max(1.0));
        present.iter_mut().for_each(|(_, weight)| *weight /= most);
    }

    /// A description that nobody was introduced by may vary the name of somebody who is there: "the young man".
    fn descriptions(&self, turn: &Turn, referents: &Referents, voices: &mut Vec<Voice>, start: usize) {
        for claim in self.claims(turn) {
            let mut new = 0.0;
            for at in start + 1..voices.len() {
                let who = voices[at].who;
                if let Some(cost) = self.varies(referents, claim, who) {
                    raise(voices, start, who, claim.score - cost);
                    new = if cost == VARIES { NEW } else { new };
                }
            }
            if let Some(own) = voices[start..].iter_mut().find(|voice| voice.who == claim.who) {
                own.score -= new;
            }
        }
    }

    /// Whether the description of a claim may vary somebody's name, and how much less likely that is than that it tells.
    pub(super) fn varies(&self, referents: &Referents, claim: &Claim, who: Who) -> Option<f32> {
        let (described, known) = (claim.who.entity()?, who.entity()?);
        if known == described || !self.loose[described] || !self.seen[known] {
            return None;
        }
        let outline = &referents.article().outline;
        let mention = &referents.article().mentions[claim.candidate.mention];
        let head = outline.classes(mention.core().start());
        // "The man on the step" is no variation, and "the vole" no person.
        let bare = mention.tokens().end() == mention.core().end() && !outline.classes(mention.tokens().end()).any(Classes::PREP);
        let (described, known) = (&referents.entities.all[described], &referents.entities.all[known]);
        let other = known.gender.is_some() && described.gender.is_some() && known.gender != described.gender;
        if !bare || !head.any(Classes::PEOPLE | Classes::ROLE) || known.kind != SpeakerKind::Person || other {
            return None;
        }
        let kin = outline.classes(mention.tokens().start()).any(Classes::POSS);
        let fits = (kin || head.any(Classes::PEOPLE)) && known.gender.is_some() && known.gender == described.gender;
        Some(if fits { VARIES } else { MAY_VARY })
    }

    /// What "he" and "she" say for those who are there.
    fn pronouns(&self, turn: &Turn, referents: &Referents, voices: &mut Vec<Voice>, start: usize) {
        let (outline, mentions, entities) = (&referents.article().outline, &referents.article().mentions, &referents.entities);
        // "Tom sat down. “Gone,” he said."
        let acting = turn.meant.and_then(|meant| referents.of(meant)).filter(|&entity| is_somebody(referents, entity));
        let meant = acting.map(Who::Known);
        for candidate in self.candidates(turn) {
            let score = candidate.evidence.score();
            let mention = &mentions[candidate.mention];
            if !mention.is_pronoun() || mention.is_first_person(outline) || score <= UNRESOLVED {
                continue;
            }
            // "Somebody called" names nobody.
            let indefinite = mention.gender.is_none() && !matches!(outline.word(mention.core().start()), word::THEY | word::IT);
            raise(voices, start, Who::Nobody, if indefinite { score } else { score - NO_ANTECEDENT });
            let antecedents = referents.antecedents(candidate.mention);
            let all = libm::logf(antecedents.iter().map(|antecedent| libm::expf(antecedent.score)).sum());
            if let Some(meant) = meant.filter(|meant| voices[start..].iter().all(|voice| voice.who != *meant)) {
                voices.push(Voice { who: meant, score: f32::MIN });
            }
            for at in start + 1..voices.len() {
                let who = voices[at].who;
                // Whoever tells the story is "I".
                let told_of = who.entity().filter(|&entity| who != self.narrator && may_be(referents, mention, entity));
                let Some(entity) = told_of else { continue };
                let known = antecedents.iter().find(|antecedent| antecedent.entity == entity);
                let share = known.map_or(f32::MIN, |antecedent| ANTECEDENTS * (antecedent.score - all)).max(-NO_ANTECEDENT);
                let entity = &entities.all[entity];
                let unsure = match entity.gender {
                    gender if gender == mention.gender => 0.0,
                    None => UNSURE_GENDER,
                    Some(_) => OTHER_GENDER,
                };
                let share = if meant == Some(who) { ACTED } else { share };
                let later = if entity.first > mention.core().start() { LATER } else { 0.0 };
                raise(voices, start, who, score + share - unsure - later);
            }
        }
    }

    /// Who is there in the turn, in the one before and in the next.
    fn presences_near(&self, turn: usize) -> &[Presence] {
        self.presences.of(turn.saturating_sub(1)..turn + 2)
    }

    /// Whoever is spoken to, or of, does not speak; but whoever is spoken to rather does next, or did before.
    fn spoken_to(&self, turn: usize, voices: &mut [Voice]) {
        for presence in self.presences_near(turn) {
            let Some(rule) = what_words_tell(presence.how, presence.turn() == turn) else { continue };
            if let Some(voice) = voices.iter_mut().find(|voice| voice.who == presence.who) {
                let here = presence.turn() == turn;
                let gap = self.turns[turn.max(presence.turn())].gap.unwrap_or(APART + 1);
                voice.score += rule.weight() * if here { 1.0 } else { closeness(gap) };
            }
        }
    }

    /// Whether the turn is only thought.
    fn thinks(&self, turn: &Turn) -> bool {
        let mut told = self.quotes(turn).filter_map(|heard| heard.told);
        told.any(|told| self.pool[told].evidence.has(Rule::Thought))
    }

    /// What the turns around say for somebody, when the others are spoken by those who were chosen.
    pub(super) fn around(&self, turn: usize, who: Who, chosen: &[Who]) -> EvidenceSet {
        let mut evidence = EvidenceSet::default();
        evidence.add(Rule::Present);
        let speaks = |at: Option<usize>| at.and_then(|at| chosen.get(at)) == Some(&who);
        if speaks(turn.checked_sub(2)) || speaks(Some(turn + 2)) {
            evidence.add(Rule::InTurn);
        }
        if speaks(turn.checked_sub(1)) || speaks(Some(turn + 1)) {
            evidence.add(Rule::TurnBeside);
        }
        for presence in self.presences_near(turn) {
            if presence.who == who
                && let Some(rule) = what_words_tell(presence.how, presence.turn() == turn)
            {
                evidence.add(rule);
            }
        }
        evidence
    }

    /// The words that name somebody, nearest before the turn or behind it.
    pub(super) fn mention_of(&self, who: Who, turn: usize) -> Option<MentionId> {
        let before = self.presences.of(turn.saturating_sub(BEFORE)..turn + 1);
        let behind = self.presences.of(turn + 1..turn + BEHIND + 1);
        let seen = |presence: &&Presence| presence.who == who && presence.named && presence.how == How::Seen;
        let any = || before.iter().rev().chain(behind).find(|presence| presence.who == who);
        let found = before.iter().rev().find(seen).or_else(|| behind.iter().find(seen)).or_else(any);
        found.map(|presence| presence.mention)
    }
}

/// Whether a pronoun may stand for the entity: "the chair creaked", but only names, and words for a man or a woman, are somebody.
fn is_somebody(referents: &Referents, entity: EntityId) -> bool {
    let outline = &referents.article().outline;
    let known = &referents.entities.all[entity];
    let gendered = |t: TokenId| outline.classes(t).any(Classes::MASCULINE | Classes::FEMININE);
    known.kind == SpeakerKind::Person || known.name.iter().any(gendered)
}

/// What the words of a turn tell about somebody they speak to or of, in that turn (`here`) or one beside it.
fn what_words_tell(how: How, here: bool) -> Option<Rule> {
    match (how, here) {
        (How::Addressed, true) => Some(Rule::Addressed),
        (How::Addressed, false) => Some(Rule::SpokenTo),
        (How::Named, true) => Some(Rule::NamedInside),
        (How::Introduced, true) => Some(Rule::Introduces),
        _ => None,
    }
}

/// Gives a voice of the turn a score, unless it has a better one.
fn raise(voices: &mut Vec<Voice>, start: usize, who: Who, score: f32) {
    match voices[start..].iter_mut().find(|voice| voice.who == who) {
        Some(voice) => voice.score = voice.score.max(score),
        None => voices.push(Voice { who, score }),
    }
}

/// How far turns with so many paragraphs of the story between them belong together.
fn closeness(gap: usize) -> f32 {
    match gap {
        0 => 1.0,
        1..=APART => APART_SHARE,
        _ => 0.0,
    }
}
