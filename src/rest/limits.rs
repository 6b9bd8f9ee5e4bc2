//! Checks that many calls share: what Discord would refuse is refused before it is sent.

use std::fmt::Display;

use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

/// In Unicode code points, as Discord counts.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Refuses a text with more code points than `most`.
pub(super) fn check_length(
    code: ResultCode,
    name: impl Display,
    text: &str,
    most: usize,
) -> Result<(), Failure> {
    // No text has more code points than bytes.
    if text.len() <= most {
        return Ok(());
    }
    match length(text) {
        length if length <= most => Ok(()),
        length => {
            let text =
                format!("{name} has {length} Unicode code points and Discord accepts {most}: shorten it.");
            Err(Failure::new(code, text))
        }
    }
}

/// Refuses a name that is empty, as Discord sees it, or too long.
pub(super) fn check_name(name: &str, what: &str, most: usize) -> Result<(), Failure> {
    if name.trim().is_empty() {
        return Err(Failure::new(ResultCode::InvalidName, format!("{what} is empty: Discord wants a name.")));
    }
    check_length(ResultCode::InvalidName, what, name, most)
}

/// Refuses a number that is out of Discord's bounds.
pub(super) fn check_range(number: u32, name: &str, least: u32, most: u32) -> Result<(), Failure> {
    if (least..=most).contains(&number) {
        return Ok(());
    }
    let text = format!("{name} is {number} and must be from {least} to {most}.");
    Err(Failure::new(ResultCode::InvalidArgument, text))
}

/// Refuses more of something than Discord takes.
pub(super) fn check_count(
    code: ResultCode,
    name: impl Display,
    count: usize,
    most: usize,
) -> Result<(), Failure> {
    if count <= most {
        return Ok(());
    }
    Err(Failure::new(code, format!("{name} has {count} elements and Discord accepts {most}.")))
}

/// Refuses an id that is none.
pub(super) fn id(id: Snowflake, name: &str) -> Result<Snowflake, Failure> {
    if id.0 == 0 {
        return Err(Failure::new(ResultCode::InvalidArgument, format!("{name} is 0, which is no id.")));
    }
    Ok(id)
}

/// Refuses a list with more ids than Discord takes, or with one that is none.
pub(super) fn check_ids(ids: &[Snowflake], name: &str, most: usize) -> Result<(), Failure> {
    check_count(ResultCode::TooManyIds, name, ids.len(), most)?;
    ids.iter().try_for_each(|one| id(*one, name).map(drop))
}

pub(super) fn invalid(text: impl Into<String>) -> Failure {
    Failure::new(ResultCode::InvalidArgument, text)
}
