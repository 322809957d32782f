"""The desk of an open vault, for the tests that need the whole window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import OpenVault, create_vault
from spie_desktop.ui.background import Background
from spie_desktop.ui.desk import Desk
from spie_desktop.ui.live_preferences import LivePreferences

PASSPHRASE = "sept petits cailloux blancs sous la lune"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenVault]:
    vault, _recovery = create_vault(
        tmp_path / "vault", PASSPHRASE, facilitator=FacilitatorDraft("Camille", "Exemple", territory_name="Valbois")
    )
    yield vault
    vault.close()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, vault: OpenVault) -> Iterator[Desk]:
    background = Background()
    desk = Desk(vault, background, LivePreferences(qapp))
    desk.window.resize(1366, 768)
    desk.show()
    qtbot.waitExposed(desk.window)
    desk.window.activateWindow()
    yield desk
    background.close()
    desk.window.closing.disconnect()
    desk.window.close()
    desk.window.deleteLater()
