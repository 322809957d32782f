"""What the one door, the lists and the search cost, against raw SQL on an encrypted file of the same rows."""

import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.bench.figures import Figure, in_turn, median, percentile
from spie_desktop.models.person import Person
from spie_desktop.services.people_list import PeopleList
from spie_desktop.services.search import Search
from spie_desktop.store.engine import connect
from spie_desktop.store.schema import create_schema
from spie_desktop.store.store import Store

KEY = bytes(32)
_TABLES = ("person", "operation", "search_entry")
_LAST = ["MARTIN", "Lefèvre", "Éluard", "Dupont-Lajoie", "Œuvrard", "Nguyen", "Benali", "Zola", "Abadie", "Garnier"]
_FIRST = ["Éloïse", "Yann", "Aïcha", "Zoé", "Björn", "Mehdi", "Chloé", "Noëlle", "Ivan", "Fatou"]


def fictional_people(count: int) -> Iterator[Person]:
    for n in range(count):
        last = f"{_LAST[n % 10]} {chr(65 + n // 10 % 26)}{chr(97 + n // 260 % 26)}{chr(97 + n // 6760 % 26)}"
        yield Person(
            last_name=last, first_name=_FIRST[n // 7 % 10], phone=f"06 39 98 {n // 100 % 100:02} {n % 100:02}",
            email=f"p{n}@exemple.example", commune="Bourg-Fictif", postcode="02999", reference=f"2026-A{n:06}",
        )  # fmt: skip


def fill(store: Store, count: int) -> float:
    """`count` people through the door, in one bulk transaction; the milliseconds it took."""
    start = time.perf_counter()
    with store.write("register_people", bulk=True) as session:
        for n, person in enumerate(fictional_people(count), 1):
            session.add(person)
            if n % 1000 == 0:
                session.flush()
                session.expunge_all()
    return (time.perf_counter() - start) * 1000


def raw_twin(store: Store, folder: Path) -> tuple[Any, float]:
    """The same rows written by bare statements in one transaction; the connection, and the milliseconds it took."""
    folder.mkdir()
    rows = {}
    with store.plain() as connection:
        for table in _TABLES:
            found = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            rows[table] = [tuple(row) for row in found]
    twin = connect(folder / "store.db", KEY, create=True)
    create_schema(twin)
    start = time.perf_counter()
    twin.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        marks = ",".join("?" * len(values[0]))
        twin.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
    twin.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")
    twin.execute("COMMIT")
    return twin, (time.perf_counter() - start) * 1000


def measure(people: int, rounds: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _warm_up(folder / "warm")
        (folder / "ours").mkdir()
        store = Store.create(folder / "ours", KEY)
        bulk = fill(store, people)
        twin, raw = raw_twin(store, folder / "raw")
        figures = [Figure("people written through the door, in one transaction", people, bulk, raw, 8.0)]
        figures += _one_field(store, twin, people, rounds)
        figures += _pages(store, twin, people, rounds)
        figures += _search(store, twin, people, rounds)
        twin.close()
        store.close()
    return figures


def _warm_up(folder: Path) -> None:
    """SQLAlchemy compiles each statement once a process; that is the start's figure, not this one's."""
    folder.mkdir()
    store = Store.create(folder, KEY)
    fill(store, 2)
    store.close()


def _one_field(store: Store, twin: Any, people: int, rounds: int) -> list[Figure]:
    with store.plain() as connection:
        identifiers = [row[0] for row in connection.exec_driver_sql("SELECT id FROM person ORDER BY id LIMIT 50")]
        operation = tuple(connection.exec_driver_sql("SELECT * FROM operation LIMIT 1").one())
    sequence = itertools.count(10_000_000)
    turn = itertools.count()

    def ours() -> None:
        n = next(turn)
        with store.write("edit_person") as session:
            session.get_one(Person, identifiers[n % 50]).phone = f"03 53 01 {n // 100 % 100:02} {n % 100:02}"

    def raw() -> None:
        n = next(sequence)
        person = identifiers[n % 50]
        twin.execute("BEGIN IMMEDIATE")
        entry, words = twin.execute("SELECT id, words FROM search_entry WHERE record_id = ?", (person,)).fetchone()
        new_words = f"{words[:60]} 03 53 01 {n % 10000}"
        twin.execute("UPDATE person SET phone = ?, heads = ? WHERE id = ?", (str(n), f'{{"": ["d:{n}"]}}', person))
        twin.execute(
            f"INSERT INTO operation VALUES ({','.join('?' * len(operation))})", (None, "raw", n, *operation[3:])
        )
        twin.execute("INSERT INTO search_words (search_words, rowid, words) VALUES ('delete',?,?)", (entry, words))
        twin.execute("UPDATE search_entry SET words = ? WHERE id = ?", (new_words, entry))
        twin.execute("INSERT INTO search_words (rowid, words) VALUES (?,?)", (entry, new_words))
        twin.execute("COMMIT")

    for _ in range(30):
        ours()
        raw()
    store.checkpoint()
    twin.execute("PRAGMA wal_checkpoint(PASSIVE)")
    timed = in_turn(ours, raw, rounds * 20)
    return [
        Figure("one field edited, p50", people, median(timed[0]), median(timed[1]), 3.0),
        Figure("one field edited, p99", people, percentile(timed[0], 0.99), percentile(timed[1], 0.99), 4.0),
    ]


_RAW_PAGE = (
    "SELECT id, sort_key, reference, last_name, first_name, born_on, commune FROM person WHERE NOT is_deleted"
    " ORDER BY sort_key, id LIMIT 100"
)


def _pages(store: Store, twin: Any, people: int, rounds: int) -> list[Figure]:
    listed = PeopleList(store)
    cursor = None
    for _ in range(max(1, people * 9 // 1000)):  # nine tenths of the way down the list
        rows = listed.page(cursor)
        cursor = rows[-1].cursor if len(rows) == 100 else cursor
    first = in_turn(listed.page, lambda: twin.execute(_RAW_PAGE).fetchall(), rounds * 5)
    later = in_turn(lambda: listed.page(cursor), listed.page, rounds * 5)
    return [
        Figure("first page of 100 people, against the raw query", people, median(first[0]), median(first[1]), 2.0),
        Figure("a late page, against the first", people, median(later[0]), median(later[1]), 1.5),
    ]


_RAW_SEARCH = (
    "SELECT e.kind, e.record_id, e.title FROM search_words JOIN search_entry AS e ON e.id = search_words.rowid"
    " WHERE search_words MATCH ? ORDER BY rank LIMIT 20"
)
_TYPED = ("du", "dup", "dupo", "dupont", "dupont l", "elo", "eloise", "nguyen a", "zola", "abadie")


def _search(store: Store, twin: Any, people: int, rounds: int) -> list[Figure]:
    search = Search(store)

    def raw() -> None:
        for typed in _TYPED:
            twin.execute(_RAW_SEARCH, (" ".join(f'"{word}"*' for word in typed.split()),)).fetchall()

    timed = in_turn(lambda: [search.find(typed) for typed in _TYPED], raw, rounds)
    return [Figure("search as one types (ten texts)", people, median(timed[0]), median(timed[1]), 1.5)]
