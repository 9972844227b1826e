//! Commas and full stops at the seams of a statement: which are the speaker's, and which the article put there.

use crate::lexicon::{Classes, Lexicon};

/// Joins two words more closely than a comma would: `the pump is`, `proud of`, `stayed because`.
const LINKS: Classes = Classes::PREP.or(Classes::SUBORD).or(Classes::THAT);
/// By themselves, an answer or an address: `Well, …`
const ASIDE: Classes = Classes::ADV.or(Classes::NEG).or(Classes::DET).or(Classes::CONJ).or(Classes::EXCLAIMING);

/// Whether the comma that the words end in goes: an attribution put it there, and the sentence that goes on needs none.
///
/// Where it may be the speaker's own, it stays: behind a clause that begins with "if", before a new clause, where it may close words put
/// in or part the members of a list.
pub(super) fn comma_goes(before: &str, next: &str) -> bool {
    let Some(before) = before.strip_suffix(',') else { return false };
    let sentence = last_sentence(before);
    let mut words = sentence.split_whitespace();
    let (Some(first), second) = (words.next(), words.next()) else { return false };
    // "The pump, which is old," she said, "is sound"
    if sentence.contains([',', ';', ':']) || classes(first).any(Classes::SUBORD | Classes::CONDITION) {
        return false;
    }
    let mut behind = next.split_whitespace().map(classes);
    let (head, after) = (behind.next().unwrap_or_default(), behind.next().unwrap_or_default());
    let clause = after.any(Classes::PRON | Classes::DET | Classes::POSS);
    // "The pump," she said, "is sound"; but "It is wet," she said, "is it not?"
    let verb = if head.any(Classes::AUX) {
        !clause
    } else {
        head.any(Classes::THIRD | Classes::PAST) && !sentence.split_whitespace().map(classes).any(|word| word.any(FINITE))
    };
    if second.is_none() {
        // "Well," she said, "in the end"; "Harrow," she said, "is closed"
        return verb && !classes(first).any(ASIDE);
    }
    // "We came," she said, "and we saw"; "We came," she said, "and saw"
    verb || head.any(LINKS) || (head.any(Classes::CONJ) && !clause)
}

const FINITE: Classes = Classes::AUX.or(Classes::THIRD).or(Classes::PAST);

/// Whether a full stop may stand behind words that end a sentence: not behind one that is there, behind a tag, an address or a number
/// of a post, nor behind a sign that is no letter, digit or measure.
pub(super) fn takes_stop(text: &str) -> bool {
    let inner = text.trim_end_matches(is_closing);
    let word = inner.rsplit(char::is_whitespace).next().unwrap_or("").trim_start_matches(['(', '[']);
    // `#HarrowRising`, `@harrow`; but "we are #1"
    let tag = word.starts_with(['#', '@']) && word.contains(char::is_alphabetic);
    let address = word.contains("://") || word.starts_with("www.");
    // `1/7`
    let numbered = word.split_once('/').is_some_and(|(a, b)| [a, b].iter().all(|n| !n.is_empty() && is_number(n)));
    let last = inner.chars().next_back();
    !ends_sentence(text) && last.is_some_and(is_spoken) && !tag && !address && !numbered
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A letter, with its accent, a digit or a measure; no emoji, though Unicode counts some as letters: `🅰`
fn is_spoken(c: char) -> bool {
    let accent = matches!(c, '\u{300}'..='\u{36f}');
    accent
        || matches!(c, '%' | '‰' | '°' | '$' | '€' | '£' | '¥')
        || (c.is_alphanumeric() && !matches!(c, '\u{1f000}'..='\u{1faff}'))
}

/// Whether a sentence has ended, also inside inner marks and before a bracket: `… he said ‘no.’`, `We left. [laughs]`
pub(super) fn ends_sentence(text: &str) -> bool {
    if text.trim_end_matches(is_closing).ends_with(is_final) {
        return true;
    }
    let open = match text.chars().next_back() {
        Some(']') => text.rfind('['),
        Some(')') => text.rfind('('),
        _ => None,
    };
    open.is_some_and(|open| text[..open].trim_end().trim_end_matches(is_closing).ends_with(is_final))
}

/// Ends a sentence, or breaks it off.
fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？' | '—' | '–' | '-')
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '›' | '“' | '‘' | ')' | ']' | '」' | '』')
}

/// The words behind the last end of a sentence.
fn last_sentence(text: &str) -> &str {
    let end = text.char_indices().rev().find(|&(at, c)| {
        matches!(c, '.' | '!' | '?' | '…') && text[at + c.len_utf8()..].trim_start_matches(is_closing).starts_with(' ')
    });
    text[end.map_or(0, |(at, c)| at + c.len_utf8())..].trim_start_matches(is_closing).trim_start()
}

fn classes(word: &str) -> Classes {
    Lexicon::english().classes_of(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::{comma_goes, takes_stop};

    #[test]
    fn commas_that_an_attribution_put_there_go() {
        for (before, next) in [
            ("The pump,", "is sound."),
            ("The pump we bought,", "isn’t sound."),
            ("We know. The pump,", "broke in May."),
            ("I am proud,", "of everybody here."),
            ("We stayed,", "because it rained."),
            ("We sail at dawn,", "or not at all."),
            ("I believe,", "that it works."),
            ("Harrow,", "is closed."),
        ] {
            assert!(comma_goes(before, next), "{before} {next}");
        }
        for (before, next) in [
            // The sentence needs it.
            ("If it rains,", "come in."),
            ("We came,", "I saw."),
            ("We came,", "and we saw."),
            ("It is wet,", "is it not?"),
            ("In the end,", "the pump broke."),
            ("Well,", "in the end it broke."),
            ("The pump, which is old,", "is sound."),
            ("We need pumps,", "pipes and valves."),
            ("We came,", "saw and won."),
            // There is none.
            ("The pump", "is sound."),
            ("", "is sound."),
            (",", "is sound."),
            ("The pump,", ""),
        ] {
            assert!(!comma_goes(before, next), "{before} {next}");
        }
    }

    #[test]
    fn full_stops_stand_behind_sentences_alone() {
        for words in [
            "We came",
            "He said ‘no’",
            "[They] came",
            "by 5%",
            "for 5 €",
            "cafe\u{301}",
            "We are #1",
            "We won 2-1",
            "We came (all)",
        ] {
            assert!(takes_stop(words), "{words}");
        }
        for words in [
            "We came.",
            "Did we?",
            "Did we? (yes)",
            "Why?’",
            "…",
            "We rise #HarrowRising",
            "Thanks, @harrow",
            "Read on 1/7",
            "Read on (1/7)",
            "We won 🎉",
            "We won ❤\u{fe0f}",
            "We won 1\u{fe0f}\u{20e3}",
            "We won 🇺🇦",
            "We won 🅰",
            "We won :)",
            "See https://harrow.example/1",
            "See www.harrow.example",
            "These:",
            "",
        ] {
            assert!(!takes_stop(words), "{words}");
        }
    }
}
