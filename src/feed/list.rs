//! A list of records.

use serde::{Deserialize, Serialize};

use super::Ipse;

/// A list of records, in the order they were put in.
///
/// In JSON it is an array of records. As text it is written like the feed page: [`IpseFeed::to_text`] gives the entries,
/// [`IpseFeed::to_list`] one line each.
///
/// ```
/// use ipse::{Document, Extractor, IpseFeed, RecordOptions};
///
/// let extractor = Extractor::default();
/// let mut feed = IpseFeed::new();
/// for text in ["“The pump works,” said Mayor Ann Lee.", "“We shall see,” Tom Orr said."] {
///     let document = Document::new(text);
///     feed.extend(extractor.extract(&document).records(&RecordOptions::default()));
/// }
/// assert_eq!(feed.len(), 2);
/// assert_eq!(feed.to_list(None), "Ann Lee “The pump works.”\nTom Orr “We shall see.”\n");
///
/// let json = serde_json::to_string(&feed)?;
/// assert_eq!(serde_json::from_str::<IpseFeed>(&json)?, feed);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IpseFeed {
    records: Vec<Ipse>,
}

impl IpseFeed {
    /// A feed without records.
    pub fn new() -> Self {
        IpseFeed::default()
    }

    /// Puts a record at the end.
    pub fn push(&mut self, record: Ipse) {
        self.records.push(record);
    }

    /// The records in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Ipse> {
        self.records.iter()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl Extend<Ipse> for IpseFeed {
    fn extend<I: IntoIterator<Item = Ipse>>(&mut self, records: I) {
        self.records.extend(records);
    }
}

impl FromIterator<Ipse> for IpseFeed {
    fn from_iter<I: IntoIterator<Item = Ipse>>(records: I) -> Self {
        IpseFeed { records: records.into_iter().collect() }
    }
}

impl From<Vec<Ipse>> for IpseFeed {
    fn from(records: Vec<Ipse>) -> Self {
        IpseFeed { records }
    }
}

impl IntoIterator for IpseFeed {
    type Item = Ipse;
    type IntoIter = std::vec::IntoIter<Ipse>;

    fn into_iter(self) -> Self::IntoIter {
        self.records.into_iter()
    }
}

impl<'f> IntoIterator for &'f IpseFeed {
    type Item = &'f Ipse;
    type IntoIter = std::slice::Iter<'f, Ipse>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Author;

    #[test]
    fn it_is_a_list() {
        let record = |name: &str| Ipse::new(Author::new(name), "Yes.");
        let mut feed: IpseFeed = [record("A"), record("B")].into_iter().collect();
        feed.push(record("C"));
        feed.extend(vec![record("D")]);
        let names: Vec<_> = (&feed).into_iter().map(|record| record.author.name.as_str()).collect();
        assert_eq!(names, ["A", "B", "C", "D"]);
        assert_eq!(feed.iter().count(), feed.len());
        assert!(!feed.is_empty() && IpseFeed::new().is_empty());
        assert!(serde_json::to_value(&feed).unwrap().is_array());
        assert_eq!(feed.clone().into_iter().collect::<Vec<_>>().len(), 4);
        assert_eq!(IpseFeed::from(feed.clone().into_iter().collect::<Vec<_>>()), feed);
    }
}
