"""Texts that players type, and code pages."""

from __future__ import annotations

from ._marshal import Text, encoded, filled


def text_escape(text: Text, flags: int = 0) -> str:
    """Makes a text that a player typed harmless: it is shown as it was typed, pings nobody and has no format.

    `flags` are `EscapeFlags` bits. Raises Error with ResultCode.CONTENT_TOO_LONG for more than 1048576 bytes.
    """
    return filled("tickcord_text_escape", *encoded(text), flags).decode("utf-8", "replace")


def text_decode(text: bytes, encoding: Text) -> str:
    """Reads a text in a code page, such as "windows-1251" (a name of the WHATWG Encoding Standard).

    A text that is UTF-8 already stays as it is; bytes that mean nothing become U+FFFD. Raises Error with
    ResultCode.INVALID_ENCODING for a name that is none.
    """
    return filled("tickcord_text_decode", *encoded(text), *encoded(encoding)).decode("utf-8", "replace")


def text_encode(text: Text, encoding: Text) -> bytes:
    """Writes a text in a code page, for games that show no other: each character that it does not have becomes "?"."""
    return filled("tickcord_text_encode", *encoded(text), *encoded(encoding))
