//! The people of a story who are no people by any list: `said the vole`, `the sea replied`, and names that are words too: `Tom`.
//!
//! Beside a quote the place of the words tells that a noun stands for somebody who speaks; from there on it does so wherever the
//! story names it. News names Tom in full at first; a story does not.

use std::cmp::Reverse;

use super::key_of;
use super::mention::{Gender, Mention, MentionKind, SpeakerKind, is_possessive};
use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::{Classes, FoldSet, looks_adverb, looks_past, looks_plural, word};
use crate::outline::Outline;
use crate::room::{Room, room};
use crate::steps::step;
use crate::text::{Shape, Token, TokenKind};

/// How many words may stand between the article and the noun.
const WORDS: usize = 3;
/// How many marks and commas behind a quote are passed over at most.
const MARKS: usize = 8;
/// How many people with an epithet for a name are known.
const EPITHETS: usize = 64;

room! {
    /// Who speaks beside a quote.
    pub(super) struct Cast {
        /// Where nouns speak, in text order, and the nouns.
        sites: Vec<TokenId>,
        nouns: FoldSet<u128>,
        /// Which shapes those have.
        shapes: Vec<bool>,
        /// Where the mentions stand that are there already.
        known: Vec<IdRange<TokenId>>,
    }
}

/// Adds mentions for the nouns that speak somewhere, and for the names that a sentence begins with.
pub(super) fn find_cast(outline: &Outline, mentions: &mut Vec<Mention>, cast: &mut Cast) {
    let mut epithets: Vec<IdRange<TokenId>> = Vec::new();
    for (id, part) in outline.parts.numbered() {
        let end = outline.words_behind(id).end();
        let ended = outline.quoted_words(id).trim_end().ends_with(',');
        cast.sites.extend(speaks_behind(outline, part.tokens.end(), end, ended));
        if let Some(epithet) = epithet_behind(outline, part.tokens.end(), end)
            && epithets.len() < EPITHETS
            && epithets.iter().all(|&known| !same_words(outline, known, epithet))
        {
            epithets.push(epithet);
        }
    }
    name_by_epithets(outline, mentions, &epithets);
    leave_out_cries(outline, mentions);
    add_speakers(outline, mentions, cast, true);
    cast.trim();
}

/// Adds mentions for the nouns that speak right beside a quote of the news, whatever the lists tell of them: `answered the vizier`,
/// `the vizier answered: “…”`.
pub(super) fn find_speaking_nouns(outline: &Outline, mentions: &mut Vec<Mention>, cast: &mut Cast) {
    let sites = &mut cast.sites;
    for (id, part) in outline.parts.numbered() {
        sites.extend(speaks_behind(outline, part.tokens.end(), outline.words_behind(id).end(), false));
        sites.extend(speaks_before(outline, outline.words_before(id)));
    }
    if !sites.is_empty() {
        sites.sort_unstable();
        add_speakers(outline, mentions, cast, false);
    }
    cast.trim();
}

/// How many shapes of words are told apart for each noun.
const SHAPES: usize = 64;

/// Adds mentions for the nouns at its sites wherever they stand, and in a `story` for the names that a sentence begins with.
fn add_speakers(outline: &Outline, mentions: &mut Vec<Mention>, cast: &mut Cast, story: bool) {
    let Cast { sites, nouns, shapes, known } = cast;
    nouns.extend(sites.iter().map(|&noun| key_of(outline, noun)));
    // Nearly all words are turned away by their shapes: their number and their length, of which several share one.
    shapes.resize((SHAPES * sites.len()).next_power_of_two(), false);
    let last = shapes.len() - 1;
    let shape = |token: &Token| (token.word().number() ^ token.span().len() << 5) & last;
    sites.iter().for_each(|&noun| shapes[shape(&outline.tokens[noun])] = true);
    known.extend(mentions.iter().filter(|m| !m.is_pronoun()).map(Mention::tokens));
    let before = mentions.len();
    let may_speak = |token: &Token| shapes[shape(token)] || story && token.is_capital();
    for at in outline.tokens_that(may_speak) {
        let token = &outline.tokens[at];
        let mut mention = match token.shape() {
            // A voice is somebody's: elsewhere it does nothing.
            Shape::Lower if nouns.contains(&key_of(outline, at)) => match article(outline, at) {
                Some(start) if token.word() != word::VOICE || sites.binary_search(&at).is_ok() => described(outline, start, at),
                _ => continue,
            },
            Shape::Capital if story && acts_by_name(outline, at) => named(outline, at),
            _ => continue,
        };
        let next = known.partition_point(|tokens| tokens.start() <= at);
        let covered = known[next.saturating_sub(WORDS)..next].iter().any(|tokens| at < tokens.end());
        if !covered && !outline.is_quoted(at) {
            mention.sentence = outline.sentence_of(at);
            mentions.push(mention);
        }
    }
    if mentions.len() > before {
        mentions.sort_by_key(|m| (m.tokens().start(), Reverse(m.tokens().end())));
    }
}

/// Leaves out cries inside quotes, which look like names or like a part of one: `Alas, wait`, `O Ann, wait`.
fn leave_out_cries(outline: &Outline, mentions: &mut Vec<Mention>) {
    let cries = |m: &Mention| m.quoted && outline.classes(m.core().start()).any(Classes::EXCLAIMING);
    mentions.retain(|m| !cries(m) || m.core().len() != 1);
    for m in mentions.iter_mut().filter(|m| cries(m) && m.kind == MentionKind::Name) {
        let name = m.core().start() + 1;
        m.begin_at(name);
        m.set_core(m.core().with_start(name));
    }
}

/// The first token behind the marks and commas that end a quote.
fn behind_marks(outline: &Outline, from: TokenId) -> TokenId {
    let end = outline.tokens.end().min(from + MARKS);
    let ends = |at: &TokenId| {
        step();
        let token = &outline.tokens[*at];
        token.is_punct(b',') || token.kind() == TokenKind::Mark
    };
    from + from.to(end).iter().take_while(ends).count()
}

/// The words of `said the Tall Clerk` or `the Tall Clerk said` behind a quote: a description with capitals is a name.
fn epithet_behind(outline: &Outline, from: TokenId, end: TokenId) -> Option<IdRange<TokenId>> {
    let speaks = |t: TokenId| outline.classes(t).any(Classes::CUE) && outline.classes(t).any(Classes::PAST | Classes::THIRD);
    let at = behind_marks(outline, from);
    let inverted = speaks(at);
    let start = at + usize::from(inverted) + 1;
    let capital = |t: &TokenId| outline.tokens[*t].shape() == Shape::Capital && outline.tokens[*t].spaced();
    let behind = start + start.to(end).iter().take_while(capital).count();
    let named = outline.word(start - 1) == word::THE && (2..=WORDS + 1).contains(&start.to(behind).len());
    (named && behind <= end && (inverted || behind < end && speaks(behind))).then_some(start.to(behind))
}

fn same_words(outline: &Outline, a: IdRange<TokenId>, b: IdRange<TokenId>) -> bool {
    a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| outline.same_word(a, b))
}

/// Makes names of the epithets wherever they stand behind "the", whatever was read there.
fn name_by_epithets(outline: &Outline, mentions: &mut Vec<Mention>, epithets: &[IdRange<TokenId>]) {
    let mut found: Vec<IdRange<TokenId>> = Vec::new();
    for (the, _) in outline.tokens.numbered().filter(|(_, t)| !epithets.is_empty() && t.word() == word::THE) {
        let at = |epithet: &IdRange<TokenId>| (the + 1).to((the + 1 + epithet.len()).min(outline.tokens.end()));
        let here = epithets.iter().find(|epithet| same_words(outline, **epithet, at(epithet))).map(at);
        let capital = |range: IdRange<TokenId>| range.iter().all(|t| outline.tokens[t].is_capital());
        found.extend(here.filter(|&range| capital(range)));
    }
    if found.is_empty() {
        return;
    }
    mentions.retain(|m| {
        let behind = found.partition_point(|epithet| epithet.end() <= m.core().start());
        found.get(behind).is_none_or(|epithet| m.core().end() <= epithet.start())
    });
    mentions.extend(found.into_iter().map(|name| {
        let mut mention = Mention::of_name(outline, name);
        mention.stands_for = Some(SpeakerKind::Person);
        mention.gender = Gender::of(outline.classes(name.end() - 1));
        mention
    }));
    mentions.sort_by_key(|m| (m.tokens().start(), Reverse(m.tokens().end())));
}

/// `the vole`: a description from `start` to its noun.
fn described(outline: &Outline, start: TokenId, noun: TokenId) -> Mention {
    let mut mention = Mention::new(MentionKind::Description, start.to(noun + 1), noun.alone());
    mention.note_people(looks_plural(outline.text_of(noun)));
    mention.possessive = is_possessive(outline, noun + 1);
    mention.definite = !matches!(outline.word(start), word::A | word::AN);
    mention
}

/// Whether a given name that is a word too stands where a verb makes it a name: `Rose laughed.`
fn acts_by_name(outline: &Outline, at: TokenId) -> bool {
    let next = outline.classes(at + 1);
    outline.classes(at).any(Classes::GIVEN_WORD) && plain(outline, at + 1) && next.any(Classes::PAST)
}

fn named(outline: &Outline, at: TokenId) -> Mention {
    let mut mention = Mention::new(MentionKind::Name, at.alone(), at.alone());
    mention.stands_for = Some(SpeakerKind::Person);
    mention.gender = Gender::of(outline.classes(at));
    mention
}

/// Whether the word can stand between an article and its noun, or be that noun.
fn plain(outline: &Outline, token: TokenId) -> bool {
    let Some(t) = outline.tokens.get(token) else { return false };
    t.kind() == TokenKind::Word && t.shape() == Shape::Lower && !outline.classes_of(t).any(Classes::FUNCTION)
}

fn opens(outline: &Outline, token: TokenId) -> bool {
    outline.classes(token).any(Classes::DET | Classes::POSS | Classes::NUM) && !outline.classes(token).any(Classes::NEG)
}

/// The noun of `said the old vole` or `the old vole said` behind a quote; `ended` when a comma ends the quote.
fn speaks_behind(outline: &Outline, from: TokenId, end: TokenId, ended: bool) -> Option<TokenId> {
    let last = end.before().filter(|&last| last >= from)?;
    let verb = |token: TokenId| {
        let classes = outline.classes(token);
        token <= last
            && plain(outline, token)
            && (classes.any(Classes::CUE) && classes.any(Classes::PAST | Classes::THIRD)
                || ended && (classes.any(Classes::PAST) || classes.is_plain() && looks_past(outline.text_of(token))))
    };
    let at = behind_marks(outline, from);
    let inverted = verb(at);
    let first = if inverted { at + 1 } else { at };
    if first > last || !opens(outline, first) {
        return None;
    }
    let inside = |t: &TokenId| plain(outline, *t) || outline.classes(*t).any(Classes::NUM);
    let words = (first + 1).to(last + 1).iter().take(WORDS + 2).take_while(inside).count();
    let behind = first + 1 + words;
    if inverted {
        // "Said her mother crossly": how.
        let how = words > 1 && is_manner(outline, behind - 1);
        // "Said the kind Rat": the name comes behind.
        let named = behind <= last && outline.tokens[behind].is_capital();
        return ((1..=WORDS + 1).contains(&words) && !named).then(|| behind - 1 - usize::from(how));
    }
    (first + 2).to(behind).iter().find(|&t| verb(t)).map(|verb| verb - 1)
}

/// The noun of `the old vole said` right before a quote whose sentence begins with the tokens `before`.
fn speaks_before(outline: &Outline, before: IdRange<TokenId>) -> Option<TokenId> {
    let sign = |t: TokenId| outline.tokens[t].is_punct(b',') || outline.tokens[t].is_punct(b':');
    let verb = before.end().checked_sub(1).filter(|&last| last >= before.start())?;
    let last = if sign(verb) { verb.before().filter(|&verb| verb >= before.start())? } else { return None };
    // "the vole told her: “…”"
    let heard = last.before().filter(|&verb| verb > before.start() && outline.classes(verb).any(Classes::TAKES_HEARER));
    let verb = heard.filter(|_| outline.classes(last).any(Classes::PRON)).unwrap_or(last);
    let classes = outline.classes(verb);
    let speaks = classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && classes.any(Classes::PAST | Classes::THIRD);
    let noun = verb.before().filter(|&noun| noun > before.start() && speaks && plain(outline, noun))?;
    article(outline, noun).filter(|&article| article >= before.start()).map(|_| noun)
}

/// Whether a word that no list knows is an adverb of manner by its looks: "crossly".
fn is_manner(outline: &Outline, token: TokenId) -> bool {
    outline.classes(token).is_plain() && looks_adverb(outline.text_of(token))
}

/// The article or owner that opens the phrase of the noun at `noun`.
fn article(outline: &Outline, noun: TokenId) -> Option<TokenId> {
    let left = noun.saturating_sub(WORDS + 1);
    let mut at = noun;
    while at > left {
        at -= 1;
        let classes = outline.classes(at);
        if classes.any(Classes::DET | Classes::POSS) {
            return Some(at);
        }
        if classes.any(Classes::NUM) {
            return Some(if at > left && opens(outline, at - 1) { at - 1 } else { at });
        }
        if !plain(outline, at) {
            return None;
        }
    }
    None
}
