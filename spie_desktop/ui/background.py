"""The worker for what takes more than a tenth of a second: one thread, tasks one after another, results at the window.

task = background.submit(work, done=self._on_done, progress=self._band.display_progress, owner=self)
def work(task: Task) -> Result:  task.tell(0.4, _("Writing the backup…"));  task.check()
task.cancel()
"""

import queue
import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal

from spie_desktop.errors import UserError
from spie_desktop.i18n import _


class Cancelled(UserError):
    """Annulation: the user stopped a task; what it had begun is left as before."""

    def __init__(self) -> None:
        super().__init__(_("Cancelled: nothing was changed."))


class Task:
    """A piece of work under way: both sides hold it, the worker to tell and check, the window to cancel."""

    def __init__(self, work: Callable[["Task"], Any], progress: Callable[[float, str], None]) -> None:
        self._work, self._progress = work, progress
        self._is_cancelled = threading.Event()

    def cancel(self) -> None:
        """Asks the work to stop at its next check."""
        self._is_cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._is_cancelled.is_set()

    def check(self) -> None:
        """Raises `Cancelled` when the user asked to stop: to be called between two steps."""
        if self.is_cancelled:
            raise Cancelled

    def tell(self, share: float, sentence: str = "") -> None:
        """Says how far the work is (0 to 1, or less than 0 when nobody knows) and what it is doing."""
        self.check()
        self._progress(share, sentence)

    def run(self) -> Any:
        """Does the work; on the worker's thread only."""
        self.check()
        return self._work(self)


class _Delivery(QObject):
    """Brings one task's news to the thread of the window; says nothing once its owner is gone."""

    finished = Signal(object)
    failed = Signal(object)
    moved = Signal(float, str)

    def __init__(
        self,
        done: Callable[[Any], object] | None,
        failed: Callable[[BaseException], object] | None,
        progress: Callable[[float, str], object] | None,
        owner: QObject | None,
    ) -> None:
        super().__init__()
        from PySide6.QtCore import Qt  # see ui/widgets/by_number.py

        self._done, self._failed, self._progress, self._owner = done, failed, progress, owner
        self.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        self.moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)

    def _is_awaited(self) -> bool:
        return self._owner is None or shiboken6.isValid(self._owner)

    def _on_finished(self, result: object) -> None:
        if self._done is not None and self._is_awaited():
            self._done(result)

    def _on_failed(self, error: BaseException) -> None:
        if not self._is_awaited():
            return
        if self._failed is not None:
            self._failed(error)
        elif not isinstance(error, Cancelled):
            from spie_desktop.ui.commands import report  # not needed before the first window is painted

            report(error)

    def _on_moved(self, share: float, sentence: str) -> None:
        if self._progress is not None and self._is_awaited():
            self._progress(share, sentence)


class Background(QThread):
    """The one worker; `close()` cancels what is under way and waits for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: queue.SimpleQueue[tuple[Task, _Delivery] | None] = queue.SimpleQueue()
        self._current: Task | None = None
        self._deliveries: set[_Delivery] = set()
        self._is_closed = False

    def submit(
        self,
        work: Callable[[Task], Any],
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        progress: Callable[[float, str], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Does `work` after what was submitted before; news comes on this thread, as long as `owner` lives.

        Without `failed`, an error is reported as `run` does, and a cancellation is silent.
        """
        from PySide6.QtCore import Qt  # see ui/widgets/by_number.py

        delivery = _Delivery(done, failed, progress, owner)
        self._deliveries.add(delivery)
        delivery.finished.connect(
            lambda _result: self._deliveries.discard(delivery), Qt.ConnectionType.QueuedConnection
        )
        delivery.failed.connect(lambda _error: self._deliveries.discard(delivery), Qt.ConnectionType.QueuedConnection)
        task = Task(work, delivery.moved.emit)
        self._tasks.put((task, delivery))
        if not self.isRunning() and not self._is_closed:
            self.start()
        return task

    def close(self) -> None:
        """Stops for good: cancels, and waits for the end of the step under way."""
        self._is_closed = True
        if self._current is not None:
            self._current.cancel()
        self._tasks.put(None)
        self.wait()

    def run(self) -> None:
        while (next_one := self._tasks.get()) is not None:
            self._current, delivery = next_one
            if self._is_closed:
                self._current.cancel()
            try:
                result = self._current.run()
            except Exception as error:  # noqa: BLE001  # told on the window's thread
                delivery.failed.emit(error)
            else:
                delivery.finished.emit(result)
            self._current = None
