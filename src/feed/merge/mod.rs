//! Records of the same statement made one.
//!
//! [`words`] frees the words of what differs between two prints, [`person`] tells whether two authors are one, [`compare`] whether
//! two wordings are one statement. [`index`] finds the few wordings that are worth comparing, [`cluster`] puts records together
//! as long as their authors and days allow, [`combine`] writes one record for those that belong together. [`names`] tells which authors of
//! many are one person.

mod cluster;
mod combine;
mod compare;
mod index;
mod names;
mod person;
mod wording;

#[cfg(test)]
mod tests;

pub(super) use combine::fullest;
pub(super) use names::same_people;
pub(super) use person::{Likeness, Person};

use super::Ipse;
use cluster::Clusters;
use index::Index;
use wording::Vocabulary;

/// Makes one record of all that are the same statement, in the place of the first. Gives what was compared, for those who
/// count steps.
pub(super) fn merge(records: Vec<Ipse>) -> (Vec<Ipse>, usize) {
    let mut vocabulary = Vocabulary::default();
    let index = Index::new(&records, &mut vocabulary);
    let (links, compared) = index.links();
    let clusters = Clusters::new(index.people(), index.records(), links).groups();
    let mut records: Vec<Option<Ipse>> = records.into_iter().map(Some).collect();
    let mut take = |members: Vec<usize>| members.into_iter().filter_map(|member| records[member].take()).collect();
    (clusters.into_iter().filter_map(|members| combine::combine(take(members), &mut vocabulary)).collect(), compared)
}
