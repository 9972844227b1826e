//! The fixture page: its records are those of the file, the long lines of its form are put in as the crate writes them.

use ipse::{Author, Ipse, IpseFeed, Timestamp};

/// The page of `fixtures/feed/page.txt` with the lines of the form in their places.
pub fn fixture(now: Timestamp) -> String {
    let empty = IpseFeed::new().to_text(now);
    let lines: Vec<&str> = empty.lines().collect();
    let [_, _, list_end, new_contexts, _, new_contexts_end, _] = lines[..] else { panic!("another form:\n{empty}") };
    let entry = Ipse::new(Author::new("Ann Lee"), "Yes.").to_text();
    let contexts = entry.lines().find(|line| line.starts_with("Contexts")).unwrap();
    let page = include_str!("../../fixtures/feed/page.txt")
        .replace("{end of the list}", list_end)
        .replace("{new contexts}", new_contexts)
        .replace("{end of the new contexts}", new_contexts_end)
        .replace("{contexts}", contexts);
    assert!(!page.contains('{'), "{page}");
    page
}
