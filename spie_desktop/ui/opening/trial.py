"""The making of the fictional vault, with its progress."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.ui.background import Background, Cancelled, Task
from spie_desktop.ui.commands import report
from spie_desktop.ui.opening.problem import Problem
from spie_desktop.ui.opening.sheet_page import SheetPage
from spie_desktop.ui.widgets.buttons import LinkButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.progress import ProgressBand


class TrialView(SheetPage):
    """`finished(OpenVault)` or `left`."""

    finished = Signal(object)
    left = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(_("Try with fictional data"), parent=parent)
        self._background = background
        self._task: Task | None = None
        self.card.body.addWidget(
            PlainLabel(
                _("A département is being invented: people, structures, a year of committees. Nobody in it exists."),
                look="muted",
            )
        )
        self.band = ProgressBand()
        self.band.cancelled.connect(self._on_cancel)
        self.problem = Problem()
        back = LinkButton(_("Back"), icon="undo")
        back.setObjectName("trial_back")
        back.clicked.connect(self._on_back)
        for part in (self.band, self.problem, back):
            self.card.body.addWidget(part)
        self.setFocusProxy(back)

    def begin(self) -> None:
        """Opens the fictional vault, made first if need be."""
        self.problem.clear()
        self.band.display(-1, _("Preparing…"))
        self._task = self._background.submit(
            self._work, done=self._on_done, failed=self._on_failed, progress=self.band.display, owner=self
        )

    @staticmethod
    def _work(task: Task) -> Any:
        from spie_desktop.services.trial import open_trial

        return open_trial(task.tell)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_back(self) -> None:
        self._on_cancel()
        self.left.emit()

    def _on_done(self, vault: Any) -> None:
        self.band.finish()
        is_unwanted, self._task = bool(self._task and self._task.is_cancelled), None
        if is_unwanted:
            vault.close()
            self.left.emit()
        else:
            self.finished.emit(vault)

    def _on_failed(self, error: BaseException) -> None:
        self.band.finish()
        self._task = None
        if isinstance(error, Cancelled):
            self.left.emit()
        elif isinstance(error, UserError):
            self.problem.display(error.sentence, error.way_out, error.detail)
        else:
            report(error)
