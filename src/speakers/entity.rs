//! One person or body of the document, and how it is written.

use super::roles::{Roles, trade_of};
use super::written::write;
use crate::ids::{IdRange, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{Gender, Mention, SpeakerKind};
use crate::outline::Outline;
use crate::text::Shape;

/// One person or body of the document.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    /// Tokens of the fullest form of the name; of somebody unnamed, of the description.
    pub(crate) name: IdRange<TokenId>,
    /// How many words that form has; none of somebody unnamed.
    pub(super) words: u8,
    pub(crate) kind: SpeakerKind,
    pub(crate) gender: Option<Gender>,
    /// Whether a title or a role tells the gender: "Mrs. Lee", "the actress Ann Lee". A given name may mislead.
    pub(crate) gender_told: bool,
    pub(crate) place: bool,
    pub(crate) plural: bool,
    /// What the document says that the person is.
    pub(super) roles: Roles,
    /// How many mentions stand for it.
    pub(crate) mentions: u32,
    /// First token of its first mention.
    pub(crate) first: TokenId,
    /// First token of the last mention by the full name.
    pub(super) last_full: TokenId,
    /// How many mentions are by one word alone.
    pub(super) alone: u32,
    /// How many mentions have "the" before them.
    pub(super) articles: u32,
    /// How many mentions stand where a place does: "in Harrow".
    pub(super) located: u32,
    /// A name that is no person's, by the words before it: "the Harrow Open", "in Harrow".
    pub(crate) thing: bool,
    /// How many more mentions spell the full name so than otherwise.
    pub(super) spelled: i32,
    /// Whether words beside the name show that it is a person's: a given name, a title, a role.
    pub(crate) surely_person: bool,
    /// Who of the caller's roster it is.
    pub(super) person: Option<u32>,
}

impl Entity {
    /// The caller knows what it is, and whether it is he or she.
    pub(super) fn is_told(&mut self, kind: SpeakerKind, gender: Option<Gender>) {
        self.kind = kind;
        self.gender = gender.or(self.gender);
        (self.place, self.thing) = (false, false);
        self.surely_person = true;
    }

    /// Somebody with a name of so many words, or none.
    pub(super) fn new(mention: &Mention, words: u8) -> Entity {
        let named = words > 0;
        let body = mention.stands_for == Some(SpeakerKind::Organization);
        let kind = match named {
            true if body => SpeakerKind::Organization,
            true => SpeakerKind::Person,
            false => mention.stands_for.unwrap_or(SpeakerKind::Unnamed),
        };
        Entity {
            name: if named { mention.core() } else { mention.tokens() },
            words,
            kind,
            gender: mention.gender,
            gender_told: false,
            place: mention.place,
            plural: mention.plural,
            roles: Roles::default(),
            mentions: u32::from(!named),
            first: mention.tokens().start(),
            last_full: mention.core().start(),
            alone: 0,
            articles: 0,
            located: 0,
            thing: false,
            spelled: 0,
            surely_person: !named,
            person: None,
        }
    }

    /// Whether the document gives more than one word of the name.
    pub(super) fn is_full(&self) -> bool {
        self.words > 1
    }

    /// Adds the name to publish to other words: the fullest form in the document, written with single blanks; of somebody unnamed the description
    /// without its article or owner pronoun.
    pub(super) fn write_name(&self, outline: &Outline, out: &mut String) {
        let mut name = self.name;
        if self.words == 0 {
            let opens = |t: TokenId| {
                let classes = outline.classes(t);
                let one = matches!(outline.word(t), word::ONE | word::ANOTHER);
                (classes.any(Classes::DET | Classes::POSS) && !classes.any(Classes::NUM | Classes::NEG) || one)
                    && outline.word(t + 1) != word::OF
            };
            while name.len() > 1 && opens(name.start()) {
                name = name.with_start(name.start() + 1);
            }
        }
        // "Ann Lee KC", "Ann Lee, M.D."
        let behind = |t: TokenId| {
            let suffix =
                outline.classes(t).any(Classes::NAME_SUFFIX) && !outline.classes(t).any(Classes::GENERATION | Classes::GIVEN);
            suffix || outline.tokens[t].is_punct(b',')
        };
        while self.kind == SpeakerKind::Person && name.len() > 2 && behind(name.end() - 1) {
            name = name.with_end(name.end() - 1);
        }
        let capitals = |t: TokenId| matches!(outline.tokens[t].shape(), Shape::Upper | Shape::Initials);
        let all_capitals =
            self.kind == SpeakerKind::Person && name.iter().all(capitals) && name.iter().any(|t| outline.text_of(t).len() > 3);
        write(outline, name, all_capitals, out);
        if let Some(surname) = shared_surname(outline, name).filter(|_| self.kind == SpeakerKind::Person) {
            out.push(' ');
            out.push_str(outline.text_of(surname));
        }
    }

    /// Adds the role to publish, where the document gives one. Of whoever is only described it is the office or the trade that the
    /// description tells: "A senior surgeon said".
    pub(super) fn write_role(&self, outline: &Outline, out: &mut String) {
        let from = out.len();
        self.roles.write(outline, out);
        let described = self.kind == SpeakerKind::Unnamed && self.words == 0;
        if out.len() == from
            && described
            && let Some(trade) = trade_of(outline, self.name)
        {
            write(outline, trade.range, false, out);
        }
    }

    /// The name to publish.
    pub(super) fn name_alone(&self, outline: &Outline) -> String {
        let mut name = String::new();
        self.write_name(outline, &mut name);
        name
    }

    /// The role to publish.
    pub(super) fn role_alone(&self, outline: &Outline) -> Option<String> {
        let mut role = String::new();
        self.write_role(outline, &mut role);
        Some(role).filter(|role| !role.is_empty())
    }
}

/// The "Lee" of `Ann and Tom Lee`, for a name that is "Ann" alone.
fn shared_surname(outline: &Outline, name: IdRange<TokenId>) -> Option<TokenId> {
    let given = |t: TokenId| outline.tokens.get(t).is_some_and(|t| t.is_capital()) && outline.classes(t).any(Classes::GIVEN);
    let (and, other, surname) = (name.end(), name.end() + 1, name.end() + 2);
    let joined = name.len() == 1 && given(name.start()) && outline.word(and) == word::AND && given(other);
    outline.tokens.get(surname).filter(|t| joined && t.is_capital() && t.spaced()).map(|_| surname)
}
