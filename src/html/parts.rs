//! What websites call the parts of their pages.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What an element is that has a telling name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A part of the page that is no article.
    Furniture,
    /// Text for those who do not see the page.
    Unseen,
}

const LIST: &str = include_str!("../../data/html/parts.txt");

/// No name in the list is longer.
const LONGEST: usize = 24;

impl Part {
    /// What the classes of an element say of it, or its id: the first word or pair of words that the list has.
    pub(super) fn named(classes: &str) -> Option<Part> {
        static PARTS: LazyLock<HashMap<&str, Part>> = LazyLock::new(|| read(LIST));
        let mut pair = String::new();
        for class in classes.split_ascii_whitespace() {
            let mut before = "";
            for word in words(class) {
                if !before.is_empty() && before.len() + word.len() < LONGEST {
                    pair.clear();
                    pair.extend([before, "-", word]);
                    pair.make_ascii_lowercase();
                    if let Some(part) = PARTS.get(pair.as_str()) {
                        return Some(*part);
                    }
                }
                if word.len() <= LONGEST {
                    pair.clear();
                    pair.push_str(word);
                    pair.make_ascii_lowercase();
                    if let Some(part) = PARTS.get(pair.as_str()) {
                        return Some(*part);
                    }
                }
                before = word;
            }
        }
        None
    }
}

/// The words of a class: `js-RelatedStories_list` has four.
fn words(class: &str) -> impl Iterator<Item = &str> {
    class.split(|c: char| !c.is_alphanumeric()).flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let bytes = rest.as_bytes();
            let humps = bytes.windows(2).position(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
            let (word, behind) = rest.split_at(humps.map_or(rest.len(), |at| at + 1));
            rest = behind;
            (!word.is_empty()).then_some(word)
        })
    })
}

fn read(list: &str) -> HashMap<&str, Part> {
    let mut parts = HashMap::new();
    let mut part = Part::Furniture;
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line {
            "[part]" => part = Part::Furniture,
            "[unseen]" => part = Part::Unseen,
            name => {
                parts.insert(name, part);
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{LIST, LONGEST, Part, words};

    #[test]
    fn classes_are_read_word_by_word() {
        for (class, read) in [
            ("related", &["related"][..]),
            ("js-RelatedStories_list", &["js", "Related", "Stories", "list"]),
            ("a--b", &["a", "b"]),
            ("URLBar", &["URLBar"]),
            ("kärnten2", &["kärnten2"]),
            ("--", &[]),
        ] {
            assert_eq!(words(class).collect::<Vec<_>>(), read, "{class}");
        }
    }

    #[test]
    fn what_classes_say() {
        for (classes, part) in [
            ("story-body", None),
            ("shared-header unrelated", None),
            ("ad", Some(Part::Furniture)),
            ("header adBox", Some(Part::Furniture)),
            ("c-RelatedStories", Some(Part::Furniture)),
            ("most read", None),
            ("MOST-READ", Some(Part::Furniture)),
            ("mostRead", Some(Part::Furniture)),
            ("sr-only", Some(Part::Unseen)),
            ("", None),
        ] {
            assert_eq!(Part::named(classes), part, "{classes}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_has_nothing_twice() {
        let mut before = "";
        let mut all = std::collections::BTreeSet::new();
        for line in LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                before = "";
                continue;
            }
            assert!(before < line, "{line:?} belongs before {before:?}");
            assert!(all.insert(line), "{line:?} stands twice");
            assert!(line.len() <= LONGEST && line == line.to_ascii_lowercase(), "{line:?}");
            assert!(words(line).count() <= 2, "{line:?} is never looked up");
            before = line;
        }
        assert!(all.len() > 50);
    }
}
