//! `tickcord-sandbox`.
fn main() {}
