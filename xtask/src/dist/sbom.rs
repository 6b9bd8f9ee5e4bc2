//! The bill of materials of a library, as `CycloneDX` 1.6.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::linked::{Component, Linked};
use super::{checksums, epoch};

pub(super) const FILE: &str = "tickcord.cdx.json";

/// Of what is shipped under this name, made at this time.
pub(super) fn json(name: &str, linked: &Linked, seconds: u64) -> String {
    let own = own_key();
    let mut dependencies: BTreeMap<&str, &BTreeSet<String>> =
        linked.components.iter().map(|(key, component)| (key.as_str(), &component.uses)).collect();
    dependencies.insert(&own, &linked.used);
    let dependencies: Vec<Value> =
        dependencies.iter().map(|(key, uses)| json!({ "ref": key, "dependsOn": uses })).collect();
    let compilers: Vec<Value> = linked.compilers.iter().map(|compiler| compiler_tool(compiler)).collect();

    let mut document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": epoch::rfc3339(seconds),
            "tools": { "components": compilers },
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": "tickcord",
                "version": env!("CARGO_PKG_VERSION"),
                "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
                "purl": format!("pkg:github/tickcord/tickcord@v{}", env!("CARGO_PKG_VERSION")),
                "properties": [{ "name": "tickcord:archive", "value": name }],
                "externalReferences": [{ "type": "vcs", "url": env!("CARGO_PKG_REPOSITORY") }],
            },
        },
        "components": linked.components.values().map(component).collect::<Vec<_>>(),
        "dependencies": dependencies,
    });
    document["serialNumber"] = json!(serial_number(&document));
    format!("{document:#}\n")
}

fn own_key() -> String {
    format!("tickcord@{}", env!("CARGO_PKG_VERSION"))
}

/// Of `rustc 1.95.0 (59807616e 2026-04-14)`.
fn compiler_tool(compiler: &str) -> Value {
    let version = compiler.strip_prefix("rustc ").unwrap_or(compiler);
    json!({ "type": "application", "name": "rustc", "version": version })
}

fn component(component: &Component) -> Value {
    let Component { name, version, licence, repository, checksum, .. } = component;
    let mut value = json!({
        "type": "library",
        "bom-ref": component.key(),
        "name": name,
        "version": version,
        "licenses": [{ "expression": licence }],
    });
    if let Some(checksum) = checksum {
        value["purl"] = json!(format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")));
        // Of the package, as cargo keeps to it.
        value["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if let Some(repository) = repository {
        value["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    value
}

/// A UUID of the document's own: the same content has the same number, and other content another.
fn serial_number(document: &Value) -> String {
    let mut bytes: [u8; 32] = Sha256::digest(document.to_string()).into();
    // Version 8, "made in a way of one's own", and the variant of RFC 9562.
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = checksums::hex(&bytes[..16]);
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
