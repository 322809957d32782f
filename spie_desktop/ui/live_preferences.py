"""The preferences while the program runs: changed in one place, written at once, told to whoever shows them."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from spie_desktop import i18n
from spie_desktop.ui import preferences
from spie_desktop.ui.preferences import Preferences
from spie_desktop.ui.theme import wear


class LivePreferences(QObject):
    """`change(theme="dark")`: look and language are applied here, the rest by whoever hears `changed`."""

    changed = Signal()
    language_changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.now = preferences.load()
        i18n.use_language(self.now.language)
        wear(app, self.now.theme, self.now.text_size)

    def change(self, **values: Any) -> None:
        """Takes new values, applies and writes them."""
        before, self.now = self.now, self.now._replace(**values)
        if self.now == before:
            return
        preferences.save(self.now)
        wear(self._app, self.now.theme, self.now.text_size)
        if self.now.language != before.language:
            i18n.use_language(self.now.language)
            self.language_changed.emit()
        self.changed.emit()

    def step_text_size(self, step: int) -> None:
        """Ctrl++ and Ctrl+-; 0 comes back to the usual size."""
        if not step:
            self.change(text_size=Preferences().text_size)
            return
        found: Preferences = self.now.larger_text(step)
        self.change(text_size=found.text_size)
