//! Who is who on the page of an article.

use super::html::Html;
use super::labels;
use super::tally::Tally;
use super::voice::{self, colour, letter};
use crate::feed::{known, tidy};
use crate::{Extraction, Speaker, SpeakerKind};

/// The legend: every speaker with letter, colour, role and count, then what the other marks stand for.
pub(super) fn write(html: &mut Html, extraction: &Extraction<'_>) {
    let tally = Tally::of(extraction);
    html.raw("\n<nav class=\"legend\" aria-labelledby=\"legend\">\n");
    html.words("h2", &[("id", "legend")], "Speakers");
    html.raw("\n<ul>\n");
    let mut firsts: Vec<Option<usize>> = vec![None; extraction.speakers().len()];
    for (index, quote) in extraction.quotes().iter().enumerate() {
        for speaker in quote.attribution().into_iter().flat_map(|attribution| attribution.speakers()) {
            firsts[speaker.index()].get_or_insert(index);
        }
    }
    for ((speaker, count), first) in extraction.speakers().iter().zip(tally.speakers).zip(firsts) {
        write_speaker(html, speaker, count, first);
    }
    for (label, class, name, count) in [
        (voice::UNRESOLVED, "unresolved", "unresolved", tally.unresolved),
        (voice::NESTED, "nested", "inside another quote", tally.nested),
        (voice::NO_SPEECH, "no-speech", "scare quote, title or nickname", tally.no_speech),
    ] {
        if count > 0 {
            html.element("li", &[("class", class)], |html| {
                html.words("span", &[("class", "tag")], label);
                html.text(" ");
                html.words("span", &[("class", "role")], name);
                html.text(" ");
                html.words("span", &[("class", "count")], &labels::count(count, "quote"));
            });
            html.raw("\n");
        }
    }
    html.raw("</ul>\n");
    if extraction.quotes().is_empty() {
        html.raw("<p class=\"key\">No quotes were found.</p>\n");
    } else {
        html.raw(include_str!("key.html"));
    }
    html.raw("</nav>\n");
}

/// A line of the legend; it leads to the speaker's first quote.
fn write_speaker(html: &mut Html, speaker: &Speaker, count: usize, first: Option<usize>) {
    let id = format!("speaker-{}", speaker.id().index() + 1);
    html.element("li", &[("id", &id), ("class", &colour(speaker.id()))], |html| {
        html.words("span", &[("class", "tag")], &letter(speaker.id()));
        html.text(" ");
        match first {
            Some(first) => html.words("a", &[("href", &format!("#quote-{}", first + 1))], &tidy(speaker.name())),
            // Whoever only passes on what others said.
            None => html.words("span", &[], &tidy(speaker.name())),
        }
        html.text(" ");
        if let Some(role) = known(speaker.role_beside_name()) {
            html.words("span", &[("class", "role")], &role);
            html.text(" ");
        }
        let mut count = labels::count(count, "quote");
        if speaker.kind() != SpeakerKind::Person {
            count = format!("{}, {count}", speaker.kind());
        }
        html.words("span", &[("class", "count")], &count);
    });
    html.raw("\n");
}
