use std::{
    collections::VecDeque,
    fs::{self, File, Metadata, OpenOptions},
    future::Future,
    io::Read,
    path::Path,
    pin::Pin,
    task::{Context, Poll, ready},
    time::UNIX_EPOCH,
};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use super::progress::Progress;
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
    progress: Progress,
}

enum Segment {
    Memory(Bytes),
    Disk { file: File, name: String, left: u64, stamp: Stamp },
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
                    let (file, stamp) = open(disk_file).await?;
                    multipart.check_file(stamp.length)?;
                    on_disk += stamp.length;
                    let name = shown(&disk_file.path);
                    segments.push(Segment::Disk { file, name, left: stamp.length, stamp });
                }
            }
        }
        segments.push(Segment::Memory(multipart.end()));
        Ok(Self::of(segments, multipart.check_length(on_disk)?))
    }

    fn of(segments: impl IntoIterator<Item = Segment>, length: u64) -> Self {
        Self {
            segments: segments.into_iter().collect(),
            left: length,
            reading: None,
            progress: Progress::new(),
        }
    }

    /// Moves whenever a piece is taken out.
    pub(super) fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// In bytes, as long as nothing was taken out.
    pub(super) const fn length(&self) -> u64 {
        self.left
    }

    fn taken(&mut self, bytes: Bytes) -> Frame<Bytes> {
        self.left -= bytes.len() as u64;
        self.progress.moved();
        Frame::data(bytes)
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
                return Poll::Ready(Some(Ok(self.taken(bytes))));
            }
            match self.segments.pop_front() {
                None => return Poll::Ready(None),
                Some(Segment::Memory(bytes)) if bytes.is_empty() => {}
                Some(Segment::Memory(bytes)) => return Poll::Ready(Some(Ok(self.taken(bytes)))),
                Some(Segment::Disk { left: 0, .. }) => {}
                Some(Segment::Disk { file, name, left, stamp }) => {
                    self.reading = Some(spawn_blocking(move || read(file, name, left, stamp)));
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

async fn open(disk_file: &DiskFile) -> Result<(File, Stamp), Failure> {
    let path = disk_file.path.clone();
    let opened = spawn_blocking(move || {
        let file = open_regular(&path)?;
        let stamp = stamp(&file)?;
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
        return Ok((file, stamp));
    }
    let text = format!(
        "The file {} was changed since the first try to send it: send it again.",
        shown(&disk_file.path)
    );
    Err(Failure::new(ResultCode::FileChanged, text))
}

/// Asks before, since it can do something to open a device, and again what was really opened.
fn open_regular(path: &Path) -> std::io::Result<File> {
    let check = |metadata: Metadata| {
        if metadata.is_file() { Ok(()) } else { Err(std::io::Error::other("it is not a regular file")) }
    };
    check(fs::metadata(path)?)?;
    let file = open_at_once(path)?;
    check(file.metadata()?)?;
    Ok(file)
}

/// Does not wait for the other end of a named pipe, as one may have taken the file's place by now.
#[cfg(unix)]
fn open_at_once(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY).open(path)
}

/// No name of a file waits here.
#[cfg(not(unix))]
fn open_at_once(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

fn stamp(file: &File) -> std::io::Result<Stamp> {
    let metadata = file.metadata()?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok(Stamp { length: metadata.len(), modified: modified.map(|time| time.as_nanos()) })
}

/// Reads one piece. What was added to the file since it was opened, as to a log, is left out; what was written over in it
/// is noticed before the last piece leaves, so that no mixture of two files arrives.
fn read(mut file: File, name: String, left: u64, opened: Stamp) -> Result<(Bytes, Segment), Failure> {
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
    let left = left - length as u64;
    if left == 0 && stamp(&file).is_ok_and(|now| now != opened && now.length <= opened.length) {
        let text = format!("The file {name} was changed while it was sent: send it again.");
        return Err(Failure::new(ResultCode::FileChanged, text));
    }
    Ok((piece.into(), Segment::Disk { file, name, left, stamp: opened }))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use std::{io::Write, time::SystemTime};

    use http_body_util::BodyExt;

    use super::*;
    use crate::rest::{FileContent, Multipart};

    /// Sends a file of which more than one piece is left when `change` is made to it.
    fn changed_meanwhile(name: &str, change: impl FnOnce(&mut File)) -> Result<(), ResultCode> {
        let path = std::env::temp_dir().join(format!("tickcord-upload-{}-{name}", std::process::id()));
        fs::write(&path, vec![b'a'; 3 * PIECE]).unwrap();
        let content = FileContent::Disk(path.clone());
        let file = rest::File { name: name.to_owned(), content_type: String::new(), content };
        let body = rest::Body::Multipart(Multipart::new([0; 16], None, vec![file], 1 << 20).unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let result = runtime.block_on(async {
            let mut upload = Upload::open(&body).await.unwrap();
            for _head_and_first_piece in 0..2 {
                upload.frame().await.unwrap().unwrap();
            }
            change(&mut OpenOptions::new().append(true).open(&path).unwrap());
            while let Some(frame) = upload.frame().await {
                frame.map_err(|failure| failure.code)?;
            }
            Ok(())
        });
        fs::remove_file(path).unwrap();
        result
    }

    #[test]
    fn a_file_that_is_written_over_while_it_is_sent_does_not_arrive_as_a_mixture() {
        let over = |file: &mut File| file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        assert_eq!(changed_meanwhile("over", over), Err(ResultCode::FileChanged));
        assert_eq!(changed_meanwhile("cut", |file| file.set_len(5).unwrap()), Err(ResultCode::FileChanged));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_takes_a_files_place_keeps_no_thread() {
        let path = std::env::temp_dir().join(format!("tickcord-upload-{}-pipe", std::process::id()));
        let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(made.success());
        let opened = open_at_once(&path).map(|file| file.metadata().unwrap().is_file());
        let refused = open_regular(&path).map(drop);
        fs::remove_file(path).unwrap();
        assert!(!opened.unwrap());
        assert_eq!(refused.unwrap_err().to_string(), "it is not a regular file");
    }

    #[test]
    fn a_log_that_grows_while_it_is_sent_arrives_as_it_was() {
        assert_eq!(changed_meanwhile("log", |file| file.write_all(b"more").unwrap()), Ok(()));
    }
}
