use serde::Serialize;
use serde_json::Value;

/// What a check came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// All is well.
    Ok,
    /// It was not checked, since something before it failed or nobody asked for it.
    Skipped,
    /// It works, and may soon not, or not as wanted.
    Warning,
    /// It does not work.
    Failed,
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The check, such as `api_tls`.
    pub check: &'static str,
    /// What it came to.
    pub status: Status,
    /// What was found, for people.
    pub text: String,
    /// What to do about it; empty if there is nothing to do.
    pub remedy: String,
    /// The same for programs: an object.
    pub details: Value,
}

impl Finding {
    pub(super) fn new(check: &'static str, status: Status, text: impl Into<String>) -> Self {
        Self {
            check,
            status,
            text: text.into(),
            remedy: String::new(),
            details: Value::Object(serde_json::Map::new()),
        }
    }

    pub(super) fn ok(check: &'static str, text: impl Into<String>) -> Self {
        Self::new(check, Status::Ok, text)
    }

    pub(super) fn warning(check: &'static str, text: impl Into<String>) -> Self {
        Self::new(check, Status::Warning, text)
    }

    pub(super) fn failed(check: &'static str, text: impl Into<String>) -> Self {
        Self::new(check, Status::Failed, text)
    }

    pub(super) fn skipped(check: &'static str, text: impl Into<String>) -> Self {
        Self::new(check, Status::Skipped, text)
    }

    pub(super) fn remedy(self, remedy: impl Into<String>) -> Self {
        Self { remedy: remedy.into(), ..self }
    }

    pub(super) fn details(self, details: Value) -> Self {
        Self { details, ..self }
    }
}
