//! People whom the caller knows, whatever the text calls them.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::mentions::{Gender, SpeakerKind};
use crate::placed;

/// Somebody whom the caller knows: one entry of a [`Roster`].
///
/// ```
/// use ipse::{Gender, Person};
///
/// let person = Person::new("Ann Lee").with_alias("Annie the Pump").with_role("Mayor of Harrow").with_gender(Gender::Feminine).with_id("P17");
/// assert_eq!(person.name(), "Ann Lee");
/// assert_eq!(person.aliases(), ["Annie the Pump"]);
///
/// let json = r#"{"name": "Ann Lee", "aliases": ["Annie the Pump"], "role": "Mayor of Harrow", "gender": "feminine", "id": "P17"}"#;
/// assert_eq!(serde_json::from_str::<Person>(json)?, person);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    name: String,
    #[serde(default, deserialize_with = "placed::or_default", skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gender: Option<Gender>,
    #[serde(default)]
    kind: SpeakerKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

impl Person {
    /// Somebody of this name, under which the quotes come out.
    pub fn new(name: impl Into<String>) -> Self {
        Person { name: name.into(), aliases: Vec::new(), role: None, gender: None, kind: SpeakerKind::Person, id: None }
    }

    /// Adds another name: another spelling, a stage name, an acronym.
    #[must_use]
    pub fn with_alias(mut self, alias: impl Into<String>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// Sets the role, which comes out instead of the one that the document gives.
    #[must_use]
    pub fn with_role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// Sets whether the text means this one by "he" or by "she".
    #[must_use]
    pub fn with_gender(mut self, gender: Gender) -> Self {
        self.gender = Some(gender);
        self
    }

    /// Sets what this one is, for those that are not a person (the default).
    #[must_use]
    pub fn with_kind(mut self, kind: SpeakerKind) -> Self {
        self.kind = kind;
        self
    }

    /// Sets the caller's own id, which comes out with every quote: see [`Speaker::roster_id`](crate::Speaker::roster_id).
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The name under which the quotes come out.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The other names.
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// The role, where given.
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// The gender, where given.
    pub fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// What this one is.
    pub fn kind(&self) -> SpeakerKind {
        self.kind
    }

    /// The caller's own id, where given.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

/// People and bodies whom the caller knows, given to [`ExtractorBuilder::roster`](crate::ExtractorBuilder::roster).
///
/// Whoever is called by one of their names in a document comes out under the canonical name, with the role and the id given
/// here. Names are compared without regard to accents and common ways of spelling (`Zelensky`, `Zelenskyy`); a word that the
/// roster writes with a capital must have one in the text. A surname alone ("Mr. Lee") means somebody of the roster when it is
/// one of the aliases, or when the document gives the full name too. A name that two people of the roster share means neither,
/// unless the document uses another name of one of them as well.
///
/// It is read from and written to JSON as a list of people; an error names the path to what is wrong: `[3].gender: unknown variant`.
///
/// ```
/// use ipse::{Document, Extractor, Person, Roster};
///
/// let roster = Roster::new([Person::new("Ann Lee").with_alias("Annie the Pump").with_id("P17")])?;
/// let extractor = Extractor::builder().roster(roster).build()?;
/// let document = Document::new("“It works,” said Annie the Pump.");
/// let extraction = extractor.extract(&document);
/// let speaker = &extraction.speakers()[0];
/// assert_eq!((speaker.name(), speaker.roster_id()), ("Ann Lee", Some("P17")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(into = "Vec<Person>")]
pub struct Roster {
    people: Vec<Person>,
}

/// Why a list of people is no [`Roster`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RosterError {
    /// A name holds no letter or digit, so that no text can name it.
    #[error("the name {name:?} of person {index} of the roster holds no letter or digit: give the name as texts write it")]
    EmptyName {
        /// Which person, counted from 0.
        index: usize,
        /// The name as given.
        name: String,
    },
    /// An alias holds no letter or digit.
    #[error("the alias {alias:?} of {name:?} in the roster holds no letter or digit: leave it out")]
    EmptyAlias {
        /// The person's name.
        name: String,
        /// The alias as given.
        alias: String,
    },
    /// Two people have the same id.
    #[error("the id {id:?} is given to {first:?} and to {second:?} in the roster: make them one person, or give each an id")]
    SharedId {
        /// The id.
        id: String,
        /// The name of the first who has it.
        first: String,
        /// The name of the second.
        second: String,
    },
}

impl Roster {
    /// A roster of these people.
    ///
    /// # Errors
    ///
    /// When a name or an alias holds no letter or digit, or two people have the same id.
    pub fn new(people: impl IntoIterator<Item = Person>) -> Result<Self, RosterError> {
        let roster: Roster = people.into_iter().collect();
        roster.check()?;
        Ok(roster)
    }

    /// Whether everybody has a name, and an id of their own if any.
    pub(crate) fn check(&self) -> Result<(), RosterError> {
        let people = &self.people;
        let empty = |name: &str| !name.chars().any(char::is_alphanumeric);
        for (index, person) in people.iter().enumerate() {
            if empty(&person.name) {
                return Err(RosterError::EmptyName { index, name: person.name.clone() });
            }
            if let Some(alias) = person.aliases.iter().find(|alias| empty(alias)) {
                return Err(RosterError::EmptyAlias { name: person.name.clone(), alias: alias.clone() });
            }
        }
        let mut ids: Vec<(&str, usize)> =
            people.iter().enumerate().filter_map(|(index, person)| Some((person.id()?, index))).collect();
        ids.sort_unstable();
        if let Some(pair) = ids.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(RosterError::SharedId {
                id: pair[0].0.to_owned(),
                first: people[pair[0].1].name.clone(),
                second: people[pair[1].1].name.clone(),
            });
        }
        Ok(())
    }

    /// Its people, in the order given.
    pub fn people(&self) -> &[Person] {
        &self.people
    }
}

impl<'de> Deserialize<'de> for Roster {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        placed::deserialize::<D, Vec<Person>>(deserializer).and_then(|people| Roster::new(people).map_err(D::Error::custom))
    }
}

impl FromIterator<Person> for Roster {
    /// What [`Roster::new`] would refuse is told by [`ExtractorBuilder::build`](crate::ExtractorBuilder::build).
    fn from_iter<I: IntoIterator<Item = Person>>(people: I) -> Self {
        Roster { people: people.into_iter().collect() }
    }
}

impl Extend<Person> for Roster {
    fn extend<I: IntoIterator<Item = Person>>(&mut self, people: I) {
        self.people.extend(people);
    }
}

impl From<&str> for Person {
    fn from(name: &str) -> Self {
        Person::new(name)
    }
}

impl From<String> for Person {
    fn from(name: String) -> Self {
        Person::new(name)
    }
}

impl TryFrom<Vec<Person>> for Roster {
    type Error = RosterError;

    fn try_from(people: Vec<Person>) -> Result<Self, RosterError> {
        Roster::new(people)
    }
}

impl From<Roster> for Vec<Person> {
    fn from(roster: Roster) -> Self {
        roster.people
    }
}
