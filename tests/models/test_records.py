"""Every record can be journalled, sent and replayed: what its columns, keys and words must be."""

import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from spie_desktop.domain.identifiers import new_id
from spie_desktop.models import RECORDS
from spie_desktop.models.base import Base, Code, Instant, Record, TimeOfDay
from spie_desktop.models.meeting import Meeting
from spie_desktop.models.organisation import Organisation
from spie_desktop.models.person import Person
from spie_desktop.models.professional import Professional
from spie_desktop.store.store import Store

JOURNALLED = (sa.String, sa.Text, sa.Integer, sa.Boolean, sa.Date, sa.JSON, Code, Instant, TimeOfDay)
KINDS = sorted(RECORDS)
NOW = dt.datetime(2026, 3, 19, 7, 30, tzinfo=dt.UTC)


def _columns(kind: str) -> list[sa.Column[Any]]:
    return list(RECORDS[kind].__table__.columns)


def test_the_records_are_all_named() -> None:
    """RECORDS holds each record class, under its kind, once."""

    def below(record: type[Record]) -> set[type[Record]]:
        return {found for child in record.__subclasses__() for found in ({child} | below(child))}

    mapped = {record for record in below(Record) if record.__module__.startswith("spie_desktop.")}
    assert mapped == set(RECORDS.values())
    assert all(record.kind() == kind and len(kind) <= 40 for kind, record in RECORDS.items())


@pytest.mark.parametrize("kind", KINDS)
def test_each_column_has_a_form_in_the_journal(kind: str) -> None:
    """Text, whole number, yes or no, date, time, moment, code or JSON: nothing else, and no binary."""
    assert [column.name for column in _columns(kind) if not isinstance(column.type, JOURNALLED)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_unique_beyond_the_identifier(kind: str) -> None:
    """Two laptops offline must never be unable to merge: duplicates are shown, not refused."""
    table = RECORDS[kind].__table__
    assert isinstance(table, sa.Table)
    assert [column.name for column in table.primary_key] == ["id"]
    assert not any(isinstance(rule, sa.UniqueConstraint | sa.CheckConstraint) for rule in table.constraints)
    assert not any(index.unique for index in table.indexes)


@pytest.mark.parametrize("kind", KINDS)
def test_each_foreign_key_is_deferred_indexed_and_points_at_a_record(kind: str) -> None:
    """Operations arrive in any order within a transaction, and a record is found by what it refers to."""
    table = RECORDS[kind].__table__
    assert isinstance(table, sa.Table)
    first_columns = {next(iter(index.columns)).name for index in table.indexes}
    for key in table.foreign_keys:
        assert (key.deferrable, key.initially, key.ondelete) == (True, "DEFERRED", None)
        assert key.column.table.name in RECORDS
        assert key.parent.name in first_columns
        assert key.parent.name.endswith("_id")


@pytest.mark.parametrize("kind", KINDS)
def test_names_tell_types(kind: str) -> None:
    """Dates end in _on and moments in _at; what is yes or no begins with is_, has_ or may_; text is never NULL."""
    for column in _columns(kind):
        if isinstance(column.type, sa.Date):
            assert column.name.endswith("_on"), column.name
        elif isinstance(column.type, Instant):
            assert column.name.endswith("_at"), column.name
        elif isinstance(column.type, sa.Boolean):
            assert column.name.startswith(("is_", "has_", "may_")), column.name
            assert not column.nullable
        elif type(column.type) is sa.String and not column.foreign_keys:
            assert not column.nullable, column.name


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "sort_key" in RECORDS[kind].__table__.columns])
def test_lists_in_french_order_have_their_index(kind: str) -> None:
    """A derived sort_key, never journalled, with the index (sort_key, id) that keyset paging reads."""
    table = RECORDS[kind].__table__
    assert isinstance(table, sa.Table)
    assert ["sort_key", "id"] in [[column.name for column in index.columns] for index in table.indexes]
    assert "sort_key" in RECORDS[kind].unjournalled


def _value(column: sa.Column[Any], ids: dict[str, str]) -> Any:
    """A value of the column's type, different from its default."""
    kind: Any = column.type
    if column.foreign_keys:
        return ids[next(iter(column.foreign_keys)).column.table.name]
    if isinstance(kind, Code):
        return list(kind.vocabulary)[-1]
    if isinstance(kind, Instant):
        return NOW
    if isinstance(kind, sa.JSON):
        factory = RECORDS[column.table.name].__dataclass_fields__[column.name].default_factory
        return ["é", "2"] if factory is list else {"clé": [1, 2.5, None]}
    values = {sa.Date: dt.date(2026, 3, 19), TimeOfDay: dt.time(8, 30), sa.Boolean: True, sa.Integer: 7}
    return values.get(type(kind), f"Texte de {column.name} « é » 😀")


def _filled(kind: str, ids: dict[str, str]) -> Record:
    record = RECORDS[kind]
    derived = record.unjournalled | {"is_deleted"}
    values = {column.name: _value(column, ids) for column in _columns(kind) if column.name not in derived}
    return record(id=ids[kind], **values)


def test_every_field_of_every_record_goes_through_the_door_and_back(store: Store) -> None:
    """One of each kind, every column filled in, each referring to others; the journal makes the same tables again."""
    ids = {kind: new_id() for kind in KINDS}
    with store.write("test") as session:
        session.add_all(_filled(kind, ids) for kind in KINDS)
    with store.read() as session:
        session.expunge_all()
        for kind in KINDS:
            found = session.get_one(RECORDS[kind], ids[kind])
            for column in _columns(kind):
                if column.name not in found.unjournalled | {"is_deleted"}:
                    assert getattr(found, column.name) == _value(column, ids), (kind, column.name)


def test_a_record_needs_only_what_it_cannot_be_without(store: Store) -> None:
    """The required columns alone make a record of each kind that is written, found and replayed."""
    ids = {kind: new_id() for kind in KINDS}
    with store.write("test") as session:
        for kind in KINDS:
            required = {
                column.name: _value(column, ids)
                for column in _columns(kind)
                if not column.nullable and column.default is None and column.name not in {"id", "heads"}
            }
            session.add(RECORDS[kind](id=ids[kind], **required))
    with store.read() as session:
        assert all(session.get(RECORDS[kind], ids[kind]) is not None for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_searched_has_a_title_and_words(kind: str) -> None:
    """The title of a result is one short line without bare line ends; its words hold what was typed."""
    found = _filled(kind, {other: new_id() for other in KINDS}).search_words()
    if found is not None:
        title, words = found
        assert title.strip() and "\n" not in title
        assert words.strip()


def test_empty_texts_stay_out_of_the_search() -> None:
    """A record that holds no sentence yet is no search result."""
    empty = RECORDS["diagnosis"](case_file_id=new_id())
    assert empty.search_words() is None


def test_people_are_found_by_all_their_names() -> None:
    """Title LAST NAME First name · reference; birth name, phone, e-mail and commune are words."""
    person = Person(
        last_name="Élan-Dubois",
        first_name="Zoé",
        birth_name="Marchal",
        reference="2026-A014",
        phone="0600000000",
        email="zoe@example.org",
        commune="Valmont",
    )
    title, words = person.search_words()
    assert title == "ÉLAN-DUBOIS Zoé · 2026-A014"
    for word in ("Élan-Dubois", "Zoé", "Marchal", "2026-A014", "0600000000", "zoe@example.org", "Valmont"):
        assert word in words.split()


def test_french_order_ignores_accents_and_case() -> None:
    """« Élan » stands between « Ebel » and « Ernst », whatever its accent."""
    people = [Person(last_name=name) for name in ("Ernst", "élan", "Élan", "Ebel", "Zola")]
    for person in people:
        person.derive()
    in_order = [person.last_name for person in sorted(people, key=lambda person: person.sort_key)]
    assert [in_order[0], *in_order[-2:]] == ["Ebel", "Ernst", "Zola"]


def test_derived_columns_follow_their_fields() -> None:
    """A renamed structure or professional moves in the lists."""
    organisation = Organisation(name="Zénith")
    organisation.derive()
    before = organisation.sort_key
    organisation.name = "Avenir"
    organisation.derive()
    assert organisation.sort_key < before
    professional = Professional(last_name="Noël", first_name="Ana")
    professional.derive()
    assert professional.sort_key.startswith("noel\x01ana")


def test_a_meeting_is_found_by_its_day() -> None:
    """Both 19/03/2026, as one types it, and the sortable form find the meeting."""
    title, words = Meeting(territory_id=new_id(), title="CTO Valmont", starts_at=NOW).search_words()
    assert title == "CTO Valmont 19/03/2026"
    assert "2026-03-19" in words


def test_attachments_stand_apart() -> None:
    """The bytes of documents are a table of their own, keyed by digest, outside the records."""
    attachment = Base.metadata.tables["attachment"]
    assert [column.name for column in attachment.primary_key] == ["digest"]
    assert "attachment" not in RECORDS
