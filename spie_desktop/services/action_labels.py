"""What each action of the journal is called, for undo and for the audit trail."""

from spie_desktop.i18n import N_, _

ACTIONS: dict[str, str] = {
    "undo": N_("action undone"),
    "redo": N_("action done again"),
}


def action_label(action: str) -> str:
    """The label of an action, in the user's language."""
    return _(ACTIONS.get(action, N_("change")))
