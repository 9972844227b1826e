//! The feed: records, newest first.

use std::fmt;
use std::time::Duration;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::merge::{self, Likeness, Person};
use super::people::{self, FeedPerson};
use super::{Author, Context, Ipse, MergeOptions};
use crate::{Date, Timestamp, placed};

/// A feed: records, newest first, and the contexts that it has been told of.
///
/// The order is kept whatever is put in: by [`Ipse::inserted`], or by [`Ipse::date`] for those without it; then by `date`; records
/// of which neither is known come last; those that are equal stay in the order in which they were put in.
///
/// [`IpseFeed::merge`] makes one record of those that are the same statement; nothing else does, for a caller may want to see each
/// article's own.
///
/// In JSON it is `{"records": [..], "contexts": [..]}`; a plain list of records can be read, too. An error names the path to what is
/// wrong: `records[3].date: "2025-02-30" is no calendar day`. As text it is the feed page:
/// [`IpseFeed::to_text`] and [`IpseFeed::from_text`].
///
/// ```
/// use ipse::{Document, Extractor, IpseFeed, RecordOptions};
///
/// let extractor = Extractor::default();
/// let mut feed = IpseFeed::new();
/// for text in [
///     "“The old pump in Weir Street works again,” said Mayor Ann Lee. “Nobody believed it.”",
///     "“We shall see,” Tom Orr said.",
///     "“Nobody believed it, but in Weir Street the old pump works again,” A. Lee wrote.",
/// ] {
///     let document = Document::new(text);
///     feed.extend(extractor.extract(&document).records(&RecordOptions::default()));
/// }
/// feed.merge();
/// assert_eq!(
///     feed.to_list(None),
///     "Ann Lee “Nobody believed it, but in Weir Street the old pump works again.”\nTom Orr “We shall see.”\n",
/// );
/// assert_eq!(feed.by_author("Lee").next().unwrap().variants.len(), 2);
///
/// let json = serde_json::to_string(&feed)?;
/// assert_eq!(serde_json::from_str::<IpseFeed>(&json)?, feed);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct IpseFeed {
    records: Vec<Ipse>,
    contexts: Vec<Context>,
}

impl IpseFeed {
    /// A feed without records.
    pub fn new() -> Self {
        IpseFeed::default()
    }

    /// Puts a record where its time sets it, behind those of the same time.
    pub fn push(&mut self, record: Ipse) {
        let place = self.records.partition_point(|other| age(other) >= age(&record));
        self.records.insert(place, record);
    }

    /// Tells the feed of a context, whether or not a record belongs to it. One of the same name takes the place of the old one.
    pub fn add_context(&mut self, context: Context) {
        match self.contexts.iter_mut().find(|known| known.name == context.name) {
            Some(known) => *known = context,
            None => self.contexts.push(context),
        }
    }

    /// The records, newest first.
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

    /// Makes one record of those that are the same statement, and says how many records that took away.
    ///
    /// Two records are the same statement when three things go together. *The author:* the same
    /// [`Roster`](crate::Roster) id, or where one has none, the same surname in any spelling (`Zelensky`, `Zelenskyy`) and given
    /// names that may be one person's; somebody unnamed goes with whoever has that role, if all the words are the same. *The
    /// words:* a run of six words or more that tell something, or all of one in the other, whatever the case, punctuation, marks
    /// and what editors put in; or nearly all that tells something, in another order or other forms: another translation. *The
    /// day:* within two days, as far as known; for translations within one, and where it is unknown, in the week before
    /// publication. A short piece of a sentence that stands in two different statements joins neither. A shared topic is never
    /// enough, and in doubt there are two records.
    ///
    /// The new record has the fullest wording as its quote, and its background, origin and insertions; all wordings with their
    /// sources as [`Ipse::variants`]; all articles, each once, as [`Ipse::read_more`]; the fullest name and role; the earliest day;
    /// all contexts; and it was inserted when the first of them was.
    ///
    /// Records may be added and merged again later. The time it takes is about proportional to the number of records: each is
    /// compared with a few that share rare words with it.
    ///
    /// ```
    /// use ipse::{Author, Ipse, IpseFeed};
    ///
    /// let mut feed = IpseFeed::new();
    /// feed.push(Ipse::new(Author::new("Oran Veliky"), "We will open the old salt mine to our partners in March. It is time."));
    /// feed.push(Ipse::new(Author::new("Veliki"), "In March we're opening the old salt mine to all of our partners"));
    /// feed.push(Ipse::new(Author::new("Oran Veliky"), "The salt mine will not be sold to our partners in March."));
    /// assert_eq!(feed.merge(), 1);
    ///
    /// let merged = feed.iter().find(|record| !record.variants.is_empty()).unwrap();
    /// assert_eq!(merged.author.name, "Oran Veliky");
    /// assert_eq!(merged.variants.len(), 2);
    /// ```
    pub fn merge(&mut self) -> usize {
        self.merge_with(&MergeOptions::default())
    }

    /// The same with options.
    pub fn merge_with(&mut self, options: &MergeOptions) -> usize {
        let before = self.records.len();
        self.records = merge::merge(std::mem::take(&mut self.records)).0;
        self.sort();
        if options.one_author {
            people::unite(&mut self.records);
        }
        before - self.records.len()
    }

    /// Everybody in the feed who has a name, each once, in the order of the feed: who is the same whatever the spelling
    /// (`Zelensky`, `Zelenskyy`), the form (`A. Lee`, `Ann Lee`, `Bill`, `William`) and the title.
    ///
    /// A name goes to the only one whose it may be. A bare surname that two people bear goes to the one who has the role beside it, or
    /// else stands for somebody by itself. Those without a name (`a spokeswoman`, `residents`) are left out. The time it takes grows
    /// with the number of records.
    ///
    /// ```
    /// use ipse::{Author, Ipse, IpseFeed};
    ///
    /// let feed: IpseFeed = ["Zelenskyy", "Volodymyr Zelensky", "Volodymir Zelensky", "Ann Lee", "Tom Lee"]
    ///     .map(|name| Ipse::new(Author::new(name), "It works."))
    ///     .into_iter()
    ///     .collect();
    /// let people = feed.people();
    /// let names: Vec<_> = people.iter().map(|person| person.author().name.as_str()).collect();
    /// assert_eq!(names, ["Volodymyr Zelensky", "Ann Lee", "Tom Lee"]);
    /// assert_eq!(people[0].names(), ["Zelenskyy", "Volodymyr Zelensky", "Volodymir Zelensky"]);
    /// assert_eq!(people[0].records().len(), 3);
    /// ```
    pub fn people(&self) -> Vec<FeedPerson<'_>> {
        people::people(&self.records)
    }

    /// The records that were inserted in a stretch of time before `now`, which is the caller's to tell. Those of which it is not
    /// known when they were inserted are in no stretch.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use ipse::{Author, Ipse, IpseFeed};
    ///
    /// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    /// record.inserted = Some("2025-02-04T20:52:00Z".parse()?);
    /// let feed = IpseFeed::from(vec![record]);
    /// let day = Duration::from_secs(24 * 60 * 60);
    /// assert_eq!(feed.last(day, "2025-02-05T17:52:00Z".parse()?).count(), 1);
    /// assert_eq!(feed.last(day, "2025-02-05T21:00:00Z".parse()?).count(), 0);
    /// # Ok::<(), ipse::TimestampError>(())
    /// ```
    pub fn last(&self, window: Duration, now: Timestamp) -> impl Iterator<Item = &Ipse> {
        let inside = within(window, now);
        self.iter().filter(move |record| record.inserted.is_some_and(&inside))
    }

    /// The records of somebody, alone or together with others, by name in any spelling, or by roster id. A surname alone finds all
    /// who bear it.
    ///
    /// ```
    /// use ipse::{Author, Ipse, IpseFeed};
    ///
    /// let feed = IpseFeed::from(vec![Ipse::new(Author::new("Volodymyr Zelenskyy"), "We are open to it.")]);
    /// assert_eq!(feed.by_author("Zelensky").count(), 1);
    /// assert_eq!(feed.by_author("Olena Zelenska").count(), 0);
    /// ```
    pub fn by_author(&self, name: &str) -> impl Iterator<Item = &Ipse> {
        let sought = Person::new(&Author::new(name));
        let id = name.to_owned();
        let is_sought = move |author: &Author| {
            author.id.as_deref() == Some(&id) || author.name == id || Person::new(author).likeness(&sought) == Likeness::Same
        };
        self.iter().filter(move |record| std::iter::once(&record.author).chain(&record.co_authors).any(&is_sought))
    }

    /// The records that belong to a context, by its name in any case.
    ///
    /// ```
    /// use ipse::{Author, Context, Ipse, IpseFeed};
    ///
    /// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    /// record.contexts.push(Context::new("Water in Harrow"));
    /// let feed = IpseFeed::from(vec![record]);
    /// assert_eq!(feed.by_context("water in Harrow").count(), 1);
    /// ```
    pub fn by_context(&self, name: &str) -> impl Iterator<Item = &Ipse> {
        let name = name.trim().to_lowercase();
        self.iter().filter(move |record| record.contexts.iter().any(|context| context.name.trim().to_lowercase() == name))
    }

    /// All contexts, each name once: those that the feed was told of, then those of its records.
    pub fn contexts(&self) -> Vec<&Context> {
        let mut seen = std::collections::HashSet::new();
        let of_records = self.records.iter().flat_map(|record| &record.contexts);
        self.contexts.iter().chain(of_records).filter(|context| seen.insert(context.name.as_str())).collect()
    }

    /// The contexts that are new in a stretch of time before `now`: that were made in it, going by [`Context::inserted`], or where
    /// that is not noted, whose first record was inserted in it. A record of which it is not known when it was inserted counts
    /// as an old one.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use ipse::{Author, Context, Ipse, IpseFeed};
    ///
    /// let record = |at: &str, context: &str| -> Result<Ipse, ipse::TimestampError> {
    ///     let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
    ///     record.inserted = Some(at.parse()?);
    ///     record.contexts.push(Context::new(context));
    ///     Ok(record)
    /// };
    /// let feed: IpseFeed = [
    ///     record("2025-02-04T20:52:00Z", "Water in Harrow")?,
    ///     record("2025-02-09T08:00:00Z", "Water in Harrow")?,
    ///     record("2025-02-09T08:00:00Z", "Elections")?,
    /// ].into_iter().collect();
    /// let day = Duration::from_secs(24 * 60 * 60);
    /// let new: Vec<_> = feed.new_contexts(day, "2025-02-09T20:00:00Z".parse()?).into_iter().map(|new| new.name.as_str()).collect();
    /// assert_eq!(new, ["Elections"]);
    /// # Ok::<(), ipse::TimestampError>(())
    /// ```
    pub fn new_contexts(&self, window: Duration, now: Timestamp) -> Vec<&Context> {
        let mut since: std::collections::HashMap<&str, Option<Timestamp>> = std::collections::HashMap::new();
        // The oldest come last, and so have the last word.
        for record in self.records.iter() {
            for context in &record.contexts {
                let first = since.entry(&context.name).or_insert(record.inserted);
                *first = first.zip(record.inserted).map(|(a, b)| a.min(b));
            }
        }
        for context in self.records.iter().flat_map(|record| &record.contexts).chain(&self.contexts) {
            if context.inserted.is_some() {
                since.insert(&context.name, context.inserted);
            }
        }
        let inside = within(window, now);
        let is_new = |context: &&Context| since.get(context.name.as_str()).copied().flatten().is_some_and(&inside);
        self.contexts().into_iter().filter(is_new).collect()
    }

    fn sort(&mut self) {
        self.records.sort_by_cached_key(|record| std::cmp::Reverse(age(record)));
    }
}

/// What the order of a feed goes by; what is unknown is the oldest.
fn age(record: &Ipse) -> (Option<Timestamp>, Option<Date>) {
    (record.inserted.or(record.date.map(Timestamp::start_of)), record.date)
}

/// Whether a moment lies in a stretch of time before `now`.
pub(super) fn within(window: Duration, now: Timestamp) -> impl Fn(Timestamp) -> bool {
    move |moment| now.since(moment).is_some_and(|age| age <= window)
}

impl Extend<Ipse> for IpseFeed {
    fn extend<I: IntoIterator<Item = Ipse>>(&mut self, records: I) {
        self.records.extend(records);
        self.sort();
    }
}

impl FromIterator<Ipse> for IpseFeed {
    fn from_iter<I: IntoIterator<Item = Ipse>>(records: I) -> Self {
        IpseFeed::from(records.into_iter().collect::<Vec<_>>())
    }
}

impl From<Vec<Ipse>> for IpseFeed {
    fn from(records: Vec<Ipse>) -> Self {
        let mut feed = IpseFeed { records, contexts: Vec::new() };
        feed.sort();
        feed
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

impl<'de> Deserialize<'de> for IpseFeed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<IpseFeed, D::Error> {
        struct Form(IpseFeed);
        impl<'de> Deserialize<'de> for Form {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Form, D::Error> {
                deserializer.deserialize_any(FeedVisitor).map(Form)
            }
        }
        placed::deserialize(deserializer).map(|Form(feed)| feed)
    }
}

struct FeedVisitor;

impl<'de> Visitor<'de> for FeedVisitor {
    type Value = IpseFeed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"a feed: {"records": [..], "contexts": [..]}, or a list of records"#)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<IpseFeed, A::Error> {
        let mut all = Vec::new();
        while let Some(record) = records.next_element()? {
            all.push(record);
        }
        Ok(IpseFeed::from(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<IpseFeed, A::Error> {
        #[derive(Deserialize)]
        struct Form {
            records: Vec<Ipse>,
            #[serde(default, deserialize_with = "placed::or_default")]
            contexts: Vec<Context>,
        }
        let form = Form::deserialize(serde::de::value::MapAccessDeserializer::new(fields))?;
        let mut feed = IpseFeed::from(form.records);
        form.contexts.into_iter().for_each(|context| feed.add_context(context));
        Ok(feed)
    }
}
