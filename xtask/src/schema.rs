//! The JSON Schema of the report, made from the Rust types.
//!
//! It describes what is written: a field that Rust leaves out when it has no value is optional and never `null`.

use crate::{root, write_if_changed};
use anyhow::Result;
use samestory::{AddResult, ArticleInput, Inspection, Overrule, Progress, REPORT_VERSION, Report};
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value, json};

const PATH: &str = "docs/report.schema.json";

/// Writes the schema of the report into `docs/`.
pub(crate) fn write() -> Result<()> {
    write_if_changed(&root().join(PATH), report()?.as_bytes())?;
    Ok(())
}

/// The schema of the report as JSON text.
fn report() -> Result<String> {
    let mut schema = settings().into_generator().into_root_schema_for::<Report>();
    schema.insert("$id".into(), json!(format!("urn:samestory:report:{REPORT_VERSION}")));
    schema.insert("title".into(), json!(format!("samestory report {REPORT_VERSION}")));
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// The schema of every type that crosses to JavaScript, by name.
pub(crate) fn all_types() -> Map<String, Value> {
    let mut written = settings().into_generator();
    written.subschema_for::<Report>();
    written.subschema_for::<AddResult>();
    written.subschema_for::<Inspection>();
    written.subschema_for::<Progress>();
    written.subschema_for::<Overrule>();
    written.subschema_for::<samestory::News>();
    written.subschema_for::<samestory::Manifest>();
    written.subschema_for::<samestory::Detail>();
    written.subschema_for::<samestory::RelationPage>();
    written.subschema_for::<samestory::RelationQuery>();
    written.subschema_for::<samestory::Table>();
    // Read, never written: here `null` is as good as nothing.
    let mut read = SchemaSettings::draft2020_12().with_transform(PlainDescriptions).into_generator();
    read.subschema_for::<ArticleInput>();
    let mut types = written.take_definitions(true);
    types.extend(read.take_definitions(true));
    types
}

fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().for_serialize().with_transform(AsWritten).with_transform(PlainDescriptions)
}

/// Takes `null` out of the type of fields that may be absent, and defaults, which are for what is read.
#[derive(Debug, Clone)]
struct AsWritten;

impl Transform for AsWritten {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
        for (name, property) in properties.iter_mut() {
            let Some(property) = property.as_object_mut() else { continue };
            property.remove("default");
            if required.iter().any(|r| r == name) {
                continue;
            }
            if let Some(Value::Array(kinds)) = property.get_mut("type") {
                kinds.retain(|kind| kind != "null");
            }
            if let Some(Value::Array(kinds)) = property.get_mut("anyOf") {
                kinds.retain(|kind| kind["type"] != "null");
            }
        }
    }
}

/// Turns links between Rust items, which lead nowhere outside the crate, into their bare names.
#[derive(Debug, Clone)]
struct PlainDescriptions;

impl Transform for PlainDescriptions {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if let Some(Value::String(description)) = schema.get_mut("description") {
            *description = without_links(description);
        }
    }
}

/// ``[`a`](b) and [`c`]`` becomes `` `a` and `c` ``.
fn without_links(markdown: &str) -> String {
    let mut plain = String::new();
    let mut rest = markdown;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        plain += &format!("{before}`{name}`");
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_names() {
        assert_eq!(without_links("See [`a`], [`b`](crate::b) and [1]."), "See `a`, `b` and [1].");
    }

    #[test]
    fn the_schema_in_docs_is_current() {
        let committed = std::fs::read_to_string(root().join(PATH)).unwrap_or_default();
        assert!(
            committed == report().unwrap(),
            "{PATH} is not what the types say: run `cargo xtask schema` and commit it"
        );
    }
}
