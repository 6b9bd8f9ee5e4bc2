use std::fmt;

use serde::{Serialize, Serializer};

/// A Discord id: 64 bits, a decimal string in JSON. 0 is never an id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Snowflake(pub u64);

impl Snowflake {
    /// When it was made, in seconds since 1970.
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        const FIRST_SECOND_OF_2015: u64 = 1_420_070_400;
        (FIRST_SECOND_OF_2015 + (self.0 >> 22) / 1000).cast_signed()
    }
}

impl fmt::Display for Snowflake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Snowflake {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
