"""Notices that nobody is there: no key, no pointer for some minutes, or a computer that slept meanwhile.

The clock is the one on the wall: it goes on while the computer sleeps. A tick that comes much too late therefore
tells of a sleep, on every system, also where nothing else announces it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TICK = 5.0  # seconds
_SLEPT = 60.0
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """`idle` once the minutes are over; listens at the windows, where each key and move passes once."""

    idle = Signal()

    def __init__(self, minutes: int, parent: QObject, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = minutes
        self._last_sign = self._last_tick = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(round(TICK * 1000))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen)
        self._listen(QGuiApplication.focusWindow())

    def set_minutes(self, minutes: int) -> None:
        """How long nobody may be there."""
        self._minutes = minutes

    def begin(self) -> None:
        """Counts from now."""
        self._last_sign = self._last_tick = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Nothing is left to lock."""
        self._timer.stop()

    def look(self) -> None:
        """Compares with the clock; called at each tick."""
        now = self._clock()
        has_slept = abs(now - self._last_tick) > _SLEPT
        self._last_tick = now
        if has_slept or now - self._last_sign >= self._minutes * 60:
            self._last_sign = now
            self.idle.emit()

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = self._clock()
        return super().eventFilter(watched, event)
