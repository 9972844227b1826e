//! Regular forms of English words: how they are made, and what a word was made of by its looks.

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

/// Whether a word lacks the last letter of its ending, as in `goin'`.
pub(crate) fn looks_clipped(word: &str) -> bool {
    word.ends_with("in")
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::{regular_forms, regular_plural};

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
}
