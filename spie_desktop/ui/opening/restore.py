"""Restoring a backup: which one, what it holds, where it goes, and its own passphrase."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QWidget

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.threshold import Condition, WayOut, state_of
from spie_desktop.ui.background import Background, Cancelled, Task
from spie_desktop.ui.commands import report
from spie_desktop.ui.file_choices import choose_file, choose_folder
from spie_desktop.ui.opening.attempt import Attempt
from spie_desktop.ui.opening.problem import Problem
from spie_desktop.ui.opening.sheet_page import SheetPage
from spie_desktop.ui.opening.unlock_form import UnlockForm
from spie_desktop.ui.spoken import clock, locale, long_day
from spie_desktop.ui.widgets.buttons import LinkButton, PlainButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow
from spie_desktop.ui.widgets.looks import hide_unless
from spie_desktop.ui.widgets.progress import ProgressBand

if TYPE_CHECKING:
    from spie_desktop.services.restoring import BackupPreview


class RestoreView(SheetPage):
    """`restored(folder, sentence)` or `left`; with `only_keys`, the key file alone is taken from the backup."""

    restored = Signal(object, str)
    left = Signal()

    def __init__(
        self, background: Background, folder: Path, *, only_keys: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Take the key file from a backup") if only_keys else _("Restore a backup"), parent=parent)
        self.setObjectName("restore_view")
        self._background, self._folder, self._only_keys = background, folder, only_keys
        self._file: Path | None = None
        self._task: Task | None = None
        self._what = PlainLabel(look="strong")
        self._what.setObjectName("backup_preview")
        self._where = PlainLabel(look="muted")
        self._where.setObjectName("restore_place")
        self.problem = Problem()
        self.problem.chosen.connect(self._on_way_out)
        self.band = ProgressBand()
        self.band.cancelled.connect(self._on_cancel)
        self.form = UnlockForm()
        self.form.open_button.setText(_("Take the key file") if only_keys else _("Restore"))
        self._asked = PlainLabel(_("Its own passphrase opens it: the one of the day it was made."), look="muted")
        self.attempt = Attempt(self.form, background, self._restore)
        self.attempt.begun.connect(self._on_begun)
        self.attempt.opened.connect(self._on_restored)
        self.attempt.stopped.connect(self._on_stopped)
        self.attempt.failed.connect(self.band.finish)
        self.attempt.moved.connect(self.band.display)
        self._build()

    def _build(self) -> None:
        sentence = (
            _("The data stays as it is; the key file of a backup of the same vault opens it again.")
            if self._only_keys
            else _("The vault that stands in the folder now is set aside whole: nothing is overwritten.")
        )
        self.choose = PlainButton(_("Choose a backup…"), icon="folder")
        self.choose.setObjectName("choose_backup")
        self.choose.clicked.connect(self.ask_file)
        self._elsewhere = PlainButton(_("Restore in another folder…"), icon="folder")
        self._elsewhere.setObjectName("choose_place")
        self._elsewhere.clicked.connect(self._ask_folder)
        hide_unless(not self._only_keys, self._elsewhere)
        buttons = Flow()
        buttons.addWidget(self.choose)
        buttons.addWidget(self._elsewhere)
        body: Column = self.card.body
        body.addWidget(PlainLabel(sentence, look="muted"))
        body.addLayout(buttons)
        for part in (self.problem, self._what, self._where, self._asked, self.form, self.band):
            body.addWidget(part)
        back = LinkButton(_("Back"), icon="undo")
        back.setObjectName("restore_back")
        back.clicked.connect(self._on_back)
        self.below.addWidget(back)
        self._show_form(False)
        self._what.hide()
        self._say_where()
        self.setFocusProxy(self.choose)

    # --- which backup, and where

    def ask_file(self) -> None:
        """Looks first where the vault keeps its own backups."""
        choose_file(
            self,
            _("The backup to restore"),
            self._folder / "backups",
            _("Backups of SPIE Desktop (*.spiebackup)"),
            self.examine,
        )

    def examine(self, file: Path) -> None:
        """Reads the whole backup before anything is asked."""
        self._file = None
        self.problem.clear()
        self._show_form(False)
        self._what.hide()

        def work(task: Task) -> Any:
            from spie_desktop.services.restoring import preview

            return preview(file, task.tell)

        self.band.display(0, _("Verifying the backup…"))
        self._task = self._background.submit(
            work, done=self._on_preview, failed=self._on_failed, progress=self.band.display, owner=self
        )

    def _on_preview(self, found: "BackupPreview") -> None:
        self.band.finish()
        self._file = found.file
        self._what.display(
            _("{label}, {day} at {hour}, {size}: this backup is whole.").format(
                label=found.label or _("Vault"),
                day=long_day(found.made_at.date()).lower(),
                hour=clock(found.made_at),
                size=locale().formattedDataSize(found.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat),
            )
        )
        self._what.show()
        self._show_form(True)
        self.form.ask_passphrase()

    def _ask_folder(self) -> None:
        choose_folder(self, _("The folder to restore in"), self._folder.parent, self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        self._folder = folder
        self._say_where()

    def _say_where(self) -> None:
        state = state_of(self._folder)
        place = _("In this folder: {folder}").format(folder=self._folder)
        if state.condition not in (Condition.ABSENT, Condition.UNFINISHED):
            aside = _("The vault that is there will be set aside.")
            place = f"{place} {aside}"
        self._where.display(place)
        self._where.setVisible(not self._only_keys)

    def _show_form(self, is_shown: bool) -> None:
        for part in (self._asked, self.form):
            part.setVisible(is_shown)

    # --- doing it

    def _restore(self, unlock: Any, _accept_rollback: bool) -> object:
        from spie_desktop.services import restoring

        if self._file is None:
            return None
        if self._only_keys:
            return restoring.restore_key_file(self._file, self._folder, unlock)
        return restoring.restore(self._file, self._folder, unlock, self.attempt.tell)

    def _on_begun(self) -> None:
        self.problem.clear()

    def _on_restored(self, aside: object, _is_recovered: bool) -> None:
        self.band.finish()
        said = _("The key file is back.") if self._only_keys else _("The backup is restored.")
        if aside is not None:
            said += " " + _("What it replaces was kept: {place}").format(place=aside)
        # The form that sent this is still on the way back from it.
        QTimer.singleShot(0, self, lambda: self.restored.emit(self._folder, said))

    def _on_stopped(self, error: UserError, ways: tuple[WayOut, ...]) -> None:
        self.band.finish()
        kept = tuple(way for way in ways if way is WayOut.RETRY)
        self.problem.display(error.sentence, error.way_out, error.detail, kept)

    def _on_failed(self, error: BaseException) -> None:
        self.band.finish()
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            self.problem.display(error.sentence, error.way_out, error.detail)
        else:
            report(error)

    def _on_way_out(self, _way: WayOut) -> None:
        self.problem.clear()
        self.form.ask_passphrase()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.attempt.cancel()

    def _on_back(self) -> None:
        self._on_cancel()
        self.left.emit()
