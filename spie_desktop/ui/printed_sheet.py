"""Prints a recovery sheet straight from the window, so that no file of it need exist; one that does is private."""

import contextlib
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.theme import FAMILY

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_A_ROW = 4
_PRIVATE = 0o600


def print_sheet(parent: QWidget, groups: Sequence[str], label: str, *, filed: Callable[[], object]) -> None:
    """Asks for the printer, then prints one page; `filed` is called when the printer was a file."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # not needed to unlock

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print_dialog")
    dialog.setWindowTitle(_("Print the recovery sheet"))
    dialog.accepted.connect(lambda: filed() if draw_sheet(printer, groups, label) else None)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def draw_sheet(printer: "QPrinter", groups: Sequence[str], label: str) -> bool:
    """One page: the key in large groups, where to keep it, how to use it. True when it went into a file."""
    file = printer.outputFileName()
    if file:
        _make_private(Path(file))  # before the key is in it
    document = QTextDocument()
    document.setHtml(_page(groups, label))
    document.print_(printer)
    if file:
        _make_private(Path(file))  # whatever the printer did with the one that stood there
    return bool(file)


def _make_private(file: Path) -> None:
    """Readable by its owner alone; a stick that knows no owners stays as it is."""
    with contextlib.suppress(OSError):
        file.touch(mode=_PRIVATE)
        file.chmod(_PRIVATE)


def _page(groups: Sequence[str], label: str) -> str:
    rows = [groups[start : start + _A_ROW] for start in range(0, len(groups), _A_ROW)]
    cells = "".join(
        "<tr>" + "".join(f'<td align="center"><b>{escape(group)}</b></td>' for group in row) + "</tr>" for row in rows
    )
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in _sentences())
    return (
        f"<html><body style=\"font-family: '{FAMILY}'\"><h1>{escape(_('Recovery sheet'))}</h1>"
        f"<h3>{escape(label or _('SPIE Desktop vault'))}</h3>"
        f'<table width="100%" cellpadding="12" style="font-size: xx-large">{cells}</table>{sentences}</body></html>'
    )


def _sentences() -> tuple[str, ...]:
    return (
        _(
            "This key opens your vault if you forget your passphrase. Without the one or the other, nobody can read"
            " your files again: neither your IT department nor the makers of the program."
        ),
        _("On paper only, in a locked place: a safe, a locked cupboard, a sealed envelope with your management."),
        _("Away from the computer, never in its bag."),
        _("Type the eight groups. Capital letters, spaces and dashes do not matter; a typing error is pointed out."),
    )
