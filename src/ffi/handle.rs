use std::sync::{Arc, PoisonError, RwLock};

use crate::base::{Failure, ResultCode};

/// What kind of object a number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    Client = 1,
    Websocket = 2,
}

impl Tag {
    const ALL: [Self; 2] = [Self::Client, Self::Websocket];

    const fn name(self) -> &'static str {
        match self {
            Self::Client => "tickcord_client",
            Self::Websocket => "tickcord_websocket",
        }
    }

    fn of(handle: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| handle >> TAG_SHIFT == *tag as u64)
    }
}

/// Objects that the host knows by number. A number is never given out twice, so that a stale one is an error and not
/// somebody else's object: 8 bits of tag, 32 of generation, 24 of slot.
///
/// `std`'s lock and not `parking_lot`'s, for the reason given at `runtime::Shared`.
#[derive(Debug)]
pub(super) struct Table<T> {
    tag: Tag,
    slots: RwLock<Vec<Slot<T>>>,
}

#[derive(Debug)]
struct Slot<T> {
    generation: u32,
    object: Option<Arc<T>>,
}

const SLOT_BITS: u32 = 24;
const TAG_SHIFT: u32 = 56;

impl<T> Table<T> {
    /// `tag` tells this kind of object from others.
    pub(super) const fn new(tag: Tag) -> Self {
        Self { tag, slots: RwLock::new(Vec::new()) }
    }

    /// Gives the object a number.
    pub(super) fn insert(&self, object: T) -> Result<u64, Failure> {
        let mut slots = self.slots.write().unwrap_or_else(PoisonError::into_inner);
        let free = slots.iter().position(|slot| slot.object.is_none() && slot.generation < u32::MAX);
        let index = free.unwrap_or(slots.len());
        if index >> SLOT_BITS != 0 {
            return Err(Failure::new(
                ResultCode::OutOfResources,
                "There are too many objects: destroy some.",
            ));
        }
        if free.is_none() {
            slots.push(Slot { generation: 0, object: None });
        }
        let slot = &mut slots[index];
        slot.generation += 1;
        slot.object = Some(Arc::new(object));
        Ok((self.tag as u64) << TAG_SHIFT | u64::from(slot.generation) << SLOT_BITS | index as u64)
    }

    /// The object with this number.
    pub(super) fn get(&self, handle: u64) -> Result<Arc<T>, Failure> {
        let slots = self.slots.read().unwrap_or_else(PoisonError::into_inner);
        let slot = self
            .slot(handle)
            .and_then(|(index, generation)| slots.get(index).filter(|slot| slot.generation == generation));
        slot.and_then(|slot| slot.object.clone()).ok_or_else(|| self.invalid(handle))
    }

    /// Takes the object away; its number is dead from now on.
    pub(super) fn remove(&self, handle: u64) -> Result<Arc<T>, Failure> {
        let mut slots = self.slots.write().unwrap_or_else(PoisonError::into_inner);
        let slot = self.slot(handle).and_then(|(index, generation)| {
            slots.get_mut(index).filter(|slot| slot.generation == generation)
        });
        slot.and_then(|slot| slot.object.take()).ok_or_else(|| self.invalid(handle))
    }

    /// Whether no number is alive.
    pub(super) fn is_empty(&self) -> bool {
        self.slots.read().unwrap_or_else(PoisonError::into_inner).iter().all(|slot| slot.object.is_none())
    }

    /// Slot and generation of a number with our tag.
    fn slot(&self, handle: u64) -> Option<(usize, u32)> {
        let index = usize::try_from(handle & ((1 << SLOT_BITS) - 1)).ok()?;
        let generation = u32::try_from(handle >> SLOT_BITS & u64::from(u32::MAX)).ok()?;
        (handle >> TAG_SHIFT == self.tag as u64).then_some((index, generation))
    }

    fn invalid(&self, handle: u64) -> Failure {
        let wanted = self.tag.name();
        match Tag::of(handle) {
            _ if handle == 0 => {
                let text = "The handle is 0: create the object first, and look at what that call returned.";
                Failure::new(ResultCode::InvalidHandle, text)
            }
            Some(tag) if tag != self.tag => {
                let text = format!("The handle is a {}, and this function takes a {wanted}.", tag.name());
                Failure::new(ResultCode::WrongHandle, text)
            }
            _ => {
                let text = format!(
                    "The handle was never given out, or its {wanted} was destroyed: set it to 0 where it is kept, and create a new one."
                );
                Failure::new(ResultCode::InvalidHandle, text)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_number_never_leads_to_another_object() {
        let table = Table::new(Tag::Client);
        let first = table.insert("first").unwrap();
        assert_eq!(*table.get(first).unwrap(), "first");
        table.remove(first).unwrap();
        assert!(table.is_empty());
        let second = table.insert("second").unwrap();
        assert_ne!(first, second);
        assert_eq!(table.get(first).unwrap_err().code, ResultCode::InvalidHandle);
        assert_eq!(table.remove(first).unwrap_err().code, ResultCode::InvalidHandle);
        assert_eq!(*table.get(second).unwrap(), "second");
    }

    #[test]
    fn numbers_of_other_kinds_and_made_up_ones_are_refused() {
        let (clients, others) = (Table::new(Tag::Client), Table::new(Tag::Websocket));
        let client = clients.insert(()).unwrap();
        others.insert(()).unwrap();
        for handle in [0, 1, u64::MAX, client + 1, client | 1 << 60] {
            assert!(clients.get(handle).is_err(), "{handle:#x}");
        }
        let failure = others.get(client).unwrap_err();
        assert_eq!(failure.code, ResultCode::WrongHandle);
        assert!(failure.text.contains("is a tickcord_client"), "{failure}");
    }
}
