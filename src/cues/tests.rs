//! Whose verb it is, as a table: a sentence with the verb in asterisks, and the subject with the relation that was found.

use super::{Clause, Relation, Subject};
use crate::article::Article;
use crate::ids::NodeId;
use crate::lexicon::Lexicon;
use crate::mentions::{Mentions, find_mentions};
use crate::outline::Outline;
use crate::quotes::QuoteDetector;
use crate::tables::{hold, known_misses};
use crate::text::paragraphs;

/// `Ann Lee, direct`: the subject of the verb in asterisks as `find` gives it, or `nobody`.
fn subject_by(marked: &str, find: impl Fn(&Clause, NodeId) -> Option<Subject>) -> String {
    let at = marked.find('*').expect("a verb in asterisks");
    let text = marked.replace('*', "");
    let detection = QuoteDetector::default().detect(&text);
    let outline = Outline::new(&text, Lexicon::english(), &paragraphs(&text).spans, &detection.quotes, &mut Default::default());
    let mentions = Mentions::new(find_mentions(&outline, false, &mut Default::default()));
    // In a story every sentence may be asked for.
    let article = Article::new(outline, mentions, Vec::new(), true, &mut Default::default());
    let outline = &article.outline;
    for sentence in outline.sentences.ids().iter() {
        let clause = article.clause(sentence);
        let Some((node, _)) = clause.nodes.numbered().find(|(_, n)| n.part().is_none() && outline.tokens[n.first].start() == at)
        else {
            continue;
        };
        if !clause.nodes[node].is_verb() {
            return "no verb".to_owned();
        }
        let passive = if clause.is_passive(node) { ", passive" } else { "" };
        return match find(&clause, node) {
            Some(subject) => {
                let relation = match subject.relation {
                    Relation::Direct => "direct",
                    Relation::Interrupted => "interrupted",
                    Relation::Inverted => "inverted",
                    Relation::Coordinated => "coordinated",
                    Relation::Relative => "relative",
                    Relation::Infinitive => "infinitive",
                    Relation::Participle => "participle",
                    Relation::Far => "far",
                    Relation::Phrase => "phrase",
                };
                format!("{}, {relation}{passive}", outline.span_of(article.mentions[subject.mention].tokens()).of(&text))
            }
            None => format!("nobody{passive}"),
        };
    }
    "no such word".to_owned()
}

fn subject(marked: &str) -> String {
    subject_by(marked, |clause, verb| clause.subject(verb))
}

fn inverted(marked: &str) -> String {
    subject_by(marked, |clause, verb| clause.inverted_subject(verb))
}

#[test]
fn direct() {
    hold(
        [
            ("Ann Lee *said* so.", "Ann Lee, direct"),
            ("On Monday the minister *said* so.", "the minister, direct"),
            ("She never *said* so.", "She, direct"),
            ("She has often *said* so.", "She, direct"),
            ("Ann Lee would not *say* so.", "Ann Lee, direct"),
            ("The report *said* so.", "The report, direct"),
            ("A spokesman for the board *said* so.", "A spokesman for the board, direct"),
            ("“It burned,” Lee *said*.", "Lee, direct"),
            ("Ann Lee told Tom Orr he *knew* so.", "he, direct"),
            ("Ann Lee said Tom Orr *knew* so.", "Tom Orr, direct"),
            ("When the barn burned, Ann Lee *said* so.", "Ann Lee, direct"),
            ("She's *said* so.", "She, direct"),
            // What hangs on the subject does not part it from its verb.
            ("A poll by Ann Lee *said* so.", "A poll, direct"),
            ("Ann Lee of the Harrow Water Board *said* so.", "Ann Lee, direct"),
            ("About 200 voters *said* so.", "200 voters, direct"),
        ],
        subject,
    );
}

#[test]
fn interrupted() {
    hold(
        [
            ("Ann Lee, speaking in Harrow, *said* so.", "Ann Lee, interrupted"),
            ("Ann Lee, however, *said* so.", "Ann Lee, interrupted"),
            ("Ann Lee, in a speech on Monday, *said* so.", "Ann Lee, interrupted"),
            ("The chairman, Ann Lee, *said* so.", "The chairman, Ann Lee, interrupted"),
            ("An official who spoke without leave *said* so.", "An official, interrupted"),
            ("Ann Lee — back from Harrow — *said* so.", "Ann Lee, interrupted"),
            ("Ann Lee, *said* so.", "Ann Lee, interrupted"),
            ("Ann Lee, who once led the board, which owns the yard, *said* so.", "Ann Lee, interrupted"),
            ("One of the board’s lawyers, Ann Lee, *said* so.", "One of the board’s lawyers, Ann Lee, interrupted"),
            ("Ann Lee, claiming that Tom Orr knew Ida Hale, *said* so.", "Ann Lee, interrupted"),
            // What stands behind a name to say who it is counts as part of it.
            ("Ann Lee, a lawyer, *said* so.", "Ann Lee, direct"),
            ("Ann Lee (D-Ohio) *said* so.", "Ann Lee, direct"),
            ("Ann Lee, 43, *said* so.", "Ann Lee, direct"),
        ],
        subject,
    );
}

#[test]
fn behind_the_verb() {
    hold(
        [
            ("“It burned,” *said* Ann Lee.", "Ann Lee, inverted"),
            ("“It burned,” *said* the minister.", "the minister, inverted"),
            ("“It burned,” *added* the chairman, Ann Lee.", "the chairman, Ann Lee, inverted"),
            ("“It burned,” *thundered* Lee.", "Lee, inverted"),
            ("“It burned,” *said* later Ann Lee.", "Ann Lee, inverted"),
            ("“It burned,” *said* Orr’s lawyer.", "Orr’s lawyer, inverted"),
            ("“It burned,” *said* a note by Ann Lee.", "a note, inverted"),
            // An article or an owner stands between the verb and a name.
            ("“It burned,” *said* the Harrow Water Board.", "Harrow Water Board, inverted"),
            ("“It burned,” *said* the Rev. Ann Lee.", "Rev. Ann Lee, inverted"),
            ("“It burned,” *said* Ann Lee’s lawyer.", "Ann Lee’s lawyer, inverted"),
            ("“It burned,” *said* the union’s Ann Lee.", "the union’s Ann Lee, inverted"),
            // A participle has no subject behind it.
            ("Tom Orr left, *saying* Ann Lee stayed.", "nobody"),
        ],
        inverted,
    );
}

#[test]
fn coordinated() {
    hold(
        [
            ("Ann Lee paused and *said* so.", "Ann Lee, coordinated"),
            // With other mentions between, the same subject by a longer way.
            ("Ann Lee shook hands with Orr and *said* so.", "Ann Lee, far"),
            ("Ann Lee paused but *said* so.", "Ann Lee, coordinated"),
            ("Ann Lee paused, smiled and *said* so.", "Ann Lee, coordinated"),
            ("Ann Lee blamed Tom Orr, *called* him so.", "Ann Lee, coordinated"),
            // Of two verbs of speech the second goes with the first, not with the clause between.
            ("Ann Lee said the members will meet, but *added* so.", "Ann Lee, coordinated"),
            ("Ann Lee noted that Tom Orr knew, but went on to *say* so.", "Ann Lee, infinitive"),
        ],
        subject,
    );
}

#[test]
fn relative() {
    hold(
        [
            ("He met Ann Lee, who *said* so.", "Ann Lee, relative"),
            ("He met officials who *said* so.", "officials, relative"),
            ("Ann Lee of Ohio, who *said* so, left.", "Ann Lee, relative"),
            ("Ann Lee, R-Ohio, speaking in Harrow, *said* so.", "Ann Lee, interrupted"),
            ("Officials who wrote to her on Monday *say* so.", "Officials, interrupted"),
            ("Ann Lee, who *said* so, left.", "Ann Lee, relative"),
            ("He met Ann Lee, a lawyer, who *said* so.", "Ann Lee, relative"),
            ("He saw a message that *said* so.", "a message, relative"),
            ("Ann Lee posted a message that *said* so.", "Ann Lee, direct"),
        ],
        subject,
    );
}

#[test]
fn infinitive() {
    hold(
        [
            ("Ann Lee went on to *say* so.", "Ann Lee, infinitive"),
            ("Ann Lee used her speech to *say* so.", "Ann Lee, infinitive"),
            ("Ann Lee paused and went on to *say* so.", "Ann Lee, infinitive"),
            ("Ann Lee declined to *say* so.", "Ann Lee, infinitive"),
            ("Ann Lee paused, smiled and *said* so.", "Ann Lee, coordinated"),
            ("He met Ann Lee, a lawyer, who *said* so.", "Ann Lee, relative"),
            ("Ann Lee read his *answer* on Monday.", "no verb"),
        ],
        subject,
    );
}

#[test]
fn participle() {
    hold(
        [
            ("Ann Lee left, *saying* so.", "Ann Lee, participle"),
            ("Ann Lee met Tom Orr on Monday, *saying* so.", "Ann Lee, participle"),
            ("“It burned,” said Ann Lee, *adding* so.", "Ann Lee, participle"),
            ("*Speaking* in Harrow, Ann Lee left.", "Ann Lee, participle"),
            ("He got a letter from Ann Lee *saying* so.", "a letter from Ann Lee, participle"),
            ("In a statement sent on Monday, Ann Lee smiled, *saying* so.", "Ann Lee, participle"),
            ("Tom Orr will stay, Ann Lee said, *adding* so.", "Ann Lee, participle"),
            ("Ann Lee released a statement *saying* so.", "Ann Lee, participle"),
            ("Ann Lee answered on Facebook, *writing* so.", "Ann Lee, participle"),
            ("Ann Lee spoke in Ohio *saying* so.", "Ann Lee, participle"),
            // A preposition tells whose it is.
            ("Ann Lee won by *calling* him so.", "Ann Lee, participle"),
            ("Ann Lee scolded Tom Orr for *calling* her so.", "Tom Orr, participle"),
            ("The Post quoted Ann Lee as *saying* so.", "Ann Lee, participle"),
            ("Ann Lee was quoted as *saying* so.", "Ann Lee, participle"),
            ("They met, with Ann Lee loudly *calling* him so.", "Ann Lee, participle"),
            ("Tom Orr testified that Ann Lee had denied ever *saying* so.", "Ann Lee, participle"),
            ("Ann Lee was shown *saying* so.", "Ann Lee, participle"),
            ("They heard Ann Lee’s remarks *calling* him so.", "Ann Lee, participle"),
            ("The barn stood, and *smiling* so was hard.", "nobody"),
        ],
        subject,
    );
}

#[test]
fn far_and_in_phrases() {
    hold(
        [
            // The head is no mention; whoever stands in its phrase is a weak guess, named as one.
            ("Ann Lee in a speech of an hour *said* so.", "Ann Lee, far"),
            ("The barn of Ann Lee *burned* on Monday.", "Ann Lee, phrase"),
            ("Ann Lee’s speech *said* so.", "Ann Lee, phrase"),
        ],
        subject,
    );
}

#[test]
fn nobody() {
    hold(
        [("The barn *burned*.", "nobody"), ("“It burned” *said* it all.", "nobody"), ("Ann Lee left; then *said* so.", "nobody")],
        subject,
    );
}

#[test]
fn passives() {
    hold(
        [
            ("Ann Lee was *quoted* on Monday.", "Ann Lee, direct, passive"),
            ("Ann Lee was not *told* so.", "Ann Lee, direct, passive"),
            ("Ann Lee has been *asked* so.", "Ann Lee, direct, passive"),
            ("Ann Lee had *told* so.", "Ann Lee, direct"),
            ("Ann Lee is *telling* it.", "Ann Lee, direct"),
        ],
        subject,
    );
}

#[test]
fn words_that_are_no_verbs_here() {
    hold(
        [
            ("Ann Lee read a *claim* on Monday.", "no verb"),
            ("Ann Lee’s *claim* was heard.", "no verb"),
            ("Ann Lee’s bold *pledge* was heard.", "no verb"),
            ("Ann Lee read his *answer* on Monday.", "no verb"),
            ("Ann Lee denied *claims* on Monday.", "no verb"),
            ("New *claims* by Ann Lee were heard.", "no verb"),
            ("Ann Lee gave a Monday *interview* there.", "no verb"),
            ("Ann Lee fired *back* on Monday.", "no verb"),
            ("Ann Lee left after a long *pause* there.", "no verb"),
        ],
        subject,
    );
}

/// Verbs whose subject is missed or mistaken: as it is, and as it should be.
const KNOWN_MISSES: &[(&str, &str, &str)] = &[
    // The clause nearest to the participle has the subject that is meant.
    ("Ann Lee wept as Tom Orr walked in, *saying* so.", "Ann Lee, participle", "Tom Orr, participle"),
    // Two subjects: the nearer one is taken for the only one.
    ("Ann Lee and Tom Orr *said* so.", "Tom Orr, direct", "Ann Lee and Tom Orr, direct"),
];

#[test]
fn known_misses_of_subjects() {
    known_misses(KNOWN_MISSES, subject);
}
