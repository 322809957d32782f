"""The backups: whether the vault is safe, making one now, putting one elsewhere, going back to one."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.services.backups import BackupState, BackupView, Freshness
from spie_desktop.ui.background import Cancelled, Task
from spie_desktop.ui.commands import report
from spie_desktop.ui.file_choices import choose_file, choose_folder
from spie_desktop.ui.settings.section import Section, Shell
from spie_desktop.ui.spoken import clock, locale, long_day
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from spie_desktop.ui.widgets.cards import Card, EmptyState, ErrorPanel
from spie_desktop.ui.widgets.columns import ListColumn
from spie_desktop.ui.widgets.dialogs import Confirmation
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow
from spie_desktop.ui.widgets.list_area import ListArea
from spie_desktop.ui.widgets.progress import ProgressBand
from spie_desktop.ui.widgets.record_table import RecordTable

_TONES = {Freshness.FRESH: "ok", Freshness.LATE: "warn", Freshness.OLD: "danger", Freshness.NEVER: "danger"}
_ROWS = 8


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    cells: tuple[str, ...]
    is_archived: bool = False


class BackupsSection(Section):
    """`restore_asked(file)`: the vault must be closed first, which is for whoever holds its window."""

    restore_asked = Signal(object)
    made = Signal()

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self._backups, self._background = services.backups, shell.background
        self._task: Task | None = None
        self._chosen = ""
        self._goes_back = False
        self._build_state()
        self._build_list()
        self.setFocusProxy(self.now)

    def _build_state(self) -> None:
        self.state = self.add_card(
            _("Backups"),
            _(
                "One is made each day you work. Those of the last seven days, of four weeks and of twelve months are"
                " kept, with the last twenty that you asked for."
            ),
        )
        self._last = PlainLabel(look="strong")
        self._last.setObjectName("last_backup")
        self.now = PrimaryButton(_("Back up now"), icon="backup")
        self.now.setObjectName("back_up_now")
        self.now.clicked.connect(self.back_up)
        elsewhere = PlainButton(_("Back up on a stick or in a folder…"), icon="folder")
        elsewhere.setObjectName("back_up_elsewhere")
        elsewhere.clicked.connect(self._choose_place)
        folder = LinkButton(_("Open the folder"), icon="external")
        folder.setObjectName("open_backups")
        folder.clicked.connect(self._open_folder)
        self.band = ProgressBand()
        self.band.cancelled.connect(self._cancel)
        self._done = PlainLabel(look="ok")
        self._done.setObjectName("backup_done")
        self._error = ErrorPanel()
        buttons = Flow()
        for button in (self.now, elsewhere, folder):
            buttons.addWidget(button)
        body: Column = self.state.body
        body.addWidget(self._last)
        body.addLayout(buttons)
        for part in (self.band, self._done, self._error):
            body.addWidget(part)
        body.addWidget(
            PlainLabel(
                _("A backup is encrypted like the vault, and opens with the passphrase of the day it was made."),
                look="small",
            )
        )
        self._done.hide()

    def _build_list(self) -> None:
        card: Card = self.add_card(_("Go back to a backup"))
        self.table = RecordTable(
            (ListColumn(_("Made on"), 3), ListColumn(_("Size"), 1), ListColumn(_("Occasion"), 2)),
            name=_("Backups of this vault"),
        )
        self.table.setObjectName("backups_list")
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(self._ask_to_restore)
        self._area = ListArea(self.table, EmptyState("backup", _("The backups of this vault will stand here.")))
        card.body.addWidget(self._area)
        self._restore = PlainButton(_("Restore this backup…"), icon="restore")
        self._restore.setObjectName("restore_selected")
        self._restore.clicked.connect(lambda: self._ask_to_restore(self._chosen))
        other = LinkButton(_("Restore another file…"), icon="folder")
        other.setObjectName("restore_other")
        other.clicked.connect(self._choose_file)
        buttons = Flow()
        for button in (self._restore, other):
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        theme().changed.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        self._area.setFixedHeight(theme().px("row") * _ROWS)

    # --- what is shown

    def arrive(self) -> None:
        state, found = self._backups.state(), self._backups.all()
        self._display_state(state)
        self.table.display_lines([_line(backup) for backup in found])
        if found:
            self._area.show_list()
            self.table.select_first()
        else:
            self._area.show_empty()
        self._on_selected(self.table.current_id)

    def _display_state(self, state: BackupState) -> None:
        words = {
            Freshness.FRESH: _("up to date"),
            Freshness.LATE: _("to be done"),
            Freshness.OLD: _("too old"),
            Freshness.NEVER: _("none yet"),
        }
        self.state.display_title(_("Backups"), words[state.freshness], _TONES[state.freshness])
        last = state.last
        self._last.display(
            _("Last backup: {moment}").format(moment=_moment(last.made_at)) if last else _("No backup was made yet.")
        )

    def _on_selected(self, identifier: str) -> None:
        self._chosen = identifier
        self._restore.setEnabled(bool(identifier))

    # --- making one

    def back_up(self) -> None:
        """One now, in the vault's own folder."""
        self._begin(lambda task: self._backups.make_kept(task.tell))

    def _choose_place(self) -> None:
        choose_folder(self, _("Where to put the backup"), Path.home(), self._back_up_in)

    def _back_up_in(self, place: Path) -> None:
        self._begin(lambda task: self._backups.make_in(place, task.tell))

    def _begin(self, work: Any) -> None:
        if self._task is not None:
            return
        self._done.hide()
        self._error.display("")
        # A button that is greyed hands the keyboard to its neighbour: it takes it back at the end.
        self._goes_back = self.now.hasFocus()
        self.now.setEnabled(False)
        self.band.display(0, _("Copying the vault…"))
        self._task = self._background.submit(
            work, done=self._on_made, failed=self._on_failed, progress=self.band.display, owner=self
        )

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _end(self) -> None:
        self._task = None
        self.now.setEnabled(True)
        self.band.finish()
        if self._goes_back and self.isVisible():
            self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_made(self, made: BackupView) -> None:
        self._end()
        self.arrive()
        self._done.display(_("Backup made and verified: {file}").format(file=made.path))
        self._done.show()
        self.made.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            self._error.display(error.sentence, error.way_out, error.detail)
        else:
            report(error)

    def _open_folder(self) -> None:
        folder = self._backups.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else folder.parent)))

    # --- going back to one

    def _choose_file(self) -> None:
        choose_file(
            self,
            _("The backup to restore"),
            self._backups.folder,
            _("Backups of SPIE Desktop (*.spiebackup)"),
            lambda file: self._ask_to_restore(str(file)),
        )

    def _ask_to_restore(self, file: str) -> None:
        if not file:
            return
        question = Confirmation(
            self,
            _("Go back to this backup?"),
            _(
                "The vault closes, the backup is verified, and its passphrase is asked. The present vault is set aside"
                " whole: what was written since the backup stays in it, not in the restored one."
            ),
            verb=_("Close the vault and go on"),
        )
        question.confirmed.connect(partial(self.restore_asked.emit, Path(file)))
        question.open()


def _line(backup: BackupView) -> _Line:
    size = locale().formattedDataSize(backup.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return _Line(str(backup.path), (_moment(backup.made_at), size, _occasion(backup)))


def _occasion(backup: BackupView) -> str:
    if backup.is_before_update:
        return _("before an update")
    return _("asked for") if backup.is_on_demand else _("of the day")


def _moment(at: dt.datetime) -> str:
    return _("{day} at {hour}").format(day=long_day(at.date()), hour=clock(at))
