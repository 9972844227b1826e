//! The page of a feed.

use super::html::{Html, page, safe_url};
use super::labels;
use crate::feed::{NOT_SPECIFIED, known, tidy};
use crate::{Author, DateAndLocation, Ipse, IpseFeed, Source, Timestamp, Variant};

/// What is written on the page of a feed beside its records. See [`feed_html`].
///
/// ```
/// use ipse::IpseFeed;
/// use ipse::render::{FeedPage, feed_html};
///
/// let page = feed_html(&IpseFeed::new(), &FeedPage::default().title("IPSEs in the last 24 hours"));
/// assert!(page.contains("<h1>IPSEs in the last 24 hours</h1>"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FeedPage {
    title: String,
    now: Option<Timestamp>,
}

impl Default for FeedPage {
    fn default() -> Self {
        FeedPage { title: "IPSEs".to_owned(), now: None }
    }
}

impl FeedPage {
    /// The title and headline of the page. Default: `IPSEs`.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The present moment, for lines that say how long ago a record was put into the feed. Default: none; the lines then show the
    /// day on which it was said.
    #[must_use]
    pub fn now(mut self, now: Timestamp) -> Self {
        self.now = Some(now);
        self
    }
}

/// The feed as a page of HTML: a list with a line a record, then the entries with author, role, contexts, background, further reading,
/// and when and where, in the order of the feed. What is not known is left out, but for the place, which is `Not Specified`.
///
/// The page stands alone and needs no script; see the [module](self::super). Words are made tidy as in [`Ipse::to_text`].
///
/// ```
/// use ipse::render::{FeedPage, feed_html};
/// use ipse::{Author, Ipse, IpseFeed, Source};
///
/// let mut record = Ipse::new(Author::new("Ann Lee"), "The pump works.");
/// record.author.role = Some("Mayor of Harrow".to_owned());
/// let page = feed_html(&IpseFeed::from(vec![record]), &FeedPage::default());
///
/// assert!(page.contains("“The pump works.”") && page.contains("Mayor of Harrow"));
/// // std::fs::write("feed.html", page)?;
/// ```
pub fn feed_html(feed: &IpseFeed, options: &FeedPage) -> String {
    let title = tidy(&options.title);
    page(
        &title,
        |style| style.raw(include_str!("feed.css")),
        |body| {
            body.element("main", &[], |main| {
                main.words("h1", &[], &title);
                main.raw("\n");
                if feed.is_empty() {
                    main.raw("<p class=\"empty\">No records.</p>\n");
                    return;
                }
                main.raw("<nav aria-label=\"All records\">\n<ol class=\"list\">\n");
                for (index, record) in feed.iter().enumerate() {
                    write_line(main, index + 1, record, options.now);
                }
                main.raw("</ol>\n</nav>\n");
                for (index, record) in feed.iter().enumerate() {
                    write_entry(main, index + 1, record);
                }
            });
        },
    )
}

/// A line of the list, which leads to the entry.
fn write_line(html: &mut Html, number: usize, record: &Ipse, now: Option<Timestamp>) {
    html.element("li", &[], |html| {
        html.element("a", &[("href", &format!("#ipse-{number}"))], |html| {
            html.words("b", &[], &tidy(&record.author.name));
            html.text(" ");
            html.words("span", &[], &format!("“{}”", tidy(&record.quote)));
        });
        let inserted = now.and_then(|now| Some((record.inserted?.to_string(), record.age(now)?)));
        if let Some((time, words)) = inserted.or_else(|| record.date.map(|day| (day.to_string(), labels::long_day(day)))) {
            html.text(" ");
            html.words("time", &[("datetime", &time)], &words);
        }
    });
    html.raw("\n");
}

/// One record, section by section. A section that holds nothing is left out.
fn write_entry(html: &mut Html, number: usize, record: &Ipse) {
    let (id, name) = (format!("ipse-{number}"), format!("author-{number}"));
    html.raw("\n");
    html.element("article", &[("id", &id), ("aria-labelledby", &name)], |html| {
        if let Some(day) = record.date {
            html.element("p", &[("class", "day")], |html| {
                html.words("time", &[("datetime", &day.to_string())], &labels::long_day(day))
            });
            html.raw("\n");
        }
        html.element("figure", &[], |html| {
            html.element("blockquote", &[], |html| html.words("p", &[], &format!("“{}”", tidy(&record.quote))));
            html.raw("\n");
            html.element("figcaption", &[], |html| write_authors(html, record, &name));
        });
        let contexts: Vec<String> = record.contexts.iter().filter_map(|context| known(Some(&context.name))).collect();
        write_list(html, "Contexts", &contexts, |html, context| html.text(context));
        let others: Vec<&Variant> = record.variants.iter().filter(|variant| variant.quote != record.quote).collect();
        write_list(html, "Other wordings", &others, |html, variant| {
            html.text(&format!("“{}”", tidy(&variant.quote)));
            let publishers: Vec<String> = variant.sources.iter().filter_map(|s| known(s.publisher.as_deref())).collect();
            if !publishers.is_empty() {
                html.text(&format!(" ({})", publishers.join(", ")));
            }
        });
        write_background(html, record);
        let sources: Vec<&Source> = record.read_more.iter().filter(|source| shows(source)).collect();
        write_list(html, "Read more", &sources, |html, source| write_source(html, source));
        write_date_and_location(html, &record.date_and_location);
    });
    html.raw("\n");
}

/// Who said it, together with whom, and whether it was said at all.
fn write_authors(html: &mut Html, record: &Ipse, id: &str) {
    html.words("h2", &[("id", id)], &tidy(&record.author.name));
    write_role(html, &record.author);
    for author in &record.co_authors {
        html.raw("\n");
        html.words("h2", &[], &tidy(&author.name));
        write_role(html, author);
    }
    if !record.factuality.is_stated() {
        html.raw("\n");
        html.words("p", &[("class", "factuality")], &record.factuality.to_string());
    }
}

fn write_role(html: &mut Html, author: &Author) {
    if let Some(role) = known(author.role.as_deref()) {
        html.text(" ");
        html.words("p", &[("class", "role")], &role);
    }
}

/// A heading and a list, when there is something to list.
fn write_list<T>(html: &mut Html, heading: &'static str, items: &[T], write: impl Fn(&mut Html, &T)) {
    if items.is_empty() {
        return;
    }
    html.raw("\n");
    html.element("section", &[], |html| {
        html.words("h3", &[], heading);
        html.element("ul", &[], |html| {
            for item in items {
                html.element("li", &[], |html| write(html, item));
            }
        });
    });
}

/// The background, a paragraph where it has a blank line.
fn write_background(html: &mut Html, record: &Ipse) {
    let background = record.background.as_deref().unwrap_or_default().replace("\r\n", "\n");
    let mut paragraphs = vec![String::new()];
    for line in background.lines() {
        match paragraphs.last_mut() {
            Some(open) if !line.trim().is_empty() => {
                open.push_str(line);
                open.push('\n');
            }
            _ => paragraphs.push(String::new()),
        }
    }
    let paragraphs: Vec<String> = paragraphs.iter().filter_map(|paragraph| known(Some(paragraph))).collect();
    if paragraphs.is_empty() {
        return;
    }
    html.raw("\n");
    html.element("section", &[], |html| {
        html.words("h3", &[], "Background");
        paragraphs.iter().for_each(|paragraph| html.words("p", &[], paragraph));
    });
}

/// Whether there is something to show of a source: a name, or an address that may be linked to.
fn shows(source: &Source) -> bool {
    known(source.title.as_deref()).or_else(|| known(source.publisher.as_deref())).is_some()
        || source.url.as_deref().and_then(safe_url).is_some()
}

/// `Pump passes test – Harrow Courier`; the first of title, publisher and address is the link.
fn write_source(html: &mut Html, source: &Source) {
    let url = source.url.as_deref().and_then(safe_url);
    let mut names = [&source.title, &source.publisher].into_iter().filter_map(|field| known(field.as_deref()));
    match (url, names.next()) {
        (Some(url), Some(name)) => html.words("a", &[("href", url)], &name),
        // Paper shows the address of a link behind it, but for this one.
        (Some(url), None) => html.words("a", &[("href", url), ("class", "bare")], url),
        (None, name) => html.text(&name.unwrap_or_default()),
    }
    if let Some(publisher) = names.next() {
        html.text(" – ");
        html.words("span", &[("class", "publisher")], &publisher);
    }
}

fn write_date_and_location(html: &mut Html, place: &DateAndLocation) {
    let days = match (place.from, place.to) {
        (Some(from), Some(to)) => Some(labels::days(from, to)),
        (one, other) => one.or(other).map(labels::long_day),
    };
    let rows = [
        ("Date", days),
        ("Location", Some(known(place.location.as_deref()).unwrap_or_else(|| NOT_SPECIFIED.to_owned()))),
        ("Medium", known(place.medium.as_deref())),
    ];
    html.raw("\n");
    html.element("section", &[], |html| {
        html.words("h3", &[], "Date and location");
        html.element("dl", &[], |html| {
            for (term, value) in rows {
                value.iter().for_each(|value| html.row(term, value));
            }
        });
    });
}
