use std::{
    collections::VecDeque,
    fs::{self, File},
    future::Future,
    io::Read,
    path::Path,
    pin::Pin,
    task::{Context, Poll, ready},
    time::UNIX_EPOCH,
};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::{
    base::{Failure, ResultCode},
    rest::{self, DiskFile, PartContent, Stamp},
};

/// The body of one try. Files are read while they are sent, a piece at a time, on tokio's blocking threads: a disk that hangs
/// delays no heartbeat.
pub(super) struct Upload {
    segments: VecDeque<Segment>,
    /// Bytes still to come.
    left: u64,
    reading: Option<JoinHandle<Result<(Bytes, Segment), Failure>>>,
}

enum Segment {
    Memory(Bytes),
    Disk { file: File, name: String, left: u64 },
}

/// How much is read at once.
const PIECE: usize = 64 * 1024;

impl Upload {
    /// Opens the files of a body, and checks that they are not too long and still as they were at the first try.
    pub(super) async fn open(body: &rest::Body) -> Result<Self, Failure> {
        let multipart = match body {
            rest::Body::None => return Ok(Self::of([], 0)),
            rest::Body::Json(json) => {
                return Ok(Self::of([Segment::Memory(json.clone())], json.len() as u64));
            }
            rest::Body::Multipart(multipart) => multipart,
        };
        let mut segments = Vec::new();
        let mut on_disk = 0;
        for part in multipart.parts() {
            segments.push(Segment::Memory(part.head.clone()));
            match &part.content {
                PartContent::Memory(bytes) => segments.push(Segment::Memory(bytes.clone())),
                PartContent::Disk(disk_file) => {
                    let (file, length) = open(disk_file).await?;
                    multipart.check_file(length)?;
                    on_disk += length;
                    segments.push(Segment::Disk { file, name: shown(&disk_file.path), left: length });
                }
            }
        }
        segments.push(Segment::Memory(multipart.end()));
        Ok(Self::of(segments, multipart.check_length(on_disk)?))
    }

    fn of(segments: impl IntoIterator<Item = Segment>, length: u64) -> Self {
        Self { segments: segments.into_iter().collect(), left: length, reading: None }
    }

    /// In bytes, as long as nothing was taken out.
    pub(super) const fn length(&self) -> u64 {
        self.left
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        loop {
            if let Some(reading) = &mut self.reading {
                let read = ready!(Pin::new(reading).poll(cx));
                self.reading = None;
                let (bytes, rest) = match read {
                    Ok(Ok(read)) => read,
                    Ok(Err(failure)) => return Poll::Ready(Some(Err(failure))),
                    Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
                    Err(_) => {
                        let text = "The client was stopped while a file was read.";
                        let failure = Failure::new(ResultCode::RequestCanceled, text);
                        return Poll::Ready(Some(Err(failure)));
                    }
                };
                self.segments.push_front(rest);
                self.left -= bytes.len() as u64;
                return Poll::Ready(Some(Ok(Frame::data(bytes))));
            }
            match self.segments.pop_front() {
                None => return Poll::Ready(None),
                Some(Segment::Memory(bytes)) if bytes.is_empty() => {}
                Some(Segment::Memory(bytes)) => {
                    self.left -= bytes.len() as u64;
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
                Some(Segment::Disk { left: 0, .. }) => {}
                Some(Segment::Disk { file, name, left }) => {
                    self.reading = Some(spawn_blocking(move || read(file, name, left)));
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    /// Exact, so that the request says its `Content-Length`.
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

async fn open(disk_file: &DiskFile) -> Result<(File, u64), Failure> {
    let path = disk_file.path.clone();
    let opened = spawn_blocking(move || {
        // Asked before: to open a named pipe would wait for its other end.
        if !fs::metadata(&path)?.is_file() {
            return Err(std::io::Error::other("it is not a regular file"));
        }
        let file = File::open(&path)?;
        let metadata = file.metadata()?;
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let stamp = Stamp { length: metadata.len(), modified: modified.map(|time| time.as_nanos()) };
        Ok((file, stamp))
    });
    let opened = opened.await.unwrap_or_else(|error| match error.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        Err(_) => Err(std::io::Error::other("the client was stopped")),
    });
    let (file, stamp) = opened.map_err(|error| {
        let text = format!("The file {} cannot be read: {error}.", shown(&disk_file.path));
        Failure::new(ResultCode::FileUnreadable, text)
    })?;
    if disk_file.is_same(stamp) {
        return Ok((file, stamp.length));
    }
    let text = format!(
        "The file {} was changed since the first try to send it: send it again.",
        shown(&disk_file.path)
    );
    Err(Failure::new(ResultCode::FileChanged, text))
}

/// Reads one piece. What was added to the file since it was opened is left out.
fn read(mut file: File, name: String, left: u64) -> Result<(Bytes, Segment), Failure> {
    let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
    let mut piece = vec![0; most];
    let length = loop {
        match file.read(&mut piece) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => {
                let text = format!("The file {name} cannot be read to its end: {error}.");
                return Err(Failure::new(ResultCode::FileUnreadable, text));
            }
            Ok(0) => {
                let text = format!("The file {name} became shorter while it was sent: send it again.");
                return Err(Failure::new(ResultCode::FileChanged, text));
            }
            Ok(length) => break length,
        }
    };
    piece.truncate(length);
    Ok((piece.into(), Segment::Disk { file, name, left: left - length as u64 }))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
