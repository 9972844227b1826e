#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod columns;
mod function;
mod input;
mod quotes;
mod records;

use std::sync::{Arc, LazyLock};

use arrow::array::StructArray;
use arrow::datatypes::Fields;
use datafusion_common::Result;
use datafusion_expr::ScalarUDF;
use datafusion_expr::registry::FunctionRegistry;
use ipse::{Extraction, Extractor, Ipse, RecordOptions};

use columns::{Lists, Push};
use function::{Gives, function};
use quotes::Quotes;
use records::Records;

/// Gives a registry both functions, each with the defaults of the crate. An engine's `SessionContext` is such a registry.
///
/// ```
/// use datafusion_expr::registry::{FunctionRegistry, MemoryFunctionRegistry};
///
/// let mut registry = MemoryFunctionRegistry::new();
/// ipse_datafusion::register(&mut registry)?;
/// assert_eq!(registry.udf("ipse_quotes")?.name(), "ipse_quotes");
/// # Ok::<(), datafusion_common::DataFusionError>(())
/// ```
///
/// # Errors
///
/// When the registry takes no functions.
pub fn register(registry: &mut dyn FunctionRegistry) -> Result<()> {
    registry.register_udf(Arc::new(ipse_quotes()))?;
    registry.register_udf(Arc::new(ipse_records()))?;
    Ok(())
}

/// `ipse_quotes(text [, title, publisher, published])`: the quotes of an article, a list of structs with [`quote_fields`].
///
/// ```
/// assert_eq!(ipse_datafusion::ipse_quotes().name(), "ipse_quotes");
/// ```
pub fn ipse_quotes() -> ScalarUDF {
    static QUOTES: LazyLock<ScalarUDF> = LazyLock::new(|| ipse_quotes_with(Extractor::default()));
    QUOTES.clone()
}

/// [`ipse_quotes`] with an extractor of your own: its roster, its words, its options.
///
/// ```
/// use ipse::{Extractor, Person, Roster};
///
/// let roster: Roster = [Person::new("Ann Lee").with_role("Mayor of Harrow").with_id("P17")].into_iter().collect();
/// let quotes = ipse_datafusion::ipse_quotes_with(Extractor::builder().roster(roster).build()?);
/// assert_eq!(quotes.name(), "ipse_quotes");
/// # Ok::<(), ipse::BuildError>(())
/// ```
pub fn ipse_quotes_with(extractor: Extractor) -> ScalarUDF {
    function(extractor, GivesQuotes)
}

/// `ipse_records(text [, title, publisher, published])`: the records of an article, joined and cleaned for readers, a list of structs
/// with [`record_fields`].
///
/// ```
/// assert_eq!(ipse_datafusion::ipse_records().name(), "ipse_records");
/// ```
pub fn ipse_records() -> ScalarUDF {
    static RECORDS: LazyLock<ScalarUDF> = LazyLock::new(|| ipse_records_with(Extractor::default(), RecordOptions::default()));
    RECORDS.clone()
}

/// [`ipse_records`] with an extractor and options of your own.
///
/// ```
/// use ipse::{Extractor, RecordOptions};
///
/// let records = ipse_datafusion::ipse_records_with(Extractor::default(), RecordOptions::default().any_factuality(true));
/// assert_eq!(records.name(), "ipse_records");
/// ```
pub fn ipse_records_with(extractor: Extractor, options: RecordOptions) -> ScalarUDF {
    function(extractor, GivesRecords(options))
}

/// The fields of a quote.
///
/// ```
/// let fields = ipse_datafusion::quote_fields();
/// assert!(fields.find("speaker").is_some_and(|(_, field)| field.is_nullable()));
/// ```
pub fn quote_fields() -> Fields {
    Quotes::fields()
}

/// The fields of a record.
///
/// ```
/// let fields = ipse_datafusion::record_fields();
/// assert!(fields.find("author").is_some_and(|(_, field)| !field.is_nullable()));
/// ```
pub fn record_fields() -> Fields {
    Records::fields()
}

/// The records in a column that [`ipse_records`] gave and `unnest` took apart: to be merged in an [`IpseFeed`](ipse::IpseFeed), which
/// [`record_array`] makes a column again.
///
/// ```
/// use ipse::{Author, Ipse};
/// use ipse_datafusion::{record_array, records_of};
///
/// let records = [Ipse::new(Author::new("Ann Lee"), "The pump works."), Ipse::new(Author::new("Tom Orr"), "For now.")];
/// let again = records_of(&record_array(&records))?;
/// assert_eq!((again[1].author.name.as_str(), again[1].quote.as_str()), ("Tom Orr", "For now."));
/// # Ok::<(), datafusion_common::DataFusionError>(())
/// ```
///
/// # Errors
///
/// When the array lacks a field of a record, or holds something else in it.
pub fn records_of(records: &StructArray) -> Result<Vec<Ipse>> {
    records::read(records)
}

/// Records as an array with [`record_fields`]; of a merged one, the first wording.
///
/// ```
/// use arrow::array::{Array, AsArray};
/// use ipse::{Author, Ipse};
///
/// let records = [Ipse::new(Author::new("Ann Lee"), "The pump works.")];
/// let array = ipse_datafusion::record_array(&records);
/// assert_eq!(array.column_by_name("author").unwrap().as_string::<i32>().value(0), "Ann Lee");
/// ```
pub fn record_array<'r>(records: impl IntoIterator<Item = &'r Ipse>) -> StructArray {
    let mut table = Records::default();
    records.into_iter().for_each(|record| table.push(record));
    table.finish_structs()
}

#[derive(Debug)]
struct GivesQuotes;

impl Gives for GivesQuotes {
    const NAME: &str = "ipse_quotes";
    type Table = Quotes;

    fn push(&self, extraction: &Extraction<'_>, rows: &mut Lists<Quotes>) {
        rows.push(quotes::said(extraction));
    }
}

#[derive(Debug)]
struct GivesRecords(RecordOptions);

impl Gives for GivesRecords {
    const NAME: &str = "ipse_records";
    type Table = Records;

    fn push(&self, extraction: &Extraction<'_>, rows: &mut Lists<Records>) {
        rows.push(&extraction.records(&self.0));
    }
}
