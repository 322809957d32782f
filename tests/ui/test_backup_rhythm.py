"""The daily backup is made by itself, said in the band, and a failure of it interrupts nobody."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spie_desktop.store import backup
from spie_desktop.store.faults import StoreFull
from spie_desktop.ui.desk import Desk


def test_a_due_backup_is_made_and_said(desk: Desk, qtbot: QtBot) -> None:
    """A new vault has none; the first look makes it, verified, and the band says when."""
    chip = desk.window.band.backup
    assert chip.text() == "Pas encore de sauvegarde"
    desk.backups.look()
    qtbot.waitUntil(lambda: chip.text().startswith("Sauvegarde à"))
    [made] = desk.services.backups.all()
    assert made.path.exists()
    desk.backups.look()
    assert len(desk.services.backups.all()) == 1


def test_a_failed_backup_is_said_in_the_band(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """No dialog over what is being typed; the next one that succeeds says so."""

    def full(*_arguments: object, **_options: object) -> Path:
        raise StoreFull("plein")

    chip = desk.window.band.backup
    with monkeypatch.context() as broken:
        broken.setattr("spie_desktop.services.backups.back_up", full)
        desk.backups.look()
        qtbot.waitUntil(lambda: chip.text() == "Sauvegarde impossible")
        assert chip.property("tone") == "danger"
    desk.backups.look()
    qtbot.waitUntil(lambda: chip.text().startswith("Sauvegarde à"))
    assert backup.backups_in(desk.services.backups.folder)
