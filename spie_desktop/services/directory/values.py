"""What is typed in a form of the directory, checked and brought to the values that are kept."""

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from typing import TypeVar

from spie_desktop.domain import contact_rules, typed_values
from spie_desktop.domain.text import clean, without_bidi
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.directory.kinds import FIELDS, Entry, FieldSpec, Kind, field_of

Value = str | int | bool | dt.date | dt.time | enum.StrEnum | None
Kept = TypeVar("Kept")
LONGEST_LINE = 20_000
LONGEST_TEXT = 200_000
_CHECKS = {
    Entry.EMAIL: contact_rules.email,
    Entry.PHONE: contact_rules.phone,
    Entry.SIRET: contact_rules.siret,
    Entry.POSTCODE: contact_rules.postcode,
}


class InvalidFields(UserError):
    """Some fields cannot be kept as they are: `errors` gives a sentence for each."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(errors.values())))
        self.errors = errors


class _Refused(Exception):
    """The sentence beside one field."""


def checked_values(kind: Kind, typed: Mapping[str, Value]) -> dict[str, Value]:
    """The fields of `typed` as they are kept; raises `InvalidFields` with every reason at once."""
    kept: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for name, value in typed.items():
        field = field_of(kind, name)
        try:
            kept[name] = _checked(field, value)
        except _Refused as refusal:
            errors[name] = str(refusal)
    if errors:
        raise InvalidFields(errors)
    return kept


def check_whole(kind: Kind, values: Mapping[str, Value]) -> None:
    """What only the fields together can say: a name, an end after its beginning."""
    errors = {
        field.name: _("This field cannot stay empty.")
        for field in FIELDS[kind]
        if field.is_required and not values.get(field.name)
    }
    if kind is Kind.COHORT:
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if isinstance(starts, dt.date) and isinstance(ends, dt.date) and ends < starts:
            errors["ends_on"] = _("The end comes before the beginning.")
        youngest, oldest = values.get("age_from"), values.get("age_to")
        if isinstance(youngest, int) and isinstance(oldest, int) and oldest < youngest:
            errors["age_to"] = _("The highest age is below the lowest one.")
    if errors:
        raise InvalidFields(errors)


def _checked(field: FieldSpec, value: Value) -> Value:
    if field.entry is Entry.YES_NO:
        return bool(value)
    if isinstance(value, str):
        return _from_text(field, value)
    if value is None and field.entry in (Entry.LINE, Entry.TEXT, *_CHECKS, Entry.WEBSITE):
        return ""
    if field.entry is Entry.NUMBER and isinstance(value, int):
        return _within(field, value)
    if value is None:
        return _nothing(field)
    return value


def _from_text(field: FieldSpec, text: str) -> Value:
    match field.entry:
        case Entry.LINE | Entry.TEXT | Entry.WEBSITE:
            return _words(field, text)
        case Entry.CHOICE:
            return _choice(field, text)
        case Entry.REFERENCE:
            return text or _nothing(field)
        case Entry.DATE:
            return _read(typed_values.read_date, text, _("This is not a date: write 15/03/2026, for instance."))
        case Entry.TIME:
            return _read(typed_values.read_time, text, _("This is not an hour: write 8 h 30, for instance."))
        case Entry.NUMBER:
            number: int | None = _read(typed_values.read_number, text, _("This is not a whole number."))
            return _nothing(field) if number is None else _within(field, number)
        case _:
            checked = _CHECKS[field.entry](text)
            if checked.fault:
                raise _Refused(_(checked.fault))
            return checked.value


def _words(field: FieldSpec, text: str) -> str:
    kept = without_bidi(clean(text, multiline=field.entry is Entry.TEXT))
    if len(kept) > (LONGEST_TEXT if field.entry is Entry.TEXT else LONGEST_LINE):
        raise _Refused(_("This text is too long."))
    return contact_rules.website(kept) if field.entry is Entry.WEBSITE else kept.strip()


def _choice(field: FieldSpec, code: str) -> Value:
    assert field.choices is not None
    for choice in field.choices:
        if choice.value == code:
            return choice
    raise _Refused(_("Choose one of the list."))


def _read(reader: Callable[[str], Kept], text: str, sentence: str) -> Kept:
    try:
        return reader(text)
    except ValueError:
        raise _Refused(sentence) from None


def _within(field: FieldSpec, number: int) -> int:
    lowest, highest = field.bounds
    if not lowest <= number <= highest:
        raise _Refused(_("Between {lowest} and {highest}.").format(lowest=lowest, highest=highest))
    return number


def _nothing(field: FieldSpec) -> Value:
    """An empty field, unless the record cannot do without a value."""
    if field.default:
        raise _Refused(_("This field cannot stay empty."))
    return None


def is_blank(value: Value) -> bool:
    return value is None or value == ""
