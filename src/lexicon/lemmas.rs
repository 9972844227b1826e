//! Irregular verbs, back from their forms.

use once_cell::sync::Lazy;

use super::table::FoldMap;

static LEMMAS: Lazy<FoldMap<&'static str, &'static str>> = Lazy::new(|| {
    let lists = [include_str!("../../data/en/verbs.txt"), include_str!("../../data/en/reporting-verbs.txt")];
    let mut lemmas = FoldMap::default();
    for line in lists.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        if let (Some(lemma), Some(forms)) = (columns.next(), columns.next()) {
            for form in forms.split(',').filter(|form| *form != "-") {
                lemmas.entry(form).or_insert(lemma);
            }
        }
    }
    lemmas
});

/// The verb that an irregular form belongs to: `speak` for `spoke`. In lower case; `None` for regular forms and other words.
pub(crate) fn lemma(form: &str) -> Option<&'static str> {
    LEMMAS.get(form).copied()
}

#[cfg(test)]
mod tests {
    use super::lemma;

    #[test]
    fn forms_lead_back() {
        for (form, verb) in
            [("spoke", Some("speak")), ("met", Some("meet")), ("beaten", Some("beat")), ("talked", None), ("pump", None)]
        {
            assert_eq!(lemma(form), verb, "{form}");
        }
    }
}
