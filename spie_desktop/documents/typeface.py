"""The typeface of printed documents, and the text that it can draw."""

import unicodedata
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from spie_desktop import paths

REGULAR = "AtkinsonHyperlegible"
BOLD = "AtkinsonHyperlegible-Bold"
ITALIC = "AtkinsonHyperlegible-Italic"
BOLD_ITALIC = "AtkinsonHyperlegible-BoldItalic"
_FILES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "Italic", BOLD_ITALIC: "BoldItalic"}
_STAND_INS = {0x202F: "\u00a0", 0x2009: "\u00a0", 0x2011: "-", 0x2212: "–"}


@lru_cache(maxsize=1)
def register() -> frozenset[int]:
    """Makes the four faces known to ReportLab, once; the characters that all of them have."""
    common: set[int] | None = None
    for name, file in _FILES.items():
        font = TTFont(name, paths.resources() / "fonts" / f"AtkinsonHyperlegible-{file}.ttf")
        pdfmetrics.registerFont(font)
        characters = set(font.face.charToGlyph)
        common = characters if common is None else common & characters
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    return frozenset(common or ())


def drawable(text: str) -> str:
    """The same text with stand-ins for what the typeface lacks: a blank square says nothing to a reader."""
    known = register()
    return "".join(_drawable(character, known) for character in unicodedata.normalize("NFC", text))


def _drawable(character: str, known: frozenset[int]) -> str:
    if ord(character) in known:
        return character
    stand_in = _STAND_INS.get(ord(character)) or unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in stand_in if ord(part) in known)
    return kept or ("" if unicodedata.category(character)[0] in "CM" else "?")
