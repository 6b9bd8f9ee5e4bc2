"""Values of Python as C takes them, and the other way round; calls whose result code becomes an exception."""

from __future__ import annotations

import ctypes
from dataclasses import fields
from typing import Any, ClassVar, Dict, List, Optional, Sequence, Tuple, Union

from . import _abi
from ._library import library
from .enums import ResultCode
from .errors import Error

Text = Union[str, bytes]
"""A text: `str`, or bytes that are taken for UTF-8."""

# ctypes would cut off what does not fit.
_RANGES: Dict[Any, Tuple[int, int]] = {
    ctypes.c_int32: (-(1 << 31), (1 << 31) - 1),
    ctypes.c_uint32: (0, (1 << 32) - 1),
    ctypes.c_int64: (-(1 << 63), (1 << 63) - 1),
    ctypes.c_uint64: (0, (1 << 64) - 1),
    ctypes.c_size_t: (0, (1 << 8 * ctypes.sizeof(ctypes.c_size_t)) - 1),
}


class Input:
    """What goes into a call: fields that are None were not given."""

    _c: ClassVar[Any]
    _counts: ClassVar[Dict[str, str]] = {}

    def _write(self) -> Any:
        """The struct in C. It keeps alive what it points to."""
        c = prepared(self._c)
        types = dict(self._c._fields_)
        for field in fields(self):  # type: ignore[arg-type]
            name, value = field.name, getattr(self, field.name)
            if value is None:
                continue
            of, count = types[name], self._counts.get(name)
            if count is None:
                setattr(c, name, _field(name, of, value))
            elif of is ctypes.c_char_p:
                setattr(c, name, bytes(value))
                setattr(c, count, len(value))
            else:
                elements, length = array(of._type_, value)
                # An empty array is not the same as none.
                setattr(c, name, elements if length else ctypes.cast((of._type_ * 1)(), of))
                setattr(c, count, length)
        return c


def _field(name: str, of: Any, value: Any) -> Any:
    if of is _abi.tickcord_str:
        return _str(value)
    if hasattr(of, "_type_") and isinstance(value, Input):
        return ctypes.pointer(value._write())
    check_range(name, of, value)
    return value


def _str(value: Optional[Text]) -> Any:
    data, length = encoded(value)
    address = ctypes.cast(ctypes.c_char_p(data), ctypes.POINTER(ctypes.c_char))
    return _abi.tickcord_str(address, length)


def encoded(value: Optional[Text]) -> Tuple[Optional[bytes], int]:
    """Address and length. Lone surrogates go out as they are, so that the library repairs or refuses them."""
    if value is None:
        return None, 0
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogatepass")
    if not isinstance(value, bytes):
        raise TypeError(f"a text must be str or bytes, not {type(value).__name__}")
    return value, len(value)


def array(of: Any, values: Sequence[Any]) -> Tuple[Any, int]:
    """Address and length of numbers, texts or structs."""
    if not values:
        return None, 0
    elements: List[Any] = []
    for value in values:
        if of is _abi.tickcord_str:
            elements.append(_str(value))
        elif isinstance(value, Input):
            elements.append(value._write())
        else:
            check_range("an element", of, value)
            elements.append(value)
    return (of * len(elements))(*elements), len(elements)


def structure(value: Optional[Input]) -> Any:
    """What a parameter that points to a struct is given."""
    return None if value is None else value._write()


def prepared(of: Any) -> Any:
    """A struct as its `_init` leaves it."""
    c = of()
    init = f"{of.__name__}_init"
    if init in _abi.FUNCTIONS:
        call(init, ctypes.byref(c), ctypes.sizeof(c))
    return c


def read_text(c: Any) -> str:
    """A copy of a text that the library gave out."""
    return read_bytes(c).decode("utf-8", "replace")


def read_bytes(c: Any) -> bytes:
    return ctypes.string_at(c.ptr, c.len)


def check_range(what: str, of: Any, value: Any) -> None:
    if isinstance(value, int) and of in _RANGES:
        least, most = _RANGES[of]
        if not least <= value <= most:
            raise OverflowError(f"{what}: {int(value)} is not from {least} to {most}")


def invoke(function: str, *arguments: Any) -> Any:
    """Calls a function of the library and gives what it returns."""
    called = getattr(library(), function)
    for index, (of, value) in enumerate(zip(called.argtypes, arguments)):
        check_range(f"argument {index} of {function}", of, value)
    return called(*arguments)


def call(function: str, *arguments: Any) -> None:
    """Calls a function that returns a result code. Raises Error if that is not OK."""
    code = invoke(function, *arguments)
    if code != ResultCode.OK:
        raise Error(code, result_name(code), _last_error())


def filled(function: str, *arguments: Any) -> bytes:
    """Calls a function that fills a buffer, which is asked first how long it must be."""
    length = ctypes.c_size_t()
    call(function, *arguments, None, 0, ctypes.byref(length))
    buffer = ctypes.create_string_buffer(length.value + 1)
    call(function, *arguments, buffer, len(buffer), ctypes.byref(length))
    return buffer.raw[: length.value]


def result_name(code: int) -> str:
    """Such as "CONTENT_TOO_LONG"."""
    name: bytes = library().tickcord_result_name(code)
    shown = name.decode()
    for prefix in ("TICKCORD_ERROR_", "TICKCORD_"):
        if shown.startswith(prefix):
            return shown[len(prefix) :]
    return shown


def _last_error() -> str:
    # The library's texts have 1024 bytes at the most.
    buffer = ctypes.create_string_buffer(1025)
    library().tickcord_last_error(buffer, len(buffer), None)
    return buffer.value.decode("utf-8", "replace")
