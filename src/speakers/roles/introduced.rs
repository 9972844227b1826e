//! People whose role is told by the words that bring them in, or by their part in court: `A baker has told how the mill burned. ¶ Ann Lee
//! was at the gate`, `the defendant`.

use super::noun_phrases::trade_of;
use super::reader::TOPIC;
use super::role::Role;
use crate::article::Article;
use crate::mentions::{MentionKind, SpeakerKind};
use crate::speakers::described::Described;
use crate::speakers::referents::Referents;

/// How many words for somebody's part in court are looked up.
const PARTS: usize = 16;

/// Gives people of whom the text tells no role the words by which it brings them in.
pub(super) fn learn_introduced(referents: &mut Referents) {
    let article = referents.article();
    let Article { outline, mentions, .. } = article;
    let entities = &mut referents.entities;
    let mut parts = 0;
    for (id, mention) in mentions.numbered() {
        let unnamed = (mention.kind == MentionKind::Description) & (mention.stands_for == Some(SpeakerKind::Unnamed));
        if !unnamed | mention.quoted | mention.plural {
            continue;
        }
        let described = Described::new(article, entities, id);
        let named = match mention.definite {
            false => described.named_next(),
            true if parts < PARTS && described.tells_part() => {
                parts += 1;
                described.by_deed()
            }
            true => None,
        };
        let Some(person) = named.and_then(|at| entities.of(at)) else { continue };
        let roles = &mut entities.all[person].roles;
        if roles.is_unknown()
            && let Some(trade) = trade_of(outline, mention.tokens())
        {
            roles.offer_title(Role { range: trade.range, head: trade.head, score: TOPIC, several: false });
        }
    }
}
