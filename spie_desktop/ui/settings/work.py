"""A piece of work of one card, done on the worker: what it is doing, how it ended, in the card itself."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QProgressBar, QWidget

from spie_desktop.errors import UserError
from spie_desktop.ui.background import Background, Cancelled, Task
from spie_desktop.ui.commands import report
from spie_desktop.ui.widgets.cards import ErrorPanel
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column


class Work(QWidget):
    """`do(…)` runs one thing at a time; a refusal stands in the panel, a success in a sentence."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.is_busy = False
        self._doing = PlainLabel(look="muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._done = PlainLabel(look="ok")
        self._done.setObjectName("work_done")
        self._error = ErrorPanel()
        self._error.setObjectName("card")
        column = Column(self, gap="space_2")
        for part in (self._bar, self._doing, self._done, self._error):
            column.addWidget(part)
        self.clear()

    def do(
        self,
        work: Callable[[Task], Any],
        *,
        doing: str,
        done: Callable[[Any], str],
        freed: Callable[[], object],
        refused: Callable[[], object] = bool,
    ) -> bool:
        """Runs `work`; `done` returns the sentence to show; `freed` is called in every case, then `refused` after an
        error of the user's. False when busy."""
        if self.is_busy:
            return False
        self.clear()
        self.is_busy = True
        self._doing.display(doing)
        self._bar.setAccessibleName(doing)
        for part in (self._bar, self._doing):
            part.show()

        def succeeded(result: Any) -> None:
            self._free()
            freed()
            self.say(done(result))

        def failed(error: BaseException) -> None:
            self._free()
            freed()
            self._tell(error)
            if isinstance(error, UserError):
                refused()

        self._background.submit(work, done=succeeded, failed=failed, progress=self._move, owner=self)
        return True

    def say(self, sentence: str) -> None:
        """How it ended, when it ended well."""
        self._done.display(sentence)
        self._done.setVisible(bool(sentence))

    def refuse(self, sentence: str, way_out: str = "") -> None:
        """Why it was not even begun."""
        self.clear()
        self._error.display(sentence, way_out)

    def clear(self) -> None:
        """Says nothing any more."""
        for part in (self._bar, self._doing, self._done):
            part.hide()
        self._error.display("")

    def _move(self, share: float, sentence: str) -> None:
        self._bar.setRange(0, 0 if share < 0 else 1000)
        self._bar.setValue(round(share * 1000))
        if sentence:
            self._doing.display(sentence)

    def _free(self) -> None:
        self.is_busy = False
        self._bar.hide()
        self._doing.hide()

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            self._error.display(error.sentence, error.way_out, error.detail)
        else:
            report(error)
