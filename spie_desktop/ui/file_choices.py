"""Asks where a file or a folder is, without stopping the program: the answer comes by a call."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from spie_desktop.i18n import _

Chosen = Callable[[Path], object]


def choose_folder(parent: QWidget, title: str, start: Path, chosen: Chosen) -> QFileDialog:
    """An existing folder, or one made in the dialog."""
    dialog = _dialog(parent, title, start, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def choose_file(parent: QWidget, title: str, start: Path, kinds: str, chosen: Chosen) -> QFileDialog:
    """A file that exists; `kinds` as Qt writes them: « Sauvegardes (*.spiebackup) »."""
    dialog = _dialog(parent, title, start, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def choose_target(parent: QWidget, title: str, start: Path, kinds: str, chosen: Chosen) -> QFileDialog:
    """Where to write a file; the dialog asks before an existing one is replaced. `start` proposes its name."""
    dialog = _dialog(parent, title, start.parent, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(start.suffix.lstrip("."))
    dialog.selectFile(start.name)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, start: Path, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start if start.is_dir() else Path.home()))
    dialog.setObjectName("file_choice")
    # The catalogues of Qt do not know these two with their underlined letters.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Files of type:"))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
