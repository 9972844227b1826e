//! Putting linked records together, as long as their authors and days allow.

use super::compare::Agreement;
use super::index::{Link, Record};
use super::person::{Likeness, People};

/// Days of one statement are no further apart than papers err.
const DAYS: i32 = 2;

/// Records put together so far.
pub(super) struct Clusters<'i> {
    authors: &'i People,
    /// The record that leads to the cluster of each; a cluster's own first record leads to itself.
    leader: Vec<usize>,
    /// What is known of the cluster of each leader.
    known: Vec<Option<Cluster>>,
    links: Vec<Link>,
}

struct Cluster {
    members: Vec<usize>,
    /// Its authors by number, each spelling once.
    people: Vec<usize>,
    /// The last of the first days, and the first of the last ones.
    days: (i32, i32),
}

impl<'i> Clusters<'i> {
    pub(super) fn new(authors: &'i People, records: &[Record], links: Vec<Link>) -> Self {
        let one =
            |(at, record): (usize, &Record)| Some(Cluster { members: vec![at], people: vec![record.person], days: record.days });
        Clusters { authors, leader: (0..records.len()).collect(), known: records.iter().enumerate().map(one).collect(), links }
    }

    /// The records that belong together, by the first of them, each group in order.
    pub(super) fn groups(mut self) -> Vec<Vec<usize>> {
        let mut links = std::mem::take(&mut self.links);
        // The surest first: who is put together early keeps out whoever does not go with both.
        let rank = |link: &Link| match link.agreement {
            Agreement::Words { content } => (0, usize::MAX - content),
            Agreement::Translation => (1, 0),
            Agreement::Fragment { content } => (2, usize::MAX - content),
        };
        links.sort_by_key(|link| (rank(link), link.a, link.b));
        let fragments = links.split_off(links.partition_point(|link| rank(link).0 < 2));
        for link in &links {
            self.unite(link.a, link.b);
        }
        self.place(&fragments);
        let mut groups: Vec<Vec<usize>> = self.known.into_iter().flatten().map(|cluster| cluster.members).collect();
        groups.iter_mut().for_each(|members| members.sort_unstable());
        groups.sort_unstable();
        groups
    }

    /// A fragment joins the one statement that it is found in; one that is found in two tells nothing. The longest come first, for
    /// shorter ones may stand in them.
    fn place(&mut self, fragments: &[Link]) {
        for of_one in fragments.chunk_by(|a, b| a.a == b.a) {
            let mut clusters: Vec<usize> = of_one.iter().map(|link| self.find(link.b)).collect();
            clusters.sort_unstable();
            clusters.dedup();
            if let [cluster] = clusters[..] {
                self.unite(of_one[0].a, cluster);
            }
        }
    }

    fn find(&mut self, record: usize) -> usize {
        let mut at = record;
        while self.leader[at] != at {
            self.leader[at] = self.leader[self.leader[at]];
            at = self.leader[at];
        }
        at
    }

    /// Makes one cluster of those of two records, unless an author or a day of one speaks against the other.
    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        let (Some(one), Some(other)) = (&self.known[a], &self.known[b]) else { return };
        let days = (one.days.0.max(other.days.0), one.days.1.min(other.days.1));
        let strangers = |a: &usize| other.people.iter().any(|b| self.authors.likeness(*a, *b) == Likeness::Other);
        if days.0 - days.1 > DAYS || one.people.iter().any(strangers) {
            return;
        }
        // The smaller joins the larger, so that no record moves often.
        let (into, from) = if one.members.len() >= other.members.len() { (a, b) } else { (b, a) };
        self.leader[from] = into;
        if let Some(moved) = self.known[from].take()
            && let Some(cluster) = &mut self.known[into]
        {
            cluster.days = days;
            cluster.members.extend(moved.members);
            for person in moved.people {
                if !cluster.people.contains(&person) {
                    cluster.people.push(person);
                }
            }
        }
    }
}
