//! Word lists of one's own: taken in, and given back.

use super::Lexicon;
use super::classes::Classes;
use super::error::LexiconError;
use super::list::lines;
use super::word::WordId;

/// A class of words that a user can add to with [`Lexicon::add`]. [`Lexicon::load`] knows all classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WordClass {
    /// A verb that reports speech (`say`), given as its lemma.
    ReportingVerb,
    /// A person's office or occupation (`spokesman`).
    Role,
    /// A word that stands for an organisation or heads its name (`committee`).
    Organization,
    /// A given name (`Ann`).
    GivenName,
    /// The name of a place (`Kyiv`).
    Place,
}

impl Lexicon {
    /// Adds a word to a class. Case does not matter. Regular forms follow of themselves; behind a tab may stand others, as in a list.
    ///
    /// ```
    /// use ipse::{Lexicon, WordClass};
    ///
    /// let mut lexicon = Lexicon::english().clone();
    /// lexicon.add("ombud", WordClass::Role)?;
    /// lexicon.add("outspeak\tpast=outspoke participle=outspoken", WordClass::ReportingVerb)?;
    /// assert!(lexicon.contains("Ombuds", WordClass::Role) && lexicon.contains("outspoke", WordClass::ReportingVerb));
    /// # Ok::<(), ipse::LexiconError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the entry is empty or more than one word, when something unknown stands behind the tab, and when the lexicon holds so many
    /// words, some 65,000, that no more have a number. Then it stays as it was.
    pub fn add(&mut self, entry: &str, class: WordClass) -> Result<(), LexiconError> {
        self.load_line(entry, class.names())
    }

    /// Takes a class from a word and all its forms. It may be of other classes still.
    ///
    /// ```
    /// use ipse::{Lexicon, WordClass};
    ///
    /// let mut lexicon = Lexicon::english().clone();
    /// lexicon.remove("offer", WordClass::ReportingVerb)?;
    /// assert!(!lexicon.contains("offered", WordClass::ReportingVerb));
    /// # Ok::<(), ipse::LexiconError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`add`](Lexicon::add).
    pub fn remove(&mut self, word: &str, class: WordClass) -> Result<(), LexiconError> {
        self.load_line(word, &format!("-{}", class.asked()))
    }

    /// Takes in a list of words and phrases, in the form of [the crate's own](crate::guide::word_lists).
    ///
    /// ```
    /// use ipse::{Document, Extractor, Lexicon};
    ///
    /// let mut lexicon = Lexicon::english().clone();
    /// lexicon.load("# What our football pages say.\n[noun role before-name topic]\ngaffer\n\n[verb cue-strong takes-that]\nrasp\n")?;
    /// let extractor = Extractor::builder().lexicon(lexicon).build()?;
    /// let extraction = extractor.extract_text("“We were awful,” gaffer Tom Orr rasped.");
    /// assert_eq!(extraction.speakers()[0].role(), Some("gaffer"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`add`](Lexicon::add), with the line and the column. Then nothing of the list is taken.
    pub fn load(&mut self, list: &str) -> Result<(), LexiconError> {
        let mut most = self.lemmas.len();
        for line in lines(list) {
            let line = line?;
            line.check()?;
            most += line.most_words();
            if most > WordId::COUNT {
                return Err(LexiconError::Full { line: line.number });
            }
        }
        self.take_list(list)?;
        self.own.push_str(list);
        if !list.ends_with('\n') {
            self.own.push('\n');
        }
        // What is loaded next stands below no heading of this list.
        if list.starts_with('[') || list.contains("\n[") {
            self.own.push_str("[]\n");
        }
        Ok(())
    }

    /// All that was loaded, added and removed, as one list, comments included; empty for the lists of the crate alone. Loaded into
    /// [`Lexicon::english`], it gives this lexicon again.
    ///
    /// ```
    /// use ipse::{Lexicon, WordClass};
    ///
    /// let mut lexicon = Lexicon::english().clone();
    /// lexicon.load("# Schools of the valley.\n[org-known]\nbedales\n")?;
    /// lexicon.add("ombud", WordClass::Role)?;
    /// assert_eq!(
    ///     lexicon.save(),
    ///     "# Schools of the valley.\n[org-known]\nbedales\n[]\nombud\tnoun role before-name\n"
    /// );
    /// # Ok::<(), ipse::LexiconError>(())
    /// ```
    pub fn save(&self) -> &str {
        &self.own
    }

    /// Whether a word (in any case) belongs to a class.
    pub fn contains(&self, word: &str, class: WordClass) -> bool {
        Classes::named(class.asked()).is_some_and(|asked| self.classes_of(word).any(asked))
    }

    /// Takes in one word, with this behind it.
    fn load_line(&mut self, entry: &str, classes: &str) -> Result<(), LexiconError> {
        if entry.starts_with(['#', '[']) || entry.contains(['\n', '\r']) {
            return Err(LexiconError::NoWord { line: 1, item: entry.to_owned() });
        }
        let between = if entry.contains('\t') { ' ' } else { '\t' };
        self.load(&format!("{entry}{between}{classes}\n"))
    }
}

impl WordClass {
    /// What a word is that a user adds, as lists say it.
    fn names(self) -> &'static str {
        match self {
            WordClass::ReportingVerb => "verb cue-strong takes-that",
            WordClass::Role => "noun role before-name",
            WordClass::Organization => "noun org-head",
            WordClass::GivenName => "given",
            WordClass::Place => "place",
        }
    }

    /// What a word must be to count as one of the class.
    fn asked(self) -> &'static str {
        match self {
            WordClass::ReportingVerb => "cue-strong",
            WordClass::Role => "role",
            WordClass::Organization => "org-head",
            WordClass::GivenName => "given",
            WordClass::Place => "place",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_place_and_nothing_is_taken() {
        let mut lexicon = Lexicon::english().clone();
        for (list, error) in [
            (
                "[role]\nombud\nthe boss\n",
                "line 3, column 1: \"the boss\" is not one word: write `_` for a blank in a name, and a tab behind the word",
            ),
            (
                "ombud\trole boss",
                "line 1, column 12: \"boss\" is no class, form or phrase: ipse::guide::word_lists tells what may stand there",
            ),
            (
                "ombud\trole\n[entitled]\ndubbed (as|\n",
                "line 3, column 8: \"(as|\" is no class, form or phrase: ipse::guide::word_lists tells what may stand there",
            ),
        ] {
            assert_eq!(lexicon.load(list).unwrap_err().to_string(), error);
            assert!(lexicon.classes_of("ombud").is_empty() && lexicon.save().is_empty(), "{list}");
        }
        for entry in ["", "the boss", "[role]\nboss", "# boss"] {
            assert_eq!(lexicon.add(entry, WordClass::Role), Err(LexiconError::NoWord { line: 1, item: entry.to_owned() }));
        }
    }

    #[test]
    fn what_is_saved_gives_the_same_lexicon() {
        let mut lexicon = Lexicon::english().clone();
        lexicon.load("# Ours.\n[noun role]\nombud\n[entitled]\ndubbed").unwrap();
        lexicon.add("rasp", WordClass::ReportingVerb).unwrap();
        lexicon.remove("spokesman", WordClass::Role).unwrap();
        let mut again = Lexicon::english().clone();
        again.load(lexicon.save()).unwrap();
        for lexicon in [&lexicon, &again] {
            assert!(lexicon.contains("ombuds", WordClass::Role) && lexicon.contains("rasped", WordClass::ReportingVerb));
            assert!(!lexicon.contains("spokesman", WordClass::Role) && !lexicon.contains("spokesmen", WordClass::Role));
            assert!(lexicon.contains("spokeswoman", WordClass::Role));
        }
        // What is loaded once more stands a second time, and changes nothing.
        assert_eq!(again.save(), format!("{}[]\n", lexicon.save()));
    }

    #[test]
    fn a_full_lexicon_takes_no_more_words_and_keeps_those_it_has() {
        let mut lexicon = Lexicon::english().clone();
        let number = WordId::COUNT - lexicon.lemmas.len();
        let names: String = (1..=number).map(|number| format!("w{number}\n")).collect();
        lexicon.load(&format!("[given]\n{names}")).unwrap();
        assert_eq!(lexicon.add("ombud", WordClass::Role), Err(LexiconError::Full { line: 1 }));
        assert!(lexicon.classes_of("ombud").is_empty());
        for word in 1..=number {
            assert_eq!(lexicon.classes_of(&format!("w{word}")), Classes::GIVEN);
        }
        assert!(lexicon.contains("spokesman", WordClass::Role));
    }
}
