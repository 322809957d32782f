"""The places of the window, in the order of the rail.

English and French each have the letters that suit their words, so a shortcut is translated like a title.
"""

from dataclasses import dataclass
from enum import StrEnum

from spie_desktop.i18n import N_, _


class Place(StrEnum):
    """Lieu: where one is in the window; the value never shows."""

    HOME = "home"
    MEETINGS = "meetings"
    CASE_FILES = "case_files"
    ACTIONS = "actions"
    DIRECTORY = "directory"
    EXCHANGES = "exchanges"
    REVIEW = "review"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Sign:
    """Enseigne: how a place is announced in the rail, the menu and the palette."""

    title: str
    icon: str
    shortcut: str
    purpose: str


SIGNS = {
    Place.HOME: Sign(N_("Home"), "home", N_("Alt+H"), N_("What needs you today")),
    Place.MEETINGS: Sign(N_("Committees"), "meetings", N_("Alt+C"), N_("Prepare, lead and close the committees")),
    Place.CASE_FILES: Sign(N_("Case files"), "case_files", N_("Alt+F"), N_("One page for each person followed")),
    Place.ACTIONS: Sign(N_("Actions"), "actions", N_("Alt+A"), N_("What was decided, by whom and for when")),
    Place.DIRECTORY: Sign(
        N_("Directory"), "directory", N_("Alt+D"), N_("Structures, professionals, territories and cohorts")
    ),
    Place.EXCHANGES: Sign(
        N_("Exchanges"), "exchanges", N_("Alt+X"), N_("What goes to and comes from your colleagues’ computers")
    ),
    Place.REVIEW: Sign(N_("Review"), "review", N_("Alt+R"), N_("The figures of the territory")),
    Place.SETTINGS: Sign(N_("Settings"), "settings", N_("Alt+S"), N_("Passphrase, appearance, backups, journal")),
}


def title(place: Place) -> str:
    """The title of a place in the user's language."""
    return _(SIGNS[place].title)
