"""Sentences in the user's language: English msgids, French catalogue, chosen at start and changeable in Réglages."""

import struct

from spie_desktop import paths

LANGUAGES = ("fr", "en")
_DOMAIN = "spie_desktop"
_CONTEXT, _PLURAL = b"\x04", b"\0"


class _Catalogue:
    """A compiled catalogue whose sentences are decoded when they are said: the start says a dozen of two thousand.

    The standard library reads them all first, a thirtieth of the time to the first window.
    """

    def __init__(self, content: bytes = b"") -> None:
        self._said: dict[bytes, bytes] = {}
        if not content:
            return
        count, keys_at, texts_at = struct.unpack_from("<3I", content, 8)
        keys = struct.unpack_from(f"<{2 * count}I", content, keys_at)
        texts = struct.unpack_from(f"<{2 * count}I", content, texts_at)
        for long, start, said_long, said_start in zip(keys[::2], keys[1::2], texts[::2], texts[1::2], strict=True):
            key = content[start : start + long].partition(_PLURAL)[0]
            self._said[key] = content[said_start : said_start + said_long]
        del self._said[b""]  # what the catalogue says of itself

    def one(self, message: str, context: str = "") -> str:
        key = message.encode()
        said = self._said.get(context.encode() + _CONTEXT + key if context else key)
        return message if said is None else said.partition(_PLURAL)[0].decode()

    def some(self, singular: str, plural: str, count: int) -> str:
        said = self._said.get(singular.encode())
        if said is None:
            return singular if count == 1 else plural
        one, _nul, several = said.partition(_PLURAL)
        return (several if count > 1 else one).decode()  # French: zero is singular


_catalogue = _Catalogue()
_language = "en"


def use_language(code: str) -> None:
    """Speaks `code` from now on; English is the language of the msgids themselves."""
    global _catalogue, _language
    if code not in LANGUAGES:
        code = "fr"
    file = paths.translations() / code / "LC_MESSAGES" / f"{_DOMAIN}.mo"
    _catalogue = _Catalogue() if code == "en" else _Catalogue(file.read_bytes())
    _language = code


def language() -> str:
    """The language spoken now: `fr` or `en`."""
    return _language


def _(message: str) -> str:
    return _catalogue.one(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    return _catalogue.some(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    return _catalogue.one(message, context)


def N_(message: str) -> str:
    """Marks a constant for the catalogue; translated later, where it is shown."""
    return message
