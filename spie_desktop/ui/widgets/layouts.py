"""Rows and columns whose spacings are tokens, and follow the text size.

Column(self, gap="space_3", margins="inside")   Row(gap="space_2")   Row(margins=("space_2", "inside"))
Flow()   side by side, and on a new line when the place is too narrow: for buttons and chips
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from spie_desktop.ui.theme import theme

Margins = str | tuple[str, str]  # one token for the four sides, or (top and bottom, left and right)
NO_MARGIN = ""
_ANY_SIZE = 16_777_215  # the largest a widget may be


def _fit(layout: QLayout, gap: str, margins: Margins) -> None:
    layout.setSpacing(theme().px(gap) if gap else 0)
    vertical, horizontal = margins if isinstance(margins, tuple) else (margins, margins)
    above = theme().px(vertical) if vertical else 0
    beside = theme().px(horizontal) if horizontal else 0
    layout.setContentsMargins(beside, above, beside, above)


class Row(QHBoxLayout):
    """Things side by side."""

    def __init__(self, parent: QWidget | None = None, *, gap: str = "space_2", margins: Margins = NO_MARGIN) -> None:
        super().__init__()
        self._gap, self._margins = gap, margins
        _settle(self, parent, self._on_theme)

    def _on_theme(self) -> None:
        _fit(self, self._gap, self._margins)


class Column(QVBoxLayout):
    """Things under each other."""

    def __init__(self, parent: QWidget | None = None, *, gap: str = "space_2", margins: Margins = NO_MARGIN) -> None:
        super().__init__()
        self._gap, self._margins = gap, margins
        _settle(self, parent, self._on_theme)

    def _on_theme(self) -> None:
        _fit(self, self._gap, self._margins)


class Grid(QGridLayout):
    """Things in rows and columns."""

    def __init__(self, parent: QWidget | None = None, *, gap: str = "gap", margins: Margins = NO_MARGIN) -> None:
        super().__init__()
        self._gap, self._margins = gap, margins
        _settle(self, parent, self._on_theme)

    def _on_theme(self) -> None:
        _fit(self, self._gap, self._margins)


class Flow(QHBoxLayout):
    """Things side by side, on a new line when there is no room left."""

    def __init__(self, parent: QWidget | None = None, *, gap: str = "space_2") -> None:
        super().__init__()
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        _settle(self, parent, self._on_theme)

    def _on_theme(self) -> None:
        self.setSpacing(theme().px(self._gap))

    def _items(self) -> list[QLayoutItem]:
        items = (self.itemAt(place) for place in range(self.count()))
        return [item for item in items if item is not None and not item.isEmpty()]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, area: QRect) -> None:
        QLayout.setGeometry(self, area)  # not as a row would
        self._placed(area, is_real=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items()]
        width = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        widest = QSize(0, 0)
        for item in self._items():
            widest = widest.expandedTo(item.minimumSize())
        return widest

    def maximumSize(self) -> QSize:
        return QSize(_ANY_SIZE, _ANY_SIZE)

    def _placed(self, area: QRect, *, is_real: bool) -> int:
        x, y, tallest = area.x(), area.y(), 0
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items():
            size = item.sizeHint().boundedTo(QSize(max(area.width(), 1), item.sizeHint().height()))
            if x > area.x() and x + size.width() > area.right() + 1:
                self._set_line(line, y, tallest, is_real=is_real)
                line, x, y, tallest = [], area.x(), y + tallest + self.spacing(), 0
            line.append((item, x, size))
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        self._set_line(line, y, tallest, is_real=is_real)
        return y + tallest - area.y()

    @staticmethod
    def _set_line(line: list[tuple[QLayoutItem, int, QSize]], y: int, tallest: int, *, is_real: bool) -> None:
        for item, x, size in line if is_real else ():
            item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline between two parts."""
    line = QFrame(parent)
    line.setObjectName("rule")
    return line


def _settle(layout: QLayout, parent: QWidget | None, on_theme: Callable[[], None]) -> None:
    on_theme()
    theme().changed.connect(on_theme)
    if parent is not None:
        parent.setLayout(layout)
