//! Runs of capitalised words, parted into role and name, and told apart by what they stand for.

use super::mention::{Gender, Mention, MentionKind, SpeakerKind};
use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::{Classes, word};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How many words may stand before the noun of an office that holds an "of".
const LONGEST_OFFICE: usize = 4;
/// Most words of a place.
const LONGEST_PLACE: usize = 4;
/// Most bytes of the name of a place, and of the joint before it.
const LONGEST_NAME: usize = 128;
/// Longest acronym in bytes: a longer word in capitals alone is shouted.
const LONGEST_ACRONYM: usize = 5;
/// Longest single letter in bytes, a full stop behind it: no name by itself.
const INITIAL: usize = 2;

/// Classes of titles and roles, and of all words that tell what a run stands for. Most names hold none of them.
const TITLED: Classes =
    Classes::COURTESY.or(Classes::TITLE).or(Classes::ABBREVIATION_TITLE).or(Classes::ROLE).or(Classes::PEOPLE);
const TELLING: Classes = TITLED.or(Classes::DEMONYM).or(Classes::ORG).or(Classes::PLACE).or(Classes::PLACE_START);

/// A run of capitalised words.
#[derive(Clone, Copy)]
pub(super) struct Run<'o, 't> {
    pub(super) outline: &'o Outline<'t>,
    pub(super) start: TokenId,
    pub(super) end: TokenId,
}

/// What the classes of its words tell of a run.
enum Told {
    /// Somebody's name behind a title or a role, of which this is the last word: `Senator Ann Lee`.
    Titled(TokenId),
    /// An office, by its noun: `the Attorney General`, `Deputy Secretary of State`.
    Office(TokenId),
    /// Several people, or one of them: `Democrats`, `the Republican`.
    People,
    /// Somebody or something of a place: `Cuban` may be a surname, and only the clustering of names can tell.
    Demonym,
    Place,
    Body,
}

/// Parts a run into role and name, and decides what it stands for. False if it is nobody; at the first words of a sentence, which
/// it `opens`, a capital tells nothing.
pub(super) fn part_run(run: Run<'_, '_>, opens: bool, mention: &mut Mention) -> bool {
    let Run { outline, start, end } = run;
    let all = start.to(end);
    *mention = Mention::new(MentionKind::Name, all, all);
    let tokens = &outline.tokens[all];
    let all = tokens.iter().fold(Classes::default(), |classes, token| classes | outline.classes_of(token));
    if all.any(TELLING)
        && let Some(told) = run.told(all)
    {
        run.note(told, mention);
        return true;
    }
    let (first, classes, single) = (&tokens[0], outline.classes(start), tokens.len() == 1);
    // "J."
    if single && first.shape() == Shape::Initials && first.span().len() <= INITIAL {
        return false;
    }
    // "Plucky Ann Lee said": at a sentence's start a word that the text has nowhere else may tell how she is.
    let given = |t: TokenId| outline.classes(t).any(Classes::GIVEN) && !outline.classes(t).any(Classes::GIVEN_WORD);
    if opens && tokens.len() == 3 && classes.is_plain() && first.shape() == Shape::Capital && given(start + 1) {
        mention.set_core((start + 1).to(end));
        mention.stands_for = Some(SpeakerKind::Person);
        mention.gender = Gender::of(outline.classes(start + 1));
        return true;
    }
    if classes.any(Classes::GIVEN) && !(single && classes.any(Classes::GIVEN_WORD) && opens) {
        mention.stands_for = Some(SpeakerKind::Person);
        mention.gender = Gender::of(classes);
        if !single {
            trim_core(outline, mention);
        }
        return true;
    }
    // At a sentence's start a single word known from the lists is an ordinary word.
    let ordinary = Classes::VERB
        | Classes::SPEECH_NOUN
        | Classes::DOCUMENT_NOUN
        | Classes::MEDIUM_NOUN
        | Classes::ROLE_MODIFIER
        | Classes::GIVEN_WORD;
    if single && opens && classes.any(ordinary) {
        return false;
    }
    // A person's surname may be written so in a transcript: the clustering of names decides.
    if single && first.shape() == Shape::Upper && first.span().len() <= LONGEST_ACRONYM {
        mention.stands_for = Some(SpeakerKind::Organization);
    }
    if !single {
        trim_core(outline, mention);
    }
    true
}

impl Run<'_, '_> {
    /// What its words tell, which are of all these classes, where a title, a role, a place or a word for a body is among them.
    fn told(self, all: Classes) -> Option<Told> {
        let office = || self.title().map(Told::Titled).or_else(|| self.office().map(Told::Office));
        let named = if all.any(TITLED) { office() } else { None };
        let body = || all.any(Classes::ORG) && self.holds_body();
        named.or_else(|| self.people()).or_else(|| self.place()).or_else(|| body().then_some(Told::Body))
    }

    /// Writes that to a mention.
    fn note(self, told: Told, mention: &mut Mention) {
        let Run { outline, end, .. } = self;
        match told {
            Told::Titled(title) => self.note_titled(title, mention),
            Told::Office(noun) => {
                mention.kind = MentionKind::Description;
                mention.note_people(outline.classes(noun).any(Classes::PLURAL));
                mention.gender = Gender::of(outline.classes(noun));
                mention.definite = true;
                mention.set_core(noun.alone());
            }
            Told::People => {
                mention.kind = MentionKind::Description;
                mention.note_people(self.is_plural());
                mention.set_core((end - 1).alone());
            }
            Told::Demonym if self.is_somebody() => {
                mention.kind = MentionKind::Description;
                mention.note_people(false);
            }
            Told::Demonym => mention.place = true,
            Told::Place => {
                mention.place = true;
                mention.stands_for = Some(SpeakerKind::Organization);
            }
            Told::Body => mention.stands_for = Some(SpeakerKind::Organization),
        }
    }

    /// The mention of somebody whose title or role ends with the word `title`.
    fn note_titled(self, title: TokenId, mention: &mut Mention) {
        let (outline, name, classes) = (self.outline, title + 1, self.outline.classes(title));
        mention.set_core(name.to(self.end));
        mention.stands_for = Some(SpeakerKind::Person);
        mention.courtesy = classes.any(Classes::COURTESY);
        mention.gender = Gender::of(classes).or_else(|| given_gender(outline, name).filter(|_| name + 1 < self.end));
        // "Mr." is no role.
        mention.set_role(self.start.to(if mention.courtesy { title } else { name }));
        trim_core(outline, mention);
    }

    fn classes(self, token: TokenId) -> Classes {
        self.outline.classes(token)
    }

    /// Its words behind a token.
    fn behind(self, token: TokenId) -> Self {
        Run { start: token + 1, ..self }
    }

    /// The last word of the title or role before somebody's name: `Sen.` of `Sen. Ann Lee`.
    fn title(self) -> Option<TokenId> {
        let title = self.office_before_name().or_else(|| self.last_title())?;
        let name = self.behind(title);
        (self.is_personal(title) || !name.holds_body() && !name.is_place()).then_some(title)
    }

    /// The last title or role that a name follows.
    fn last_title(self) -> Option<TokenId> {
        self.start.to(self.end - 1).iter().rev().find(|&t| self.is_title(t))
    }

    /// Whether the word is a title or a role that a name follows.
    fn is_title(self, t: TokenId) -> bool {
        let (classes, next) = (self.classes(t), self.classes(t + 1));
        let title = classes.any(Classes::COURTESY | Classes::TITLE | Classes::ABBREVIATION_TITLE);
        // "Public Radio": the public is nobody, and no party.
        let people = classes.any(Classes::PEOPLE) && (classes.any(Classes::PARTY) || !classes.any(Classes::ROLE_MODIFIER));
        let role = self.is_title_of_several(t) || (classes.any(Classes::ROLE) || people) && !classes.any(Classes::PLURAL);
        // "Attorney General" is all office.
        let office = t + 2 == self.end
            && next.any(Classes::ROLE | Classes::TITLE)
            && !next.any(Classes::GIVEN | Classes::COURTESY)
            && !classes.any(Classes::COURTESY);
        // A given name that is also a role ("Dean", "Bishop") is a role only with two words behind it, or behind "Mr". "Marine Le Pell": a particle
        // is no given name.
        let courtesy = t > self.start && self.classes(t - 1).any(Classes::COURTESY) && classes.any(Classes::TITLE);
        // "Ann Hawk Orr"
        let middle = t > self.start && !title && classes.any(Classes::PERSON) && self.is_given(t - 1) && t + 2 == self.end;
        let named = courtesy || !classes.any(Classes::GIVEN) || t + 2 + usize::from(next.any(Classes::PARTICLE)) < self.end;
        // "Mr. de Vries"; "Ana del Carmen Orr" is no delegate.
        let capital = |t: TokenId| self.outline.tokens[t].is_capital();
        let name = capital(t) && (capital(t + 1) || title && next.any(Classes::PARTICLE));
        (title || role) && !office && !middle && named && name
    }

    /// `Senators` of `Senators Lee and Orr`
    fn is_title_of_several(self, t: TokenId) -> bool {
        let Run { outline, start, end } = self;
        t == start
            && self.classes(t).all(Classes::ROLE | Classes::PLURAL)
            && outline.word(end) == word::AND
            && outline.tokens.get(end + 1).is_some_and(|t| t.is_capital())
    }

    /// The last word of an office of several words before a name: `State` of `Former Secretary of State Ann Lee`.
    fn office_before_name(self) -> Option<TokenId> {
        let Run { outline, start, end } = self;
        let preposition = |t: TokenId| matches!(outline.word(t), word::OF | word::FOR);
        let noun = start
            .to(end.saturating_sub(4).min(start + LONGEST_OFFICE))
            .iter()
            .find(|&t| self.classes(t).any(Classes::ROLE | Classes::TITLE) && preposition(t + 1))?;
        let given = |&t: &TokenId| self.classes(t).any(Classes::GIVEN) && !self.classes(t).any(Classes::PLACE);
        (noun + 3).to(end - 1).iter().find(given).map(|name| name - 1)
    }

    /// Whether the title is one that only people have, which tells more than the word behind it: `Ms. Boston`, `Sen. Church`.
    fn is_personal(self, title: TokenId) -> bool {
        let (classes, next) = (self.classes(title), self.classes(title + 1));
        let words = (title + 1).to(self.end).len();
        let abbreviated = classes.any(Classes::ABBREVIATION_TITLE) && classes.any(Classes::COURTESY | Classes::TITLE);
        // "Sen. Tom Church", but not "St. Boston Church"
        let name = || words == 1 || words == 2 && next.any(Classes::GIVEN) || !self.behind(title).holds_body();
        // "Senator Boston"
        let city = || next.any(Classes::CITY) && !next.any(Classes::COUNTRY) && !self.is_place();
        abbreviated && name() || words == 1 && classes.any(Classes::TITLE) && city()
    }

    /// The noun that says which office the run is: `Secretary` of `Deputy Secretary of State`, `General` of `Attorney General`.
    fn office(self) -> Option<TokenId> {
        let Run { outline, start, end } = self;
        let noun = start
            .to(end.saturating_sub(2).min(start + LONGEST_OFFICE))
            .iter()
            .take_while(|&t| t == start || !self.classes(t).any(Classes::ORG_HEAD | Classes::GIVEN))
            .find(|&t| self.classes(t).any(Classes::ROLE | Classes::TITLE) && outline.word(t + 1) == word::OF);
        noun.or_else(|| {
            let last = self.classes(end - 1);
            // "Office of the Attorney General" is a body.
            let body = start.to(end).iter().any(|t| self.classes(t).any(Classes::ORG_HEAD) && outline.word(t + 1) == word::OF);
            // "The Dean said": no given name has an article.
            let article = end == start + 1 && outline.word_before(start) == word::THE && last.any(Classes::TITLE);
            let given = last.any(Classes::GIVEN) && !article;
            let role = last.any(Classes::ROLE | Classes::TITLE) && !given && !last.any(Classes::ORG_KNOWN);
            (role && !body && !self.is_surname(end - 1)).then_some(end - 1)
        })
    }

    /// `Democrats`, `Ohio Republican`, `Cubans`; `Cuban` alone is a demonym.
    fn people(self) -> Option<Told> {
        let last = self.classes(self.end - 1);
        if !last.any(Classes::PEOPLE | Classes::DEMONYM) || self.classes(self.start).any(Classes::GIVEN) || self.holds_body() {
            return None;
        }
        if self.is_plural() || last.any(Classes::PEOPLE) {
            return Some(Told::People);
        }
        (self.end == self.start + 1).then_some(Told::Demonym)
    }

    /// Whether the nationality stands for one who has it: `the Cuban said`, `said the Cuban.`
    fn is_somebody(self) -> bool {
        let Run { outline, start, end } = self;
        let next = outline.tokens.get(end).map_or(Classes::default(), |t| outline.classes_of(t));
        let article = start.before().is_some_and(|before| outline.word(before) == word::THE);
        let ends = outline.tokens.get(end).is_none_or(|t| !t.is_word() && t.kind() != TokenKind::Clitic);
        article
            && self.classes(start).any(Classes::NOUN)
            && (ends || next.any(Classes::CUE) && next.any(Classes::PAST | Classes::THIRD))
    }

    /// Whether its last word is one for several people: `Democrats`, `Cubans`.
    fn is_plural(self) -> bool {
        let (last, classes) = (self.outline.word(self.end - 1), self.classes(self.end - 1));
        classes.any(Classes::PLURAL) || classes.any(Classes::DEMONYM) && self.outline.lexicon.lemma(last) != last
    }

    fn place(self) -> Option<Told> {
        (self.is_place() || self.ends_in_place()).then_some(Told::Place)
    }

    /// Whether all of it is the name of a place.
    fn is_place(self) -> bool {
        let Run { outline, start, end } = self;
        let first = self.classes(start);
        if end == start + 1 {
            // "Paris" may be somebody: the clustering of names knows whether the document has such a person.
            return first.any(Classes::PLACE) && (!first.any(Classes::GIVEN) || first.any(Classes::CITY | Classes::COUNTRY));
        }
        if end > start + LONGEST_PLACE || !first.any(Classes::PLACE_START | Classes::PLACE) {
            return false;
        }
        // No place has a longer name.
        let (mut joined, mut len) = ([0; LONGEST_NAME], 0);
        for t in start.to(end).iter() {
            let word = outline.text_of(t).trim_end_matches('.').as_bytes();
            let Some([joint, letters @ ..]) = joined.get_mut(len..len + 1 + word.len()) else { return false };
            *joint = b'_';
            letters.copy_from_slice(word);
            len += 1 + word.len();
        }
        std::str::from_utf8(&joined[1..len]).is_ok_and(|name| outline.lexicon.classes_of(name).any(Classes::PLACE))
    }

    /// Whether a word stands before a place: `Independent Vermont`.
    fn ends_in_place(self) -> bool {
        let (first, last) = (self.classes(self.start), self.classes(self.end - 1));
        last.any(Classes::PLACE)
            && !last.any(Classes::GIVEN)
            && self.end > self.start + 1
            && !first.any(Classes::GIVEN)
            && !first.is_empty()
    }

    /// Whether it is the name of a body: a word for one stands in it, which is nobody's surname.
    fn holds_body(self) -> bool {
        self.start.to(self.end).iter().any(|t| {
            let classes = self.classes(t);
            // "Asa Lee": a suffix stands behind a name.
            let suffix = classes.any(Classes::ORG_SUFFIX) && (t > self.start || !classes.any(Classes::GIVEN));
            // "Cornell Merridew": a given name, and a word that no list knows.
            // "Cornell William Merridew": two given names.
            let next = self.classes(t + 1);
            let given = || {
                let second = t + 3 == self.end && t == self.start && next.any(Classes::GIVEN) && !next.any(Classes::ORG);
                classes.any(Classes::GIVEN) && (t + 2 == self.end && next.is_plain() || second)
            };
            suffix || classes.any(Classes::ORG_HEAD | Classes::ORG_KNOWN) && !self.is_surname(t) && !given()
        })
    }

    /// Whether the word is a given name and nothing else.
    fn is_given(self, t: TokenId) -> bool {
        let classes = self.classes(t);
        classes.any(Classes::GIVEN) && !classes.any(Classes::GIVEN_WORD | Classes::PLACE | Classes::ORG | Classes::TITLE)
    }

    /// Whether a word for a body or a role is a surname behind a given name: `Gary Bank`, `Ann Church`.
    fn is_surname(self, t: TokenId) -> bool {
        let Run { outline, start, end } = self;
        let (given, classes) = (self.classes(start), self.classes(t));
        // "She met Grace Baker", but not "the Art Director".
        let word = given.any(Classes::GIVEN_WORD)
            && (classes.any(Classes::PLURAL | Classes::TITLE | Classes::ORG)
                || outline.classes_before(start).any(Classes::DET | Classes::POSS));
        t == end - 1
            && end == start + 2
            && (given.any(Classes::GIVEN) || self.is_described())
            && !word
            && !given.any(Classes::PLACE | Classes::ORG)
            && classes.any(Classes::ORG_HEAD | Classes::ORG_KNOWN | Classes::ROLE)
            && !classes.any(Classes::ORG_SUFFIX | Classes::NO_SURNAME)
    }

    /// Whether what stands behind tells that it is somebody, and no list knows the first word: `Quella Baker, a lawyer`.
    fn is_described(self) -> bool {
        let Run { outline, start, end } = self;
        self.classes(start).is_plain()
            && outline.tokens.get(end).is_some_and(|t| t.is_punct(b','))
            && matches!(outline.word(end + 1), word::A | word::AN | word::THE)
    }
}

/// Leaves demonyms and parties that stand before a name out of its core: `Republican Ann Lee`.
fn trim_core(outline: &Outline, mention: &mut Mention) {
    let (start, end) = mention.core().bounds();
    let modifier = |classes: &Classes| {
        // "New Mexico Public Radio" begins with no modifier of a person.
        let role = classes.any(Classes::ROLE_MODIFIER) && !classes.any(Classes::PLACE_START);
        (role || classes.any(Classes::DEMONYM | Classes::PARTY)) && !classes.any(Classes::GIVEN)
    };
    let name = start + outline.classes_in(start.to(end.saturating_sub(2))).take_while(modifier).count();
    let acronym = behind_acronym(outline, start.to(end));
    let name = acronym.unwrap_or(name);
    if acronym.is_some() {
        mention.stands_for = Some(SpeakerKind::Person);
    }
    // What is left must be a person's: of "Human Ferry Watch" nothing is left out.
    let person = outline.classes(name).any(Classes::GIVEN)
        || outline.tokens[name].shape() == Shape::Initials
        || outline.classes_in(name.to(end)).all(Classes::is_plain);
    if person && name > start {
        mention.set_core(name.to(end));
    }
    let before = mention.tokens().with_end(mention.core().start());
    if !mention.has_role() && !before.is_empty() {
        mention.set_role(before);
        mention.gender = mention.gender.or_else(|| given_gender(outline, before.end()));
    }
}

/// The given name behind the short form of what somebody does: `Hawks QB Ann Lee`.
fn behind_acronym(outline: &Outline, run: IdRange<TokenId>) -> Option<TokenId> {
    let upper = |t: TokenId| outline.tokens[t].shape() == Shape::Upper;
    let short = |&t: &TokenId| {
        let given = outline.classes(t + 1).any(Classes::GIVEN) && !outline.classes(t + 1).any(Classes::GIVEN_WORD | Classes::ORG);
        upper(t)
            && outline.tokens[t].span().len() < LONGEST_ACRONYM
            && given
            && !upper(t + 1)
            && !outline.classes(t).any(Classes::GIVEN)
    };
    run.with_end(run.end().saturating_sub(2).max(run.start())).iter().find(short).map(|acronym| acronym + 1)
}

/// The gender that a given name tells.
fn given_gender(outline: &Outline, token: TokenId) -> Option<Gender> {
    let classes = outline.classes(token);
    if classes.any(Classes::GIVEN) { Gender::of(classes) } else { None }
}
