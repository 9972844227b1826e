//! What is known of somebody's role, and how it is written out.

use super::noun_phrases::MOST_WORDS;
use super::office::is_same_office;
use crate::lexicon::{Classes, word};
use crate::outline::Outline;
use crate::span::Narrow;
use crate::speakers::written;

/// "Dr." and "Rev." say little: any real role is better.
pub(super) const BARE_TITLE: i32 = 1;

/// What somebody is, as the document puts it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    /// Its tokens.
    pub(super) range: (usize, usize),
    /// The noun that heads it, or the verb.
    pub(super) head: usize,
    /// How good it is, so that a better one replaces it; 0 when nothing is known.
    pub(super) score: i32,
    /// Said of several people: "Senators Ann Lee and Tom Orr".
    pub(super) several: bool,
}

/// A role as it is kept, in less room: nearly nobody has one.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    range: Narrow,
    head: u32,
    score: i16,
    several: bool,
}

impl From<Role> for Kept {
    fn from(role: Role) -> Kept {
        Kept { range: role.range.into(), head: role.head as u32, score: role.score as i16, several: role.several }
    }
}

impl Kept {
    fn role(self) -> Role {
        Role { range: self.range.wide(), head: self.head as usize, score: self.score.into(), several: self.several }
    }
}

/// All that the document tells of one person's role.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::speakers) struct Roles {
    /// What stands before the name: `Ukrainian President`.
    title: Kept,
    /// What the document says elsewhere: `a lawyer in Harrow`.
    said: Kept,
    /// Party and state: `R-Ohio`.
    party: Narrow,
    /// The place or body that goes with the title: the state of a senator.
    home: Narrow,
}

impl Roles {
    /// Keeps a role that stands before the name, when it is better than the one known.
    pub(super) fn offer_title(&mut self, role: Role) {
        if role.score > i32::from(self.title.score) {
            self.title = role.into();
        }
    }

    /// Keeps what the text says of the person, when it is better than what is known.
    pub(super) fn offer_said(&mut self, role: Role) {
        if role.score > i32::from(self.said.score) {
            self.said = role.into();
        }
    }

    /// Keeps a description that varies the name: a fuller form of the title, or a title where none is known.
    pub(super) fn offer_topic(&mut self, role: Role, outline: &Outline) {
        let title = self.title.role();
        if title.is_known() && title.is_same_office(&role, outline) && role.words() > title.words() {
            self.title = Role { score: title.score + 1, ..role }.into();
            self.home = Narrow::default();
        } else {
            self.offer_title(role);
        }
    }

    /// Whether nothing is known.
    pub(super) fn is_unknown(&self) -> bool {
        !self.title.role().is_known() && !self.said.role().is_known() && is_empty(self.party())
    }

    /// Keeps party and state; the short form in brackets is better than "a Republican".
    pub(super) fn offer_party(&mut self, range: (usize, usize), short: bool) {
        if short || is_empty(self.party()) {
            self.party = range.into();
        }
    }

    pub(super) fn set_home(&mut self, range: (usize, usize)) {
        self.home = range.into();
    }

    pub(super) fn has_home(&self) -> bool {
        !is_empty(self.home.wide())
    }

    /// The tokens of the title and of what is said elsewhere; empty where nothing is known.
    pub(in crate::speakers) fn ranges(&self) -> [(usize, usize); 2] {
        [self.title.range.wide(), self.said.range.wide()]
    }

    pub(super) fn party(&self) -> (usize, usize) {
        self.party.wide()
    }

    /// The role as an editor would put it: the office before the name, party and state in brackets, and what the document says
    /// besides.
    pub(in crate::speakers) fn display(&self, outline: &Outline) -> Option<String> {
        let (title, said) = self.chosen(outline);
        let mut out = title.written(outline);
        if title.is_known() && self.has_home() {
            let home = written(outline, self.home.wide(), false);
            let of = outline.lexicon.spelling(word::OF);
            out += &if title.words() <= 2 { format!(" {of} {home}") } else { format!(" ({home})") };
        }
        let said = said.written(outline);
        let (first, second) = if out.is_empty() { (said, String::new()) } else { (out, said) };
        let party = written(outline, self.party(), false);
        let told = |text: &str| text.split(' ').any(|word| word == party);
        let mut out = match (first.is_empty(), party.is_empty() || told(&first) || told(&second)) {
            (true, _) => party,
            (false, true) => first,
            (false, false) => format!("{first} ({party})"),
        };
        if !second.is_empty() {
            out.push_str(", ");
            out.push_str(&second);
        }
        (!out.is_empty()).then_some(out)
    }

    /// The title and what is said elsewhere, as far as both are worth telling and short enough together.
    fn chosen(&self, outline: &Outline) -> (Role, Role) {
        let (title, said) = (self.title.role(), self.said.role());
        if !title.is_known() || !said.is_known() {
            return (title, said);
        }
        let same = title.is_same_office(&said, outline);
        if title.score <= BARE_TITLE || same && said.words() >= title.words() {
            return (Role::default(), said);
        }
        if same {
            return (title, Role::default());
        }
        // "former chairman" says enough, but "member" alone, without what of, tells nothing; nor does a verb.
        let short = said.range.1.min(said.head + 1);
        let fits = |end: usize| title.words() + end - said.range.0 <= MOST_WORDS;
        let end = [said.range.1, short].into_iter().find(|&end| fits(end) && (end == said.range.1 || said.head > said.range.0));
        (title, end.map_or(Role::default(), |end| Role { range: (said.range.0, end), ..said }))
    }
}

fn is_empty(range: (usize, usize)) -> bool {
    range.0 >= range.1
}

impl Role {
    fn is_known(&self) -> bool {
        !is_empty(self.range)
    }

    fn words(&self) -> usize {
        self.range.1 - self.range.0
    }

    /// Whether both are headed by the same word: "Sen." and "Ohio senator".
    fn is_same_office(&self, other: &Role, outline: &Outline) -> bool {
        is_same_office(outline, self.head, other.head)
    }

    fn written(&self, outline: &Outline) -> String {
        let (start, end) = self.range;
        let mut out = written(outline, if self.several { (start, self.head) } else { self.range }, false);
        if self.several {
            let behind = written(outline, (self.head + 1, end), false);
            for part in [singular(outline, self.head), behind] {
                if !out.is_empty() && !part.is_empty() {
                    out.push(' ');
                }
                out.push_str(&part);
            }
        }
        // "His wife" at a sentence's start.
        if outline.classes(start).any(Classes::POSS)
            && let Some(first) = out.get_mut(..1).filter(|_| self.is_known())
        {
            first.make_ascii_lowercase();
        }
        out
    }
}

/// One of several: `senators` to `senator`, `Reps.` to `Rep.`.
fn singular(outline: &Outline, token: usize) -> String {
    let (lexicon, written) = (outline.lexicon, outline.text_of(token));
    let one = lexicon.lemma(outline.word(token));
    let (several, single) = (lexicon.spelling(outline.word(token)), lexicon.spelling(one));
    // What both begin with stays as it is written, and so does what a hyphen joins to it: "Vice-Chairmen".
    let alike: usize = several.chars().zip(single.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let stem = written.trim_end_matches('.');
    let kept = stem.len().checked_sub(several.len() - alike).and_then(|kept| stem.get(..kept));
    match kept.filter(|_| lexicon.classes(one).any(Classes::ROLE | Classes::PEOPLE | Classes::TITLE)) {
        Some(kept) => [kept, &single[alike..], &written[stem.len()..]].concat(),
        None => written.to_owned(),
    }
}
