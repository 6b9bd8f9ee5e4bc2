use super::percent;

/// Builds the query of a call, in the order of the fields.
#[derive(Debug, Default)]
pub(super) struct Query(String);

impl Query {
    pub(super) fn set(mut self, name: &str, value: &impl ToString) -> Self {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(name);
        self.0.push('=');
        self.0.push_str(&percent::encode_part(&value.to_string()));
        self
    }

    /// Leaves out what is not given.
    pub(super) fn set_if<T: ToString>(self, name: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.set(name, &value),
            None => self,
        }
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}
