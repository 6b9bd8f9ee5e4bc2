use super::{Object, View};
use crate::model::EventKind;

/// What one check of a diagnosis found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Finding<'a> {
    /// Which check: a name such as `api_tls`, as listed at `tickcord_client_diagnose`.
    pub check: &'a str,
    /// `ok`, `warning`, `failed`, or `skipped` if it depends on something that failed or was not asked for.
    pub status: &'a str,
    /// What was found, in plain words.
    pub text: &'a str,
    /// What to do; empty if there is nothing to do.
    pub remedy: &'a str,
}

impl<'a> Finding<'a> {
    fn of(data: Object<'a>) -> Self {
        Self {
            check: data.str("check"),
            status: data.str("status"),
            text: data.str("text"),
            remedy: data.str("remedy"),
        }
    }
}

/// The findings of a diagnosis, in order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Findings<'a>(Object<'a>);

impl<'a> Findings<'a> {
    /// The one at this place, from 0.
    #[must_use]
    pub fn at(self, index: usize) -> Option<Finding<'a>> {
        let found = self.0.element("findings", index);
        found.is_there().then(|| Finding::of(found))
    }
}

impl<'a> View<'a> for Findings<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::RequestResult];

    fn read(data: Object<'a>) -> Self {
        Self(data.object("body"))
    }
}
