//! Names: runs of capitalised words, parted into role and name, and told apart by what they stand for.

use super::descriptions::phrase_start;
use super::runs::{name_run, skip_function, skip_ordinary};
use crate::lexicon::Flags;
use crate::mentions::types::{Gender, Mention, MentionKind, SpeakerKind};
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// How far to the left of a name its role may begin.
const LONGEST_ROLE: usize = 12;

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
    let run_end = name_run(outline, at, end, headline);
    let start = if first { skip_ordinary(outline, at, run_end) } else { skip_function(outline, at, run_end) };
    if start >= run_end || !part_run(outline, start, run_end, first && start == at, mention) {
        return false;
    }
    if mention.kind == MentionKind::Name && mention.stands_for != Some(SpeakerKind::Organization) && !mention.place {
        extend_role_left(outline, mention, floor);
    }
    if mention.kind == MentionKind::Description {
        let (begin, _, definite) = phrase_start(outline, mention.tokens().0, floor);
        mention.begin_at(begin);
        mention.definite = definite || begin == start && !mention.plural;
    }
    mention.possessive = is_possessive(outline, mention.tokens().1);
    true
}

/// Whether `'s` or a plural's lone apostrophe stands at the token.
pub(super) fn is_possessive(outline: &Outline, token: usize) -> bool {
    outline.tokens.get(token).is_some_and(|t| match t.kind {
        TokenKind::Clitic => t.ch == b's',
        TokenKind::Mark => {
            !t.spaced
                && t.ch == b'\''
                && token > 0
                && outline.word(token - 1).ends_with('s')
                && outline.tokens.get(token + 1).is_some_and(|next| next.is_word() && next.spaced)
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
    let classes = outline.tokens[start..end].iter().fold(Flags::default(), |classes, token| classes | token.flags);
    if classes.any(TELLING) && part_by_classes(outline, start, end, mention) {
        return true;
    }
    let Token { flags, shape, .. } = outline.tokens[start];
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
        let role = f.any(Flags::ROLE | Flags::PEOPLE) && !f.any(Flags::ROLE_PLURAL | Flags::PEOPLE_PLURAL);
        // A given name that is also a role ("Dean", "Bishop") is a role only with two words behind it.
        // "Attorney General" is all office.
        let office = i + 2 == end
            && flags(i + 1).any(Flags::ROLE | Flags::TITLE)
            && !flags(i + 1).any(Flags::GIVEN | Flags::COURTESY)
            && !f.any(Flags::COURTESY);
        (courtesy || role) && !office && (!f.any(Flags::GIVEN) || i + 2 < end) && outline.tokens[i + 1].is_capital()
    });
    // "Secretary of State Ann Lee": an office of several words, then a name.
    let office = (flags(start).any(Flags::ROLE | Flags::TITLE) && outline.word(start + 1) == "of")
        .then(|| (start + 3..end).find(|&i| flags(i).any(Flags::GIVEN) && !flags(i).any(Flags::PLACE) && i + 1 < end))
        .flatten();
    let prefix = office.map(|name| name - 1).or(prefix);
    let core_start = prefix.map_or(start, |p| p + 1);
    let has_org = |from: usize| {
        (from..end).any(|i| {
            flags(i).any(Flags::ORG_SUFFIX | Flags::ORG_KNOWN)
                || flags(i).any(Flags::ORG_HEAD) && !surname_like(outline, i, from, end)
        })
    };
    if let Some(p) = prefix
        && !has_org(core_start)
        && !whole_place(outline, core_start, end)
    {
        mention.set_core((core_start, end));
        mention.set_role((start, core_start));
        mention.stands_for = Some(SpeakerKind::Person);
        let f = flags(p);
        mention.courtesy = f.any(Flags::COURTESY);
        mention.gender = gender_of(f).or_else(|| gender_of_given(outline, core_start));
        if mention.courtesy {
            mention.set_role((start, p));
        }
        trim_core(outline, mention);
        return true;
    }
    let last = flags(end - 1);
    // A run that ends in a role: "the Attorney General", "Secretary of State".
    let role_last =
        last.any(Flags::ROLE | Flags::TITLE) && !last.any(Flags::GIVEN) && !surname_like(outline, end - 1, start, end)
            || end - start >= 3 && outline.word(start + 1) == "of" && flags(start).any(Flags::ROLE | Flags::TITLE);
    if role_last {
        mention.kind = MentionKind::Description;
        mention.stands_for = Some(SpeakerKind::Unnamed);
        mention.plural = last.any(Flags::ROLE_PLURAL);
        mention.gender = gender_of(last);
        mention.definite = true;
        mention.set_core(if outline.word(start + 1) == "of" { (start, start + 1) } else { (end - 1, end) });
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
        && outline.tokens[start].lex != 0
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
    let given = outline.flags(start);
    i == end - 1
        && end - start == 2
        && given.any(Flags::GIVEN)
        && !given.any(Flags::GIVEN_WORD | Flags::PLACE | Flags::ORG)
        && outline.flags(i).any(Flags::ORG_HEAD | Flags::ROLE)
        && !outline.flags(i).any(Flags::ORG_SUFFIX)
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
    outline.lexicon.flags(outline.lexicon.id(&joined)).any(Flags::PLACE)
}

/// Leaves titles that follow a name out of its core, and demonyms or parties that stand before it.
fn trim_core(outline: &Outline, mention: &mut Mention) {
    let (mut start, end) = mention.core();
    while end - start > 2 {
        let f = outline.flags(start);
        if f.any(Flags::DEMONYM | Flags::PARTY | Flags::ROLE_MODIFIER) && !f.any(Flags::GIVEN) {
            start += 1;
        } else {
            break;
        }
    }
    mention.set_core((start, end));
    if mention.role().0 >= mention.role().1 && start > mention.tokens().0 {
        mention.set_role((mention.tokens().0, start));
    }
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
    let capital_role = mention.role().1 > mention.role().0;
    let role_before = token.is_word()
        && token.shape == Shape::Lower
        && near.any(Flags::ROLE | Flags::PEOPLE)
        && !near.any(Flags::ROLE_PLURAL | Flags::PEOPLE_PLURAL)
        && outline.tokens[start].spaced;
    let modifier_before = capital_role && token.is_word() && near.any(Flags::ROLE_MODIFIER) && !near.any(Flags::FUNCTION);
    // "secretary of state Ann Lee", "chief of staff Tom Orr"
    let office = token.shape == Shape::Lower
        && start >= floor + 3
        && outline.word(nearest - 1) == "of"
        && outline.flags(nearest - 2).any(Flags::ROLE | Flags::TITLE)
        && matches!(
            outline.word(nearest),
            "state" | "staff" | "state-elect" | "defense" | "defence" | "police" | "parliament" | "operations" | "communications"
        );
    if !role_before && !modifier_before && !office {
        return;
    }
    let limit = floor.max(start.saturating_sub(LONGEST_ROLE));
    let mut from = if office { nearest - 2 } else { nearest };
    while from > limit {
        let before = &outline.tokens[from - 1];
        let flags = outline.flags(from - 1);
        if !outline.tokens[from].spaced && outline.tokens[from].kind != TokenKind::Clitic {
            break;
        }
        // "International Water Council (IWC) chief Ann Lee"
        let acronym = before.is_punct(b')')
            && from > limit + 3
            && outline.tokens[from - 3].is_punct(b'(')
            && outline.tokens[from - 2].shape == Shape::Upper;
        if acronym {
            from -= 3;
            continue;
        }
        let takes = match before.kind {
            TokenKind::Word => {
                let modifier = flags
                    .any(Flags::ROLE | Flags::ROLE_MODIFIER | Flags::DEMONYM | Flags::ORG_HEAD | Flags::PEOPLE | Flags::PARTY);
                let calendar = flags.any(Flags::WEEKDAY | Flags::MONTH);
                let name = before.is_capital()
                    && !calendar
                    && (before.shape == Shape::Upper
                        || !flags.any(Flags::PRON | Flags::CONJ | Flags::SUBORD | Flags::WH | Flags::AUX | Flags::DET));
                let plain = before.shape == Shape::Lower && flags.is_empty();
                let joined = outline.word(from - 1) == "and"
                    && from >= 2
                    && from - 1 > limit
                    && outline.flags(from - 2).any(Flags::ROLE)
                    && outline.flags(from).any(Flags::ROLE | Flags::ROLE_MODIFIER);
                (modifier && !flags.any(Flags::PREP | Flags::DET | Flags::PRON | Flags::AUX))
                    || name && !flags.any(Flags::PREP)
                    || plain
                    || joined
            }
            TokenKind::Clitic => before.ch == b's',
            _ => false,
        };
        if !takes {
            break;
        }
        from -= 1;
    }
    // A clitic cannot begin a role.
    while outline.tokens[from].kind == TokenKind::Clitic || outline.word(from) == "and" {
        from += 1;
    }
    mention.set_role((from, mention.core().0));
    mention.begin_at(from);
    mention.stands_for = Some(SpeakerKind::Person);
    if mention.gender.is_none() {
        mention.gender = gender_of(near);
    }
}
