//! The systems that the library is built for, and what it is called there.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    Linux,
    Macos,
    Windows,
}

impl System {
    /// The one that this program runs on.
    pub(crate) const HOST: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Macos
    } else {
        Self::Linux
    };

    /// The shared library as cargo calls it, and linkers look for it.
    pub(crate) const fn library(self) -> &'static str {
        match self {
            Self::Linux => "libtickcord.so",
            Self::Macos => "libtickcord.dylib",
            Self::Windows => "tickcord.dll",
        }
    }

    /// Its name for programs that start, which changes with the major version of the ABI; Windows knows no such thing.
    pub(crate) fn soname(self, abi_major: u32) -> String {
        match self {
            Self::Linux => format!("libtickcord.so.{abi_major}"),
            Self::Macos => format!("libtickcord.{abi_major}.dylib"),
            Self::Windows => self.library().to_owned(),
        }
    }
}
