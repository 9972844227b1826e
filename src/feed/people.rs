//! The people of a feed, each once, whatever the papers call them.

use std::collections::{HashMap, HashSet};

use super::merge::{fullest, same_people};
use super::{Author, Ipse};

/// Somebody of a feed, with all names and roles under which the records know them: see
/// [`IpseFeed::people`](crate::IpseFeed::people).
#[derive(Debug, Clone, PartialEq)]
pub struct FeedPerson<'f> {
    author: Author,
    printed: Vec<&'f Author>,
    records: Vec<&'f Ipse>,
}

impl<'f> FeedPerson<'f> {
    /// The fullest name and role that any record gives, and what a roster knows before all.
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// The names as they stand in the records, each spelling once, in the order of the feed.
    pub fn names(&self) -> Vec<&'f str> {
        once_each(self.printed.iter().map(|author| author.name.as_str()))
    }

    /// The roles as they stand in the records, each once, in the order of the feed.
    pub fn roles(&self) -> Vec<&'f str> {
        once_each(self.printed.iter().filter_map(|author| author.role.as_deref()))
    }

    /// What they said, alone or together with others, newest first.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &'f Ipse> {
        self.records.iter().copied()
    }
}

fn once_each<'f>(words: impl Iterator<Item = &'f str>) -> Vec<&'f str> {
    let mut seen = HashSet::new();
    words.filter(|word| seen.insert(*word)).collect()
}

/// Everybody in some records who has a name, in the order of the records.
pub(super) fn people(records: &[Ipse]) -> Vec<FeedPerson<'_>> {
    let printed: Vec<(&Ipse, &Author)> =
        records.iter().flat_map(|record| authors(record).map(move |author| (record, author))).collect();
    let numbers = same_people(printed.iter().map(|(_, author)| *author));
    let mut people: Vec<FeedPerson<'_>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for ((record, author), number) in printed.into_iter().zip(numbers) {
        let Some(number) = number else { continue };
        let place = *places.entry(number).or_insert(people.len());
        if place == people.len() {
            people.push(FeedPerson { author: author.clone(), printed: Vec::new(), records: Vec::new() });
        }
        let person = &mut people[place];
        person.printed.push(author);
        // Somebody may stand twice beside one statement.
        if !person.records.last().is_some_and(|last| std::ptr::eq(*last, record)) {
            person.records.push(record);
        }
    }
    for person in &mut people {
        person.author = fullest(&person.printed, 0);
    }
    people
}

/// Gives all records of one person the same author: the fullest name and role.
pub(super) fn unite(records: &mut [Ipse]) {
    let printed: Vec<&Author> = records.iter().flat_map(authors).collect();
    let numbers: Vec<Option<usize>> = same_people(printed.iter().copied());
    let mut forms: HashMap<usize, Vec<&Author>> = HashMap::new();
    for (author, number) in printed.iter().zip(&numbers) {
        if let Some(number) = number {
            forms.entry(*number).or_default().push(author);
        }
    }
    let one: HashMap<usize, Author> = forms.into_iter().map(|(number, forms)| (number, fullest(&forms, 0))).collect();
    let everybody = records.iter_mut().flat_map(|record| std::iter::once(&mut record.author).chain(&mut record.co_authors));
    for (author, number) in everybody.zip(numbers) {
        if let Some(known) = number.and_then(|number| one.get(&number)) {
            author.clone_from(known);
        }
    }
}

/// The author of a record, and whoever spoke together with them.
fn authors(record: &Ipse) -> impl Iterator<Item = &Author> {
    std::iter::once(&record.author).chain(&record.co_authors)
}
