use std::fmt;

/// What a proxy knows us by. It cannot be printed: `Debug` shows a stand-in and there is no `Display`.
#[derive(PartialEq, Eq)]
pub(super) struct Credentials {
    user: Vec<u8>,
    password: Vec<u8>,
}

impl Credentials {
    pub(super) fn new(user: Vec<u8>, password: Vec<u8>) -> Self {
        Self { user, password }
    }

    /// The user name, for the proxy alone.
    pub(super) fn expose_user(&self) -> &[u8] {
        &self.user
    }

    /// The password, for the proxy alone.
    pub(super) fn expose_password(&self) -> &[u8] {
        &self.password
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[credentials]")
    }
}
