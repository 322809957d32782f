"""The theme the whole application wears: colours, sizes, fonts, icons by role, changeable at any time.

wear(app, "auto", 125)                      once at the start, and again when a setting changes
theme().px("gap")   theme().colour("ok")    tokens of `resources/themes`, sizes at the user's text size
theme().decorate(button, "lock")            an icon that follows the theme
theme().changed.connect(self._on_theme)     for what a widget computes from tokens
"""

from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from spie_desktop import paths
from spie_desktop.ui import icons
from spie_desktop.ui.stylesheet import palette, stylesheet
from spie_desktop.ui.tokens import LARGEST, SMALLEST, THEMES, Tokens, tokens

FAMILY = "Atkinson Hyperlegible"
STYLE = "Fusion"
_HURRIED = "is_hurried"  # the property of an application whose first window is still to be painted
AUTO = "auto"
CHOICES = (AUTO, *THEMES)
_FONTS = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")


class Theme(QObject):
    """Colours, sizes, fonts and icons by role; `changed` comes after everything has been re-applied."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice, self._percent = "", 0
        self._tokens = tokens("light")
        self._dressed: WeakKeyDictionary[QAbstractButton | QAction, tuple[str, str, str]] = WeakKeyDictionary()
        for file in _FONTS:
            QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / file))
        self._is_hurried = bool(app.property(_HURRIED))
        if not self._is_hurried:
            app.setStyle(STYLE)
        icons.hold(self._is_hurried)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    # --- choosing

    def wear(self, choice: str, percent: int) -> None:
        """Dresses the application: `choice` among CHOICES, text size in percent (100–200)."""
        choice = choice if choice in CHOICES else AUTO
        percent = min(max(percent, SMALLEST), LARGEST)
        found = tokens(self._system_theme() if choice == AUTO else choice, percent)
        is_same = bool(self._choice) and found is self._tokens
        self._choice, self._percent, self._tokens = choice, percent, found
        if not is_same:
            self._apply()

    def _apply(self) -> None:
        icons.forget()
        self._app.setFont(self.font())
        self._app.setPalette(palette(self._tokens))
        self._app.setStyleSheet(stylesheet(self._tokens))
        self._draw()

    def settle(self) -> None:
        """The first window is painted: draws the icons, whose room was kept, and asks the system what it prefers."""
        self._is_hurried = False
        icons.hold(False)
        self._on_system_scheme()
        self._draw()

    def _draw(self) -> None:
        for target, (name, role, size) in list(self._dressed.items()):
            if shiboken6.isValid(target):
                self._put_icon(target, name, role, size)
        self.changed.emit()

    def _system_theme(self) -> str:
        if (
            self._is_hurried
        ):  # the hints would make Python learn all the lists of `Qt`; the palette is the system's still
            return "dark" if _is_dark(self._app.palette()) else "light"
        from PySide6.QtCore import Qt  # see ui/widgets/by_number.py

        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _on_system_scheme(self) -> None:
        if self._choice == AUTO:
            self.wear(AUTO, self._percent)

    # --- asking

    @property
    def choice(self) -> str:
        """What the user chose, one of CHOICES."""
        return self._choice

    @property
    def percent(self) -> int:
        """The text size, 100 to 200."""
        return self._percent

    @property
    def tokens(self) -> Tokens:
        """The tokens worn now."""
        return self._tokens

    def px(self, role: str) -> int:
        """A size in logical pixels at the user's text size."""
        return self._tokens.sizes[role]

    def colour(self, role: str) -> QColor:
        """A colour by its role."""
        return QColor(self._tokens.colours[role])

    def font(self, role: str = "body", *, is_bold: bool = False) -> QFont:
        """The font of a painted text; labels get theirs from the stylesheet."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(role))
        font.setBold(is_bold)
        return font

    def icon(self, name: str, role: str = "text", size: str = "icon", gap: int = 0) -> QIcon:
        """The icon `name` tinted by the colour `role`; it does not follow a later change: see `decorate`."""
        colours = self._tokens.colours
        return icons.icon(name, colours[role], colours["muted"], self.px(size), gap)

    def pixmap(self, name: str, role: str = "text", size: str = "icon") -> QPixmap:
        """The same drawing for a label or a painter."""
        return icons.pixmap(name, self._tokens.colours[role], self.px(size))

    def decorate(self, target: QAbstractButton | QAction, name: str, role: str = "text", size: str = "icon") -> None:
        """Gives a button or an action an icon that follows theme and text size."""
        self._dressed[target] = (name, role, size)
        self._put_icon(target, name, role, size)

    def _put_icon(self, target: QAbstractButton | QAction, name: str, role: str, size: str) -> None:
        if not isinstance(target, QAbstractButton):
            target.setIcon(self.icon(name, role, size))
            return
        gap = self.px("space_1") if target.text() else 0  # Qt leaves too little between an icon and its words
        target.setIcon(self.icon(name, role, size, gap))
        target.setIconSize(QSize(self.px(size) + gap, self.px(size)))


def application(program: str) -> QApplication:
    """The application, in a hurry to paint its first window, after which its theme has to `settle`.

    Its style is an argument: chosen later, it would make Python learn the name of every part of every style.
    """
    app = QApplication([program, "-style", STYLE])
    app.setProperty(_HURRIED, True)
    return app


def _is_dark(worn: QPalette) -> bool:
    return worn.color(QPalette.ColorRole.WindowText).lightness() > worn.color(QPalette.ColorRole.Window).lightness()


_theme: Theme | None = None


def wear(app: QApplication, choice: str = AUTO, percent: int = SMALLEST) -> Theme:
    """Dresses the application, at the start or after a change of setting."""
    global _theme
    if _theme is None or not shiboken6.isValid(_theme):
        _theme = Theme(app)
    _theme.wear(choice, percent)
    return _theme


def theme() -> Theme:
    """The theme worn now; the light one at 100 % when none was chosen."""
    if _theme is not None and shiboken6.isValid(_theme):
        return _theme
    app = QApplication.instance()
    assert isinstance(app, QApplication), "a theme needs an application to dress"
    return wear(app, "light")
