//! Rules of Discord's that the client broke.

/// They are kept for the end of a test, when the journal may have lost them.
#[derive(Debug, Default)]
pub(crate) struct Violations(Vec<String>);

/// A client that breaks a rule often breaks it always.
const MAX_VIOLATIONS: usize = 1000;

impl Violations {
    pub(crate) fn add(&mut self, violation: String) {
        if self.0.len() < MAX_VIOLATIONS {
            self.0.push(violation);
        }
    }

    pub(crate) fn all(&self) -> Vec<String> {
        self.0.clone()
    }
}
