"""What a widget shows of itself changes: its look is read again, or it is hidden before it has a parent."""

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget) -> None:
    """To be called after `setProperty` on something the stylesheet selects by."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def hide_unless(something: object, widget: QWidget) -> None:
    """Hides a widget that has nothing to show, while it is being built.

    `setVisible(True)` on a widget with no parent yet would flash it on the screen as a window of its own.
    """
    if not something:
        widget.hide()
