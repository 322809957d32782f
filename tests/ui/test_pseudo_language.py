"""No sentence of the window stands outside the catalogue: in a language of brackets, everything said has brackets."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QGroupBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from spie_desktop import i18n
from spie_desktop.services.opening import OpenVault
from spie_desktop.ui.desk import Desk
from spie_desktop.ui.places import Place
from spie_desktop.ui.settings.screen import SECTIONS

WORDS = re.compile(r"[^\W\d_]{2,}")
# What is nobody's sentence: names of things, data of this vault, days and months that Qt writes itself.
DATA = re.compile(
    r"^(SPIE|SPIE Desktop.*|Français|English|Camille|Exemple|Valbois|.*\d{4}|/.*|.+ \d+\.\d[\d.]*"
    r"|(LGPL|MIT|BSD|Apache|MPL|zlib|EUPL|OFL|ISC|PSF)[\w .,/+-]*"
    r"|(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche) .*"
    r"|(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) .*)$"
)


class _Brackets:
    """A catalogue that knows every sentence."""

    def one(self, message: str, _context: str = "") -> str:
        return f"⟦{message}⟧"

    def some(self, one: str, many: str, count: int) -> str:
        return f"⟦{one if count == 1 else many}⟧"


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", _Brackets())
    monkeypatch.setattr(i18n, "use_language", lambda _code: None)


def _said(widget: QWidget) -> list[str]:
    found = [widget.accessibleName(), widget.toolTip(), widget.statusTip()]
    if isinstance(widget, QLabel | QAbstractButton):
        found.append(widget.text())
    if isinstance(widget, QGroupBox):
        found.append(widget.title())
    if isinstance(widget, QLineEdit):
        found.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        found += [widget.itemText(row) for row in range(widget.count())]
    return found


def _bare(window: QWidget) -> set[str]:
    """Sentences with letters and no bracket."""
    said = {text for widget in window.findChildren(QWidget) if widget.isVisible() for text in _said(widget)}
    return {text for text in said if WORDS.search(text) and "⟦" not in text and not DATA.match(text)}


@pytest.mark.usefixtures("brackets")
def test_every_sentence_of_every_place_is_in_the_catalogue(
    vault: OpenVault, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    """Labels, buttons, tooltips, hints, choices and the names that screen readers say."""
    desk: Desk = request.getfixturevalue("desk")
    bare: dict[str, set[str]] = {}
    for place in Place:
        desk.window.navigate(place)
        QApplication.processEvents()
        bare[place.value] = _bare(desk.window)
    for sign in SECTIONS:
        desk.window.navigate(Place.SETTINGS, sign.code)
        QApplication.processEvents()
        bare[sign.code] = _bare(desk.window)
    assert {place: said for place, said in bare.items() if said} == {}
    assert any("⟦" in label.text() for label in desk.window.findChildren(QLabel))
