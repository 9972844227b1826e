//! Mentions: the words of the text that stand for people and bodies.

mod appositions;
mod descriptions;
mod names;
mod types;

#[cfg(test)]
mod tests;

pub use types::{Gender, SpeakerKind};
pub(crate) use types::{Mention, MentionKind};

use crate::lexicon::{Flags, FoldSet};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// Finds every mention of the outline, in text order; a description may hold the name that it is built on.
pub(crate) fn find_mentions(outline: &Outline) -> Vec<Mention> {
    let mut finder = Finder {
        outline,
        names: FoldSet::default(),
        mentions: Vec::with_capacity(outline.tokens.len() / 12),
        sentence: 0,
        part: 0,
    };
    for paragraph in 0..outline.paragraphs.len() {
        finder.note_names(paragraph);
    }
    for paragraph in 0..outline.paragraphs.len() {
        finder.paragraph(paragraph);
    }
    finder.mentions
}

/// Letters of the longest pronoun looked for.
const LONGEST_PRONOUN: usize = 8;

/// The bytes of the word in lower case, when it is short enough to be a pronoun.
fn lower_case<'b>(word: &str, buffer: &'b mut [u8; LONGEST_PRONOUN]) -> Option<&'b [u8]> {
    let letters = buffer.get_mut(..word.len())?;
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    Some(letters)
}

/// A word as a key: its entry in the lists, or its letters when they do not know it.
fn name_of(outline: &Outline, token: usize) -> u64 {
    match outline.tokens[token].lex {
        0 => {
            outline
                .word(token)
                .bytes()
                .fold(0xCBF2_9CE4_8422_2325, |hash: u64, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
                | 1 << 63
        }
        lex => u64::from(lex),
    }
}

/// Classes of the words in lower case that a mention may be read from.
const LOWER_HEADS: Flags =
    Flags::PRON.or(Flags::POSS).or(Flags::ROLE).or(Flags::PEOPLE).or(Flags::ORG_HEAD).or(Flags::DOCUMENT_NOUN);

struct Finder<'o, 't> {
    outline: &'o Outline<'t>,
    /// Words from the lists that the document writes with a capital inside sentences, so that they are names here:
    /// a document about a Mr. Trump does not mean the verb.
    names: FoldSet<u64>,
    mentions: Vec<Mention>,
    sentence: usize,
    part: usize,
}

impl Finder<'_, '_> {
    fn note_names(&mut self, index: usize) {
        let outline = self.outline;
        let paragraph = &outline.paragraphs[index];
        if paragraph.headline {
            return;
        }
        let tokens = paragraph.tokens();
        let ordinary = Flags::VERB
            | Flags::PEOPLE
            | Flags::ROLE
            | Flags::SPEECH_NOUN
            | Flags::DOCUMENT_NOUN
            | Flags::ROLE_MODIFIER
            | Flags::MEDIUM_NOUN;
        for at in tokens.clone() {
            let token = &outline.tokens[at];
            if token.shape == Shape::Capital
                && (token.lex == 0 || outline.flags(at).any(ordinary))
                && !self.begins_sentence(at, tokens.start)
            {
                self.names.insert(name_of(outline, at));
            }
        }
    }

    fn paragraph(&mut self, index: usize) {
        let outline = self.outline;
        let paragraph = &outline.paragraphs[index];
        let tokens = paragraph.tokens();
        let mut floor = tokens.start;
        let mut at = tokens.start;
        while at < tokens.end {
            let token = &outline.tokens[at];
            let flags = outline.flags(at);
            // Most words can begin no mention.
            if token.shape == Shape::Lower
                && !flags.any(LOWER_HEADS)
                && (!flags.is_empty()
                    || token.end() - token.start() < "9-year-old".len()
                    || !outline.word(at).ends_with("-year-old"))
            {
                at += 1;
                continue;
            }
            if token.kind != TokenKind::Word {
                // No mention reaches over a quotation mark or the end of a clause.
                if matches!(token.kind, TokenKind::Punct) && !matches!(token.ch, b'&' | b'$' | b'%')
                    || token.kind == TokenKind::Mark && token.ch == b'"'
                {
                    floor = at + 1;
                }
                at += 1;
                continue;
            }
            self.move_cursors(at);
            let quoted_until = self.quoted_until(at);
            let limit = quoted_until.unwrap_or(tokens.end).min(self.next_part_start(at));
            // Inside a quotation only names count: they say who is known, and who is spoken of.
            let mention = if flags.any(Flags::PRON | Flags::POSS) && token.shape != Shape::Upper {
                if quoted_until.is_none() { self.pronoun(at, flags) } else { None }
            } else if token.is_capital() {
                self.capital(at, tokens.start, floor, limit, paragraph.headline)
            } else if quoted_until.is_none() {
                descriptions::read_description(outline, at, floor, limit)
            } else {
                None
            };
            let Some(mut mention) = mention else {
                at += 1;
                continue;
            };
            mention.quoted = quoted_until.is_some();
            mention.set_sentence(self.sentence);
            if mention.kind != MentionKind::Pronoun {
                if let Some(apposition) = appositions::read_apposition(outline, mention.tokens().1, limit) {
                    mention.set_apposition(apposition);
                }
                self.role_from_description_before(&mut mention);
            }
            // What stands inside a description is read too: the name in "Lee's adviser".
            let next = if mention.kind == MentionKind::Description { mention.core().1 } else { mention.tokens().1 };
            at = next.max(at + 1);
            if mention.stands_for == Some(SpeakerKind::Person) {
                floor = at;
            }
            self.insert(mention);
        }
    }

    /// Keeps the mentions in the order of their first token, the longer first: a description may begin before a name that was
    /// read before it.
    fn insert(&mut self, mention: Mention) {
        let key = |m: &Mention| (m.tokens().0, std::cmp::Reverse(m.tokens().1));
        let behind = self.mentions.iter().rev().take_while(|m| key(m) > key(&mention)).count();
        self.mentions.insert(self.mentions.len() - behind, mention);
    }

    /// Reads the mention that begins with a word in capitals.
    fn capital(&mut self, at: usize, start: usize, floor: usize, limit: usize, headline: bool) -> Option<Mention> {
        let outline = self.outline;
        let token = &outline.tokens[at];
        let flags = outline.flags(at);
        let next_capital = outline.tokens.get(at + 1).is_some_and(|t| at + 1 < limit && t.spaced && t.is_capital());
        let mut first = self.begins_sentence(at, start);
        if first && !flags.any(Flags::FUNCTION) {
            let known = self.names.contains(&name_of(outline, at));
            // An unknown word at a sentence's start is a name when the document uses it as one, or a verb follows.
            if flags.is_empty() && token.shape == Shape::Capital && !known && !next_capital && !self.acts(at) && !self.set_off(at)
            {
                return None;
            }
            first = !known;
        }
        // "Critics of the plan said": an ordinary noun at a sentence's start.
        let noun = first && !next_capital && token.shape == Shape::Capital && !flags.any(Flags::GIVEN);
        let quoted = self.quoted_until(at).is_some();
        let described = if noun && !quoted { descriptions::read_description(outline, at, floor, limit) } else { None };
        described.or_else(|| names::read_name(outline, at, first, floor, limit, headline))
    }

    /// Whether a finite verb follows the word.
    fn acts(&self, at: usize) -> bool {
        let next = self.outline.flags(at + 1);
        next.any(Flags::AUX | Flags::PAST | Flags::THIRD) && !next.any(Flags::PREP)
    }

    fn move_cursors(&mut self, token: usize) {
        let outline = self.outline;
        while self.part < outline.parts.len() && outline.parts[self.part].tokens.1 <= token {
            self.part += 1;
        }
        while self.sentence + 1 < outline.sentences.len() {
            let next = outline.sentences[self.sentence + 1].items().start;
            let first = match outline.items[next].as_token() {
                Some(first) => first,
                None => outline.items[next].as_part().map_or(usize::MAX, |p| outline.parts[p].tokens.0),
            };
            if first > token {
                break;
            }
            self.sentence += 1;
        }
    }

    /// The end of the folded quote that the token stands in.
    fn quoted_until(&self, token: usize) -> Option<usize> {
        self.outline.parts.get(self.part).filter(|p| p.tokens.0 <= token && token < p.tokens.1).map(|p| p.tokens.1)
    }

    /// The first token of the next folded quote.
    fn next_part_start(&self, token: usize) -> usize {
        self.outline.parts.get(self.part).filter(|p| p.tokens.0 > token).map_or(usize::MAX, |p| p.tokens.0)
    }

    /// Whether a sentence begins at the token, inside a quotation or outside, so that its capital tells nothing.
    fn begins_sentence(&self, at: usize, first: usize) -> bool {
        if at == first {
            return true;
        }
        let before = &self.outline.tokens[at - 1];
        match before.kind {
            TokenKind::Punct => matches!(before.ch, b'.' | b'!' | b'?' | b'~' | b':' | b'*' | b']' | b')' | b'-'),
            TokenKind::Mark => !self.outline.tokens[at].spaced,
            _ => false,
        }
    }

    fn pronoun(&self, at: usize, flags: Flags) -> Option<Mention> {
        let mut buffer = [0; LONGEST_PRONOUN];
        let lower = lower_case(self.outline.word(at), &mut buffer)?;
        let (plural, gender) = match lower {
            // "his promise to be": the owner of words for speech may have spoken.
            b"his" | b"her" | b"their" if self.speech_noun_follows(at) => (
                lower == b"their",
                if lower == b"his" {
                    Some(Gender::Masculine)
                } else if lower == b"her" {
                    Some(Gender::Feminine)
                } else {
                    None
                },
            ),
            b"he" => (false, Some(Gender::Masculine)),
            b"she" => (false, Some(Gender::Feminine)),
            b"they" | b"we" | b"others" | b"some" | b"many" | b"few" | b"most" | b"several" | b"both" | b"all" => (true, None),
            b"i" | b"one" | b"another" | b"it" | b"someone" | b"somebody" | b"everyone" | b"nobody" => (false, None),
            _ => return None,
        };
        // "some voters", "one official": a determiner of what follows.
        let next = self.outline.flags(at + 1);
        if flags.any(Flags::DET | Flags::NUM) && !next.any(Flags::VERB | Flags::AUX | Flags::ADV)
            || next.any(Flags::ROLE | Flags::PEOPLE) && flags.any(Flags::DET)
        {
            return None;
        }
        let mut mention = Mention::new(MentionKind::Pronoun, (at, at + 1), (at, at + 1));
        mention.gender = gender;
        mention.plural = plural;
        mention.possessive = matches!(lower, b"his" | b"her" | b"their");
        mention.definite = true;
        Some(mention)
    }

    /// Whether a clitic, a comma, a colon or the paragraph's end follows: "Lee's", "Lee, 43,", "LEE:".
    fn set_off(&self, at: usize) -> bool {
        let next = self.outline.tokens.get(at + 1);
        next.is_none_or(|t| {
            t.kind == TokenKind::Clitic || matches!(t.kind, TokenKind::Punct) && matches!(t.ch, b',' | b':' | b'(')
        })
    }

    fn speech_noun_follows(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|i| {
            self.outline.flags(i).any(Flags::SPEECH_NOUN) && (at + 1..i).all(|j| !self.outline.flags(j).any(Flags::FUNCTION))
        })
    }

    /// `the board's president, Ann Lee,`: the description before the comma is her role.
    fn role_from_description_before(&self, mention: &mut Mention) {
        let named = mention.kind == MentionKind::Name
            && mention.role().0 >= mention.role().1
            && !mention.place
            && mention.stands_for != Some(SpeakerKind::Organization);
        let comma = mention.tokens().0.wrapping_sub(1);
        if !named || !self.outline.tokens.get(comma).is_some_and(|t| t.is_punct(b',')) {
            return;
        }
        let described = self.mentions.iter().rev().take(6).find(|before| {
            before.kind == MentionKind::Description
                && !before.plural
                && before.stands_for == Some(SpeakerKind::Unnamed)
                && before.tokens().1 == comma
                && before.quoted == mention.quoted
        });
        if let Some(before) = described {
            mention.set_role(before.tokens());
            mention.begin_at(before.tokens().0);
            mention.stands_for = Some(SpeakerKind::Person);
        }
    }
}
