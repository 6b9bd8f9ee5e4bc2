//! What comes out of an object, whatever its kind: events, and the log.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use super::{
    boundary::{Out, null},
    event::tickcord_event,
    handle::Table,
    log::{self, tickcord_log_record},
    sized::{self, Sized},
};
use crate::{
    base::{Failure, ResultCode},
    events::WaitOutcome,
    runtime::Object,
};

/// Objects of one kind, each by its handle, and what all kinds have in them.
pub(super) struct Objects<T> {
    pub(super) table: Table<T>,
    pub(super) object: fn(&T) -> &Object,
}

/// Host threads that wait in here now.
static WAITING: AtomicUsize = AtomicUsize::new(0);

pub(super) fn nobody_waits() -> bool {
    WAITING.load(Ordering::SeqCst) == 0
}

impl<T> Objects<T> {
    pub(super) fn get(&self, handle: u64) -> Result<Arc<T>, Failure> {
        self.table.get(handle)
    }

    /// Takes the oldest event. The pointer is NULL or has room for a pointer.
    pub(super) unsafe fn poll_event(
        &self,
        handle: u64,
        out_event: *mut *mut tickcord_event,
    ) -> Result<(), Failure> {
        // SAFETY: by this function's contract.
        let out_event = unsafe { Out::new(out_event, std::ptr::null_mut()) };
        out_event.required("out_event")?;
        if let Some(event) = (self.object)(&*self.get(handle)?).poll_event() {
            out_event.set(tickcord_event::give(event));
        }
        Ok(())
    }

    /// Takes the oldest events. The pointers are NULL or have room for `capacity` pointers and for a number.
    pub(super) unsafe fn poll_events(
        &self,
        handle: u64,
        out_events: *mut *mut tickcord_event,
        capacity: usize,
        out_count: *mut usize,
    ) -> Result<(), Failure> {
        // SAFETY: by this function's contract.
        let out_count = unsafe { Out::new(out_count, 0) };
        out_count.required("out_count")?;
        if out_events.is_null() && capacity > 0 {
            return Err(null("out_events"));
        }
        let mut count = 0;
        (self.object)(&*self.get(handle)?).poll_events(capacity, |event| {
            // SAFETY: this runs `capacity` times at the most, and the array has room for as many pointers.
            unsafe { out_events.add(count).write(tickcord_event::give(event)) };
            count += 1;
        });
        out_count.set(count);
        Ok(())
    }

    /// Waits for an event.
    pub(super) fn wait(&self, handle: u64, timeout_ms: u32) -> Result<(), Failure> {
        let object = self.get(handle)?;
        WAITING.fetch_add(1, Ordering::SeqCst);
        let outcome = (self.object)(&*object).wait(Duration::from_millis(timeout_ms.into()));
        drop(object);
        WAITING.fetch_sub(1, Ordering::SeqCst);
        match outcome {
            WaitOutcome::Ready => Ok(()),
            WaitOutcome::TimedOut => {
                Err(Failure::new(ResultCode::Timeout, "No event came in time: poll, or wait again."))
            }
            WaitOutcome::Closed => {
                let text = "What was waited for was destroyed meanwhile.";
                Err(Failure::new(ResultCode::InvalidHandle, text))
            }
        }
    }

    /// Takes the oldest log record. The pointer is NULL or a prepared record.
    pub(super) unsafe fn poll_log(
        &self,
        handle: u64,
        out_record: *mut tickcord_log_record,
    ) -> Result<(), Failure> {
        // SAFETY: by this function's contract.
        let struct_size = unsafe { sized::size_of_caller(out_record) }?;
        let mut record = tickcord_log_record::default_with(struct_size);
        // SAFETY: as above. Nothing is there from the start, and stays when the call fails.
        unsafe { sized::write(out_record, struct_size, &record) }?;
        if let Some((entry, dropped)) = (self.object)(&*self.get(handle)?).poll_log() {
            log::fill(&mut record, &entry, dropped);
        }
        // SAFETY: as above.
        unsafe { sized::write(out_record, struct_size, &record) }
    }
}
