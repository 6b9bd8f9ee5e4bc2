//! A dialog that was filled in.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{CannotInteract, cannot};

/// A part of a dialog with what was filled in.
pub(crate) fn submitted(part: &Value, fields: &BTreeMap<String, Value>) -> Result<Value, CannotInteract> {
    let input = |input: &Value| {
        let name = input["custom_id"].as_str().unwrap_or_default();
        let is_text = input["type"] == 4;
        let empty = if is_text { json!("") } else { json!([]) };
        let value = fields.get(name).cloned();
        if value.is_none() && input["required"] != false {
            return Err(cannot(format!("the dialog needs {name:?}")));
        }
        let mut json = json!({"type": input["type"], "id": input["id"], "custom_id": name});
        // A checkbox and a radio group have one value, as a text has.
        let is_list = value.as_ref().unwrap_or(&empty).is_array();
        json[if is_list { "values" } else { "value" }] = value.unwrap_or(empty);
        Ok(json)
    };
    let mut json = json!({"type": part["type"], "id": part["id"]});
    if let Some(rows) = part["components"].as_array() {
        json["components"] = rows.iter().map(input).collect::<Result<Vec<Value>, _>>()?.into();
    } else if part["component"].is_object() {
        json["component"] = input(&part["component"])?;
    }
    Ok(json)
}
