//! Names: runs of capitalised words, parted into role and name, and told apart by what they stand for.

use super::descriptions::{phrase_end, phrase_start, some_of};
use super::runs::{headline_verb, is_compound, name_run, skip_function, skip_ordinary};
use crate::lexicon::Classes;
use crate::mentions::types::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// How far to the left of a name its role may begin.
const LONGEST_ROLE: usize = 12;
/// How many words may stand before the noun of an office that holds an "of".
const LONGEST_OFFICE: usize = 4;

/// Reads the name that begins at token `at`, if one does. `first` says that a sentence begins here, where a capital tells
/// nothing. `floor` is the first token that may belong to it (its role stands to the left).
pub(super) fn read_name(
    outline: &Outline,
    at: usize,
    first: bool,
    floor: usize,
    end: usize,
    headline: bool,
    mention: &mut Mention,
) -> bool {
    if headline && headline_verb(outline, at) {
        return false;
    }
    let run_end = name_run(outline, at, end, headline);
    // "“No,” Over said": the capital tells that it is no preposition.
    let surname = outline.classes(at).any(Classes::PREP)
        && !first
        && !headline
        && run_end == at + 1
        && outline.classes(run_end).any(Classes::CUE_STRONG)
        && outline.classes(run_end).any(Classes::PAST | Classes::THIRD);
    let mut start = if surname {
        at
    } else if first {
        skip_ordinary(outline, at, run_end)
    } else {
        skip_function(outline, at, run_end)
    };
    if several_before_name(outline, start, run_end) || first && modifier_before_name(outline, start, run_end) {
        start += 1;
    }
    // "TEN HURT IN HARROW President Ann Lee said": a heading in the same line.
    let heading = (start..run_end).take_while(|&t| outline.tokens[t].shape() == Shape::Upper).count();
    if start + heading < run_end && (start + 1..start + heading).any(|t| is_shouted(outline, t)) {
        start += heading;
    }
    // "Ohio-born Ann Lee", but no name at all in "Ohio-born voters".
    let compound = (start..run_end).rev().find(|&t| is_compound(outline, t));
    let whole = start;
    start = compound.map_or(start, |compound| compound + 1);
    if start >= run_end || !part_run(outline, start, run_end, first && start == at, mention) {
        return false;
    }
    if compound.is_some() && mention.stands_for == Some(SpeakerKind::Person) {
        mention.begin_at(whole);
    } else if (mention.kind == MentionKind::Name) & (mention.stands_for != Some(SpeakerKind::Organization)) & !mention.place {
        extend_role_left(outline, mention, floor);
    }
    if mention.kind == MentionKind::Description {
        // In a headline the words before may be anything.
        let floor = if headline { start } else { floor };
        let (begin, _, definite) = phrase_start(outline, mention.tokens().0, floor);
        let some = if mention.plural { some_of(outline, begin, floor) } else { None };
        mention.begin_at(some.map_or(begin, |(from, _)| from));
        // "one Democrat familiar with the talks"
        if !headline {
            mention.end_at(phrase_end(outline, mention.tokens().1, end));
        }
        mention.definite = definite || begin == start && !mention.plural;
    }
    mention.possessive = is_possessive(outline, mention.tokens().1);
    true
}

/// Whether the word is one for several people, and somebody's name follows: `Democrats Ann Lee and Tom Orr`.
fn several_before_name(outline: &Outline, at: usize, end: usize) -> bool {
    let next = outline.classes(at + 1);
    at + 2 < end
        && outline.classes(at).any(Classes::PLURAL)
        && next.any(Classes::GIVEN)
        && !next.any(Classes::ORG | Classes::PLACE)
}

/// Whether the word at a sentence's start only modifies what the name behind it modifies: `Top Lee aides`, `Former Lee aide Tom Orr`.
fn modifier_before_name(outline: &Outline, at: usize, end: usize) -> bool {
    let (word, next) = (outline.classes(at), outline.classes(at + 1));
    at + 2 == end
        && word.any(Classes::ROLE_MODIFIER)
        && !word.any(Classes::GIVEN | Classes::PLACE | Classes::PLACE_START | Classes::ORG | Classes::ROLE | Classes::TITLE)
        && next.any(Classes::GIVEN)
        && !next.any(Classes::ORG)
}

/// Whether `'s` or a plural's lone apostrophe stands at the token.
pub(super) fn is_possessive(outline: &Outline, token: usize) -> bool {
    outline.tokens.get(token).is_some_and(|t| match t.kind() {
        TokenKind::Clitic => t.ch() == b's',
        TokenKind::Mark => {
            !t.spaced()
                && t.ch() == b'\''
                && token > 0
                && outline.text_of(token - 1).ends_with('s')
                && outline.tokens.get(token + 1).is_some_and(|next| next.is_word() && next.spaced())
        }
        _ => false,
    })
}

/// Classes of words that tell what a run stands for. Most names hold none of them.
const TELLING: Classes = Classes::COURTESY
    .or(Classes::TITLE)
    .or(Classes::ABBREVIATION_TITLE)
    .or(Classes::ROLE)
    .or(Classes::PEOPLE)
    .or(Classes::DEMONYM)
    .or(Classes::ORG)
    .or(Classes::PLACE)
    .or(Classes::PLACE_START);

/// Parts a run into role and name, and decides what it stands for.
fn part_run(outline: &Outline, start: usize, end: usize, first: bool, mention: &mut Mention) -> bool {
    *mention = Mention::new(MentionKind::Name, (start, end), (start, end));
    let classes =
        outline.tokens[start..end].iter().fold(Classes::default(), |classes, token| classes | outline.classes_of(token));
    if classes.any(TELLING) && part_by_classes(outline, start, end, mention) {
        return true;
    }
    let (classes, shape) = (outline.classes(start), outline.tokens[start].shape());
    let single = end - start == 1;
    if single && shape == Shape::Initials && outline.text_of(start).len() <= 2 {
        return false;
    }
    if classes.any(Classes::GIVEN) && !(single && classes.any(Classes::GIVEN_WORD) && first) {
        mention.stands_for = Some(SpeakerKind::Person);
        mention.gender = Gender::of(classes);
        trim_core(outline, mention);
        return true;
    }
    // At a sentence's start a single word known from the lists is an ordinary word.
    if single
        && first
        && classes.any(
            Classes::VERB
                | Classes::SPEECH_NOUN
                | Classes::DOCUMENT_NOUN
                | Classes::MEDIUM_NOUN
                | Classes::ROLE_MODIFIER
                | Classes::GIVEN_WORD,
        )
    {
        return false;
    }
    // A person's surname may be written so in a transcript: the clustering of names decides.
    if single && shape == Shape::Upper && outline.text_of(start).len() <= 5 {
        mention.stands_for = Some(SpeakerKind::Organization);
    }
    trim_core(outline, mention);
    true
}

/// The same where a title, a role, a place or a word for a body stands in the run; false when they do not tell.
fn part_by_classes(outline: &Outline, start: usize, end: usize, mention: &mut Mention) -> bool {
    let classes = |i: usize| outline.classes(i);
    // The last title or role that a name follows within the run.
    let prefix = (start..end - 1).rev().find(|&i| {
        let f = classes(i);
        let courtesy = f.any(Classes::COURTESY | Classes::TITLE | Classes::ABBREVIATION_TITLE);
        // "Senators Lee and Orr"
        let several = i == start
            && f.all(Classes::ROLE | Classes::PLURAL)
            && outline.text_of(end) == "and"
            && outline.tokens.get(end + 1).is_some_and(|t| t.is_capital());
        // "Public Radio": the public is nobody, and no party.
        let people = f.any(Classes::PEOPLE) && (f.any(Classes::PARTY) || !f.any(Classes::ROLE_MODIFIER));
        let role = several || (f.any(Classes::ROLE) || people) && !f.any(Classes::PLURAL);
        // A given name that is also a role ("Dean", "Bishop") is a role only with two words behind it.
        // "Attorney General" is all office.
        let office = i + 2 == end
            && classes(i + 1).any(Classes::ROLE | Classes::TITLE)
            && !classes(i + 1).any(Classes::GIVEN | Classes::COURTESY)
            && !f.any(Classes::COURTESY);
        // "Marine Le Pell": a particle is no given name.
        let named = !f.any(Classes::GIVEN) || i + 2 + usize::from(classes(i + 1).any(Classes::PARTICLE)) < end;
        (courtesy || role) && !office && named && outline.tokens[i + 1].is_capital()
    });
    // "Former Secretary of State Ann Lee": an office of several words, then a name.
    let office = (start..end.saturating_sub(4).min(start + LONGEST_OFFICE))
        .find(|&i| classes(i).any(Classes::ROLE | Classes::TITLE) && matches!(outline.text_of(i + 1), "of" | "for"))
        .and_then(|i| (i + 3..end - 1).find(|&i| classes(i).any(Classes::GIVEN) && !classes(i).any(Classes::PLACE)));
    let prefix = office.map(|name| name - 1).or(prefix);
    let core_start = prefix.map_or(start, |p| p + 1);
    let has_org = |from: usize| {
        (from..end).any(|i| {
            // "Asa Lee": a suffix stands behind a name.
            classes(i).any(Classes::ORG_SUFFIX) && (i > from || !classes(i).any(Classes::GIVEN))
                || classes(i).any(Classes::ORG_HEAD | Classes::ORG_KNOWN)
                    && !surname_like(outline, i, from, end)
                    // "Cornell Merridew": a given name, and a word that no list knows.
                    && !(classes(i).any(Classes::GIVEN) && i + 2 == end && outline.classes(i + 1).is_empty())
        })
    };
    // "Ms. Boston", "Sen. Church": a title that only people have tells more than the word behind it.
    let personal = |p: usize| {
        let f = classes(p);
        let title = f.any(Classes::ABBREVIATION_TITLE) && f.any(Classes::COURTESY | Classes::TITLE);
        let surname =
            p + 2 == end && f.any(Classes::TITLE) && classes(p + 1).any(Classes::CITY) && !classes(p + 1).any(Classes::COUNTRY);
        title && (p + 2 == end || p + 3 == end && classes(p + 1).any(Classes::GIVEN) || !has_org(p + 1))
            || surname && !whole_place(outline, start, end)
    };
    if let Some(p) = prefix
        && (personal(p) || !has_org(core_start) && !whole_place(outline, core_start, end))
    {
        mention.set_core((core_start, end));
        mention.set_role((start, core_start));
        mention.stands_for = Some(SpeakerKind::Person);
        let f = classes(p);
        mention.courtesy = f.any(Classes::COURTESY);
        mention.gender = Gender::of(f).or_else(|| gender_of_given(outline, core_start).filter(|_| core_start + 1 < end));
        if mention.courtesy {
            mention.set_role((start, p));
        }
        trim_core(outline, mention);
        return true;
    }
    let last = classes(end - 1);
    // A run that is a role: "the Attorney General", "Deputy Secretary of State".
    let role = (start..end.saturating_sub(2).min(start + LONGEST_OFFICE))
        .take_while(|&i| i == start || !classes(i).any(Classes::ORG_HEAD | Classes::GIVEN))
        .find(|&i| classes(i).any(Classes::ROLE | Classes::TITLE) && outline.text_of(i + 1) == "of")
        .or_else(|| {
            // "Office of the Attorney General" is a body.
            let body = (start..end).any(|i| classes(i).any(Classes::ORG_HEAD) && outline.text_of(i + 1) == "of");
            let role = last.any(Classes::ROLE | Classes::TITLE) && !last.any(Classes::GIVEN | Classes::ORG_KNOWN) && !body;
            (role && !surname_like(outline, end - 1, start, end)).then_some(end - 1)
        });
    if let Some(role) = role {
        mention.kind = MentionKind::Description;
        mention.plural = classes(role).any(Classes::PLURAL);
        mention.stands_for = Some(if mention.plural { SpeakerKind::Group } else { SpeakerKind::Unnamed });
        mention.gender = Gender::of(classes(role));
        mention.definite = true;
        mention.set_core((role, role + 1));
        return true;
    }
    if last.any(Classes::PEOPLE | Classes::DEMONYM) && !classes(start).any(Classes::GIVEN) && !has_org(start) {
        let word = outline.text_of(end - 1);
        mention.plural = last.any(Classes::PLURAL) || last.any(Classes::DEMONYM) && word.ends_with('s');
        if mention.plural || last.any(Classes::PEOPLE) {
            mention.kind = MentionKind::Description;
            mention.stands_for = Some(if mention.plural { SpeakerKind::Group } else { SpeakerKind::Unnamed });
            mention.set_core((end - 1, end));
            return true;
        }
        if end - start == 1 {
            // "Cuban" may be a surname: only the clustering of names can tell.
            mention.place = true;
            return true;
        }
    }
    if whole_place(outline, start, end) {
        mention.place = true;
        mention.stands_for = Some(SpeakerKind::Organization);
        return true;
    }
    // "Independent Vermont": a place with a word before it.
    if last.any(Classes::PLACE)
        && !last.any(Classes::GIVEN)
        && end - start > 1
        && !classes(start).any(Classes::GIVEN)
        && !outline.classes(start).is_empty()
    {
        mention.place = true;
        mention.stands_for = Some(SpeakerKind::Organization);
        return true;
    }
    let body = has_org(start);
    if body {
        mention.stands_for = Some(SpeakerKind::Organization);
    }
    body
}

/// Whether an organisation's head word is the surname of a person here: "Gary Bank", "Ann Church".
fn surname_like(outline: &Outline, i: usize, start: usize, end: usize) -> bool {
    let (given, classes) = (outline.classes(start), outline.classes(i));
    // "She met Grace Baker", but not "the Art Director".
    let word = given.any(Classes::GIVEN_WORD)
        && (classes.any(Classes::PLURAL | Classes::TITLE | Classes::ORG)
            || start > 0 && outline.classes(start - 1).any(Classes::DET | Classes::POSS));
    // "Quella Baker, a lawyer": what stands behind tells that it is somebody.
    let described = outline.classes(start).is_empty()
        && outline.tokens.get(end).is_some_and(|t| t.is_punct(b','))
        && matches!(outline.text_of(end + 1), "a" | "an" | "the");
    i == end - 1
        && end - start == 2
        && (given.any(Classes::GIVEN) || described)
        && !word
        && !given.any(Classes::PLACE | Classes::ORG)
        && classes.any(Classes::ORG_HEAD | Classes::ORG_KNOWN | Classes::ROLE)
        && !classes.any(Classes::ORG_SUFFIX)
        && !matches!(
            outline.text_of(i),
            "University" | "College" | "Foundation" | "Institute" | "Campaign" | "Administration" | "Commission" | "School"
        )
}

fn whole_place(outline: &Outline, start: usize, end: usize) -> bool {
    if end - start == 1 {
        // "Paris" may be somebody: the clustering of names knows whether the document has such a person.
        let f = outline.classes(start);
        return f.any(Classes::PLACE) && (!f.any(Classes::GIVEN) || f.any(Classes::CITY | Classes::COUNTRY));
    }
    if end - start > 4 || !outline.classes(start).any(Classes::PLACE_START | Classes::PLACE) {
        return false;
    }
    let mut joined = String::with_capacity(48);
    for i in start..end {
        if i > start {
            joined.push('_');
        }
        joined.push_str(outline.text_of(i).trim_end_matches('.'));
    }
    outline.lexicon.classes_of(&joined).any(Classes::PLACE)
}

/// Leaves titles that follow a name out of its core, and demonyms or parties that stand before it.
fn trim_core(outline: &Outline, mention: &mut Mention) {
    let (mut start, end) = mention.core();
    let modifier = |t: usize| {
        let f = outline.classes(t);
        // "New Mexico Public Radio" begins with no modifier of a person.
        let modifier = f.any(Classes::DEMONYM | Classes::PARTY) || f.any(Classes::ROLE_MODIFIER) && !f.any(Classes::PLACE_START);
        modifier && !f.any(Classes::GIVEN)
    };
    let name = start + (start..end.saturating_sub(2)).take_while(|&t| modifier(t)).count();
    // What is left must be a person's: of "Human Ferry Watch" nothing is left out.
    let person = outline.classes(name).any(Classes::GIVEN)
        || outline.tokens[name].shape() == Shape::Initials
        || (name..end).all(|t| outline.classes(t).is_empty());
    start = if person { name } else { start };
    mention.set_core((start, end));
    if mention.role().0 >= mention.role().1 && start > mention.tokens().0 {
        mention.set_role((mention.tokens().0, start));
        mention.gender = mention.gender.or_else(|| gender_of_given(outline, start));
    }
}

/// Whether an office in lower case that a name may follow stands at the token: `secretary of state`, `chief of staff`.
pub(super) fn is_office(outline: &Outline, at: usize) -> bool {
    outline.classes(at).any(Classes::ROLE | Classes::TITLE)
        && outline.text_of(at + 1) == "of"
        && matches!(
            outline.text_of(at + 2),
            "state"
                | "staff"
                | "state-elect"
                | "defense"
                | "defence"
                | "police"
                | "parliament"
                | "operations"
                | "communications"
                | "ceremonies"
        )
}

fn gender_of_given(outline: &Outline, token: usize) -> Option<Gender> {
    let classes = outline.classes(token);
    if classes.any(Classes::GIVEN) { Gender::of(classes) } else { None }
}

/// Takes the role written in lower case before a name into the mention: `Kremlin spokesperson Dmitry Peskov`.
fn extend_role_left(outline: &Outline, mention: &mut Mention, floor: usize) {
    let start = mention.tokens().0;
    if start == 0 || start <= floor {
        return;
    }
    let nearest = start - 1;
    let near = outline.classes(nearest);
    let token = &outline.tokens[nearest];
    let capital_role = mention.role().1 > mention.role().0 && !mention.courtesy;
    let role_before = token.is_word()
        && token.shape() == Shape::Lower
        && near.any(Classes::ROLE | Classes::PEOPLE)
        && !near.any(Classes::PLURAL | Classes::PREP | Classes::AUX)
        && outline.tokens[start].spaced()
        && !(near.any(Classes::ROLE_MODIFIER) && noun_follows(outline, mention.tokens().1));
    // "former Mayor Ann Lee", "1st Lt. Ann Lee"
    let ordinal = outline.text.as_bytes()[token.start()].is_ascii_digit();
    let modifier_before =
        capital_role && token.is_word() && (ordinal || near.any(Classes::ROLE_MODIFIER) && !near.any(Classes::FUNCTION));
    // "secretary of state Ann Lee", "chief of staff Tom Orr"
    let office = start >= floor + 3 && is_office(outline, nearest - 2);
    // "former prosecutor and Harrow Mayor Ann Lee"
    let joined = capital_role && start > floor + 1 && joins_roles(outline, start);
    if !role_before && !modifier_before && !office && !joined {
        return;
    }
    // Its brackets do not part a body from its head.
    let floor = if is_acronym(outline, floor) { outline.sentences[outline.sentence_of(start)].first() } else { floor };
    let nearest = match (office, joined) {
        (true, _) => nearest - 2,
        (_, true) => start,
        _ => nearest,
    };
    let from = role_start(outline, nearest, floor.max(start.saturating_sub(LONGEST_ROLE)));
    if from == start {
        return;
    }
    mention.set_role((from, mention.core().0));
    mention.begin_at(from);
    mention.stands_for = Some(SpeakerKind::Person);
    if mention.gender.is_none() {
        mention.gender = Gender::of(near);
    }
}

/// Whether "and" joins a role to the one that begins at `from`.
fn joins_roles(outline: &Outline, from: usize) -> bool {
    from >= 2
        && outline.text_of(from - 1) == "and"
        && outline.classes(from - 2).any(Classes::ROLE | Classes::TITLE)
        && !outline.classes(from - 2).any(Classes::PLURAL | Classes::GIVEN)
}

/// Whether the word is one of several in capitals, none of them an acronym: a heading before the text.
fn is_shouted(outline: &Outline, token: usize) -> bool {
    let upper = |t: usize| outline.tokens[t].shape() == Shape::Upper;
    let long = |t: usize| outline.tokens[t].span().len() > "NATO".len();
    token > 0 && upper(token) && upper(token - 1) && (long(token) || long(token - 1))
}

/// Whether a noun for somebody stands behind a name, so that what stands before the name goes with the noun: `a senior Lee adviser`.
fn noun_follows(outline: &Outline, end: usize) -> bool {
    let classes = outline.classes(end);
    outline.tokens.get(end).is_some_and(|t| t.shape() == Shape::Lower && t.spaced())
        && classes.any(Classes::ROLE | Classes::PEOPLE)
        && !classes.any(Classes::FUNCTION | Classes::THIRD | Classes::PAST)
}

/// Whether an acronym in brackets ends before the token: `International Water Council (IWC) chief Ann Lee`.
fn is_acronym(outline: &Outline, end: usize) -> bool {
    end > 3
        && outline.tokens[end - 1].is_punct(b')')
        // No "(D-Ohio)".
        && outline.tokens[end - 2].shape() == Shape::Upper
        && !outline.text_of(end - 2).contains('-')
        && outline.tokens[end - 3].is_punct(b'(')
}

/// Whether the word before a name opens a phrase that goes on behind it: `a Lee aide`, `top Lee aide`.
pub(super) fn opens_phrase(outline: &Outline, name: usize) -> bool {
    name > 0 && outline.tokens[name].spaced() && {
        let before = outline.classes(name - 1);
        let article = before.any(Classes::DET) && !before.any(Classes::THAT | Classes::PRON);
        article || before.any(Classes::ROLE_MODIFIER) && !outline.tokens[name - 1].is_capital()
    }
}

/// Where the role begins of which a word stands at `from`, not before the token `limit`.
pub(crate) fn role_start(outline: &Outline, from: usize, limit: usize) -> usize {
    let mut from = from;
    let mut body = false;
    while from > limit {
        let before = &outline.tokens[from - 1];
        let classes = outline.classes(from - 1);
        if !outline.tokens[from].spaced() && outline.tokens[from].kind() != TokenKind::Clitic {
            break;
        }
        if from > limit + 3 && is_acronym(outline, from) {
            from -= 3;
            body = true;
            continue;
        }
        // What the acronym stands for may hold small words: "National Union of Teachers (NUT) leader".
        if body
            && matches!(outline.text_of(from - 1), "of" | "for" | "and")
            && from > limit + 1
            && outline.tokens[from - 2].is_capital()
        {
            from -= 2;
            continue;
        }
        if from > limit + 1 && joins_roles(outline, from) {
            let other = role_start(outline, from - 2, limit);
            // "the mayor and Senator Ann Lee": two people.
            let one = outline.classes(from).any(Classes::ROLE | Classes::ROLE_MODIFIER) && !outline.tokens[from].is_capital()
                || other == 0
                || !outline.classes(other - 1).any(Classes::DET | Classes::POSS);
            from = if one { other } else { from };
            break;
        }
        let takes = match before.kind() {
            TokenKind::Word => {
                let modifier = classes.any(
                    Classes::ROLE
                        | Classes::ROLE_MODIFIER
                        | Classes::DEMONYM
                        | Classes::ORG_HEAD
                        | Classes::PEOPLE
                        | Classes::PARTY,
                );
                let calendar = classes.any(Classes::WEEKDAY | Classes::MONTH | Classes::RELATIVE_DAY);
                // "Even police chief Ann Lee"
                let adverb = classes.any(Classes::ADV) && !classes.any(Classes::ROLE_MODIFIER | Classes::GIVEN);
                let name = before.is_capital()
                    && !calendar
                    && !adverb
                    && !is_shouted(outline, from - 1)
                    && (before.shape() == Shape::Upper
                        || !classes
                            .any(Classes::PRON | Classes::CONJ | Classes::SUBORD | Classes::WH | Classes::AUX | Classes::DET));
                // "poll leader", "book author"
                let noun =
                    classes.any(Classes::DOCUMENT_NOUN | Classes::MEDIUM_NOUN) && !classes.any(Classes::PAST | Classes::THIRD);
                // "Lee disputed Republican Tom Orr's": a verb that no list knows.
                let verb = classes.is_empty()
                    && outline.text_of(from - 1).ends_with("ed")
                    && from > limit + 1
                    && outline.tokens[from - 2].is_capital();
                let plain = before.shape() == Shape::Lower
                    && !verb
                    && (classes.is_empty() || noun && outline.classes(from).any(Classes::ROLE));
                (modifier && !classes.any(Classes::PREP | Classes::DET | Classes::PRON | Classes::AUX))
                    || name && !classes.any(Classes::PREP)
                    || plain
            }
            TokenKind::Clitic => before.ch() == b's',
            _ => false,
        };
        if !takes {
            break;
        }
        from -= 1;
    }
    // A clitic cannot begin a role.
    while outline.tokens[from].kind() == TokenKind::Clitic || outline.text_of(from) == "and" {
        from += 1;
    }
    from
}
