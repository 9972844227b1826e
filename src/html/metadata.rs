//! What a page tells of itself: JSON-LD first, then `meta`, then what anybody sees.

use std::ops::Range;

use super::json_ld;
use super::tree::{Event, Found, Tree};
use super::values::{day_of, is_url, is_words};
use crate::Date;
use crate::feed::{boundary_before, known, tidy};

/// What is known of the article of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<Date>,
}

const TITLES: &[&str] =
    &["og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"];
const PUBLISHERS: &[&str] = &["og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"];
const URLS: &[&str] = &["og:url", "parsely-link"];
const AUTHORS: &[&str] = &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"];
const DAYS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
];

/// What stands between a headline and the name of the site.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " › ", " ‹ "];
/// Those of them that stand in no headline.
const STRONG: &[&str] = &[" | ", " · ", " • ", " :: ", " » ", " « ", " › ", " ‹ "];

/// A `time` in a longer paragraph than this, in bytes, is a part of the story.
const BYLINE: usize = 120;
/// No day is written in more bytes.
const LONGEST_DAY: usize = 60;

impl Metadata {
    pub(super) fn of(html: &str, tree: &Tree, kept: &[bool]) -> Metadata {
        let found = &tree.found;
        let told = json_ld::read(found.json_ld.iter().map(|place| &html[place.clone()]));
        let headline = headline(html, tree, kept);
        let url =
            told.url.or_else(|| found.canonical.clone().filter(|url| is_url(url))).or_else(|| meta(found, URLS, is_url).next());
        let url = url.map(|url| url.trim().to_owned());
        let site = Site { publisher: told.publisher.or_else(|| meta(found, PUBLISHERS, is_words).next()), url: url.as_deref() };
        let title = told.title.or_else(|| meta(found, TITLES, is_words).next());
        let (title, seen) = match (title, known(found.title.as_deref())) {
            (Some(title), _) => (site.headline(&title, headline.as_deref(), false), None),
            (None, Some(title)) => {
                let cut = site.headline(&title, headline.as_deref(), true);
                let site = site.names(&title, &cut);
                (cut, site)
            }
            (None, None) => (headline.unwrap_or_default(), None),
        };
        let authors = if told.authors.is_empty() { authors(found) } else { told.authors };
        let published = told.published.or_else(|| meta(found, DAYS, |day| day_of(day).is_some()).find_map(|day| day_of(&day)));
        Metadata {
            title: Some(title).filter(|title| !title.is_empty()),
            publisher: site.publisher.or(seen),
            authors,
            published: published.or_else(|| time(html, tree, kept)),
            url,
        }
    }
}

/// The contents of these `meta`, in the order of their names.
fn meta<'f>(found: &'f Found, names: &'f [&str], fits: impl Fn(&str) -> bool + 'f) -> impl Iterator<Item = String> + 'f {
    let named = move |name: &'f &str| found.metas.iter().filter(move |(of, _)| of == *name);
    names.iter().flat_map(named).map(|(_, content)| tidy(content)).filter(move |content| fits(content))
}

/// The authors of the first kind of `meta` that names some.
fn authors(found: &Found) -> Vec<String> {
    let named = AUTHORS.iter().map(|name| meta(found, std::slice::from_ref(name), is_words).collect::<Vec<_>>());
    named.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
}

/// The `h1` of the article, or the only one of the page.
fn headline(html: &str, tree: &Tree, kept: &[bool]) -> Option<String> {
    let all = &tree.found.headlines;
    let of_article = all.iter().find(|headline| kept[headline.node]);
    let only = || all.first().filter(|_| all.len() == 1);
    known(Some(&words(html, tree, of_article.or_else(only)?.events.clone(), 1000)))
}

/// The words of some events, so many bytes at most.
fn words(html: &str, tree: &Tree, events: Range<usize>, most: usize) -> String {
    let mut words = String::new();
    for event in tree.events[events].iter().take(most) {
        let more = match event {
            Event::Text { place, .. } => &html[place.clone()],
            Event::Decoded { text, .. } => &tree.decoded[text.clone()],
            _ => " ",
        };
        words.push_str(&more[..boundary_before(more, most - words.len())]);
        if words.len() + 3 >= most {
            break;
        }
    }
    words
}

/// The day of the `time` that says that it is the time of publication; else of the first one in a byline of the article; else the only
/// day that any `time` in a byline tells.
fn time(html: &str, tree: &Tree, kept: &[bool]) -> Option<Date> {
    let times = tree.found.times.iter().filter_map(|time| {
        let seen = || day_of(&words(html, tree, time.events.clone(), LONGEST_DAY));
        let day = time.datetime.as_deref().and_then(day_of).or_else(seen)?;
        Some((time, day))
    });
    let times: Vec<_> = times.collect();
    if let Some((_, day)) = times.iter().find(|(time, _)| time.is_published) {
        return Some(*day);
    }
    let mut bylines = times.iter().filter(|(time, _)| is_in_byline(tree, &time.events));
    let node = |events: &Range<usize>| tree.events.get(events.start).map_or(0, Event::node);
    if let Some((_, day)) = bylines.clone().find(|(time, _)| kept[node(&time.events)]) {
        return Some(*day);
    }
    let (_, day) = bylines.next()?;
    bylines.all(|(_, other)| other == day).then_some(*day)
}

/// Whether the paragraph around is too short for one of the story.
fn is_in_byline(tree: &Tree, events: &Range<usize>) -> bool {
    let size = |event: &Event| match event {
        Event::Text { place, .. } | Event::Decoded { place, .. } => place.len(),
        _ => 1,
    };
    let mut left = BYLINE;
    let mut fits = |event: &Event| {
        left = left.saturating_sub(size(event));
        left > 0
    };
    let (before, behind) = tree.events.split_at(events.start);
    let in_paragraph = |event: &&Event| !matches!(event, Event::Break { .. });
    before.iter().rev().take_while(in_paragraph).all(&mut fits) && behind.iter().take_while(in_paragraph).all(&mut fits)
}

/// Who prints the page, as far as it is known.
struct Site<'u> {
    publisher: Option<String>,
    url: Option<&'u str>,
}

impl Site<'_> {
    /// The title without the name of the site: `Sailing | The Tide` is `Sailing`. `whole` says that it is the title of the page and not
    /// of the article, which mostly has the name of the site in it.
    fn headline(&self, title: &str, seen: Option<&str>, whole: bool) -> String {
        let mut title = tidy(title);
        // What the page shows as its headline, and the site behind or before it: `The Tide: Sailing`.
        if let Some(seen) = seen {
            let behind = title.strip_prefix(seen).unwrap_or_default();
            let before = title.strip_suffix(seen).unwrap_or_default();
            if SEPARATORS.iter().any(|separator| behind.starts_with(separator) || before.ends_with(separator))
                || before.ends_with(": ")
            {
                return seen.to_owned();
            }
        }
        loop {
            let first = SEPARATORS.iter().filter_map(|separator| title.split_once(separator)).min_by_key(|(head, _)| head.len());
            if let Some((head, tail)) = first
                && self.is_named(head)
            {
                title = tail.to_owned();
                continue;
            }
            let last = SEPARATORS.iter().filter_map(|&separator| Some((separator, title.rsplit_once(separator)?)));
            let Some((separator, (head, tail))) = last.min_by_key(|(_, (_, tail))| tail.len()) else { return title };
            let is_site = self.is_named(tail) || (whole && STRONG.contains(&separator));
            if !is_site {
                return title;
            }
            title = head.to_owned();
        }
    }

    /// The name of the site, where the title had it: what its address says, too.
    fn names(&self, title: &str, headline: &str) -> Option<String> {
        let rest = tidy(title).strip_prefix(headline)?.to_owned();
        let parts = SEPARATORS.iter().filter_map(|separator| rest.rsplit_once(separator));
        let (_, name) = parts.min_by_key(|(_, name)| name.len())?;
        self.is_host(name).then(|| name.to_owned())
    }

    fn is_named(&self, name: &str) -> bool {
        self.is_host(name)
            || self.publisher.as_deref().is_some_and(|publisher| !name.is_empty() && letters(publisher) == letters(name))
    }

    /// `The Tide` of `https://www.thetide.example/news`
    fn is_host(&self, name: &str) -> bool {
        let host = self.url.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
        let name = letters(name);
        !name.is_empty() && host.is_some_and(|host| letters(host) == name || host.split('.').any(|label| letters(label) == name))
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
