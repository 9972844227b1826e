//! The few words that the detector knows, from `data/en/marks.txt`.

use once_cell::sync::Lazy;

/// What a word says about the mark beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Abbreviation = 1,
    Elision = 2,
    Function = 4,
    Naming = 8,
    Reporting = 16,
    Work = 32,
}

/// No listed word is longer, so longer words need no look-up.
const LONGEST: usize = 14;

static WORDS: Lazy<Vec<(&'static str, u8)>> = Lazy::new(|| {
    let mut words: Vec<(&str, u8)> = Vec::new();
    for line in include_str!("../../data/en/marks.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((word, class)) = line.split_once('\t') else { continue };
        let class = match class {
            "abbreviation" => Class::Abbreviation,
            "elision" => Class::Elision,
            "function" => Class::Function,
            "naming" => Class::Naming,
            "reporting" => Class::Reporting,
            _ => Class::Work,
        } as u8;
        match words.last_mut() {
            Some(last) if last.0 == word => last.1 |= class,
            _ => words.push((word, class)),
        }
    }
    words
});

/// Whether `word` (in any case) is listed under `class`.
pub(super) fn is(word: &str, class: Class) -> bool {
    if word.is_empty() || word.len() > LONGEST {
        return false;
    }
    let mut folded = [0; LONGEST];
    let folded = &mut folded[..word.len()];
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    WORDS.binary_search_by(|(listed, _)| listed.as_bytes().cmp(folded)).is_ok_and(|at| WORDS[at].1 & class as u8 != 0)
}

/// The words of `text`: runs of letters, digits, full stops and apostrophes inside, and hyphens.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-')))
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
}

/// Whether a word of `text` is listed under `class`.
pub(super) fn any(text: &str, class: Class) -> bool {
    words(text).any(|word| is(word, class))
}

#[cfg(test)]
mod tests {
    use super::{Class, LONGEST, WORDS, any, is, words};

    #[test]
    fn the_list_is_sorted_and_short() {
        let rows: Vec<_> = include_str!("../../data/en/marks.txt")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .map(|l| l.split_once('\t').unwrap())
            .collect();
        assert!(rows.windows(2).all(|w| w[0] < w[1]));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= LONGEST && *word == word.to_lowercase()));
    }

    #[test]
    fn looks_words_up_in_any_case() {
        assert!(is("Said", Class::Reporting) && is("U.S", Class::Abbreviation) && is("tis", Class::Elision));
        assert!(!is("said", Class::Work) && !is("", Class::Work) && !is("extraordinarily", Class::Work));
        assert!(any("his new film, about", Class::Work));
        assert_eq!(words("Mr. O’Dea's (old) co-op…").collect::<Vec<_>>(), ["Mr", "O’Dea's", "old", "co-op"]);
    }
}
