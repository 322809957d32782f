"""Any course of creating, editing, deleting, undoing and redoing, over every kind of record, holds together."""

import os
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from spie_desktop.models import RECORDS
from spie_desktop.models.base import Record
from spie_desktop.models.organisation import Organisation
from spie_desktop.services.history import History
from spie_desktop.store.engine import connect
from spie_desktop.store.replay import broken_links, differences, index_faults, stored_rows
from spie_desktop.store.shapes import encode, shape_of
from spie_desktop.store.store import Store
from tests.conftest import KEY
from tests.record_values import record_of, target_of, value_of

KINDS = sorted(RECORDS)
SOAK = bool(os.environ.get("SPIE_SOAK"))
# By kind and identifier, the columns of each record that stands (a tombstone does not).
State = dict[tuple[str, str], dict[str, Any]]
# What happens is drawn step by step; which values, from one number, for Hypothesis is slow at drawing thousands.
SEEDS = st.integers(0, 2**32)


class Machine:
    """The vault, beside the states it must come back to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.create(folder, KEY)
        self.history = History(self.store)
        self.present: State = {}
        self.past: list[State] = []
        self.future: list[State] = []

    def rest(self, random: Random) -> None:
        """Nothing: what a superfluous step of a failing course is reduced to."""

    def create(self, random: Random) -> None:
        """Records with whatever others they require, in one transaction."""
        made: list[Record] = []
        for kind in random.sample(KINDS, random.randrange(1, 4)):
            record_of(RECORDS[kind], random, made)
        with self.store.write("create", bulk=random.random() < 0.2) as session:
            session.add_all(made)
        self._done(made)

    def edit(self, random: Random) -> None:
        """A few fields of a few records, in one transaction, which may reach the disk in two steps."""
        edited: list[Record] = []
        is_in_two = random.random() < 0.3
        with self.store.write("edit") as session:
            for key in random.sample(sorted(self.present), min(3, len(self.present))):
                record = self._found(session, key)
                _edit(record, random)
                if is_in_two:
                    session.flush()
                    _edit(record, random)
                edited.append(record)
        if edited:
            self._done(edited)

    def delete(self, random: Random) -> None:
        """A tombstone."""
        if self.present:
            with self.store.write("delete") as session:
                record = self._found(session, random.choice(sorted(self.present)))
                record.is_deleted = True
            self._done([record])

    def fail(self, random: Random) -> None:
        """Whatever a block did before its error leaves no trace, and no step to undo."""
        with pytest.raises(ZeroDivisionError), self.store.write("fail") as session:
            made: list[Record] = []
            record_of(RECORDS[random.choice(KINDS)], random, made)
            session.add_all(made)
            if self.present:
                _edit(self._found(session, random.choice(sorted(self.present))), random)
            if random.random() < 0.5:
                session.flush()
            raise ZeroDivisionError

    def undo(self, random: Random) -> None:
        for _turn in range(min(random.randrange(1, 5), len(self.past))):
            self.history.undo()
            self.future.append(self.present)
            self.present = self.past.pop()

    def redo(self, random: Random) -> None:
        for _turn in range(min(random.randrange(1, 5), len(self.future))):
            self.history.redo()
            self.past.append(self.present)
            self.present = self.future.pop()

    def reopen(self, random: Random) -> None:
        """What was done before stays done."""
        anchor = self.store.close()
        self.store = Store.open(self.folder, KEY, anchor=anchor)
        self.history = History(self.store)
        self.past.clear()
        self.future.clear()

    def check(self) -> None:
        """The tables say what the model says, and so do the menus."""
        assert self._stored() == self.present
        assert (self.history.undo_label is None) == (not self.past)
        assert (self.history.redo_label is None) == (not self.future)

    def end(self) -> None:
        self.store.close()
        connection = connect(self.folder / "store.db", KEY)
        assert broken_links(connection) + differences(connection) + index_faults(connection) == []
        connection.close()

    # --- the model

    def _done(self, records: list[Record]) -> None:
        """A new state, one step away from the last."""
        present = dict(self.present)
        for record in records:
            key = (record.kind(), record.id)
            present.pop(key, None)
            if not record.is_deleted:
                shape = shape_of(type(record))
                names = (*shape.fields, *shape.derived)
                present[key] = {"id": record.id} | {name: encode(getattr(record, name)) for name in names}
        self.past.append(self.present)
        self.future.clear()
        self.present = present

    def _stored(self) -> State:
        with self.store.plain() as connection:
            rows = {
                (kind, row["id"]): row
                for kind in KINDS
                for row in stored_rows(connection.connection, shape_of(RECORDS[kind]))
                if not row["is_deleted"]
            }
        for row in rows.values():
            del row["heads"]
        return rows

    def _found(self, session: Session, key: tuple[str, str]) -> Record:
        return session.get_one(RECORDS[key[0]], key[1])


def _edit(record: Record, random: Random) -> None:
    """Some fields get any value; the first of them surely another one, so that there is a step to undo."""
    columns = [column for column in type(record).__table__.columns if _may_change(type(record), column)]
    for place, column in enumerate(random.sample(columns, min(3, len(columns)))):
        value = value_of(column, random)
        while not place and value == getattr(record, column.name):
            value = value_of(column, random)
        setattr(record, column.name, value)


def _may_change(kind: type[Record], column: Any) -> bool:
    return column.name in shape_of(kind).fields and column.name != "is_deleted" and target_of(column) is None


STEPS = ["rest"] + ["create"] * 3 + ["edit"] * 4 + ["delete"] + ["fail"] + ["undo"] * 4 + ["redo"] * 3 + ["reopen"]


# A failing course is reduced in the long run only: that may take minutes, each attempt being a vault of its own.
PHASES = set(Phase) - (set() if SOAK else {Phase.shrink, Phase.explain})


@settings(max_examples=600 if SOAK else 30, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(STEPS), SEEDS), min_size=30, max_size=30))
def test_any_course_of_steps_comes_back_the_way_it_went(steps: list[tuple[str, int]]) -> None:
    """After each step the tables hold what they should, and the journal makes the same tables again."""
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        for name, seed in steps:
            getattr(machine, name)(Random(seed))
            machine.check()
        machine.end()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_record_goes_through_undo_and_redo(store: Store, kind: str) -> None:
    """Not one kind is left to chance: created, edited, deleted, all of it taken back, all of it done again."""
    random = Random(kind)
    history = History(store)
    made: list[Record] = []
    record = record_of(RECORDS[kind], random, made)
    states = [_row(store, record)]
    with store.write("create") as session:
        session.add_all(made)
    states.append(_row(store, record))
    for _turn in range(3):
        with store.write("edit") as session:
            _edit(session.get_one(type(record), record.id), random)
        states.append(_row(store, record))
    with store.write("delete") as session:
        session.get_one(type(record), record.id).is_deleted = True
    states.append(None)
    for state in reversed(states[:-1]):
        history.undo()
        assert _row(store, record) == state
    for state in states[1:]:
        history.redo()
        assert _row(store, record) == state


def test_a_change_taken_back_in_its_own_transaction_is_a_step_that_changes_nothing(store: Store) -> None:
    """Undone and done again, it leaves the steps before it as they were."""
    history = History(store)
    with store.write("create") as session:
        organisation = Organisation(name="Un")
        session.add(organisation)
    with store.write("edit") as session:
        found = session.get_one(Organisation, organisation.id)
        found.name = "Deux"
        session.flush()
        found.name = "Un"
    with store.write("edit") as session:
        session.get_one(Organisation, organisation.id).name = "Trois"
    names = []
    for turn in (history.undo, history.undo, history.redo, history.redo):
        turn()
        names.append((_row(store, organisation) or {})["name"])
    assert names == ["Un", "Un", "Un", "Trois"]


def _row(store: Store, record: Record) -> dict[str, Any] | None:
    with store.plain() as connection:
        for row in stored_rows(connection.connection, shape_of(type(record))):
            if row["id"] == record.id and not row["is_deleted"]:
                return {name: value for name, value in row.items() if name != "heads"}
    return None
