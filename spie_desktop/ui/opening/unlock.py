"""The first thing painted: the vault that stands there, its passphrase, and every other way in."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spie_desktop import paths
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.doorstep import WayOut
from spie_desktop.ui.background import Background
from spie_desktop.ui.opening.attempt import Attempt
from spie_desktop.ui.opening.problem import Problem
from spie_desktop.ui.opening.sheet_page import SheetPage
from spie_desktop.ui.opening.unlock_form import UnlockForm
from spie_desktop.ui.widgets.buttons import LinkButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Flow

if TYPE_CHECKING:
    from spie_desktop.services.threshold import VaultState


class UnlockView(SheetPage):
    """`unlocked(OpenVault, is_recovered)`, or another way in: `chosen(WayOut)`, `demo_asked`.

    With the `label` of a vault that seems in good order, the form is there at once, and `check` looks closer.
    """

    unlocked = Signal(object, bool)
    chosen = Signal(object)
    demo_asked = Signal()

    def __init__(
        self,
        background: Background,
        folder: Path,
        *,
        said: str = "",
        label: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Your vault"), parent=parent)
        self.setObjectName("unlock_view")
        self._folder = folder
        self._said = said
        self._where = PlainLabel(look="small")
        self._where.setObjectName("vault_folder")
        self._note = PlainLabel(look="muted")
        self.problem = Problem()
        self.problem.setObjectName("problem")
        self.problem.chosen.connect(self._on_way_out)
        self.form = UnlockForm()
        self.attempt = Attempt(self.form, background, self._open)
        self.attempt.begun.connect(self.problem.clear)
        self.attempt.opened.connect(self.unlocked)
        self.attempt.stopped.connect(self._on_stopped)
        for part in (self._where, self.problem, self._note, self.form):
            self.card.body.addWidget(part)
        self.below.addLayout(self._other_ways())
        self.setFocusProxy(self.form)
        self._name(label or "")
        if label is None:
            self.check()
        else:
            self._note.hide()

    def _other_ways(self) -> Flow:
        line = Flow()
        for name, words, icon, way in (
            ("other_vault", _("Open another vault…"), "folder", WayOut.ELSEWHERE),
            ("restore", _("Restore a backup…"), "restore", WayOut.RESTORE),
            ("create", _("Create a vault…"), "plus", WayOut.CREATE),
        ):
            button = LinkButton(words, icon=icon)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, way=way: self.chosen.emit(way))
            line.addWidget(button)
        demo = LinkButton(_("Try with fictional data"), icon="cohort")
        demo.setObjectName("demo")
        demo.clicked.connect(self.demo_asked)
        line.addWidget(demo)
        return line

    def display(self, folder: Path) -> None:
        """Shows the vault of a folder, or what is wrong with it."""
        self._folder = folder
        self.check()

    def check(self) -> None:
        """Looks closely at what stands in the folder."""
        from spie_desktop.services.threshold import Condition, state_of  # the first window is painted without them

        state = state_of(self._folder)
        self._name(state.label)
        has_keys = state.condition in (Condition.READY, Condition.RESTORING)
        self.form.setVisible(has_keys)
        self.problem.clear()
        self._note.setVisible(False)
        if has_keys:
            note = self._said or f"{state.sentence} {state.way_out}".strip()
            self._note.display(note)
            self._note.setVisible(bool(note))
            self.attempt.approach(self._folder)
            self.form.ask_passphrase()
        else:
            self._tell(state)

    def _name(self, label: str) -> None:
        self.card.title.display(label or _("Your vault"))
        self._where.display(str(self._folder))
        self._where.setVisible(self._folder != paths.default_vault())

    def _tell(self, state: "VaultState") -> None:
        from spie_desktop.services.threshold import Condition, ways_out

        if state.condition is Condition.ABSENT:
            self.problem.display(
                _("There is no vault in this folder."),
                _("Plug in the stick or the disk that holds it, or choose another folder."),
                ways=(WayOut.RETRY, WayOut.ELSEWHERE, WayOut.CREATE),
            )
        else:
            self.problem.display(state.sentence, state.way_out, ways=ways_out(state))

    def _open(self, unlock: Any, accept_rollback: bool) -> object:
        from spie_desktop.services.opening import open_vault

        return open_vault(self._folder, unlock, accept_rollback=accept_rollback)

    def _on_stopped(self, error: UserError, ways: tuple[WayOut, ...]) -> None:
        self.problem.display(error.sentence, error.way_out, error.detail, ways)

    def _on_way_out(self, way: WayOut) -> None:
        if way is WayOut.CONTINUE:
            self.attempt.go_on()
        elif way is WayOut.RETRY:
            self.display(self._folder)
        else:
            self.chosen.emit(way)
