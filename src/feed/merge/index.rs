//! Which wordings are worth comparing.
//!
//! All pairs would be too many. Two wordings are compared when they share a run of three words, or two content words that stand
//! near each other in the words of one author. Of each stretch of a wording only the rarest such feature is looked up, and in a
//! crowd only those next to it: records lie in the order of time, so these are the likeliest. So each wording is compared with a
//! bounded number of others for its length, however many there are.

use std::collections::HashMap;

use super::compare::{Agreement, Indexed, compare, mix};
use super::person::{Likeness, People};
use super::wording::Vocabulary;
use crate::feed::{Author, Ipse};
use crate::ids::Id;
use crate::steps::{step, steps};
use crate::{Date, Factuality};

/// Two records that look like the same statement; a fragment comes first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) agreement: Agreement,
}

/// What is asked of a record beside its words.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// The number of its author.
    pub(super) person: usize,
    /// What the text says of the saying.
    pub(super) factuality: Factuality,
    /// The first and last day it may have been said, counted from an arbitrary day.
    pub(super) days: (i32, i32),
    /// The same, where an unknown day is taken to lie in the week before publication.
    pub(super) likely: (i32, i32),
}

/// The wordings of all records, each once, whoever printed it.
pub(super) struct Index {
    people: People,
    records: Vec<Record>,
    wordings: Vec<Indexed>,
    /// The records that have the wording, by author and days.
    owners: Vec<Vec<usize>>,
    /// In how many wordings each stem stands.
    spread: Vec<u32>,
}

/// So many wordings of one record are looked at.
const WORDINGS: usize = 8;
/// A feature is looked up for each so many words, or so many content words.
const STRETCH: usize = 8;
const CONTENT_STRETCH: usize = 4;
/// So many are looked at on either side in a crowd.
const REACH: usize = 2;
/// Of the records of one wording, so many of different authors or days are linked to those of another.
const OWNERS: usize = 24;
/// A stem that stands in no more wordings than these is rare, and so is one in no more than this share of them.
const RARE: f32 = 8.0;
const RARE_SHARE: f32 = 0.02;
/// An unknown day is taken to be no longer before publication.
const WEEK: i32 = 7;

impl Record {
    /// What is asked of a record by the person of this number.
    fn new(record: &Ipse, person: usize) -> Record {
        let place = &record.date_and_location;
        let number = Date::days_since_epoch;
        let from = record.date.or(place.from).or(place.to).map(number);
        let to = record.date.or(place.to).or(place.from).map(number);
        let published = record.read_more.iter().filter_map(|source| source.published).min().map(number);
        let days = match (from, to) {
            (Some(from), Some(to)) => (from.min(to), from.max(to)),
            _ => (i32::MIN / 2, published.unwrap_or(i32::MAX / 2)),
        };
        let likely = match (from, published) {
            (None, Some(published)) => (published - WEEK, published),
            _ => days,
        };
        Record { person, factuality: record.factuality, days, likely }
    }
}

impl Index {
    pub(super) fn new(records: &[Ipse], vocabulary: &mut Vocabulary) -> Index {
        let mut people = People::default();
        let mut numbers: HashMap<&Author, usize> = HashMap::new();
        let mut number = |author| *numbers.entry(author).or_insert_with(|| people.number(author));
        let mut index = Index {
            records: records.iter().map(|record| Record::new(record, number(&record.author))).collect(),
            people: People::default(),
            wordings: Vec::new(),
            owners: Vec::new(),
            spread: Vec::new(),
        };
        let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            let variants = record.variants.iter().map(|variant| variant.quote.as_str()).filter(|quote| *quote != record.quote);
            for quote in std::iter::once(record.quote.as_str()).chain(variants).take(WORDINGS) {
                let wording = vocabulary.read(quote);
                if wording.content.is_empty() {
                    continue;
                }
                let which = *known.entry(wording.words.clone()).or_insert_with(|| {
                    index.wordings.push(Indexed::new(wording));
                    index.owners.push(Vec::new());
                    index.wordings.len() - 1
                });
                index.owners[which].push(at);
            }
        }
        let Index { records, owners, .. } = &mut index;
        owners.iter_mut().for_each(|owners| owners.sort_by_key(|owner| (records[*owner].person, records[*owner].days)));
        index.people = people;
        index.spread = vec![0; vocabulary.stems()];
        let mut stems = Vec::new();
        for indexed in &index.wordings {
            stems.clear();
            stems.extend(indexed.wording.content.iter().map(|word| word.stem));
            stems.sort_unstable();
            stems.dedup();
            stems.iter().for_each(|stem| index.spread[*stem as usize] += 1);
        }
        index
    }

    pub(super) fn records(&self) -> &[Record] {
        &self.records
    }

    pub(super) fn people(&self) -> &People {
        &self.people
    }

    /// All pairs of records that look like the same statement, and how many wordings were compared for it.
    pub(super) fn links(&self) -> (Vec<Link>, usize) {
        let mut links = Vec::new();
        (0..self.wordings.len()).for_each(|at| self.link_owners(at, &mut links));
        let rare = RARE.max(self.wordings.len() as f32 * RARE_SHARE);
        let rarities: Vec<f32> = self.spread.iter().map(|wordings| (rare / *wordings as f32).min(1.0).sqrt()).collect();
        let rarity = |stem: u32| rarities[stem as usize];
        let pairs = self.pairs();
        let compared = pairs.len();
        for (a, b) in pairs {
            step();
            let (a, b) = (a as usize, b as usize);
            let (a, b) = if self.wordings[a].lesser(&self.wordings[b]) { (a, b) } else { (b, a) };
            let mut owners = self.owner_pairs(a, b).peekable();
            if owners.peek().is_none() {
                continue;
            }
            if let Some(agreement) = compare(&self.wordings[a], &self.wordings[b], &rarity) {
                links.extend(owners.filter(|(a, b)| self.may_be_one(*a, *b, agreement)).map(|(a, b)| Link { a, b, agreement }));
            }
        }
        (links, compared)
    }

    /// Links those who have the very same words: each with the next ones of its author, and authors with each other.
    fn link_owners(&self, at: usize, links: &mut Vec<Link>) {
        let Some(agreement) = compare(&self.wordings[at], &self.wordings[at], &|_| 1.0) else { return };
        let owners = &self.owners[at];
        let next = owners.iter().enumerate().flat_map(|(at, a)| owners[at + 1..].iter().take(REACH).map(move |b| (*a, *b)));
        let both = next.chain(self.owner_pairs(at, at)).flat_map(|(a, b)| [(a, b), (b, a)]);
        links.extend(both.filter(|(a, b)| self.may_be_one(*a, *b, agreement)).map(|(a, b)| Link { a, b, agreement }));
    }

    /// Pairs of records of two wordings whose authors may be one, one for each author and days.
    fn owner_pairs(&self, a: usize, b: usize) -> impl Iterator<Item = (usize, usize)> {
        let different = |owners: &[usize]| -> Vec<usize> {
            let key = |owner: &usize| (self.records[*owner].person, self.records[*owner].days);
            owners.chunk_by(|a, b| key(a) == key(b)).map(|same| same[0]).take(OWNERS).collect()
        };
        let (from, to) = (different(&self.owners[a]), different(&self.owners[b]));
        let alike = |a: usize, b: usize| self.people.likeness(self.records[a].person, self.records[b].person) != Likeness::Other;
        from.into_iter()
            .flat_map(move |a| to.clone().into_iter().map(move |b| (a, b)))
            .filter(move |(a, b)| a != b && alike(*a, *b))
    }

    /// Whether authors and days allow it, when the words agree so far.
    fn may_be_one(&self, a: usize, b: usize, agreement: Agreement) -> bool {
        let (a, b) = (&self.records[a], &self.records[b]);
        if a.factuality != b.factuality {
            return false;
        }
        let likeness = self.people.likeness(a.person, b.person);
        let apart = |a: (i32, i32), b: (i32, i32)| a.0.max(b.0) - a.1.min(b.1);
        match agreement {
            Agreement::Words { content } => {
                (likeness == Likeness::Same || (likeness == Likeness::Perhaps && content >= 6)) && apart(a.days, b.days) <= 2
            }
            Agreement::Fragment { .. } | Agreement::Translation => likeness == Likeness::Same && apart(a.likely, b.likely) <= 1,
        }
    }

    /// The pairs of wordings to compare, each once, the lesser first.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        self.look_up(&mut pairs, |at, found| {
            found.extend(self.wordings[at].shingles.iter().map(|(hash, place)| (*hash, *place as usize / STRETCH)));
        });
        let name = |name: &str| name.bytes().fold(7, |hash, byte| mix(hash, byte.into()));
        let names: Vec<Vec<u64>> = self.people.all().iter().map(|person| person.keys().map(name).collect()).collect();
        self.look_up(&mut pairs, |at, found| self.near_words(at, &names, found));
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Two content words that stand near each other, in the words of an author of this name, and the stretch they stand in.
    /// `names_of` holds the names of each person.
    fn near_words(&self, at: usize, names_of: &[Vec<u64>], found: &mut Vec<(u64, usize)>) {
        let wording = &self.wordings[at].wording;
        let mut people: Vec<usize> = self.owners[at].iter().take(OWNERS).map(|owner| self.records[*owner].person).collect();
        people.dedup();
        let mut names: Vec<u64> = people.iter().flat_map(|person| &names_of[*person]).copied().collect();
        names.sort_unstable();
        names.dedup();
        for sentence in &wording.sentences {
            for (place, first) in wording.content.numbered_in(sentence.content) {
                for second in wording.content[(place + 1).to(sentence.content.end())].iter().take(2) {
                    let (less, more) = (first.stem.min(second.stem), first.stem.max(second.stem));
                    let stretch = place.index() / CONTENT_STRETCH;
                    let both = mix(mix(11, less.into()), more.into());
                    found.extend(names.iter().map(|name| (mix(both, *name), stretch)));
                }
            }
        }
    }

    /// Adds the pairs of wordings that share a feature; `features` gives those of a wording, each with the stretch it stands in.
    fn look_up(&self, pairs: &mut Vec<(u32, u32)>, features: impl Fn(usize, &mut Vec<(u64, usize)>)) {
        let mut all: Vec<Feature> = Vec::new();
        // The stretches of a wording are those from its own number to before the next one's.
        let mut first_stretch = Vec::with_capacity(self.wordings.len());
        let (mut stretches, mut found) = (0, Vec::new());
        for at in 0..self.wordings.len() {
            first_stretch.push(stretches);
            found.clear();
            features(at, &mut found);
            all.extend(found.iter().map(|&(hash, stretch)| Feature { hash, wording: at as u32, stretch: stretch as u32 }));
            stretches += found.iter().map(|(_, stretch)| stretch + 1).max().unwrap_or(0);
        }
        steps(all.len());
        let mut all = sorted(&all);
        all.dedup_by_key(|feature| (feature.hash, feature.wording));
        // For each stretch where its rarest feature begins in the order, and how many share it.
        let mut rarest: Vec<Option<(usize, usize)>> = vec![None; stretches];
        let mut first = 0;
        for sharing in all.chunk_by(|a, b| a.hash == b.hash) {
            // A feature that stands nowhere else finds nobody.
            if sharing.len() > 1 {
                for feature in sharing {
                    let stretch = &mut rarest[first_stretch[feature.wording as usize] + feature.stretch as usize];
                    if stretch.is_none_or(|(_, best)| sharing.len() < best) {
                        *stretch = Some((first, sharing.len()));
                    }
                }
            }
            first += sharing.len();
        }
        for (at, &stretch) in first_stretch.iter().enumerate() {
            let end = first_stretch.get(at + 1).copied().unwrap_or(stretches);
            for (first, sharing) in rarest[stretch..end].iter().flatten() {
                let sharing = &all[*first..first + sharing];
                let at = at as u32;
                let own = sharing.partition_point(|other| other.wording < at);
                let near = &sharing[own.saturating_sub(REACH)..sharing.len().min(own + REACH + 1)];
                let others = near.iter().map(|other| other.wording).filter(|other| *other != at);
                pairs.extend(others.map(|other| (at.min(other), at.max(other))));
            }
        }
    }
}

/// So many features are sorted at a time.
const PILE: usize = 64;

/// The features in order. They are dealt out to piles by the first bits of their hashes, which are as good as random, so that the time
/// grows with their number alone.
fn sorted(features: &[Feature]) -> Vec<Feature> {
    let bits = (features.len() / PILE).max(1).ilog2();
    let pile = |feature: &Feature| (u128::from(feature.hash) << bits >> 64) as usize;
    let mut ends = vec![0; 1 << bits];
    features.iter().for_each(|feature| ends[pile(feature)] += 1);
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut sorted = features.to_vec();
    // From behind, so that each pile's end comes to be its beginning.
    for feature in features {
        let place = &mut ends[pile(feature)];
        *place -= 1;
        sorted[*place] = *feature;
    }
    let mut rest = &mut sorted[..];
    for size in ends.windows(2).map(|two| two[1] - two[0]) {
        let (pile, behind) = rest.split_at_mut(size);
        pile.sort_unstable();
        rest = behind;
    }
    rest.sort_unstable();
    sorted
}

/// Something by which a wording is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Feature {
    hash: u64,
    wording: u32,
    /// Which part of the wording it stands in.
    stretch: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn piles_are_in_order() {
        for count in [0, 1, 2, PILE, 40 * PILE] {
            let feature = |at: u64| Feature { hash: mix(at % 97, 5), wording: (at * 31 % 64) as u32, stretch: (at % 7) as u32 };
            let given: Vec<Feature> = (0..count as u64).map(feature).collect();
            let mut expected = given.clone();
            expected.sort_unstable();
            assert_eq!(sorted(&given), expected);
        }
    }
}
