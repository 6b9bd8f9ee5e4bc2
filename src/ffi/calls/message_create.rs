//! What a message says.

use super::{
    CodePage, Failure, Repair, Sized, TICKCORD_ABI_VERSION, allowed_mentions, boundary, embed, files, given,
    invalid, poll, sized, snowflakes, tickcord_allowed_mentions, tickcord_embed, tickcord_http_file,
    tickcord_poll, tickcord_result, tickcord_str, truth,
};
use crate::rest::{
    DEFAULT_MAX_FILE_SIZE, Priority,
    message::{MessageCreate, OnTooLong, Reply, Sharing},
};

/// For `tickcord_message_create`: no embeds for the links in the text.
pub const TICKCORD_MESSAGE_SUPPRESS_EMBEDS: u32 = 1u32 << 2;

/// For `tickcord_message_create`, in a new answer to an interaction: only its user sees the message.
pub const TICKCORD_MESSAGE_EPHEMERAL: u32 = 1u32 << 6;

/// For `tickcord_message_create`: nobody is notified. Not in an edit.
pub const TICKCORD_MESSAGE_SUPPRESS_NOTIFICATIONS: u32 = 1u32 << 12;

/// For `tickcord_message_create`: the message consists of `components_json` alone, where its texts are as well. An edit can set
/// this, which removes everything else, and cannot take it back.
pub const TICKCORD_MESSAGE_IS_COMPONENTS_V2: u32 = 1u32 << 15;

/// For `tickcord_message_create`, in an edit: takes `TICKCORD_MESSAGE_SUPPRESS_EMBEDS` back.
pub const TICKCORD_MESSAGE_SHOW_EMBEDS: u32 = 1u32 << 31;

/// What a message says, or what an edit changes. Prepare it with `tickcord_message_create_init`, then set what differs: a new message
/// needs a text, embeds, components, files, stickers or a poll.
///
/// In an edit what is not given stays as it is; a `content` of "" removes the text, an `embeds_json`, `components_json` or
/// `attachments_json` of "[]" all embeds, components or files.
///
/// Texts that are not UTF-8 are read in the client's `text_encoding`, or repaired, and the result tells. JSON and addresses must
/// be UTF-8.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_message_create {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// The text, up to 2000 Unicode code points; `on_too_long` says what becomes of a longer one, of up to 80000 bytes.
    pub content: tickcord_str,
    /// Boxes below the text, each prepared with `_init`; NULL for none. 10 at the most, with those in `embeds_json`.
    pub embeds: *const tickcord_embed,
    /// How many embeds.
    pub embed_count: usize,
    /// A JSON array of further embeds, in Discord's words.
    pub embeds_json: tickcord_str,
    /// A JSON array of buttons and menus, in Discord's words.
    pub components_json: tickcord_str,
    /// A JSON array that says more about `files`, in Discord's words: `id` is a file's place in `files`, and `description` is read
    /// to those who do not see it. In an edit it lists all that the message has afterwards, those that stay by their own id.
    pub attachments_json: tickcord_str,
    /// Files to upload, 10 at the most, each prepared with `_init`; NULL for none. An edit adds them to the message's files.
    pub files: *const tickcord_http_file,
    /// How many files.
    pub file_count: usize,
    /// Stickers of the guild, 3 at the most; NULL for none. Only for a bot's new message and a forum post.
    pub sticker_ids: *const u64,
    /// How many stickers.
    pub sticker_id_count: usize,
    /// A nonce of the host's own, 1 to 25 Unicode code points, by which Discord knows the message for some minutes: one with the
    /// same nonce is not posted again. Not given: the library's own, which is another for each call. Only for a bot's new message.
    pub nonce: tickcord_str,
    /// A question to vote on; NULL for none. Not in an edit, nor a forum post.
    pub poll: *const tickcord_poll,
    /// Whom it may ping; NULL: nobody, whatever the text says. An edit does not remember what was allowed before.
    pub allowed_mentions: *const tickcord_allowed_mentions,
    /// A message of the same channel that it replies to; 0: none. Only for a bot's new message.
    pub reply_to: u64,
    /// The most bytes that a file may have, as in `tickcord_http_request`; `_init` sets 10485760. An interaction's
    /// `attachment_size_limit` can be more.
    pub max_file_size: u64,
    /// `TICKCORD_MESSAGE_...` bits.
    pub flags: u32,
    /// A `TICKCORD_ON_TOO_LONG_...`; `_init` sets `TICKCORD_ON_TOO_LONG_REFUSE`. Splitting is for new messages, but not for forum
    /// posts: a text is broken between lines, else between words, into 10 messages at the most, which follow each other without
    /// others of this client in between; links, mentions, emoji and short code stay whole, and longer code is closed and opened again.
    /// The first one replies, the last one has whatever is not text. They have one result, whose `body` is an array of all; if
    /// one fails the rest is not sent, and the text tells how many were.
    pub on_too_long: i32,
    /// 1 if a reply fails when the message in `reply_to` is gone; 0 if it becomes an ordinary message then. `_init` sets 1.
    pub fail_if_not_exists: u32,
    /// 1 if Discord reads it aloud, else 0. Not in an edit, nor a forum post.
    pub tts: u32,
    /// 1 for a line of chat, which may share a message with those before and after it; else 0. Lines wait no longer than messages
    /// do: when the channel's turn comes, those that wait there go out together, a line each, in the order of the calls, up to
    /// 2000 Unicode code points. They share a message only if they are alike in everything but `content`, and a message ends
    /// behind a line that opens markdown and does not close it. Each line has a result of its own, with the same `body`, and can be
    /// taken back until its message starts. If Discord finds fault with a message (400) its lines go out one by one.
    /// Of more than 512 lines, or 60000 Unicode code points, that wait for one channel or webhook, and of more than 768 lines in
    /// all, those of the lowest `priority` are left out, the oldest first: the result has TICKCORD_ERROR_OMITTED, and a note
    /// such as "(12 lines omitted)" stands where they were. A host that is faster than the client's thread gets
    /// TICKCORD_ERROR_QUEUE_FULL for lines while 896 requests have no result, so that there is room for others.
    /// A line is text alone: no embeds, components, files, poll, stickers, reply or nonce of its own, and not split. Only for new
    /// messages in channels and of webhooks, and not for one that begins a post.
    pub merge: u32,
    /// A `TICKCORD_PRIORITY_...`: which of the messages and other calls that wait for the same limit goes first. Lines with `merge`
    /// keep their order whatever it is, and it tells which are left out last. `_init` sets `TICKCORD_PRIORITY_NORMAL`.
    pub priority: i32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_message_create {
    const NAME: &'static str = "tickcord_message_create";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            content: tickcord_str::ABSENT,
            embeds: std::ptr::null(),
            embed_count: 0,
            embeds_json: tickcord_str::ABSENT,
            components_json: tickcord_str::ABSENT,
            attachments_json: tickcord_str::ABSENT,
            files: std::ptr::null(),
            file_count: 0,
            sticker_ids: std::ptr::null(),
            sticker_id_count: 0,
            nonce: tickcord_str::ABSENT,
            poll: std::ptr::null(),
            allowed_mentions: std::ptr::null(),
            reply_to: 0,
            max_file_size: DEFAULT_MAX_FILE_SIZE,
            flags: 0,
            on_too_long: OnTooLong::Refuse as i32,
            fail_if_not_exists: 1,
            tts: 0,
            merge: 0,
            priority: Priority::Normal as i32,
        }
    }
}

/// Fills a message with defaults; `struct_size` is `sizeof *message`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_message_create_init(
    message: *mut tickcord_message_create,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(message, struct_size, &Sized::default_with(struct_size)) })
}

/// Checks a caller's message. It and what it points to are good for as long as the result is used.
pub(super) unsafe fn read<'a>(
    message: *const tickcord_message_create,
    code_page: Option<CodePage>,
) -> Result<MessageCreate<'a>, Failure> {
    // SAFETY: this function's contract is the same.
    let message = unsafe { sized::read(message) }?;
    let on_too_long = OnTooLong::from_number(message.on_too_long)
        .ok_or_else(|| invalid("on_too_long must be a TICKCORD_ON_TOO_LONG_...."))?;
    let (suppress_embeds, rest) = match message.flags {
        flags if flags & TICKCORD_MESSAGE_SHOW_EMBEDS != 0 => {
            (Some(false), flags & !TICKCORD_MESSAGE_SHOW_EMBEDS)
        }
        flags if flags & TICKCORD_MESSAGE_SUPPRESS_EMBEDS != 0 => {
            (Some(true), flags & !TICKCORD_MESSAGE_SUPPRESS_EMBEDS)
        }
        flags => (None, flags),
    };
    let known = TICKCORD_MESSAGE_EPHEMERAL
        | TICKCORD_MESSAGE_SUPPRESS_NOTIFICATIONS
        | TICKCORD_MESSAGE_IS_COMPONENTS_V2;
    if rest & !known != 0 {
        return Err(invalid("flags has bits that mean nothing here, or both shows and suppresses embeds."));
    }
    let priority = Priority::from_number(message.priority)
        .ok_or_else(|| invalid("priority must be a TICKCORD_PRIORITY_...."))?;
    let fail_if_not_exists = truth(message.fail_if_not_exists, "fail_if_not_exists")?;
    let mut repair = Repair::new(code_page);
    // SAFETY: likewise for whatever the message points to.
    unsafe {
        Ok(MessageCreate {
            content: message.content.read_repaired("content", &mut repair)?,
            on_too_long,
            embeds: embed::read(message.embeds, message.embed_count, &mut repair)?,
            embeds_json: message.embeds_json.read("embeds_json")?,
            components_json: message.components_json.read("components_json")?,
            attachments_json: message.attachments_json.read("attachments_json")?,
            poll: poll::read(message.poll, &mut repair)?,
            files: files(message.files, message.file_count)?,
            max_file_size: message.max_file_size,
            allowed_mentions: allowed_mentions::read(message.allowed_mentions)?,
            reply_to: given(message.reply_to).map(|message| Reply { message, fail_if_not_exists }),
            sticker_ids: snowflakes(message.sticker_ids, message.sticker_id_count, "sticker_ids")?,
            nonce: message.nonce.read("nonce")?,
            suppress_embeds,
            suppress_notifications: rest & TICKCORD_MESSAGE_SUPPRESS_NOTIFICATIONS != 0,
            is_components_v2: rest & TICKCORD_MESSAGE_IS_COMPONENTS_V2 != 0,
            is_ephemeral: rest & TICKCORD_MESSAGE_EPHEMERAL != 0,
            tts: truth(message.tts, "tts")?,
            sharing: if truth(message.merge, "merge")? { Sharing::Line } else { Sharing::Alone },
            priority,
            utf8_repairs: repair.places,
        })
    }
}
