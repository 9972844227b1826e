/// The page as a string. `charset` is what the header `Content-Type` says.
fn decoded<'b>(bytes: &'b [u8], charset: Option<&str>) -> std::borrow::Cow<'b, str> {
    let encoding = charset.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    // A byte order mark overrules it; what is no character becomes U+FFFD.
    encoding.unwrap_or(encoding_rs::UTF_8).decode(bytes).0
}
