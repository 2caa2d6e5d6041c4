"""Holes of sparse files: zeros that were never written, whose sum is known without reading them for minutes."""

from __future__ import annotations

import os
import sys

LARGE = 1 << 26  # bytes; smaller holes are read as all else

_POLYNOMIAL = 0xEDB88320  # CRC-32's, lowest power first
_ONE = 1 << 31


def next_hole(descriptor: int, start: int, end: int) -> tuple[int, int]:
    """The first large hole from `start` on, as (start, end); (end, end) where there is none, or none can be found."""
    if sys.platform == "win32":
        return end, end
    while start < end:
        hole = min(os.lseek(descriptor, start, os.SEEK_HOLE), end)
        try:
            start = min(os.lseek(descriptor, hole, os.SEEK_DATA), end)
        except OSError:  # nothing but the hole
            start = end
        if start - hole >= LARGE:
            return hole, start
    return end, end


def crc32_of_zeros(count: int, crc: int) -> int:
    """`zlib.crc32(bytes(count), crc)`: each zero multiplies the sum by x⁸, so `count` of them by a power of it."""
    power, square = _ONE, _ONE >> 8
    while count:
        if count & 1:
            power = _product(power, square)
        square = _product(square, square)
        count >>= 1
    return _product(power, crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF


def _product(a: int, b: int) -> int:
    """Of two polynomials over {0, 1} modulo CRC-32's."""
    product = 0
    while a:
        if a & _ONE:
            product ^= b
        a = a << 1 & 0xFFFFFFFF
        b = b >> 1 ^ (_POLYNOMIAL if b & 1 else 0)
    return product
