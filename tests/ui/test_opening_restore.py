"""Restoring from the opening window: the backup is verified, its own passphrase asked, nothing is overwritten."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from spie_desktop import paths
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.ui.background import Background
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.opening.restore import RestoreView
from spie_desktop.ui.opening.window import OpeningWindow
from tests.ui.opening_parts import PASSPHRASE, make_vault, part, press, soon, type_in, words_of


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup kept elsewhere; the vault went on after it."""
    folder = paths.default_vault()
    make_vault(folder, label="Coffre d’Aubel")
    vault = open_vault(folder, with_passphrase(PASSPHRASE))
    kept = tmp_path / "cle"
    kept.mkdir()
    made = vault.services.backups.make_in(kept)
    vault.services.facilitator.edit(FacilitatorDraft(first_name="Anne", last_name="Dupont"), territory_id=None)
    vault.close()
    return made.path


@pytest.fixture
def window(
    backup: Path, background: Background, live_preferences: LivePreferences, shown: Callable[[QWidget], QWidget]
) -> OpeningWindow:
    made = OpeningWindow(background, live_preferences, paths.default_vault())
    shown(made)
    return made


def examined(window: OpeningWindow, file: Path, qtbot: Any) -> RestoreView:
    """The page, once the backup was read from one end to the other."""
    view = window.centralWidget()
    assert isinstance(view, RestoreView)
    view.examine(file)
    soon(qtbot, lambda: not view.band.isVisible())
    return view


def last_name(folder: Path) -> str:
    vault = open_vault(folder, with_passphrase(PASSPHRASE))
    present = vault.services.facilitator.present()
    vault.close()
    assert present is not None
    return present.last_name


def test_the_vault_goes_back_and_the_former_is_kept(window: OpeningWindow, backup: Path, qtbot: Any) -> None:
    """Preview, passphrase, restored; the passphrase is then asked to open it; the former vault is aside, whole."""
    window.show_restore()
    examined(window, backup, qtbot)
    assert "Coffre d’Aubel" in words_of(window)
    assert "intacte" in words_of(window)
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: window.centralWidget().objectName() == "unlock_view")
    assert "La sauvegarde est restaurée" in words_of(window)
    folder = paths.default_vault()
    assert last_name(folder) == "Martin"
    (aside,) = folder.glob("avant-restauration-*")
    assert last_name(aside) == "Dupont"


def test_a_damaged_backup_is_told_before_anything_is_asked(window: OpeningWindow, backup: Path, qtbot: Any) -> None:
    """One byte in the middle: no passphrase is asked for, and the vault is as it was."""
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    window.show_restore()
    view = examined(window, backup, qtbot)
    assert "abîmée ou incomplète" in words_of(window)
    assert not view.form.isVisible()
    assert last_name(paths.default_vault()) == "Dupont"


def test_a_wrong_passphrase_changes_nothing_and_can_be_typed_again(
    window: OpeningWindow, backup: Path, qtbot: Any
) -> None:
    """The sentence stands under the field; the next try succeeds."""
    window.show_restore()
    view = examined(window, backup, qtbot)
    type_in(window, "passphrase", "ce n'est pas elle")
    press(window, "open")
    soon(qtbot, lambda: "n’ouvre pas le coffre" in words_of(window))
    assert view.form.isVisible()
    assert last_name(paths.default_vault()) == "Dupont"


def test_it_can_go_to_another_folder(window: OpeningWindow, backup: Path, tmp_path: Path, qtbot: Any) -> None:
    """The present vault stays where it is."""
    window.show_restore()
    view = examined(window, backup, qtbot)
    view._on_folder(tmp_path / "ailleurs")
    assert "sera mis de côté" not in words_of(window)
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: window.centralWidget().objectName() == "unlock_view")
    assert last_name(tmp_path / "ailleurs") == "Martin"
    assert last_name(paths.default_vault()) == "Dupont"


def test_a_lost_key_file_comes_back_from_a_backup(window: OpeningWindow, backup: Path, qtbot: Any) -> None:
    """The data stays as it is, with what was written after the backup."""
    (paths.default_vault() / "vault.json").unlink()
    window.show_unlock()
    press(window, "way_key_file")
    examined(window, backup, qtbot)
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: window.centralWidget().objectName() == "unlock_view")
    assert last_name(paths.default_vault()) == "Dupont"


def test_from_nothing_a_backup_makes_the_vault(
    backup: Path,
    background: Background,
    live_preferences: LivePreferences,
    shown: Callable[[QWidget], QWidget],
    damaged: set[Path],
    qtbot: Any,
) -> None:
    """On a new computer, the assistant leads to the restore."""
    shutil.rmtree(paths.default_vault())
    window = OpeningWindow(background, live_preferences, paths.default_vault())
    shown(window)
    press(window, "restore")
    examined(window, backup, qtbot)
    type_in(window, "passphrase", PASSPHRASE)
    press(window, "open")
    soon(qtbot, lambda: window.centralWidget().objectName() == "unlock_view")
    assert last_name(paths.default_vault()) == "Martin"


def test_back_leads_where_one_came_from(window: OpeningWindow) -> None:
    """Nothing was chosen, nothing happened."""
    window.show_restore()
    press(window, "restore_back")
    part(window, "passphrase")
