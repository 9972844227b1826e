//! What a user may do with each public type, fixed so that no release takes it away unseen, and no new type lacks it.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What all types can do: cross threads and unwinding, and be looked at.
trait Everything: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug {}
impl<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug> Everything for T {}

/// What data can do: be copied, compared, written and read.
trait Data: Clone + PartialEq + Serialize + DeserializeOwned {}
impl<T: Clone + PartialEq + Serialize + DeserializeOwned> Data for T {}

/// What may be a key.
trait Key: Eq + Hash + Ord {}
impl<T: Eq + Hash + Ord> Key for T {}

/// What has one line of text, and is read from it.
trait Named: Display + FromStr {}
impl<T: Display + FromStr> Named for T {}

/// An error that tells what is wrong, and can be passed on.
trait Failure: std::error::Error + Clone + PartialEq + 'static {}
impl<T: std::error::Error + Clone + PartialEq + 'static> Failure for T {}

/// Checks that the types have the traits behind them, and gives their names.
macro_rules! public {
    ($($Type:ty: $($Trait:ident)+;)+) => {{
        $({
            fn has<T: Everything $(+ $Trait)+>() {}
            has::<$Type>();
        })+
        [$(stringify!($Type)),+]
    }};
}

/// Every public type, and what it can do beside [`Everything`].
fn types() -> Vec<&'static str> {
    use ipse::render::{FeedPage, MarkOptions};
    use ipse::*;

    let types = public! {
        AttributionResolver: Clone;
        Attribution: Data;
        Author: Data Key;
        BuildError: Failure;
        Clue: Copy Key Display;
        Context: Data Key;
        Date: Data Copy Key Named;
        DateAndLocation: Data Key Default;
        DateError: Failure Eq;
        DetectedQuote: Clone Eq;
        Detection: Clone Eq Default;
        Diagnostic: Data Copy Key;
        DiagnosticKind: Data Copy Key Named;
        Document<'static>: Data Eq Default;
        Evidence: Copy PartialEq Serialize;
        ExplainedAntecedent: Clone PartialEq;
        ExplainedCandidate: Copy PartialEq;
        ExplainedReading: Clone PartialEq;
        Explanation: Clone PartialEq Default;
        Extraction<'static>: Data;
        Extractor: Clone Default;
        ExtractorBuilder: Clone;
        Act: Data Copy Key Named Default;
        Addressee: Data Eq;
        Factuality: Data Copy Key Named Default;
        FeedPage: Clone Eq;
        FeedPerson<'static>: Clone PartialEq;
        FeedTextError: Failure Eq;
        Findings<'static, 'static>: Copy Serialize;
        Gender: Data Copy Key Named;
        GivenMention: Data Copy Key;
        Ipse: Data Named;
        IpseFeed: Data Named Default;
        Lexicon: Clone;
        LexiconError: Failure Eq;
        MarkFamily: Data Copy Key Named;
        MarkOptions: Clone Eq Default;
        MergeOptions: Data Eq Hash Default;
        NameError: Failure Eq;
        Offsets<'static>: Clone;
        Origin: Data Default;
        Part: Copy Eq Hash;
        Person: Data Eq Hash;
        Provenance: Copy PartialEq Display;
        Publication: Data Copy Key;
        Quote<'static>: Data;
        QuoteDetector: Clone Default;
        QuoteKind: Data Copy Key Named;
        RecordOptions: Data Default;
        Reported: Copy Eq Hash Default;
        Roster: Data Eq Default;
        RosterError: Failure Eq;
        Rule: Copy Key Display;
        Scratch: Default;
        Source: Data Key Default;
        Span: Data Copy Key Named Default;
        SpanError: Failure Eq;
        Speaker: Data Eq Hash;
        SpeakerId: Data Copy Key;
        SpeakerKind: Data Copy Key Named Default;
        Text<'static>: Clone Eq Default;
        Timestamp: Data Copy Key Named;
        TimestampError: Failure Eq;
        Usage: Data Copy Key Named Default;
        Variant: Data;
        WordClass: Copy Key;
    };
    [&types[..], &types_of_pages()].concat()
}

#[cfg(feature = "html")]
fn types_of_pages() -> Vec<&'static str> {
    public! { ipse::html::Page<'static>: Clone Eq; }.to_vec()
}

#[cfg(not(feature = "html"))]
fn types_of_pages() -> Vec<&'static str> {
    Vec::new()
}

#[test]
fn no_public_type_is_forgotten() {
    let listed: Vec<&str> = types().iter().map(|name| name.split('<').next().unwrap_or(name)).collect();
    let listed = |name: &str| listed.iter().any(|known| known.rsplit("::").next() == Some(name));
    let sources = [include_str!("../src/lib.rs"), include_str!("../src/render/mod.rs")];
    let mut found = 0;
    for used in sources.iter().flat_map(|source| source.split("\npub use ").skip(1)) {
        let (used, _) = used.split_once(';').expect("it ends");
        for name in used.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| name.starts_with(char::is_uppercase)) {
            assert!(listed(name), "{name} is public: put it into the list of types()");
            found += 1;
        }
    }
    assert!(found > 50, "the names were not found");
}

#[test]
fn one_extractor_serves_many_threads() {
    let extractor = ipse::Extractor::default();
    let texts = ["“Yes,” said Ann Lee.", "“No,” said Tom Orr.", "“Perhaps,” said Ida Vance."];
    let names: Vec<String> = std::thread::scope(|scope| {
        let readers: Vec<_> = texts
            .iter()
            .map(|text| {
                scope.spawn(|| {
                    let document = ipse::Document::new(*text);
                    let extraction = extractor.extract(&document);
                    extraction.speakers()[0].name().to_owned()
                })
            })
            .collect();
        readers.into_iter().map(|reader| reader.join().unwrap()).collect()
    });
    assert_eq!(names, ["Ann Lee", "Tom Orr", "Ida Vance"]);
}
