"""What stands in the window while the vault is locked: the form that opens it again, nothing of what was there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.threshold import WayOut
from spie_desktop.ui.background import Background
from spie_desktop.ui.opening.attempt import Attempt, Opener
from spie_desktop.ui.opening.problem import Problem
from spie_desktop.ui.opening.sheet_page import SheetPage
from spie_desktop.ui.opening.unlock_form import UnlockForm
from spie_desktop.ui.widgets.buttons import LinkButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.looks import hide_unless

QUIT_KEYS = "Ctrl+Q"
# What can be done without losing what was being typed.
_HERE = (WayOut.RETRY, WayOut.CONTINUE)


class LockCover(SheetPage):
    """`unlocked(is_recovered)`, or `quit_asked`; what was typed waits behind."""

    unlocked = Signal(bool)
    quit_asked = Signal()
    text_size_asked = Signal(int)

    def __init__(
        self, background: Background, opener: Opener, label: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label or _("Your vault"), parent=parent)
        self.setObjectName("lock_cover")
        self.card.chip.display(_("locked"), icon="lock")
        self.card.chip.show()
        self.problem = Problem()
        self.problem.chosen.connect(self._on_way_out)
        self.form = UnlockForm()
        self.attempt = Attempt(self.form, background, opener)
        self.attempt.begun.connect(self.problem.clear)
        self.attempt.stopped.connect(self._on_stopped)
        self.attempt.opened.connect(lambda _result, is_recovered: self.unlocked.emit(is_recovered))
        waits = PlainLabel(_("You will find everything where you left it."), look="muted")
        told = PlainLabel(hint, look="muted")
        hide_unless(hint, told)
        for part in (waits, told, self.problem, self.form):
            self.card.body.addWidget(part)
        leave = LinkButton(_("Quit"), icon="quit")
        leave.setObjectName("lock_quit")
        leave.setToolTip(_("What was being typed and was not saved yet would be lost."))
        leave.clicked.connect(self.quit_asked)
        self.below.addWidget(leave)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0), ("Ctrl+À", 0)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.text_size_asked.emit(step))
        QShortcut(QKeySequence(QUIT_KEYS), self).activated.connect(self.quit_asked)
        self.setFocusProxy(self.form)

    def display_trouble(self, error: BaseException) -> None:
        """The vault is closed all the same; its owner should know what the disk did."""
        if isinstance(error, UserError):
            self.problem.display(error.sentence, error.way_out, error.detail)

    def _on_stopped(self, error: UserError, ways: tuple[WayOut, ...]) -> None:
        offered = tuple(way for way in ways if way in _HERE) or (WayOut.RETRY,)
        self.problem.display(error.sentence, error.way_out, error.detail, offered)

    def _on_way_out(self, way: WayOut) -> None:
        if way is WayOut.CONTINUE:
            self.attempt.go_on()
        else:
            self.problem.clear()
            self.form.ask_passphrase()
