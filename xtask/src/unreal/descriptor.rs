//! Tickcord.uplugin: what the engine and the project agree on.

use std::fs;

use serde_json::Value;

use super::plugin;

/// Keys of `FPluginDescriptor` that the plugin uses. Unreal ignores others, so a slip of the pen would go unseen.
const KEYS: &[&str] = &[
    "FileVersion",
    "Version",
    "VersionName",
    "FriendlyName",
    "Description",
    "Category",
    "CreatedBy",
    "CreatedByURL",
    "DocsURL",
    "SupportURL",
    "CanContainContent",
    "IsBetaVersion",
    "Installed",
    "SupportedTargetPlatforms",
    "Modules",
];

pub(crate) fn check() -> Result<(), String> {
    let path = plugin::dir().join("Tickcord.uplugin");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    judge(&text).map_err(|error| format!("Tickcord.uplugin: {error}"))
}

fn judge(text: &str) -> Result<(), String> {
    let descriptor: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let keys = descriptor.as_object().into_iter().flat_map(serde_json::Map::keys);
    if let Some(unknown) = keys.into_iter().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("`{unknown}` is no key that is known here"));
    }
    // All packages of the workspace have one version.
    let version = env!("CARGO_PKG_VERSION");
    if descriptor["VersionName"] != version {
        return Err(format!("VersionName is {}, and the library is {version}", descriptor["VersionName"]));
    }
    for module in descriptor["Modules"].as_array().into_iter().flatten() {
        let name = module["Name"].as_str().unwrap_or_default();
        let rules = plugin::dir().join(format!("Source/{name}/{name}.Build.cs"));
        if !rules.exists() {
            return Err(format!("the module `{name}` has no {}", rules.display()));
        }
        if module["PlatformAllowList"] != descriptor["SupportedTargetPlatforms"] {
            return Err(format!("the module `{name}` is for other platforms than the plugin"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_named() {
        let good = fs::read_to_string(plugin::dir().join("Tickcord.uplugin")).unwrap();
        judge(&good).unwrap();
        for (from, to, expected) in [
            ("\"PlatformAllowList\": [\"Win64\", ", "\"PlatformAllowList\": [", "other platforms"),
            ("\"VersionName\": \"", "\"VersionName\": \"9", "VersionName is"),
            ("\"Name\": \"Tickcord\"", "\"Name\": \"TickCord\"", "has no"),
            ("\"Category\"", "\"Kategory\"", "`Kategory` is no key"),
            // It would bind the plugin to one engine.
            ("\"Category\"", "\"EngineVersion\": \"5.3\", \"Category\"", "`EngineVersion` is no key"),
        ] {
            assert!(good.contains(from), "{from}");
            let error = judge(&good.replacen(from, to, 1)).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
