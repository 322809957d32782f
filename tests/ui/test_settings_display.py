"""« Apparence et langue »: readable at every size of the text, and left standing when the language changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.ui.background import Background
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.settings.screen import SECTIONS, SettingsScreen, settings_screen
from tests.ui.opening_parts import PASSPHRASE, make_vault, part, soon
from tests.ui.test_settings import Shell


@pytest.fixture
def shell(background: Background, live_preferences: LivePreferences) -> Shell:
    return Shell(Changes(), background, live_preferences)


@pytest.fixture
def screen(tmp_path: Path, shell: Shell, shown: Callable[[QWidget], QWidget]):
    make_vault(tmp_path / "coffre")
    vault = open_vault(tmp_path / "coffre", with_passphrase(PASSPHRASE))
    made = settings_screen(vault.services, shell)
    shown(made)
    yield made
    vault.close()


@pytest.mark.parametrize("size", [150, 200])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1180, 720)])
def test_nothing_is_cut_on_the_right_at_large_sizes(
    screen: SettingsScreen, shell: Shell, size: int, width: int, height: int, qtbot: object
) -> None:
    """Each section is as wide as its place: what does not fit goes on a new line."""
    shell.preferences.change(text_size=size)
    screen.resize(width - 172, height - 60)  # beside the rail, under the band
    for sign in SECTIONS:
        screen.enter(sign.code)
        section = screen._sections[sign.code]
        soon(qtbot, lambda section=section: not cut_in(section))  # type: ignore[misc]


def cut_in(section: QWidget) -> list[str]:
    """The pages wider than their place, the buttons beyond its edge."""
    found = [section, *section.findChildren(QScrollArea)]
    pages = [area for area in found if isinstance(area, QScrollArea) and area.widget() is not None]
    cut = [page.objectName() for page in pages if page.widget().width() > page.viewport().width()]
    for page in pages:
        for button in page.findChildren(QPushButton):
            right = button.mapTo(page.viewport(), button.rect().topRight()).x()
            if button.isVisible() and right > page.viewport().width():
                cut.append(button.text())
    return cut


def test_a_change_of_language_leaves_the_keyboard_on_the_languages(
    screen: SettingsScreen, shell: Shell, shown: Callable[[QWidget], QWidget]
) -> None:
    """The screen is built anew from what the former one says of where one stands."""
    screen.enter("display")
    assert screen.argument() == "display"
    part(screen, "en").setFocus()
    part(screen, "en").click()  # type: ignore[attr-defined]
    made = settings_screen(screen._services, shell)
    made.enter(screen.argument())
    shown(made)
    made.setFocus()
    assert made.section == "display"
    focused = made.focusWidget()
    assert isinstance(focused, QPushButton)
    assert (focused.objectName(), focused.isChecked()) == ("en", True)
