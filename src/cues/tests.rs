//! Whose verb it is, as a table: a sentence with the verb in asterisks, and the subject with the relation that was found.

use super::{Clause, Clauses, Relation, Subject};
use crate::lexicon::Lexicon;
use crate::mentions::find_mentions;
use crate::outline::Outline;
use crate::quotes::QuoteDetector;
use crate::tables::{hold, known_misses};
use crate::text::paragraphs;

/// `Ann Lee, direct`: the subject of the verb in asterisks as `find` gives it, or `nobody`.
fn subject_by(marked: &str, find: impl Fn(&Clause, usize) -> Option<Subject>) -> String {
    let at = marked.find('*').expect("a verb in asterisks");
    let text = marked.replace('*', "");
    let detection = QuoteDetector::default().detect(&text);
    let outline = Outline::new(&text, Lexicon::english(), &paragraphs(&text).spans, detection.quotes());
    let mentions = find_mentions(&outline);
    let mut clauses = Clauses::new(&outline);
    for sentence in 0..outline.sentences.len() {
        let clause = clauses.read(&outline, &mentions, sentence);
        let Some(node) = clause.nodes.iter().position(|n| n.part().is_none() && outline.span_of(n.tokens).start() == at) else {
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
                format!("{}, {relation}{passive}", outline.span_of(mentions[subject.mention].tokens()).of(&text))
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
            ("Ann Lee, who *said* so, left.", "Ann Lee, relative"),
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
        ],
        subject,
    );
}

#[test]
fn far_and_in_phrases() {
    hold(
        [
            // The head is no mention; whoever stands in its phrase is a weak guess, named as one.
            ("A poll by Ann Lee *said* so.", "A poll, far"),
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
    hold([("Ann Lee read a *claim* on Monday.", "no verb"), ("Ann Lee’s *claim* was heard.", "no verb")], subject);
}

/// Verbs whose subject is missed or mistaken: as it is, and as it should be.
const KNOWN_MISSES: &[(&str, &str, &str)] = &[
    ("Ann Lee paused, smiled and *said* so.", "nobody", "Ann Lee, coordinated"),
    ("He met Ann Lee, a lawyer, who *said* so.", "a lawyer, relative", "Ann Lee, relative"),
    // The owner of a word for speech is a mention of its own, and so the word looks like its verb.
    ("Ann Lee read his *answer* on Monday.", "his, phrase", "no verb"),
    // Two subjects: the nearer one is taken for the only one.
    ("Ann Lee and Tom Orr *said* so.", "Tom Orr, direct", "Ann Lee and Tom Orr, direct"),
];

/// The same for subjects behind their verb.
const KNOWN_MISSES_BEHIND: &[(&str, &str, &str)] = &[
    // An article stands between the verb and a name.
    ("“It burned,” *said* the Harrow Water Board.", "nobody", "Harrow Water Board, inverted"),
    ("“It burned,” *said* the Rev. Ann Lee.", "nobody", "Rev. Ann Lee, inverted"),
    // An owner stands there.
    ("“It burned,” *said* Ann Lee’s lawyer.", "nobody", "Ann Lee’s lawyer, inverted"),
    ("“It burned,” *said* the union’s Ann Lee.", "nobody", "Ann Lee, inverted"),
];

#[test]
fn known_misses_of_subjects() {
    known_misses(KNOWN_MISSES, subject);
    known_misses(KNOWN_MISSES_BEHIND, inverted);
}
