use super::percent;
use crate::base::{Failure, ResultCode};

/// What a guild's audit log shows beside the change, encoded for the header `X-Audit-Log-Reason`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditReason(String);

/// In Unicode code points.
const MAX_REASON: usize = 512;

impl AuditReason {
    /// Takes 1 to 512 Unicode code points; none for an empty text.
    pub fn new(text: &str) -> Result<Option<Self>, Failure> {
        let length = text.chars().count();
        if length > MAX_REASON {
            let text = format!(
                "The audit reason has {length} Unicode code points and Discord accepts {MAX_REASON}: shorten it."
            );
            return Err(Failure::new(ResultCode::AuditReasonTooLong, text));
        }
        Ok((length > 0).then(|| Self(percent::encode_part(text))))
    }

    /// As the header wants it: ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
