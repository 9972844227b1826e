//! The features that a model may have weights for, by number.

use std::collections::{BTreeMap, HashMap};

use ipse::reader::training::{Feature, Features};

/// In how many articles and by which publishers a feature was seen.
#[derive(Default, Clone, Copy)]
struct Seen {
    articles: u16,
    publishers: u64,
}

/// How often something must be seen for a model to have weights for it.
#[derive(Clone, Copy)]
pub struct Least {
    pub articles: u16,
    pub publishers: u32,
}

/// Counts in how many articles and by which publishers things are seen.
pub struct Counter<T> {
    seen: HashMap<T, Seen>,
}

impl<T: Ord + std::hash::Hash + Clone> Counter<T> {
    pub fn new() -> Self {
        Counter { seen: HashMap::new() }
    }

    /// Counts what is seen in an article, in any order and as often as it is.
    pub fn add(&mut self, mut all: Vec<T>, publisher: usize) {
        all.sort_unstable();
        all.dedup();
        for one in all {
            let seen = self.seen.entry(one).or_default();
            seen.articles = seen.articles.saturating_add(1);
            seen.publishers |= 1 << (publisher % 64);
        }
    }

    /// Those seen often enough, in order.
    pub fn kept(&self, least: Least) -> Vec<T> {
        let often = |seen: &Seen| seen.articles >= least.articles && seen.publishers.count_ones() >= least.publishers;
        let mut kept: Vec<T> = self.seen.iter().filter(|(_, seen)| often(seen)).map(|(one, _)| one.clone()).collect();
        kept.sort_unstable();
        kept
    }
}

/// Features in their order, which gives them their numbers.
pub struct Dictionary {
    pub features: Vec<Feature>,
    numbers: HashMap<Feature, u32>,
}

impl Dictionary {
    pub fn new(features: Vec<Feature>) -> Self {
        let numbers = features.iter().copied().zip(0..).collect();
        Dictionary { features, numbers }
    }

    /// The known features of a chain as numbers, and where those of each cell end.
    pub fn numbers(&self, features: &Features) -> (Vec<u32>, Vec<usize>) {
        let (mut numbers, mut ends, mut start) = (Vec::new(), Vec::new(), 0);
        for &end in &features.ends {
            numbers.extend(features.all[start..end].iter().filter_map(|feature| self.numbers.get(feature)));
            ends.push(numbers.len());
            start = end;
        }
        (numbers, ends)
    }
}

/// Publishers by number.
pub fn numbered<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut numbers: BTreeMap<&str, usize> = names.map(|name| (name, 0)).collect();
    numbers.values_mut().zip(0..).for_each(|(number, at)| *number = at);
    numbers
}
