//! Calls the functions as an engine does, and reads what comes out as JSON.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{DataType, Date32Type, Field, Float64Type, Int64Type};
use datafusion_common::Result;
use datafusion_common::config::ConfigOptions;
use datafusion_expr::{ColumnarValue, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF};
use ipse::Date;
use serde_json::{Map, Value};

/// Plans the call, then makes it.
pub fn call(function: &ScalarUDF, args: Vec<ColumnarValue>, rows: usize) -> Result<ColumnarValue> {
    let types: Vec<DataType> = args.iter().map(ColumnarValue::data_type).collect();
    assert_eq!(function.coerce_types(&types)?, types, "nothing need be cast");
    let arg_fields: Vec<_> = types.iter().map(|of| Arc::new(Field::new("arg", of.clone(), true))).collect();
    let scalars = vec![None; args.len()];
    let return_field =
        function.return_field_from_args(ReturnFieldArgs { arg_fields: &arg_fields, scalar_arguments: &scalars })?;
    let config_options = Arc::new(ConfigOptions::default());
    let given = function.invoke_with_args(ScalarFunctionArgs {
        args,
        arg_fields,
        number_rows: rows,
        return_field: Arc::clone(&return_field),
        config_options,
    })?;
    assert_eq!(&given.data_type(), return_field.data_type());
    Ok(given)
}

/// What a call on columns gives, a value a row.
pub fn rows(function: &ScalarUDF, columns: Vec<ArrayRef>) -> Vec<Value> {
    let count = columns[0].len();
    let given = call(function, columns.into_iter().map(ColumnarValue::Array).collect(), count).unwrap();
    let array = given.to_array(count).unwrap();
    assert_eq!(array.len(), count);
    (0..count).map(|row| json(&array, row)).collect()
}

/// A cell of a column as JSON.
pub fn json(array: &dyn Array, row: usize) -> Value {
    if array.is_null(row) {
        return Value::Null;
    }
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).into(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).into(),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(row).into(),
        DataType::Boolean => array.as_boolean().value(row).into(),
        DataType::Date32 => {
            Date::from_days_since_epoch(array.as_primitive::<Date32Type>().value(row)).unwrap().to_string().into()
        }
        DataType::List(_) => {
            let items = array.as_list::<i32>().value(row);
            (0..items.len()).map(|item| json(&items, item)).collect()
        }
        DataType::Struct(fields) => {
            let columns = array.as_struct().columns();
            let cell = |(field, column): (&Arc<Field>, &ArrayRef)| (field.name().clone(), json(column, row));
            Value::Object(fields.iter().zip(columns).map(cell).collect::<Map<String, Value>>())
        }
        other => panic!("no field is {other}"),
    }
}
