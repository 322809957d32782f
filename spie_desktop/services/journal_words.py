"""The journal in words: what each kind of record is called, each of its fields, each of its values."""

import datetime as dt
from typing import Any

import sqlalchemy as sa

from spie_desktop.domain.typed_values import write_date
from spie_desktop.domain.vocabulary import Vocabulary, label
from spie_desktop.i18n import N_, _
from spie_desktop.models import RECORDS
from spie_desktop.models.base import Code, Instant

KINDS: dict[str, str] = {
    "accepted_gap": N_("Accepted gap"),
    "action": N_("Action"),
    "action_plan": N_("Action plan"),
    "action_review": N_("Review of an action"),
    "agenda_amendment": N_("Amendment of the agenda"),
    "agenda_item": N_("Item of the agenda"),
    "appointment": N_("Appointment"),
    "attendance": N_("Attendance"),
    "case_file": N_("Case file"),
    "charter_signature": N_("Signature of the charter"),
    "charter_text": N_("Text of the charter"),
    "closed_period": N_("Closed period"),
    "cohort": N_("Cohort"),
    "cohort_membership": N_("Place in a cohort"),
    "commitment": N_("Commitment contract"),
    "committee_seat": N_("Seat on the committee"),
    "consent": N_("Consent"),
    "contact": N_("Contact"),
    "diagnosis": N_("Diagnosis"),
    "document": N_("Document"),
    "exit": N_("Exit"),
    "facilitator": N_("My details"),
    "follow_up": N_("Follow-up"),
    "handover_sheet": N_("Handover sheet"),
    "information_given": N_("Information of the person"),
    "invitation": N_("Invitation"),
    "meeting": N_("Committee"),
    "meeting_line": N_("Line of a committee"),
    "meeting_series": N_("Series of committees"),
    "minutes": N_("Minutes"),
    "minutes_signature": N_("Signature of the minutes"),
    "obstacle": N_("Obstacle"),
    "offer": N_("Offer"),
    "organisation": N_("Structure"),
    "partner_device": N_("Colleague’s computer"),
    "person": N_("Person"),
    "professional": N_("Professional"),
    "proposal": N_("Solution"),
    "rectification": N_("Rectification"),
    "recusal": N_("Setting aside of a participant"),
    "referral": N_("Referral"),
    "rights_request": N_("Request about personal data"),
    "situation": N_("Situation"),
    "skill": N_("Skill"),
    "stock_phrase": N_("Stock phrase"),
    "territory": N_("Territory"),
    "theme_rating": N_("Rating of a thematic"),
    "uncovered_need": N_("Uncovered need"),
}


def kind_label(kind: str) -> str:
    """« Structure », « Action »; a kind that a newer version wrote keeps its own name."""
    return _(KINDS[kind]) if kind in KINDS else kind


def field_label(name: str) -> str:
    """The name of a field; one that a newer version wrote reads as it is."""
    from spie_desktop.services.field_words import FIELDS

    return _(FIELDS[name]) if name in FIELDS else name.replace("_", " ")


def value_words(kind: str, name: str, value: Any) -> str:
    """A value of the journal as its owner reads it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value_words(kind, name, one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{_plain(key)} : {value_words(kind, name, one)}" for key, one in value.items() if one)
    return _typed(kind, name, value) if isinstance(value, str) else str(value)


def _typed(kind: str, name: str, value: str) -> str:
    record = RECORDS.get(kind)
    column = record.__table__.columns.get(name) if record is not None else None
    if column is None:
        return value
    try:
        return _of_column(column.type, value)
    except ValueError:  # a code or a form of a newer version
        return value


def _of_column(column: Any, value: str) -> str:
    if isinstance(column, Code):
        found = column.vocabulary(value)
        return label(found) if isinstance(found, Vocabulary) else value
    if isinstance(column, Instant):
        moment = dt.datetime.fromisoformat(value).astimezone()
        return moment.strftime(_("%Y-%m-%d %H:%M"))
    if isinstance(column, sa.Date):
        return write_date(dt.date.fromisoformat(value))
    return value


def _plain(key: str) -> str:
    return key.replace("_", " ")
