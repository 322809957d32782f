"""The demonstration: coherent, the same each time, invented, quick."""

import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from spie_desktop import i18n
from spie_desktop.domain import passphrase
from spie_desktop.domain.contact_rules import postcode
from spie_desktop.domain.references import is_reference
from spie_desktop.domain.working_days import is_working_day
from spie_desktop.models import RECORDS
from spie_desktop.services.all import Services
from spie_desktop.services.demo.library import library
from spie_desktop.services.demo.scale import MOST_STORIES, Scale
from spie_desktop.services.demonstration import DEMO_PASSPHRASE, build_demo, create_demo
from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.store.engine import connect
from spie_desktop.store.replay import broken_links, differences, index_faults
from spie_desktop.store.store import Store
from tests.conftest import KEY

TODAY = dt.date(2026, 3, 12)
NOON = dt.datetime.combine(TODAY, dt.time(12)).astimezone()
FICTION = re.compile(r"(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d")


def built(folder: Path, *, people: int = 60, seed: int = 1, today: dt.date = TODAY) -> Services:
    folder.mkdir()
    services = Services(Store.create(folder, KEY))
    build_demo(services, people=people, seed=seed, today=today)
    return services


def dump(services: Services) -> list[tuple[str, str, object]]:
    """Every value of every record, identifiers numbered by their first appearance."""
    numbers: dict[str, int] = {}
    found: list[tuple[str, str, object]] = []

    def seen(value: Any) -> Any:
        return (
            f"#{numbers.setdefault(value, len(numbers))}" if isinstance(value, str) and ID.fullmatch(value) else value
        )

    with services.store.read() as session:
        for kind, record in RECORDS.items():
            columns = [column for column in record.__table__.columns if column.name != "heads"]
            for row in session.execute(sa.select(*columns).order_by(record.id)):
                found += [(kind, column.name, seen(value)) for column, value in zip(columns, row, strict=True)]
    return found


ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Built once for the tests that only look at it, then replayed."""
    i18n.use_language("fr")
    services = built(tmp_path_factory.mktemp("demo") / "vault")
    yield services
    services.store.close()
    connection = connect(services.store.path, KEY)
    problems = broken_links(connection) + differences(connection) + index_faults(connection)
    connection.close()
    assert problems == []


def rows(services: Services, query: str) -> list[tuple[Any, ...]]:
    return services.store.rows(query)


def test_same_day_seed_and_size_give_the_same_data(tmp_path: Path) -> None:
    """Only identifiers and the clock differ; another seed gives other people."""
    first, again, other = (
        dump(built(tmp_path / name, people=24, seed=seed)) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert first == again
    assert first != other


def test_the_department_has_its_size(demo: Services) -> None:
    """60 people, 14 structures, 40 professionals, two territories, a year of committees behind and more to come."""
    counts = demo.overview.counts()
    sizes = {"people": 60, "organisations": 14, "professionals": 40, "territories": 2, "offers": 17, "referrals": 63}
    assert {name: counts[name] for name in sizes} == sizes
    states = Counter(state for (state,) in rows(demo, "SELECT state FROM meeting"))
    assert states["signed"] >= 40
    assert states["preparation"] >= 10
    assert set(states) <= {"signed", "cancelled", "preparation"}
    for kind in ("diagnoses", "plans", "actions", "obstacles", "theme_ratings", "contacts", "follow_ups", "exits"):
        assert counts[kind] > 0, kind
    for kind in ("uncovered_needs", "proposals", "commitments", "skills", "handover_sheets", "minutes_signatures"):
        assert counts[kind] > 0, kind
    assert demo.overview.is_demo()


def test_home_has_something_of_everything(demo: Services) -> None:
    """The next agenda holds 7 of 10, three without a diagnosis, two charters missing; a little of all else waits."""
    found = demo.overview.at(NOON)
    assert found.meeting is not None
    assert (found.meeting.situations, found.meeting.ceiling, found.meeting.without_diagnosis) == (7, 10, 3)
    assert found.meeting.invited.missing_charters == 2
    assert 6 <= found.meeting.days_left <= 13
    assert not found.meeting.is_freeze_past
    assert (found.referrals.in_time, found.referrals.late) == (2, 1)
    assert (found.actions.count, found.people_to_inform.count, found.without_action) == (4, 3, 2)
    assert found.follow_ups.at_six_months >= 1
    assert found.follow_ups.late == 1
    assert found.meetings_to_finish == 0


@pytest.mark.parametrize("day", ["2026-08-10", "2026-12-24", "2028-02-29"])
def test_any_day_makes_a_coherent_vault(tmp_path: Path, day: str) -> None:
    """Holidays, summer, leap day: it builds, nothing unfinished, the next meeting stands on a working day."""
    today = dt.date.fromisoformat(day)
    services = built(tmp_path / "demo", today=today)
    found = services.overview.at(dt.datetime.combine(today, dt.time(9)).astimezone())
    assert found.meetings_to_finish == 0
    assert found.meeting is not None
    assert is_working_day(found.meeting.starts_at.astimezone().date())
    assert found.meeting.situations == 7


def test_the_past_is_coherent(demo: Services) -> None:
    """Signed means ended and frozen before; each situation has an outcome, each presence and signature its hour."""
    wrong = """
        SELECT m.id FROM meeting AS m WHERE m.state = 'signed' AND (
            m.opened_at < m.starts_at OR m.ended_at <= m.opened_at OR m.frozen_at >= m.dispatched_at
            OR m.dispatched_at >= m.opened_at OR m.spent_seconds <= 0
            OR NOT EXISTS (SELECT 1 FROM minutes WHERE meeting_id = m.id AND signed_at > m.ended_at)
            OR NOT EXISTS (SELECT 1 FROM attendance WHERE meeting_id = m.id)
            OR NOT EXISTS (SELECT 1 FROM agenda_item WHERE meeting_id = m.id)
            OR EXISTS (SELECT 1 FROM agenda_item WHERE meeting_id = m.id AND outcome IS NULL))"""
    assert rows(demo, wrong) == []
    unsigned = """
        SELECT a.id FROM attendance AS a WHERE a.mode IN ('salle', 'distance', 'represente') AND NOT EXISTS (
            SELECT 1 FROM charter_signature AS s
            WHERE s.professional_id = coalesce(a.representative_id, a.professional_id) AND s.signed_at <= a.since_at)"""
    assert rows(demo, unsigned) == []
    over = "SELECT meeting_id FROM agenda_item GROUP BY meeting_id HAVING count(*) > 10"
    assert rows(demo, over) == []


def test_no_date_of_the_past_is_still_to_come(demo: Services) -> None:
    """What was done was done by today, after the person entered."""
    tomorrow = "2026-03-13"
    done = {
        "diagnosis": "conducted_on", "information_given": "given_on", "exit": "exited_on", "contact": "happened_at",
        "follow_up": "held_on", "action_review": "reviewed_at", "skill": "acquired_on", "case_file": "entered_on",
        "referral": "received_at", "proposal": "answered_on", "action_plan": "answered_on", "minutes": "signed_at",
    }  # fmt: skip
    for kind, name in done.items():
        assert rows(demo, f"SELECT id FROM {kind} WHERE {name} >= '{tomorrow}'") == [], kind
    for kind in ("diagnosis", "information_given", "exit", "contact", "follow_up"):
        joined = f"SELECT t.id FROM {kind} AS t JOIN case_file AS c ON c.id = t.case_file_id"
        query = f"{joined} WHERE t.{done[kind]} < c.entered_on"
        assert rows(demo, query) == [], kind


def test_references_follow_the_entries(demo: Services) -> None:
    """The first to enter in a year has its number one."""
    found = rows(
        demo,
        "SELECT p.reference, c.entered_on FROM person AS p JOIN case_file AS c ON c.person_id = p.id ORDER BY p.id",
    )
    assert all(is_reference(reference) and reference.startswith(entered[:4]) for reference, entered in found)
    assert [entered for _reference, entered in found] == sorted(entered for _reference, entered in found)
    assert len({reference for reference, _entered in found}) == 60


def test_everything_is_invented(demo: Services) -> None:
    """Numbers in the ranges kept for fiction, addresses under .example, a département that does not exist."""
    for kind in ("person", "professional", "organisation", "territory", "referral"):
        for phone, email in rows(demo, f"SELECT phone, email FROM {kind}"):
            assert not phone or FICTION.fullmatch(phone), phone
            assert not email or email.endswith(".example"), email
    codes = {code for (code,) in rows(demo, "SELECT DISTINCT postcode FROM person")}
    assert all(code.startswith(library().places["department_code"]) and postcode(code).value == code for code in codes)


def test_agendas_and_home_name_nobody(demo: Services) -> None:
    """What is shared or shown at once holds references only."""
    names = {name for row in rows(demo, "SELECT last_name, first_name FROM person") for name in row}
    shown = repr(demo.overview.at(NOON)) + "".join(
        str(row[0]) for row in rows(demo, "SELECT agenda_snapshot FROM meeting")
    )
    words = set(re.findall(r"\w+", shown))
    assert not {name for name in names if name in words}


def test_every_obstacle_of_language_is_plain(demo: Services) -> None:
    """No placeholder left in a sentence, no straight apostrophe, French spaces before double punctuation."""
    texts = [str(row[0]) for row in rows(demo, "SELECT words FROM search_entry")]
    assert not [text for text in texts if "{" in text]
    said = library()
    sentences = [text for profile in said.profiles for text in (profile.question, *profile.diagnosis.values())]
    sentences += [text for theme in said.themes.values() for text in theme.solutions]
    assert not [text for text in sentences if "'" in text or re.search(r" [:;!?»]|« ", text)]


def test_words_are_found(demo: Services) -> None:
    """The bulk write leaves a whole index."""
    assert demo.search.find("jardin")
    assert demo.search.find("Aubelise")


def test_three_hundred_people_are_quick(tmp_path: Path) -> None:
    """Shares follow the number; well under half a minute even on a busy machine."""
    begun = time.process_time()
    services = built(tmp_path / "demo", people=300)
    assert time.process_time() - begun < 30
    found = services.overview.at(NOON)
    assert services.overview.counts()["people"] == 300
    assert found.actions.count == 20
    assert found.referrals.late == 5
    assert rows(services, "SELECT meeting_id FROM agenda_item GROUP BY meeting_id HAVING count(*) > 10") == []


@pytest.mark.parametrize("people", [0, 1, 2, 5, 11])
def test_small_vaults_build_too(tmp_path: Path, people: int) -> None:
    assert built(tmp_path / "demo", people=people).overview.counts()["people"] == people


def test_shares_follow_the_number() -> None:
    """Beyond the stories come a crowd, never more territories than there are places on the map."""
    assert Scale.of(60).ready == (7, 4)
    large = Scale.of(100_000)
    assert (large.stories, large.crowd) == (MOST_STORIES, 98_000)
    assert large.territories <= len(library().places["territory"])
    for people in range(400):
        scale = Scale.of(people)
        assert sum(scale.ready) + scale.entering + scale.stalled + scale.ended <= scale.stories


def test_a_crowd_comes_with_case_files_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the stories, people have a file and nothing else; progress goes from none to all."""
    monkeypatch.setattr("spie_desktop.services.demo.scale.MOST_STORIES", 30)
    folder = tmp_path / "demo"
    folder.mkdir()
    services = Services(Store.create(folder, KEY))
    told: list[float] = []
    build_demo(services, people=2500, today=TODAY, progress=lambda share, _words: told.append(share))
    counts = services.overview.counts()
    assert (counts["people"], counts["case_files"], counts["consents"]) == (2500, 2500, 30)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len({reference for (reference,) in rows(services, "SELECT reference FROM person")}) == 2500


def test_stopped_on_the_way_it_leaves_nothing(services: Services) -> None:
    """A cancelled demonstration is one transaction taken back."""

    def stop(share: float, _words: str) -> None:
        if share > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        build_demo(services, today=TODAY, progress=stop)
    counts = services.overview.counts()
    assert (counts["people"], counts["meetings"], counts["territories"]) == (0, 0, 0)


def test_demo_vault_opens_with_its_passphrase(tmp_path: Path) -> None:
    """The documented passphrase is one that the program would accept."""
    assert passphrase.judge(DEMO_PASSPHRASE).is_enough
    create_demo(tmp_path / "coffre", people=5, today=TODAY).close()
    vault = open_vault(tmp_path / "coffre", with_passphrase(DEMO_PASSPHRASE))
    try:
        facilitator = vault.services.facilitator.present()
        assert facilitator is not None
        assert facilitator.last_name == "Fontanoux"
        assert vault.services.overview.is_demo()
    finally:
        vault.close()
