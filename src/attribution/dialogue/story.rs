//! What the sentences of a story show: whether it is one, who acts, who is spoken to.

use crate::cues::{Clause, Clauses, NodeKind, Relation};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::{Mention, MentionKind};
use crate::outline::{Outline, Sentence};
use crate::text::TokenKind;

/// Shortest dialogue: this many turns of a sort that only a dialogue has.
const TURNS: usize = 3;
/// At least one in so many of the paragraphs that open with a quote is such a turn; and so many of all paragraphs follow another that
/// opens with a quote.
const SHARE: usize = 6;
/// A turn of so few words stands alone in its paragraph in stories, hardly ever in news.
const SHORT: usize = 12;
/// How many titles of people are known.
const TITLES: usize = 64;

/// Whether people speak in turn, a paragraph a turn, as in stories: short turns stand alone, and questions are answered in the next
/// paragraph. In news a quote that stands alone goes on with what was said before. Where all turns are attributed, a story is known by
/// short turns, of which some ask or exclaim: `“All gone!” cried Ann.`
pub(crate) fn is_dialogue(outline: &Outline) -> bool {
    let (mut opening, mut beside, mut telling) = (0, 0, 0);
    let (mut short_turns, mut lively) = (0, 0);
    let (mut opened, mut asked) = (false, false);
    for (index, paragraph) in outline.paragraphs.iter().enumerate() {
        let sentences = &outline.sentences[outline.sentences_in(index)];
        let opens = sentences.first().is_some_and(|s| s.quoted && outline.is_quoted(s.first()));
        if opens {
            let tokens = &outline.tokens[paragraph.tokens()];
            let short = tokens.len() <= 2 * SHORT && tokens.iter().filter(|t| t.is_word()).count() <= SHORT;
            let alone = short && sentences.iter().all(Sentence::is_bare);
            opening += 1;
            beside += usize::from(opened);
            telling += usize::from(alone) + usize::from(opened && asked);
            let here = outline.sentences_in(index);
            let parts = outline.parts.partition_point(|part| part.sentence() < here.start);
            let quoted = outline.parts[parts..].iter().take_while(|part| part.sentence() < here.end);
            let words: usize = quoted.map(|part| part.tokens().1 - part.tokens().0).sum();
            let first = if parts < outline.parts.len() { outline.quoted_words(parts) } else { "" };
            short_turns += usize::from(words <= SHORT);
            lively += usize::from(!alone && first.ends_with(['!', '?']));
            asked = tokens.iter().any(|t| t.is_punct(b'?'));
        }
        opened = opens;
    }
    let bare = telling >= TURNS && telling * SHARE >= opening;
    let attributed = telling + lively >= 2 * TURNS && (telling + lively) * SHARE >= opening && 3 * short_turns >= opening;
    (bare || attributed) && beside * SHARE >= outline.paragraphs.len()
}

/// Whether the paragraph only tells that nobody answered: `Tom said nothing.`
pub(super) fn is_unanswered(outline: &Outline, paragraph: u32) -> bool {
    let tokens = outline.paragraphs[paragraph as usize].tokens();
    tokens.len() <= SHORT && tokens.clone().any(|t| outline.phrase_end(Phrase::NO_ANSWER, t).is_some())
}

/// Whether a verb follows the mention.
pub(super) fn acts(outline: &Outline, mention: &Mention) -> bool {
    let mut after = mention.full_end();
    while outline.tokens.get(after).is_some_and(|t| t.is_punct(b',')) || outline.classes(after).any(Classes::ADV) {
        after += 1;
    }
    let before = mention.tokens().0.checked_sub(1).map_or(Classes::default(), |b| outline.classes(b));
    !mention.possessive
        && outline.classes(after).any(Classes::AUX | Classes::PAST | Classes::THIRD)
        && (before.any(Classes::SUBORD) || !before.any(Classes::PREP))
}

/// Whether the mention says who somebody was: `This was Ann Lee.`
pub(super) fn was_this(outline: &Outline, mention: &Mention) -> bool {
    outline.phrase_start(Phrase::IT_WAS, mention.tokens().0).is_some()
}

/// Who acts in a sentence of the story: the subject of its main clause, when that is one person.
fn actor(clause: &Clause) -> Option<usize> {
    let nodes = clause.nodes;
    let person = |mention: usize| {
        let m = &clause.mentions[mention];
        !m.plural && m.may_be_person() && clause.outline.word(m.core().0) != word::IT
    };
    let subject = |from: usize| {
        (from..nodes.len()).find_map(|at| {
            let mention = nodes[at].mention().filter(|_| !nodes[at].aside && !clause.in_phrase(at))?;
            let verb = (at + 1..nodes.len()).find(|&i| !(nodes[i].aside || nodes[i].is_punct(b',') || nodes[i].is_between()))?;
            let acts = nodes[verb].is_verb() && clause.is_finite(verb)
                || nodes[at + 1..verb].iter().any(|node| node.classes.any(Classes::AUX));
            (acts && person(mention)).then_some(mention)
        })
    };
    // "The man on the step had": words stand between.
    let far = || {
        let verb = (0..nodes.len()).find(|&i| nodes[i].is_verb() && !nodes[i].aside && clause.is_finite(i))?;
        clause.subject(verb).filter(|s| s.relation != Relation::Phrase && person(s.mention)).map(|s| s.mention)
    };
    // "When Tom sat down, Ann laughed."
    let opens = nodes.first().filter(|n| n.kind == NodeKind::Word && n.classes.any(Classes::SUBORD | Classes::WH));
    let comma = opens.and_then(|_| nodes.iter().position(|n| n.is_punct(b',')));
    comma.and_then(subject).or_else(|| subject(0)).or_else(far)
}

/// Who acts in the first of these sentences in which somebody does; whoever tells the story only sees the others act.
pub(super) fn who_acts(
    outline: &Outline,
    mentions: &[Mention],
    clauses: &mut Clauses,
    sentences: impl Iterator<Item = usize>,
) -> Option<usize> {
    let mut narrator = None;
    for sentence in sentences {
        match actor(&clauses.read(outline, mentions, sentence)) {
            Some(mention) if mentions[mention].is_first_person(outline) => narrator = narrator.or(Some(mention)),
            Some(mention) => return Some(mention),
            None => {}
        }
    }
    narrator
}

/// Titles of people with a name: "Captain" Lee. Each is its last token, with the entity that bears it.
pub(super) type Titles = [(usize, usize)];

pub(super) fn titles(mentions: &[Mention]) -> Vec<(usize, usize)> {
    let named = mentions.iter().filter(|m| m.kind == MentionKind::Name && m.role().0 < m.role().1);
    let mut titles: Vec<(usize, usize)> = Vec::new();
    for (title, entity) in named.filter_map(|m| Some((m.role().1 - 1, m.entity()?))) {
        if titles.len() < TITLES && titles.iter().all(|(_, known)| *known != entity) {
            titles.push((title, entity));
        }
    }
    titles
}

/// The one person who bears the title at the token.
pub(super) fn bearer(outline: &Outline, titles: &Titles, token: usize) -> Option<usize> {
    let mut bearers = titles.iter().filter(|(title, _)| outline.same_word(*title, token)).map(|(_, entity)| *entity);
    bearers.next().filter(|one| bearers.all(|other| other == *one))
}

/// Those who are spoken to by name or title between two tokens: `“Come here, Tom,”` `“Captain, wait.”` Each is the first token of the
/// name, and the entity.
pub(super) fn spoken_to<'a>(
    outline: &'a Outline,
    mentions: &'a [Mention],
    titles: &'a Titles,
    tokens: (usize, usize),
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let from = mentions.partition_point(|m| m.tokens().0 < tokens.0);
    let inside = mentions[from..].iter().take_while(move |m| m.tokens().0 < tokens.1);
    let person = |m: &&Mention| m.quoted && m.kind == MentionKind::Name && m.may_be_person();
    let day = |m: &&Mention| outline.classes(m.core().0).any(Classes::WEEKDAY | Classes::MONTH);
    let named = inside.filter(move |m| person(m) && !day(m)).filter_map(|m| Some((m.tokens(), m.entity()?)));
    let capital = move |t: &usize| !titles.is_empty() && outline.tokens[*t].is_capital() && outline.is_quoted(*t);
    let titled = (tokens.0..tokens.1).filter(capital).filter_map(move |t| Some(((t, t + 1), bearer(outline, titles, t)?)));
    let all = named.chain(titled).filter(move |((start, end), _)| is_set_off(outline, *start, *end, tokens));
    all.map(|((start, _), entity)| (start, entity))
}

/// Whether words stand between signs, as those do by which somebody is spoken to: `“Oh, my dear Tom, wait.”`
fn is_set_off(outline: &Outline, first: usize, end: usize, (from, to): (usize, usize)) -> bool {
    let mut start = first;
    while let Some(before) = outline.phrase_start(Phrase::LEADS_IN, start).filter(|&before| before >= from) {
        start = before;
    }
    let bound = |token: usize| {
        let t = &outline.tokens[token];
        t.kind() == TokenKind::Mark
            || t.kind() == TokenKind::Punct && matches!(t.ch(), b',' | b'.' | b'!' | b'?' | b'~' | b'-' | b';')
    };
    // "My uncle Tom" is spoken of.
    let owned = outline.classes(first).any(Classes::POSS);
    !owned && start.checked_sub(1).is_none_or(bound) && (end >= to || bound(end))
}

/// Whether somebody gives the name as their own: `“I'm Ann Lee.”`
pub(super) fn names_oneself(outline: &Outline, name: &Mention) -> bool {
    !name.possessive && outline.phrase_start(Phrase::I_AM, name.tokens().0).is_some()
}
