"""A long work under way: the bar, what it is doing, and a Cancel that really cancels."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from spie_desktop.i18n import _
from spie_desktop.ui.widgets.buttons import PlainButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Row

_STEPS = 1000


class ProgressBand(QFrame):
    """`display(share, sentence)` as the work goes (`share` < 0: nobody knows); `cancelled` once; `finish()` hides."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._sentence = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setObjectName("progress_bar")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._cancel = PlainButton(_("Cancel"))
        self._cancel.setObjectName("progress_cancel")
        self._cancel.clicked.connect(self._on_cancel)
        line = Row(self, gap="space_4", margins=("space_3", "inside"))
        words = Column(gap="space_1")
        words.addWidget(self._sentence)
        words.addWidget(self._bar)
        line.addLayout(words, 1)
        line.addWidget(self._cancel)
        self.hide()

    def display(self, share: float, sentence: str = "") -> None:
        """Shows how far the work is, and what it is doing when `sentence` says it."""
        self._bar.setRange(0, 0 if share < 0 else _STEPS)
        if share >= 0:
            self._bar.setValue(round(min(share, 1.0) * _STEPS))
        if sentence:
            self._sentence.display(sentence)
            self._bar.setAccessibleDescription(sentence)
        if self.isHidden():
            self._cancel.setEnabled(True)
            self.show()

    def finish(self) -> None:
        """The work is over, one way or the other."""
        self.hide()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._sentence.display(_("Stopping…"))
        self.cancelled.emit()
