//! Who speaks in small scenes: `¶` parts paragraphs. What stands beside a scene are its speakers, in the order of its quotes: their
//! names, `"words"` of a mention whose speaker is not known, or `nobody`.

use crate::attribution::tests::named;
use crate::tables::{hold, known_misses};
use crate::{Document, Extractor};

fn speakers(scene: &str) -> String {
    let text = scene.replace('¶', "\n\n");
    let document = Document::new(text.as_str());
    let extraction = Extractor::builder().indirect(false).build().expect("the options are sound").extract(&document);
    let outermost = extraction.quotes().iter().filter(|quote| quote.depth() == 0);
    outermost.map(|quote| named(&extraction, quote)).collect::<Vec<_>>().join(", ")
}

#[test]
fn turns_are_taken() {
    hold(
        [
            // Known from those before, from those behind, and from both.
            (
                "“Is it gone?” Ann asked.¶“It is,” Tom said.¶“Where to?”¶“North.”¶“All of it?”¶“All.”",
                "Ann, Tom, Ann, Tom, Ann, Tom",
            ),
            ("Ann met Tom at the gate.¶“Is it gone?”¶“It is.”¶“Where to?”¶“North,” said Tom.", "Ann, Tom, Ann, Tom"),
            (
                "“Is it gone?” Ann asked.¶“It is.”¶“Where to?”¶“North,” said Tom.¶“All of it?”¶“All.”",
                "Ann, Tom, Ann, Tom, Ann, Tom",
            ),
            // All quotes of a paragraph are one turn, and what somebody says over several paragraphs is one too.
            (
                "“Is it gone?” Ann asked. “So soon?”¶“It is,” Tom said.¶“Where to?” She wept. “North?”¶“North.”¶“Oh.”",
                "Ann, Ann, Tom, Ann, Ann, Tom, Ann",
            ),
            (
                "“Is it gone?” Ann asked.¶“It is,” Tom said. “I saw it go.¶“It went north.”¶“All of it?”¶“All.”¶“Oh.”",
                "Ann, Tom, Tom, Ann, Tom, Ann",
            ),
            // Two who are named in one paragraph.
            (
                "“Is it gone?” Ann asked. “It is,” said Tom.¶“Where to?” Ann asked.¶“North.”¶“Oh.”¶“Yes.”",
                "Ann, Tom, Ann, Tom, Ann, Tom",
            ),
            // British marks.
            ("‘Is it gone?’ Ann asked.¶‘It is,’ Tom said.¶‘Where to?’¶‘North.’¶‘Oh.’", "Ann, Tom, Ann, Tom, Ann"),
        ],
        speakers,
    );
}

#[test]
fn who_acts_beside_a_quote_speaks_it() {
    hold(
        [
            (
                "Ann put the kettle on. “It is gone.”¶“Gone?” Tom sat down. “Where to?”¶“North.”¶“So soon?”¶“Yes.”",
                "Ann, Tom, Tom, Ann, Tom, Ann",
            ),
            // Of several sentences the one beside the quote; whoever tells the story only sees the others act.
            (
                "“Is it gone?” Ann asked.¶“It is.” Tom rose.¶“Where?”¶“North.”¶Tom yawned. Nora came in and frowned. “What is gone?”",
                "Ann, Tom, Ann, Tom, Nora",
            ),
            (
                "“Gone?” I said.¶“Gone,” said Tom.¶“Where?”¶“North.”¶“Oh,” I said.¶Nora came in. I liked her hat. “North?”",
                "\"I\", Tom, \"I\", Tom, \"I\", Nora",
            ),
            // The paragraph before.
            (
                "“Is it gone?” Ann asked.¶“It is,” said Tom.¶“Where?”¶“North.”¶Nora came in and shut the door.¶“What is gone?”",
                "Ann, Tom, Ann, Tom, Nora",
            ),
            // "He" and "she" are whoever is there.
            (
                "“Is it gone?” Ann asked.¶“It is,” Tom said.¶“Where?”¶He looked up. “North.”¶“Oh.”¶“Yes.” He sighed.",
                "Ann, Tom, Ann, Tom, Ann, Tom",
            ),
        ],
        speakers,
    );
}

#[test]
fn who_is_spoken_to_does_not_speak() {
    hold(
        [
            (
                "Ann sat with Tom and Nora.¶“Gone?” Ann asked.¶“It is,” said Tom.¶“Is it, Nora?” Ann said.¶“It is.”¶“Oh.”¶“Yes,” said Nora.",
                "Ann, Tom, Ann, Nora, Ann, Nora",
            ),
            // By a title.
            (
                "Captain Orr rose.¶“Is it gone?” asked Ann.¶“It is, Captain,” said Tom.¶“Where?”¶“North, sir.”¶“Oh,” said Ann.",
                "Ann, Tom, Orr, Tom, Ann",
            ),
            // Who one is.
            (
                "“Who is it?” Ann asked.¶“I’m Ida Hale.”¶“Who?”¶“From Harrow.”¶“Oh,” said Ann.",
                "Ann, Ida Hale, Ann, Ida Hale, Ann",
            ),
        ],
        speakers,
    );
}

#[test]
fn people_without_a_name() {
    hold(
        [
            (
                "A boy sat by the stove.¶“Is it gone?” Ann asked.¶“It is,” said the boy.¶“Where?”¶“North.”¶“Oh.”",
                "Ann, boy, Ann, boy, Ann",
            ),
            // Nouns that speak.
            (
                "“Is it gone?” asked the old vole.¶“It is,” said the heron.¶“Where?”¶“North.”¶The vole wept. “Oh.”",
                "old vole, heron, old vole, heron, old vole",
            ),
            (
                "“Is it gone?” asked Badger.¶“It is,” said the hen.¶“Where?”¶“North.”¶“Oh,” said the badger.",
                "Badger, hen, Badger, hen, Badger",
            ),
            // A hedgehog with a name.
            (
                "A hedgehog named Pip ran up the lane to Ann.¶“Gone!” cried the hedgehog.¶“Gone?” said Ann.¶“Yes.”¶“Oh.”",
                "Pip, Ann, Pip, Ann",
            ),
            // The title comes before the name.
            (
                "“Is it gone?” the captain asked.¶“It is,” said Tom.¶“Where?”¶“North.”¶“Oh,” said Captain Ida Orr.",
                "Ida Orr, Tom, Ida Orr, Tom, Ida Orr",
            ),
            // A description varies the name of the only woman.
            (
                "Ann met Tom.¶“Is it gone?” Ann asked.¶“It is,” said Tom.¶“Where?” said the young woman.¶“North.”¶“Oh.”",
                "Ann, Tom, Ann, Tom, Ann",
            ),
            // Whose voice it is.
            ("“Gone?” said Ann.¶“Gone,” said the voice of Tom Orr.¶“Where?”¶“North.”¶“Oh.”", "Ann, Tom Orr, Ann, Tom Orr, Ann"),
            (
                "“Gone?” said Ann.¶“Gone,” said a voice behind her.¶Tom stood in the door.¶“Where?” Ann said.¶“North.”¶“Oh.”",
                "Ann, Tom, Ann, Tom, Ann",
            ),
            (
                "“Gone?” said Ann.¶“Gone,” somebody said.¶“Where?” said Ann.¶“North.”¶“Oh,” said Ann.",
                "Ann, \"somebody\", Ann, nobody, Ann",
            ),
        ],
        speakers,
    );
}

#[test]
fn whoever_tells_the_story() {
    hold(
        [
            ("“Gone?” I said.¶“Gone,” said Tom.¶“Where?”¶“North.”¶“Oh,” I said.", "\"I\", Tom, \"I\", Tom, \"I\""),
            // The name is known from those who use it.
            ("“Gone?” I said.¶“Gone, Hugh,” said Tom.¶“Where?” I said.¶“North.”¶“Oh,” I said.", "Hugh, Tom, Hugh, Tom, Hugh"),
            // Somebody else's is not taken for it.
            (
                "Nora left.¶“Gone?” I said.¶“Ask Nora, Tom,” said Ann.¶“Gone,” said Tom.¶“Where?” I said.¶“North.”¶“Oh,” I said.",
                "\"I\", Ann, Tom, \"I\", Tom, \"I\"",
            ),
        ],
        speakers,
    );
}

#[test]
fn men_and_women() {
    hold(
        [
            // Robin is either; the story tells.
            (
                "Robin shut her book. Tom came in.¶“Gone?” she said.¶“Gone,” he said.¶“Where?”¶“North.”¶“Oh,” she said.",
                "Robin, Tom, Robin, Tom, Robin",
            ),
            // Two women: the turns tell.
            (
                "Ann looked at Nora.¶“Is it gone?” Ann said.¶“It is,” she said.¶“Where?”¶“North,” she said.¶“Oh,” said Ann.",
                "Ann, Nora, Ann, Nora, Ann",
            ),
        ],
        speakers,
    );
}

#[test]
fn words_that_nobody_speaks() {
    hold(
        [
            // Thoughts are no turns.
            (
                "“Is it gone?” Ann asked.¶“It is,” Tom said.¶“He lies,” Ann thought.¶“Where?” she said.¶“North.”¶“Oh.”",
                "Ann, Tom, Ann, Ann, Tom, Ann",
            ),
            // Scraps and titles.
            (
                "“Is it gone?” Ann asked.¶“It is,” Tom said.¶Her so-called “horse” had been a mule.¶“Where?”¶“North.”¶“Oh.”",
                "Ann, Tom, nobody, Ann, Tom, Ann",
            ),
        ],
        speakers,
    );
}

#[test]
fn news_is_no_dialogue() {
    hold(
        [
            // A quote alone goes on with what was said before.
            ("“It burned,” Ann Lee said.¶“It was ours.”¶“It stood for years.”", "Ann Lee, Ann Lee, Ann Lee"),
            (
                "The barn burned in May.¶“It was ours,” said Ann Lee.¶“We built it with our own hands in the year of the flood, all of us.”",
                "Ann Lee, Ann Lee",
            ),
        ],
        speakers,
    );
}

/// Speakers as they come out, and as a reader has them.
const KNOWN_MISSES: &[(&str, &str, &str)] = &[
    // Whoever is "her" does not say it.
    (
        "Ann, Tom and Nora sat in the dark.¶“Is it gone?” Ann asked.¶“Ask her, Ann.”¶“Is it?”¶“It is,” said Tom.¶“Oh.”",
        "Ann, nobody, Ann, Tom, Ann",
        "Ann, Tom, Ann, Tom, Ann",
    ),
    // What is said tells who speaks: only Tom has been away.
    (
        "Ann, Tom and Nora sat in the dark. Tom had been away.¶“Gone?” Ann asked.¶“Gone,” said Nora.¶“Where were you?”¶“North.”¶“Oh.”",
        "Ann, Nora, Ann, Nora, Ann",
        "Ann, Nora, Ann, Tom, Ann",
    ),
];

#[test]
fn known_misses_of_dialogue() {
    known_misses(KNOWN_MISSES, speakers);
}
