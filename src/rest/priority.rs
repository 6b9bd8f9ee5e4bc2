/// Which of the requests that wait for the same limit goes first; equal ones go in the order of their calls.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i32)]
pub enum Priority {
    /// After all others.
    Low = -1,
    /// What `_init` sets.
    #[default]
    Normal = 0,
    /// Before all others.
    High = 1,
}

impl Priority {
    /// The priority with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        [Self::Low, Self::Normal, Self::High].into_iter().find(|priority| *priority as i32 == number)
    }
}
