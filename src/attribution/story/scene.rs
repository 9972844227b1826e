//! What the sentences of a story show: who acts, who is spoken to.

use crate::article::Article;
use crate::cues::{Clause, Node, NodeKind, Relation};
use crate::ids::{EntityId, Id, IdRange, MentionId, NodeId, ParagraphId, SentenceId, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::{Mention, MentionKind};
use crate::outline::Outline;
use crate::speakers::Referents;
use crate::text::TokenKind;

/// Longest paragraph that only tells that nobody answered, in tokens.
const UNANSWERED: usize = 12;
/// How many titles of people are known.
const TITLES: usize = 64;

/// Whether the paragraph only tells that nobody answered: `Tom said nothing.`
pub(super) fn is_unanswered(outline: &Outline, paragraph: ParagraphId) -> bool {
    let tokens = outline.paragraphs[paragraph].tokens;
    tokens.len() <= UNANSWERED && tokens.iter().any(|t| outline.phrase_end(Phrase::NO_ANSWER, t).is_some())
}

/// Whether a verb follows the mention.
pub(super) fn acts(outline: &Outline, mention: &Mention) -> bool {
    let mut after = mention.full_end();
    while outline.tokens.get(after).is_some_and(|t| t.is_punct(b',')) || outline.classes(after).any(Classes::ADV) {
        after += 1;
    }
    let before = outline.classes_before(mention.tokens().start());
    !mention.possessive
        && outline.classes(after).any(Classes::AUX | Classes::PAST | Classes::THIRD)
        && (before.any(Classes::SUBORD) || !before.any(Classes::PREP))
}

/// Whether the mention says who somebody was: `This was Ann Lee.`
pub(super) fn was_this(outline: &Outline, mention: &Mention) -> bool {
    outline.phrase_start(Phrase::IT_WAS, mention.tokens().start()).is_some()
}

/// Who acts in a sentence of the story: the subject of its main clause, when that is one person.
fn actor(clause: &Clause) -> Option<MentionId> {
    let nodes = clause.nodes;
    let person = |mention: MentionId| {
        let m = &clause.mentions[mention];
        !m.plural && m.may_be_person() && clause.outline.word(m.core().start()) != word::IT
    };
    let subject = |from: NodeId| {
        nodes.from(from).find_map(|(at, node)| {
            let mention = node.mention().filter(|_| !node.is_aside() && !clause.in_phrase(at))?;
            let passes = |n: &Node| n.is_aside() || n.is_punct(b',') || clause.is_between(n);
            let (verb, node) = nodes.from(at + 1).find(|(_, n)| !passes(n))?;
            let acts = node.is_verb() && clause.is_finite(verb)
                || nodes[(at + 1).to(verb)].iter().any(|node| clause.classes_of(node).any(Classes::AUX));
            (acts && person(mention)).then_some(mention)
        })
    };
    // "The man on the step had": words stand between.
    let far = || {
        let (verb, _) = nodes.numbered().find(|&(i, n)| n.is_verb() && !n.is_aside() && clause.is_finite(i))?;
        clause.subject(verb).filter(|s| s.relation != Relation::Phrase && person(s.mention)).map(|s| s.mention)
    };
    // "When Tom sat down, Ann laughed."
    let opens =
        nodes.iter().next().filter(|n| n.kind() == NodeKind::Word && clause.classes_of(n).any(Classes::SUBORD | Classes::WH));
    let comma = opens.and_then(|_| nodes.numbered().find(|(_, n)| n.is_punct(b','))).map(|(comma, _)| comma);
    comma.and_then(subject).or_else(|| subject(NodeId::FIRST)).or_else(far)
}

/// Who acts in the first of these sentences in which somebody does; whoever tells the story only sees the others act.
pub(super) fn who_acts(article: &Article, sentences: impl Iterator<Item = SentenceId>) -> Option<MentionId> {
    let mut narrator = None;
    for sentence in sentences {
        match actor(&article.clause(sentence)) {
            Some(mention) if article.mentions[mention].is_first_person(&article.outline) => narrator = narrator.or(Some(mention)),
            Some(mention) => return Some(mention),
            None => {}
        }
    }
    narrator
}

/// A title of somebody with a name: "Captain" Lee.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    /// Its last token.
    token: TokenId,
    bearer: EntityId,
}

/// The titles of people with a name, one each.
pub(super) fn titles(referents: &Referents) -> Vec<Title> {
    let named = referents.article().mentions.numbered().filter(|(_, m)| m.kind == MentionKind::Name && !m.role().is_empty());
    let mut titles: Vec<Title> = Vec::new();
    for title in named.filter_map(|(id, m)| Some(Title { token: m.role().end() - 1, bearer: referents.of(id)? })) {
        if titles.len() < TITLES && titles.iter().all(|known| known.bearer != title.bearer) {
            titles.push(title);
        }
    }
    titles
}

/// The one person who bears the title at the token.
pub(super) fn bearer(outline: &Outline, titles: &[Title], token: TokenId) -> Option<EntityId> {
    let mut bearers = titles.iter().filter(|title| outline.same_word(title.token, token)).map(|title| title.bearer);
    bearers.next().filter(|one| bearers.all(|other| other == *one))
}

/// Somebody who is spoken to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address {
    /// The first token of the name or title.
    pub(super) token: TokenId,
    pub(super) who: EntityId,
}

/// Those who are spoken to by name or title among the tokens: `“Come here, Tom,”` `“Captain, wait.”`
pub(super) fn spoken_to<'a>(
    referents: &'a Referents,
    titles: &'a [Title],
    tokens: IdRange<TokenId>,
) -> impl Iterator<Item = Address> + 'a {
    let article = referents.article();
    let (outline, mentions) = (&article.outline, &article.mentions);
    let from = mentions.partition_point(|m| m.tokens().start() < tokens.start());
    let inside = mentions.from(from).take_while(move |(_, m)| m.tokens().start() < tokens.end());
    let person = |m: &Mention| m.quoted && m.kind == MentionKind::Name && m.may_be_person();
    let day = |m: &Mention| outline.classes(m.core().start()).any(Classes::WEEKDAY | Classes::MONTH);
    let named = inside.filter(move |(_, m)| person(m) && !day(m)).filter_map(|(id, m)| Some((m.tokens(), referents.of(id)?)));
    let capital = move |t: &TokenId| !titles.is_empty() && outline.tokens[*t].is_capital() && outline.is_quoted(*t);
    let titled = tokens.iter().filter(capital).filter_map(move |t| Some((t.alone(), bearer(outline, titles, t)?)));
    let all = named.chain(titled).filter(move |(words, _)| is_set_off(outline, *words, tokens));
    all.map(|(words, who)| Address { token: words.start(), who })
}

/// Whether words of a turn stand between signs, as those do by which somebody is spoken to: `“Oh, my dear Tom, wait.”`
fn is_set_off(outline: &Outline, words: IdRange<TokenId>, turn: IdRange<TokenId>) -> bool {
    let (first, end) = words.bounds();
    let mut start = first;
    while let Some(before) = outline.phrase_start(Phrase::LEADS_IN, start).filter(|&before| before >= turn.start()) {
        start = before;
    }
    let bound = |token: TokenId| {
        let t = &outline.tokens[token];
        t.kind() == TokenKind::Mark
            || t.kind() == TokenKind::Punct && matches!(t.ch(), b',' | b'.' | b'!' | b'?' | b'~' | b'-' | b';')
    };
    // "My uncle Tom" is spoken of.
    let owned = outline.classes(first).any(Classes::POSS);
    !owned && start.before().is_none_or(bound) && (end >= turn.end() || bound(end))
}

/// Whether somebody gives the name as their own: `“I'm Ann Lee.”`
pub(super) fn names_oneself(outline: &Outline, name: &Mention) -> bool {
    !name.possessive && outline.phrase_start(Phrase::I_AM, name.tokens().start()).is_some()
}
