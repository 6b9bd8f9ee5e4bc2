use super::{Query, Snowflake, check_range, id, invalid};
use crate::base::Failure;

/// Which part of a long list is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(i32)]
pub enum Anchor {
    /// Where the list begins.
    #[default]
    Start = 0,
    /// What comes before an id: is older, or smaller.
    Before = 1,
    /// What comes after an id.
    After = 2,
    /// What comes before and after an id, with it in the middle.
    Around = 3,
}

impl Anchor {
    /// The anchor with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        [Self::Start, Self::Before, Self::After, Self::Around]
            .into_iter()
            .find(|anchor| *anchor as i32 == number)
    }

    pub(super) fn query(self, at: Snowflake, name: &str) -> Result<Query, Failure> {
        let query = Query::default();
        let field = match self {
            Self::Start if at.0 == 0 => return Ok(query),
            Self::Start => {
                let text = format!("{name} is given and the anchor is START: which side of it is wanted?");
                return Err(invalid(text));
            }
            Self::Before => "before",
            Self::After => "after",
            Self::Around => "around",
        };
        Ok(query.set(field, &id(at, name)?))
    }
}

/// How many are wanted at the most; 0 leaves it to Discord.
pub(super) fn limited(query: Query, limit: u32, most: u32) -> Result<Query, Failure> {
    if limit == 0 {
        return Ok(query);
    }
    check_range(limit, "limit", 1, most)?;
    Ok(query.set("limit", &limit))
}

/// What comes after an id; 0 for the start.
pub(super) fn after(at: Snowflake) -> Query {
    Query::default().set_if("after", (at.0 != 0).then_some(at))
}
