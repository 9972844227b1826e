//! The functions in SQL, as an engine plans and runs them: `cargo test --release -p ipse-sql`.

use std::sync::Arc;

use datafusion::arrow::array::{Int64Array, RecordBatch, StringArray};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::error::Result;
use datafusion::prelude::SessionContext;

fn context() -> SessionContext {
    let mut context = SessionContext::new();
    ipse_datafusion::register(&mut context).unwrap();
    let text =
        [Some("“A,” said Mayor Ann Lee yesterday."), None, Some(""), Some("“B,” said Tom Orr. “Pumps run on water,” he said.")];
    let strings = |value: &str| Arc::new(StringArray::from(vec![value; 4]));
    let articles = RecordBatch::try_from_iter([
        ("id", Arc::new(Int64Array::from(vec![1, 2, 3, 4])) as _),
        ("text", Arc::new(StringArray::from(text.to_vec())) as _),
        ("title", strings("Water") as _),
        ("publisher", strings("Courier") as _),
        ("published", strings("2025-02-06") as _),
    ]);
    context.register_batch("articles", articles.unwrap()).unwrap();
    context
}

async fn run(statement: &str) -> Result<String> {
    let batches = context().sql(statement).await?.collect().await?;
    Ok(pretty_format_batches(&batches)?.to_string())
}

/// The first SQL of a page.
fn first_sql(page: &str) -> &str {
    page.split_once("```sql\n").unwrap().1.split_once("```").unwrap().0
}

/// The rows of a table, without its head.
fn rows(told: &str) -> Vec<&str> {
    told.lines().filter(|line| line.starts_with("| ")).skip(1).collect()
}

#[tokio::test]
async fn the_pages_are_right() {
    for page in [include_str!("../../../ipse-datafusion/README.md"), include_str!("../../../../docs/scale.md")] {
        let told = run(first_sql(page)).await.unwrap();
        let rows = rows(&told);
        assert_eq!(rows.len(), 2, "{told}");
        assert!(rows[0].contains("| Tom Orr | 2 ") && rows[1].contains("| Ann Lee | 1 "), "{told}");
    }
}

#[tokio::test]
async fn values_of_every_type() {
    for (expression, expected) in [
        ("ipse_quotes(NULL) IS NULL", "true"),
        ("cardinality(ipse_quotes(''))", "0"),
        ("ipse_quotes('“A,” said Ann Lee.')[1]['speaker']", "Ann Lee"),
        ("ipse_quotes(arrow_cast('“A,” said Ann Lee.', 'LargeUtf8'))[1]['speaker']", "Ann Lee"),
        ("ipse_quotes(arrow_cast('“A,” said Ann Lee.', 'Utf8View'))[1]['speakers'][1]", "Ann Lee"),
        ("ipse_quotes(arrow_cast('“A,” said Ann Lee.', 'Dictionary(Int32, Utf8)'))[1]['mention']['text']", "Ann Lee"),
        ("ipse_quotes('“A,” said Ann Lee yesterday.', NULL, NULL, DATE '2025-02-06')[1]['date']", "2025-02-05"),
        (
            "ipse_quotes('“A,” said Ann Lee yesterday.', NULL, NULL, TIMESTAMP '2025-02-06T11:00:00')[1]['days']['from']",
            "2025-02-05",
        ),
        ("ipse_quotes('“A,” said Ann Lee yesterday.', NULL, NULL, 'no day')[1]['date'] IS NULL", "true"),
        ("ipse_quotes(text => '“A,” said Ann Lee.', publisher => 'Courier', title => 'Pumps')[1]['text']", "A,"),
        ("ipse_records('“The pump works,” said Mayor Ann Lee.')[1]['quote']", "The pump works."),
    ] {
        let told = run(&format!("SELECT {expression} AS given")).await.unwrap();
        assert!(told.contains(&format!("| {expected} ")), "{expression}\n{told}");
    }
}

#[tokio::test]
async fn rows_of_articles_without_quotes_are_left_out() {
    let told = run("SELECT id, q['text'] AS text, q['date'] AS date FROM (SELECT id, unnest(ipse_quotes(text, title, publisher, published)) AS q FROM articles) ORDER BY id, q['start']").await.unwrap();
    let rows = rows(&told);
    assert_eq!(rows.len(), 3, "{told}");
    assert!(rows[0].starts_with("| 1 ") && rows[0].contains("2025-02-05"), "{told}");
    assert!(rows[1].starts_with("| 4 ") && rows[2].starts_with("| 4 "), "{told}");
}

#[tokio::test]
async fn wrong_calls_are_told_when_they_are_planned() {
    for (expression, told) in [
        ("ipse_quotes(7)", "the argument text is Int64"),
        ("ipse_quotes('a', 7)", "the argument title is Int64"),
        ("ipse_records(X'00')", "the argument text is Binary"),
        ("ipse_quotes('a', 'b', 'c', 'd', 'e')", "5 arguments were given"),
        ("ipse_quotes(text => 'a', author => 'b')", "author"),
    ] {
        let error = context().sql(&format!("SELECT {expression}")).await.unwrap_err().to_string();
        assert!(error.contains(told), "{expression}: {error}");
    }
    assert!(run("SELECT q.* FROM (SELECT unnest(ipse_quotes(text)) AS q FROM articles)").await.is_err());
}
