//! The decompressor beside another library's compressor.

#[allow(dead_code, reason = "shared with the fuzz targets, which use all of it")]
#[path = "../fuzz/src/memory.rs"]
mod allocator;
#[path = "compression/bomb.rs"]
mod bomb;
#[path = "compression/damage.rs"]
mod damage;
#[path = "compression/memory.rs"]
mod memory;
#[path = "compression/payload.rs"]
mod payload;
#[path = "compression/server.rs"]
mod server;
#[path = "compression/zlib_stream.rs"]
mod zlib_stream;
