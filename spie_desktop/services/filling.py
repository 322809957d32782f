"""What is typed or imported of a record, checked and brought into its columns."""

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from spie_desktop.domain import contact_rules, typed_values
from spie_desktop.domain.text import clean, without_bidi
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.models.base import Code, Instant, Record, TimeOfDay
from spie_desktop.services.directory.values import LONGEST_LINE, LONGEST_TEXT, InvalidFields

# Any: each column has a type of its own, checked here against the column itself.
Values = Mapping[str, Any]
R = TypeVar("R", bound=Record)
_Check = Callable[[Any], Any]
_KEPT_APART = frozenset({"id", "heads", "is_deleted"})
_LINES = frozenset(
    {
        *("last_name", "first_name", "birth_name", "preferred_name", "birth_place", "reference", "outside_reference"),
        *("commune", "address_line", "address_more", "insee_code", "place", "place_detail", "remote_link"),
        *("name", "title", "what", "abbreviation", "version"),
    }
)
_CHECKED: dict[str, Callable[[str], contact_rules.Checked]] = {
    "email": contact_rules.email,
    "prescriber_email": contact_rules.email,
    "phone": contact_rules.phone,
    "other_phone": contact_rules.phone,
    "prescriber_phone": contact_rules.phone,
    "postcode": contact_rules.postcode,
}


class NoLongerThere(UserError):
    """The record was removed meanwhile, here or on another computer."""


class _Refused(Exception):
    """The sentence beside one field."""


def living(session: Session, record: type[R], record_id: str) -> R:
    """The record, unless it is gone."""
    made_now = (new for new in session.new if isinstance(new, record) and new.id == record_id)
    found = next(made_now, None) or session.get(record, record_id)
    if found is None or found.is_deleted:
        raise NoLongerThere(
            _("What you are working on no longer exists."), way_out=_("It may have been deleted or merged.")
        )
    return found


def made(session: Session, record: type[R], values: Values) -> R:
    """A new record of checked values; raises `InvalidFields` with every reason at once."""
    new = record(**_checked(record, values))
    session.add(new)
    return new


def change(record: Record, values: Values) -> None:
    """Sets the given columns, and only those whose value differs."""
    for name, value in _checked(type(record), values).items():
        if getattr(record, name) != value:
            setattr(record, name, value)


def required(values: Values, *names: str) -> None:
    """Refuses values without which the record would mean nothing."""
    empty = [name for name in names if not values.get(name) or not str(values[name]).strip()]
    if empty:
        raise InvalidFields({name: _("This field cannot stay empty.") for name in empty})


def in_order(values: Values, *names: str) -> None:
    """Refuses dates that do not follow each other."""
    days = [(name, values[name]) for name in names if isinstance(values.get(name), dt.date)]
    for (_earlier, first), (name, second) in pairwise(days):
        if second < first:
            raise InvalidFields({name: _("The end comes before the beginning.")})


def _checked(record: type[Record], values: Values) -> dict[str, Any]:
    checks = _checks(record)
    kept: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, value in values.items():
        try:
            kept[name] = checks[name](value)
        except _Refused as refusal:
            errors[name] = str(refusal)
    if errors:
        raise InvalidFields(errors)
    return kept


@cache
def _checks(record: type[Record]) -> dict[str, _Check]:
    names = {column.name: column for column in record.__table__.columns}
    hidden = _KEPT_APART | (record.unjournalled - {"id"})
    return {name: _check_of(column) for name, column in names.items() if name not in hidden}


def _check_of(column: sa.ColumnElement[Any]) -> _Check:
    kind = column.type
    if column.foreign_keys:
        return _reference if column.nullable else _filled(_reference)
    if isinstance(kind, Code):
        check: _Check = _choice_of(kind.vocabulary)
    elif isinstance(kind, Instant):
        check = _instant
    elif isinstance(kind, sa.Date):
        check = _day
    elif isinstance(kind, TimeOfDay):
        check = _hour
    elif isinstance(kind, sa.Boolean):
        return bool
    elif isinstance(kind, sa.Integer):
        check = _number
    elif isinstance(kind, sa.String):
        return _text_of(column.name)
    else:
        return lambda value: value
    return check if column.nullable else _filled(check)


def _filled(check: _Check) -> _Check:
    def checked(value: Any) -> Any:
        kept = check(value)
        if kept is None:
            raise _Refused(_("This field cannot stay empty."))
        return kept

    return checked


def _reference(value: str | None) -> str | None:
    return value or None


def _choice_of(vocabulary: type[enum.StrEnum]) -> _Check:
    def checked(value: str | None) -> enum.StrEnum | None:
        if not value:
            return None
        try:
            return vocabulary(value)
        except ValueError:
            raise _Refused(_("Choose one of the list.")) from None

    return checked


def _instant(value: dt.datetime | None) -> dt.datetime | None:
    if value is not None and value.tzinfo is None:
        raise ValueError("an instant carries its time zone")
    return value


def _day(value: dt.date | str | None) -> dt.date | None:
    if not isinstance(value, str):
        return value
    try:
        return typed_values.read_date(value)
    except ValueError:
        raise _Refused(_("This is not a date: write 15/03/2026, for instance.")) from None


def _hour(value: dt.time | str | None) -> dt.time | None:
    if not isinstance(value, str):
        return value
    try:
        return typed_values.read_time(value)
    except ValueError:
        raise _Refused(_("This is not an hour: write 8 h 30, for instance.")) from None


def _number(value: int | str | None) -> int | None:
    if not isinstance(value, str):
        number = value
    else:
        try:
            number = typed_values.read_number(value)
        except ValueError:
            raise _Refused(_("This is not a whole number.")) from None
    if number is not None and number < 0:
        raise _Refused(_("This is not a whole number."))
    return number


def _text_of(name: str) -> _Check:
    rule = _CHECKED.get(name)
    is_line = name in _LINES
    longest = LONGEST_LINE if is_line else LONGEST_TEXT

    def checked(value: str | None) -> str:
        if not value:
            return ""
        if rule is not None:
            found = rule(value)
            if found.fault:
                raise _Refused(_(found.fault))
            return found.value
        if value.isascii() and value.isprintable() and "  " not in value:
            kept = value.strip()  # nothing to clean: the case of most values of a long list
        else:
            kept = without_bidi(clean(value, multiline=not is_line)).strip()
        if len(kept) > longest:
            raise _Refused(_("This text is too long."))
        return kept

    return checked
