//! What a mention is.

use serde::{Deserialize, Serialize};

use crate::ids::{Id, IdRange, IdVec, MentionId, SentenceId, TokenId};
use crate::lexicon::{Classes, owns_without_s, word};
use crate::outline::Outline;
use crate::room::Room;
use crate::text::TokenKind;

/// What sort of words a mention is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// Ann Lee, Mr. Lee, the Harrow Water Board
    Name,
    /// she, they
    Pronoun,
    /// the minister, a senior adviser to the campaign
    Description,
}

/// What a mention, or a speaker, stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SpeakerKind {
    /// One human being with a name.
    #[default]
    Person,
    /// A company, agency, government, newspaper.
    Organization,
    /// Several people: voters, residents.
    Group,
    /// Somebody whose name the text does not tell: a spokeswoman, a source.
    Unnamed,
    /// A text that speaks: a report, a lawsuit.
    Document,
}

/// Grammatical gender of a person, as the text or the lists tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Gender {
    /// he
    Masculine,
    /// she
    Feminine,
}

impl Gender {
    /// The gender that the lists give a word.
    pub(super) fn of(classes: Classes) -> Option<Gender> {
        match (classes.any(Classes::MASCULINE), classes.any(Classes::FEMININE)) {
            (true, false) => Some(Gender::Masculine),
            (false, true) => Some(Gender::Feminine),
            _ => None,
        }
    }
}

/// A few tokens beside others: how far from the first of those they begin, and how many they are.
#[derive(Debug, Clone, Copy, Default)]
struct Beside {
    from: i8,
    len: u8,
}

impl Beside {
    fn new(first: TokenId, range: IdRange<TokenId>) -> Beside {
        let from = range.start().index() as isize - first.index() as isize;
        let from = from.clamp(i8::MIN.into(), i8::MAX.into()) as i8;
        Beside { from, len: range.len().min(u8::MAX.into()) as u8 }
    }

    /// The range of tokens; that before the first of the text where there are none.
    fn range(self, first: TokenId) -> IdRange<TokenId> {
        if self.len == 0 {
            return IdRange::default();
        }
        let start = TokenId::new(first.index().saturating_add_signed(self.from.into()));
        start.to(start + usize::from(self.len))
    }
}

/// Words of the text that stand for somebody.
///
/// There is one for every seven tokens, so it is kept to 28 bytes: what reads mentions reads no role or apposition of more than some
/// dozen tokens, and no name of thousands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    tokens: IdRange<TokenId>,
    core: TokenId,
    core_len: u16,
    role: Beside,
    apposition: Beside,
    /// Sentence of the outline it stands in.
    pub(crate) sentence: SentenceId,
    pub(crate) kind: MentionKind,
    pub(crate) stands_for: Option<SpeakerKind>,
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
    /// Followed by `'s`: it owns what follows and does not act.
    pub(crate) possessive: bool,
    /// Stands inside a quotation.
    pub(crate) quoted: bool,
    /// A place name.
    pub(crate) place: bool,
    /// Written with a courtesy title: Mr., Mrs.
    pub(crate) courtesy: bool,
    /// A description that points at somebody known: `the`, `this`, `his`.
    pub(crate) definite: bool,
}

impl Mention {
    /// A mention of these tokens, of which `core` names it; nothing else about it is known yet.
    pub(crate) fn new(kind: MentionKind, tokens: IdRange<TokenId>, core: IdRange<TokenId>) -> Mention {
        Mention {
            tokens,
            core: core.start(),
            core_len: core_len(core),
            role: Beside::default(),
            apposition: Beside::default(),
            sentence: SentenceId::FIRST,
            kind,
            stands_for: None,
            gender: None,
            plural: false,
            possessive: false,
            quoted: false,
            place: false,
            courtesy: false,
            definite: false,
        }
    }

    /// A name at these tokens that was not found by its looks.
    pub(crate) fn of_name(outline: &Outline, tokens: IdRange<TokenId>) -> Mention {
        let mut mention = Mention::new(MentionKind::Name, tokens, tokens);
        mention.sentence = outline.sentence_of(tokens.start());
        mention.quoted = outline.is_quoted(tokens.start());
        mention.possessive = outline.tokens.get(tokens.end()).is_some_and(|t| t.kind() == TokenKind::Clitic && t.ch() == b's');
        mention
    }

    /// All of it but the apposition: `Ukrainian president Volodymyr Zelensky`.
    pub(crate) fn tokens(&self) -> IdRange<TokenId> {
        crate::steps::step();
        self.tokens
    }

    /// The name alone, without titles and roles; of a description its head noun.
    pub(crate) fn core(&self) -> IdRange<TokenId> {
        self.core.to(self.core + usize::from(self.core_len))
    }

    /// The role written before the name; empty when there is none.
    pub(crate) fn role(&self) -> IdRange<TokenId> {
        self.role.range(self.core)
    }

    /// Whether a role is written before the name.
    pub(super) fn has_role(&self) -> bool {
        self.role.len > 0
    }

    /// The apposition behind it, from after the comma; empty when there is none.
    pub(crate) fn apposition(&self) -> IdRange<TokenId> {
        self.apposition.range(self.core)
    }

    pub(crate) fn begin_at(&mut self, token: TokenId) {
        self.tokens = self.tokens.with_start(token);
    }

    pub(crate) fn end_at(&mut self, token: TokenId) {
        self.tokens = self.tokens.with_end(token);
    }

    pub(crate) fn set_core(&mut self, core: IdRange<TokenId>) {
        // What stands beside it stays where it is.
        let (role, apposition) = (self.role(), self.apposition());
        (self.core, self.core_len) = (core.start(), core_len(core));
        self.set_role(role);
        self.set_apposition(apposition);
    }

    pub(crate) fn set_role(&mut self, role: IdRange<TokenId>) {
        self.role = Beside::new(self.core, role);
    }

    pub(crate) fn set_apposition(&mut self, apposition: IdRange<TokenId>) {
        self.apposition = Beside::new(self.core, apposition);
    }

    /// Notes that it is for somebody without a name, or for several people.
    pub(super) fn note_people(&mut self, plural: bool) {
        self.plural = plural;
        self.stands_for = Some(if plural { SpeakerKind::Group } else { SpeakerKind::Unnamed });
    }

    pub(crate) fn is_pronoun(&self) -> bool {
        self.kind == MentionKind::Pronoun
    }

    /// Whether it may stand for a person, or several: it is no place, body or text.
    pub(crate) fn may_be_person(&self) -> bool {
        !self.place && !matches!(self.stands_for, Some(SpeakerKind::Organization | SpeakerKind::Document))
    }

    /// Whether it is "I".
    pub(crate) fn is_first_person(&self, outline: &Outline) -> bool {
        self.is_pronoun() && outline.word(self.core().start()) == word::I
    }

    /// End of the mention with its apposition.
    pub(crate) fn full_end(&self) -> TokenId {
        self.tokens.end().max(self.apposition().end())
    }

    /// Whether a description and a comma stand before the name, and perhaps a title: `the chairman, Ann Lee`, `his niece, Mayor Lee`.
    pub(crate) fn described_first(&self, outline: &Outline) -> bool {
        self.tokens.start().to(self.core().start()).iter().any(|t| outline.tokens[t].is_punct(b','))
    }
}

/// Whether `'s` or a plural's lone apostrophe stands at the token.
pub(super) fn is_possessive(outline: &Outline, token: TokenId) -> bool {
    let Some(mark) = outline.tokens.get(token) else { return false };
    match mark.kind() {
        TokenKind::Clitic => mark.ch() == b's',
        // "the voters’ choice", but not "the voters’" at the end of a quote
        TokenKind::Mark => {
            mark.ch() == b'\''
                && !mark.spaced()
                && token.before().is_some_and(|before| owns_without_s(outline.text_of(before)))
                && outline.tokens.get(token + 1).is_some_and(|next| next.is_word() && next.spaced())
        }
        _ => false,
    }
}

/// How many tokens a core has, as far as that is told.
fn core_len(core: IdRange<TokenId>) -> u16 {
    core.len().min(u16::MAX.into()) as u16
}

/// The mentions of an article, in the order of their first tokens.
pub(crate) type Mentions = IdVec<MentionId, Mention>;

/// Of each sentence the first mention that begins in it or behind it, and the number of all at last: so nobody has to search them all.
#[derive(Default)]
pub(crate) struct BySentence(IdVec<SentenceId, MentionId>);

impl Room for BySentence {
    fn bytes(&self) -> usize {
        self.0.bytes()
    }

    fn empty(&mut self) {
        self.0.empty();
    }
}

impl BySentence {
    /// The same of mentions in the order of their first tokens.
    pub(crate) fn read(self, outline: &Outline, mentions: &Mentions) -> BySentence {
        let BySentence(mut all) = self;
        all.reserve(outline.sentences.len() + 1);
        let mut first = MentionId::FIRST;
        for sentence in outline.sentences.iter() {
            first += mentions.from(first).take_while(|(_, m)| m.tokens().start() < sentence.first).count();
            all.push(first);
        }
        all.push(mentions.end());
        BySentence(all)
    }

    /// Those that begin in the sentence.
    pub(crate) fn range(&self, sentence: SentenceId) -> IdRange<MentionId> {
        self.0[sentence].to(self.0[sentence + 1])
    }

    /// The first mention that begins with a token of the sentence or behind that.
    pub(crate) fn from(&self, mentions: &Mentions, sentence: SentenceId, token: TokenId) -> MentionId {
        let range = self.range(sentence);
        range.start() + mentions[range].partition_point(|m| m.tokens().start() < token)
    }
}
