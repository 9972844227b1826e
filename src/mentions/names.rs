//! Names: runs of capitalised words, parted into role and name, and told apart by what they stand for.

use super::descriptions::{phrase_end, phrase_start, some_of};
use super::runs::{headline_verb, is_compound, name_run, skip_function, skip_ordinary};
use crate::lexicon::Flags;
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
    let surname = outline.flags(at).any(Flags::PREP)
        && !first
        && !headline
        && run_end == at + 1
        && outline.flags(run_end).any(Flags::CUE_STRONG)
        && outline.flags(run_end).any(Flags::PAST | Flags::THIRD);
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
    let next = outline.flags(at + 1);
    at + 2 < end
        && outline.flags(at).any(Flags::ROLE_PLURAL | Flags::PEOPLE_PLURAL)
        && next.any(Flags::GIVEN)
        && !next.any(Flags::ORG | Flags::PLACE)
}

/// Whether the word at a sentence's start only modifies what the name behind it modifies: `Top Lee aides`, `Former Lee aide Tom Orr`.
fn modifier_before_name(outline: &Outline, at: usize, end: usize) -> bool {
    let (word, next) = (outline.flags(at), outline.flags(at + 1));
    at + 2 == end
        && word.any(Flags::ROLE_MODIFIER)
        && !word.any(Flags::GIVEN | Flags::PLACE | Flags::PLACE_START | Flags::ORG | Flags::ROLE | Flags::TITLE)
        && next.any(Flags::GIVEN)
        && !next.any(Flags::ORG)
}

/// Whether `'s` or a plural's lone apostrophe stands at the token.
pub(super) fn is_possessive(outline: &Outline, token: usize) -> bool {
    outline.tokens.get(token).is_some_and(|t| match t.kind() {
        TokenKind::Clitic => t.ch() == b's',
        TokenKind::Mark => {
            !t.spaced()
                && t.ch() == b'\''
                && token > 0
                && outline.word(token - 1).ends_with('s')
                && outline.tokens.get(token + 1).is_some_and(|next| next.is_word() && next.spaced())
        }
        _ => false,
    })
}

/// Classes of words that tell what a run stands for. Most names hold none of them.
const TELLING: Flags = Flags::COURTESY
    .or(Flags::TITLE)
    .or(Flags::ABBREVIATION_TITLE)
    .or(Flags::ROLE)
    .or(Flags::PEOPLE)
    .or(Flags::DEMONYM)
    .or(Flags::ORG)
    .or(Flags::PLACE)
    .or(Flags::PLACE_START);

/// Parts a run into role and name, and decides what it stands for.
fn part_run(outline: &Outline, start: usize, end: usize, first: bool, mention: &mut Mention) -> bool {
    *mention = Mention::new(MentionKind::Name, (start, end), (start, end));
    let classes = outline.tokens[start..end].iter().fold(Flags::default(), |classes, token| classes | outline.flags_of(token));
    if classes.any(TELLING) && part_by_classes(outline, start, end, mention) {
        return true;
    }
    let (flags, shape) = (outline.flags(start), outline.tokens[start].shape());
    let single = end - start == 1;
    if single && shape == Shape::Initials && outline.word(start).len() <= 2 {
        return false;
    }
    if flags.any(Flags::GIVEN) && !(single && flags.any(Flags::GIVEN_WORD) && first) {
        mention.stands_for = Some(SpeakerKind::Person);
        mention.gender = gender_of(flags);
        trim_core(outline, mention);
        return true;
    }
    // At a sentence's start a single word known from the lists is an ordinary word.
    if single
        && first
        && flags.any(
            Flags::VERB
                | Flags::SPEECH_NOUN
                | Flags::DOCUMENT_NOUN
                | Flags::MEDIUM_NOUN
                | Flags::ROLE_MODIFIER
                | Flags::GIVEN_WORD,
        )
    {
        return false;
    }
    // A person's surname may be written so in a transcript: the clustering of names decides.
    if single && shape == Shape::Upper && outline.word(start).len() <= 5 {
        mention.stands_for = Some(SpeakerKind::Organization);
    }
    trim_core(outline, mention);
    true
}

/// The same where a title, a role, a place or a word for a body stands in the run; false when they do not tell.
fn part_by_classes(outline: &Outline, start: usize, end: usize, mention: &mut Mention) -> bool {
    let flags = |i: usize| outline.flags(i);
    // The last title or role that a name follows within the run.
    let prefix = (start..end - 1).rev().find(|&i| {
        let f = flags(i);
        let courtesy = f.any(Flags::COURTESY | Flags::TITLE | Flags::ABBREVIATION_TITLE);
        // "Senators Lee and Orr"
        let several = i == start
            && f.any(Flags::ROLE_PLURAL)
            && outline.word(end) == "and"
            && outline.tokens.get(end + 1).is_some_and(|t| t.is_capital());
        // "Public Radio": the public is nobody, and no party.
        let people = f.any(Flags::PEOPLE) && (f.any(Flags::PARTY) || !f.any(Flags::ROLE_MODIFIER));
        let role = several || (f.any(Flags::ROLE) || people) && !f.any(Flags::ROLE_PLURAL | Flags::PEOPLE_PLURAL);
        // A given name that is also a role ("Dean", "Bishop") is a role only with two words behind it.
        // "Attorney General" is all office.
        let office = i + 2 == end
            && flags(i + 1).any(Flags::ROLE | Flags::TITLE)
            && !flags(i + 1).any(Flags::GIVEN | Flags::COURTESY)
            && !f.any(Flags::COURTESY);
        // "Marine Le Pell": a particle is no given name.
        let named = !f.any(Flags::GIVEN) || i + 2 + usize::from(flags(i + 1).any(Flags::PARTICLE)) < end;
        (courtesy || role) && !office && named && outline.tokens[i + 1].is_capital()
    });
    // "Former Secretary of State Ann Lee": an office of several words, then a name.
    let office = (start..end.saturating_sub(4).min(start + LONGEST_OFFICE))
        .find(|&i| flags(i).any(Flags::ROLE | Flags::TITLE) && matches!(outline.word(i + 1), "of" | "for"))
        .and_then(|i| (i + 3..end - 1).find(|&i| flags(i).any(Flags::GIVEN) && !flags(i).any(Flags::PLACE)));
    let prefix = office.map(|name| name - 1).or(prefix);
    let core_start = prefix.map_or(start, |p| p + 1);
    let has_org = |from: usize| {
        (from..end).any(|i| {
            // "Asa Lee": a suffix stands behind a name.
            flags(i).any(Flags::ORG_SUFFIX) && (i > from || !flags(i).any(Flags::GIVEN))
                || flags(i).any(Flags::ORG_HEAD | Flags::ORG_KNOWN)
                    && !surname_like(outline, i, from, end)
                    // "Cornell Merridew": a given name, and a word that no list knows.
                    && !(flags(i).any(Flags::GIVEN) && i + 2 == end && outline.flags(i + 1).is_empty())
        })
    };
    // "Ms. Boston", "Sen. Church": a title that only people have tells more than the word behind it.
    let personal = |p: usize| {
        let f = flags(p);
        let title = f.any(Flags::ABBREVIATION_TITLE) && f.any(Flags::COURTESY | Flags::TITLE);
        let surname = p + 2 == end && f.any(Flags::TITLE) && flags(p + 1).any(Flags::CITY) && !flags(p + 1).any(Flags::COUNTRY);
        title && (p + 2 == end || p + 3 == end && flags(p + 1).any(Flags::GIVEN) || !has_org(p + 1))
            || surname && !whole_place(outline, start, end)
    };
    if let Some(p) = prefix
        && (personal(p) || !has_org(core_start) && !whole_place(outline, core_start, end))
    {
        mention.set_core((core_start, end));
        mention.set_role((start, core_start));
        mention.stands_for = Some(SpeakerKind::Person);
        let f = flags(p);
        mention.courtesy = f.any(Flags::COURTESY);
        mention.gender = gender_of(f).or_else(|| gender_of_given(outline, core_start).filter(|_| core_start + 1 < end));
        if mention.courtesy {
            mention.set_role((start, p));
        }
        trim_core(outline, mention);
        return true;
    }
    let last = flags(end - 1);
    // A run that is a role: "the Attorney General", "Deputy Secretary of State".
    let role = (start..end.saturating_sub(2).min(start + LONGEST_OFFICE))
        .take_while(|&i| i == start || !flags(i).any(Flags::ORG_HEAD | Flags::GIVEN))
        .find(|&i| flags(i).any(Flags::ROLE | Flags::TITLE) && outline.word(i + 1) == "of")
        .or_else(|| {
            // "Office of the Attorney General" is a body.
            let body = (start..end).any(|i| flags(i).any(Flags::ORG_HEAD) && outline.word(i + 1) == "of");
            let role = last.any(Flags::ROLE | Flags::TITLE) && !last.any(Flags::GIVEN | Flags::ORG_KNOWN) && !body;
            (role && !surname_like(outline, end - 1, start, end)).then_some(end - 1)
        });
    if let Some(role) = role {
        mention.kind = MentionKind::Description;
        mention.plural = flags(role).any(Flags::ROLE_PLURAL);
        mention.stands_for = Some(if mention.plural { SpeakerKind::Group } else { SpeakerKind::Unnamed });
        mention.gender = gender_of(flags(role));
        mention.definite = true;
        mention.set_core((role, role + 1));
        return true;
    }
    if last.any(Flags::PEOPLE | Flags::DEMONYM) && !flags(start).any(Flags::GIVEN) && !has_org(start) {
        let word = outline.word(end - 1);
        mention.plural = last.any(Flags::PEOPLE_PLURAL) || last.any(Flags::DEMONYM) && word.ends_with('s');
        if mention.plural || last.any(Flags::PEOPLE) {
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
    if last.any(Flags::PLACE)
        && !last.any(Flags::GIVEN)
        && end - start > 1
        && !flags(start).any(Flags::GIVEN)
        && !outline.flags(start).is_empty()
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
    let (given, flags) = (outline.flags(start), outline.flags(i));
    // "She met Grace Baker", but not "the Art Director".
    let word = given.any(Flags::GIVEN_WORD)
        && (flags.any(Flags::ROLE_PLURAL | Flags::TITLE | Flags::ORG)
            || start > 0 && outline.flags(start - 1).any(Flags::DET | Flags::POSS));
    // "Quella Baker, a lawyer": what stands behind tells that it is somebody.
    let described = outline.flags(start).is_empty()
        && outline.tokens.get(end).is_some_and(|t| t.is_punct(b','))
        && matches!(outline.word(end + 1), "a" | "an" | "the");
    i == end - 1
        && end - start == 2
        && (given.any(Flags::GIVEN) || described)
        && !word
        && !given.any(Flags::PLACE | Flags::ORG)
        && flags.any(Flags::ORG_HEAD | Flags::ORG_KNOWN | Flags::ROLE)
        && !flags.any(Flags::ORG_SUFFIX)
        && !matches!(
            outline.word(i),
            "University" | "College" | "Foundation" | "Institute" | "Campaign" | "Administration" | "Commission" | "School"
        )
}

fn whole_place(outline: &Outline, start: usize, end: usize) -> bool {
    if end - start == 1 {
        // "Paris" may be somebody: the clustering of names knows whether the document has such a person.
        let f = outline.flags(start);
        return f.any(Flags::PLACE) && (!f.any(Flags::GIVEN) || f.any(Flags::CITY | Flags::COUNTRY));
    }
    if end - start > 4 || !outline.flags(start).any(Flags::PLACE_START | Flags::PLACE) {
        return false;
    }
    let mut joined = String::with_capacity(48);
    for i in start..end {
        if i > start {
            joined.push('_');
        }
        joined.push_str(outline.word(i).trim_end_matches('.'));
    }
    outline.lexicon.flags(&joined).any(Flags::PLACE)
}

/// Leaves titles that follow a name out of its core, and demonyms or parties that stand before it.
fn trim_core(outline: &Outline, mention: &mut Mention) {
    let (mut start, end) = mention.core();
    let modifier = |t: usize| {
        let f = outline.flags(t);
        // "New Mexico Public Radio" begins with no modifier of a person.
        let modifier = f.any(Flags::DEMONYM | Flags::PARTY) || f.any(Flags::ROLE_MODIFIER) && !f.any(Flags::PLACE_START);
        modifier && !f.any(Flags::GIVEN)
    };
    let name = start + (start..end.saturating_sub(2)).take_while(|&t| modifier(t)).count();
    // What is left must be a person's: of "Human Ferry Watch" nothing is left out.
    let person = outline.flags(name).any(Flags::GIVEN)
        || outline.tokens[name].shape() == Shape::Initials
        || (name..end).all(|t| outline.flags(t).is_empty());
    start = if person { name } else { start };
    mention.set_core((start, end));
    if mention.role().0 >= mention.role().1 && start > mention.tokens().0 {
        mention.set_role((mention.tokens().0, start));
        mention.gender = mention.gender.or_else(|| gender_of_given(outline, start));
    }
}

/// Whether an office in lower case that a name may follow stands at the token: `secretary of state`, `chief of staff`.
pub(super) fn is_office(outline: &Outline, at: usize) -> bool {
    outline.flags(at).any(Flags::ROLE | Flags::TITLE)
        && outline.word(at + 1) == "of"
        && matches!(
            outline.word(at + 2),
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

pub(super) fn gender_of(flags: Flags) -> Option<Gender> {
    match (flags.any(Flags::MASCULINE), flags.any(Flags::FEMININE)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

fn gender_of_given(outline: &Outline, token: usize) -> Option<Gender> {
    let flags = outline.flags(token);
    if flags.any(Flags::GIVEN) { gender_of(flags) } else { None }
}

/// Takes the role written in lower case before a name into the mention: `Kremlin spokesperson Dmitry Peskov`.
fn extend_role_left(outline: &Outline, mention: &mut Mention, floor: usize) {
    let start = mention.tokens().0;
    if start == 0 || start <= floor {
        return;
    }
    let nearest = start - 1;
    let near = outline.flags(nearest);
    let token = &outline.tokens[nearest];
    let capital_role = mention.role().1 > mention.role().0 && !mention.courtesy;
    let role_before = token.is_word()
        && token.shape() == Shape::Lower
        && near.any(Flags::ROLE | Flags::PEOPLE)
        && !near.any(Flags::ROLE_PLURAL | Flags::PEOPLE_PLURAL | Flags::PREP | Flags::AUX)
        && outline.tokens[start].spaced()
        && !(near.any(Flags::ROLE_MODIFIER) && noun_follows(outline, mention.tokens().1));
    // "former Mayor Ann Lee", "1st Lt. Ann Lee"
    let ordinal = outline.text.as_bytes()[token.start()].is_ascii_digit();
    let modifier_before =
        capital_role && token.is_word() && (ordinal || near.any(Flags::ROLE_MODIFIER) && !near.any(Flags::FUNCTION));
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
        mention.gender = gender_of(near);
    }
}

/// Whether "and" joins a role to the one that begins at `from`.
fn joins_roles(outline: &Outline, from: usize) -> bool {
    from >= 2
        && outline.word(from - 1) == "and"
        && outline.flags(from - 2).any(Flags::ROLE | Flags::TITLE)
        && !outline.flags(from - 2).any(Flags::ROLE_PLURAL | Flags::GIVEN)
}

/// Whether the word is one of several in capitals, none of them an acronym: a heading before the text.
fn is_shouted(outline: &Outline, token: usize) -> bool {
    let upper = |t: usize| outline.tokens[t].shape() == Shape::Upper;
    let long = |t: usize| outline.tokens[t].span().len() > "NATO".len();
    token > 0 && upper(token) && upper(token - 1) && (long(token) || long(token - 1))
}

/// Whether a noun for somebody stands behind a name, so that what stands before the name goes with the noun: `a senior Lee adviser`.
fn noun_follows(outline: &Outline, end: usize) -> bool {
    let flags = outline.flags(end);
    outline.tokens.get(end).is_some_and(|t| t.shape() == Shape::Lower && t.spaced())
        && flags.any(Flags::ROLE | Flags::PEOPLE)
        && !flags.any(Flags::FUNCTION | Flags::THIRD | Flags::PAST)
}

/// Whether an acronym in brackets ends before the token: `International Water Council (IWC) chief Ann Lee`.
fn is_acronym(outline: &Outline, end: usize) -> bool {
    end > 3
        && outline.tokens[end - 1].is_punct(b')')
        // No "(D-Ohio)".
        && outline.tokens[end - 2].shape() == Shape::Upper
        && !outline.tokens[end - 2].is_joined()
        && outline.tokens[end - 3].is_punct(b'(')
}

/// Whether the word before a name opens a phrase that goes on behind it: `a Lee aide`, `top Lee aide`.
pub(super) fn opens_phrase(outline: &Outline, name: usize) -> bool {
    name > 0 && outline.tokens[name].spaced() && {
        let before = outline.flags(name - 1);
        let article = before.any(Flags::DET) && !before.any(Flags::THAT | Flags::PRON);
        article || before.any(Flags::ROLE_MODIFIER) && !outline.tokens[name - 1].is_capital()
    }
}

/// Where the role begins of which a word stands at `from`, not before the token `limit`.
pub(crate) fn role_start(outline: &Outline, from: usize, limit: usize) -> usize {
    let mut from = from;
    let mut body = false;
    while from > limit {
        let before = &outline.tokens[from - 1];
        let flags = outline.flags(from - 1);
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
            && matches!(outline.word(from - 1), "of" | "for" | "and")
            && from > limit + 1
            && outline.tokens[from - 2].is_capital()
        {
            from -= 2;
            continue;
        }
        if from > limit + 1 && joins_roles(outline, from) {
            let other = role_start(outline, from - 2, limit);
            // "the mayor and Senator Ann Lee": two people.
            let one = outline.flags(from).any(Flags::ROLE | Flags::ROLE_MODIFIER) && !outline.tokens[from].is_capital()
                || other == 0
                || !outline.flags(other - 1).any(Flags::DET | Flags::POSS);
            from = if one { other } else { from };
            break;
        }
        let takes = match before.kind() {
            TokenKind::Word => {
                let modifier = flags
                    .any(Flags::ROLE | Flags::ROLE_MODIFIER | Flags::DEMONYM | Flags::ORG_HEAD | Flags::PEOPLE | Flags::PARTY);
                let calendar = flags.any(Flags::WEEKDAY | Flags::MONTH | Flags::RELATIVE_DAY);
                // "Even police chief Ann Lee"
                let adverb = flags.any(Flags::ADV) && !flags.any(Flags::ROLE_MODIFIER | Flags::GIVEN);
                let name = before.is_capital()
                    && !calendar
                    && !adverb
                    && !is_shouted(outline, from - 1)
                    && (before.shape() == Shape::Upper
                        || !flags.any(Flags::PRON | Flags::CONJ | Flags::SUBORD | Flags::WH | Flags::AUX | Flags::DET));
                // "poll leader", "book author"
                let noun = flags.any(Flags::DOCUMENT_NOUN | Flags::MEDIUM_NOUN) && !flags.any(Flags::PAST | Flags::THIRD);
                // "Lee disputed Republican Tom Orr's": a verb that no list knows.
                let verb = flags.is_empty()
                    && outline.word(from - 1).ends_with("ed")
                    && from > limit + 1
                    && outline.tokens[from - 2].is_capital();
                let plain =
                    before.shape() == Shape::Lower && !verb && (flags.is_empty() || noun && outline.flags(from).any(Flags::ROLE));
                (modifier && !flags.any(Flags::PREP | Flags::DET | Flags::PRON | Flags::AUX))
                    || name && !flags.any(Flags::PREP)
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
    while outline.tokens[from].kind() == TokenKind::Clitic || outline.word(from) == "and" {
        from += 1;
    }
    from
}
