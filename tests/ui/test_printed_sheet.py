"""The recovery sheet, printed into a file."""

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from spie_desktop.ui.background import Background
from spie_desktop.ui.printed_sheet import draw_sheet
from spie_desktop.ui.recovery_panel import RecoveryPanel
from tests.ui.opening_parts import part, words_of

GROUPS = ("AAAAA", "BBBBB", "CCCCC", "DDDDD", "EEEEE", "FFFFF", "GGGGG", "HHHHH")


@pytest.mark.skipif(sys.platform == "win32", reason="the modes of files are those of Unix")
@pytest.mark.parametrize("stands_there", [False, True])
def test_a_sheet_printed_into_a_file_is_read_by_its_owner_alone(
    tmp_path: Path, qtbot: object, stands_there: bool
) -> None:
    """The key is in it: also where a file that everybody reads stood before."""
    file = tmp_path / "fiche.pdf"
    if stands_there:
        file.write_bytes(b"")
        file.chmod(0o644)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(file))
    assert draw_sheet(printer, GROUPS, "Coffre")
    assert file.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_panel_says_to_delete_the_file(background: Background, tmp_path: Path, qtbot: object) -> None:
    """The same sentence as for the sheet that is saved."""
    panel = RecoveryPanel(background)
    qtbot.addWidget(panel)  # type: ignore[attr-defined]
    panel.display(GROUPS, "Coffre", bytes)
    panel.show()
    part(panel, "print_sheet").click()  # type: ignore[attr-defined]
    dialog = panel.findChild(QPrintDialog)
    assert dialog is not None
    dialog.printer().setOutputFileName(str(tmp_path / "fiche.pdf"))
    QDialog.accept(dialog)
    assert "supprimez le fichier" in words_of(panel)
