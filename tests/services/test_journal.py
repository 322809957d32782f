"""The journal as it is read: who, when, what, in words; narrowed; before and after."""

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from spie_desktop.models import RECORDS
from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.field_words import FIELDS
from spie_desktop.services.journal import JournalFilter
from spie_desktop.services.journal_words import KINDS
from spie_desktop.store.shapes import shape_of
from spie_desktop.store.store import Store


@pytest.fixture
def told(services: Services) -> Services:
    """A facilitator, her territory, two structures, one of them changed then deleted."""
    services.facilitator.introduce(FacilitatorDraft(first_name="Anne", last_name="Martin", territory_name="Aubel"))
    add = services.directory.add
    add(Kind.ORGANISATION, {"name": "Mission locale", "commune": "Aubel"})
    ccas = add(Kind.ORGANISATION, {"name": "CCAS de Rivenoire", "nature": "ccas", "phone": "03 23 11 22 33"})
    services.directory.edit(Kind.ORGANISATION, ccas, {"name": "CCAS de Montclair", "phone": ""})
    services.directory.delete(Kind.ORGANISATION, ccas)
    return services


def test_the_most_recent_comes_first_in_words(told: Services) -> None:
    """Who, what and on what, as one would say it."""
    newest = told.journal.page(JournalFilter()).rows[0]
    assert newest.cells[1:] == ("Structure supprimée", "Structure", "MARTIN Anne")
    assert dt.datetime.now().astimezone() - newest.at < dt.timedelta(minutes=5)
    assert newest.cells[0] == newest.at.strftime("%d/%m/%Y %H:%M")


def test_pages_follow_each_other_without_a_gap(told: Services) -> None:
    """Read two by two, the journal is the same as read at once."""
    whole = [line.id for line in told.journal.page(JournalFilter()).rows]
    by_two: list[str] = []
    after = None
    while True:
        page = told.journal.page(JournalFilter(), after, 2)
        by_two += [line.id for line in page.rows]
        after = page.after
        if after is None:
            break
    assert by_two == whole
    assert len(whole) == told.journal.count()


def test_it_is_narrowed_by_kind_words_and_days(told: Services) -> None:
    """Each filter alone, then together; the words look in titles and in actions, accents ignored."""
    page = told.journal.page
    assert {line.kind for line in page(JournalFilter(kind="territory")).rows} == {"territory"}
    assert [line.cells[2] for line in page(JournalFilter(text="mission")).rows] == ["Structure · Mission locale"]
    assert {line.cells[1] for line in page(JournalFilter(text="supprimee")).rows} == {"Structure supprimée"}
    today = dt.datetime.now().astimezone().date()
    assert len(page(JournalFilter(since=today, until=today)).rows) == told.journal.count()
    assert page(JournalFilter(since=today + dt.timedelta(days=1))).rows == ()
    assert page(JournalFilter(until=today - dt.timedelta(days=1))).rows == ()
    assert page(JournalFilter(kind="territory", text="mission")).rows == ()


@pytest.mark.parametrize("text", ["'; DROP TABLE operation", '"', "*", "NOT", "a AND", "\x00", "é" * 500])
def test_whatever_is_typed_is_only_words(told: Services, text: str) -> None:
    """No text is read as a query."""
    told.journal.page(JournalFilter(text=text))
    assert told.journal.count() > 0


def test_a_change_shows_what_stood_there_before(told: Services) -> None:
    """The field by its name, the former value beside the new one, also when it was emptied."""
    edited = next(line for line in told.journal.page(JournalFilter()).rows if line.cells[1] == "Structure modifiée")
    changes = {change.label: (change.before, change.after) for change in told.journal.detail(edited.id).changes}
    assert changes["Nom"] == ("CCAS de Rivenoire", "CCAS de Montclair")
    assert changes["Téléphone"] == ("03 23 11 22 33", "")


def test_a_creation_shows_what_was_filled_in_words(told: Services) -> None:
    """Codes read as their labels; empty fields are not listed."""
    created = [
        told.journal.detail(line.id)
        for line in told.journal.page(JournalFilter(kind="organisation")).rows
        if line.cells[1] == "Structure ajoutée"
    ]
    fields = [{change.label: change.after for change in detail.changes} for detail in created]
    assert all(detail.is_creation for detail in created)
    assert {found["Nom"] for found in fields} == {"Mission locale", "CCAS de Rivenoire"}
    assert any("ccas" not in found.get("Nature", "ccas") for found in fields), "the label, not the code"
    assert all(all(found.values()) for found in fields)


def test_a_deletion_and_an_erasure_are_said(told: Services, store: Store) -> None:
    """A tombstone is told as such; erased values are gone while the fact stays."""
    newest = told.journal.page(JournalFilter()).rows[0]
    assert told.journal.detail(newest.id).is_deletion
    with store.plain("BEGIN IMMEDIATE") as connection:
        kept = connection.execute(
            sa.text("SELECT payload, salt FROM operation WHERE id = :id"), {"id": int(newest.id)}
        ).one()
        connection.execute(
            sa.text("UPDATE operation SET payload = NULL, salt = NULL WHERE id = :id"), {"id": int(newest.id)}
        )
    assert told.journal.detail(newest.id).is_erased
    with store.plain("BEGIN IMMEDIATE") as connection:  # the suite replays the journal after each test
        connection.execute(
            sa.text("UPDATE operation SET payload = :payload, salt = :salt WHERE id = :id"),
            {"payload": kept.payload, "salt": kept.salt, "id": int(newest.id)},
        )


def test_a_reference_reads_as_the_title_of_what_it_names(told: Services) -> None:
    """The territory of the facilitator is named, not numbered."""
    mine = told.journal.page(JournalFilter(kind="facilitator")).rows[0]
    changes = {change.label: change.after for change in told.journal.detail(mine.id).changes}
    assert changes["Territoire"] == "Aubel"


def test_every_kind_and_every_field_has_words() -> None:
    """What the journal can speak of has a name for its reader."""
    assert set(KINDS) == set(RECORDS)
    assert {name for record in RECORDS.values() for name in shape_of(record).fields} <= set(FIELDS)


def test_the_kinds_offered_are_those_there_are(told: Services) -> None:
    """In the order of their words."""
    assert told.journal.kinds() == (
        ("facilitator", "Mon identité"),
        ("organisation", "Structure"),
        ("territory", "Territoire"),
    )


def test_backups_that_were_asked_for_outlive_the_daily_ones(tmp_path: Path) -> None:
    """Three on one day stay beside the one of the day; a daily one still replaces the one before it."""
    from spie_desktop.services.backups import Backups
    from spie_desktop.services.beginning import NewVault

    vault = NewVault(tmp_path / "coffre", "peu importe ici").finish(FacilitatorDraft(first_name="", last_name="M"))
    now = [dt.datetime(2026, 3, 12, 9, 0)]  # noqa: DTZ001 - the time of the wall
    backups = Backups(vault.keys, now=lambda: now[0])
    backups.make()
    for _again in range(3):
        now[0] += dt.timedelta(hours=1)
        assert backups.make_kept().is_on_demand
    assert [view.is_on_demand for view in backups.all()] == [True, True, True, False]
    now[0] += dt.timedelta(hours=1)
    last = backups.make()
    assert [view.is_on_demand for view in backups.all()] == [False, True, True, True]
    assert backups.state().last == last
    assert not any(view.is_before_update for view in backups.all())
    vault.close()


def test_backups_say_when_one_is_due(tmp_path: Path) -> None:
    """None: due, and red; made: neither; the day after: due again; ten days after: too old."""
    from spie_desktop.services.backups import Backups, Freshness
    from spie_desktop.services.beginning import NewVault

    vault = NewVault(tmp_path / "coffre", "peu importe ici").finish(FacilitatorDraft(first_name="", last_name="M"))
    now = [dt.datetime(2026, 3, 12, 9, 0)]  # noqa: DTZ001 - the time of the wall
    backups = Backups(vault.keys, now=lambda: now[0])
    assert backups.state().freshness is Freshness.NEVER
    assert backups.state().is_due
    made = backups.make()
    assert backups.state().last == made
    assert not backups.state().is_due
    now[0] += dt.timedelta(days=1)
    assert backups.state().is_due
    now[0] += dt.timedelta(days=10)
    assert backups.state().freshness is Freshness.OLD
    (tmp_path / "cle").mkdir()
    elsewhere = backups.make_in(tmp_path / "cle")
    assert elsewhere.path.parent == tmp_path / "cle"
    assert len(backups.all()) == 1
    vault.close()
