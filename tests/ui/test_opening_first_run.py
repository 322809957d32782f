"""The assistant, by keyboard: one page after the other, going back, leaving, and what the disk holds on the way."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from spie_desktop import paths
from spie_desktop.services.opening import open_vault, with_passphrase, with_recovery_key
from spie_desktop.services.threshold import Condition, state_of
from spie_desktop.ui.background import Background
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.first_run import FirstRun
from spie_desktop.ui.opening.window import OpeningWindow
from tests.ui.opening_parts import PASSPHRASE, keys, part, press, soon, type_in, words_of


@pytest.fixture
def opened():
    vaults: list[Any] = []
    yield vaults
    for vault in vaults:
        vault.close()


@pytest.fixture
def window(background: Background, live_preferences: LivePreferences, shown: Any, opened: list[Any]) -> OpeningWindow:
    made = OpeningWindow(background, live_preferences, paths.default_vault())
    made.opened.connect(lambda vault, _is_recovered: opened.append(vault))
    shown(made)
    return made


def assistant(window: OpeningWindow) -> FirstRun:
    found = window.centralWidget()
    assert isinstance(found, FirstRun)
    return found


def enter(window: QWidget) -> None:
    """Enter, wherever the keyboard is."""
    widget = window.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Return)


def at_passphrase(window: OpeningWindow) -> FirstRun:
    enter(window)
    type_in(window, "first_name", "Anne")
    type_in(window, "last_name", "Martin")
    enter(window)
    type_in(window, "territory", "Aubel")
    enter(window)
    return assistant(window)


def at_sheet(window: OpeningWindow, qtbot: Any) -> FirstRun:
    run = at_passphrase(window)
    keys(run.passphrase.choice.first.line, PASSPHRASE)
    keys(run.passphrase.choice.again.line, PASSPHRASE)
    QTest.keyClick(run.passphrase.choice.again.line, Qt.Key.Key_Return)
    soon(qtbot, lambda: run.position == 4)
    return run


def groups(run: FirstRun) -> list[str]:
    return [str(part(run, f"group_{number}").property("text")) for number in range(1, 9)]


def test_from_nothing_to_an_open_vault_by_keyboard_alone(window: OpeningWindow, opened: list[Any], qtbot: Any) -> None:
    """Enter goes on from each page; what was typed is in the vault; the passphrase and the sheet open it."""
    run = at_sheet(window, qtbot)
    key = groups(run)
    keys(window.focusWidget(), key[0].lower())
    enter(window)
    keys(window.focusWidget(), key[-1])
    enter(window)
    assert run.position == 5
    assert str(paths.default_vault()) in words_of(window)
    enter(window)
    soon(qtbot, lambda: bool(opened))
    vault = opened[0]
    facilitator = vault.services.facilitator.present()
    assert (facilitator.first_name, facilitator.last_name) == ("Anne", "Martin")
    assert facilitator.territory_id
    vault.close()
    open_vault(paths.default_vault(), with_passphrase(PASSPHRASE)).close()
    open_vault(paths.default_vault(), with_recovery_key("-".join(key))).close()


def test_a_name_is_asked_before_going_on(window: OpeningWindow) -> None:
    """The page says what is missing and puts the keyboard there."""
    enter(window)
    press(window, "step_next")
    assert "Votre nom n’est pas rempli" in words_of(window)
    assert window.focusWidget().objectName() == "last_name"


def test_a_weak_passphrase_is_refused_with_its_reason(window: OpeningWindow) -> None:
    """« bonjour » goes no further, and the reason is in plain words; her own name is no secret either."""
    run = at_passphrase(window)
    keys(run.passphrase.choice.first.line, "bonjour")
    press(window, "step_next")
    assert run.position == 3
    assert "Ajoutez" in words_of(window)
    run.passphrase.choice.first.forget()
    keys(run.passphrase.choice.first.line, "Anne Martin Aubel Martin Anne")
    press(window, "step_next")
    assert run.position == 3


def test_seven_words_are_proposed_and_must_be_typed_back(window: OpeningWindow) -> None:
    """The proposal shows, is strong enough, and the keyboard waits in the second field."""
    run = at_passphrase(window)
    press(window, "suggest")
    proposed = run.passphrase.choice.passphrase()
    assert len(proposed.split()) == 7
    assert run.passphrase.choice.first.line.echoMode() is QLineEdit.EchoMode.Normal
    assert window.focusWidget() is run.passphrase.choice.again.line
    press(window, "step_next")
    assert "une seconde fois" in words_of(window)
    assert run.position == 3


def test_two_different_passphrases_go_no_further(window: OpeningWindow) -> None:
    """The second field says so while one types."""
    run = at_passphrase(window)
    keys(run.passphrase.choice.first.line, PASSPHRASE)
    keys(run.passphrase.choice.again.line, "girafe X")
    assert "pas ce que vous avez tapé" in words_of(window)
    press(window, "step_next")
    assert run.position == 3


def test_going_back_keeps_everything_and_the_printed_sheet(window: OpeningWindow, qtbot: Any) -> None:
    """Back to the first page and forth again: same texts, same recovery key."""
    run = at_sheet(window, qtbot)
    key = groups(run)
    for _page in range(3):
        press(window, "step_back")
    assert run.position == 1
    assert part(window, "last_name").property("text") == "Martin"
    for _page in range(3):
        press(window, "step_next")
    soon(qtbot, lambda: run.position == 4)
    assert groups(run) == key


def test_another_passphrase_keeps_the_sheet(window: OpeningWindow, opened: list[Any], qtbot: Any) -> None:
    """Coming back to change the passphrase does not make the printed sheet void."""
    run = at_sheet(window, qtbot)
    key = groups(run)
    press(window, "step_back")
    press(window, "suggest")
    other = run.passphrase.choice.passphrase()
    keys(run.passphrase.choice.again.line, other)
    enter(window)
    soon(qtbot, lambda: run.position == 4)
    assert groups(run) == key
    part(window, "without_sheet").click()
    press(window, "step_next")
    press(window, "step_next")
    soon(qtbot, lambda: bool(opened))
    opened[0].close()
    open_vault(paths.default_vault(), with_passphrase(other)).close()
    open_vault(paths.default_vault(), with_recovery_key("-".join(key))).close()


def test_the_sheet_is_proved_or_expressly_done_without(window: OpeningWindow, qtbot: Any) -> None:
    """Neither a wrong group nor nothing at all goes on; the box does."""
    run = at_sheet(window, qtbot)
    press(window, "step_next")
    assert run.position == 4
    keys(run.sheet.panel.first, groups(run)[0])
    keys(run.sheet.panel.last, "ZZZZZ")
    assert "À comparer avec la fiche" in words_of(window)
    press(window, "step_next")
    assert run.position == 4
    part(window, "without_sheet").click()
    press(window, "step_next")
    assert run.position == 5


def test_the_sheet_is_saved_as_a_pdf(window: OpeningWindow, tmp_path: Path, qtbot: Any) -> None:
    """The file that the dialog names holds a PDF, readable by its owner alone."""
    run = at_sheet(window, qtbot)
    press(window, "save_sheet")
    dialog = part(window, "file_choice")
    dialog.fileSelected.emit(str(tmp_path / "fiche.pdf"))  # type: ignore[attr-defined]
    dialog.reject()  # type: ignore[attr-defined]
    soon(qtbot, lambda: "Fiche enregistrée" in words_of(window))
    assert (tmp_path / "fiche.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "fiche.pdf").stat().st_mode & 0o077 == 0
    assert window.focusWidget() is run.sheet.panel.first


def test_a_sheet_that_cannot_be_written_says_so(window: OpeningWindow, tmp_path: Path, qtbot: Any) -> None:
    """A folder that is gone: a sentence, and the key is still there to copy."""
    run = at_sheet(window, qtbot)
    run.sheet.panel._save(tmp_path / "parti" / "fiche.pdf")
    soon(qtbot, lambda: "n’a pas pu être enregistrée" in words_of(window))
    assert all(groups(run))


def test_escape_asks_before_leaving_and_leaves_nothing(window: OpeningWindow, qtbot: Any) -> None:
    """After the question, no key file remains: the next start begins again."""
    run = at_sheet(window, qtbot)
    assert state_of(paths.default_vault()).condition is Condition.UNFINISHED
    QTest.keyClick(run, Qt.Key.Key_Escape)
    question = QApplication.activeModalWidget()
    assert isinstance(question, QDialog)
    press(question, "confirm")
    soon(qtbot, lambda: not window.isVisible())
    assert state_of(paths.default_vault()).condition is Condition.ABSENT


def test_closing_the_window_on_the_way_leaves_nothing(window: OpeningWindow, qtbot: Any) -> None:
    """The cross does what « Quitter » does."""
    at_sheet(window, qtbot)
    window.close()
    assert state_of(paths.default_vault()).condition is Condition.ABSENT


def test_a_wrong_organisation_key_is_told_and_corrected(window: OpeningWindow, qtbot: Any) -> None:
    """The key is checked when the keys are made; nothing else typed is lost."""
    run = at_passphrase(window)
    press(window, "advanced")
    type_in(window, "escrow", "age1fauxfauxfaux")
    keys(run.passphrase.choice.first.line, PASSPHRASE)
    keys(run.passphrase.choice.again.line, PASSPHRASE)
    press(window, "step_next")
    soon(qtbot, lambda: "clé publique" in str(part(window, "step_problem").property("text")))
    assert run.position == 3
    type_in(window, "escrow", "")
    press(window, "step_next")
    soon(qtbot, lambda: run.position == 4)


def test_what_is_complained_of_is_no_longer_once_edited(window: OpeningWindow, qtbot: Any) -> None:
    """The red sentence of the foot goes with the first key, on the page of the passphrase and on that of the sheet."""
    run = at_sheet(window, qtbot)
    press(window, "step_next")
    assert part(window, "step_problem")
    keys(part(window, "proof_first"), "x")
    assert "step_problem" not in shown_names(window)
    press(window, "step_back")
    type_in(window, "passphrase", "court")
    press(window, "step_next")
    assert part(window, "step_problem")
    keys(run.passphrase.choice.first.line, "e")
    assert "step_problem" not in shown_names(window)


def test_an_address_that_is_none_is_said_under_its_field(window: OpeningWindow, qtbot: Any) -> None:
    """One stays on the page until it is mended; a telephone is looked at too."""
    enter(window)
    type_in(window, "last_name", "Martin")
    type_in(window, "email", "camille")
    type_in(window, "phone", "douze")
    for name in ("email", "phone"):
        press(window, "step_next")
        assert assistant(window).position == 1
        assert part(window, f"{name}_error").property("text")
        assert window.focusWidget() is part(window, name)
        type_in(window, name, "06 12 34 56 78" if name == "phone" else "camille@exemple.fr")
        assert f"{name}_error" not in shown_names(window)
    press(window, "step_next")
    assert assistant(window).position == 2


def test_escape_on_the_first_page_does_not_end_the_program(window: OpeningWindow, qtbot: Any) -> None:
    """A key pressed by mistake; « Quitter » is there for who wants to leave."""
    QTest.keyClick(window.centralWidget(), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert QApplication.activeModalWidget() is None


def shown_names(window: QWidget) -> set[str]:
    return {widget.objectName() for widget in window.findChildren(QWidget) if widget.isVisible()}


def test_english_is_one_click_away(window: OpeningWindow, live_preferences: LivePreferences) -> None:
    """The language chosen on the first page is spoken at once, and remembered."""
    part(window, "en").click()
    assert "Welcome" in words_of(window)
    assert live_preferences.now.language == "en"


def test_each_field_of_the_assistant_has_a_name(window: OpeningWindow, qtbot: Any) -> None:
    """A screen reader names every control of every page."""
    run = at_sheet(window, qtbot)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for step in run.steps
        for widget in step.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden() and not _name(widget)
    ]
    assert nameless == []


def _name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found else ""


def test_enlarging_the_text_works_before_any_vault(window: OpeningWindow, live_preferences: LivePreferences) -> None:
    """Ctrl++ also helps who cannot read the first page."""
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert live_preferences.now.text_size == 110
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert live_preferences.now.text_size == 100
