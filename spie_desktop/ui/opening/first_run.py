"""The first-run assistant: from nothing to an open vault, one short page at a time; going back keeps everything."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.ui.background import Background
from spie_desktop.ui.commands import report
from spie_desktop.ui.opening.first_steps import ReadyStep, TerritoryStep, WelcomeStep, WhoStep
from spie_desktop.ui.opening.path import PathView
from spie_desktop.ui.opening.secret_steps import PassphraseStep, SheetStep
from spie_desktop.ui.opening.step import Step
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from spie_desktop.ui.widgets.dialogs import Confirmation
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row

if TYPE_CHECKING:
    from spie_desktop.services.beginning import NewVault

Place = tuple[str, str, str]  # what cannot change once the keys are made: folder, name, organisation's key


class FirstRun(QWidget):
    """`finished(OpenVault)`, `left`, or what the first page offers instead: `demo_asked`, `restore_asked`…"""

    finished = Signal(object)
    left = Signal()
    demo_asked = Signal()
    other_vault_asked = Signal()
    restore_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, background: Background, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_run")
        self._background = background
        self._vault: NewVault | None = None
        self._made_for: Place = ("", "", "")
        self._made_with = ""
        self._is_busy = False
        self.welcome, self.who, self.territory = WelcomeStep(), WhoStep(), TerritoryStep()
        self.passphrase, self.sheet, self.ready = PassphraseStep(), SheetStep(background), ReadyStep()
        self.passphrase.folder.setText(str(folder))
        self.steps: tuple[Step, ...] = (
            self.welcome,
            self.who,
            self.territory,
            self.passphrase,
            self.sheet,
            self.ready,
        )
        self._build()
        for step in self.steps:
            step.advanced.connect(self.go_on)
            step.edited.connect(lambda: self._say(""))  # what it complained of may be mended
        self.welcome.demo_asked.connect(self.demo_asked)
        self.welcome.other_vault_asked.connect(self.other_vault_asked)
        self.welcome.restore_asked.connect(self.restore_asked)
        self.welcome.language_chosen.connect(self.language_chosen)
        theme().changed.connect(self._make_room)
        self._say("")
        self._show(0)

    def _build(self) -> None:
        titles = (
            _("Welcome"),
            _("Who I am"),
            _("My territory"),
            _("My passphrase"),
            _("My recovery sheet"),
            _("Ready"),
        )
        self._path = PathView(titles)
        self._pages = QStackedWidget()
        for step in self.steps:
            self._pages.addWidget(step)
        self._count = PlainLabel(look="small")
        self._said = PlainLabel(look="danger")
        self._said.setObjectName("step_problem")
        self._back = PlainButton(_("Back"), icon="chevron_left", shortcut="Alt+Left")
        self._back.setObjectName("step_back")
        self._back.clicked.connect(self.go_back)
        self._next = PrimaryButton()
        self._next.setObjectName("step_next")
        self._next.clicked.connect(self.go_on)
        right = Column(gap="")
        right.addWidget(self._pages, 1)
        right.addWidget(self._foot())
        whole = Row(self, gap="")
        whole.addWidget(self._path)
        whole.addLayout(right, 1)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        leave = LinkButton(_("Leave"))
        leave.setObjectName("step_leave")
        leave.clicked.connect(self.ask_to_leave)
        below = Column(foot, gap="space_2", margins=("space_3", "space_6"))
        below.addWidget(self._said)
        buttons = Row(gap="space_2")
        buttons.addWidget(self._count)
        buttons.addStretch()
        for button in (leave, self._back, self._next):
            buttons.addWidget(button)
        below.addLayout(buttons)
        return foot

    # --- the path

    @property
    def position(self) -> int:
        """The number of the page one is on, from 0."""
        return self._pages.currentIndex()

    def go_on(self) -> None:
        """To the next page, when this one is complete; the secrets are made on the worker."""
        if self._is_busy:
            return
        problem = self.steps[self.position].problem()
        self._say(problem)
        if problem:
            return
        if self.steps[self.position] is self.passphrase:
            self._make_keys()
        elif self.steps[self.position] is self.ready:
            self._make_vault()
        else:
            self._show(self.position + 1)

    def go_back(self) -> None:
        """To the page before; nothing typed is lost."""
        if self.position and not self._is_busy:
            self._say("")
            self._show(self.position - 1)

    def ask_to_leave(self) -> None:
        """Asks first once something was typed."""
        if self._is_busy:
            return
        if not self.position and not self.who.last_name.text():
            self.abandon()
            self.left.emit()
            return
        question = Confirmation(
            self,
            _("Leave the assistant?"),
            _("No vault is made yet: what you typed here will be forgotten, and a printed sheet opens nothing."),
            verb=_("Leave without a vault"),
        )
        question.confirmed.connect(self.abandon)
        question.confirmed.connect(self.left)
        question.open()

    def abandon(self) -> None:
        """Leaves no keys behind."""
        vault, self._vault = self._vault, None
        if vault is not None:
            vault.abandon()
        self.passphrase.choice.forget()
        self.sheet.panel.forget()

    def _show(self, position: int) -> None:
        step = self.steps[position]
        if step is self.passphrase:
            who = self.who
            known = (who.first_name, who.last_name, who.email, self.territory.territory, self.passphrase.label)
            self.passphrase.choice.set_known(line.text() for line in known)
        self._pages.setCurrentWidget(step)
        self._path.display(position)
        self._count.display(_("Step {number} of {all}").format(number=position + 1, all=len(self.steps)))
        self._back.setVisible(position > 0)
        is_last = step is self.ready
        self._next.setText(_("Open my vault") if is_last else _("Begin") if not position else _("Continue"))
        self.setFocusProxy(step.focusProxy() or self._next)
        self.setFocus()

    def _say(self, sentence: str) -> None:
        self._said.display(sentence)
        self._said.setVisible(bool(sentence))

    # --- the secrets

    def _make_keys(self) -> None:
        step = self.passphrase
        place = (step.folder.text().strip(), step.label.text(), step.escrow.text().strip())
        passphrase, vault = step.choice.passphrase(), self._vault
        if vault is not None and place == self._made_for and passphrase == self._made_with:
            self._show(self.position + 1)
            return

        def work(_task: object) -> Any:
            from spie_desktop.services.beginning import NewVault

            if vault is not None and place == self._made_for:
                vault.change_passphrase(passphrase)
                return vault
            if vault is not None:
                vault.abandon()
            return NewVault(Path(place[0]), passphrase, label=place[1], escrow=place[2])

        def done(made: "NewVault") -> None:
            if made is not vault:
                self.sheet.panel.display(made.recovery_groups, place[1], made.sheet)
                self.sheet.without.display(False)
            self._vault, self._made_for, self._made_with = made, place, passphrase
            self.ready.display(str(made.folder))
            self._show(self.position + 1)

        if vault is not None and place != self._made_for:
            self._vault = None
        self._do(work, done, _("Making the keys of your vault…"))

    def _make_vault(self) -> None:
        vault = self._vault
        if vault is None:
            self._show(self.steps.index(self.passphrase))
            return
        who, territory, mark = self.who, self.territory.territory.text(), self.passphrase.mark.text()

        def work(_task: object) -> Any:
            from spie_desktop.services.facilitator import FacilitatorDraft

            return vault.finish(
                FacilitatorDraft(
                    first_name=who.first_name.text(),
                    last_name=who.last_name.text(),
                    job_title=who.job_title.text(),
                    email=who.email.text(),
                    phone=who.phone.text(),
                    territory_name=territory,
                    mark=mark,
                )
            )

        def done(opened: object) -> None:
            self._vault = None
            self.abandon()
            self.finished.emit(opened)

        self._do(work, done, _("Making your vault…"))

    def _do(self, work: Callable[[Any], Any], done: Callable[[Any], None], doing: str) -> None:
        self._display_busy(doing)

        def succeeded(result: Any) -> None:
            self._display_busy("")
            done(result)

        def failed(error: BaseException) -> None:
            self._display_busy("")
            if isinstance(error, UserError):
                self._say(str(error))
            else:
                report(error)
            self.steps[self.position].setFocus()

        self._background.submit(work, done=succeeded, failed=failed, owner=self)

    def _display_busy(self, doing: str) -> None:
        self._is_busy = bool(doing)
        self._pages.setEnabled(not doing)
        self._next.setEnabled(not doing)
        self._back.setEnabled(not doing)
        if doing:
            self._say("")
            self._count.display(doing)

    # --- room and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.position:  # on the first page, it would end the program without a word
                self.ask_to_leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._path.setVisible(self.width() >= theme().px("narrow"))
