//! What both functions have in common.

use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::ListArray;
use arrow::datatypes::DataType;
use datafusion_common::{Result, ScalarValue, exec_err};
use datafusion_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use ipse::{Extraction, Extractor};

use crate::columns::{Column, Lists};
use crate::input::{self, Input};

/// So many bytes of quoted words fit into the lists of one batch: columns of Utf8 count by 32 bits, and some words stand there twice.
const MOST: usize = 1 << 29;

/// What a function gives for an article.
pub(crate) trait Gives: Debug + Send + Sync + 'static {
    const NAME: &str;
    type Table: Column;

    /// Puts what was found in an article into one row.
    fn push(&self, extraction: &Extraction<'_>, rows: &mut Lists<Self::Table>);
}

/// The function of an extractor.
pub(crate) fn function<G: Gives>(extractor: Extractor, gives: G) -> ScalarUDF {
    // It takes any signature that `coerce_types` agrees to, so the names fit.
    let signature = Signature::user_defined(Volatility::Immutable);
    let signature = signature.clone().with_parameter_names(input::NAMES.to_vec()).unwrap_or(signature);
    ScalarUDF::from(Function { shared: Arc::new((extractor, gives)), signature })
}

#[derive(Debug)]
struct Function<G> {
    shared: Arc<(Extractor, G)>,
    signature: Signature,
}

// The engine compares functions to find expressions that are the same: those of one extractor are.
impl<G> PartialEq for Function<G> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }
}

impl<G> Eq for Function<G> {}

impl<G> Hash for Function<G> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.shared).hash(state);
    }
}

impl<G: Gives> Function<G> {
    fn lists(&self, input: &Input, rows: usize) -> Result<ListArray> {
        let (extractor, gives) = &*self.shared;
        let mut lists = Lists::<G::Table>::default();
        let mut bytes = 0;
        for row in 0..rows {
            let Some(document) = input.document(row) else {
                lists.push_null();
                continue;
            };
            let extraction = extractor.extract(&document);
            bytes += extraction.quotes().iter().map(|quote| quote.outer().len()).sum::<usize>();
            if bytes > MOST {
                return exec_err!(
                    "{}: a batch holds over {MOST} bytes of quotes; SET datafusion.execution.batch_size to less",
                    G::NAME
                );
            }
            gives.push(&extraction, &mut lists);
        }
        Ok(lists.finish_lists())
    }
}

impl<G: Gives> ScalarUDFImpl for Function<G> {
    fn name(&self) -> &str {
        G::NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, given: &[DataType]) -> Result<Vec<DataType>> {
        input::check(G::NAME, given)?;
        Ok(given.to_vec())
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(Lists::<G::Table>::data_type())
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let constant = args.args.iter().all(|arg| matches!(arg, ColumnarValue::Scalar(_)));
        // Of a constant one row is enough.
        let rows = if constant { 1 } else { args.number_rows };
        let input = Input::new(G::NAME, &args.args, rows)?;
        let lists = Arc::new(self.lists(&input, rows)?);
        Ok(if constant { ColumnarValue::Scalar(ScalarValue::List(lists)) } else { ColumnarValue::Array(lists) })
    }
}
