"""The digest of a text that people sign, and the short code that shows it on each page."""

import hashlib
import json
from collections.abc import Mapping

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no letter that a hand takes for a digit
_HALF = 4


def digest_of(content: Mapping[str, object]) -> str:
    """SHA-256 of the content written in one way only, in hexadecimal."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def short_code(digest: str) -> str:
    """« 7F3K-92QD »: the first forty bits of a digest, easy to read aloud and to compare."""
    bits = int(digest[: 2 * _HALF * 5 // 4], 16)
    letters = "".join(_ALPHABET[bits >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:_HALF]}-{letters[_HALF:]}"
