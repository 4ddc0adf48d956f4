//! TypeScript types from the JSON Schema of the Rust types.
//!
//! Knows the forms that schemars writes for plain data: structs, enums of words, tagged unions, lists, pairs, options.
//! Anything else stops the build, so that no type ever turns into `any` unnoticed.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// One exported declaration for each schema, by name.
pub(crate) fn declarations(types: &Map<String, Value>) -> Result<String> {
    let mut out = String::from("// Made from the Rust types by `cargo xtask module`.\n");
    for (name, schema) in types {
        let declaration = declaration(name, schema).with_context(|| format!("type {name}"))?;
        out += &format!("\n{}{declaration}", comment(schema, ""));
    }
    Ok(out)
}

fn declaration(name: &str, schema: &Value) -> Result<String> {
    if schema["properties"].is_object() {
        return Ok(format!("export interface {name} {}\n", object(schema, "")?));
    }
    let Some(variants) = schema["oneOf"].as_array() else {
        return Ok(format!("export type {name} = {};\n", kind(schema)?));
    };
    let mut out = format!("export type {name} =");
    for variant in variants {
        let form = if variant["properties"].is_object() { object(variant, "  ")? } else { kind(variant)? };
        out += &format!("\n{}  | {form}", comment(variant, "  "));
    }
    Ok(out + ";\n")
}

fn object(schema: &Value, indent: &str) -> Result<String> {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut out = String::from("{\n");
    for (name, property) in schema["properties"].as_object().context("no properties")? {
        let optional = if required.contains(&name.as_str()) { "" } else { "?" };
        let kind = kind(property).with_context(|| format!("field {name}"))?;
        out += &format!("{}{indent}  {name}{optional}: {kind};\n", comment(property, &format!("{indent}  ")));
    }
    Ok(out + indent + "}")
}

fn comment(schema: &Value, indent: &str) -> String {
    let Some(text) = schema["description"].as_str() else { return String::new() };
    let lines: Vec<&str> = text.lines().collect();
    match &lines[..] {
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let body: String =
                lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_string() + "\n").collect();
            format!("{indent}/**\n{body}{indent} */\n")
        }
    }
}

fn kind(schema: &Value) -> Result<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return Ok(reference.rsplit('/').next().unwrap_or(reference).to_string());
    }
    if let Some(word) = schema.get("const") {
        return Ok(word.to_string());
    }
    if let Some(variants) = schema["anyOf"].as_array() {
        return Ok(variants.iter().map(kind).collect::<Result<Vec<_>>>()?.join(" | "));
    }
    let names = match &schema["type"] {
        Value::String(name) => vec![name.as_str()],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => bail!("a form that is not known here: {schema}"),
    };
    Ok(names.into_iter().map(|name| simple(name, schema)).collect::<Result<Vec<_>>>()?.join(" | "))
}

fn simple(name: &str, schema: &Value) -> Result<String> {
    Ok(match name {
        "string" | "boolean" | "null" => name.to_string(),
        "integer" | "number" => "number".to_string(),
        "array" if schema["items"]["format"] == "uint8" => "Uint8Array".to_string(),
        "array" if schema["prefixItems"].is_array() => {
            let items = schema["prefixItems"].as_array().into_iter().flatten();
            format!("[{}]", items.map(kind).collect::<Result<Vec<_>>>()?.join(", "))
        }
        "array" => {
            let item = kind(&schema["items"])?;
            match (schema["minItems"].as_u64(), schema["maxItems"].as_u64()) {
                (Some(least), Some(most)) if least == most => {
                    format!("[{}]", vec![item; usize::try_from(most)?].join(", "))
                }
                _ if item.contains(' ') => format!("({item})[]"),
                _ => format!("{item}[]"),
            }
        }
        _ => bail!("a form that is not known here: {schema}"),
    })
}
