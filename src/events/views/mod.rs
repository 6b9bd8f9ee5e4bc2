//! What the events that hosts use most say, as structs.
//!
//! A view is read leniently, since Discord changes what it sends and does not check all of it: what is left out, or is of
//! another type than expected, reads as 0, false or "", and so does null. A [`Field`] tells these apart where that matters.
//! Whatever else an event holds is found by JSON pointer.

mod attachment;
mod ban;
mod channel;
mod connection_state;
mod events_dropped;
mod finding;
mod guild;
mod interaction;
mod interaction_input;
mod interaction_value;
mod member;
mod message;
mod notice;
mod object;
mod presence_update;
mod reaction;
mod ready;
mod request_result;
mod role;
mod roles;
mod typing;
mod user;
mod voice_state;
mod websocket;

pub use attachment::{Attachment, Attachments};
pub use ban::Ban;
pub use channel::Channel;
pub use connection_state::ConnectionChange;
pub use events_dropped::EventsDropped;
pub use finding::{Finding, Findings};
pub use guild::Guild;
pub use interaction::Interaction;
pub use interaction_input::{InteractionInput, ModalField};
pub use interaction_value::InteractionValue;
pub use member::{Member, MemberRemove};
pub use message::{Message, MessageDelete, MessageDeleteBulk};
pub use notice::Notice;
pub use object::{Field, Object};
pub use presence_update::PresenceUpdate;
pub use reaction::Reaction;
pub use ready::Ready;
pub use request_result::RequestResult;
pub use role::Role;
pub use typing::Typing;
pub use user::User;
pub use voice_state::VoiceState;
pub use websocket::{WebsocketClosed, WebsocketError, WebsocketOpened};

use super::Event;
use crate::model::EventKind;
use user::display_name;

/// What events of some kinds say.
pub trait View<'a>: Default {
    /// The kinds of events that it describes.
    const KINDS: &'static [EventKind];

    /// Reads the data of such an event.
    fn read(data: Object<'a>) -> Self;
}

impl Event {
    /// What the event says; None if it is of a kind that the view does not describe. Allocates nothing.
    #[must_use]
    pub fn view<'a, V: View<'a>>(&'a self) -> Option<V> {
        V::KINDS.contains(&self.kind()).then(|| V::read(Object::of(self)))
    }
}
