/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum Method {
    /// Reads.
    Get = 1,
    /// Creates.
    Post = 2,
    /// Sets as a whole.
    Put = 3,
    /// Changes the fields that are given.
    Patch = 4,
    /// Deletes.
    Delete = 5,
}

impl Method {
    /// Every method that Discord's API uses.
    pub const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// The method with this number, if there is one.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|method| *method as i32 == number)
    }

    /// As the request line wants it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether a second time changes nothing more. Discord's PATCH sets fields, so it belongs here.
    #[must_use]
    pub const fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post)
    }

    /// Whether it changes nothing at all.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Get)
    }
}
