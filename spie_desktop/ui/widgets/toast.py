"""The small sentence at the bottom that says what was done, offers to undo it, and goes away by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.buttons import Button
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Row

STAYS = 6000  # milliseconds; longer while the pointer is on it


class _ToastButton(Button):
    KIND = "toast"


class Toast(QFrame):
    """« Structure ajoutée · Annuler »: never takes the focus; `acted` when its button is pressed."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        line = Row(self, gap="space_3", margins=("space_2", "space_4"))
        self._sentence = PlainLabel()
        self._button = _ToastButton()
        self._button.setObjectName("toast_action")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._on_acted)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._button)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._on_time)
        parent.installEventFilter(self)
        theme().changed.connect(self._place)
        self.hide()

    def display(self, sentence: str, action: str = "") -> None:
        """Says `sentence`, with a button when there is something to take back."""
        self._sentence.display(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.show()
        self._place()
        self.raise_()
        self._clock.start(STAYS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self._over
        width = min(theme().px("toast"), over.width() - 2 * theme().px("space_4"))
        self.setFixedWidth(max(width, 1))
        line = self.layout()
        height = line.heightForWidth(width) if line is not None and line.hasHeightForWidth() else -1
        self.resize(width, max(height, self.sizeHint().height() if height < 0 else height))
        left = min(theme().px("space_5"), (over.width() - self.width()) // 2)  # forms end with buttons at the right
        self.move(left, over.height() - self.height() - theme().px("space_5"))

    def _on_time(self) -> None:
        if self.underMouse():
            self._clock.start(STAYS)
        else:
            self.hide()

    def _on_acted(self) -> None:
        self.hide()
        self.acted.emit()
