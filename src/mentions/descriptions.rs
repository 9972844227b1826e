//! Descriptions: noun phrases for people, bodies and texts without a name, such as `a senior adviser to the campaign`.

use super::bounds::{Opening, phrase_end, phrase_start, some_of};
use super::heads::Place;
use super::mention::{Gender, Mention, MentionKind, SpeakerKind, is_possessive};
use crate::ids::{Id, TokenId};
use crate::lexicon::{Classes, word};
use crate::outline::Outline;
use crate::text::{Shape, TokenKind};

/// Within how many words the second of two roles must end.
const SECOND_ROLE: usize = 5;

/// Reads the description whose head noun stands at a place, if one does.
pub(super) fn read_description(outline: &Outline, place: Place, mention: &mut Mention) -> bool {
    let Place { at, floor, limit, .. } = place;
    let head = Head { outline, at, limit, classes: outline.classes(at), aged: outline.tokens[at].is_aged() };
    if !head.is_noun() || head.is_modifier() {
        return false;
    }
    let Opening { at: mut start, determined, mut definite } = phrase_start(outline, at, floor);
    let mut plural = head.classes.any(Classes::PLURAL);
    // "after the Sept. 11 terrorist attacks"
    let counted = !plural && !determined && outline.tokens[start].kind() == TokenKind::Number;
    if !head.stands_alone(determined, start) || counted {
        return false;
    }
    let mut end = phrase_end(outline, at + 1, limit);
    if plural && let Some(share) = some_of(outline, start, floor) {
        // "said that 40 percent of voters"
        let that = outline.classes(share.at).any(Classes::THAT);
        (start, definite, plural) = (share.at + usize::from(that), false, !share.one);
    }
    if !plural
        && !head.is_thing()
        && determined
        && let Some(second) = second_role(outline, end, limit)
    {
        // "the singer and former drummer Ann Lee"
        if outline.tokens.get(second).is_some_and(|t| second < limit && t.is_capital() && t.spaced()) {
            return false;
        }
        end = second;
    }
    *mention = Mention::new(MentionKind::Description, start.to(end), at.alone());
    mention.stands_for = Some(head.stands_for(plural));
    mention.gender = Gender::of(head.classes);
    mention.plural = plural;
    mention.possessive = is_possessive(outline, at + 1);
    mention.definite = definite;
    true
}

/// Reads the description that a paragraph in capitals begins with as the label of a turn: `THE COURT:`, `JUDGE:`.
pub(super) fn read_label(outline: &Outline, first: TokenId, mention: &mut Mention) -> bool {
    let determined = outline.word(first) == word::THE;
    let at = first + usize::from(determined);
    let behind = outline.tokens.get(at + 1).is_some_and(|t| t.is_punct(b':'));
    if !behind || outline.tokens[first].shape() != Shape::Upper || outline.tokens[at].shape() != Shape::Upper {
        return false;
    }
    let head = Head { outline, at, limit: at + 1, classes: outline.classes(at), aged: false };
    if !head.is_noun() || head.classes.any(Classes::DOCUMENT_NOUN) || head.is_thing() && !determined {
        return false;
    }
    *mention = Mention::new(MentionKind::Description, first.to(at + 1), at.alone());
    mention.plural = head.classes.any(Classes::PLURAL);
    mention.stands_for = Some(head.stands_for(mention.plural));
    mention.gender = Gender::of(head.classes);
    mention.definite = true;
    true
}

/// The noun that a description may be built on.
struct Head<'o, 't> {
    outline: &'o Outline<'t>,
    at: TokenId,
    /// Where the description must end.
    limit: TokenId,
    classes: Classes,
    /// Whether it tells an age: `the 46-year-old`.
    aged: bool,
}

impl Head<'_, '_> {
    /// Whether it is a noun for somebody who may speak, a body or a text.
    fn is_noun(&self) -> bool {
        self.aged || self.classes.any(Classes::PERSON | Classes::ORG_HEAD | Classes::DOCUMENT_NOUN)
    }

    /// Whether it is a noun for a body or a text.
    fn is_thing(&self) -> bool {
        !self.aged && !self.classes.any(Classes::PERSON)
    }

    /// Whether the head comes later: `campaign` of `campaign manager`, `senator` of `state senator Ann Lee`.
    fn is_modifier(&self) -> bool {
        const OTHER: Classes = Classes::CUE.or(Classes::PREP).or(Classes::AUX).or(Classes::ADV).or(Classes::CONJ);
        const NO_NAME: Classes = Classes::FUNCTION.or(Classes::WEEKDAY).or(Classes::MONTH);
        let Some(next) = self.outline.tokens.get(self.at + 1).filter(|_| self.at + 1 < self.limit) else { return false };
        let classes = self.outline.classes_of(next);
        if next.kind() != TokenKind::Word || !next.spaced() {
            return false;
        }
        next.shape() == Shape::Lower && classes.any(Classes::PERSON | Classes::ORG_HEAD) && !classes.any(OTHER)
            || next.is_capital() && self.classes.any(Classes::PERSON) && !classes.any(NO_NAME)
    }

    /// Whether the phrase that begins at `start` stands for somebody or something.
    fn stands_alone(&self, determined: bool, start: TokenId) -> bool {
        if determined {
            return !self.aged || !self.tells_age_of_noun();
        }
        if self.is_thing() {
            return self.classes.any(Classes::ORG_HEAD) && self.speaks(start);
        }
        // "aides left", "two aides left", but not "report", "was driver", "he counsels"
        let plural = self.classes.any(Classes::PLURAL);
        !self.aged && (start < self.at || plural && !self.classes.any(Classes::VERB))
    }

    /// Whether a verb of speech stands beside a body without an article: `police said`, `Harrow council has said`, `according to
    /// management`.
    fn speaks(&self, start: TokenId) -> bool {
        let outline = self.outline;
        let reports = |t: TokenId| {
            let classes = outline.classes(t);
            classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && classes.any(Classes::PAST | Classes::THIRD)
        };
        let behind = self.at + 1 + usize::from(outline.classes(self.at + 1).any(Classes::AUX | Classes::ADV));
        let before = |n: usize| start.checked_sub(n).map_or(Classes::default(), |t| outline.classes(t));
        behind < self.limit && reports(behind)
            || before(2).any(Classes::ACCORDING)
            || before(1).any(Classes::CUE_STRONG) && !before(1).any(Classes::TAKES_HEARER) && start.before().is_some_and(reports)
    }

    /// Whether the age is that of a noun behind it: `the 40-year-old barn`.
    fn tells_age_of_noun(&self) -> bool {
        let next = self.outline.tokens.get(self.at + 1).filter(|_| self.at + 1 < self.limit);
        next.is_some_and(|t| t.is_word() && t.spaced() && !self.outline.classes_of(t).any(Classes::FUNCTION | Classes::VERB))
    }

    /// What the phrase stands for, be it for several or not.
    fn stands_for(&self, plural: bool) -> SpeakerKind {
        // "the group", "the militia", but "a group of aides"
        let body = self.classes.all(Classes::PEOPLE | Classes::GROUP | Classes::ORG_HEAD)
            && !plural
            && self.outline.word(self.at + 1) != word::OF;
        if self.is_thing() || body {
            let body = self.classes.any(Classes::ORG_HEAD);
            return if body { SpeakerKind::Organization } else { SpeakerKind::Document };
        }
        let several = plural || self.classes.any(Classes::GROUP);
        if several { SpeakerKind::Group } else { SpeakerKind::Unnamed }
    }
}

/// End of the second of two roles of one person, where the first ends: `the Ohio senator` + `and presidential candidate`.
fn second_role(outline: &Outline, and: TokenId, limit: TokenId) -> Option<TokenId> {
    if outline.word(and) != word::AND {
        return None;
    }
    let modifier = |t: TokenId| {
        let classes = outline.classes(t);
        let lower = outline.tokens[t].shape() == Shape::Lower;
        let modifier = lower && classes.is_plain() || classes.any(Classes::ROLE_MODIFIER | Classes::DEMONYM | Classes::PARTY);
        outline.tokens[t].is_word() && modifier
    };
    let person = |t: TokenId| outline.classes(t).any(Classes::PERSON) && !outline.classes(t).any(Classes::PLURAL);
    let last = |&t: &TokenId| person(t) && (t + 1 >= limit || !modifier(t + 1) && !person(t + 1));
    let head = (and + 1).to(limit.min(and + 1 + SECOND_ROLE)).iter().find(last)?;
    // "the mayor and the baker", "the mayor and pilot are friends" are two people.
    let one = outline.tokens[head].shape() == Shape::Lower
        && (and + 1).to(head).iter().all(|t| modifier(t) || person(t))
        && !outline.classes(head + 1).all(Classes::AUX | Classes::PLURAL);
    one.then(|| phrase_end(outline, head + 1, limit))
}
