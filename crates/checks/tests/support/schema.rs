//! Checks JSON against the schemas of the crate, in `schema/`.

use jsonschema::Registry;
use serde_json::Value;

const SCHEMAS: [(&str, &str); 3] = [
    ("feed", include_str!("../../../../schema/feed.schema.json")),
    ("extraction", include_str!("../../../../schema/extraction.schema.json")),
    ("corpus-line", include_str!("../../../../schema/corpus-line.schema.json")),
];

fn schema(name: &str) -> Value {
    let (_, text) = SCHEMAS.iter().find(|(known, _)| *known == name).expect("a schema of the crate");
    serde_json::from_str(text).expect("a schema is JSON")
}

/// What a schema finds wrong with a value, a line each.
pub fn errors(name: &str, value: &Value) -> Vec<String> {
    let schemas = SCHEMAS.map(|(name, _)| schema(name));
    let id = |schema: &Value| schema["$id"].as_str().expect("a schema has an id").to_owned();
    let registry = schemas
        .iter()
        .try_fold(Registry::new(), |registry, schema| registry.add(id(schema), schema.clone()))
        .and_then(|registry| registry.prepare())
        .expect("the schemas refer to each other");
    let schema = schema(name);
    let validator = jsonschema::options().with_registry(&registry).build(&schema).expect("the schema is one");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Panics with all that a schema finds wrong.
pub fn check(name: &str, value: &Value) {
    let errors = errors(name, value);
    assert!(errors.is_empty(), "schema/{name}.schema.json does not fit:\n{}", errors.join("\n"));
}
