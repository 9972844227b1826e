//! Columns that are filled row by row, and tables of them that are declared a field a line.

use std::fmt::{Display, Write};
use std::mem::take;
use std::sync::Arc;

use arrow::array::builder::NullBufferBuilder;
use arrow::array::{ArrayRef, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, ListArray, StringBuilder};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes::{DataType, Field, FieldRef};
use ipse::{Date, Span};

/// A column that grows by a value or a null at a time.
pub(crate) trait Column: Default {
    fn data_type() -> DataType;
    fn push_null(&mut self);
    fn finish(&mut self) -> ArrayRef;
}

/// A column that takes values of a type.
pub(crate) trait Push<V>: Column {
    fn push(&mut self, value: V);

    fn push_option(&mut self, value: Option<V>) {
        match value {
            Some(value) => self.push(value),
            None => self.push_null(),
        }
    }
}

/// Columns of plain values: for each its builder, its type in Arrow, and how a value goes in.
macro_rules! plain {
    ($($Column:ident, $Builder:ident, $data_type:ident, $Value:ty, |$value:ident| $stored:expr;)*) => {$(
        #[derive(Default)]
        pub(crate) struct $Column($Builder);

        impl Column for $Column {
            fn data_type() -> DataType {
                DataType::$data_type
            }

            fn push_null(&mut self) {
                self.0.append_null();
            }

            fn finish(&mut self) -> ArrayRef {
                Arc::new(self.0.finish())
            }
        }

        impl Push<$Value> for $Column {
            fn push(&mut self, $value: $Value) {
                self.0.append_value($stored);
            }
        }
    )*};
}

plain! {
    Flags, BooleanBuilder, Boolean, bool, |flag| flag;
    Numbers, Int64Builder, Int64, usize, |number| number as i64;
    Shares, Float64Builder, Float64, f32, |share| two_digits(share);
    Days, Date32Builder, Date32, Date, |day| day.days_since_epoch();
}

/// As the JSON of the crate has it.
fn two_digits(number: f32) -> f64 {
    (f64::from(number) * 100.0).round() / 100.0
}

/// Text, and what is written by its name in JSON.
macro_rules! texts {
    ($($Column:ident, $Bound:path, |$text:ident, $builder:ident| $put:expr;)*) => {$(
        #[derive(Default)]
        pub(crate) struct $Column(StringBuilder);

        impl Column for $Column {
            fn data_type() -> DataType {
                DataType::Utf8
            }

            fn push_null(&mut self) {
                self.0.append_null();
            }

            fn finish(&mut self) -> ArrayRef {
                Arc::new(self.0.finish())
            }
        }

        impl<T: $Bound> Push<T> for $Column {
            fn push(&mut self, $text: T) {
                let $builder = &mut self.0;
                $put
            }
        }
    )*};
}

texts! {
    Texts, AsRef<str>, |text, builder| builder.append_value(text);
    Named, Display, |name, builder| {
        // Writing into memory does not fail.
        let _ = write!(builder, "{name}");
        builder.append_value("");
    };
}

/// Lists. None of their items is null.
#[derive(Default)]
pub(crate) struct Lists<C> {
    items: C,
    lengths: Vec<usize>,
    valid: Valid,
}

impl<C: Column> Lists<C> {
    fn item() -> FieldRef {
        Arc::new(Field::new("item", C::data_type(), false))
    }

    pub(crate) fn finish_lists(&mut self) -> ListArray {
        let lengths = OffsetBuffer::from_lengths(take(&mut self.lengths));
        ListArray::new(Self::item(), lengths, self.items.finish(), self.valid.finish())
    }
}

impl<C: Column> Column for Lists<C> {
    fn data_type() -> DataType {
        DataType::List(Self::item())
    }

    fn push_null(&mut self) {
        self.lengths.push(0);
        self.valid.push_null();
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.finish_lists())
    }
}

impl<I: IntoIterator, C: Push<I::Item>> Push<I> for Lists<C> {
    fn push(&mut self, list: I) {
        let mut length = 0;
        for item in list {
            self.items.push(item);
            length += 1;
        }
        self.lengths.push(length);
        self.valid.push();
    }
}

/// Which rows are null, if any is.
pub(crate) struct Valid(NullBufferBuilder);

impl Default for Valid {
    fn default() -> Self {
        Valid(NullBufferBuilder::new(0))
    }
}

impl Valid {
    pub(crate) fn push(&mut self) {
        self.0.append_non_null();
    }

    pub(crate) fn push_null(&mut self) {
        self.0.append_null();
    }

    pub(crate) fn finish(&mut self) -> Option<NullBuffer> {
        self.0.finish()
    }
}

/// Declares a column of structs, a field a line: its name, its column, and what of a row goes into it. A `required` field is never null
/// and gives a value; an `optional` one gives an `Option`. In a table that may itself be null in a row every field is optional.
macro_rules! table {
    ($(#[$doc:meta])* $Table:ident, |$row:ident: $Row:ty| { $($need:ident $name:ident: $Column:ty = $value:expr;)* }) => {
        $(#[$doc])*
        #[derive(Default)]
        pub(crate) struct $Table {
            $($name: $Column,)*
            valid: $crate::columns::Valid,
        }

        impl $Table {
            pub(crate) fn fields() -> arrow::datatypes::Fields {
                [$(arrow::datatypes::Field::new(
                    stringify!($name),
                    <$Column as $crate::columns::Column>::data_type(),
                    $crate::columns::table!(@nullable $need),
                ),)*].into_iter().collect()
            }

            pub(crate) fn finish_structs(&mut self) -> arrow::array::StructArray {
                let columns = vec![$($crate::columns::Column::finish(&mut self.$name),)*];
                arrow::array::StructArray::new(Self::fields(), columns, self.valid.finish())
            }
        }

        impl $crate::columns::Column for $Table {
            fn data_type() -> arrow::datatypes::DataType {
                arrow::datatypes::DataType::Struct(Self::fields())
            }

            fn push_null(&mut self) {
                $($crate::columns::Column::push_null(&mut self.$name);)*
                self.valid.push_null();
            }

            fn finish(&mut self) -> arrow::array::ArrayRef {
                std::sync::Arc::new(self.finish_structs())
            }
        }

        impl $crate::columns::Push<$Row> for $Table {
            fn push(&mut self, $row: $Row) {
                $($crate::columns::table!(@push $need self.$name, $value);)*
                self.valid.push();
            }
        }
    };
    (@nullable required) => { false };
    (@nullable optional) => { true };
    (@push required $column:expr, $value:expr) => { $crate::columns::Push::push(&mut $column, $value) };
    (@push optional $column:expr, $value:expr) => { $crate::columns::Push::push_option(&mut $column, $value) };
}
pub(crate) use table;

table! {
    /// Ranges of bytes of a text.
    Spans, |span: Span| {
        required start: Numbers = span.start();
        required end: Numbers = span.end();
    }
}

/// Words of a text and where they stand.
#[derive(Clone, Copy)]
pub(crate) struct Place<'t> {
    pub(crate) text: &'t str,
    pub(crate) span: Span,
}

table! {
    /// Words of a text and where they stand.
    Places, |place: Place<'_>| {
        optional text: Texts = Some(place.text);
        optional start: Numbers = Some(place.span.start());
        optional end: Numbers = Some(place.span.end());
    }
}

table! {
    /// Days from one to another.
    Periods, |days: (Date, Date)| {
        optional from: Days = Some(days.0);
        optional to: Days = Some(days.1);
    }
}
