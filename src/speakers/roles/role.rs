//! What is known of somebody's role, and how it is written out.

use super::noun_phrases::MOST_WORDS;
use super::office::is_same_office;
use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::{Classes, word};
use crate::outline::Outline;
use crate::speakers::{write, written};

/// "Dr." and "Rev." say little: any real role is better.
pub(super) const BARE_TITLE: i32 = 1;
/// At most so good is a body that somebody belongs to.
pub(super) const AFFILIATED: i32 = 4;

/// What somebody is, as the document puts it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    /// Its tokens.
    pub(super) range: IdRange<TokenId>,
    /// The noun that heads it, or the verb.
    pub(super) head: TokenId,
    /// How good it is, so that a better one replaces it; 0 when nothing is known.
    pub(super) score: i32,
    /// Said of several people: "Senators Ann Lee and Tom Orr".
    pub(super) several: bool,
}

/// A role as it is kept, in less room: nearly nobody has one.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    range: IdRange<TokenId>,
    head: TokenId,
    score: i16,
    several: bool,
}

impl From<Role> for Kept {
    fn from(role: Role) -> Kept {
        Kept { range: role.range, head: role.head, score: role.score as i16, several: role.several }
    }
}

impl Kept {
    fn role(self) -> Role {
        Role { range: self.range, head: self.head, score: self.score.into(), several: self.several }
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
    party: IdRange<TokenId>,
    /// The place or body that goes with the title: the state of a senator.
    home: IdRange<TokenId>,
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
            self.home = IdRange::default();
        } else {
            self.offer_title(role);
        }
    }

    /// Whether nothing is known but a bare title.
    pub(super) fn is_unknown(&self) -> bool {
        self.title.role().score <= BARE_TITLE && !self.said.role().is_known() && self.party.is_empty()
    }

    /// Keeps party and state; the short form in brackets is better than "a Republican".
    pub(super) fn offer_party(&mut self, range: IdRange<TokenId>, short: bool) {
        if short || self.party.is_empty() {
            self.party = range;
        }
    }

    pub(super) fn set_home(&mut self, range: IdRange<TokenId>) {
        self.home = range;
    }

    pub(super) fn has_home(&self) -> bool {
        !self.home.is_empty()
    }

    /// The tokens of the title and of what is said elsewhere; empty where nothing is known.
    pub(in crate::speakers) fn ranges(&self) -> [IdRange<TokenId>; 2] {
        [self.title.range, self.said.range]
    }

    pub(super) fn party(&self) -> IdRange<TokenId> {
        self.party
    }

    /// Adds the role to other words as an editor would put it: the office before the name, party and state in brackets, and what the
    /// document says besides.
    pub(in crate::speakers) fn write(&self, outline: &Outline, out: &mut String) {
        let (title, said) = self.chosen(outline);
        let start = out.len();
        title.write(outline, out);
        if title.is_known() && self.has_home() {
            let brief = title.words() <= 2;
            out.extend(if brief { [" ", outline.lexicon.spelling(word::OF), " "] } else { [" (", "", ""] });
            write(outline, self.home, false, out);
            out.push_str(if brief { "" } else { ")" });
        }
        // What is said stands behind the party, unless it is all there is.
        let title_end = out.len();
        said.write(outline, out);
        let second = out.split_off(if title_end > start { title_end } else { out.len() });
        let party = written(outline, self.party, false);
        let told = |text: &str| text.split(' ').any(|word| word == party);
        if out.len() == start {
            out.push_str(&party);
        } else if !(party.is_empty() || told(&out[start..]) || told(&second)) {
            out.extend([" (", &party, ")"]);
        }
        if !second.is_empty() {
            out.extend([", ", &second]);
        }
    }

    /// The title and what is said elsewhere, as far as both are worth telling and short enough together.
    fn chosen(&self, outline: &Outline) -> (Role, Role) {
        let (title, said) = (self.title.role(), self.said.role());
        if !title.is_known() || !said.is_known() {
            return (title, said);
        }
        let same = title.is_same_office(&said, outline);
        // "the Rev. Ann Lee, of Harrow Church": the body alone is no role.
        let clerical = outline.classes(title.head).any(Classes::BARE) && said.score <= AFFILIATED;
        if clerical {
            return (title, said);
        }
        if title.score <= BARE_TITLE || same && said.words() >= title.words() {
            return (Role::default(), said);
        }
        if same {
            return (title, Role::default());
        }
        // "former chairman" says enough, but "member" alone, without what of, tells nothing; nor does a verb.
        let (last, short) = (said.range.end(), said.range.end().min(said.head + 1));
        let fits = |end: &TokenId| title.words() + said.range.with_end(*end).len() <= MOST_WORDS;
        // "Director of Science and author of the study": the first of the two.
        let first = short.to(last).iter().skip(1).find(|&t| outline.word(t) == word::AND);
        let told = |end: &TokenId| *end == last || Some(*end) == first || said.head > said.range.start();
        let end = [last, first.unwrap_or(last), short].into_iter().find(|end| fits(end) && told(end));
        (title, end.map_or(Role::default(), |end| Role { range: said.range.with_end(end), ..said }))
    }
}

impl Role {
    fn is_known(&self) -> bool {
        !self.range.is_empty()
    }

    fn words(&self) -> usize {
        self.range.len()
    }

    /// Whether both are headed by the same word: "Sen." and "Ohio senator".
    fn is_same_office(&self, other: &Role, outline: &Outline) -> bool {
        is_same_office(outline, self.head, other.head)
    }

    /// Adds its words to others.
    fn write(&self, outline: &Outline, out: &mut String) {
        let from = out.len();
        out.reserve(outline.span_of(self.range).len());
        let before = self.range.with_end(self.head);
        write(outline, if self.several { before } else { self.range }, false, out);
        if self.several {
            let behind = written(outline, self.range.with_start(self.head + 1), false);
            for part in [singular(outline, self.head), behind] {
                if out.len() > from && !part.is_empty() {
                    out.push(' ');
                }
                out.push_str(&part);
            }
        }
        // "His wife" at a sentence's start.
        if outline.classes(self.range.start()).any(Classes::POSS)
            && let Some(first) = out.get_mut(from..from + 1).filter(|_| self.is_known())
        {
            first.make_ascii_lowercase();
        }
    }
}

/// One of several: `senators` to `senator`, `Reps.` to `Rep.`.
fn singular(outline: &Outline, token: TokenId) -> String {
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
