"""Identifiers that sort by the moment they were made, so that inserts stay at the end of each index."""

import secrets
import time

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [a + b for a in _ALPHABET for b in _ALPHABET]
_RANDOM_BITS = 80
_last = 0


def new_id() -> str:
    """Forty-eight bits of time in milliseconds and eighty random bits, as 26 characters that sort like the number."""
    global _last
    value = (time.time_ns() // 1_000_000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    if value <= _last:  # same millisecond, or a clock moved back: stay in order all the same
        value = _last + 1 + secrets.randbits(32)
    _last = value
    return encode(value)


def encode(value: int) -> str:
    """A number under 2^130 as 26 characters of Crockford's base 32."""
    return "".join([_PAIRS[(value >> shift) & 1023] for shift in range(120, -1, -10)])
