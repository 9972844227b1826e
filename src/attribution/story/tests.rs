//! Who speaks in small scenes: `¶` parts paragraphs. What stands beside a scene are its speakers, in the order of its quotes: their
//! names, `"words"` of a mention whose speaker is not known, or `nobody`.

use crate::tables::{hold, known_misses, named};
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
                "I, Tom, I, Tom, I, Nora",
            ),
            // The paragraph before.
            (
                "“Is it gone?” Ann asked.¶“It is,” said Tom.¶“Where?”¶“North.”¶Nora came in and shut the door.¶“What is gone?”",
                "Ann, Tom, Ann, Tom, Nora",
            ),
            // So does whom "he" and "she" mean then, but no thing.
            (
                "Tom, Hugh and Ann sat down.¶Tom rose. “Gone?” he said.¶“Gone,” said Hugh.¶The chair creaked. “Where?” she said.¶“North,” said Hugh.¶Tom nodded.¶“Yes,” he said.¶“No,” said Hugh.¶“Yes.”¶“No.”¶“Yes.”",
                "Tom, Hugh, Ann, Hugh, Tom, Hugh, Tom, Hugh, Tom",
            ),
            (
                "Tom and Hugh sat down.¶A woman came in.¶“Gone?” she said.¶“Gone,” said Hugh.¶“Where?”¶“North.”¶“Oh,” said Tom.",
                "woman, Hugh, woman, Hugh, Tom",
            ),
            // In the sentence of the quote.
            (
                "“Is it gone?” Ann asked.¶“It is,” said Tom.¶“Then I shall go,” and Nora took her hat.¶“Where?” said Ann.¶“North.”¶“Oh.”",
                "Ann, Tom, Nora, Ann, Nora, Ann",
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
                "Ann, Tom, Captain Orr, Tom, Ann",
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
            ("“Gone?” I said.¶“Gone,” said Tom.¶“Where?”¶“North.”¶“Oh,” I said.", "I, Tom, I, Tom, I"),
            // The name is known from those who use it.
            ("“Gone?” I said.¶“Gone, Hugh,” said Tom.¶“Where?” I said.¶“North.”¶“Oh,” I said.", "Hugh, Tom, Hugh, Tom, Hugh"),
            // Once is enough where the story is told so; and "he" is somebody else.
            (
                "I had come to ask Tom. I knocked.¶“Gone?” I asked.¶“Gone,” said Tom.¶“Where?”¶“North,” he said. “Go.”¶“Oh.”",
                "I, Tom, I, Tom, Tom, I",
            ),
            (
                "A man came in with Tom.¶“Gone, Hugh?” said Tom.¶“Gone,” said I.¶“Where?” he asked.¶“North,” said I.¶“Oh.”¶“Yes.”",
                "Tom, Hugh, Tom, Hugh, Tom, Hugh",
            ),
            // "I" at a sentence's end is no initial.
            ("“Gone?” said I. “So soon?”¶“Gone,” said Tom.¶“Where?” cried I.¶“North.”¶“Oh,” said I.", "I, I, Tom, I, Tom, I"),
            // Somebody else's is not taken for it.
            (
                "Nora left.¶“Gone?” I said.¶“Ask Nora, Tom,” said Ann.¶“Gone,” said Tom.¶“Where?” I said.¶“North.”¶“Oh,” I said.",
                "I, Ann, Tom, I, Tom, I",
            ),
        ],
        speakers,
    );
}

#[test]
fn stories_whose_turns_are_all_attributed() {
    hold(
        [
            (
                "“Come in!” cried the vole.¶“Is there tea?” asked the heron.¶“Tea!” said the vole.¶“And cake?” asked the heron.¶“No cake!” said the vole.¶“Then no,” said the heron.",
                "vole, heron, vole, heron, vole, heron",
            ),
            // Long turns are news.
            (
                "“The barn is gone,” the vole slept.¶“We have asked for the money, and the money has not come,” said Ann Lee.¶“The board has sent nobody to look at the barn, and nobody at the mill!” said Ann Lee.",
                "nobody, Ann Lee, Ann Lee",
            ),
        ],
        speakers,
    );
}

#[test]
fn words_beside_the_noun_that_speaks() {
    hold(
        [
            // How it is said.
            (
                "“Is it gone?” asked the vole crossly.¶“It is,” said the hen.¶“Where?”¶“North.”¶“Oh,” said the vole.",
                "vole, hen, vole, hen, vole",
            ),
            (
                "“Is it gone?” asked the old bully.¶“It is,” said the hen.¶“Where?”¶“North.”¶“Oh,” said the bully.",
                "old bully, hen, old bully, hen, old bully",
            ),
            // Capitals make names of epithets, and a month may stand in one.
            (
                "“Is it gone?” asked the Tall Clerk.¶“It is,” said the April Hen.¶“Where?” said the Sad Clerk.¶“North,” the April Hen said.¶“Oh,” said the Tall Clerk.¶“Who?”¶“Tom.”",
                "Tall Clerk, April Hen, Sad Clerk, April Hen, Tall Clerk, April Hen, Tall Clerk",
            ),
            (
                "“Is it gone?” asked the Vole.¶“It is,” said the kindly Hen.¶“Where?” said the Vole.¶“North,” said the Hen.¶“Oh.”",
                "Vole, Hen, Vole, Hen, Vole",
            ),
            // One of several is the one from there on.
            (
                "“Is it gone?” asked one of the gentlemen.¶“It is,” said Tom.¶“Where?” said the gentleman.¶“North.”¶“Oh.”",
                "one of the gentlemen, Tom, one of the gentlemen, Tom, one of the gentlemen",
            ),
        ],
        speakers,
    );
}

#[test]
fn titles_are_kept_where_the_story_keeps_them() {
    hold(
        [
            (
                "“Is it gone?” asked Father Orr.¶“It is,” said Mrs. Lee.¶“Where?”¶“North, Orr.”¶“Oh,” said Father Orr.",
                "Father Orr, Mrs. Lee, Father Orr, Mrs. Lee, Father Orr",
            ),
            (
                "Orr sat down.¶“Is it gone?” asked Father Orr.¶“It is,” said Mrs. Ida Lee.¶“Where?”¶“North,” said Mrs. Lee.¶“Oh.”",
                "Orr, Ida Lee, Orr, Ida Lee, Orr",
            ),
            // A title before the given name of somebody who bears it.
            (
                "“Is it gone?” asked Tom.¶“It is,” said Mrs. Ida Lee.¶“Where?”¶“North,” said Mrs. Ida sadly.¶“Oh.”",
                "Tom, Ida Lee, Tom, Ida Lee, Tom",
            ),
        ],
        speakers,
    );
}

#[test]
fn relatives() {
    hold(
        [
            // A couple, and their daughter.
            (
                "“Is it gone?” Mr. Lee asked.¶“It is,” said his wife.¶“Where?”¶“North,” said Mrs. Lee.¶“Ask Ann Lee.”",
                "Mr. Lee, Mrs. Lee, Mr. Lee, Mrs. Lee, Mr. Lee",
            ),
            (
                "Mrs. Lee and Mr. Lee looked at Ann Lee.¶“Is it gone?” Ann asked.¶“It is,” said her mother.¶“Where?” said Ann.¶“North,” said her father.¶“Oh.”",
                "Ann Lee, Mrs. Lee, Ann Lee, Mr. Lee, Ann Lee",
            ),
            // Whoever has a nephew is the uncle.
            (
                "“Is it gone, uncle?” asked Orr’s nephew.¶“It is,” said Orr.¶“Where?” said the nephew.¶“North,” said the uncle.¶“Oh.”",
                "Orr’s nephew, Orr, Orr’s nephew, Orr, Orr’s nephew",
            ),
        ],
        speakers,
    );
}

#[test]
fn what_the_story_and_the_words_tell_of_turns() {
    hold(
        [
            // Nobody answers.
            (
                "“Tom!” cried Ann.¶There was no answer.¶“Tom!”¶“Here,” said Tom.¶“Is it gone?”¶“It is.”¶“Oh.”",
                "Ann, Ann, Tom, Ann, Tom, Ann",
            ),
            // A name is what is answered, and "O" none of it.
            (
                "Tom looked up.¶“What is your name?” said Tom.¶“Wilda.”¶“O Wilda, is it gone?”¶“It is.”¶“Oh,” said Tom.",
                "Tom, Wilda, Tom, Wilda, Tom",
            ),
            // A name is an answer, and an exclamation no name.
            (
                "Ann sat with Tom.¶“Is it gone?” Ann asked.¶“It is.”¶“Who took it?”¶“Nora.”¶“Where to?”¶“North,” said Tom.",
                "Ann, Tom, Ann, Tom, Ann, Tom",
            ),
            ("“Is it gone?” Ann asked.¶“Aye, it is,” said Tom.¶“Where?”¶“Ah, north.”¶“Oh.”", "Ann, Tom, Ann, Tom, Ann"),
            // A semicolon, and a dash behind a colon.
            (
                "“Is it gone?” asked Ann.¶“It is,” said Tom, and sat down again; “gone for good.”¶“Where?”¶Tom replied:—¶“North.”",
                "Ann, Tom, Tom, Ann, Tom",
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
            // "The" before a name makes it no thing.
            (
                "“Gone?” said the Vole.¶“Gone,” said the Hen.¶The Vole took his hat. “Where?” he said.¶“North.”¶“Oh,” said the Vole.¶“Yes.”¶“Yes.”",
                "Vole, Hen, Vole, Hen, Vole, Hen, Vole",
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
