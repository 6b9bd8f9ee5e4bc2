use std::{mem::size_of, ptr};

use super::{TICKCORD_ABI_VERSION, boundary::null};
use crate::base::{Failure, ResultCode};

/// A struct that grows from version to version: it starts with `struct_size` and `abi_version`, has no padding, and every
/// pattern of bits is a value of it.
pub(super) unsafe trait Sized: Copy {
    /// The struct's name in C.
    const NAME: &'static str;
    /// How big its first version was.
    const FIRST_SIZE: usize;

    /// What `_init` gives, and what fields have that an older caller does not know.
    fn default_with(struct_size: u32) -> Self;
}

/// What every such struct starts with.
#[repr(C)]
#[derive(Clone, Copy)]
struct Head {
    struct_size: u32,
    abi_version: u32,
}

/// Beyond this a size is no size but memory that was never set.
const LARGEST: usize = 64 * 1024;

/// More elements than any payload has room for.
const LONGEST: usize = 1000;

/// Fills a caller's struct of any version with `value`: as many bytes as both know, and zeros behind. `target` is NULL or
/// has room for `struct_size` bytes.
pub(super) unsafe fn write<T: Sized>(target: *mut T, struct_size: u32, value: &T) -> Result<(), Failure> {
    if target.is_null() {
        return Err(null(T::NAME));
    }
    let size = checked_size::<T>(struct_size)?;
    let known = size.min(size_of::<T>());
    // SAFETY: `target` has room for `size` bytes by this function's contract, `value` has `known` at least, and the two
    // cannot overlap, since the caller cannot have a pointer to our local.
    unsafe {
        ptr::copy_nonoverlapping(ptr::from_ref(value).cast::<u8>(), target.cast::<u8>(), known);
        ptr::write_bytes(target.cast::<u8>().add(known), 0, size - known);
    }
    Ok(())
}

/// Reads a caller's struct of any version. Fields that it does not have get their defaults; a field that we do not have
/// must be zero. `source` is NULL or has as many bytes as its `struct_size` says.
pub(super) unsafe fn read<T: Sized>(source: *const T) -> Result<T, Failure> {
    // SAFETY: this function's contract is the same.
    let head = unsafe { head(source) }?;
    let size = checked_size::<T>(head.struct_size)?;
    if head.abi_version >> 16 != TICKCORD_ABI_VERSION >> 16 {
        let text = format!(
            "{}.abi_version is {:#x} and this library's is {TICKCORD_ABI_VERSION:#x}: compile against the header that \
             came with the library, and call {}_init before filling the struct.",
            T::NAME,
            head.abi_version,
            T::NAME
        );
        return Err(Failure::new(ResultCode::AbiMismatch, text));
    }
    let mut value = T::default_with(head.struct_size);
    let known = size.min(size_of::<T>());
    // SAFETY: both have `known` bytes at least and do not overlap; by the trait's contract any bytes are a `T`.
    unsafe { ptr::copy_nonoverlapping(source.cast::<u8>(), ptr::from_mut(&mut value).cast::<u8>(), known) };
    for offset in known..size {
        // SAFETY: `offset` is less than `size`, which the caller says is there.
        if unsafe { source.cast::<u8>().add(offset).read() } != 0 {
            let text = format!(
                "{} sets a field (at byte {offset}) that this version of the library does not know: update the library.",
                T::NAME
            );
            return Err(Failure::new(ResultCode::UnsupportedField, text));
        }
    }
    Ok(value)
}

/// Reads an array of `count` such structs. How far they lie apart is the size that the first one says it has; NULL is an
/// array of none. `first` is NULL or the first of `count` structs that are as big.
pub(super) unsafe fn read_array<T: Sized>(
    first: *const T,
    count: usize,
    name: &str,
) -> Result<Vec<T>, Failure> {
    if count == 0 {
        return Ok(Vec::new());
    }
    if first.is_null() {
        return Err(null(name));
    }
    if count > LONGEST {
        let text = format!("{name} has {count} elements, which are more than {LONGEST}.");
        return Err(Failure::new(ResultCode::InvalidArgument, text));
    }
    // SAFETY: not NULL, and a struct of its own size by this function's contract.
    let stride = unsafe { size_of_caller(first) }?;
    checked_size::<T>(stride)?;
    (0..count)
        .map(|at| {
            // SAFETY: by this function's contract the array has `count` elements of `stride` bytes.
            let element = unsafe { first.byte_add(at * stride as usize) };
            // SAFETY: likewise; a stride that is no multiple of the alignment would have been no array in C.
            if !element.is_aligned() || unsafe { size_of_caller(element) }? != stride {
                let text = format!(
                    "{name}[{at}].struct_size is not that of the first element: call {}_init for each.",
                    T::NAME
                );
                return Err(Failure::new(ResultCode::BadSize, text));
            }
            // SAFETY: likewise.
            unsafe { read(element) }
        })
        .collect()
}

/// The size that the caller's struct says it has. `source` is NULL or a struct of its `struct_size`.
pub(super) unsafe fn size_of_caller<T: Sized>(source: *const T) -> Result<u32, Failure> {
    // SAFETY: this function's contract is the same.
    unsafe { head(source) }.map(|head| head.struct_size)
}

unsafe fn head<T: Sized>(source: *const T) -> Result<Head, Failure> {
    if source.is_null() {
        return Err(null(T::NAME));
    }
    // SAFETY: not NULL, and every struct of this kind starts with a `Head`; hosts may have packed theirs.
    Ok(unsafe { source.cast::<Head>().read_unaligned() })
}

fn checked_size<T: Sized>(struct_size: u32) -> Result<usize, Failure> {
    let size = struct_size as usize;
    if (T::FIRST_SIZE..=LARGEST).contains(&size) {
        return Ok(size);
    }
    let text = format!(
        "{name}.struct_size is {size}, which no version of the struct has: call {name}_init(&it, sizeof it) first.",
        name = T::NAME
    );
    Err(Failure::new(ResultCode::BadSize, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As if a version had added `added` to what was `level` alone.
    #[repr(C)]
    #[derive(Clone, Copy, Debug, PartialEq)]
    struct Grown {
        struct_size: u32,
        abi_version: u32,
        level: u64,
        added: u64,
    }

    const FIRST: u32 = 16;
    const NOW: u32 = 24;
    const NEWER: u32 = 32;

    // SAFETY: numbers alone, and 8 bytes in front of 8-byte fields leave no padding.
    unsafe impl Sized for Grown {
        const NAME: &'static str = "tickcord_grown";
        const FIRST_SIZE: usize = FIRST as usize;

        fn default_with(struct_size: u32) -> Self {
            Self { struct_size, abi_version: TICKCORD_ABI_VERSION, level: 1, added: 7 }
        }
    }

    /// The memory of a caller: its structs one after the other, and what lies behind.
    type Memory = [u64; 9];
    const UNTOUCHED: u64 = u64::MAX;

    /// `count` structs, prepared by a caller whose header gives them this size, with `level` 5 in each.
    fn prepared_by_a_caller_of(size: u32, count: usize) -> Memory {
        let mut memory = [UNTOUCHED; 9];
        let words = size as usize / 8;
        for at in 0..count {
            let start = memory[at * words..].as_mut_ptr().cast::<Grown>();
            // SAFETY: there is room for that many structs of `size` bytes.
            unsafe { write(start, size, &Grown::default_with(size)) }.unwrap();
            memory[at * words + 1] = 5;
        }
        memory
    }

    fn read_first(memory: &Memory) -> Result<Grown, ResultCode> {
        // SAFETY: the memory begins with a struct of the size that it says.
        unsafe { read::<Grown>(memory.as_ptr().cast()) }.map_err(|failure| failure.code)
    }

    fn read_two(memory: &Memory) -> Result<Vec<(u64, u64)>, ResultCode> {
        // SAFETY: likewise, with two of them.
        let found = unsafe { read_array::<Grown>(memory.as_ptr().cast(), 2, "grown") };
        let found = found.map_err(|failure| failure.code)?;
        Ok(found.iter().map(|it| (it.level, it.added)).collect())
    }

    #[test]
    fn an_older_callers_struct_has_defaults_for_what_it_does_not_know() {
        let memory = prepared_by_a_caller_of(FIRST, 1);
        let found = read_first(&memory).unwrap();
        assert_eq!((found.level, found.added), (5, 7), "what lies behind it is not read");
    }

    #[test]
    fn a_newer_callers_struct_is_read_unless_it_sets_what_is_new() {
        let mut memory = prepared_by_a_caller_of(NEWER, 1);
        memory[2] = 9;
        let found = read_first(&memory).unwrap();
        assert_eq!((found.level, found.added), (5, 9));
        memory[3] = 1 << 63;
        assert_eq!(read_first(&memory), Err(ResultCode::UnsupportedField));
    }

    #[test]
    fn filling_stays_within_the_callers_struct_and_leaves_zeros_in_what_is_new() {
        let older = prepared_by_a_caller_of(FIRST, 1);
        assert_eq!(older[2..], [UNTOUCHED; 7], "an older caller has other things there");
        let newer = prepared_by_a_caller_of(NEWER, 1);
        assert_eq!((newer[2], newer[3]), (7, 0));
        assert_eq!(newer[4..], [UNTOUCHED; 5]);
    }

    #[test]
    fn elements_lie_as_far_apart_as_the_first_one_says() {
        for (size, added) in [(FIRST, 7), (NOW, 7), (NEWER, 7)] {
            let mut memory = prepared_by_a_caller_of(size, 2);
            memory[size as usize / 8 + 1] = 6;
            assert_eq!(read_two(&memory).unwrap(), [(5, added), (6, added)], "{size} bytes each");
        }
        let mut memory = prepared_by_a_caller_of(NEWER, 2);
        memory[7] = 1;
        assert_eq!(read_two(&memory), Err(ResultCode::UnsupportedField), "of the second element");
    }
}
