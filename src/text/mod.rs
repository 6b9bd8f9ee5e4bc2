//! Text on its way between a game and Discord: what players type is made harmless, what is long is split, what Discord sends is
//! read. Pure functions over `str`; lengths are in Unicode code points, as Discord counts them.

mod atoms;
mod cluster;
mod code_page;
mod escape;
pub mod markup;
#[cfg(not(feature = "code-pages"))]
mod no_code_page;
mod plain;
mod split;
mod timestamp;
mod truncate;
mod visible;
#[cfg(feature = "code-pages")]
mod whatwg_code_page;

pub use code_page::{CodePage, repaired};
pub use escape::escape;
pub use plain::{Plain, plain};
pub use split::split;
pub use timestamp::timestamp;
pub use truncate::{truncate, truncate_plain};
pub use visible::{Lines, visible};

/// In Unicode code points.
fn length(text: &str) -> usize {
    text.chars().count()
}
