"""How each kind of record found by the palette is announced, and where it is opened."""

from dataclasses import dataclass

from spie_desktop.i18n import N_
from spie_desktop.ui.places import Place


@dataclass(frozen=True, slots=True)
class FoundSign:
    """enseigne d’un résultat: its kind in words, its drawing, its place."""

    name: str
    icon: str
    place: Place


_SIGNS = {
    "person": FoundSign(N_("Person"), "person", Place.CASE_FILES),
    "organisation": FoundSign(N_("Structure"), "organisation", Place.DIRECTORY),
    "professional": FoundSign(N_("Professional"), "professional", Place.DIRECTORY),
    "territory": FoundSign(N_("Territory"), "territory", Place.DIRECTORY),
    "cohort": FoundSign(N_("Cohort"), "cohort", Place.DIRECTORY),
    "meeting": FoundSign(N_("Committee"), "meetings", Place.MEETINGS),
    "meeting_line": FoundSign(N_("Line of a committee"), "meetings", Place.MEETINGS),
    "action": FoundSign(N_("Action"), "actions", Place.ACTIONS),
    "diagnosis": FoundSign(N_("Diagnosis"), "case_files", Place.CASE_FILES),
    "uncovered_need": FoundSign(N_("Uncovered need"), "warning", Place.CASE_FILES),
    "offer": FoundSign(N_("Offer"), "organisation", Place.DIRECTORY),
    "contact": FoundSign(N_("Contact"), "phone", Place.CASE_FILES),
}
_OTHER = FoundSign(N_("Record of a case file"), "case_files", Place.CASE_FILES)


def sign_of(kind: str) -> FoundSign:
    """The sign of a kind; what belongs to a case file otherwise is announced as such."""
    return _SIGNS.get(kind, _OTHER)
