"""The recovery sheet: one page that says the key, what it is, where to keep it, and no passphrase."""

import datetime as dt
import io
import re

import pypdf
import pytest

from spie_desktop import i18n
from spie_desktop.documents import typeface
from spie_desktop.documents.recovery_sheet import RecoverySheet, recovery_sheet
from spie_desktop.domain import recovery_key

SECRET = bytes(range(20))
SHEET = RecoverySheet(recovery_key.groups_of(SECRET), "Coffre du territoire fictif", dt.date(2026, 11, 20), "7484f0cf")


def _page(sheet: RecoverySheet) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(recovery_sheet(sheet)))
    assert len(reader.pages) == 1
    return reader, reader.pages[0].extract_text().replace("\u00a0", " ")


def test_it_says_all_that_is_needed() -> None:
    """The vault, the date in French, the mark of the sheet, where to keep it, how to use it."""
    reader, text = _page(SHEET)
    words = re.sub(r"\s+", " ", text)
    for expected in (
        "Fiche de secours",
        "Coffre du territoire fictif",
        "20 novembre 2026",
        "7484f0cf",
        "Où la garder",
        "Comment s’en servir",
        "armoire fermée à clé",
        "ne contient pas votre phrase de passe",
    ):
        assert expected in words
    assert reader.metadata is not None
    assert reader.metadata.title == "Fiche de secours"
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_what_is_printed_opens_the_vault() -> None:
    """The eight groups, read off the page in order, are the key."""
    _reader, text = _page(SHEET)
    compact = re.sub(r"\s+", "", text)
    places = [compact.index(group) for group in SHEET.groups]
    assert places == sorted(places)
    assert recovery_key.read("".join(SHEET.groups)) == SECRET


def test_it_is_printed_in_english_too() -> None:
    """The language of the program is the language of the sheet."""
    i18n.use_language("en")
    reader, text = _page(SHEET)
    assert "Recovery sheet" in text
    assert "20 November 2026" in text
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


@pytest.mark.parametrize(
    "label", ["", "<b>& « Coffre »", "Coffre 🗝️ 保険 \u202eabc", "x" * 10_000, "mot " * 3000, "a\x00b", "Łódź"]
)
def test_any_label_makes_one_page(label: str) -> None:
    """No text of the user breaks the page, its markup or its length."""
    _reader, text = _page(RecoverySheet(SHEET.groups, label, SHEET.created_on))
    assert "Fiche de secours" in text
    assert "sept" not in text or "Saisissez" in text
    if label.startswith("<b>"):
        assert "<b>&" in text


def test_the_typeface_draws_french_whole() -> None:
    """Every letter and sign of French is there; what is missing gets a stand-in, never a blank square."""
    french = "ÀÂÄÆÇÉÈÊËÎÏÔŒÙÛÜŸàâäæçéèêëîïôœùûüÿ«»’“”–—…€°·\u00a0"
    assert typeface.drawable(french) == french
    assert typeface.drawable("a\u202fb") == "a\u00a0b"
    assert typeface.drawable("clé 🗝 ①") == "clé ? 1"
    assert typeface.drawable("x\u202ey") == "xy"
