//! Roles as an editor prints them: phrases that tell by themselves what somebody is.
//!
//! Within an article a role may lean on the words around it: "her husband", "who ran the board". A record stands alone.

use crate::lexicon::{Classes, Lexicon};

/// What a role says that can stand alone: `Professor` of `Professor, leads the Trust`; `None` if that is nothing.
pub(super) fn printable(role: &str) -> Option<String> {
    let parts: Vec<String> = split(role).into_iter().filter_map(part).collect();
    Some(parts.join(", ")).filter(|role| !role.is_empty())
}

/// Whether a line about an author reads as a role: `Mayor of Harrow`, `Karshian President`, but neither `Mayor Ann Lee` nor `Grace
/// Bishop`.
pub(super) fn is_role(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let classes = |word: &str| Lexicon::english().classes_of(word);
    let named = words.first().is_some_and(|first| classes(first).any(Classes::GIVEN) && !classes(first).any(Classes::ROLE));
    let heads = |at: usize| words.get(at + 1).is_none_or(|next| next.starts_with(char::is_lowercase));
    !named && (0..words.len()).any(|at| classes(words[at]).any(Classes::ROLE) && heads(at))
}

/// The parts between commas that stand outside brackets.
fn split(role: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in role.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && role[at + 1..].starts_with(' ') => {
                parts.push(role[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(role[from..].trim());
    parts
}

fn part(part: &str) -> Option<String> {
    let part = without_time(without_remark(part));
    let words: Vec<&str> = part.split(' ').collect();
    // `Dr.` belongs to the name.
    if part.is_empty() || is_clause(&words) || (words.len() == 1 && classes(part).any(Classes::BARE)) {
        return None;
    }
    let first = words[0];
    // "his old friend at Orr & Sons"
    let head = words.iter().position(|word| classes(word).any(Classes::PREP) || word.starts_with('(')).unwrap_or(words.len());
    let relation = head > 0 && classes(words[head - 1]).any(Classes::RELATION);
    if classes(first).any(Classes::POSS) && first.starts_with(char::is_lowercase) {
        // `his chief of staff` has an office; `his wife` is somebody's.
        return (head > 1 && !relation).then(|| words[1..].join(" "));
    }
    // `rival`, but `rival of Lee` and `Lee’s rival`
    let of = words.get(head).is_some_and(|word| classes(word).any(Classes::PREP));
    if relation && !of && !words.iter().any(|word| owner(word).is_some()) {
        return None;
    }
    // `campaign’s press secretary` lacks its article; `mayor’s spokesman` tells whose.
    let is_thing = |owner: &&str| first.starts_with(char::is_lowercase) && !classes(owner).any(Classes::PERSON | Classes::PRON);
    let thing = owner(first).filter(is_thing).filter(|_| words.len() > 1);
    Some(thing.map_or_else(|| part.to_owned(), |owner| format!("{owner}{}", &part[first.len()..])))
}

/// `Lee` of `Lee’s`
fn owner(word: &str) -> Option<&str> {
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s"))
}

/// Whether it is a clause that lost its subject: `ran the salt office`, `represents Orr`, `served on the board`; but not
/// `retired general`.
fn is_clause(words: &[&str]) -> bool {
    let [first, second, ..] = words else { return false };
    let verb = classes(first);
    if !first.starts_with(char::is_lowercase) || !verb.any(Classes::THIRD | Classes::PAST) {
        return false;
    }
    let object = Classes::DET | Classes::POSS | Classes::PREP | Classes::PRON | Classes::NUM | Classes::QUANTITY;
    classes(second).any(object)
        || (verb.any(Classes::OCCUPATION) && (verb.any(Classes::THIRD) || second.starts_with(char::is_uppercase)))
}

/// Without words in brackets that somebody says: `Candidate (I have a plan)`, but `Senator (D-Ohio)`.
fn without_remark(part: &str) -> &str {
    let Some((before, aside)) = part.split_once(" (") else { return part };
    if aside.split(' ').any(|word| classes(word).any(Classes::PRON)) { before } else { part }
}

/// Without the time at the end: `ambassador until 2021`.
fn without_time(part: &str) -> &str {
    let mut words = part.rsplitn(3, ' ');
    let (Some(last), Some(word), Some(rest)) = (words.next(), words.next(), words.next()) else { return part };
    let year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    if year && classes(word).any(Classes::OTHER_DAY) && !classes(word).any(Classes::BEHIND_NOUN) { rest } else { part }
}

fn classes(word: &str) -> Classes {
    Lexicon::english().classes_of(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn roles_that_stand_alone() {
        for (role, printed) in [
            ("Mayor of Harrow", "Mayor of Harrow"),
            ("Ukrainian President", "Ukrainian President"),
            ("Rep. (D-Ohio), chairman of the board", "Rep. (D-Ohio), chairman of the board"),
            ("retired Karshian general", "retired Karshian general"),
            ("retired baker", "retired baker"),
            ("works manager", "works manager"),
            ("Carlin’s attorney", "Carlin’s attorney"),
            ("mayor’s spokesman", "mayor’s spokesman"),
            ("one of the president’s aides", "one of the president’s aides"),
            ("Captain", "Captain"),
            // Clauses that lost their subject.
            ("ran the salt office until 2021", ""),
            ("represents Noel Orr", ""),
            ("chairs the council", ""),
            ("owns an inn", ""),
            ("worked on the fourth floor for years", ""),
            ("Professor, leads the Harrow Trust", "Professor"),
            ("Minister, served on the board for a decade", "Minister"),
            // Somebody's.
            ("her husband", ""),
            ("his wife", ""),
            ("her Stowe counterpart", ""),
            ("his old friend at Orr & Sons", ""),
            ("Rival (Farmers’ Party)", ""),
            ("granddaughter", ""),
            ("mother of three", "mother of three"),
            ("Ann Lee’s rival", "Ann Lee’s rival"),
            ("cellist, his daughter", "cellist"),
            ("his chief of staff", "chief of staff"),
            ("its founder", "founder"),
            ("critic, their chair", "critic, chair"),
            ("campaign’s press secretary", "campaign press secretary"),
            ("city's director of works", "city director of works"),
            // What belongs to no role.
            ("ambassador to Karshia until 2012", "ambassador to Karshia"),
            ("winner of the prize of 2012", "winner of the prize of 2012"),
            ("Candidate (I have a plan)", "Candidate"),
            ("Dr.", ""),
            ("", ""),
        ] {
            assert_eq!(printable(role).unwrap_or_default(), printed, "{role}");
        }
    }
}
