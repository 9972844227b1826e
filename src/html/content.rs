//! Which parts of a page are the article.
//!
//! What is furniture by its element or its role goes, then lists and boxes of links. Of what is left the innermost `article` or `main`
//! that holds most of the text is taken, else all; and from it goes what is called furniture by its classes. Nothing that holds most of
//! the text is furniture, whatever it is called: pages wrap all they have in a `form`, or never end a `nav`.

use super::tags::Tag;
use super::tree::Node;
use crate::steps::steps;

/// For each node, whether its text is text of the article.
pub(super) fn article(nodes: &[Node]) -> Vec<bool> {
    steps(nodes.len());
    let page = Weights::of(nodes, |_| true);
    let mut gone = vec![false; nodes.len()];
    for (at, node) in nodes.iter().enumerate().skip(1) {
        gone[at] = gone[parent(node)] || node.is_no_text || is_furniture(node, page.text[at], &page, at);
    }
    let left = Weights::of(nodes, |at| !gone[at]);
    let whole = left.text[0];
    let holds_most = |at: usize| !gone[at] && left.text[at] * 2 > whole;
    let is_article = |&at: &usize| matches!(nodes[at].tag, Tag::Article | Tag::Main) && holds_most(at);
    // Of those that hold most each stands in the one before.
    let root = (1..nodes.len()).rfind(is_article).unwrap_or(0);

    let whole = left.text[root];
    let mut kept = vec![false; nodes.len()];
    kept[root] = true;
    for (at, node) in nodes.iter().enumerate().skip(root + 1) {
        let is_called_furniture = node.is_called_furniture && left.text[at] * 2 <= whole;
        kept[at] = kept[parent(node)] && !gone[at] && !is_called_furniture;
    }
    if (0..nodes.len()).any(|at| kept[at] && nodes[at].text > 0) {
        return kept;
    }
    // A page of links alone.
    nodes.iter().map(|node| !node.is_no_text).collect()
}

fn parent(node: &Node) -> usize {
    node.parent as usize
}

fn is_furniture(node: &Node, text: usize, page: &Weights, at: usize) -> bool {
    let (linked, links) = (page.linked[at], page.links[at]);
    let is_linked = linked * 5 >= text * 4 && text > 0;
    if node.is_furniture {
        // `<header><h1>…</h1></header>` above the article.
        let is_head = node.tag == Tag::Header && page.headlines[at] && !is_linked;
        let is_page = text * 5 > page.text[0] * 4 && linked * 2 < text;
        return !is_head && !is_page;
    }
    // `<ul><li><a>Home</a><li><a>Sport</a></ul>`
    node.tag.is_container() && is_linked && links >= if node.tag.is_list() { 2 } else { 3 }
}

/// What stands in each node, and in all that is in it.
struct Weights {
    text: Vec<usize>,
    linked: Vec<usize>,
    /// How many links there are.
    links: Vec<usize>,
    /// Whether there is an `h1`.
    headlines: Vec<bool>,
}

impl Weights {
    fn of(nodes: &[Node], counts: impl Fn(usize) -> bool) -> Weights {
        let count = nodes.len();
        let mut weights =
            Weights { text: vec![0; count], linked: vec![0; count], links: vec![0; count], headlines: vec![false; count] };
        for (at, node) in nodes.iter().enumerate().rev().filter(|(at, _)| counts(*at)) {
            weights.text[at] += node.text;
            weights.linked[at] += node.linked;
            weights.links[at] += usize::from(node.tag == Tag::A);
            weights.headlines[at] |= node.tag == Tag::H1;
            if at > 0 {
                let parent = parent(node);
                weights.text[parent] += weights.text[at];
                weights.linked[parent] += weights.linked[at];
                weights.links[parent] += weights.links[at];
                weights.headlines[parent] |= weights.headlines[at];
            }
        }
        weights
    }
}
