use std::{
    fmt::Write as _,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use bytes::Bytes;

use crate::base::{Failure, ResultCode};

/// A file that the host wants to upload.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name as Discord shows it.
    pub name: String,
    /// Its media type; empty to let Discord guess by the name.
    pub content_type: String,
    /// Where its bytes are.
    pub content: FileContent,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone)]
pub enum FileContent {
    /// In memory.
    Memory(Bytes),
    /// On the disk, from where they are read while they are sent.
    Disk(PathBuf),
}

/// A body of JSON and files (RFC 7578), ready to be sent several times.
#[derive(Debug, Clone)]
pub struct Multipart {
    boundary: String,
    parts: Arc<[Part]>,
    /// The first part is `payload_json`.
    has_json: bool,
    max_file_size: u64,
}

/// One part: its head, which begins with the line break and boundary before it, and its content.
#[derive(Debug)]
pub struct Part {
    /// Boundary and header fields.
    pub head: Bytes,
    /// What follows them.
    pub content: PartContent,
}

/// What a part holds.
#[derive(Debug)]
pub enum PartContent {
    /// These bytes.
    Memory(Bytes),
    /// The bytes of a file on the disk.
    Disk(DiskFile),
}

/// A file on the disk that must stay as it was at the first try.
#[derive(Debug)]
pub struct DiskFile {
    /// Where.
    pub path: PathBuf,
    seen: OnceLock<Stamp>,
}

/// How a file looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub length: u64,
    /// When it was changed last, in nanoseconds since 1970, if the file system knows.
    pub modified: Option<u128>,
}

/// Files in one request.
pub const MAX_FILES: usize = 10;

/// Bytes per file that Discord accepts everywhere; guilds with boosts and some interactions take more.
pub const DEFAULT_MAX_FILE_SIZE: u64 = 10 * 1024 * 1024;

/// Bytes that Discord accepts in one request, with everything around the files.
pub const MAX_REQUEST_SIZE: u64 = 25 * 1024 * 1024;

impl Multipart {
    /// Puts the parts together. `entropy` makes a boundary that nobody who writes a file's content can guess. Files in memory
    /// are checked here, others by [`Multipart::check_length`] once they are open.
    pub fn new(
        entropy: [u8; 16],
        json: Option<Bytes>,
        files: Vec<File>,
        max_file_size: u64,
    ) -> Result<Self, Failure> {
        if files.len() > MAX_FILES {
            let text = format!("The request has {} files and Discord accepts {MAX_FILES}.", files.len());
            return Err(Failure::new(ResultCode::TooManyFiles, text));
        }
        for file in &files {
            let is_type = file.content_type.bytes().all(|byte| (b' '..=b'~').contains(&byte));
            if file.name.is_empty() || !is_type {
                let text = "A file needs a name, and a content type (if given) of printable ASCII such as text/plain.";
                return Err(Failure::new(ResultCode::InvalidArgument, text));
            }
        }
        let boundary = format!("tickcord-{:032x}", u128::from_be_bytes(entropy));
        let mut parts = Vec::new();
        let has_json = json.is_some();
        let json = json.into_iter().map(|json| {
            let head = "name=\"payload_json\"\r\nContent-Type: application/json".to_owned();
            (head, PartContent::Memory(json))
        });
        let files = files.into_iter().enumerate().map(|(index, file)| {
            let mut head = format!("name=\"files[{index}]\"; filename=\"{}\"", escaped(&file.name));
            if !file.content_type.is_empty() {
                let _ = write!(head, "\r\nContent-Type: {}", file.content_type);
            }
            let content = match file.content {
                FileContent::Memory(bytes) => PartContent::Memory(bytes),
                FileContent::Disk(path) => PartContent::Disk(DiskFile { path, seen: OnceLock::new() }),
            };
            (head, content)
        });
        for (disposition, content) in json.chain(files) {
            let line_break = if parts.is_empty() { "" } else { "\r\n" };
            let head =
                format!("{line_break}--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
            parts.push(Part { head: head.into(), content });
        }
        let multipart = Self { boundary, parts: parts.into(), has_json, max_file_size };
        for part in &*multipart.parts {
            if let PartContent::Memory(bytes) = &part.content {
                multipart.check_file(bytes.len() as u64)?;
            }
        }
        multipart.check_length(0)?;
        Ok(multipart)
    }

    /// The header `Content-Type`.
    #[must_use]
    pub fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// What is sent, in order; [`end`](Self::end) follows.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What stands in `payload_json`.
    pub(super) fn json(&self) -> Option<&Bytes> {
        match &self.parts.first().filter(|_| self.has_json)?.content {
            PartContent::Memory(json) => Some(json),
            PartContent::Disk(_) => None,
        }
    }

    /// What follows the last part.
    #[must_use]
    pub fn end(&self) -> Bytes {
        format!("\r\n--{}--\r\n", self.boundary).into()
    }

    /// Whether one part may have so many bytes.
    pub fn check_file(&self, length: u64) -> Result<(), Failure> {
        if length <= self.max_file_size {
            return Ok(());
        }
        let text = format!(
            "A file has {length} bytes and {} are accepted: send a smaller one, or raise the limit if this guild or \
             interaction allows more.",
            self.max_file_size
        );
        Err(Failure::new(ResultCode::FileTooLarge, text))
    }

    /// The memory that the parts take, in bytes.
    #[must_use]
    pub fn in_memory(&self) -> usize {
        let size = |part: &Part| {
            let content = if let PartContent::Memory(bytes) = &part.content { bytes.len() } else { 0 };
            part.head.len() + content
        };
        self.parts.iter().map(size).sum()
    }

    /// The length of the whole body, with `on_disk` bytes in files on the disk.
    pub fn check_length(&self, on_disk: u64) -> Result<u64, Failure> {
        let length = self.in_memory() as u64 + self.end().len() as u64 + on_disk;
        if length <= MAX_REQUEST_SIZE {
            return Ok(length);
        }
        let text = format!(
            "The request has {length} bytes and Discord accepts {MAX_REQUEST_SIZE}: send the files in several requests."
        );
        Err(Failure::new(ResultCode::RequestTooLarge, text))
    }
}

impl DiskFile {
    /// Remembers how the file looked at the first try. False if it looks different now.
    #[must_use]
    pub fn is_same(&self, now: Stamp) -> bool {
        *self.seen.get_or_init(|| now) == now
    }
}

/// A file's name between quotation marks, as browsers write it (WHATWG HTML, "multipart form data").
fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '"' => escaped.push_str("%22"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, size: usize) -> File {
        let content = FileContent::Memory(vec![b'x'; size].into());
        File { name: name.to_owned(), content_type: String::new(), content }
    }

    fn written(multipart: &Multipart) -> String {
        let mut written = Vec::new();
        for part in multipart.parts() {
            written.extend_from_slice(&part.head);
            let PartContent::Memory(bytes) = &part.content else { continue };
            written.extend_from_slice(bytes);
        }
        written.extend_from_slice(&multipart.end());
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn parts_are_written_as_rfc_7578_wants_them() {
        let mut log = file("log.txt", 3);
        log.content_type = "text/plain".to_owned();
        let json = Bytes::from_static(b"{}");
        let multipart =
            Multipart::new([0xab; 16], Some(json), vec![log, file("b", 1)], DEFAULT_MAX_FILE_SIZE).unwrap();
        let boundary = format!("--tickcord-{}", "ab".repeat(16));
        let expected = format!(
            "{boundary}\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\
             \r\n{{}}\r\n{boundary}\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"log.txt\"\r\n\
             Content-Type: text/plain\r\n\r\nxxx\r\n{boundary}\r\nContent-Disposition: form-data; name=\"files[1]\"; \
             filename=\"b\"\r\n\r\nx\r\n{boundary}--\r\n"
        );
        assert_eq!(written(&multipart), expected);
        assert_eq!(multipart.check_length(0), Ok(expected.len() as u64));
        assert_eq!(multipart.content_type(), format!("multipart/form-data; boundary={}", &boundary[2..]));
    }

    #[test]
    fn a_name_cannot_end_its_field() {
        let name = "a\"\r\nX-Evil: 1\r\n\r\n.txt";
        let multipart = Multipart::new([0; 16], None, vec![file(name, 1)], DEFAULT_MAX_FILE_SIZE).unwrap();
        assert!(written(&multipart).contains("filename=\"a%22%0D%0AX-Evil: 1%0D%0A%0D%0A.txt\""));
    }

    #[test]
    fn limits_are_checked_before_anything_is_sent() {
        let refused = |files, limit| Multipart::new([0; 16], None, files, limit).unwrap_err().code;
        let small = || (0..11).map(|_| file("a", 1)).collect::<Vec<_>>();
        assert_eq!(refused(small(), DEFAULT_MAX_FILE_SIZE), ResultCode::TooManyFiles);
        assert_eq!(refused(vec![file("a", 11)], 10), ResultCode::FileTooLarge);
        let megabytes = |count| (0..count).map(|_| file("a", 9 << 20)).collect::<Vec<_>>();
        assert_eq!(refused(megabytes(3), DEFAULT_MAX_FILE_SIZE), ResultCode::RequestTooLarge);
        let fits = Multipart::new([0; 16], None, megabytes(2), DEFAULT_MAX_FILE_SIZE).unwrap();
        assert_eq!(fits.check_length(8 << 20).unwrap_err().code, ResultCode::RequestTooLarge);
    }
}
