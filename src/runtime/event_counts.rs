use crate::{base::Figure, model::EventKind};

/// How many events of each kind were made for the host, in the order of `EventKind::ALL`.
#[derive(Debug)]
pub(super) struct EventCounts(Box<[Figure]>);

impl Default for EventCounts {
    fn default() -> Self {
        Self(EventKind::ALL.iter().map(|_| Figure::default()).collect())
    }
}

impl EventCounts {
    pub(super) fn add(&self, kind: EventKind) {
        self.of(kind).add(1);
    }

    pub(super) fn get(&self, kind: EventKind) -> u64 {
        self.of(kind).get()
    }

    fn of(&self, kind: EventKind) -> &Figure {
        let at = EventKind::ALL.binary_search_by_key(&kind.number(), |kind| kind.number());
        &self.0[at.expect("every kind is listed")]
    }
}
