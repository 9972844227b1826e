//! Reported speech: what the reader found without marks, and the whole clause around a mixed quote.

use super::decision::Decision;
use super::outcome::{Indirect, Outcome};
use super::rules::{EvidenceSet, Rule};
use super::telling::Telling;
use crate::article::{Article, Quoted};
use crate::ids::{Id, IdRange, IdVec, PartId, QuoteId, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::outline::{FoldedPart, Outline, dateline_place};
use crate::quotes::Parts;
use crate::reader::{Report, Wanted};
use crate::span::ShortSpan;
use crate::speakers::Referents;

/// How much of what is reported without marks comes out.
///
/// ```
/// use ipse::{Extractor, Reported};
///
/// let text = "The mayor left. Ann Lee criticised the plan of the council.";
/// let found = |mode| Extractor::builder().reported(mode).build().unwrap().extract_text(text).quotes().len();
/// assert_eq!((found(Reported::Balanced), found(Reported::Complete)), (0, 1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Reported {
    /// Little that is wrong: of all that comes out, in marks or not, some 91 in 100 are right.
    Precise,
    /// As much as comes out right far more often than not: some 87 in 100.
    #[default]
    Balanced,
    /// As much as may be had, be it by a verb that is none of speech or thought or hardly one that attributes, be it no clause (*criticised
    /// the plan*): some 78 in 100 are right.
    Complete,
}

impl Reported {
    /// What the reader must look for.
    pub(crate) fn wanted(self) -> Wanted {
        match self {
            Reported::Precise | Reported::Balanced => Wanted::Said,
            Reported::Complete => Wanted::All,
        }
    }

    /// How sure the reader must be, in sixteenths of log-odds.
    fn least(self) -> i32 {
        match self {
            Reported::Precise => 32,
            Reported::Balanced => -3,
            Reported::Complete => -28,
        }
    }
}

/// What is reported without marks. Who spoke the quotes in marks is known already, so that pronouns find them.
pub(super) fn find_reported(referents: &mut Referents, outcomes: &IdVec<QuoteId, Outcome>, reported: Reported) -> Vec<Indirect> {
    let article = referents.article();
    let outline = &article.outline;
    referents.begin_again();
    let spoken = |part: &FoldedPart| Some((outcomes[part.quote].decision?.entity?, part.sentence));
    let mut spoken = outline.parts.iter().filter_map(spoken).peekable();
    let mut found = Vec::new();
    for report in article.reports.iter().filter(|report| report.odds >= reported.least() && is_saying(outline, report, reported))
    {
        let told = report.quoted && is_told(referents, outcomes, report);
        let Some(content) = untold(outline, report, told, reported) else { continue };
        let sentence = outline.sentence_of(report.cue.start());
        while let Some((entity, sentence)) = spoken.next_if(|&(_, before)| before < sentence) {
            referents.spoke(entity, sentence);
        }
        found.push(indirect(referents, report, content));
    }
    found
}

/// Reported words as they are given out.
fn indirect(referents: &mut Referents, report: &Report, content: &Parts<IdRange<TokenId>>) -> Indirect {
    let article = referents.article();
    let outline = &article.outline;
    let mention = article.speaks_in(report.source);
    let inside = mention.filter(|&mention| article.mentions[mention].tokens().overlaps(report.source));
    let entity = mention.and_then(|mention| referents.resolve(mention));
    if let Some(entity) = entity {
        referents.spoke(entity, outline.sentence_of(report.cue.start()));
    }
    let surety = mention.map_or(100, |mention| referents.entities.surety(mention));
    let mut evidence = EvidenceSet::default();
    evidence.add(Rule::Read);
    let mut indirect = Indirect {
        source: inside.map_or(report.source, |mention| report.source.joined(article.mentions[mention].tokens())),
        mention,
        entity,
        telling: None,
        cue: report.cue,
        content: content.map(|piece| outline.span_of(without_day(outline, piece))),
        evidence,
        confidence: report.confidence() * f32::from(surety) / 100.0,
        grounds: Some(report.grounds),
    };
    indirect.telling = indirect.decision().and_then(|decision| Telling::read(referents, &decision));
    indirect
}

/// What of a report no quote in marks tells already, if there are words of somebody's in it.
fn untold<'r>(outline: &Outline, report: &'r Report, told: bool, reported: Reported) -> Option<&'r Parts<IdRange<TokenId>>> {
    // "Lee said that two vans had stopped. “One driver told me …”"
    let content = if told { report.unquoted.as_ref() } else { Some(&report.content) };
    let all = report.quoted && !told || reported == Reported::Complete;
    content.filter(|content| all || content.iter().any(|&piece| holds_verb(outline, piece)))
}

/// Whether a report may be of what somebody says or thinks, in more than quotations.
fn is_saying(outline: &Outline, report: &Report, reported: Reported) -> bool {
    let first = report.source.start();
    let paragraph = outline.paragraph_of(outline.sentence_of(first)).tokens;
    // "HARROW - The man said he was done."
    let dateline = || paragraph.start() == first && dateline_place(outline, paragraph).is_some();
    // "Nobody says that it burned": nothing is reported.
    let nobody = outline.classes(first).any(Classes::NEGATIVE);
    let says = reported == Reported::Complete || report.says;
    // "* indicates required"
    let words: usize = report.content.iter().map(|piece| piece.len()).sum();
    let none = nobody
        || is_noun(outline, report)
        || is_deed(outline, report)
        || is_brought_out(outline, report)
        || is_spoken_of(outline, report)
        || is_told_to(outline, report)
        || is_aside(outline, report);
    says && words > 1 && !report.bare && !none && !dateline()
}

/// Whether the cue is a noun that begins a clause: "left after talks over pay broke down".
fn is_noun(outline: &Outline, report: &Report) -> bool {
    let cue = report.cue.start();
    let begins = outline.classes_before(cue).all(Classes::PREP | Classes::SUBORD);
    begins && outline.classes(cue).any(Classes::THIRD) && report.cue.len() > 1
}

/// Whether it only tells who brings a text out: "Her book is published by Harrow House".
fn is_brought_out(outline: &Outline, report: &Report) -> bool {
    let passive = outline.classes_in(report.cue).any(|classes| classes.any(Classes::BE));
    let gives_out = outline.classes(report.cue.end() - 1).all(Classes::GIVES_OUT | Classes::PARTICIPLE);
    passive && gives_out && report.source.start() >= report.cue.end()
}

/// Whether nothing is reported but what somebody does: "Lee learned to swim".
fn is_deed(outline: &Outline, report: &Report) -> bool {
    let content = report.content.iter().next();
    content.is_some_and(|content| {
        outline.word(content.start()) == word::TO && outline.phrase_start(Phrase::COMES_TO, report.cue.end()).is_some()
    })
}

/// Whether the source is only spoken of: "It is said that the barn burned", "Lee is alleged to have lit it", "Lee was told to leave".
fn is_spoken_of(outline: &Outline, report: &Report) -> bool {
    let mut told = outline.classes_in(report.cue).skip_while(|classes| !classes.any(Classes::BE)).skip(1);
    let participle = told.find(|classes| !classes.any(Classes::ADV | Classes::BE | Classes::NEG));
    let passive = participle.is_some_and(|classes| classes.any(Classes::PARTICIPLE) && !classes.any(Classes::GERUND));
    let by_others = || {
        participle.is_some_and(|classes| {
            // "Lee is worried that", "Lee is quoted as saying"
            classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && !classes.any(Classes::FEELS | Classes::QUOTES)
        })
    };
    let it = || report.source.len() == 1 && outline.word(report.source.start()) == word::IT;
    passive && report.source.end() <= report.cue.start() && (it() || by_others())
}

/// Whether the source only heard what is reported: "Asked whether he would pay, Lee laughed".
fn is_told_to(outline: &Outline, report: &Report) -> bool {
    let cue = report.cue.start();
    let opens = cue == outline.tokens_of(outline.sentence_of(cue)).start();
    let passive = [Classes::TAKES_HEARER, Classes::PARTICIPLE].iter().all(|&class| outline.classes(cue).any(class));
    opens && passive && report.source.start() > cue
}

/// Whether nothing is reported but a clause that says when or why: "When the barn burned, Lee said so".
fn is_aside(outline: &Outline, report: &Report) -> bool {
    let [content] = report.content.iter().as_slice() else { return false };
    let comma = || outline.tokens[*content].iter().any(|token| token.is_punct(b','));
    content.end() <= report.cue.start() && outline.classes(content.start()).any(Classes::SUBORD) && !comma()
}

/// Whether there is a verb in words that are reported: "Lee thanked the mayor" tells nothing that Lee said.
fn holds_verb(outline: &Outline, tokens: IdRange<TokenId>) -> bool {
    // "declined to discuss it further": an adverb that may be a verb is none.
    let verb = |t: TokenId| {
        let classes = outline.classes(t);
        classes.any(Classes::FINITE | Classes::AUX | Classes::BE) && !classes.any(Classes::ADV)
    };
    // "asked the state for help", "said little of his part"
    let noun = |t: TokenId| {
        let before = outline.tokens.before(t).next().map(|(before, _)| outline.classes(before));
        before.is_some_and(|classes| classes.any(Classes::DET | Classes::POSS))
            && !outline.classes(t).any(Classes::AUX | Classes::BE)
    };
    tokens.iter().any(|t| verb(t) && !noun(t))
}

/// Whether a quote in marks inside what is reported tells all that the report does: by the same cue or source, or since it is known who
/// passes it on ("“…,” Lee quoted Orr as saying"), or that nobody said it ("Lee never said “…”, her office insists").
fn is_told(referents: &mut Referents, outcomes: &IdVec<QuoteId, Outcome>, report: &Report) -> bool {
    let article = referents.article();
    let outline = &article.outline;
    let source = article.speaks_in(report.source).and_then(|mention| referents.resolve(mention));
    let told = |part: &FoldedPart| {
        let outcome = &outcomes[part.quote];
        outcome.decision.as_ref().is_some_and(|decision| {
            let same = decision.cue.is_some_and(|cue| cue.overlaps(report.cue))
                || article.mentions[decision.mention].tokens().overlaps(report.source);
            let passed_on = outcome.telling.as_ref().is_some_and(|telling| {
                telling.relay.is_some() && telling.relay == source || !telling.said.factuality.is_stated()
            });
            same || passed_on
        })
    };
    report.content.iter().flat_map(|piece| outline.parts_in(*piece)).any(told)
}

/// What the reader finds around a quote, where it agrees with the decision: by the same cue, or with the same source.
pub(super) fn reported_around<'a>(article: &'a Article, quoted: &Quoted, decision: &Decision) -> Option<&'a Report> {
    let part = article.parts_of(quoted)[0];
    let mention = article.mentions[decision.mention].tokens();
    let same_cue = |report: &&Report| decision.cue.is_some_and(|cue| cue.overlaps(report.cue));
    let near = || article.reports_of(part).filter(|report| report.source.overlaps(mention));
    near().find(same_cue).or_else(|| near().max_by_key(|report| report.alone))
}

/// The cue of a quote: the reader's where the verb beside the quote is none of speech, since it found the one that governs it ("Lee said the
/// town has become “…”") or where that ends ("vowed" of "vowed to punish “…”", "called for “…”").
pub(super) fn cue_of(decision: &Decision, report: Option<&Report>) -> Option<IdRange<TokenId>> {
    let cue = decision.cue?;
    let speaks = decision.evidence.has(Rule::StrongCue);
    // "called in a letter"
    let longer = |read: &IdRange<TokenId>| read.covers(cue) && read.len() > cue.len() + 1;
    Some(report.map(|report| report.cue).filter(|read| !speaks && !longer(read)).unwrap_or(cue))
}

/// The whole clause of a mixed quote.
pub(super) fn clause_of(article: &Article, quoted: &Quoted, report: &Report) -> Option<ShortSpan> {
    piece_around(article, article.parts_of(quoted)[0], report)
        .map(|piece| article.outline.span_of(without_day(&article.outline, piece)).into())
}

/// The piece of what is reported that a folded part stands in.
fn piece_around(article: &Article, part: PartId, report: &Report) -> Option<IdRange<TokenId>> {
    let tokens = article.outline.parts[part].tokens;
    report.content.iter().copied().find(|piece| piece.covers(tokens))
}

/// Whether what is reported around a quote tells more than the quote does: "Lee said the barn had burned, “all of it.”" What stands beside
/// it in a turn with a label does not: "LEE: He said, “It burned.”"
pub(super) fn tells_more(article: &Article, quoted: &Quoted, report: &Report) -> bool {
    let outline = &article.outline;
    let [part] = *article.parts_of(quoted) else { return false };
    let Some(clause) = piece_around(article, part, report) else { return false };
    let (before, behind) = (outline.words_before(part), outline.words_behind(part));
    let inside = |words: IdRange<TokenId>| words.start().max(clause.start()).min(words.end()).to(words.end().min(clause.end()));
    let labelled = || outline.tokens[report.cue].iter().all(|token| !token.is_word());
    // "What Lee said was: “…”"
    let mut ends = before.iter().rev();
    let colon = ends.next().is_some_and(|t| outline.tokens[t].is_punct(b':'));
    let equal = colon && ends.next().is_some_and(|t| outline.classes(t).any(Classes::BE));
    !equal && !labelled() && [before, behind].into_iter().any(|words| holds_verb(outline, inside(words)))
}

/// What is reported without the day in front of it, which tells when somebody spoke: "agreed Tuesday to reopen the bridge".
fn without_day(outline: &Outline, piece: IdRange<TokenId>) -> IdRange<TokenId> {
    let day = outline.classes(piece.start()).any(Classes::WEEKDAY | Classes::RELATIVE_DAY);
    let behind = piece.start() + 1;
    let clause = outline.word(behind) == word::TO || outline.classes(behind).any(Classes::THAT);
    if day && clause && behind < piece.end() { piece.with_start(behind) } else { piece }
}
