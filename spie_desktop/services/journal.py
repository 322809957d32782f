"""Who did what, when: the journal of the vault, page by page, and what each change wrote."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from spie_desktop.domain.text import fold, query_words
from spie_desktop.i18n import _
from spie_desktop.models.titles import full_name
from spie_desktop.services.action_labels import ACTIONS, action_label
from spie_desktop.services.journal_words import field_label, kind_label, value_words
from spie_desktop.store.store import Store

_PAGE = (
    "SELECT o.id, o.clock_ms, o.author, o.action, o.kind, o.record_id, e.title, f.last_name, f.first_name, o.payload"
    " FROM operation AS o LEFT JOIN search_entry AS e ON e.record_id = o.record_id"
    " LEFT JOIN facilitator AS f ON f.id = o.author WHERE o.id < :before{narrowed} ORDER BY o.id DESC LIMIT :count"
)
_ONE = _PAGE.replace("o.id < :before{narrowed} ORDER BY o.id DESC LIMIT :count", "o.id = :id")
_WORDS = (
    " AND (o.record_id IN (SELECT e2.record_id FROM search_words JOIN search_entry AS e2"
    " ON e2.id = search_words.rowid WHERE search_words MATCH :words)"
    " OR o.action IN (SELECT value FROM json_each(:actions)))"
)
_SUPERSEDED = "SELECT supersedes FROM operation WHERE id = :id"
_FORMER = "SELECT payload, salt FROM operation WHERE device = :device AND sequence = :sequence"
_TITLE = "SELECT title FROM search_entry WHERE record_id = :id"
_KINDS = "SELECT DISTINCT kind FROM operation"
_COUNT = "SELECT count(*) FROM operation"
_NEWEST = 2**62
# Machine bookkeeping that says nothing to a reader.
_SILENT = frozenset({"is_deleted"})


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What narrows the list: a kind of record, words of a title or of an action, days (both ends included)."""

    kind: str = ""
    text: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One change of one record, as the list shows it: when, what, on what, who."""

    id: str
    cells: tuple[str, str, str, str]
    kind: str
    record_id: str
    at: dt.datetime
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some lines, the newest first; `after` asks for those that follow."""

    rows: tuple[JournalLine, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its name in words, what it held before, what was written."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class JournalDetail:
    """Everything that one change wrote; erased values are gone for good, the fact that they were written is not."""

    line: JournalLine
    changes: tuple[FieldChange, ...] = ()
    is_creation: bool = False
    is_deletion: bool = False
    is_erased: bool = False


@dataclass(frozen=True, slots=True)
class _Query:
    where: str = ""
    values: dict[str, Any] = field(default_factory=dict)


class Journal:
    """Reads only: nobody rewrites the journal."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, wanted: JournalFilter, after: int | None = None, count: int = 100) -> JournalPage:
        """The changes that fit, the newest first, after the one named."""
        narrowed = _narrowed(wanted)
        values = {"before": _NEWEST if after is None else after, "count": count + 1, **narrowed.values}
        found = self._store.rows(_PAGE.format(narrowed=narrowed.where), values)
        lines = tuple(_line(row) for row in found[:count])
        return JournalPage(lines, int(lines[-1].id) if len(found) > count else None)

    def count(self) -> int:
        """How many changes the journal holds."""
        return int(self._store.rows(_COUNT)[0][0])

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds of records that the journal speaks of, (code, words) in the order of their words."""
        found = [(kind, kind_label(kind)) for (kind,) in self._store.rows(_KINDS)]
        return tuple(sorted(found, key=lambda pair: fold(pair[1])))

    def detail(self, identifier: str) -> JournalDetail:
        """What one change wrote, beside what stood there before."""
        row = self._store.rows(_ONE, {"id": int(identifier)})[0]
        line, payload = _line(row), row[-1]
        if payload is None:
            return JournalDetail(line, is_erased=True)
        written: dict[str, Any] = json.loads(payload)
        supersedes: dict[str, list[str]] = json.loads(self._store.rows(_SUPERSEDED, {"id": int(identifier)})[0][0])
        changes = tuple(
            FieldChange(
                field_label(name),
                self._former(line.kind, name, supersedes.get(name, ())),
                self._words(line.kind, name, value),
            )
            for name, value in written.items()
            if name not in _SILENT and not (not supersedes and _is_empty(value))
        )
        return JournalDetail(
            line,
            changes,
            is_creation=not supersedes,
            is_deletion=bool(supersedes) and written.get("is_deleted") is True,
        )

    def _former(self, kind: str, name: str, operations: Sequence[str]) -> str:
        """What the superseded operations had written in the field; several after two computers disagreed."""
        words = []
        for identifier in operations:
            device, _colon, sequence = identifier.partition(":")
            found = self._store.rows(_FORMER, {"device": device, "sequence": int(sequence)})
            if found and found[0][0] is None:
                words.append(_("(erased)"))
            elif found:
                words.append(self._words(kind, name, json.loads(found[0][0]).get(name)))
        return " / ".join(dict.fromkeys(word for word in words if word))

    def _words(self, kind: str, name: str, value: Any) -> str:
        if isinstance(value, str) and name.endswith("_id"):
            found = self._store.rows(_TITLE, {"id": value})
            return str(found[0][0]) if found else _("(a record)")
        return value_words(kind, name, value)


def _line(row: tuple[Any, ...]) -> JournalLine:
    id, clock_ms, author, action, kind, record_id, title, last_name, first_name, _payload = row
    at = dt.datetime.fromtimestamp(clock_ms / 1000, dt.UTC).astimezone()
    who = full_name(last_name, first_name or "") if last_name else _("Another computer") if author else ""
    what = action_label(action)
    on_what = f"{kind_label(kind)} · {title}" if title else kind_label(kind)
    return JournalLine(str(id), (moment_words(at), what[:1].upper() + what[1:], on_what, who), kind, record_id, at)


def moment_words(at: dt.datetime) -> str:
    """« 12/03/2026 10:42 », the same length on every line."""
    return at.strftime(_("%Y-%m-%d %H:%M"))


def _narrowed(wanted: JournalFilter) -> _Query:
    where = ""
    values: dict[str, Any] = {}
    if wanted.kind:
        where += " AND o.kind = :kind"
        values["kind"] = wanted.kind
    if wanted.record_id:
        where += " AND o.record_id = :record_id"
        values["record_id"] = wanted.record_id
    if wanted.since:
        where += " AND o.clock_ms >= :since"
        values["since"] = _milliseconds(wanted.since)
    if wanted.until:
        where += " AND o.clock_ms < :until"
        values["until"] = _milliseconds(wanted.until + dt.timedelta(days=1))
    words = query_words(wanted.text)
    if words:
        where += _WORDS
        values["words"] = " ".join(f'"{word}"*' for word in words)
        values["actions"] = json.dumps(_actions_with(words))
    return _Query(where, values)


def _actions_with(words: list[str]) -> list[str]:
    """The codes of the actions whose label holds every word."""
    labels = {code: fold(action_label(code)).split() for code in ACTIONS}
    return [
        code for code, parts in labels.items() if all(any(part.startswith(word) for part in parts) for word in words)
    ]


def _milliseconds(day: dt.date) -> int:
    return round(dt.datetime(day.year, day.month, day.day).astimezone().timestamp() * 1000)


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == {} or value is False
