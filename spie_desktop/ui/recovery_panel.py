"""The recovery key at the one moment when it is known: shown, saved, printed, and typed back to prove it was kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from spie_desktop.domain.recovery_key import tidy
from spie_desktop.i18n import _
from spie_desktop.ui.background import Background
from spie_desktop.ui.file_choices import choose_target
from spie_desktop.ui.printed_sheet import print_sheet
from spie_desktop.ui.widgets.buttons import PlainButton
from spie_desktop.ui.widgets.cards import ErrorPanel
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow, Grid

_A_ROW = 4


class RecoveryPanel(QWidget):
    """`display(groups, …)`, `edited` at each key, `proved` once its first and last groups were typed from the sheet."""

    proved = Signal()
    submitted = Signal()
    edited = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._groups: Sequence[str] = ()
        self._label = ""
        self._sheet: Callable[[], bytes] = bytes
        self._was_proved = False
        self._cells = [self._cell(place) for place in range(8)]
        self._done = PlainLabel(look="ok")
        self._done.setObjectName("sheet_done")
        self._error = ErrorPanel()
        self.first = self._proof_line("proof_first", _("First group"))
        self.last = self._proof_line("proof_last", _("Last group"))
        self._verdict = PlainLabel(look="muted")
        self._verdict.setObjectName("proof")
        self._build()
        self._done.hide()
        self.setFocusProxy(self.first)

    def _cell(self, place: int) -> PlainLabel:
        cell = PlainLabel(look="title")
        cell.setObjectName(f"group_{place + 1}")
        cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cell.setWordWrap(False)
        cell.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # on paper, not in the clipboard
        return cell

    @staticmethod
    def _framed(cell: PlainLabel) -> QFrame:
        frame = QFrame()
        frame.setObjectName("group")
        Column(frame, margins=("space_2", "space_1")).addWidget(cell)
        return frame

    def _proof_line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(words)
        line.setPlaceholderText(words)
        line.setMaxLength(12)
        line.textEdited.connect(lambda _text: self._on_edited())
        line.returnPressed.connect(self._on_return)
        return line

    def _build(self) -> None:
        column = Column(self, gap="space_3")
        key = Grid(gap="space_2")
        for place, cell in enumerate(self._cells):
            key.addWidget(self._framed(cell), place // _A_ROW, place % _A_ROW)
        column.addLayout(key)
        buttons = Flow()
        for name, words, icon, call in (
            ("save_sheet", _("Save the sheet (PDF)…"), "document", self._choose),
            ("print_sheet", _("Print the sheet…"), "print", self._print),
        ):
            button = PlainButton(words, icon=icon)
            button.setObjectName(name)
            button.clicked.connect(call)
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addWidget(self._done)
        column.addWidget(self._error)
        column.addWidget(PlainLabel(_("Read the sheet, and type its first and its last group here:"), look="strong"))
        proof = Flow()
        for line in (self.first, self.last):
            proof.addWidget(line)
        column.addLayout(proof)
        column.addWidget(self._verdict)

    def display(self, groups: Sequence[str], label: str, sheet: Callable[[], bytes]) -> None:
        """Shows a new key; `sheet` makes its PDF, on the worker."""
        self._groups, self._label, self._sheet = tuple(groups), label, sheet
        self._was_proved = False
        for cell, group in zip(self._cells, groups, strict=True):
            cell.display(group)
        for line in (self.first, self.last):
            line.clear()
        self._done.hide()
        self._error.display("")
        self._judge()

    @property
    def is_proved(self) -> bool:
        """Both groups were typed as they are printed."""
        return bool(self._groups) and self._is_right(self.first, 0) and self._is_right(self.last, -1)

    def forget(self) -> None:
        """The key is no longer shown nor held."""
        self._groups, self._sheet = (), bytes
        for cell in self._cells:
            cell.display("")
        for line in (self.first, self.last):
            line.clear()

    # --- keeping it

    def _choose(self) -> None:
        start = Path.home() / _("recovery-sheet.pdf")
        choose_target(self, _("Save the recovery sheet"), start, _("PDF document (*.pdf)"), self._save)

    def _save(self, target: Path) -> None:
        sheet = self._sheet
        self._error.display("")

        def write(_task: object) -> None:
            from spie_desktop.services.recovery_sheets import write_sheet

            write_sheet(sheet(), target)

        self._background.submit(write, done=lambda _none: self._on_saved(), failed=self._on_failed, owner=self)

    def _on_saved(self) -> None:
        self._done.display(_("Sheet saved. Print it, then delete the file: it opens your vault to whoever finds it."))
        self._done.show()
        self.first.setFocus()

    def _on_failed(self, error: BaseException) -> None:
        self._error.display(
            getattr(error, "sentence", _("The recovery sheet could not be made.")),
            getattr(error, "way_out", _("Copy the eight groups by hand: they are enough.")),
            getattr(error, "detail", type(error).__name__),
        )

    def _print(self) -> None:
        print_sheet(self, self._groups, self._label, filed=self._on_saved)

    # --- proving it

    def _is_right(self, line: QLineEdit, place: int) -> bool:
        return tidy(line.text()) == self._groups[place]

    def _on_edited(self) -> None:
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        if self.is_proved:
            self._verdict.display(_("Your sheet is right. Keep it in a locked place, away from the computer."))
            self._verdict.set_look("ok")
            if not self._was_proved:
                self._was_proved = True
                self.proved.emit()
            return
        self._was_proved = False
        wrong = [
            words
            for line, place, words in ((self.first, 0, _("the first group")), (self.last, -1, _("the last group")))
            if len(tidy(line.text())) >= 5 and self._groups and not self._is_right(line, place)
        ]
        self._verdict.display(_("Compare with the sheet: {group}.").format(group=", ".join(wrong)) if wrong else "")
        self._verdict.set_look("danger")

    def _on_return(self) -> None:
        if not self.last.text():
            self.last.setFocus()
        else:
            self.submitted.emit()
