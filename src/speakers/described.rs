//! Descriptions: who was introduced so, and whose name one varies.

use super::antecedents::Antecedent;
use super::entities::Entities;
use super::entity::Entity;
use super::roles::{is_same_office, office_word};
use crate::article::Article;
use crate::ids::{EntityId, Id, IdRange, IdVec, MentionId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::TokenKind;

/// How many mentions back the owner of somebody is looked up, of whom the description is the converse.
const CONVERSES_BACK: usize = 24;
/// How many mentions back somebody's role is looked up.
const ROLES_BACK: usize = 400;

/// Of which entities something was asked for the description at hand. They are stamped, and no stamp is taken back: there may be as many
/// entities as descriptions.
#[derive(Default)]
pub(super) struct Stamps {
    description: u32,
    last: IdVec<EntityId, u32>,
}

impl Stamps {
    /// For the next description, where there are so many entities.
    fn next(&mut self, entities: usize) {
        self.description += 1;
        self.last.resize(entities, 0);
    }

    /// Whether the entity was asked before.
    fn again(&mut self, entity: EntityId) -> bool {
        std::mem::replace(&mut self.last[entity], self.description) == self.description
    }
}

/// A definite description of whom is asked whom it means.
pub(super) struct Described<'a, 't> {
    article: &'a Article<'t>,
    entities: &'a Entities,
    id: MentionId,
    mention: &'a Mention,
}

impl<'a, 't> Described<'a, 't> {
    pub(super) fn new(article: &'a Article<'t>, entities: &'a Entities, id: MentionId) -> Self {
        Described { article, entities, id, mention: &article.mentions[id] }
    }

    fn outline(&self) -> &'a Outline<'t> {
        &self.article.outline
    }

    /// The mention that introduced whom the description means: a name whose role is headed by the same word, or an earlier
    /// description. The nearest one whose other words agree; else the nearest name that does not contradict. `asked` is room for work.
    pub(super) fn introduced(&self, asked: &mut Stamps) -> Option<MentionId> {
        asked.next(self.entities.all.len());
        let modifiers = self.modifiers();
        let mut second: Option<MentionId> = None;
        for (at, mention) in self.article.mentions.before(self.id).take(ROLES_BACK).filter(|(_, m)| !m.quoted) {
            // Further from the description, a bare name tells no more than a nearer one of the same person.
            if mention.kind == MentionKind::Name
                && let Some(known) = self.entities.of(at)
                && asked.again(known)
                && mention.role().is_empty()
                && mention.apposition().is_empty()
            {
                continue;
            }
            let Some(words) = self.words_of(at, mention).filter(|&words| !self.is_foreign(words)) else { continue };
            if self.agreeing(&modifiers, words) == modifiers.len() {
                return Some(at);
            }
            let known = mention.kind == MentionKind::Name || !mention.definite || self.only_adds_to(mention, &modifiers);
            if known && !self.is_of_another(mention, words, &modifiers) {
                second.get_or_insert(at);
            }
        }
        second
    }

    /// Whether the description is an earlier one with an adjective more: "the tired clerk" after "the clerk".
    fn only_adds_to(&self, earlier: &Mention, modifiers: &[TokenId]) -> bool {
        let outline = self.outline();
        let bare = earlier.tokens().end() == earlier.core().end() && earlier.tokens().len() == 2;
        let adjective = |&t: &TokenId| !outline.tokens[t].is_capital() && !outline.classes(t).any(Classes::ORG_HEAD);
        bare && self.owner().is_none() && modifiers.iter().all(adjective)
    }

    /// Whether somebody else owns whom the description means than whom the words mean: "the union's spokesman" is no police
    /// spokesman. The company's may be anybody's.
    fn is_of_another(&self, earlier: &Mention, words: IdRange<TokenId>, modifiers: &[TokenId]) -> bool {
        let outline = self.outline();
        let speaks_for = office_word(outline, self.mention.core().start()) == word::SPOKESMAN;
        let body = words.iter().any(|t| outline.classes(t).any(Classes::ORG_HEAD) && !outline.tokens[t].is_capital());
        let topic = |&t: &TokenId| !body && outline.classes(t).all(Classes::ORG_HEAD | Classes::TOPIC);
        let named = earlier.kind == MentionKind::Name;
        let owner = self.owner().filter(|owner| !topic(owner) && (speaks_for || !named));
        if let Some(owner) = owner {
            return self.agreeing(&[owner], words) == 0;
        }
        let owns = |&t: &TokenId| outline.tokens[t].is_capital() || outline.classes(t).any(Classes::ORG_HEAD);
        speaks_for && !named && modifiers.iter().any(owns) && !modifiers.iter().any(topic) && self.agreeing(modifiers, words) == 0
    }

    /// The noun of whose somebody is: "union" of "the union's spokesman".
    fn owner(&self) -> Option<TokenId> {
        let outline = self.outline();
        let before = self.mention.tokens().with_end(self.mention.core().start());
        let clitic = before.iter().rev().find(|&t| outline.tokens[t].kind() == TokenKind::Clitic)?;
        clitic.before().filter(|&owner| owner >= before.start())
    }

    /// Lee, for "his client" after "Lee's lawyer", and for "her son" after "Lee's mother".
    pub(super) fn converse_of(&self) -> Option<MentionId> {
        let outline = self.outline();
        let head = outline.word(self.mention.core().start());
        if !outline.classes(self.mention.tokens().start()).any(Classes::POSS) {
            return None;
        }
        let owner = |(_, owner): &(MentionId, &Mention)| {
            let owned = outline.word(owner.tokens().end() + 1);
            owner.possessive && owner.kind == MentionKind::Name && outline.lexicon.are_converse(owned, head)
        };
        self.article.mentions.before(self.id).take(CONVERSES_BACK).find(owner).map(|(id, _)| id)
    }

    /// The words before the noun that are to agree: "retired" of "the retired surgeon".
    fn modifiers(&self) -> Vec<TokenId> {
        let outline = self.outline();
        let modifies = |&t: &TokenId| outline.tokens[t].is_word() && !outline.classes(t).any(Classes::DET | Classes::POSS);
        self.mention.tokens().with_end(self.mention.core().start()).iter().filter(modifies).collect()
    }

    /// How many of the words stand in the range, too.
    fn agreeing(&self, words: &[TokenId], range: IdRange<TokenId>) -> usize {
        words.iter().filter(|&&word| range.iter().any(|t| self.outline().same_word(t, word))).count()
    }

    /// The words of an earlier mention by which it may have introduced whom the description means; they hold the same noun.
    fn words_of(&self, at: MentionId, mention: &Mention) -> Option<IdRange<TokenId>> {
        let entity = self.entities.of(at).map(|entity| &self.entities.all[entity]);
        let description = self.mention;
        match (mention.kind, entity) {
            (MentionKind::Name, Some(entity)) if description.stands_for == Some(SpeakerKind::Unnamed) => {
                let contradicts = description.gender.is_some() && entity.gender.is_some() && description.gender != entity.gender;
                if entity.kind != SpeakerKind::Person || contradicts {
                    return None;
                }
                self.words_for(mention, entity).into_iter().find(|words| self.is_headed(*words))
            }
            // "the board" after "the Harrow Water Board"
            (MentionKind::Name, Some(entity)) if entity.kind == SpeakerKind::Organization && self.is_body() => {
                Some(entity.name).filter(|words| self.is_headed(*words))
            }
            (MentionKind::Description, _)
                if mention.tokens() != description.tokens()
                    && mention.stands_for == description.stands_for
                    && !mention.plural
                    && self.is_headed(mention.core())
                    && !self.is_apposed(at) =>
            {
                Some(mention.tokens())
            }
            _ => None,
        }
    }

    /// What the text says of a person: the roles known, and the words beside the name, where the person's role is another:
    /// "Lieutenant Orr, her nephew". An animal of a story may bear its kind as its name: "Mother Heron".
    fn words_for(&self, mention: &Mention, entity: &Entity) -> [IdRange<TokenId>; 5] {
        let outline = self.outline();
        let [title, said] = entity.roles.ranges();
        let creature = !outline.classes(self.mention.core().start()).any(Classes::ROLE | Classes::PEOPLE);
        let kind = if creature { (entity.name.end() - 1).alone() } else { title };
        let clause = outline.classes(mention.apposition().start()).any(Classes::REL);
        let apposition = if clause { title } else { mention.apposition() };
        [title, said, mention.role(), apposition, kind]
    }

    fn is_body(&self) -> bool {
        matches!(self.mention.stands_for, Some(SpeakerKind::Organization | SpeakerKind::Document))
    }

    /// Whether the noun of the description stands in the range, as the same office: "the president" is no vice president.
    fn is_headed(&self, words: IdRange<TokenId>) -> bool {
        let head = self.mention.core().start();
        let same_rank = |t: TokenId| self.is_second(t) == self.is_second(head);
        words.iter().any(|t| is_same_office(self.outline(), t, head) && same_rank(t))
    }

    /// Whether the word before makes an office the second one: `vice president`, `deputy mayor`.
    fn is_second(&self, head: TokenId) -> bool {
        self.outline().classes_before(head).any(Classes::SECOND)
    }

    /// Whether a role is of another country than the description: "the Ukrainian leader" is no Russian one.
    fn is_foreign(&self, role: IdRange<TokenId>) -> bool {
        let outline = self.outline();
        let of_country = |classes: Classes| classes.any(Classes::DEMONYM | Classes::COUNTRY);
        let other =
            |t: TokenId| outline.classes(t).any(Classes::DEMONYM) && !role.iter().any(|of_role| outline.same_word(of_role, t));
        self.mention.tokens().with_end(self.mention.core().start()).iter().any(other) && outline.classes_in(role).any(of_country)
    }

    /// Whether the words of a description may vary the name of whom the text is about: "the Ukrainian leader", "the retired surgeon",
    /// but not words that bring in somebody new ("the spokesman").
    pub(super) fn varies_names(&self) -> bool {
        let (outline, mention) = (self.outline(), self.mention);
        // "the former secretary of state" is still short.
        let long = mention.tokens().end() > mention.core().end() + 2 || mention.core().start() > mention.tokens().start() + 4;
        let head = mention.core().start();
        let classes = outline.classes(head);
        // A role with a modifier varies a name too ("the retired surgeon"), unless it is somebody's ("Lee's lawyer") or the word of
        // people who speak for others.
        let owned = mention
            .tokens()
            .start()
            .to(head)
            .iter()
            .any(|t| outline.tokens[t].kind() == TokenKind::Clitic || outline.classes(t).any(Classes::POSS));
        let modified = head > mention.tokens().start() + 1 && classes.any(Classes::ROLE | Classes::PEOPLE) && !owned;
        let speaks_for = office_word(outline, head) == word::SPOKESMAN || classes.any(Classes::UNNAMED_SOURCE);
        let aged = outline.tokens[head].is_aged();
        !long && (classes.any(Classes::TOPIC | Classes::PARTY | Classes::DEMONYM) || aged || modified && !speaks_for)
    }

    /// Whose name the description varies, of those whom a pronoun may stand for, best first: news writing varies the words for the
    /// person it is about.
    pub(super) fn varied(&self, found: &[Antecedent]) -> Option<EntityId> {
        let outline = self.outline();
        let all = &self.entities.all;
        let fits = |e: &EntityId| !all[*e].roles.ranges().into_iter().any(|role| self.is_foreign(role));
        // "the candidate", "the Republican nominee": rather somebody who runs, or whom the text is about, than a mayor nearby.
        let runs = |t: TokenId| outline.classes(t).any(Classes::CANDIDATE);
        let most = found.iter().map(|f| all[f.entity].mentions).max().unwrap_or(0);
        let runs_for = |e: &EntityId| {
            let role_runs = |role: IdRange<TokenId>| role.iter().any(runs);
            all[*e].mentions == most || all[*e].roles.ranges().into_iter().any(role_runs)
        };
        let ranked = || found.iter().map(|f| f.entity).filter(fits);
        let entity = ranked().find(|e| !runs(self.mention.core().start()) || runs_for(e)).or_else(|| ranked().next())?;
        (!self.reports_here(entity)).then_some(entity)
    }

    /// Whether somebody reports what the description is told of: "Lee said the mayor called it": Lee goes on as "she", not in other
    /// words.
    fn reports_here(&self, entity: EntityId) -> bool {
        let outline = self.outline();
        let reports = |(id, m): (MentionId, &Mention)| {
            m.kind == MentionKind::Name
                && self.entities.of(id) == Some(entity)
                && outline.classes(m.full_end()).any(Classes::CUE_STRONG)
                && (m.full_end() + 1).to(self.mention.tokens().start()).iter().all(|t| outline.classes(t).any(Classes::THAT))
        };
        let before = self.article.mentions.before(self.id).take(4);
        before.take_while(|(_, m)| m.sentence == self.mention.sentence).any(reports)
    }

    /// Whether an earlier description only says who a name is: "Ann Lee, the mayor".
    fn is_apposed(&self, at: MentionId) -> bool {
        is_apposed(self.article, at)
    }
}

/// Whether the description only says who a name is: "Ann Lee, the mayor", "the mayor, Ann Lee".
pub(super) fn is_apposed(article: &Article, id: MentionId) -> bool {
    let tokens = article.mentions[id].tokens();
    article.mentions.before(id).take(4).any(|(_, m)| {
        m.kind == MentionKind::Name
            && (m.tokens().start() == tokens.start()
                || m.apposition().start() <= tokens.start() && tokens.end() <= m.apposition().end())
    })
}
