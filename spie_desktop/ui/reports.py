"""Tells the user what went wrong, in a dialog that blocks nothing."""

from PySide6.QtWidgets import QWidget

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.ui.widgets.cards import ErrorPanel
from spie_desktop.ui.widgets.dialogs import Dialog


def show_error(parent: QWidget | None, error: UserError) -> Dialog:
    """What the world did: the sentence, the way out, the detail that folds out."""
    return _shown(parent, _("This could not be done"), error.sentence, error.way_out, error.detail)


def show_crash(parent: QWidget | None, detail: str) -> Dialog:
    """Our own bug: said once, with what a helper needs and nobody's data."""
    return _shown(
        parent,
        _("Something unexpected happened"),
        _("An unexpected error stopped this action. Nothing that was saved is lost."),
        _("You can go on. If it happens again, send the technical detail to whoever helps you: it names nobody."),
        detail,
    )


def _shown(parent: QWidget | None, title: str, sentence: str, way_out: str, detail: str) -> Dialog:
    dialog = Dialog(parent, title, width="palette")
    dialog.setObjectName("error_dialog")
    panel = ErrorPanel()
    dialog.body.addWidget(panel)
    panel.display(sentence, way_out, detail)
    dialog.add_close(_("Close")).setFocus()
    dialog.open()
    return dialog
