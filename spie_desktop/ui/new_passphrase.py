"""The choice of a passphrase: typed twice, judged in plain words as it is typed, or proposed."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spie_desktop.domain.passphrase import Judgement, judge, normalised, suggest
from spie_desktop.i18n import _
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import PlainButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow
from spie_desktop.ui.widgets.passphrase import PassphraseField

_STEPS = 4
_TONES = ("danger", "danger", "warn", "warn", "ok")


class Meter(QWidget):
    """How strong the passphrase is, in four marks; the sentence under it says the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Strength of the passphrase"))
        theme().changed.connect(self.updateGeometry)

    def display(self, filled: int) -> None:
        """Fills 0 to 4 marks."""
        self._filled = filled
        self.setAccessibleDescription(_("{count} out of {all}").format(count=filled, all=_STEPS))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px("label_column"), theme().px("bar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, radius = theme().px("space_1"), theme().px("bar") // 2
        width = (self.width() - gap * (_STEPS - 1)) // _STEPS
        for mark in range(_STEPS):
            is_filled = mark < self._filled
            painter.setPen(Qt.PenStyle.NoPen if is_filled else theme().colour("control_line"))
            painter.setBrush(theme().colour(_TONES[self._filled] if is_filled else "soft"))
            area = QRect(mark * (width + gap), 0, width, self.height()).toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(area, radius, radius)


class NewPassphrase(QWidget):
    """`changed` at each key, `submitted` on Enter in the last field; `problem()` is empty once it may be used."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[str, ...] = ()
        self._judgement = judge("")
        self.first = PassphraseField(_("New passphrase"))
        self.first.setObjectName("new_passphrase")
        self.again = PassphraseField(_("The same, once more"))
        self.again.setObjectName("passphrase_again")
        self._meter = Meter()
        self._reason = PlainLabel(look="muted")
        self._reason.setObjectName("strength")
        suggest_button = PlainButton(_("Propose seven words"), icon="refresh")
        suggest_button.setObjectName("suggest")
        suggest_button.setToolTip(_("Words drawn by chance on this computer; ask again as often as you like."))
        suggest_button.clicked.connect(self._propose)
        self.first.edited.connect(self._on_first)
        self.first.submitted.connect(self.again.setFocus)
        self.again.edited.connect(self._on_again)
        self.again.submitted.connect(self.submitted)
        self._build(suggest_button)
        self.setFocusProxy(self.first)
        self._show()

    def _build(self, suggest_button: PlainButton) -> None:
        column = Column(self, gap="space_2")
        column.addWidget(PlainLabel(_("New passphrase"), look="strong"))
        column.addWidget(self.first)
        column.addWidget(self._meter)
        column.addWidget(self._reason)
        line = Flow()
        line.addWidget(suggest_button)
        column.addLayout(line)
        column.addSpacing(theme().px("space_2"))
        column.addWidget(PlainLabel(_("The same, once more"), look="strong"))
        column.addWidget(self.again)

    def set_known(self, words: Iterable[str]) -> None:
        """What a guesser would know of the user: her name, her territory; judged again at once."""
        self._known = tuple(word for word in words if word)
        self._judgement = judge(self.first.passphrase(), self._known)
        self._show()

    def passphrase(self) -> str:
        """What was chosen."""
        return self.first.passphrase()

    def is_empty(self) -> bool:
        """Nothing was typed yet."""
        return not self.first.passphrase() and not self.again.passphrase()

    def problem(self) -> str:
        """Why it cannot be used yet, in words; the field concerned takes the keyboard."""
        if not self._judgement.is_enough:
            self.first.setFocus()
            return self._judgement.reason
        if normalised(self.first.passphrase()) != normalised(self.again.passphrase()):
            self.again.setFocus()
            return (
                _("The two passphrases are not the same.")
                if self.again.passphrase()
                else _("Type the passphrase once more: it shows that you can.")
            )
        return ""

    def forget(self) -> None:
        """Nothing of it stays."""
        self.first.forget()
        self.again.forget()
        self._on_first()

    def _propose(self) -> None:
        self.first.line.setText(suggest(self._known))
        self.first.show_text(True)
        self.again.forget()
        self._on_first()
        self.again.setFocus()

    def _on_first(self) -> None:
        self._judgement = judge(self.first.passphrase(), self._known)
        self._show()
        self._on_again()

    def _on_again(self) -> None:
        typed = normalised(self.again.passphrase())
        wanted = normalised(self.first.passphrase())
        if not typed or wanted.startswith(typed):
            self.again.display_judgement(_("It is the same.") if typed and typed == wanted else "", "ok")
        else:
            self.again.display_judgement(_("This is not what you typed above."), "warn")
        self.changed.emit()

    def _show(self) -> None:
        said: Judgement = self._judgement
        self._meter.display(said.meter)
        self._reason.display(said.reason)
        self._reason.set_look("ok" if said.is_enough else "muted")
        self.first.line.setAccessibleDescription(said.reason)
