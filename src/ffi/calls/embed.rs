//! Boxes with text and pictures below a message.

use super::{
    Failure, Repair, Sized, TICKCORD_ABI_VERSION, boundary, invalid, reserved, sized, tickcord_result,
    tickcord_str, truth,
};
use crate::{
    base::iso_8601,
    rest::message::{Embed, EmbedAuthor, EmbedField, EmbedFooter, EmbedMedia},
};

/// One field of an embed's table. Prepare it with `tickcord_embed_field_init`, then set `name` and `value`.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_embed_field {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// 1 to 256 Unicode code points.
    pub name: tickcord_str,
    /// 1 to 1024 Unicode code points.
    pub value: tickcord_str,
    /// 1 if it may stand beside others, else 0.
    pub is_inline: u32,
    /// 0.
    pub reserved: u32,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_embed_field {
    const NAME: &'static str = "tickcord_embed_field";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            name: tickcord_str::ABSENT,
            value: tickcord_str::ABSENT,
            is_inline: 0,
            reserved: 0,
        }
    }
}

/// Fills a field with defaults; `struct_size` is `sizeof *field`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_embed_field_init(
    field: *mut tickcord_embed_field,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(field, struct_size, &Sized::default_with(struct_size)) })
}

/// A box with text and pictures below a message. Prepare it with `tickcord_embed_init`, then set what it shows; strings that are not
/// given are left out. All texts of a message's embeds together may have 6000 Unicode code points. A picture's address begins with
/// https://, http://, or attachment:// for a file of the same message.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct tickcord_embed {
    /// Set by `_init`.
    pub struct_size: u32,
    /// Set by `_init`.
    pub abi_version: u32,
    /// Up to 256 Unicode code points.
    pub title: tickcord_str,
    /// Up to 4096 Unicode code points.
    pub description: tickcord_str,
    /// Where the title leads: https:// or http://.
    pub url: tickcord_str,
    /// Above the title, up to 256 Unicode code points.
    pub author_name: tickcord_str,
    /// Where the author's name leads. Not without `author_name`.
    pub author_url: tickcord_str,
    /// A picture in front of the author's name. Not without `author_name`.
    pub author_icon_url: tickcord_str,
    /// The large picture.
    pub image_url: tickcord_str,
    /// The small picture.
    pub thumbnail_url: tickcord_str,
    /// The last line, up to 2048 Unicode code points.
    pub footer_text: tickcord_str,
    /// A picture in front of the last line. Not without `footer_text`.
    pub footer_icon_url: tickcord_str,
    /// A table of up to 25 fields, each prepared with `_init`; NULL for none.
    pub fields: *const tickcord_embed_field,
    /// How many fields.
    pub field_count: usize,
    /// A time beside the last line, in milliseconds since the Unix epoch; 0: none.
    pub timestamp: u64,
    /// The colour of its edge, 0xRRGGBB; `_init` sets -1, which is none.
    pub color: i64,
}

// SAFETY: numbers, and pointers that may have any value until they are used; no field leaves padding before the next.
unsafe impl Sized for tickcord_embed {
    const NAME: &'static str = "tickcord_embed";
    const FIRST_SIZE: usize = size_of::<Self>();

    fn default_with(struct_size: u32) -> Self {
        Self {
            struct_size,
            abi_version: TICKCORD_ABI_VERSION,
            title: tickcord_str::ABSENT,
            description: tickcord_str::ABSENT,
            url: tickcord_str::ABSENT,
            author_name: tickcord_str::ABSENT,
            author_url: tickcord_str::ABSENT,
            author_icon_url: tickcord_str::ABSENT,
            image_url: tickcord_str::ABSENT,
            thumbnail_url: tickcord_str::ABSENT,
            footer_text: tickcord_str::ABSENT,
            footer_icon_url: tickcord_str::ABSENT,
            fields: std::ptr::null(),
            field_count: 0,
            timestamp: 0,
            color: -1,
        }
    }
}

/// Fills an embed with defaults; `struct_size` is `sizeof *embed`.
///
/// Returns TICKCORD_OK, TICKCORD_ERROR_NULL_ARGUMENT or TICKCORD_ERROR_BAD_SIZE.
///
/// \ownership the caller's
/// \threadsafety any thread
/// \blocking never
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_embed_init(
    embed: *mut tickcord_embed,
    struct_size: u32,
) -> tickcord_result {
    // SAFETY: NULL or a struct of that size, as for every function here.
    boundary(|| unsafe { sized::write(embed, struct_size, &Sized::default_with(struct_size)) })
}

/// Checks a caller's embeds, and counts what is not UTF-8. They and what they point to are good for as long as the result is used.
pub(super) unsafe fn read<'a>(
    first: *const tickcord_embed,
    count: usize,
    repair: &mut Repair,
) -> Result<Vec<Embed<'a>>, Failure> {
    // SAFETY: this function's contract is the same.
    let embeds = unsafe { sized::read_array(first, count, "embeds") }?;
    // SAFETY: likewise.
    embeds.iter().map(|embed| unsafe { one(embed, repair) }).collect()
}

/// The same contract.
unsafe fn one<'a>(embed: &tickcord_embed, repair: &mut Repair) -> Result<Embed<'a>, Failure> {
    // SAFETY: this function's contract is the same.
    let mut text = |text: tickcord_str, name| unsafe { text.read_repaired(name, repair) };
    // SAFETY: likewise.
    let url = |url: tickcord_str, name| unsafe { url.read(name) };
    let author = text(embed.author_name, "author_name")?;
    let author_url = url(embed.author_url, "author_url")?;
    let author_icon_url = url(embed.author_icon_url, "author_icon_url")?;
    let footer = text(embed.footer_text, "footer_text")?;
    let footer_icon_url = url(embed.footer_icon_url, "footer_icon_url")?;
    if author.is_none() && (author_url.is_some() || author_icon_url.is_some()) {
        return Err(invalid("An embed has author_url or author_icon_url and no author_name to go with it."));
    }
    if footer.is_none() && footer_icon_url.is_some() {
        return Err(invalid("An embed has footer_icon_url and no footer_text to go with it."));
    }
    let color = match embed.color {
        -1 => None,
        color => {
            let color = u32::try_from(color).map_err(|_| invalid("color must be 0xRRGGBB, or -1 for none."));
            Some(color?)
        }
    };
    Ok(Embed {
        title: text(embed.title, "title")?,
        description: text(embed.description, "description")?,
        url: url(embed.url, "url")?,
        timestamp: (embed.timestamp != 0).then(|| iso_8601(embed.timestamp)),
        color,
        footer: footer.map(|text| EmbedFooter { text, icon_url: footer_icon_url }),
        image: url(embed.image_url, "image_url")?.map(|url| EmbedMedia { url }),
        thumbnail: url(embed.thumbnail_url, "thumbnail_url")?.map(|url| EmbedMedia { url }),
        author: author.map(|name| EmbedAuthor { name, url: author_url, icon_url: author_icon_url }),
        // SAFETY: likewise.
        fields: unsafe { fields(embed, repair) }?,
    })
}

/// The same contract.
unsafe fn fields<'a>(embed: &tickcord_embed, repair: &mut Repair) -> Result<Vec<EmbedField<'a>>, Failure> {
    // SAFETY: this function's contract is the same.
    let fields = unsafe { sized::read_array(embed.fields, embed.field_count, "fields") }?;
    fields
        .iter()
        .map(|field| {
            reserved(field.reserved)?;
            // SAFETY: likewise.
            let (name, value) = unsafe {
                (field.name.read_repaired("name", repair)?, field.value.read_repaired("value", repair)?)
            };
            Ok(EmbedField {
                name: name.unwrap_or_default(),
                value: value.unwrap_or_default(),
                inline: truth(field.is_inline, "is_inline")?,
            })
        })
        .collect()
}
