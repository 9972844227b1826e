//! Which authors of many are one person.
//!
//! All pairs would be too many. Names are taken one by one, the fullest first. Each is compared with the few before it that share a key
//! with it (the surname with a given name, its initial, or a full form of it), and joins the only one that it may be. So a bare surname
//! finds whoever bears it; where two do, the role decides, or it stays by itself.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::person::{FIRST, Likeness, Person};
use crate::SpeakerKind;
use crate::feed::Author;
use crate::steps::step;

/// So many people of one key are looked at; of more, nobody tells which is meant.
const CROWD: usize = 8;
/// So many names of one person must go with a new one, and so many roles are looked at.
const FORMS: usize = 8;

/// Of each author a number that all who are the same person share; `None` of those without a name.
pub(in crate::feed) fn same_people<'a>(authors: impl IntoIterator<Item = &'a Author>) -> Vec<Option<usize>> {
    let mut names = Names::default();
    let authors: Vec<(Option<usize>, Person)> =
        authors.into_iter().map(|author| (names.number(author), Person::new(author))).collect();
    let mut order: Vec<usize> = (0..names.all.len()).collect();
    order.sort_by_key(|&name| (Reverse(names.all[name].letters()), name));
    let mut known = Known::default();
    let mut places: Vec<Place> = vec![Place::default(); names.all.len()];
    for name in order {
        places[name] = known.place(&names.all[name]);
    }
    for (name, person) in &authors {
        if let Some(Place::Of(of)) = name.map(|name| &places[name]) {
            known.add_role(*of, person);
        }
    }
    let number = |(name, person): (Option<usize>, Person)| match &places[name?] {
        Place::Of(of) => Some(*of),
        Place::OneOf(alone, some) => Some(known.of_role(some, &person).unwrap_or(*alone)),
    };
    authors.into_iter().map(number).collect()
}

/// The names of all authors, each once, their roles left out.
#[derive(Default)]
struct Names {
    all: Vec<Person>,
    numbers: HashMap<Person, usize>,
}

impl Names {
    fn number(&mut self, author: &Author) -> Option<usize> {
        let nameless = matches!(author.kind, Some(SpeakerKind::Unnamed | SpeakerKind::Group));
        let person = Person::new(&Author { role: None, ..author.clone() });
        if nameless || !person.is_named() {
            return None;
        }
        let next = self.all.len();
        let number = *self.numbers.entry(person.clone()).or_insert(next);
        if number == next {
            self.all.push(person);
        }
        Some(number)
    }
}

/// Whose a name is.
#[derive(Debug, Clone)]
enum Place {
    Of(usize),
    /// One of several's, and as long as nothing tells whose, of somebody by that name alone.
    OneOf(usize, Vec<usize>),
}

impl Default for Place {
    fn default() -> Self {
        Place::Of(0)
    }
}

/// The people known so far.
#[derive(Default)]
struct Known {
    people: Vec<Namesake>,
    /// Under each key the people who have it, one more than a crowd at most.
    keys: HashMap<String, Vec<usize>>,
}

/// The first names and roles of somebody.
#[derive(Default)]
struct Namesake {
    names: Vec<Person>,
    roles: Vec<Person>,
}

impl Known {
    /// Whose the next name is.
    fn place(&mut self, name: &Person) -> Place {
        let mut some: BTreeSet<usize> = BTreeSet::new();
        let mut crowded = false;
        for key in name.sought() {
            step();
            let of = self.keys.get(&key).map_or(&[][..], Vec::as_slice);
            // Many may be called Lee whom "Lee" does not mean.
            crowded |= of.len() > CROWD && !key.starts_with(FIRST);
            some.extend(of.iter().take(CROWD));
        }
        some.retain(|&person| self.people[person].may_be(name));
        let some: Vec<usize> = some.into_iter().collect();
        match some[..] {
            [person] if !crowded => {
                self.add(person, name);
                Place::Of(person)
            }
            [] if !crowded => {
                let person = self.people.len();
                self.people.push(Namesake::default());
                self.add(person, name);
                Place::Of(person)
            }
            // Nobody is found by it, or the next one would be two people's.
            _ => {
                let alone = self.people.len();
                self.people.push(Namesake::default());
                Place::OneOf(alone, some)
            }
        }
    }

    fn add(&mut self, person: usize, name: &Person) {
        for key in name.borne() {
            let of = self.keys.entry(key).or_default();
            if of.len() <= CROWD && !of.contains(&person) {
                of.push(person);
            }
        }
        let names = &mut self.people[person].names;
        if names.len() < FORMS {
            names.push(name.clone());
        }
    }

    fn add_role(&mut self, person: usize, role: &Person) {
        let roles = &mut self.people[person].roles;
        if roles.len() < FORMS && !roles.iter().any(|known| known.same_role(role)) {
            roles.push(role.clone());
        }
    }

    /// The only one of several who has a role.
    fn of_role(&self, some: &[usize], role: &Person) -> Option<usize> {
        let mut having = some.iter().filter(|&&person| self.people[person].roles.iter().any(|known| known.has_role(role)));
        having.next().copied().filter(|_| having.next().is_none())
    }
}

impl Namesake {
    /// Whether a name is another form of the fullest one, and nothing that any of them tells speaks against it.
    fn may_be(&self, name: &Person) -> bool {
        let fullest = self.names.first().is_some_and(|first| first.likeness(name) == Likeness::Same);
        fullest
            && self.names.iter().all(|known| {
                step();
                known.may_share(name)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::same_people;
    use crate::SpeakerKind;
    use crate::feed::Author;
    use crate::steps::grow_evenly;

    /// `Ann Lee, mayor | A. Lee | & Harrow Water Board`: `&` makes a body, `=` a description, `#7 ` gives an id. Gives the number of each.
    fn numbers(text: &str) -> String {
        let authors: Vec<Author> = text.split(" | ").map(author).collect();
        let numbers = same_people(&authors);
        let mut seen = Vec::new();
        let number = |number: Option<usize>| {
            let Some(number) = number else { return "-".to_owned() };
            let place = seen.iter().position(|known| *known == number).unwrap_or_else(|| {
                seen.push(number);
                seen.len() - 1
            });
            place.to_string()
        };
        numbers.into_iter().map(number).collect::<Vec<_>>().join("")
    }

    fn author(text: &str) -> Author {
        let (kind, text) = match text.as_bytes().first() {
            Some(b'=') => (SpeakerKind::Unnamed, &text[1..]),
            Some(b'&') => (SpeakerKind::Organization, &text[1..]),
            _ => (SpeakerKind::Person, text),
        };
        let (id, text) =
            text.strip_prefix('#').and_then(|rest| rest.split_once(' ')).map_or((None, text), |(id, rest)| (Some(id), rest));
        let (name, role) = text.split_once(", ").map_or((text, None), |(name, role)| (name, Some(role)));
        let mut author = Author::new(name.trim());
        (author.id, author.role, author.kind) = (id.map(str::to_owned), role.map(str::to_owned), Some(kind));
        author
    }

    #[test]
    fn who_is_one() {
        for (authors, ones) in [
            ("Zelenskyy | Zelensky | Volodymir Zelensky | Volodymyr Zelenskyy", "0000"),
            ("Oran Veliky, President | Oran Velikiy, Karshian President | Veliki", "000"),
            ("Veliky Oran | Oran Veliky", "00"),
            ("Ann Lee | Tom Lee | A. Lee | T. Lee | Mayor Ann Lee", "01010"),
            ("Bill Orr | William Orr | Will Orr | W. Orr | Bob Orr", "00001"),
            ("Ann Lee | Ann Marie Lee | Marie Lee", "000"),
            ("Gabriel Soro Marques | Soro Marques | Marques", "000"),
            ("Xi | Xi Wenli", "00"),
            ("José Muñoz | Jose Munoz", "00"),
            ("&Harrow Water Board | &the Harrow Water Board | &Stowe Water Board", "001"),
            ("#7 Ann Lee | #7 Lady Harrow | Ann Lee", "000"),
            // Two people of one surname stay two, and who is meant by it alone nobody knows.
            ("Ann Lee | Tom Lee | Lee", "012"),
            ("Ann Lee | Tom Lee | Lee | Lee", "0122"),
            ("Ann Lee | Abe Lee | A. Lee", "012"),
            ("Ann Marie Lee | Ann Beth Lee | Ann Lee", "012"),
            ("Tom Orr Jr. | Tom Orr Sr.", "01"),
            ("#7 Ann Lee | #8 Ann Lee", "01"),
            ("Harrow | &Harrow", "01"),
            ("Ann | Ann Lee", "01"),
            // But the role may tell.
            ("Ann Lee, mayor of Harrow | Tom Lee, baker | Lee, mayor", "010"),
            ("Ann Lee, mayor of Harrow | Tom Lee, mayor of Stowe | Lee, mayor", "012"),
            ("Ann Lee, mayor of Harrow | Tom Lee, mayor of Stowe | Lee, mayor of Stowe", "011"),
            // Nobody by name.
            ("=a spokeswoman | =a spokeswoman | Ann Lee, spokeswoman |  ", "--0-"),
        ] {
            assert_eq!(numbers(authors), ones, "{authors}");
        }
    }

    /// Whatever the order of the records.
    #[test]
    fn the_order_tells_nothing() {
        let names: [&'static str; 8] = ["Lee", "A. Lee", "Ann Lee", "Ann Marie Lee", "Tom Lee", "Orr", "Bill Orr", "William Orr"];
        let alike = |names: &[&'static str]| {
            let authors: Vec<Author> = names.iter().map(|name| Author::new(*name)).collect();
            let numbers = same_people(&authors);
            let mut pairs: Vec<(&'static str, &'static str)> = Vec::new();
            for (a, one) in names.iter().zip(&numbers) {
                pairs.extend(names.iter().zip(&numbers).filter(|(_, other)| *other == one).map(|(b, _)| (*a, *b)));
            }
            pairs.sort_unstable();
            pairs
        };
        let first = alike(&names);
        let mut turned = names;
        for _ in 0..names.len() {
            turned.rotate_left(1);
            assert_eq!(alike(&turned), first);
        }
        turned.reverse();
        assert_eq!(alike(&turned), first);
    }

    #[test]
    fn the_time_grows_with_the_names() {
        let letters = |mut at: usize| {
            let mut word = String::from("Q");
            while at > 0 {
                word.push(char::from(b'a' + (at % 26) as u8));
                at /= 26;
            }
            word
        };
        let read = |names: &dyn Fn(usize) -> String, count: usize| {
            let authors: Vec<Author> = (0..count).map(|at| Author::new(names(at))).collect();
            drop(same_people(&authors));
        };
        // Many of one surname, of one given name, of one initial, of both; many forms of one.
        grow_evenly("given names of Lee", 2000, |n| read(&|at| format!("{} Lee", letters(at)), n));
        grow_evenly("middle names of Ann Lee", 2000, |n| read(&|at| format!("Ann {} Lee", letters(at)), n));
        grow_evenly("surnames of Ann", 2000, |n| read(&|at| format!("{} {}", ["Ann", "A."][at % 2], letters(at / 2)), n));
        grow_evenly("bare surnames", 2000, |n| read(&|at| format!("{}{}", ["Ann ", "", "Tom "][at % 3], letters(at / 3)), n));
        grow_evenly("initials", 2000, |n| read(&|at| format!("{}. {} Lee", char::from(b'A' + (at % 26) as u8), letters(at)), n));
    }
}
