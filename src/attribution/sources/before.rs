//! What stands before a quote: `Lee said: “…”`, `Lee said the plan was “…”`, `Lee's claim that “…”`.

use super::nouns::Noun;
use crate::attribution::candidates::{CLAUSE_REACH, Candidates};
use crate::attribution::rules::Rule;
use crate::cues::{Clause, Node, NodeKind, Relation, Subject};
use crate::ids::{Id, MentionId, NodeId};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::{MentionKind, SpeakerKind};

/// How many verbs from a passive one outwards have subjects that only pass words on.
const CHAIN: usize = 4;

/// What the search for cues has met so far, from the quote outwards.
struct Search {
    quote: NodeId,
    /// From this node on nothing but commas, colons and adverbs lead to the quote.
    near: NodeId,
    /// Whether a reporting verb was met.
    governed: bool,
    /// Whether another verb was met.
    acted: bool,
    /// The subject of the innermost reporting verb.
    nearest: Option<Subject>,
    /// How many quotes stand between.
    between: usize,
}

impl Candidates {
    /// `Lee said: “…”` `Lee said the plan was “…”` `LEE: “…”` `Lee's claim that “…”`
    pub(super) fn before(&mut self, clause: &Clause, quote: NodeId) {
        let nodes = clause.nodes;
        let mut near = quote;
        let mut colon = false;
        let leads = |n: &Node| matches!(n.kind(), NodeKind::Punct(b',' | b':' | b'"' | b'-')) || clause.is_between(n);
        for (at, node) in nodes.before(quote).take_while(|(_, n)| leads(n)) {
            near = at;
            colon |= node.is_punct(b':');
        }
        self.labels(clause, quote, near, colon);
        // "Lee could not say, but Orr could: “…”"
        if colon && let Some((verb, mention)) = elliptical(clause, near) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::Label);
            candidate.cue = Some(clause.tokens(verb));
            return;
        }
        near = something_like(clause, near).unwrap_or(near);
        // "used the words “…”"
        if let Some(verb) = uses_words(clause, near) {
            // "told them to use the words “…”": they are to, and nobody does.
            if is_for_others(clause, verb) {
                return;
            }
            near = verb + 1;
            if let Some(subject) = clause.subject(verb) {
                self.mention(subject.mention).evidence.add(Rule::UsesWords);
            }
        }
        let mut search = Search { quote, near, governed: false, acted: false, nearest: None, between: 0 };
        for at in quote.saturating_sub(CLAUSE_REACH).to(near).iter().rev() {
            let node = &nodes[at];
            if node.is_aside() && !nodes[quote].is_aside() {
                continue;
            }
            if let Some(noun) = Noun::read(clause, at, quote).filter(|_| !search.governed) {
                self.noun(noun);
                // "Lee repeated her claim that": whoever acts may own it too.
                if noun.holds && clause.mentions[noun.owner].kind != MentionKind::Pronoun {
                    break;
                }
            }
            match node.kind() {
                NodeKind::Quote(_) => search.between += 1,
                NodeKind::Verb if self.verb_before(clause, at, &mut search) => break,
                NodeKind::Word if clause.classes(at).any(Classes::ACCORDING) => self.according(clause, at),
                NodeKind::Punct(b';') => break,
                _ => {}
            }
        }
    }

    /// `LEE: “…”`, and the headline `Lee: A town is “…”`.
    fn labels(&mut self, clause: &Clause, quote: NodeId, near: NodeId, colon: bool) {
        if colon
            && let Some(mention) = clause.before(near).and_then(Node::mention)
            && near.index() <= 2
        {
            self.mention(mention).evidence.add(Rule::Label);
        }
        if let [label, sign, _, ..] = clause.nodes.as_slice()
            && quote.index() > 2
            && sign.is_punct(b':')
            && let Some(mention) = label.mention()
        {
            self.mention(mention).evidence.add(Rule::HeadlineLabel);
        }
    }

    /// Whoever the passive verb at `told` is said of, and whoever says so, did not say the words.
    fn passed_on(&mut self, clause: &Clause, told: NodeId) {
        let verbs = clause.nodes.before(told + 1).filter(|(_, n)| n.is_verb()).take(CHAIN);
        for subject in verbs.filter_map(|(at, _)| clause.subject(at)) {
            self.mention(subject.mention).evidence.add(Rule::NotKnown);
        }
    }

    /// Evidence from a verb before the quote. True when no verb further out can tell more.
    fn verb_before(&mut self, clause: &Clause, at: NodeId, search: &mut Search) -> bool {
        let (nodes, node, quote) = (clause.nodes, &clause.nodes[at], search.quote);
        let adjacent = at + 1 == search.near;
        let cue = clause.classes_of(node).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
            || clause.classes_of(node).any(Classes::CUE_WEAK) && adjacent;
        let agent = clause.agent(at, quote).filter(|_| cue);
        let acts = clause.is_finite(at) || clause.is_gerund(at) || clause.is_infinitive(at);
        // "Lee could not say whether it was “x”": the words are somebody else's.
        if cue && is_not_known(clause, at) {
            if let Some(subject) = clause.subject(at) {
                self.mention(subject.mention).evidence.add(Rule::NotKnown);
            }
            return true;
        }
        // "Lee said she was told: “…”": the words are somebody else's.
        if cue && adjacent && agent.is_none() && clause.is_passive(at) && clause.classes_of(node).any(Classes::TAKES_HEARER) {
            self.passed_on(clause, at);
            return true;
        }
        if !acts || clause.is_passive(at) && agent.is_none() {
            return false;
        }
        // "Lee denied that wardens had told them it was “…”": the wardens' words.
        let inner = search.nearest.is_some_and(|s| s.node > at && clause.mentions[s.mention].kind != MentionKind::Pronoun);
        if search.governed && inner && clause.classes_of(node).all(Classes::DENIES | Classes::TAKES_THAT) {
            return true;
        }
        if !cue && (!adjacent || search.governed) {
            if !search.acted && !search.governed {
                search.acted = true;
                if let Some(subject) = clause.subject(at) {
                    self.subject(clause, Rule::VerbSubject, subject, at);
                }
            }
            return false;
        }
        // "“…,” said Lee, one of the “x” team": the verb reports what stands before it.
        if clause.before(at).is_some_and(|n| n.part().is_some())
            && clause.classes_of(node).any(Classes::CUE_STRONG)
            && let Some(subject) = clause.inverted_subject(at)
        {
            if !search.governed && !matches!(nodes[quote - 1].kind(), NodeKind::Punct(_)) {
                self.mention(subject.mention).evidence.add(Rule::SpokeBefore);
            }
            return false;
        }
        // "Lee quotes Orr: “…”"
        if let Some((mention, _)) = quoted_one(clause, at, search.near) {
            let candidate = self.mention(mention);
            candidate.evidence.add(Rule::According);
            candidate.cue = Some(clause.tokens(at));
            return true;
        }
        // "Said Lee, “…”", "The plan, explained Lee, “…”"
        if let Some(subject) = said_before(clause, at, search.near) {
            self.subject(clause, Rule::SubjectBefore, subject, at);
            return true;
        }
        if let Some(subject) = said_between(clause, at) {
            self.subject(clause, Rule::SubjectOfClause, subject, at);
            return true;
        }
        let that = (at + 1)
            .to(quote.min(at + 3))
            .iter()
            .find(|&i| !nodes[i].is_comma())
            .filter(|&i| clause.classes(i).any(Classes::THAT));
        let subject = agent.or_else(|| clause.subject(at)).filter(|s| {
            !search.is_parted(clause, at, *s, that)
                && !search.hands_over(clause, at)
                && !search.is_described(*s)
                && !is_subordinate(clause, s.node, at, quote)
        });
        // "A post claims she told them “…”": no text is a she.
        let text = subject.is_some_and(|s| clause.mentions[s.mention].stands_for == Some(SpeakerKind::Document));
        if search.governed && text && search.nearest.is_some_and(|s| clause.mentions[s.mention].gender.is_some()) {
            return true;
        }
        if let Some(subject) = subject {
            let rule = if search.governed {
                Rule::OuterCue
            } else if adjacent || hearer_only(clause, at, search.near) {
                Rule::SubjectBefore
            } else {
                Rule::SubjectOfClause
            };
            self.subject(clause, rule, subject, at);
            let inner = search.nearest.map(|s| s.mention).filter(|&m| m != subject.mention);
            if let Some(inner) = inner.filter(|_| clause.classes_of(node).any(Classes::CUE_STRONG)) {
                self.mention(inner).evidence.add(Rule::Embedded);
            }
            search.nearest.get_or_insert(subject);
            let evidence = &mut self.mention(subject.mention).evidence;
            if search.between > 0 {
                evidence.add(Rule::OtherQuoteBetween);
            }
            if that.is_some() {
                evidence.add(Rule::ThatClause);
            }
        }
        if search.governed {
            return false;
        }
        search.governed = true;
        if let Some(hearer) = nodes.get(at + 1).and_then(|n| n.mention()) {
            let told = clause.classes_of(node).any(Classes::TAKES_HEARER);
            self.mention(hearer).evidence.add(if told { Rule::Hearer } else { Rule::ObjectOfCue });
        }
        let set_off = || nodes[search.near.to(quote)].iter().any(|n| matches!(n.kind(), NodeKind::Punct(b',' | b':')));
        let direct = adjacent && set_off() || hearer_only(clause, at, search.near);
        search.nearest.is_some_and(|subject| agent.is_some() || own_word(clause, at, subject, direct))
    }
}

impl Search {
    /// `Asked whether he would agree, Lee said`: whether a comma parts the verb at `verb` from the clause that holds the quote.
    /// Commas inside a that-clause, from the node `that` on, do not, nor do those that only enclose the verb.
    fn is_parted(&self, clause: &Clause, verb: NodeId, subject: Subject, that: Option<NodeId>) -> bool {
        let nodes = clause.nodes;
        let comma = |i: NodeId| nodes[i].is_comma() && !nodes[i].is_aside();
        // "Months ago, Lee said, the board was"
        let before = subject.node.before().filter(|_| subject.relation == Relation::Direct);
        let enclosed = nodes[verb + 1].is_comma() && before.is_some_and(|b| nodes[b].is_comma());
        let from = that.unwrap_or(if enclosed { verb + 1 } else { verb }) + 1;
        let Some(inner) = self.nearest.map(|s| s.node.max(from)) else { return false };
        // "wrote that the title, text and aim of it show"
        from.to(inner).iter().rev().find(|&i| comma(i)).is_some_and(|last| that.is_none() || inner <= last + 3)
    }

    /// Whether the verb further out only says who the subject of the inner one is: `the aides who wrote to her say it is “x”`.
    fn is_described(&self, subject: Subject) -> bool {
        subject.relation == Relation::Relative && self.nearest.is_some_and(|nearest| nearest.mention == subject.mention)
    }

    /// Whether the object of the verb at `verb` is who speaks: `Lee scolded Orr for calling it “x”`.
    fn hands_over(&self, clause: &Clause, verb: NodeId) -> bool {
        let object = |s: &Subject| s.relation == Relation::Participle && (verb + 1).to(verb + 3).contains(s.node);
        self.nearest.filter(object).is_some_and(|s| {
            // "quotes the engineer, Ann Lee, as warning"
            let at = s.node + 1 + usize::from(clause.nodes.get(s.node + 1).is_some_and(Node::is_comma));
            let participle = clause.nodes.get(at + 1).map_or(Classes::default(), |n| clause.classes_of(n));
            matches!(clause.word(at), word::FOR | word::OF | word::FROM | word::OVER | word::AS)
                && participle.any(Classes::CUE_STRONG | Classes::TAKES_OBJECT | Classes::TAKES_THAT)
        })
    }
}

/// Whether the quote is the word of the verb's subject, whoever reports it: `Orr said Lee called it “x”`, `Lee spoke as Orr
/// yelled, “x”`, unlike `Orr said Lee wants “x”`. Somebody only described counts where no clause stands between: `Orr said the
/// mayor called it “x”`.
fn own_word(clause: &Clause, verb: NodeId, Subject { mention: subject, node, .. }: Subject, direct: bool) -> bool {
    let (classes, subject) = (clause.classes(verb), &clause.mentions[subject]);
    if classes.any(Classes::COGNITION) {
        return false;
    }
    // A pronoun most often stands for whoever reports it, unless its verb parts two quotes: `“…,” he said, “…”`.
    let pronoun = subject.kind == MentionKind::Pronoun;
    if direct && classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) {
        return !pronoun || clause.before(node).is_some_and(|n| n.part().is_some());
    }
    // "against what voters call the “x” plan"
    let what = node.before().is_some_and(|before| clause.word(before) == word::WHAT);
    if classes.any(Classes::TAKES_OBJECT) && !pronoun && what {
        return true;
    }
    if !classes.any(Classes::CUE_STRONG | Classes::TAKES_OBJECT) {
        return false;
    }
    match subject.kind {
        MentionKind::Name => !subject.place,
        MentionKind::Description => subject.stands_for == Some(SpeakerKind::Unnamed) && classes.any(Classes::TAKES_OBJECT),
        MentionKind::Pronoun => false,
    }
}

/// Whether only a hearer, a time or a place stands between the verb and the quote: `told reporters on Monday, “…”`.
fn hearer_only(clause: &Clause, verb: NodeId, near: NodeId) -> bool {
    let nodes = clause.nodes;
    let comma_or_colon = nodes.get(near).is_some_and(|n| matches!(n.kind(), NodeKind::Punct(b',' | b':')));
    let clause_inside = nodes[(verb + 1).to(near)].iter().filter(|n| !n.is_aside()).any(|n| {
        n.is_verb()
            || matches!(n.kind(), NodeKind::Quote(_))
            || clause.classes_of(n).any(Classes::THAT | Classes::AUX | Classes::SUBORD)
    });
    comma_or_colon && !clause_inside
}

/// Whether the verb stands in a clause that ends before the one with the quote: `When Lee said so, Orr was “x”`. But `As Lee told Orr, it
/// was “x”`.
fn is_subordinate(clause: &Clause, subject: NodeId, verb: NodeId, quote: NodeId) -> bool {
    let nodes = clause.nodes;
    let opens = subject.before().is_some_and(|before| {
        let tells = clause.word(before) == word::AS && clause.classes(verb).any(Classes::CUE_STRONG);
        nodes[before].kind() == NodeKind::Word && clause.classes(before).any(Classes::SUBORD) && !tells
    });
    let person = |i: NodeId| nodes[i].mention().is_some_and(|m| !clause.mentions[m].place);
    opens && (verb + 1).to(quote.saturating_sub(1)).iter().any(|i| nodes[i].is_comma() && !nodes[i].is_aside() && person(i + 1))
}

/// The subject behind its verb, both between the commas of an aside: `The trouble, says Lee, a baker, is that it was “x”`.
fn said_between(clause: &Clause, verb: NodeId) -> Option<Subject> {
    let nodes = clause.nodes;
    let opens = clause.before(verb).is_some_and(Node::is_comma) && !nodes[verb].is_aside();
    if !opens || !clause.classes(verb).any(Classes::CUE_STRONG) || clause.classes(verb).any(Classes::TAKES_HEARER) {
        return None;
    }
    let subject = clause.inverted_subject(verb)?;
    let closed = nodes[subject.node + 1].is_comma();
    let goes_on = (subject.node + 2).to(nodes.end()).iter().find(|&i| !nodes[i].is_aside() && !nodes[i].is_comma());
    (closed && goes_on.is_some_and(|i| clause.is_finite(i))).then_some(subject)
}

/// `could not say whether`
fn is_not_known(clause: &Clause, verb: NodeId) -> bool {
    let whether = clause.nodes.get(verb + 1).is_some_and(|n| clause.classes_of(n).any(Classes::CONDITION));
    let denied = |(_, n): (NodeId, &Node)| clause.classes_of(n).any(Classes::NEG);
    whether && clause.nodes.before(verb).take_while(|(_, n)| clause.is_between(n)).any(denied)
}

/// The auxiliary that stands for the verb of speech before, and its subject: `but Orr could: “…”`.
fn elliptical(clause: &Clause, near: NodeId) -> Option<(NodeId, MentionId)> {
    let classes = clause.classes(near);
    let node = near.before().filter(|_| classes.any(Classes::AUX) && !classes.any(Classes::BE | Classes::NEG))?;
    let mention = clause.nodes[node].mention().filter(|&mention| clause.mentions[mention].may_be_person())?;
    Some((near, mention))
}

/// Where `something like “…”` begins: `whispered something like`.
fn something_like(clause: &Clause, near: NodeId) -> Option<NodeId> {
    let start = clause.outline.phrase_start(Phrase::SOMETHING_LIKE, clause.nodes.get(near)?.first)?;
    clause.nodes.before(near).find(|(_, n)| n.first <= start).map(|(at, _)| at)
}

/// The verb of `used the words “…”`.
fn uses_words(clause: &Clause, near: NodeId) -> Option<NodeId> {
    let start = clause.outline.phrase_start(Phrase::USES_WORDS, clause.nodes.get(near)?.first)?;
    clause.nodes.before(near).take(4).find(|(_, n)| n.first == start).map(|(id, _)| id)
}

/// Whether others are to do what the verb tells: `advised them to use`, but not `went on to use`.
fn is_for_others(clause: &Clause, verb: NodeId) -> bool {
    let outline = clause.outline;
    let Some(to) = clause.nodes[verb].first.before() else { return false };
    // "them", "residents"; but "was ready to use", "was the first minister to use"
    let hearer = outline.classes_before(to);
    outline.word(to) == word::TO && (hearer.any(Classes::PRON) || hearer.any(Classes::PERSON) && hearer.any(Classes::PLURAL))
}

/// Who is quoted, right before a colon or a comma: `Lee quotes Orr: “…”`.
fn quoted_one(clause: &Clause, verb: NodeId, near: NodeId) -> Option<(MentionId, NodeId)> {
    let quotes = clause.classes(verb).any(Classes::QUOTES) && !clause.classes(verb).any(Classes::BASE);
    let set_off = || clause.nodes.get(near).is_some_and(|n| matches!(n.kind(), NodeKind::Punct(b',' | b':')));
    let object = clause.mention_behind(verb + 1).filter(|_| quotes && set_off())?;
    (object.1 < near && clause.nodes[(object.1 + 1).to(near)].iter().all(|n| n.is_aside())).then_some(object)
}

/// The subject behind its verb, both right before the quote: `Said Lee, “…”`, `The plan, explained Lee, “…”`.
fn said_before(clause: &Clause, verb: NodeId, near: NodeId) -> Option<Subject> {
    let nodes = clause.nodes;
    let opens = clause.before(verb).is_none_or(Node::is_comma);
    let set_off = nodes.get(near).is_some_and(|n| matches!(n.kind(), NodeKind::Punct(b',' | b':')));
    if !opens || !set_off || !clause.classes(verb).any(Classes::CUE_STRONG) || clause.classes(verb).any(Classes::TAKES_HEARER) {
        return None;
    }
    clause
        .inverted_subject(verb)
        .filter(|s| s.node < near && nodes[(s.node + 1).to(near)].iter().all(|n| n.is_aside() || n.is_comma()))
}
