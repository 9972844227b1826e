//! Forms of regular English verbs.

/// Third person, past and gerund of a regular verb, whose participle is its past: how many bytes of the lemma stay, and what is
/// put behind them.
pub(super) fn regular_forms(lemma: &str) -> [(usize, &'static str); 3] {
    let mut letters = lemma.chars().rev();
    let last = letters.next().unwrap_or('e');
    let before = letters.next().unwrap_or('e');
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let whole = lemma.len();
    let stem = whole - last.len_utf8().min(whole);
    let third = match last {
        'y' if !vowel(before) => (stem, "ies"),
        's' | 'x' | 'z' | 'o' => (whole, "es"),
        'h' if matches!(before, 'c' | 's') => (whole, "es"),
        _ => (whole, "s"),
    };
    let past = match last {
        'e' => (whole, "d"),
        'y' if !vowel(before) => (stem, "ied"),
        _ => (whole, "ed"),
    };
    let gerund = match last {
        'e' if before == 'i' => (stem - before.len_utf8(), "ying"),
        'e' if !matches!(before, 'e' | 'o' | 'y') => (stem, "ing"),
        _ => (whole, "ing"),
    };
    [third, past, gerund]
}

#[cfg(test)]
mod tests {
    use super::regular_forms;

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
}
