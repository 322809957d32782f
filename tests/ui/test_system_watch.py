"""What Linux announces by D-Bus: the screen locked, the computer asleep; and nothing at all where there is no bus."""

import shutil
import subprocess
import sys

import pytest

LISTENER = """
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from spie_desktop.ui.system_watch import SystemWatch
app = QApplication([])
bus = QDBusConnection.sessionBus()
bus.registerService("org.freedesktop.ScreenSaver")
parent = QObject()
watch = SystemWatch(parent)
heard = []
watch.left.connect(lambda: (heard.append("left"), app.quit()))
def announce(is_on):
    message = QDBusMessage.createSignal(
        "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"
    )
    message.setArguments([is_on])
    bus.send(message)
QTimer.singleShot(0, lambda: announce(False))
QTimer.singleShot(50, lambda: announce(True))
QTimer.singleShot(WAIT, app.quit)
app.exec()
print(bus.isConnected(), heard)
"""


def _run(*command: str, wait: int) -> str:
    code = LISTENER.replace("WAIT", str(wait))
    done = subprocess.run([*command, sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-run-session") is None, reason="needs a D-Bus daemon of its own"
)
def test_a_locked_screen_is_heard_once() -> None:
    """The announcement that the screen is locked is heard; the one that it is not is no reason to lock."""
    assert _run("dbus-run-session", "--", wait=20_000) == "True ['left']"


def test_where_there_is_no_bus_nothing_is_heard_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """No session bus, as on Windows or in a bare terminal: silence."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    assert _run(wait=200) == "False []"
