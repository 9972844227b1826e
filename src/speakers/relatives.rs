//! Relatives: whom "his mother" means, where the text tells of whom he is the son.

use crate::article::Article;
use crate::ids::{Id, IdRange, MentionId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{Mention, MentionKind};

use super::antecedents::Grammar;

/// How many mentions back the relative is looked up of whom the description is the converse.
const BACK: usize = 24;
/// How many words may stand between an owner and whom it owns: "Lee's own late mother".
const BETWEEN: usize = 3;

/// Who is meant by the words for somebody's relative.
pub(super) enum Relative {
    /// Whoever this mention stands for: Lee, for "her son" after "Lee's mother".
    Owner(MentionId),
    /// Whom the text is about where this mention stands: "Daughter Lexi, 13, wept, said her mum".
    About(MentionId),
}

/// Lee, for "his client" after "Lee's lawyer", for "the son" after "Lee's father", and for "his mother" after "her son, Tom".
pub(super) fn relative(article: &Article, id: MentionId) -> Option<Relative> {
    let Article { outline, mentions, .. } = article;
    let described = &mentions[id];
    let (start, head) = (described.tokens().start(), outline.word(described.core().start()));
    let owned = outline.classes(start).any(Classes::POSS);
    if !owned && (outline.word(start) != word::THE || described.tokens().len() != 2) {
        return None;
    }
    let converse = |t: &TokenId| outline.lexicon.are_converse(outline.word(*t), head);
    for (at, m) in mentions.before(id).take(BACK).filter(|(_, m)| !m.quoted) {
        let behind = m.tokens().end() + 1;
        if m.possessive && m.kind == MentionKind::Name && behind.to(behind + BETWEEN).iter().find(converse).is_some() {
            return Some(Relative::Owner(at));
        }
        let kin = |words: IdRange<TokenId>| words.iter().find(converse).map(|kin| (words.start(), kin));
        if owned && let Some((first, kin)) = kin_of(m).into_iter().find_map(kin) {
            let his = outline.classes(start);
            let other = |classes: Classes| {
                his.any(Classes::MASCULINE) && classes.any(Classes::FEMININE)
                    || his.any(Classes::FEMININE) && classes.any(Classes::MASCULINE)
            };
            if other(outline.classes(kin)) {
                continue;
            }
            // "her son, Tom"; "She is survived by a son, Edmund".
            let subject = |&(_, m): &(MentionId, &Mention)| Grammar::of(outline, m) == Grammar::Subject;
            let here = |(_, other): &(MentionId, &Mention)| other.sentence == m.sentence;
            let owner = mentions.from(at).take(BETWEEN).find(|(_, m)| m.is_pronoun() && m.tokens().start() == first);
            let owner = owner.or_else(|| mentions.before(at).take(BACK).take_while(here).filter(subject).last());
            return Some(owner.map_or(Relative::About(at), |(owner, _)| Relative::Owner(owner)));
        }
    }
    None
}

/// The words of a mention that may tell whose relative it is: `her son` of `her son, Tom Orr`, `Daughter` of `Daughter Lexi`.
fn kin_of(mention: &Mention) -> [IdRange<TokenId>; 2] {
    let name = mention.core();
    match mention.kind {
        MentionKind::Name => [mention.tokens().with_end(name.start()), mention.apposition()],
        MentionKind::Description => [mention.tokens().with_end(name.end()), IdRange::default()],
        MentionKind::Pronoun => Default::default(),
    }
}
