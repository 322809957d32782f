"""Unlocking, as its owner does it: the passphrase, its errors, the recovery key, what is wrong with the folder."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spie_desktop import paths
from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.store.attempts import Attempts
from spie_desktop.store.process_lock import ProcessLock
from spie_desktop.ui.background import Background
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.window import OpeningWindow
from tests.ui.opening_parts import PASSPHRASE, keys, make_vault, part, press, soon, type_in, words_of


class Opened(list[tuple[Any, bool]]):
    """The vaults that were opened, closed at the end."""


@pytest.fixture
def opened():
    vaults = Opened()
    yield vaults
    for vault, _is_recovered in vaults:
        vault.close()


@pytest.fixture
def recovery_key() -> str:
    return make_vault(paths.default_vault(), label="Coffre d’Aubel")


@pytest.fixture
def window(
    recovery_key: str, background: Background, live_preferences: LivePreferences, shown: Any, opened: Opened
) -> OpeningWindow:
    made = OpeningWindow(background, live_preferences, paths.default_vault())
    made.opened.connect(lambda vault, is_recovered: opened.append((vault, is_recovered)))
    shown(made)
    return made


def test_the_passphrase_and_enter_open_the_vault(window: OpeningWindow, opened: Opened, qtbot: Any) -> None:
    """The keyboard is on the field at once; typing and Enter are enough."""
    line = part(window, "passphrase")
    assert window.focusWidget() is line
    keys(line, PASSPHRASE)
    QTest.keyClick(line, Qt.Key.Key_Return)
    soon(qtbot, lambda: bool(opened))
    vault, is_recovered = opened[0]
    assert vault.services.facilitator.present().last_name == "Martin"
    assert not is_recovered


def test_the_title_is_the_vault_s_name_and_nobody_s(window: OpeningWindow) -> None:
    """The name given to the vault shows; no name of a person does, in the page nor in the title of the window."""
    assert "Coffre d’Aubel" in words_of(window)
    assert "Martin" not in words_of(window)
    assert window.windowTitle() == "SPIE Desktop"


def test_a_wrong_passphrase_is_told_beside_the_field_and_can_be_typed_over(
    window: OpeningWindow, opened: Opened, qtbot: Any
) -> None:
    """The sentence stands under the field, the text is selected, and the next try succeeds."""
    type_in(window, "passphrase", "ce n'est pas elle")
    press(window, "open")
    soon(qtbot, lambda: "n’ouvre pas le coffre" in words_of(window))
    line = window.focusWidget()
    assert line.selectedText() == "ce n'est pas elle"
    keys(line, PASSPHRASE)
    assert "n’ouvre pas le coffre" not in words_of(window)
    QTest.keyClick(line, Qt.Key.Key_Return)
    soon(qtbot, lambda: bool(opened))


def test_nothing_typed_asks_for_the_passphrase(window: OpeningWindow) -> None:
    """Pressing « Ouvrir » on an empty field costs no attempt."""
    press(window, "open")
    assert "Tapez votre phrase de passe." in words_of(window)
    assert Attempts(paths.default_vault()).seconds_to_wait() == 0


def test_too_many_failures_count_down_and_leave_the_recovery_key(
    window: OpeningWindow, recovery_key: str, opened: Opened, qtbot: Any
) -> None:
    """The fifth failure waits, the wait is counted down in sight, and the recovery key does not wait."""
    attempts = Attempts(paths.default_vault())
    for _failure in range(4):
        attempts.failed()
    type_in(window, "passphrase", "encore raté")
    press(window, "open")
    soon(qtbot, lambda: "Prochain essai dans" in words_of(window))
    assert not part(window, "open").isEnabled()
    press(window, "forgotten")
    type_in(window, "recovery_key", recovery_key.lower().replace("-", " "))
    press(window, "open_with_key")
    soon(qtbot, lambda: bool(opened))
    assert opened[0][1], "recovered: a new passphrase is to be chosen"


def test_a_restart_does_not_forget_the_wait(
    recovery_key: str, background: Background, live_preferences: LivePreferences, shown: Any, qtbot: Any
) -> None:
    """The delay that earlier failures cost shows right after the window does."""
    for _failure in range(6):
        Attempts(paths.default_vault()).failed()
    window = shown(OpeningWindow(background, live_preferences, paths.default_vault()))
    soon(qtbot, lambda: "Prochain essai dans" in words_of(window))
    assert not part(window, "open").isEnabled()


def test_a_typing_error_in_the_recovery_key_is_told_as_such(window: OpeningWindow, recovery_key: str) -> None:
    """The group that holds it is named while one types; Escape goes back to the passphrase."""
    press(window, "forgotten")
    wrong = ("B" if recovery_key[0] != "B" else "C") + recovery_key[1:]
    line = type_in(window, "recovery_key", wrong)
    assert "Comparez le groupe 1 avec la fiche" in words_of(window)
    type_in(window, "recovery_key", recovery_key)
    assert "complète et bien tapée" in words_of(window)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    part(window, "passphrase")


def test_a_vault_open_elsewhere_offers_to_try_again(window: OpeningWindow, opened: Opened, qtbot: Any) -> None:
    """« Réessayer » opens it once the other window has closed; the passphrase is still there."""
    lock = ProcessLock(paths.default_vault()).acquire()
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: "déjà ouvert" in words_of(window))
    lock.release()
    press(window, "way_retry")
    press(window, "open")
    soon(qtbot, lambda: bool(opened))


def test_a_damaged_key_file_offers_the_backup(window: OpeningWindow) -> None:
    """The key file cut short is told before any passphrase is asked, with its two ways out."""
    (paths.default_vault() / "vault.json").write_text('{"format": "spie-va')
    window.show_unlock()
    assert "abîmé" in words_of(window)
    part(window, "way_key_file")
    part(window, "way_restore")
    assert not any(line.isVisible() for line in window.findChildren(type(window), "passphrase"))


def test_a_missing_database_is_no_new_vault(window: OpeningWindow, damaged: set[Path]) -> None:
    """Keys without data: never the assistant, always the way to a backup."""
    damaged.add(paths.default_vault() / "store.db")
    (paths.default_vault() / "store.db").write_bytes(b"")
    window.start()
    part(window, "way_restore")
    assert window.centralWidget().objectName() == "unlock_view"


def test_a_vault_gone_back_in_time_opens_only_on_demand(window: OpeningWindow, opened: Opened, qtbot: Any) -> None:
    """It says what is missing; « Continuer avec ce qui est là » opens it, without typing the passphrase again."""
    folder = paths.default_vault()
    before = (folder / "store.db").read_bytes()
    vault = open_vault(folder, with_passphrase(PASSPHRASE))
    vault.services.facilitator.edit(_draft(), territory_id=None)
    vault.close()
    (folder / "store.db").write_bytes(before)
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: "revenu en arrière" in words_of(window) or "way_continue" in _shown_names(window))
    assert not opened
    press(window, "way_continue")
    soon(qtbot, lambda: bool(opened))


def _draft() -> Any:
    from spie_desktop.services.facilitator import FacilitatorDraft

    return FacilitatorDraft(first_name="Anne", last_name="Dupont")


def _shown_names(window: OpeningWindow) -> set[str]:
    from PySide6.QtWidgets import QWidget

    return {widget.objectName() for widget in window.findChildren(QWidget) if widget.isVisible()}


def test_another_folder_opens_another_vault(window: OpeningWindow, opened: Opened, tmp_path: Path, qtbot: Any) -> None:
    """« Ouvrir un autre coffre » shows the one of the folder chosen, with its path."""
    make_vault(tmp_path / "ailleurs", label="Coffre de Rivenoire")
    window.open_folder(tmp_path / "ailleurs")
    assert "Coffre de Rivenoire" in words_of(window)
    assert str(tmp_path / "ailleurs") in words_of(window)
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: bool(opened))
    assert opened[0][0].folder == tmp_path / "ailleurs"
