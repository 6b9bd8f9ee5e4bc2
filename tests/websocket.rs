//! RFC 6455 as scenarios, section by section, for the client's end. Each test names the paragraph it is about, and
//! `rules` lists what the RFC asks of a client with the tests that show it. Each scenario runs with the server's bytes
//! in one piece, one by one, and in random pieces. Time is virtual.
//!
//! Frames are written and read here by hand, so that the codec under test never tests itself.

mod websocket {
    mod close;
    mod control_frames;
    mod debug;
    mod fragmentation;
    mod frames;
    mod handshake;
    mod limits;
    mod request;
    mod rules;
    mod scenario;
    mod utf8;
    mod wire;
}
