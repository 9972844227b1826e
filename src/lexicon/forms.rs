//! Regular forms of English words: how they are made, what a word was made of by its looks, and what a word of no list looks like.

/// Third person, past and gerund of a regular verb, whose participle is its past: how many bytes of the lemma stay, and what is
/// put behind them. A verb that `doubles` its last consonant does so before a vowel: `admitted`.
pub(super) fn regular_forms(lemma: &str) -> [(usize, &'static str); 3] {
    let mut letters = lemma.chars().rev();
    let last = letters.next().unwrap_or('e');
    let before = letters.next().unwrap_or('e');
    let whole = lemma.len();
    let stem = whole - last.len_utf8().min(whole);
    let past = match last {
        'e' => (whole, "d"),
        'y' if !is_vowel(before) => (stem, "ied"),
        _ => (whole, "ed"),
    };
    let gerund = match last {
        'e' if before == 'i' => (stem - before.len_utf8(), "ying"),
        'e' if !matches!(before, 'e' | 'o' | 'y') => (stem, "ing"),
        _ => (whole, "ing"),
    };
    [with_s(lemma, last == 'o'), past, gerund]
}

/// The plural of a regular noun: how many bytes of it stay, and what is put behind them.
pub(super) fn regular_plural(noun: &str) -> (usize, &'static str) {
    match noun.strip_suffix("man") {
        Some(start) => (start.len(), "men"),
        None => with_s(noun, false),
    }
}

/// With the ending that regular plurals and third persons share; `hissing` words take "es" too.
fn with_s(word: &str, hissing: bool) -> (usize, &'static str) {
    let mut letters = word.chars().rev();
    let last = letters.next().unwrap_or('e');
    let before = letters.next().unwrap_or('e');
    let whole = word.len();
    match last {
        'y' if !is_vowel(before) => (whole - 1, "ies"),
        's' | 'x' | 'z' => (whole, "es"),
        'h' if matches!(before, 'c' | 's') => (whole, "es"),
        _ if hissing => (whole, "es"),
        _ => (whole, "s"),
    }
}

/// A word without its regular ending, lightly: `push` for `pushing`, `countri` for `countries`.
pub(super) fn stem(word: &str) -> String {
    let single = match word {
        word if word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word,
        word if word.ends_with("ies") && word.len() > 4 => return format!("{}i", &word[..word.len() - 3]),
        word if ["sses", "ches", "shes", "xes", "zes"].iter().any(|ending| word.ends_with(ending)) => &word[..word.len() - 2],
        word => word.strip_suffix('s').unwrap_or(word),
    };
    let voiced = |text: &str| text.contains(|letter| is_vowel(letter) || letter == 'y');
    for ending in ["ing", "ed"] {
        if let Some(head) = single.strip_suffix(ending).filter(|head| head.len() >= 3 && voiced(head)) {
            // `planned`: the consonant was doubled for the ending.
            let doubled = head.len() > 3
                && head.as_bytes()[head.len() - 1] == head.as_bytes()[head.len() - 2]
                && !head.ends_with(['l', 's', 'e', 'z', 'f']);
            return bare(if doubled { &head[..head.len() - 1] } else { head });
        }
    }
    bare(single)
}

/// Without the last letter where that changes before endings: `hous`, `countri`.
pub(super) fn bare(word: &str) -> String {
    if word.len() > 3 && word.ends_with('e') && !word.ends_with("ee") {
        word[..word.len() - 1].to_owned()
    } else if word.len() > 3 && word.ends_with('y') {
        format!("{}i", &word[..word.len() - 1])
    } else {
        word.to_owned()
    }
}

/// What a word for an office is but for its holder's sex: `spokes` of `spokeswoman` and `spokesperson`.
pub(crate) fn office(word: &str) -> Option<&str> {
    ["person", "woman", "man"].iter().find_map(|holder| word.strip_suffix(holder)).filter(|office| office.len() > 2)
}

/// Whether a word lacks the last letter of its ending, as in `goin'`.
pub(crate) fn looks_clipped(word: &str) -> bool {
    word.ends_with("in")
}

/// Whether an unknown word looks like a past form: "thrombled".
pub(crate) fn looks_past(word: &str) -> bool {
    word.ends_with("ed")
}

/// Whether an unknown word looks like a gerund: "thrombling".
pub(crate) fn looks_gerund(word: &str) -> bool {
    word.ends_with("ing")
}

/// A name without the ending of its plural, letters of ASCII: `Merridew` of `Merridews`.
pub(crate) fn without_plural(name: &[u8]) -> Option<&[u8]> {
    name.strip_suffix(b"s")
}

/// Whether an unknown word looks like an adverb: "crossly".
pub(crate) fn looks_adverb(word: &str) -> bool {
    word.ends_with("ly")
}

/// Whether an unknown word looks like a plural: "voles", but not "moss".
pub(crate) fn looks_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// Whether a lone apostrophe behind the word may tell whose something is: "the voters’ choice".
pub(crate) fn owns_without_s(word: &str) -> bool {
    word.ends_with('s')
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::{looks_adverb, looks_past, looks_plural, owns_without_s, regular_forms, regular_plural};

    #[test]
    fn forms() {
        for (lemma, want) in [
            ("add", "adds added adding"),
            ("note", "notes noted noting"),
            ("reply", "replies replied replying"),
            ("say", "says sayed saying"),
            ("express", "expresses expressed expressing"),
            ("preach", "preaches preached preaching"),
            ("lie", "lies lied lying"),
            ("agree", "agrees agreed agreeing"),
            ("veto", "vetoes vetoed vetoing"),
            ("laugh", "laughs laughed laughing"),
        ] {
            let forms = regular_forms(lemma).map(|(kept, ending)| format!("{}{ending}", &lemma[..kept]));
            assert_eq!(forms.join(" "), want);
        }
    }

    #[test]
    fn plurals() {
        for (noun, want) in [
            ("mayor", "mayors"),
            ("deputy", "deputies"),
            ("attorney", "attorneys"),
            ("coach", "coaches"),
            ("boss", "bosses"),
            ("soprano", "sopranos"),
            ("spokesman", "spokesmen"),
            ("monarch", "monarches"),
        ] {
            let (kept, ending) = regular_plural(noun);
            assert_eq!(format!("{}{ending}", &noun[..kept]), want);
        }
    }

    #[test]
    fn looks() {
        let looks = [looks_past, looks_adverb, looks_plural, owns_without_s];
        for (word, want) in [
            ("thrombled", [true, false, false, false]),
            ("crossly", [false, true, false, false]),
            ("voles", [false, false, true, true]),
            ("moss", [false, false, false, true]),
            ("vole", [false; 4]),
        ] {
            assert_eq!(looks.map(|look| look(word)), want, "{word}");
        }
    }
}
