use super::{Command, Kind, payload};
use crate::{
    base::{Failure, ResultCode},
    encoding::json::measure,
    model::opcode,
};

impl Command {
    /// A payload with this opcode and data (one JSON value), for what the library does not know yet.
    pub fn raw(opcode: u64, d: &str) -> Result<Self, Failure> {
        let owner = match opcode {
            opcode::HEARTBEAT | opcode::IDENTIFY | opcode::RESUME => "the library sends it itself",
            opcode::DISPATCH
            | opcode::RECONNECT
            | opcode::INVALID_SESSION
            | opcode::HELLO
            | opcode::HEARTBEAT_ACK => "Discord alone sends it",
            _ => {
                // Before it is read: a file that was given by mistake need not be walked through.
                let payload = payload(opcode, d)?;
                measure(d).map_err(|error| {
                    Failure::new(ResultCode::InvalidJson, format!("The data is not JSON: {error}."))
                })?;
                return Ok(Self(Kind::Unanswered { opcode, payload }));
            }
        };
        let text = format!("Opcode {opcode} is not for hosts: {owner}.");
        Err(Failure::new(ResultCode::ReservedOpcode, text))
    }
}
