"""What each action of the journal is called, for undo and for the audit trail."""

from spie_desktop.i18n import N_, _

ACTIONS: dict[str, str] = {
    "introduce_facilitator": N_("vault opened for the first time"),
    "edit_facilitator": N_("my details changed"),
    "undo": N_("action undone"),
    "redo": N_("action done again"),
    "add_organisation": N_("structure added"),
    "edit_organisation": N_("structure changed"),
    "archive_organisation": N_("structure deactivated"),
    "reactivate_organisation": N_("structure reactivated"),
    "delete_organisation": N_("structure deleted"),
    "merge_organisation": N_("two structures merged"),
    "add_professional": N_("professional added"),
    "edit_professional": N_("professional changed"),
    "archive_professional": N_("professional deactivated"),
    "reactivate_professional": N_("professional reactivated"),
    "delete_professional": N_("professional deleted"),
    "merge_professional": N_("two professionals merged"),
    "add_territory": N_("territory added"),
    "edit_territory": N_("territory changed"),
    "archive_territory": N_("territory deactivated"),
    "reactivate_territory": N_("territory reactivated"),
    "delete_territory": N_("territory deleted"),
    "merge_territory": N_("two territories merged"),
    "add_cohort": N_("cohort added"),
    "edit_cohort": N_("cohort changed"),
    "archive_cohort": N_("cohort deactivated"),
    "reactivate_cohort": N_("cohort reactivated"),
    "delete_cohort": N_("cohort deleted"),
    "merge_cohort": N_("two cohorts merged"),
    "add_closed_period": N_("closed period added"),
    "delete_closed_period": N_("closed period removed"),
    "import_directory": N_("list imported into the directory"),
}


def action_label(action: str) -> str:
    """The label of an action, in the user's language."""
    return _(ACTIONS.get(action, N_("change")))
