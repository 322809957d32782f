"""What the store has just changed, brought to the screens that show it.

store.on_change(changes.report)                         from any thread
changes.follow(screen, {"Organisation"}, screen.reload)  visible: asked again; hidden: asked when shown
"""

import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

Touched = frozenset[tuple[str, str]]


class Changes(QObject):
    """Gathers what was touched, and says it once on the thread of the window: `changed(frozenset[(kind, id)])`."""

    changed = Signal(object)
    _gathered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._pending: set[tuple[str, str]] = set()
        self._gathered.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def report(self, touched: Touched) -> None:
        """Takes what a transaction touched, on whichever thread it was committed."""
        with self._lock:
            is_first = not self._pending
            self._pending |= touched
        if is_first and touched:
            self._gathered.emit()

    def follow(self, screen: QWidget, kinds: Iterable[str], refresh: Callable[[], object]) -> "Freshness":
        """Calls `refresh` when records of these kinds change: now if the screen is visible, else when it is shown."""
        return Freshness(self, screen, frozenset(kinds), refresh)

    def _tell(self) -> None:
        with self._lock:
            touched, self._pending = frozenset(self._pending), set()
        if touched:
            self.changed.emit(touched)


class Freshness(QObject):
    """Keeps one screen as fresh as its eyes need."""

    def __init__(self, changes: Changes, screen: QWidget, kinds: frozenset[str], refresh: Callable[[], object]) -> None:
        super().__init__(screen)
        self._screen, self._kinds, self._refresh = screen, kinds, refresh
        self.is_stale = False
        changes.changed.connect(self._on_changed)
        screen.installEventFilter(self)

    def _on_changed(self, touched: Touched) -> None:
        if not any(kind in self._kinds for kind, _identifier in touched):
            return
        if self._screen.isVisible():
            self._refresh()
        else:
            self.is_stale = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self.is_stale:
            self.is_stale = False
            self._refresh()
        return super().eventFilter(watched, event)
