"""Makes a widget read the stylesheet again after one of its properties has changed."""

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget) -> None:
    """To be called after `setProperty` on something the stylesheet selects by."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
