use super::document::Document;
use super::error::JsonError;
use super::recent::Recent;
use super::scan::StringToken;
use super::unescape;
use super::walk::{Sink, walk_document};

/// How much an index of some text holds, exactly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IndexSize {
    /// Values, containers included.
    pub nodes: usize,
    /// Bytes of all strings that are values, unescaped, with a NUL after each.
    pub text: usize,
}

impl IndexSize {
    /// The memory that an index of this size takes, in bytes.
    #[must_use]
    pub fn bytes(self) -> usize {
        self.nodes * size_of::<Node>() + self.text
    }
}

/// Memory set aside for one index, so that building it allocates nothing.
#[derive(Debug, Default)]
pub struct Reserved {
    nodes: Vec<Node>,
    text: String,
}

impl Reserved {
    /// Room for an index of this size.
    #[must_use]
    pub fn new(size: IndexSize) -> Self {
        Self { nodes: Vec::with_capacity(size.nodes), text: String::with_capacity(size.text) }
    }
}

/// Where each value of a JSON text stands, and what its strings say.
///
/// The values are listed in the order of the text, so that what a container holds follows it directly; each knows
/// where its next sibling is, which is how a large one is stepped over. Names of members are not copied: they are
/// compared where they stand in the text.
#[derive(Debug, Default)]
pub struct Index {
    nodes: Vec<Node>,
    /// Every string that is a value, unescaped and followed by a NUL.
    text: String,
    /// Whether the name of any member has escapes.
    escaped_keys: bool,
    recent: Recent,
}

/// One value. Its type can be told from its first byte.
#[derive(Debug)]
pub(super) struct Node {
    /// Where it begins in the text.
    pub(super) start: u32,
    /// Where it ends in the text.
    pub(super) end: u32,
    /// The opening quote of its name in the text, if it is a member of an object; otherwise 0, where no name can be.
    pub(super) key: u32,
    /// Its next sibling, or whatever follows its parent. While a container is open: its parent.
    pub(super) next: u32,
    /// A string's place in the unescaped text.
    pub(super) text: u32,
    /// A string's unescaped length, or how many values a container holds directly.
    pub(super) size: u32,
}

impl Index {
    /// Lists the values of `json`, in memory reserved for what [`measure`](super::measure) or
    /// [`Envelope::scan`](super::Envelope::scan) found. With less than that, it allocates the rest.
    pub fn build(json: &str, reserved: Reserved) -> Result<Self, JsonError> {
        let Reserved { nodes, text } = reserved;
        let mut builder = Builder { json, index: Self { nodes, text, ..Self::default() }, parent: 0, key: 0 };
        walk_document(json, &mut builder)?;
        Ok(builder.index)
    }

    /// The values of `json`, which must be the very text the index was built from.
    #[must_use]
    pub fn of<'a>(&'a self, json: &'a str) -> Document<'a> {
        Document::new(json, self)
    }

    /// How many values there are, containers included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none, which is true of no index of a JSON text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    pub(super) fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    pub(super) fn recent(&self) -> &Recent {
        &self.recent
    }

    pub(super) fn has_escaped_keys(&self) -> bool {
        self.escaped_keys
    }

    /// What the string `node` says. The byte after it is NUL.
    pub(super) fn string(&self, node: &Node) -> &str {
        let start = node.text as usize;
        self.text.get(start..start + node.size as usize).unwrap_or_default()
    }
}

struct Builder<'a> {
    json: &'a str,
    index: Index,
    /// The innermost container that is open.
    parent: u32,
    /// The name that the next value has, as in `Node::key`.
    key: u32,
}

impl Builder<'_> {
    fn add(&mut self, start: usize, end: usize, next: u32, text: u32, size: usize) {
        let parent = self.parent as usize;
        // The root has no parent to be counted in, whatever number stands there.
        if let Some(parent) = self.index.nodes.get_mut(parent) {
            parent.size += 1;
        }
        let key = std::mem::take(&mut self.key);
        self.index.nodes.push(Node {
            start: narrow(start),
            end: narrow(end),
            key,
            next,
            text,
            size: narrow(size),
        });
    }
}

impl Sink for Builder<'_> {
    fn open(&mut self, at: usize) {
        let own = narrow(self.index.nodes.len());
        self.add(at, at, self.parent, 0, 0);
        self.parent = own;
    }

    fn close(&mut self, end: usize) {
        let next = narrow(self.index.nodes.len());
        if let Some(container) = self.index.nodes.get_mut(self.parent as usize) {
            container.end = narrow(end);
            self.parent = std::mem::replace(&mut container.next, next);
        }
    }

    fn key(&mut self, at: usize, token: &StringToken) {
        self.index.escaped_keys |= token.escaped;
        self.key = narrow(at);
    }

    fn string(&mut self, at: usize, token: &StringToken) {
        let start = self.index.text.len();
        let raw = &self.json[at + 1..token.end - 1];
        if token.escaped {
            unescape::append(raw, &mut self.index.text);
        } else {
            self.index.text.push_str(raw);
        }
        self.index.text.push('\0');
        let next = narrow(self.index.nodes.len() + 1);
        self.add(at, token.end, next, narrow(start), token.len);
    }

    fn scalar(&mut self, at: usize, end: usize) {
        let next = narrow(self.index.nodes.len() + 1);
        self.add(at, end, next, 0, 0);
    }
}

/// Offsets and counts stay below `MAX_LEN`, so nothing is ever cut off here.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
