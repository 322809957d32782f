"""The icons of the program, tinted by token and crisp on each screen."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from spie_desktop import paths

_drawings: dict[str, bytes] = {}
_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
_icons: dict[tuple[str, str, str, int, int], QIcon] = {}
_is_held = False


def forget() -> None:
    """Drops what was drawn: the theme or the screens have changed."""
    _pixmaps.clear()
    _icons.clear()


def hold(is_held: bool) -> None:
    """Keeps the room of each icon, and leaves drawing it for later."""
    global _is_held
    _is_held = is_held
    forget()


def pixmap(name: str, colour: str, size: int, ratio: float = 0.0) -> QPixmap:
    """The drawing `name` of `resources/icons` in one colour, `size` logical pixels wide."""
    ratio = ratio or _ratios()[-1]
    key = (name, colour, size, ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _drawn(name, colour, size, ratio)
    return _pixmaps[key]


def icon(name: str, colour: str, dimmed: str, size: int, gap: int = 0) -> QIcon:
    """The same as an icon for a button or an action, with its disabled look, and a gap before the words."""
    key = (name, colour, dimmed, size, gap)
    if key not in _icons:
        made = QIcon()
        for ratio in _ratios():
            made.addPixmap(_with_gap(pixmap(name, colour, size, ratio), gap), QIcon.Mode.Normal)
            made.addPixmap(_with_gap(pixmap(name, dimmed, size, ratio), gap), QIcon.Mode.Disabled)
        _icons[key] = made
    return _icons[key]


def program_icon() -> QIcon:
    """The icon of the program itself, for the window and the task bar; it keeps its own colours."""
    made = QIcon()
    for size in (16, 32, 64, 256):
        made.addPixmap(_drawn("program", "", size, 1.0))
    return made


def program_pixmap(size: int) -> QPixmap:
    """The same for a page, `size` logical pixels wide."""
    return _drawn("program", "", size, _ratios()[-1])


def _with_gap(drawing: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawing
    ratio = drawing.devicePixelRatio()
    wider = QPixmap(drawing.width() + round(gap * ratio), drawing.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(QColor("transparent"))
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, drawing)
    painter.end()
    return wider


def _ratios() -> list[float]:
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}) or [1.0]


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(QColor("transparent"))
    if not _is_held:
        _draw(image, name, colour)
    image.setDevicePixelRatio(ratio)
    return image


def _draw(image: QPixmap, name: str, colour: str) -> None:
    from PySide6.QtSvg import QSvgRenderer  # only once an icon is really drawn

    if name not in _drawings:
        _drawings[name] = (paths.resources() / "icons" / f"{name}.svg").read_bytes()
    drawing = _drawings[name].replace(b"currentColor", colour.encode())
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(image.rect()))
    painter.end()
