"""Hears from Linux that the computer goes to sleep or that its screen is locked, by D-Bus; silent elsewhere.

Windows and macOS announce neither to Qt: there, `idle.py` notices a sleep on waking, and the idle delay does the rest.
"""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN = "org.freedesktop.login1"
_MANAGER = "/org/freedesktop/login1"
_PATIENCE = 500  # milliseconds
_SCREENS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class SystemWatch(QObject):
    """`left` when the system says that the computer sleeps or is locked."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "linux":
            self._listen()

    def _listen(self) -> None:
        try:
            from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
        except ImportError:  # a Qt built without D-Bus
            return
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # PySide's own description asks for bytes here, and its code for text.
        yes_or_no: Any = SLOT("on_state(bool)")
        nothing: Any = SLOT("on_lock()")
        if system.isConnected():
            system.connect(_LOGIN, _MANAGER, f"{_LOGIN}.Manager", "PrepareForSleep", self, yes_or_no)
            question = QDBusMessage.createMethodCall(_LOGIN, _MANAGER, f"{_LOGIN}.Manager", "GetSession")
            question.setArguments(["auto"])
            answer = system.call(question, QDBus.CallMode.Block, _PATIENCE).arguments()
            path = getattr(answer[0], "path", str)() if answer else ""
            if path:
                system.connect(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, nothing)
        if session.isConnected():
            for service, path in _SCREENS:
                session.connect(service, path, service, "ActiveChanged", self, yes_or_no)

    @Slot(bool)
    def on_state(self, is_on: bool) -> None:
        """Sleep begins, or the screen is locked; the same signal says when it ends."""
        if is_on:
            self.left.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session of the user is locked."""
        self.left.emit()
