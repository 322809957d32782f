"""One window, started in a process of its own: prints when it was first painted, what it loaded, what it took.

window_probe.py bare                     a QMainWindow with a QTableView
window_probe.py unlock VAULT             the window that asks for the passphrase
window_probe.py home VAULT PASSPHRASE    from the passphrase accepted to « Accueil » painted
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STARTED = float(os.environ["PROBE_STARTED"])
HEAVY = ("sqlalchemy", "alembic", "pyhanko", "reportlab", "openpyxl", "cryptography", "babel", "sqlcipher3")


def _peak() -> float:
    """Mebibytes, the largest the process has been; rusage would count the parent that started it."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _forget_peak() -> None:
    """What follows is measured anew."""
    Path("/proc/self/clear_refs").write_text("5")


def _done(since: float, peak_before: float = 0.0) -> None:
    print(
        json.dumps(
            {
                "ms": (time.time() - since) * 1000,
                "peak_mib": max(peak_before, _peak()),
                "heavy": [name for name in HEAVY if name in sys.modules],
            }
        ),
        flush=True,
    )
    os._exit(0)


def bare() -> None:
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    table = QTableView()
    table.setModel(QStringListModel(["line"] * 100))
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    when_painted(window, lambda: _done(STARTED))
    app.exec()


def when_painted(window: Any, call: Callable[[], None]) -> None:
    """Calls once the first paint has gone through the event loop."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest:
                window.removeEventFilter(self)
                QTimer.singleShot(0, call)
            return False

    window.watcher = Watcher()
    window.installEventFilter(window.watcher)


def unlock(vault: Path) -> None:
    """The steps of `__main__` and `app.run`, up to the first paint."""
    gc.disable()
    from spie_desktop.app import Program
    from spie_desktop.ui.first_window import call_first, channel_of

    program = Program(vault)
    if call_first(channel_of(program.folder)):
        sys.exit("another window is open on this vault")
    when_painted(program.show(), lambda: _done(STARTED))
    program.exec()


def home(vault: Path, passphrase: str) -> None:
    gc.disable()
    from spie_desktop.app import Program

    program = Program(vault)
    window = program.show()
    accepted: list[float] = []
    peaks: list[float] = []

    def end() -> None:
        if program.first is not None:
            program.first.close()  # as at an orderly end: the next start finds no trace of this one
        _done(accepted[-1], max(peaks))

    def type_it() -> None:
        from spie_desktop.store import slots

        derive = slots._from_passphrase

        def watched(slot: Any, typed: str) -> bytes:
            peaks.append(_peak())
            key = derive(slot, typed)
            _forget_peak()
            accepted.append(time.time())
            return key

        slots._from_passphrase = watched  # its 256 MiB and half a second are what a passphrase is meant to cost
        program.opened.connect(lambda desk: when_painted(desk.window, end))
        program.entrance.centralWidget().form.passphrase_given.emit(passphrase)

    def wait_until_loaded() -> None:
        from PySide6.QtCore import QTimer

        if program.is_ready:
            type_it()
        else:
            QTimer.singleShot(20, wait_until_loaded)

    when_painted(window, wait_until_loaded)
    program.exec()


if __name__ == "__main__":
    mode = sys.argv[1]
    if mode == "bare":
        bare()
    elif mode == "unlock":
        unlock(Path(sys.argv[2]))
    else:
        home(Path(sys.argv[2]), sys.argv[3])
