"""The daily backup: made by itself while the window is calm, its state said in the band."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.backups import Backups, BackupState, Freshness
from spie_desktop.ui.background import Background, Cancelled
from spie_desktop.ui.commands import report
from spie_desktop.ui.spoken import clock, days_from_now

FIRST_LOOK = 20_000  # milliseconds after the vault was opened: the first minutes are the user's
NEXT_LOOK = 10 * 60_000
Say = Callable[[str, str], object]  # words and tone


class BackupRhythm(QObject):
    """Looks from time to time whether a backup is due, makes it on the worker, and says where things stand."""

    def __init__(self, backups: Backups, background: Background, is_open: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._backups, self._background, self._is_open = backups, background, is_open
        self._say: Say = lambda _words, _tone: None
        self._is_making = False
        self._failure = ""
        self._look = QTimer(self)
        self._look.setInterval(FIRST_LOOK)
        self._look.timeout.connect(self.look)
        self._look.start()

    def speak_through(self, say: Say) -> None:
        """Where the state is shown: the band of the window of the moment."""
        self._say = say
        self.tell()

    def look(self) -> None:
        """Makes a backup when one is due."""
        self._look.setInterval(NEXT_LOOK)
        if self._is_open() and not self._is_making and self._state().is_due:
            self._is_making = True
            self._background.submit(
                lambda _task: self._backups.make(), done=self._on_made, failed=self._on_failed, owner=self
            )

    def tell(self) -> None:
        """Says the state anew."""
        if self._failure:
            self._say(_("Backup impossible"), "danger")
            return
        state = self._state()
        self._say(said_of(state), _TONES[state.freshness])

    def _state(self) -> BackupState:
        return self._backups.state()

    def _on_made(self, _made: Any) -> None:
        self._is_making, self._failure = False, ""
        self.tell()

    def _on_failed(self, error: BaseException) -> None:
        """Said in the band, not over what is being typed; the settings give the reason and the way out."""
        self._is_making = False
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            self._failure = str(error)
            self.tell()
        else:
            report(error)


_TONES = {
    Freshness.FRESH: "neutral",
    Freshness.NEVER: "neutral",  # the first one is made in the first minutes
    Freshness.LATE: "warn",
    Freshness.OLD: "danger",
}


def said_of(state: BackupState) -> str:
    """« Sauvegarde à 10 h 42 », « Sauvegarde il y a 3 jours »."""
    if state.last is None:
        return _("No backup yet")
    made = state.last.made_at
    days = (datetime.now(made.tzinfo).date() - made.date()).days
    if days <= 0:
        return _("Backup at {hour}").format(hour=clock(made))
    return _("Backup {when}").format(when=days_from_now(-days))
