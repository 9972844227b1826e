//! Referents: whom each mention stands for. They are the one thing that changes while quotes are decided: pronouns and descriptions are
//! resolved when somebody asks, given what the text has said before.

use super::antecedents::{Antecedent, Grammar, LastSpeaker, Search, Wanted, reports, surety};
use super::described::{Described, Stamps, is_apposed};
use super::entities::Entities;
use super::relatives::{Relative, relative};
use crate::article::Article;
use crate::ids::{EntityId, Id, MentionId, SentenceId, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::{MentionKind, SpeakerKind};
use crate::room::{Room as _, room};
use crate::text::Token;

/// From so many people on those that found no use make room.
const MANY: usize = 1 << 10;
/// How many mentions before a pronoun are given their entities first.
const WINDOW: usize = 48;
/// How surely a description stands for whom it is taken for, in per cent: counted over five sets of articles.
const DESCRIBED: u8 = 88;
/// The same of whoever is brought in as nobody in particular: "A spokeswoman said".
const BROUGHT_IN: u8 = 97;
/// The same of whom the text has introduced in the same words: "the mayor" after "Mayor Ann Lee".
const INTRODUCED: u8 = 97;
/// The same of one that is named only later.
const NAMED_AHEAD: u8 = 85;
/// How surely a pronoun must stand for somebody, in per cent, to tell the gender.
const SURE_GENDER: u8 = 75;
/// How many sentences back a chain of pronouns is followed.
const CHAIN: usize = 2;

/// Whom the mentions of an article stand for, as far as that is known, and what tells it of the others.
pub(crate) struct Referents<'a, 't> {
    article: &'a Article<'t>,
    pub(crate) entities: Entities,
    /// Who spoke last.
    last_speaker: Option<LastSpeaker>,
    kept: Kept,
}

room! {
    /// What is kept from mention to mention.
    pub(crate) struct Kept {
        /// Whom the quote at hand names.
        inside: Vec<EntityId>,
        /// Those whom a mention may stand for.
        found: Vec<Antecedent>,
        /// Of which entities all was asked that holds wherever they are named.
        asked: Stamps,
    }
}

impl<'a, 't> Referents<'a, 't> {
    /// Those whom the text names are known already.
    pub(crate) fn new(article: &'a Article<'t>, entities: Entities, kept: &mut Kept) -> Self {
        Referents { article, entities, last_speaker: None, kept: std::mem::take(kept) }
    }

    pub(crate) fn article(&self) -> &'a Article<'t> {
        self.article
    }

    /// Those whom the mentions stand for, when nobody speaks any more. Leaves the room to the next text.
    pub(crate) fn into_entities(mut self, kept: &mut Kept) -> Entities {
        *kept = self.kept;
        kept.trim();
        if self.entities.all.len() >= MANY {
            self.entities.all.shrink_to_fit();
        }
        self.entities
    }

    /// The person or body that a mention is known to stand for.
    pub(crate) fn of(&self, mention: MentionId) -> Option<EntityId> {
        self.entities.of(mention)
    }

    /// Nobody has spoken yet: the article is gone through again from its start.
    pub(crate) fn begin_again(&mut self) {
        self.last_speaker = None;
        self.kept.inside.clear();
    }

    /// Whom the quoted words name for which a speaker is looked for next.
    pub(crate) fn quote_names(&mut self, inside: &[EntityId]) {
        self.kept.inside.clear();
        self.kept.inside.extend_from_slice(inside);
    }

    /// Somebody has spoken in a sentence.
    pub(crate) fn spoke(&mut self, entity: EntityId, sentence: SentenceId) {
        self.last_speaker = Some(LastSpeaker { entity, sentence });
    }

    /// The entity that a mention stands for; `None` when the text does not tell.
    pub(crate) fn resolve(&mut self, id: MentionId) -> Option<EntityId> {
        if let Some(known) = self.of(id) {
            return Some(known);
        }
        let (entity, surety) = match self.article.mentions[id].kind {
            MentionKind::Name => None,
            MentionKind::Pronoun => {
                self.settle_before(id);
                self.antecedent(id).or_else(|| self.one_of_several(id))
            }
            MentionKind::Description => Some(self.described_as(id)),
        }?;
        self.settle(id, entity, surety);
        Some(entity)
    }

    /// Gives a description its entity; what else the mention may be is left as it is.
    pub(crate) fn settle_description(&mut self, id: MentionId) {
        if self.article.mentions[id].kind == MentionKind::Description {
            self.resolve(id);
        }
    }

    /// Gives the pronouns and whoever or whatever is described shortly before their entities: whom "he" has meant goes on being meant,
    /// "a spokeswoman" may be "she", and "the memo" "it".
    fn settle_before(&mut self, id: MentionId) {
        let mentions = &self.article.mentions;
        let sentence = mentions[id].sentence;
        let near = mentions.before(id).take(WINDOW).take_while(|(_, m)| m.sentence + CHAIN >= sentence).count();
        // What the quote at hand names tells nothing about them.
        let inside = std::mem::take(&mut self.kept.inside);
        for (at, m) in mentions.numbered_in((id - near).to(id)) {
            if m.quoted || self.of(at).is_some() {
                continue;
            }
            let acts = || {
                m.stands_for != Some(SpeakerKind::Group)
                    && !m.plural
                    && !m.possessive
                    && Grammar::of(&self.article.outline, m) == Grammar::Subject
            };
            let entity = match m.kind {
                MentionKind::Pronoun if m.gender.is_some() => self.antecedent(at),
                MentionKind::Description if acts() && !self.is_apposed(at) => Some(self.described_as(at)),
                _ => None,
            };
            if let Some((entity, surety)) = entity {
                self.settle(at, entity, surety);
            }
        }
        self.kept.inside = inside;
    }

    /// Lets the mention stand for the entity, which may learn its gender from it.
    fn settle(&mut self, id: MentionId, entity: EntityId, surety: u8) {
        self.entities.set_surely(id, entity, surety);
        let mention = &self.article.mentions[id];
        let known = &mut self.entities.all[entity].gender;
        if mention.kind == MentionKind::Pronoun && surety >= SURE_GENDER {
            *known = known.or(mention.gender);
        }
    }

    /// Whether the description only says who a name is: "Ann Lee, the mayor", "the mayor, Ann Lee".
    pub(crate) fn is_apposed(&self, id: MentionId) -> bool {
        is_apposed(self.article, id)
    }

    fn antecedent(&mut self, id: MentionId) -> Option<(EntityId, u8)> {
        let wanted = Wanted::of(&self.article.outline, &self.article.mentions[id])?;
        self.salient(id, wanted)
    }

    /// Somebody without a name, for "one" and "another" of several.
    fn one_of_several(&mut self, id: MentionId) -> Option<(EntityId, u8)> {
        let mention = &self.article.mentions[id];
        let one = matches!(self.article.outline.word(mention.core().start()), word::ONE | word::ANOTHER);
        // "One, who gave no name, said", "says one"; but not "only one showed her".
        let next = self.article.outline.tokens.get(mention.tokens().end());
        let comma = next.is_some_and(|t| t.is_punct(b','));
        let speaks = |t: &Token| !t.is_word() || self.article.outline.classes_of(t).any(Classes::CUE_STRONG | Classes::AUX);
        let says = next.is_none_or(speaks) && reports(&self.article.outline, mention);
        (one && (comma || says)).then(|| (self.entities.describe(mention), DESCRIBED))
    }

    /// Of those named before the mention, the one that the text is about at this point, and how surely, in per cent.
    fn salient(&mut self, id: MentionId, wanted: Wanted) -> Option<(EntityId, u8)> {
        let mut found = std::mem::take(&mut self.kept.found);
        self.rank(id, wanted, &mut found);
        let first = found.first().map(|first| (first.entity, surety(&found)));
        self.kept.found = found;
        first
    }

    fn rank(&self, id: MentionId, wanted: Wanted, found: &mut Vec<Antecedent>) {
        let search = Search {
            article: self.article,
            entities: &self.entities,
            last_speaker: self.last_speaker,
            inside: &self.kept.inside,
        };
        search.antecedents(id, wanted, found);
    }

    /// Those whom a pronoun may stand for, best first; none for other mentions.
    pub(crate) fn antecedents(&self, id: MentionId) -> Vec<Antecedent> {
        let mut found = Vec::new();
        let mention = &self.article.mentions[id];
        if mention.kind == MentionKind::Pronoun
            && let Some(wanted) = Wanted::of(&self.article.outline, mention)
        {
            self.rank(id, wanted, &mut found);
        }
        found
    }

    /// Whom a description stands for: somebody known, or somebody new; and how surely, in per cent.
    fn described_as(&mut self, id: MentionId) -> (EntityId, u8) {
        let mention = &self.article.mentions[id];
        let known = match (mention.plural, mention.definite) {
            (true, _) => None,
            (false, true) => self.pointed_at(id).or_else(|| self.named_ahead(id)),
            (false, false) => self.named_ahead(id),
        };
        // "the clerk", "his manager": the text may have named them otherwise.
        let pointed = mention.definite || self.article.outline.classes(mention.tokens().start()).any(Classes::POSS);
        let brought_in = mention.stands_for == Some(SpeakerKind::Unnamed) && !pointed;
        let surety = if brought_in { BROUGHT_IN } else { DESCRIBED };
        known.unwrap_or_else(|| (self.entities.describe(mention), surety))
    }

    /// Whom a definite description stands for, by what the text said before it, and how surely.
    fn pointed_at(&mut self, id: MentionId) -> Option<(EntityId, u8)> {
        let (outline, mentions) = (&self.article.outline, &self.article.mentions);
        let mention = &mentions[id];
        if let Some(entity) = self.relative(id) {
            return Some((entity, DESCRIBED));
        }
        if let Some(at) = self.introduced(id) {
            let entity = self.of(at).unwrap_or_else(|| {
                let introduced = self.entities.describe(&mentions[at]);
                self.entities.set(at, introduced);
                introduced
            });
            // "the letter", "his manager" may be another one.
            let doubtful =
                mention.stands_for == Some(SpeakerKind::Document) || outline.classes(mention.tokens().start()).any(Classes::POSS);
            return Some((entity, if doubtful { DESCRIBED } else { INTRODUCED }));
        }
        if let Some(does) = Described::new(self.article, &self.entities, id).by_deed() {
            return self.of(does).map(|entity| (entity, INTRODUCED));
        }
        // "the company", "the ferry company": any body will do that the text is about.
        let word = |t: TokenId| outline.tokens[t].is_word() && !outline.tokens[t].is_capital();
        let modifiers = (mention.tokens().start() + 1).to(mention.core().start());
        if mention.core().end() == mention.tokens().end()
            && modifiers.len() <= 1
            && modifiers.iter().all(|t| {
                word(t)
                    && !outline.classes(t).any(Classes::NUM | Classes::DEMONYM)
                    && outline.phrase_end(Phrase::ONE_OF_SEVERAL, t).is_none()
            })
            && outline.classes(mention.core().start()).all(Classes::ORG_HEAD | Classes::TOPIC)
            && let Some((entity, _)) = self.salient(id, Wanted::Company)
            && (modifiers.is_empty() || self.entities.all[entity].kind == SpeakerKind::Organization)
        {
            let body = &mut self.entities.all[entity];
            if body.kind == SpeakerKind::Person {
                body.kind = SpeakerKind::Organization;
            }
            return Some((entity, DESCRIBED));
        }
        let varied = if mention.stands_for == Some(SpeakerKind::Unnamed) { self.varied(id) } else { None };
        varied.map(|entity| (entity, DESCRIBED))
    }

    /// Whom a description stands for that is named only behind it, as in a lead, and how surely, in per cent.
    fn named_ahead(&self, id: MentionId) -> Option<(EntityId, u8)> {
        let (outline, mention) = (&self.article.outline, &self.article.mentions[id]);
        let described = Described::new(self.article, &self.entities, id);
        // "Transport minister: “We will pay”"
        let heads = || outline.tokens.get(mention.tokens().end()).is_some_and(|t| t.is_punct(b':'));
        let office = if mention.definite || heads() { described.ahead() } else { None };
        let named = office.or_else(|| if mention.definite { None } else { described.named_next() })?;
        Some((self.of(named)?, NAMED_AHEAD))
    }

    /// Whom the words for somebody's relative mean: Lee, for "his mother" after "her son" of Lee's.
    fn relative(&mut self, id: MentionId) -> Option<EntityId> {
        let gender = self.article.mentions[id].gender;
        let entity = match relative(self.article, id)? {
            Relative::Owner(owner) => self.of(owner).or_else(|| self.antecedent(owner).map(|(entity, _)| entity))?,
            Relative::About(at) => self.salient(at, Wanted::Person(gender?))?.0,
        };
        let known = self.entities.all[entity].gender;
        (gender.is_none() || known.is_none() || known == gender).then_some(entity)
    }

    /// The mention that introduced whom a definite description means.
    fn introduced(&mut self, id: MentionId) -> Option<MentionId> {
        let mut asked = std::mem::take(&mut self.kept.asked);
        let introduced = Described::new(self.article, &self.entities, id).introduced(&mut asked);
        self.kept.asked = asked;
        introduced
    }

    /// Whose name a description varies that nobody was introduced by: it is whoever a pronoun would mean.
    fn varied(&mut self, id: MentionId) -> Option<EntityId> {
        let described = Described::new(self.article, &self.entities, id);
        let trade = described.is_bare_trade();
        if !trade && !described.varies_names() {
            return None;
        }
        let mut found = std::mem::take(&mut self.kept.found);
        let gender = self.article.mentions[id].gender;
        self.rank(id, gender.map_or(Wanted::Anybody, Wanted::Person), &mut found);
        let described = Described::new(self.article, &self.entities, id);
        let entity = if trade && !described.varies_names() { described.of_who_spoke(&found) } else { described.varied(&found) };
        self.kept.found = found;
        entity
    }
}
