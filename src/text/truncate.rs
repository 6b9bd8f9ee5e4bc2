use super::{
    atoms::{Atom, atoms},
    cluster::fitting,
    length,
    split::FENCE,
};

/// Stands for what was left out.
const ELLIPSIS: &str = "…";

/// A text of up to `limit` code points: one that is longer ends early, with "…". What is markup stays whole or is left out, but a
/// block of code is cut and closed; what alone is longer than `limit` is cut between its characters.
#[must_use]
pub fn truncate(text: &str, limit: usize) -> String {
    if text.chars().nth(limit).is_none() {
        return text.to_owned();
    }
    let room = limit.saturating_sub(1);
    let mut kept = String::new();
    let mut used = 0;
    for atom in atoms(text) {
        if used + atom.length <= room {
            used += atom.length;
            kept.push_str(atom.text);
            continue;
        }
        if let Some(part) = part_of_fence(&atom, limit - used) {
            return kept + &part;
        }
        if atom.fence.is_none() && atom.length > limit {
            kept.push_str(fitting(atom.text, room - used));
        }
        break;
    }
    if limit > 0 {
        kept.truncate(kept.trim_end().len());
        kept.push_str(ELLIPSIS);
    }
    kept
}

/// The beginning of a block of code with its end, in `room` code points; None if that shows no code.
fn part_of_fence(atom: &Atom<'_>, room: usize) -> Option<String> {
    let fence = atom.fence?;
    let room = room.checked_sub(length(fence.head) + FENCE.len() + 1).filter(|room| *room > 0)?;
    let part = Some(fitting(fence.code, room)).filter(|part| !part.is_empty())?;
    Some(format!("{}{part}{ELLIPSIS}{FENCE}", fence.head))
}

/// The same for a text whose markup means nothing.
#[must_use]
pub fn truncate_plain(text: &str, limit: usize) -> String {
    if text.chars().nth(limit).is_none() {
        return text.to_owned();
    }
    let Some(room) = limit.checked_sub(1) else { return String::new() };
    format!("{}{ELLIPSIS}", fitting(text, room).trim_end())
}
