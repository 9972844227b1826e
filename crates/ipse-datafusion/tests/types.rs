//! Which columns the functions take, and what they say of others.

mod support;

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Int64Array, NullArray, StringArray, new_empty_array, new_null_array};
use arrow::compute::cast;
use arrow::datatypes::{DataType, TimeUnit};
use datafusion_common::ScalarValue;
use datafusion_expr::{ColumnarValue, ScalarUDF};
use ipse::Extractor;
use ipse_datafusion::{ipse_quotes, ipse_quotes_with, ipse_records};
use serde_json::Value;
use support::{call, rows};

fn strings(values: &[Option<&str>]) -> ArrayRef {
    Arc::new(values.iter().copied().collect::<StringArray>())
}

fn dictionary(key: DataType, value: DataType) -> DataType {
    DataType::Dictionary(Box::new(key), Box::new(value))
}

/// Strings in every form in which a column may have them.
fn string_types() -> Vec<DataType> {
    let plain = [DataType::Utf8, DataType::LargeUtf8, DataType::Utf8View];
    let by_number = plain.iter().flat_map(|value| [DataType::Int8, DataType::UInt32].map(|key| dictionary(key, value.clone())));
    plain.iter().cloned().chain(by_number).collect()
}

const TEXTS: [Option<&str>; 4] = [
    Some("“A,” said Mayor Ann Lee yesterday."),
    None,
    Some(""),
    Some("“B,” said Tom Orr. “A pump of 6 litres and more,” he said."),
];

#[test]
fn strings_of_every_form_are_read_alike() {
    for function in [ipse_quotes(), ipse_records()] {
        let articles = [
            strings(&TEXTS),
            strings(&[Some("Lee on pumps"), None, None, None]),
            strings(&[Some("Courier"); 4]),
            strings(&[Some("2025-02-06"), None, Some("no day"), None]),
        ];
        let expected = rows(&function, articles.to_vec());
        assert_eq!(expected[1], Value::Null, "no text, no list");
        assert_eq!(expected[2], Value::Array(vec![]), "an empty text has an empty list");
        assert!(!expected[3].as_array().unwrap().is_empty());
        for of in string_types() {
            let given = articles.iter().map(|column| cast(column, &of).unwrap()).collect();
            assert_eq!(rows(&function, given), expected, "{of}");
        }
        // A part of a column begins in the middle of its buffers.
        let part: Vec<ArrayRef> = articles.iter().map(|column| column.slice(2, 2)).collect();
        assert_eq!(rows(&function, part), expected[2..]);
    }
}

#[test]
fn a_column_of_nothing_is_a_column_of_nulls() {
    let nulls: ArrayRef = Arc::new(NullArray::new(2));
    assert_eq!(rows(&ipse_quotes(), vec![Arc::clone(&nulls)]), [Value::Null, Value::Null]);
    let text = strings(&[Some("“A,” said Ann Lee."), Some("“B,” said Tom Orr.")]);
    let alone = rows(&ipse_quotes(), vec![Arc::clone(&text)]);
    assert_eq!(rows(&ipse_quotes(), vec![text, Arc::clone(&nulls), Arc::clone(&nulls), nulls]), alone);
    for of in string_types() {
        assert_eq!(rows(&ipse_quotes(), vec![new_null_array(&of, 1)]), [Value::Null], "{of}");
        assert!(rows(&ipse_quotes(), vec![new_empty_array(&of)]).is_empty(), "{of}");
    }
}

#[test]
fn days_of_every_form_are_read_alike() {
    let texts = strings(&[Some("“A,” said Ann Lee yesterday."); 3]);
    let none = strings(&[None; 3]);
    let day = |function: &ScalarUDF, days: ArrayRef| -> Vec<Value> {
        let found = rows(function, vec![Arc::clone(&texts), Arc::clone(&none), Arc::clone(&none), days]);
        found.iter().map(|quotes| quotes[0]["date"].clone()).collect()
    };
    let days = strings(&[Some("2025-02-06"), None, Some("1969-12-31")]);
    let expected = ["2025-02-05".into(), Value::Null, "1969-12-30".into()];
    let clock = |unit| DataType::Timestamp(unit, None);
    let mut types = vec![DataType::Date32, DataType::Date64];
    types.extend([TimeUnit::Second, TimeUnit::Millisecond, TimeUnit::Microsecond, TimeUnit::Nanosecond].map(clock));
    types.extend(string_types());
    for function in [ipse_quotes(), ipse_records()] {
        for of in &types {
            assert_eq!(day(&function, cast(&days, of).unwrap()), expected, "{of}");
        }
        let by_number = cast(&cast(&days, &DataType::Date32).unwrap(), &dictionary(DataType::Int32, DataType::Date32)).unwrap();
        assert_eq!(day(&function, by_number), expected);
    }
    let evening = strings(&[Some("2025-02-06T23:30:00"), Some("2025-02-06 01:00:00"), Some("day")]);
    let expected = ["2025-02-05".into(), "2025-02-05".into(), Value::Null];
    assert_eq!(day(&ipse_quotes(), Arc::clone(&evening)), expected);
    assert_eq!(day(&ipse_quotes(), cast(&evening, &clock(TimeUnit::Second)).unwrap()), expected);
    // A clock in the zone of the column shows the day.
    let evening = cast(
        &strings(&[Some("2025-02-06T23:30:00Z"), None, None]),
        &DataType::Timestamp(TimeUnit::Second, Some("+02:00".into())),
    );
    assert_eq!(day(&ipse_quotes(), evening.unwrap())[0], "2025-02-06");
    // What no calendar has is no day.
    let far = cast(&arrow::array::Int32Array::from(vec![i32::MAX, i32::MIN, 0]), &DataType::Date32).unwrap();
    assert_eq!(day(&ipse_quotes(), far), [Value::Null, Value::Null, "1969-12-31".into()]);
}

#[test]
fn constants_stand_beside_columns() {
    let texts = strings(&[Some("“A,” said Ann Lee yesterday."), Some("“B,” said Tom Orr.")]);
    let title = ColumnarValue::Scalar(ScalarValue::Utf8(None));
    let day = ColumnarValue::Scalar(ScalarValue::Date32(Some(20_125)));
    let args = vec![ColumnarValue::Array(texts), title.clone(), title.clone(), day];
    let found = call(&ipse_quotes(), args, 2).unwrap().into_array(2).unwrap();
    assert_eq!(support::json(&found, 0)[0]["date"], "2025-02-05");
    assert_eq!(support::json(&found, 1)[0]["speaker"], "Tom Orr");

    let text = ColumnarValue::Scalar(ScalarValue::Utf8View(Some("“A,” said Ann Lee.".to_owned())));
    let found = call(&ipse_quotes(), vec![text], 3).unwrap();
    let ColumnarValue::Scalar(ScalarValue::List(list)) = found else { panic!("constants give a constant") };
    assert_eq!(support::json(&*list, 0)[0]["speaker"], "Ann Lee");
    let ColumnarValue::Scalar(nothing) = call(&ipse_records(), vec![title], 3).unwrap() else { panic!("a constant") };
    assert!(nothing.is_null());
}

#[test]
fn what_comes_out_is_plain() {
    fn plain(of: &DataType) -> bool {
        match of {
            DataType::List(item) => !item.is_nullable() && plain(item.data_type()),
            DataType::Struct(fields) => fields.iter().all(|field| plain(field.data_type())),
            of => matches!(of, DataType::Utf8 | DataType::Int64 | DataType::Float64 | DataType::Boolean | DataType::Date32),
        }
    }
    for function in [ipse_quotes(), ipse_records()] {
        assert!(plain(&function.return_type(&[DataType::Utf8View]).unwrap()));
    }
}

#[test]
fn wrong_calls_are_told_when_they_are_planned() {
    let (text, number) = (DataType::Utf8, DataType::Int64);
    for (types, told) in [
        (
            vec![],
            "ipse_quotes takes a text and, if you like, a title, a publisher and the day it was published; 0 arguments were given",
        ),
        (vec![text.clone(); 5], "5 arguments were given"),
        (vec![number.clone()], "ipse_quotes: the argument text is Int64; it must be a string: CAST(text AS VARCHAR)"),
        (vec![DataType::Binary], "the argument text is Binary; it must be a string"),
        (vec![DataType::Date32], "the argument text is Date32; it must be a string"),
        (vec![text.clone(), number.clone()], "the argument title is Int64; it must be a string"),
        (
            vec![text.clone(), text.clone(), dictionary(DataType::Int8, DataType::Int64)],
            "the argument publisher is Dictionary(Int8, Int64)",
        ),
        (
            vec![text.clone(), text.clone(), text, number],
            "the argument published is Int64; it must be a string, a date or a timestamp",
        ),
    ] {
        let error = ipse_quotes().coerce_types(&types).unwrap_err();
        assert!(matches!(error, datafusion_common::DataFusionError::Plan(_)), "{error:?}");
        assert!(error.to_string().contains(told), "{error}");
    }
    let error = ipse_records().coerce_types(&[DataType::Boolean]).unwrap_err().to_string();
    assert!(error.contains("ipse_records: the argument text is Boolean"), "{error}");
    // Whoever calls without planning hears it, too.
    let number = ColumnarValue::Array(Arc::new(Int64Array::from(vec![7])));
    let args = datafusion_expr::ScalarFunctionArgs {
        args: vec![number],
        arg_fields: vec![],
        number_rows: 1,
        return_field: Arc::new(arrow::datatypes::Field::new("quotes", ipse_quotes().return_type(&[]).unwrap(), true)),
        config_options: Arc::default(),
    };
    assert!(ipse_quotes().invoke_with_args(args).unwrap_err().to_string().contains("the argument text is Int64"));
}

#[test]
fn functions_of_one_extractor_are_the_same() {
    assert_eq!(ipse_quotes(), ipse_quotes());
    assert_eq!(ipse_records(), ipse_records());
    assert_ne!(ipse_quotes(), ipse_records());
    let own = ipse_quotes_with(Extractor::default());
    assert_eq!(own, own.clone());
    assert_ne!(own, ipse_quotes());
}

#[test]
fn a_list_knows_its_rows() {
    let given = call(&ipse_quotes(), vec![ColumnarValue::Array(strings(&TEXTS))], 4).unwrap().into_array(4).unwrap();
    let lists = given.as_list::<i32>();
    assert_eq!((lists.null_count(), lists.value_length(1), lists.value_length(2)), (1, 0, 0));
}
