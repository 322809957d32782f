"""Any course of creating, editing, deleting, undoing and redoing, over every kind of record, holds together."""

import os
import tempfile
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from spie_desktop.models import RECORDS
from spie_desktop.models.base import Record
from spie_desktop.services.history import History
from spie_desktop.store.engine import connect
from spie_desktop.store.replay import broken_links, differences, index_faults
from spie_desktop.store.shapes import shape_of
from spie_desktop.store.store import Store
from tests.conftest import KEY
from tests.record_strategies import target_of, value_of

KINDS = sorted(RECORDS)
State = dict[str, dict[str, Any]]


class UndoMachine(RuleBasedStateMachine):
    """The vault, beside the states it must come back to."""

    @initialize()
    def open_vault(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.create(Path(self.folder.name), KEY)
        self.history = History(self.store)
        self.present: State = {}
        self.past: list[State] = []
        self.future: list[State] = []

    @rule(kind=st.sampled_from(KINDS), data=st.data())
    def create(self, kind: str, data: st.DataObject) -> None:
        """A record, with whatever records it requires, in one transaction."""
        made: list[Record] = []
        self._make(RECORDS[kind], data, made)
        with self.store.write("create") as session:
            session.add_all(made)
        self._moved(made)

    @precondition(lambda self: self.present)
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """A few fields of a few records, in one transaction."""
        keys = data.draw(st.lists(st.sampled_from(sorted(self.present)), min_size=1, max_size=3, unique=True))
        edited = []
        with self.store.write("edit") as session:
            for key in keys:
                kind = RECORDS[key.split(":")[0]]
                record = session.get_one(kind, key.split(":")[1])
                for name in data.draw(st.lists(st.sampled_from(shape_of(kind).fields), min_size=1, max_size=3)):
                    column = kind.__table__.columns[name]
                    if target_of(column) is None:
                        setattr(record, name, data.draw(value_of(column)))
                edited.append(record)
        self._moved(edited)

    @precondition(lambda self: self.present)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """A tombstone."""
        kind, key = data.draw(st.sampled_from(sorted(self.present))).split(":")
        with self.store.write("delete") as session:
            record = session.get_one(RECORDS[kind], key)
            record.is_deleted = True
        self._moved([record])

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.history.undo()
        self.future.append(self.present)
        self.present = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.history.redo()
        self.past.append(self.present)
        self.present = self.future.pop()

    @precondition(lambda self: not self.past and not self.future)
    @rule()
    def reopen(self) -> None:
        anchor = self.store.close()
        self.store = Store.open(Path(self.folder.name), KEY, anchor=anchor)
        self.history = History(self.store)

    @invariant()
    def the_tables_say_what_the_model_says(self) -> None:
        if hasattr(self, "store"):
            assert self._stored() == self.present

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        self.store.close()
        connection = connect(Path(self.folder.name) / "store.db", KEY)
        assert broken_links(connection) + differences(connection) + index_faults(connection) == []
        connection.close()
        self.folder.cleanup()

    # --- the model

    def _make(self, kind: type[Record], data: st.DataObject, made: list[Record]) -> Record:
        values: dict[str, Any] = {}
        for name in shape_of(kind).fields:
            column = kind.__table__.columns[name]
            target = target_of(column)
            if target is not None:
                if not column.nullable:
                    values[name] = self._make(RECORDS[target], data, made).id
            elif name != "is_deleted" and (column.default is None and not column.nullable or data.draw(st.booleans())):
                values[name] = data.draw(value_of(column))
        record = kind(**values)
        made.append(record)
        return record

    def _moved(self, records: list[Record]) -> None:
        """A new state, unless nothing changed; what a tombstone hides is no longer part of it."""
        present = dict(self.present)
        for record in records:
            key = f"{record.kind()}:{record.id}"
            present.pop(key, None)
            if not record.is_deleted:
                present[key] = _values(record)
        if self._last_sequence != self.store.head.sequence:
            self.past.append(self.present)
            self.future.clear()
            self.present = present
            self.__dict__["sequence"] = self.store.head.sequence

    @property
    def _last_sequence(self) -> int:
        return int(self.__dict__.get("sequence", 0))

    def _stored(self) -> State:
        self.__dict__["sequence"] = self.store.head.sequence
        with self.store.read() as session:
            found = [record for kind in KINDS for record in session.scalars(sa.select(RECORDS[kind]))]
            return {f"{record.kind()}:{record.id}": _values(record) for record in found if not record.is_deleted}


def _values(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in (*shape_of(type(record)).fields, *shape_of(type(record)).derived)}


UndoMachine.TestCase.settings = settings(
    max_examples=300 if os.environ.get("SPIE_SOAK") else 25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestUndoMachine = UndoMachine.TestCase


def test_the_machine_knows_every_kind() -> None:
    """A kind of record added later is tried too, without a line here."""
    assert len(KINDS) > 25
    assert {kind for kind in KINDS if shape_of(RECORDS[kind]).fields} == set(KINDS)
