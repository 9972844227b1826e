//! One record of several that are the same statement.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::person::Person;
use super::wording::Vocabulary;
use crate::feed::role::is_role;
use crate::feed::{Author, Context, DateAndLocation, Ipse, Origin, Source, Variant};
use crate::{Date, Span, SpeakerKind};

/// A role of more words is less than one of few.
const LONG_ROLE: usize = 10;

/// Makes one record of those that are the same statement; `None` of none. One of the fullest wordings gives the quote.
pub(super) fn combine(records: Vec<Ipse>, vocabulary: &mut Vocabulary) -> Option<Ipse> {
    if records.len() < 2 {
        return records.into_iter().next();
    }
    let mut length = |record: &Ipse| vocabulary.read(&record.quote).words.len();
    let lengths: Vec<usize> = records.iter().map(&mut length).collect();
    let sure = |record: &Ipse| record.origin.as_ref().map_or(0.0, |origin| origin.confidence);
    // Of those that say nearly as much, the one of which it is surest who said it; of equals the first, which is the newest.
    let most = lengths.iter().max().copied().unwrap_or(0);
    let main = (0..records.len())
        .filter(|&at| lengths[at] * 5 >= most * 4)
        .max_by(|&a, &b| sure(&records[a]).total_cmp(&sure(&records[b])).then(lengths[a].cmp(&lengths[b])).then(b.cmp(&a)))?;
    let author = fullest(&records.iter().map(|record| &record.author).collect::<Vec<_>>(), main);
    let (date, date_and_location) = occasion(&records, main);
    let inserted = records.iter().filter_map(|record| record.inserted).min();
    let mut order: Vec<Ipse> = records;
    let first = order.remove(main);
    order.insert(0, first);

    let mut variants = Variants::default();
    let mut read_more = Sources::default();
    let mut contexts: Vec<Context> = Vec::new();
    for record in &order {
        for variant in wordings(record) {
            variants.add(vocabulary.read(&variant.quote).words, variant);
        }
        record.read_more.iter().for_each(|source| read_more.add(source));
        for context in &record.contexts {
            if !contexts.iter().any(|known| known.name == context.name) {
                contexts.push(context.clone());
            }
        }
    }
    let background = order.iter().find_map(|record| record.background.clone());
    let mut record = order.swap_remove(0);
    record.author = author;
    record.date = date;
    record.date_and_location = date_and_location;
    record.contexts = contexts;
    record.background = background;
    record.read_more = read_more.all;
    record.inserted = inserted;
    record.variants = variants.into_all();
    Some(record)
}

/// The wordings of a record: its variants, or else its own.
fn wordings(record: &Ipse) -> Vec<Variant> {
    if !record.variants.is_empty() {
        return record.variants.clone();
    }
    let own = Variant {
        quote: record.quote.clone(),
        sources: record.read_more.clone(),
        origins: record.origin.iter().cloned().collect(),
    };
    vec![own]
}

/// Wordings, those with the same words once.
#[derive(Default)]
struct Variants {
    all: Vec<Printed>,
    places: HashMap<Vec<u32>, usize>,
}

/// A wording, and who printed it.
#[derive(Default)]
struct Printed {
    quote: String,
    sources: Sources,
    origins: Vec<Origin>,
    /// What tells an origin from others.
    known: HashSet<(Option<String>, Vec<Span>)>,
}

impl Variants {
    fn add(&mut self, words: Vec<u32>, variant: Variant) {
        let place = *self.places.entry(words).or_insert(self.all.len());
        if place == self.all.len() {
            self.all.push(Printed { quote: variant.quote, ..Printed::default() });
        }
        let printed = &mut self.all[place];
        variant.sources.iter().for_each(|source| printed.sources.add(source));
        for origin in variant.origins {
            if printed.known.insert((origin.document.clone(), origin.spans.clone())) {
                printed.origins.push(origin);
            }
        }
    }

    fn into_all(self) -> Vec<Variant> {
        let variant = |printed: Printed| Variant { quote: printed.quote, sources: printed.sources.all, origins: printed.origins };
        self.all.into_iter().map(variant).collect()
    }
}

/// Articles, each once: those of one address are one, and those of one title and publisher where an address is not known.
#[derive(Default)]
struct Sources {
    all: Vec<Source>,
    by_url: HashMap<String, usize>,
    by_name: HashMap<(Option<String>, Option<String>), usize>,
}

impl Sources {
    fn add(&mut self, source: &Source) {
        let name = (source.title.clone(), source.publisher.clone());
        let named = || self.by_name.get(&name).copied().filter(|&place| self.all[place].url.is_none() || source.url.is_none());
        let known = source.url.as_ref().and_then(|url| self.by_url.get(url).copied()).or_else(named);
        let place = known.unwrap_or(self.all.len());
        match self.all.get_mut(place) {
            Some(known) => {
                known.url = known.url.take().or_else(|| source.url.clone());
                known.published = known.published.or(source.published);
            }
            None => self.all.push(source.clone()),
        }
        self.by_name.entry(name).or_insert(place);
        if let Some(url) = &source.url {
            self.by_url.entry(url.clone()).or_insert(place);
        }
    }
}

/// How good the name or role of an author is, compared one by one.
type Merit = (bool, bool, usize, Reverse<usize>);

/// The fullest name and role that any of them gives, and what a roster knows before all. Of equals that at `main` counts, then the
/// first.
pub(in crate::feed) fn fullest(authors: &[&Author], main: usize) -> Author {
    let best = |merit: fn(&Author) -> Merit| {
        let rank = |at: &usize| (merit(authors[*at]), *at == main, Reverse(*at));
        authors[(0..authors.len()).max_by_key(rank).unwrap_or(main)]
    };
    let name = best(|author| {
        let named = !author.name.is_empty() && !matches!(author.kind, Some(SpeakerKind::Unnamed | SpeakerKind::Group));
        // Titles make no name fuller.
        (author.id.is_some(), named, Person::new(author).letters(), Reverse(author.name.chars().count()))
    });
    let role = best(|author| {
        let role = author.role.as_deref().unwrap_or("");
        // A long one is rather a sentence about somebody than a role.
        let words = role.split_whitespace().count();
        (author.id.is_some() && words > 0, is_role(role), if words > LONG_ROLE { 1 } else { words }, Reverse(role.len()))
    });
    Author { role: role.role.clone(), ..name.clone() }
}

/// The earliest day, and the nearest that is known of when and where.
fn occasion(records: &[Ipse], main: usize) -> (Option<Date>, DateAndLocation) {
    let date = records.iter().filter_map(|record| record.date).min();
    let range = |record: &Ipse| {
        let place = &record.date_and_location;
        let (from, to) = (place.from.or(record.date)?, place.to.or(record.date)?);
        Some((to.days_after(from), from, to))
    };
    let days = match date {
        Some(day) => Some((day, day)),
        None => records.iter().filter_map(range).min().map(|(_, from, to)| (from, to)),
    };
    let ordered = || std::iter::once(&records[main]).chain(records).map(|record| &record.date_and_location);
    let place = DateAndLocation {
        from: days.map(|days| days.0),
        to: days.map(|days| days.1),
        location: ordered().find_map(|place| place.location.clone()),
        medium: ordered().find_map(|place| place.medium.clone()),
    };
    (date, place)
}
