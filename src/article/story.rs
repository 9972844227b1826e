//! Stories: texts whose people speak in turn.

use crate::outline::{Outline, Sentence};

/// Shortest dialogue: this many turns of a sort that only a dialogue has.
const TURNS: usize = 3;
/// At least one in so many of the paragraphs that open with a quote is such a turn; and so many of all paragraphs follow another that
/// opens with a quote.
const SHARE: usize = 6;
/// A turn of so few words stands alone in its paragraph in stories, hardly ever in news.
const SHORT: usize = 12;
/// Whether people speak in turn, a paragraph a turn, as in stories: short turns stand alone, and questions are answered in the next
/// paragraph. In news a quote that stands alone goes on with what was said before. Where all turns are attributed, a story is known by
/// short turns, of which some ask or exclaim: `“All gone!” cried Ann.`
pub(crate) fn is_story(outline: &Outline) -> bool {
    let (mut opening, mut beside, mut telling) = (0, 0, 0);
    let (mut short_turns, mut lively) = (0, 0);
    let (mut opened, mut asked) = (false, false);
    for (id, paragraph) in outline.paragraphs.numbered() {
        let here = outline.sentences_in(id);
        let sentences = &outline.sentences[here];
        let opens = sentences.first().is_some_and(|s| s.quoted && outline.is_quoted(s.first));
        if opens {
            let tokens = &outline.tokens[paragraph.tokens];
            let short = tokens.len() <= 2 * SHORT && tokens.iter().filter(|t| t.is_word()).count() <= SHORT;
            let alone = short && sentences.iter().all(Sentence::is_bare);
            opening += 1;
            beside += usize::from(opened);
            telling += usize::from(alone) + usize::from(opened && asked);
            let parts = outline.parts.partition_point(|part| part.sentence < here.start());
            let quoted = outline.parts.from(parts).take_while(|(_, part)| part.sentence < here.end());
            let words: usize = quoted.map(|(_, part)| part.tokens.len()).sum();
            let first = if parts < outline.parts.end() { outline.quoted_words(parts) } else { "" };
            short_turns += usize::from(words <= SHORT);
            lively += usize::from(!alone && first.ends_with(['!', '?']));
            asked = tokens.iter().any(|t| t.is_punct(b'?'));
        }
        opened = opens;
    }
    let bare = telling >= TURNS && telling * SHARE >= opening;
    let attributed = telling + lively >= 2 * TURNS && (telling + lively) * SHARE >= opening && 3 * short_turns >= opening;
    (bare || attributed) && beside * SHARE >= outline.paragraphs.len()
}
