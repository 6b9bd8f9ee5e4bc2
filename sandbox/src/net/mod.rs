//! Below HTTP: a TCP stream that can be broken on request, writes that come in pieces, and the accept loop.

mod accept;
mod instead;
mod shape;
mod wire;

pub(crate) use accept::accept_loop;
pub(crate) use instead::Instead;
pub(crate) use shape::{Pieces, Shape};
pub(crate) use wire::{Ending, Wire, WireControl};
