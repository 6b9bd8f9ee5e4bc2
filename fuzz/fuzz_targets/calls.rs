#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| tickcord_fuzz::calls::run(input));
