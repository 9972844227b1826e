//! Descriptions: who was introduced so, and whose name one varies.

use super::antecedents::{Antecedent, Grammar, behind_aside};
use super::clues::Clue;
use super::entities::Entities;
use super::entity::Entity;
use super::roles::{is_same_office, office_word};
use crate::article::Article;
use crate::ids::{EntityId, Id, IdRange, IdVec, MentionId, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::room::Room;
use crate::text::TokenKind;

/// How many mentions back somebody's role is looked up.
const ROLES_BACK: usize = 400;
/// How many mentions ahead a name is looked for that a lead only describes.
const ROLES_AHEAD: usize = 96;

/// Within how many tokens of a lead's description it is said that whoever is meant tells something.
const TELLS_WITHIN: usize = 24;

/// How many words before its noun a description is told by.
const MODIFIERS: usize = 12;
/// The last paragraph that may be the lead, where a headline and a byline stand before it.
const LEAD: u32 = 2;
/// How many mentions before a lead's description are looked at.
const LEAD_MENTIONS: usize = 8;

/// Of which entities something was asked for the description at hand. They are stamped, and no stamp is taken back: there may be as many
/// entities as descriptions.
#[derive(Default)]
pub(super) struct Stamps {
    description: u32,
    last: IdVec<EntityId, u32>,
}

impl Room for Stamps {
    fn bytes(&self) -> usize {
        self.last.bytes()
    }

    fn empty(&mut self) {
        self.description = 0;
        self.last.empty();
    }
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
        // No list of its own: descriptions are many.
        let (mut words, mut count) = ([self.mention.core().start(); MODIFIERS], 0);
        for (place, word) in words.iter_mut().zip(self.modifying()) {
            *place = word;
            count += 1;
        }
        let modifiers = &words[..count];
        let (mut bare_one, mut second): (Option<MentionId>, Option<MentionId>) = (None, None);
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
            // "The president’s name" tells no more than "the president" who that is.
            let bare = mention.kind == MentionKind::Description && mention.definite && mention.tokens().len() == 2;
            let unsettled = bare && self.entities.of(at).is_none();
            if self.agreeing(modifiers, words) == modifiers.len() {
                if mention.kind == MentionKind::Name || !unsettled && bare_one.is_none() {
                    return Some(at);
                }
                bare_one.get_or_insert(at);
                continue;
            }
            let known = mention.kind == MentionKind::Name || !mention.definite || self.only_adds_to(mention, modifiers);
            if known && !self.is_of_another(mention, words, modifiers) {
                second.get_or_insert(at);
            }
        }
        bare_one.or(second)
    }

    /// The name behind it whose role is headed by the same word: "the country's president" of a lead, before "President Ann Lee".
    pub(super) fn ahead(&self) -> Option<MentionId> {
        let outline = self.outline();
        if self.mention.stands_for != Some(SpeakerKind::Unnamed) || self.speaks_for() {
            return None;
        }
        // "the former president", "the union's president": a role that lacks the word is another.
        let telling = |&t: &TokenId| {
            let classes = outline.classes(t);
            outline.tokens[t].is_capital() || classes.any(Classes::ROLE_MODIFIER | Classes::DEMONYM | Classes::ORG_HEAD)
        };
        let told = || self.modifying().filter(telling);
        let named = |(_, m): &(MentionId, &Mention)| m.kind == MentionKind::Name && !m.quoted;
        let mut ahead = self.article.mentions.from(self.id + 1).take(ROLES_AHEAD).filter(named);
        let holds = |word: TokenId, words: IdRange<TokenId>| words.iter().any(|t| outline.same_word(t, word));
        let fits = |words: &IdRange<TokenId>| told().all(|word| holds(word, *words)) && !self.is_foreign(*words);
        ahead.find(|&(at, m)| self.words_of(at, m).filter(fits).is_some()).map(|(at, _)| at)
    }

    /// Whether whoever is described speaks for others: a spokesman, a source.
    fn speaks_for(&self) -> bool {
        let (outline, head) = (self.outline(), self.mention.core().start());
        office_word(outline, head) == word::SPOKESMAN || outline.classes(head).any(Classes::UNNAMED_SOURCE)
    }

    /// Whoever gives evidence, for "the witness"; whoever stands trial, for "the defendant"; whoever prosecutes or defends, for "the
    /// barrister".
    pub(super) fn by_deed(&self) -> Option<MentionId> {
        let outline = self.outline();
        let deed = self.deed()?;
        let does = |(id, m): &(MentionId, &Mention)| {
            let acts = |t: TokenId| outline.phrase_end(deed, t).is_some();
            let person = self.entities.of(*id).is_some_and(|e| self.entities.all[e].kind == SpeakerKind::Person);
            let opens = acts(outline.sentences[m.sentence].first) && Grammar::of(outline, m) == Grammar::Subject;
            // "Ann Lee, prosecuting, said"
            let behind = [m.tokens().end() + 1, behind_aside(outline, m.full_end())];
            m.kind == MentionKind::Name && !m.quoted && person && (opens || behind.into_iter().any(acts))
        };
        self.article.mentions.before(self.id).take(ROLES_BACK).find(does).map(|(id, _)| id)
    }

    /// Whether it is a part in court.
    pub(super) fn tells_part(&self) -> bool {
        self.deed().is_some()
    }

    /// What whoever has this part in court does.
    fn deed(&self) -> Option<Phrase> {
        let (start, end) = self.mention.tokens().bounds();
        let is = |phrase: Phrase| self.outline().phrase_end(phrase, start) == Some(end);
        match () {
            () if is(Phrase::THE_WITNESS) => Some(Phrase::TESTIFIES),
            () if is(Phrase::THE_DEFENDANT) => Some(Phrase::STANDS_TRIAL),
            () if is(Phrase::THE_COUNSEL) => Some(Phrase::PART_IN_COURT),
            () => None,
        }
    }

    /// Whoever is named first behind a lead that tells only what somebody is: "A baker has won the lottery … ¶ Tom Orr, 57, bought
    /// the ticket".
    pub(super) fn named_next(&self) -> Option<MentionId> {
        let (outline, mentions) = (self.outline(), &self.article.mentions);
        let lead = outline.sentences[self.mention.sentence].paragraph;
        let (start, end) = self.mention.tokens().bounds();
        let first = outline.sentences[self.mention.sentence].first;
        let brings_in = matches!(outline.word(start), word::A | word::AN);
        if self.mention.stands_for != Some(SpeakerKind::Unnamed)
            || outline.paragraphs[lead].order() > LEAD
            || start != first
            || !(brings_in || outline.tokens[start].is_capital())
            || self.speaks_for()
        {
            return None;
        }
        // Somebody else is named or brought in: "A judge called a burglar “a menace”".
        // "a Merridew church": a name that only tells which.
        let tells_which = |id: MentionId| {
            let (start, end) = mentions[id].tokens().bounds();
            let article = matches!(outline.word_before(start), word::A | word::AN | word::THE);
            let lower = outline.tokens.get(end).is_some_and(|t| t.is_word() && !t.is_capital());
            article && lower && !outline.classes(end).any(Classes::FUNCTION | Classes::PAST | Classes::THIRD)
        };
        let person = |id: MentionId| {
            let known = self.entities.of(id).is_some_and(|e| self.entities.all[e].kind == SpeakerKind::Person);
            known && !tells_which(id)
        };
        let brought_in = |m: &Mention| m.stands_for == Some(SpeakerKind::Unnamed) && !m.definite && m.tokens().start() >= end;
        let others = |(id, m): (MentionId, &Mention)| match m.kind {
            MentionKind::Name => person(id),
            MentionKind::Description => brought_in(m),
            MentionKind::Pronoun => false,
        };
        let here = |(_, m): &(MentionId, &Mention)| outline.sentences[m.sentence].paragraph == lead;
        let behind = || mentions.from(self.id + 1).take(ROLES_AHEAD).filter(|(_, m)| !m.quoted);
        // "By Ann Lee" over the lead
        let writes = |m: &Mention| {
            let paragraph = outline.paragraph_of(m.sentence);
            outline.word(paragraph.tokens.start()) == word::BY && m.tokens().start() == paragraph.tokens.start() + 1
        };
        if mentions.before(self.id).take(LEAD_MENTIONS).filter(|(_, m)| !writes(m)).any(others) {
            return None;
        }
        let (at, name) = behind().find(|&(id, m)| m.kind == MentionKind::Name && person(id))?;
        if behind().take_while(|&(id, _)| id < at).filter(here).any(others) {
            return None;
        }
        let entity = &self.entities.all[self.entities.of(at)?];
        let contradicts = self.mention.gender.is_some() && entity.gender.is_some() && self.mention.gender != entity.gender;
        let opens = name.tokens().start() == outline.sentences[name.sentence].first && name.sentence != self.mention.sentence;
        let aged = |t: TokenId| outline.tokens.get(t).is_some_and(|t| t.kind() == TokenKind::Number);
        let told = aged(name.tokens().end() + 1)
            || self.tells_how()
            || outline.phrase_end(Phrase::MADE_THE_REMARK, behind_aside(outline, name.full_end())).is_some();
        let other = !name.role().is_empty() && !self.is_headed(name.role());
        (opens && told && !contradicts && !other && name.core().len() > 1).then_some(at)
    }

    /// Whether somebody tells something in the sentence that the description opens: "A baker shown the door at eight has told how".
    fn tells_how(&self) -> bool {
        let outline = self.outline();
        let from = self.mention.tokens().end();
        let end = outline.tokens_of(self.mention.sentence).end().min(from + TELLS_WITHIN);
        let finite = |t: &TokenId| {
            let classes = outline.classes(*t);
            classes.any(Classes::CUE_STRONG)
                && (classes.any(Classes::THIRD) || classes.any(Classes::PAST) && outline.classes_before(*t).any(Classes::AUX))
        };
        from.to(end).iter().any(|t| finite(&t))
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

    /// The words before the noun that are to agree: "retired" of "the retired surgeon".
    fn modifying(&self) -> impl Iterator<Item = TokenId> + '_ {
        let outline = self.outline();
        let modifies = move |&t: &TokenId| outline.tokens[t].is_word() && !outline.classes(t).any(Classes::DET | Classes::POSS);
        self.mention.tokens().with_end(self.mention.core().start()).iter().filter(modifies)
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
        // "a coast guard spokesman" is no guard.
        let modifies = |t: TokenId| {
            let next = self.outline().classes(t + 1);
            t + 1 < words.end() && next.any(Classes::ROLE) && !next.any(Classes::ROLE_MODIFIER)
        };
        words.iter().any(|t| is_same_office(self.outline(), t, head) && same_rank(t) && !modifies(t))
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
        // So is one of two offices: "the former mayor and current nominee".
        let (from, end) = (mention.core().end(), mention.tokens().end());
        let second = end > from
            && outline.classes(end - 1).any(Classes::ROLE)
            && from.to(end).iter().any(|t| outline.word(t) == word::AND);
        let long = !second && end > from + 2 || mention.core().start() > mention.tokens().start() + 4;
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
        let speaks_for = self.speaks_for();
        let aged = outline.tokens[head].is_aged();
        !long && (classes.any(Classes::TOPIC | Classes::PARTY | Classes::DEMONYM) || aged || modified && !speaks_for)
    }

    /// Whether it is a bare trade: "the engineer said".
    pub(super) fn is_bare_trade(&self) -> bool {
        let (outline, head) = (self.outline(), self.mention.core().start());
        outline.word(self.mention.tokens().start()) == word::THE
            && self.mention.tokens().len() == 2
            && outline.classes(head).all(Classes::ROLE | Classes::BEFORE_NAME)
            && !outline.classes(head).any(Classes::TITLE)
            && !self.speaks_for()
            // "The vizier answered: “…”" brings in another.
            && outline.is_quoted(outline.sentences[self.mention.sentence].first)
    }

    /// Who spoke right before in the paragraph and is alone there, where nothing tells what they do: "Ann Lee said so. “…,” the
    /// engineer said."
    pub(super) fn of_who_spoke(&self, found: &[Antecedent]) -> Option<EntityId> {
        let first = found.first()?;
        let here = |f: &&Antecedent| f.clues.has(Clue::Paragraph);
        let entity = &self.entities.all[first.entity];
        let speaks = first.clues.has(Clue::SpokeJust) || first.clues.has(Clue::Reports);
        let unknown = entity.roles.ranges().into_iter().all(|role| role.is_empty());
        (speaks && unknown && entity.is_full() && here(&first) && found.iter().filter(here).count() == 1).then_some(first.entity)
    }

    /// Whose name the description varies, of those whom a pronoun may stand for, best first: news writing varies the words for the
    /// person it is about.
    pub(super) fn varied(&self, found: &[Antecedent]) -> Option<EntityId> {
        let outline = self.outline();
        let all = &self.entities.all;
        // "the 46-year-old" is whoever is of that age, and nobody of another.
        let age = age_at(outline, self.mention.core().start());
        let same = found.iter().map(|f| f.entity).find(|&e| age.is_some() && self.age_told(e) == age);
        if same.is_some() {
            return same;
        }
        let foreign = |e: &EntityId| {
            age.is_some() && self.age_told(*e).is_some() || all[*e].roles.ranges().into_iter().any(|role| self.is_foreign(role))
        };
        let other = |e: &EntityId| all[*e].roles.ranges().into_iter().any(|role| self.is_other_trade(role));
        // "the candidate", "the Republican nominee": rather somebody who runs, or whom the text is about, than a mayor nearby.
        let runs = |t: TokenId| outline.classes(t).any(Classes::CANDIDATE);
        let most = found.iter().map(|f| all[f.entity].mentions).max().unwrap_or(0);
        let runs_for = |e: &EntityId| {
            let role_runs = |role: IdRange<TokenId>| role.iter().any(runs);
            all[*e].mentions == most || all[*e].roles.ranges().into_iter().any(role_runs)
        };
        let unknown = |e: &EntityId| all[*e].roles.ranges().into_iter().all(|role| role.is_empty());
        // "the regional governor" is no president: whoever comes next in rank is no likelier.
        let first = found.iter().map(|f| f.entity).find(|e| !foreign(e));
        if first.is_some_and(|first| self.is_other_office(all[first].roles.ranges())) {
            return None;
        }
        // Where the likeliest does something else, it is nobody of whom more is known.
        let passed = first.is_some_and(|first| other(&first));
        let ranked = || found.iter().map(|f| f.entity).filter(|e| !foreign(e) && !other(e) && (!passed || unknown(e)));
        let entity = ranked().find(|e| !runs(self.mention.core().start()) || runs_for(e)).or_else(|| ranked().next())?;
        (!self.reports_here(entity)).then_some(entity)
    }

    /// The age that is told beside the last of somebody's names that tells one.
    fn age_told(&self, entity: EntityId) -> Option<u32> {
        let mentions = &self.article.mentions;
        let near = mentions.before(self.id).take(ROLES_BACK).filter(|(_, m)| m.kind == MentionKind::Name);
        near.filter(|&(id, _)| self.entities.of(id) == Some(entity)).find_map(|(_, m)| age_of(self.outline(), m))
    }

    /// Whether a role is one trade and the description another: "the care worker" is no roofer. An office may be held beside a trade.
    fn is_other_trade(&self, role: IdRange<TokenId>) -> bool {
        const OFFICE: Classes = Classes::TOPIC.or(Classes::TITLE).or(Classes::CANDIDATE).or(Classes::PARTY);
        let outline = self.outline();
        let trade = |t: TokenId| outline.classes(t).all(Classes::ROLE) && !outline.classes(t).any(OFFICE);
        let head = self.mention.core().start();
        trade(head) && role.iter().any(trade) && !self.is_headed(role)
    }

    /// Whether the description is one office and the roles are another: "the regional governor" is no president. A former one may hold
    /// another.
    fn is_other_office(&self, roles: impl IntoIterator<Item = IdRange<TokenId>> + Clone) -> bool {
        let outline = self.outline();
        let former = |t: TokenId| outline.word(t) == word::FORMER;
        let head = self.mention.core().start();
        let bare = self.modifying().next().is_none();
        if bare || !outline.classes(head).any(Classes::HIGH_OFFICE) || self.mention.tokens().iter().any(former) {
            return false;
        }
        // "Sen."
        let common = |t: TokenId| outline.lexicon.classes(office_word(outline, t));
        let office = |t: TokenId| (outline.classes(t) | common(t)).any(Classes::HIGH_OFFICE);
        let held = |role: IdRange<TokenId>| role.iter().any(office) && !role.iter().any(former);
        roles.clone().into_iter().any(held) && !roles.into_iter().any(|role| self.is_headed(role))
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

/// The age that a token tells: `46-year-old`.
fn age_at(outline: &Outline, token: TokenId) -> Option<u32> {
    let aged = outline.tokens.get(token).is_some_and(|t| t.is_aged());
    outline.text_of(token).split('-').next().filter(|_| aged)?.parse().ok()
}

/// The age told beside a name: `Ann Lee, 46,`, `Ann Lee (46)`, `Ann Lee, aged 46`, `46-year-old Ann Lee`.
fn age_of(outline: &Outline, name: &Mention) -> Option<u32> {
    let (start, core) = (name.tokens().start(), name.core().start());
    let before = || start.to(core).iter().find_map(|t| age_at(outline, t));
    let sign = name.tokens().end();
    let opens = |t: TokenId| outline.tokens.get(t).is_some_and(|t| t.is_punct(b',') || t.is_punct(b'('));
    // "aged"
    let at = sign + 1 + usize::from(outline.tokens.get(sign + 1).is_some_and(|t| t.is_word()));
    let number = outline.tokens.get(at).is_some_and(|t| t.kind() == TokenKind::Number);
    let ends = outline.tokens.get(at + 1).is_none_or(|t| !t.is_word());
    let behind = || outline.text_of(at).parse().ok().filter(|_| number && ends && opens(sign));
    before().or_else(behind)
}
