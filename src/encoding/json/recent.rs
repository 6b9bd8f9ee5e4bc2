use std::sync::{Mutex, MutexGuard, TryLockError};

/// Places that are remembered: for each array or object on the way to a value, if arrays lie in arrays.
const PLACES: usize = 4;

/// Shorter ways are walked at once, and are not worth a place.
const SHORT: usize = 8;

/// Where in long arrays and objects somebody was last, so that whoever goes through one by its indexes does not begin at its
/// start each time.
#[derive(Debug, Default)]
pub(super) struct Recent {
    /// The one used last is in front.
    places: Mutex<[Place; PLACES]>,
}

/// One child of a container. 0 is no container's child, since it is the whole document.
#[derive(Debug, Default, Clone, Copy)]
struct Place {
    container: u32,
    index: usize,
    child: u32,
}

impl Recent {
    /// The last known child of the container that is not behind `index`: its index and its place among the values.
    pub(super) fn before(&self, container: u32, index: usize) -> Option<(usize, u32)> {
        let places = self.places()?;
        let known = places.iter().find(|place| place.child != 0 && place.container == container)?;
        (known.index <= index).then_some((known.index, known.child))
    }

    /// Somebody was there.
    pub(super) fn remember(&self, container: u32, index: usize, child: u32) {
        if index < SHORT {
            return;
        }
        let Some(mut places) = self.places() else { return };
        let known = places.iter().position(|place| place.child != 0 && place.container == container);
        places[..=known.unwrap_or(PLACES - 1)].rotate_right(1);
        places[0] = Place { container, index, child };
    }

    /// None while another thread has them: it is right to walk as well.
    fn places(&self) -> Option<MutexGuard<'_, [Place; PLACES]>> {
        match self.places.try_lock() {
            Ok(places) => Some(places),
            Err(TryLockError::Poisoned(places)) => Some(places.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::encoding::json::{Index, Reserved, measure};

    /// Steps from value to value that are left on the way to an element, from the nearest place that is known.
    fn steps_left(index: &Index, container: u32, element: usize) -> usize {
        element - index.recent().before(container, element).map_or(0, |(known, _)| known)
    }

    #[test]
    fn going_through_a_list_by_index_takes_as_many_steps_as_it_has_elements() {
        let member = r#"{"roles":[0,1,2,3,4,5,6,7,8,9,10,11],"user":{"id":"7"}}"#;
        let json = format!("[{}]", vec![member; 1000].join(","));
        let index = Index::build(&json, Reserved::new(measure(&json).unwrap())).unwrap();
        let document = index.of(&json);
        let mut steps = 0;
        for element in 0..1000 {
            steps += steps_left(&index, 0, element);
            // Lists in it do not make it forgotten.
            for role in 0..12_u64 {
                assert_eq!(document.value(&format!("/{element}/roles/{role}")).unwrap().u64(), Ok(role));
            }
            assert_eq!(document.value(&format!("/{element}/user/id")).unwrap().u64(), Ok(7));
        }
        assert!(steps < 1100, "{steps} steps");
    }

    #[test]
    fn any_order_finds_the_same() {
        let json =
            format!("[{}]", (0..100).map(|number| format!("[{number}]")).collect::<Vec<_>>().join(","));
        let index = Index::build(&json, Reserved::new(measure(&json).unwrap())).unwrap();
        for element in [99, 0, 50, 51, 7, 8, 9, 98, 50, 99_u64] {
            assert_eq!(index.of(&json).value(&format!("/{element}/0")).unwrap().u64(), Ok(element));
        }
        assert!(index.of(&json).value("/100").is_err() && index.of(&json).value("/99/1").is_err());
    }
}
