"""The four kinds of records of the directory, each with the fields that its form asks for."""

import enum
from dataclasses import dataclass
from typing import Final

from spie_desktop.domain.vocabulary import Vocabulary
from spie_desktop.domain.vocabulary.organisations import OrganisationKind
from spie_desktop.i18n import N_, ngettext


class Kind(enum.StrEnum):
    """fiche d'annuaire: which of the four lists a record stands in; the code is the kind of the record itself."""

    ORGANISATION = "organisation"
    PROFESSIONAL = "professional"
    TERRITORY = "territory"
    COHORT = "cohort"


class Entry(enum.Enum):
    """saisie: how a field is typed, checked and shown."""

    LINE = "line"
    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    SIRET = "siret"
    POSTCODE = "postcode"
    WEBSITE = "website"
    CHOICE = "choice"
    REFERENCE = "reference"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form; its label, hint and group are to be translated where they are shown."""

    name: str
    label: str
    entry: Entry = Entry.LINE
    is_required: bool = False
    group: str = ""
    hint: str = ""
    choices: type[Vocabulary] | None = None
    target: Kind | None = None
    bounds: tuple[int, int] = (0, 999_999_999)
    default: str = ""  # what a new form proposes; the field then never stays empty


_IDENTITY = N_("Identity")
_CONTACT = N_("Contact")
_ADDRESS = N_("Address")
_COMMITTEE = N_("Habits of the committee")
_PUBLIC = N_("Public")
_PERIOD = N_("Period")
_NOTES = N_("Notes")

_NOTE = FieldSpec("notes", N_("Notes"), Entry.TEXT, group=_NOTES)


def _territory(group: str) -> FieldSpec:
    return FieldSpec("territory_id", N_("Territory"), Entry.REFERENCE, group=group, target=Kind.TERRITORY)


FIELDS: Final[dict[Kind, tuple[FieldSpec, ...]]] = {
    Kind.ORGANISATION: (
        FieldSpec("name", N_("Name"), is_required=True, group=_IDENTITY),
        FieldSpec("short_name", N_("Short name"), group=_IDENTITY, hint=N_("Acronym or everyday name")),
        FieldSpec(
            "nature", N_("Kind of structure"), Entry.CHOICE, group=_IDENTITY, choices=OrganisationKind, default="autre"
        ),
        _territory(_IDENTITY),
        FieldSpec("siret", N_("SIRET"), Entry.SIRET, group=_IDENTITY, hint=N_("14 digits")),
        FieldSpec("description", N_("Description"), Entry.TEXT, group=_IDENTITY),
        FieldSpec("phone", N_("Telephone"), Entry.PHONE, group=_CONTACT),
        FieldSpec("email", N_("E-mail"), Entry.EMAIL, group=_CONTACT),
        FieldSpec("website", N_("Website"), Entry.WEBSITE, group=_CONTACT),
        FieldSpec("opening_hours", N_("Opening hours"), group=_CONTACT),
        FieldSpec("address_line", N_("Street"), group=_ADDRESS),
        FieldSpec("address_more", N_("Further address details"), group=_ADDRESS),
        FieldSpec("postcode", N_("Postcode"), Entry.POSTCODE, group=_ADDRESS),
        FieldSpec("commune", N_("Municipality"), group=_ADDRESS),
        _NOTE,
    ),
    Kind.PROFESSIONAL: (
        FieldSpec("last_name", N_("Last name"), is_required=True, group=_IDENTITY),
        FieldSpec("first_name", N_("First name"), group=_IDENTITY),
        FieldSpec("organisation_id", N_("Structure"), Entry.REFERENCE, group=_IDENTITY, target=Kind.ORGANISATION),
        FieldSpec("job_title", N_("Position"), group=_IDENTITY, hint=N_("Adviser, social worker…")),
        _territory(_IDENTITY),
        FieldSpec("is_spie_referent", N_("SPIE referent"), Entry.YES_NO, group=_IDENTITY),
        FieldSpec("email", N_("E-mail"), Entry.EMAIL, group=_CONTACT),
        FieldSpec("phone", N_("Telephone"), Entry.PHONE, group=_CONTACT),
        FieldSpec("mobile", N_("Mobile"), Entry.PHONE, group=_CONTACT),
        _NOTE,
    ),
    Kind.TERRITORY: (
        FieldSpec("name", N_("Name"), is_required=True, group=_IDENTITY),
        FieldSpec("code", N_("Code"), group=_IDENTITY),
        FieldSpec("department_code", N_("Département"), group=_IDENTITY, hint=N_("Its number, for instance 02")),
        FieldSpec("communes", N_("Municipalities covered"), Entry.TEXT, group=_IDENTITY),
        FieldSpec("email", N_("E-mail"), Entry.EMAIL, group=_CONTACT),
        FieldSpec("phone", N_("Telephone"), Entry.PHONE, group=_CONTACT),
        FieldSpec("meeting_place", N_("Usual place"), group=_COMMITTEE, hint=N_("Where the committee meets")),
        FieldSpec("remote_link", N_("Link for taking part remotely"), group=_COMMITTEE),
        FieldSpec("meeting_time", N_("Usual hour"), Entry.TIME, group=_COMMITTEE, hint=N_("8 h 30, for instance")),
        FieldSpec(
            "meeting_minutes", N_("Length, in minutes"), Entry.NUMBER, group=_COMMITTEE, bounds=(15, 600), default="150"
        ),
        FieldSpec(
            "weeks_between",
            N_("Weeks between two committees"),
            Entry.NUMBER,
            group=_COMMITTEE,
            bounds=(1, 52),
            default="2",
        ),
        FieldSpec(
            "deadline_days",
            N_("Working days before, for requests"),
            Entry.NUMBER,
            group=_COMMITTEE,
            bounds=(0, 30),
            default="3",
        ),
        FieldSpec("deadline_time", N_("Hour of the deadline"), Entry.TIME, group=_COMMITTEE, hint=N_("14 h")),
        FieldSpec("ceiling", N_("Situations at most"), Entry.NUMBER, group=_COMMITTEE, bounds=(1, 50), default="10"),
        _NOTE,
    ),
    Kind.COHORT: (
        FieldSpec("name", N_("Name"), is_required=True, group=_IDENTITY),
        FieldSpec("code", N_("Code"), group=_IDENTITY),
        _territory(_IDENTITY),
        FieldSpec("public", N_("Public followed"), group=_PUBLIC, hint=N_("Young people of 18 to 30, for instance")),
        FieldSpec("criteria", N_("Criteria of entry"), Entry.TEXT, group=_PUBLIC),
        FieldSpec("age_from", N_("From the age of"), Entry.NUMBER, group=_PUBLIC, bounds=(0, 120)),
        FieldSpec("age_to", N_("Up to the age of"), Entry.NUMBER, group=_PUBLIC, bounds=(0, 120)),
        FieldSpec("target_size", N_("People expected"), Entry.NUMBER, group=_PUBLIC, bounds=(0, 1_000_000)),
        FieldSpec("starts_on", N_("Begins on"), Entry.DATE, group=_PERIOD, hint=N_("day/month/year")),
        FieldSpec("ends_on", N_("Ends on"), Entry.DATE, group=_PERIOD, hint=N_("day/month/year")),
        _NOTE,
    ),
}


def field_of(kind: Kind, name: str) -> FieldSpec:
    return next(field for field in FIELDS[kind] if field.name == name)


def counted(kind: Kind, count: int) -> str:
    """« 3 structures », in the language of the moment."""
    match kind:
        case Kind.ORGANISATION:
            text = ngettext("{count} structure", "{count} structures", count)
        case Kind.PROFESSIONAL:
            text = ngettext("{count} professional", "{count} professionals", count)
        case Kind.TERRITORY:
            text = ngettext("{count} territory", "{count} territories", count)
        case Kind.COHORT:
            text = ngettext("{count} cohort", "{count} cohorts", count)
    return text.format(count=count)
