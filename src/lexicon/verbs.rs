//! Forms of regular English verbs.

/// Third person, past, participle and gerund of a regular verb.
pub(super) fn regular_forms(lemma: &str) -> [String; 4] {
    let last = lemma.chars().next_back().unwrap_or('e');
    let before = lemma.chars().rev().nth(1).unwrap_or('e');
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let stem = &lemma[..lemma.len() - last.len_utf8()];
    let third = match last {
        'y' if !vowel(before) => format!("{stem}ies"),
        's' | 'x' | 'z' | 'o' => format!("{lemma}es"),
        'h' if matches!(before, 'c' | 's') => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    };
    let past = match last {
        'e' => format!("{lemma}d"),
        'y' if !vowel(before) => format!("{stem}ied"),
        _ => format!("{lemma}ed"),
    };
    let gerund = match last {
        'e' if before == 'i' => format!("{}ying", &lemma[..lemma.len() - 2]),
        'e' if !matches!(before, 'e' | 'o' | 'y') => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    };
    [third, past.clone(), past, gerund]
}

#[cfg(test)]
mod tests {
    use super::regular_forms;

    #[test]
    fn forms() {
        for (lemma, want) in [
            ("add", "adds added added adding"),
            ("note", "notes noted noted noting"),
            ("reply", "replies replied replied replying"),
            ("say", "says sayed sayed saying"),
            ("express", "expresses expressed expressed expressing"),
            ("preach", "preaches preached preached preaching"),
            ("lie", "lies lied lied lying"),
            ("agree", "agrees agreed agreed agreeing"),
            ("veto", "vetoes vetoed vetoed vetoing"),
            ("laugh", "laughs laughed laughed laughing"),
        ] {
            assert_eq!(regular_forms(lemma).join(" "), want);
        }
    }
}
