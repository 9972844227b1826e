//! Finding the people of a roster in a document.

use super::entities::Entities;
use super::entity::Entity;
use super::key::{NameKey, fold};
use super::roster::{Person, Roster};
use crate::Span;
use crate::ids::{EntityId, Id, IdRange, IdVec, TokenId};
use crate::lexicon::{FoldMap, Lexicon};
use crate::mentions::{Mention, MentionKind, Mentions};
use crate::outline::Outline;
use crate::text::{Token, TokenKind, tokenize};

/// A roster made ready for looking up.
#[derive(Debug, Clone)]
pub(crate) struct KnownPeople {
    roster: Roster,
    /// By the key of its first word: names, the longest first.
    names: FoldMap<NameKey, Vec<KnownName>>,
    /// By the key of a whole name: whose it is, or nobody's when several share it.
    owners: FoldMap<NameKey, Option<u32>>,
}

/// A name of the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
struct KnownName {
    /// Its words; whether each is written with a capital.
    words: Vec<(NameKey, bool)>,
    /// Letter by letter: how the key was made is no matter of the order.
    spelling: String,
}

impl KnownPeople {
    pub(crate) fn new(roster: Roster, lexicon: &Lexicon) -> KnownPeople {
        let mut names: FoldMap<NameKey, Vec<KnownName>> = FoldMap::default();
        let mut owners: FoldMap<NameKey, Option<u32>> = FoldMap::default();
        for (index, person) in roster.people().iter().enumerate() {
            for spelling in std::iter::once(&person.name().to_owned()).chain(person.aliases()) {
                let mut tokens = IdVec::default();
                tokenize(spelling, Span::new(0, spelling.len()), lexicon, &mut tokens);
                let words: Vec<(NameKey, bool)> =
                    tokens.iter().filter(|t| counts(t)).map(|t| (NameKey::at(spelling, t.span()), t.is_capital())).collect();
                let Some(&(first, _)) = words.first() else { continue };
                let whole = whole_key(words.iter().map(|w| w.0));
                let owner = owners.entry(whole).or_insert(Some(index as u32));
                if *owner != Some(index as u32) {
                    *owner = None;
                }
                names.entry(first).or_default().push(KnownName { words, spelling: spelling.clone() });
            }
        }
        for known in names.values_mut() {
            known.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.spelling.cmp(&b.spelling)));
            known.dedup();
        }
        KnownPeople { roster, names, owners }
    }

    /// Makes every name of the roster a mention that is not one yet.
    pub(super) fn mark(&self, outline: &Outline, mentions: &mut Vec<Mention>) {
        let mut found: Vec<IdRange<TokenId>> = Vec::new();
        let mut at = TokenId::FIRST;
        while at < outline.tokens.end() {
            match self.name_at(outline, at) {
                Some(end) => {
                    found.push(at.to(end));
                    at = end;
                }
                None => at += 1,
            }
        }
        // What was read as a name there, alone or as a part of a longer one, stays.
        let overlapping = |m: &Mention| {
            let first = found.partition_point(|range| range.end() <= m.tokens().start());
            let end = found.partition_point(|range| range.start() < m.tokens().end());
            first..end.max(first)
        };
        let mut named = vec![false; found.len()];
        for mention in mentions.iter().filter(|m| m.kind == MentionKind::Name) {
            for at in overlapping(mention) {
                named[at] |= mention.core().covers(found[at]);
            }
        }
        mentions.retain(|m| overlapping(m).all(|at| named[at] || !found[at].covers(m.core())));
        for (&range, _) in found.iter().zip(&named).filter(|(_, named)| !**named) {
            mentions.push(Mention::of_name(outline, range));
        }
        mentions.sort_by_key(|m| (m.tokens().start(), std::cmp::Reverse(m.tokens().end())));
    }

    /// End of the longest name of the roster that begins at the token.
    fn name_at(&self, outline: &Outline, at: TokenId) -> Option<TokenId> {
        let key = |t: &Token| NameKey::at(outline.text, t.span());
        let first = &outline.tokens[at];
        if !counts(first) {
            return None;
        }
        self.names.get(&key(first))?.iter().find_map(|name| {
            let mut end = at;
            for &(word, capital) in &name.words {
                // A full stop or a hyphen may stand between two words, no more.
                if end > at && outline.tokens.get(end).is_some_and(|t| t.is_punct(b'.') || t.is_punct(b'-')) {
                    end += 1;
                }
                let token = outline.tokens.get(end)?;
                if !counts(token) || capital && !token.is_capital() || key(token) != word {
                    return None;
                }
                end += 1;
            }
            Some(end)
        })
    }

    /// Finds out which entities of the document are people of the roster, and makes one of those that are the same.
    pub(super) fn identify(&self, outline: &Outline, entities: &mut Entities, mentions: &Mentions) {
        let mut bearer: FoldMap<u32, EntityId> = FoldMap::default();
        let mut same: FoldMap<EntityId, EntityId> = FoldMap::default();
        for (mention, named) in mentions.numbered().filter(|(_, m)| m.kind == MentionKind::Name) {
            let Some(id) = entities.of(mention) else { continue };
            let Some(Some(person)) = self.owners.get(&key_of(outline, named.core())) else { continue };
            let entity = &entities.all[id];
            if entity.person.is_some() || !self.may_be(outline, entity.name, *person) {
                continue;
            }
            entities.all[id].person = Some(*person);
            let known = &self.roster.people()[*person as usize];
            let first = *bearer.entry(*person).or_insert(id);
            if first != id {
                same.insert(id, first);
            }
            entities.all[id].is_told(known.kind(), known.gender());
        }
        if !same.is_empty() {
            entities.unite(&same);
        }
    }

    /// Who of the roster the entity is.
    pub(crate) fn person(&self, entity: &Entity) -> Option<&Person> {
        entity.person.map(|person| &self.roster.people()[person as usize])
    }

    /// Whether the name that the document gives somebody in full may be that person's: "Tom Lee" is not "Ann Lee", even when
    /// "Lee" is an alias of hers.
    fn may_be(&self, outline: &Outline, name: IdRange<TokenId>, person: u32) -> bool {
        let words: Vec<&str> = outline.tokens[name].iter().filter(|t| counts(t)).map(|t| t.span().of(outline.text)).collect();
        if words.len() < 2 || self.owners.get(&key_of(outline, name)) == Some(&Some(person)) {
            return true;
        }
        let known: &Person = &self.roster.people()[person as usize];
        let given = |name: &str| fold(name.split_whitespace().next().unwrap_or_default());
        let (theirs, its) = (given(known.name()), fold(words[0]));
        theirs == its
            || (its.chars().count() == 1 || theirs.chars().count() == 1) && its.chars().next() == theirs.chars().next()
            || outline.lexicon.is_short_for(&its, &theirs)
            || outline.lexicon.is_short_for(&theirs, &its)
    }
}

/// Whether the token is a word of a name.
fn counts(token: &Token) -> bool {
    token.is_word() || token.kind() == TokenKind::Number
}

fn key_of(outline: &Outline, range: IdRange<TokenId>) -> NameKey {
    let tokens = outline.tokens[range].iter().filter(|t| counts(t));
    whole_key(tokens.map(|t| NameKey::at(outline.text, t.span())))
}

fn whole_key(mut words: impl Iterator<Item = NameKey>) -> NameKey {
    let first = words.next().unwrap_or_default();
    words.fold(first, NameKey::then)
}
