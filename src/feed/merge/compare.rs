//! Whether two wordings are the same statement.
//!
//! Two things are asked: do they share a run of words that nobody says twice by chance, and if not, do their content words agree
//! so far that one must be another translation of the other. Both err on the side of two statements: one that stands twice in a
//! feed is a blemish, two that are made one are an untruth.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::wording::{Content, GAP, Sentence, Wording};
use crate::ids::{ContentId, Id, IdRange};
use crate::steps::step;

/// In what way two wordings agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Agreement {
    /// They share a long run of words, or all of one stands in the other.
    Words {
        /// How many content words they share.
        content: usize,
    },
    /// All of the lesser one stands in the other, and that is not much: it may stand in other statements too.
    Fragment {
        /// How many content words it has.
        content: usize,
    },
    /// The content words agree, though not the words.
    Translation,
}

/// So many words are looked up together.
const SHINGLE: usize = 3;
/// A run of so many content words is said once.
const LONG_RUN: usize = 6;
/// A fragment has fewer content words than a statement that speaks for itself, and more than a turn of phrase.
const WHOLE: usize = 8;
const FRAGMENT: usize = 3;
const FRAGMENT_WORDS: usize = 5;
/// How far two sentences must agree to be one, translated twice: any line of the weight of what is shared, its share of the sentence
/// of less weight, and of the other. Measured on `fixtures/feed/statements.txt`.
const ENOUGH: [(f32, f32, f32); 5] = [(4.0, 0.88, 0.8), (4.0, 0.97, 0.7), (4.5, 0.97, 0.6), (5.0, 0.84, 0.72), (9.0, 0.8, 0.7)];
/// The least share of the sentence of less weight that matters to anybody.
const LEAST: f32 = 0.6;
/// So many sentences of a statement are looked at one by one.
const SENTENCES: usize = 12;

/// A wording with its runs of three words, to be looked up.
#[derive(Debug, Clone)]
pub(super) struct Indexed {
    pub(super) wording: Wording,
    /// The hash of each run and where it begins, sorted.
    pub(super) shingles: Vec<(u64, u32)>,
}

impl Indexed {
    pub(super) fn new(wording: Wording) -> Indexed {
        let mut shingles: Vec<(u64, u32)> = shingles(&wording.words).collect();
        shingles.sort_unstable();
        Indexed { wording, shingles }
    }

    /// Whether this has no more to say than the other.
    pub(super) fn lesser(&self, other: &Indexed) -> bool {
        let size = |wording: &Wording| (wording.content.len(), wording.words.len());
        size(&self.wording) <= size(&other.wording)
    }

    /// Whether some run stands in both.
    fn meets(&self, other: &Indexed) -> bool {
        let (mut i, mut j) = (0, 0);
        while let (Some((one, _)), Some((another, _))) = (self.shingles.get(i), other.shingles.get(j)) {
            if one == another {
                return true;
            }
            i += usize::from(one < another);
            j += usize::from(another < one);
        }
        false
    }

    /// Where a run begins.
    fn places(&self, hash: u64) -> impl Iterator<Item = usize> {
        let first = self.shingles.partition_point(|(other, _)| *other < hash);
        self.shingles[first..].iter().take_while(move |(other, _)| *other == hash).take(8).map(|(_, at)| *at as usize)
    }
}

/// The hash of each run of words without a gap and where it begins, in the order of the text.
fn shingles(words: &[u32]) -> impl Iterator<Item = (u64, u32)> {
    let runs = words.windows(SHINGLE).zip(0..).filter(|(run, _)| !run.contains(&GAP));
    runs.map(|(run, at)| (run.iter().fold(run.len() as u64, |hash, word| mix(hash, u64::from(*word))), at))
}

/// One more number for a hash.
pub(super) fn mix(hash: u64, number: u64) -> u64 {
    let product = u128::from(hash ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    (product >> 64) as u64 ^ product as u64
}

/// Compares two wordings. `rarity` gives for a stem how much it counts in this feed, 0 to 1.
pub(super) fn compare(a: &Indexed, b: &Indexed, rarity: &dyn Fn(u32) -> f32) -> Option<Agreement> {
    let (short, long) = if a.lesser(b) { (a, b) } else { (b, a) };
    same_words(short, long, rarity)
        .or_else(|| translated(&short.wording, &long.wording, rarity).then_some(Agreement::Translation))
}

/// A run of words that stands in both.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where it begins in the lesser wording, and in the other.
    at: usize,
    place: usize,
    len: usize,
    /// How many content words it has.
    content: usize,
}

/// The runs of words of the lesser wording that stand in the other, the longest from each place on.
fn runs(short: &Indexed, long: &Indexed) -> Vec<Run> {
    let words = &short.wording.words;
    let mut runs: Vec<Run> = Vec::new();
    // Most wordings that are compared share none.
    if !short.meets(long) {
        return runs;
    }
    for (hash, at) in shingles(words) {
        let at = at as usize;
        if runs.last().is_some_and(|run| at < run.at + run.len) {
            continue;
        }
        let len =
            |place: usize| words[at..].iter().zip(&long.wording.words[place..]).take_while(|(a, b)| a == b && **a != GAP).count();
        let longest = long.places(hash).map(|place| (len(place), place)).max_by_key(|(len, place)| (*len, Reverse(*place)));
        if let Some((len, place)) = longest.filter(|(len, _)| *len >= SHINGLE) {
            let content = short.wording.content_in(at, at + len).len();
            runs.push(Run { at, place, len, content });
        }
    }
    runs
}

/// Looks for the words of one wording in the other.
fn same_words(short: &Indexed, long: &Indexed, rarity: &dyn Fn(u32) -> f32) -> Option<Agreement> {
    let runs = runs(short, long);
    let longest = runs.iter().copied().max_by_key(|run| (run.content, Reverse(run.at)))?;
    let content = runs.iter().map(|run| run.content).sum();
    if longest.content >= LONG_RUN && is_telling(short, long, longest, rarity) {
        return Some(Agreement::Words { content });
    }
    // All of it stands there, each piece between gaps in one run; a word at an edge may be the article's.
    let words = &short.wording.words;
    let negations: usize = runs.iter().map(|run| short.wording.negations_in(run.at, run.at + run.len)).sum();
    let pieces = words.split(|word| *word == GAP).filter(|piece| piece.len() >= SHINGLE).count();
    let total = words.iter().filter(|word| **word != GAP).count();
    let found: usize = runs.iter().map(|run| run.len).sum();
    let all = content == short.wording.content.len()
        && negations == short.wording.negations_in(0, words.len())
        && runs.len() <= pieces
        && found + 2 >= total;
    if !all || content < FRAGMENT || (content == FRAGMENT && total < FRAGMENT_WORDS) {
        None
    } else if content >= WHOLE || (content > FRAGMENT && words == &long.wording.words) {
        Some(Agreement::Words { content })
    } else {
        Some(Agreement::Fragment { content })
    }
}

/// Whether a long run is more than a turn of phrase: it makes most of the sentences around it, and what is left of them does
/// not speak of other names or figures.
fn is_telling(short: &Indexed, long: &Indexed, run: Run, rarity: &dyn Fn(u32) -> f32) -> bool {
    let around = |wording: &Wording, at: usize| wording.sentences_around(wording.content_in(at, at + run.len)).content;
    let (a, b) = (around(&short.wording, run.at), around(&long.wording, run.place));
    let measure = measure(&Words::of(&short.wording, a), &Words::of(&long.wording, b), rarity);
    measure.of_short >= LEAST && !measure.contradicts
}

/// Whether some sentence of one is a sentence of the other in other words, or one as a whole is the other.
fn translated(short: &Wording, long: &Wording, rarity: &dyn Fn(u32) -> f32) -> bool {
    let one = |a: &Sentence, b: &Sentence| {
        (a.negations > 0) == (b.negations > 0)
            && measure(&Words::of(short, a.content), &Words::of(long, b.content), rarity).is_translation()
    };
    // More sentences than a statement has are not compared with each other, so that time stays proportional to the length.
    let few = |wording: &Wording| wording.sentences.len().min(SENTENCES);
    if short.sentences[..few(short)].iter().any(|a| long.sentences[..few(long)].iter().any(|b| one(a, b))) {
        return true;
    }
    let whole = |wording: &Wording| wording.sentences_around(wording.content.ids());
    (short.sentences.len() > 1 || long.sentences.len() > 1) && one(&whole(short), &whole(long))
}

/// The content words of some sentences, and their places by stem.
struct Words<'w> {
    content: &'w [Content],
    by_stem: Cow<'w, [ContentId]>,
    /// The first of them.
    first: ContentId,
}

impl<'w> Words<'w> {
    fn of(wording: &'w Wording, content: IdRange<ContentId>) -> Words<'w> {
        let mut by_stem = Cow::Borrowed(&wording.by_stem[content]);
        // Those of several sentences are in order one by one only.
        let stem = |word: &ContentId| wording.content[*word].stem;
        if !by_stem.is_sorted_by_key(stem) {
            by_stem.to_mut().sort_by_key(stem);
        }
        Words { content: &wording.content[content], by_stem, first: content.start() }
    }

    /// The place and stem of a word in the order of the stems.
    fn ranked(&self, rank: usize) -> Option<(usize, u32)> {
        let place = self.by_stem.get(rank)?.abs_diff(self.first);
        Some((place, self.content[place].stem))
    }
}

/// How far two sentences agree.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Measure {
    /// The weight of the words that stand in both.
    shared: f32,
    /// Which share that is of the sentence of less weight, and of the other.
    of_short: f32,
    of_long: f32,
    /// Which share of the shared words that follow one another in one do so in the other.
    in_place: f32,
    /// Whether each has a name or a figure that the other has not.
    contradicts: bool,
}

impl Measure {
    /// Whether they agree so far that they must be the same sentence, translated twice. Statements of one person on one topic
    /// may share half of their words; more must agree the shorter they are.
    fn is_translation(self) -> bool {
        let enough = |&(shared, of_short, of_long): &(f32, f32, f32)| {
            self.shared >= shared && self.of_short >= of_short && self.of_long >= of_long
        };
        // One whose words are shuffled may say who did what to whom the other way round.
        let in_place = self.in_place >= if self.shared >= 5.0 { 0.35 } else { 0.5 };
        in_place && !self.contradicts && ENOUGH.iter().any(enough)
    }
}

/// Compares the content words of two sentences.
fn measure(a: &Words<'_>, b: &Words<'_>, rarity: &dyn Fn(u32) -> f32) -> Measure {
    let weight = |word: &Content| word.weight * rarity(word.stem);
    let total = |words: &Words<'_>| words.content.iter().map(weight).sum::<f32>();
    let (total_a, total_b) = (total(a), total(b));
    let both: f32 = shared(a, b).map(|(i, j)| weight(&a.content[i]).min(weight(&b.content[j]))).sum();
    let share = |total: f32| if total > 0.0 { both / total } else { 0.0 };
    let mut measure = Measure {
        shared: both,
        of_short: share(total_a.min(total_b)),
        of_long: share(total_a.max(total_b)),
        in_place: 0.0,
        contradicts: false,
    };
    // Nobody asks for the rest of those that share so little.
    if measure.of_short < LEAST {
        return measure;
    }
    let (mut in_a, mut in_b): (Vec<usize>, Vec<usize>) = shared(a, b).unzip();
    in_a.sort_unstable();
    in_b.sort_unstable();
    let (near_a, near_b) = (neighbours(a.content, &in_a), neighbours(b.content, &in_b));
    let in_place = near_a.iter().filter(|pair| near_b.binary_search(pair).is_ok()).count();
    if !near_a.is_empty() {
        measure.in_place = in_place as f32 / near_a.len() as f32;
    }
    let left = |words: &Words<'_>, taken: &[usize]| {
        let rest = words.content.iter().enumerate().filter(|(at, _)| taken.binary_search(at).is_err());
        rest.fold([false; 2], |[name, figure], (_, word)| [name | word.name, figure | word.figure])
    };
    let (of_a, of_b) = (left(a, &in_a), left(b, &in_b));
    measure.contradicts = of_a.iter().zip(of_b).any(|(a, b)| *a && b);
    measure
}

/// The pairs of stems that follow one another among the words at these places, sorted, the lesser of a pair first.
fn neighbours(content: &[Content], places: &[usize]) -> Vec<(u32, u32)> {
    let pair = |two: &[usize]| {
        let (a, b) = (content[two[0]].stem, content[two[1]].stem);
        (a.min(b), a.max(b))
    };
    let mut pairs: Vec<(u32, u32)> = places.windows(2).map(pair).collect();
    pairs.sort_unstable();
    pairs
}

/// The words that stand in both sentences, by their places. A word that stands twice in both is two.
fn shared(a: &Words<'_>, b: &Words<'_>) -> impl Iterator<Item = (usize, usize)> {
    let (mut i, mut j) = (0, 0);
    std::iter::from_fn(move || {
        while let (Some((at, stem)), Some((place, other))) = (a.ranked(i), b.ranked(j)) {
            step();
            i += usize::from(stem <= other);
            j += usize::from(other <= stem);
            if stem == other {
                return Some((at, place));
            }
        }
        None
    })
}
