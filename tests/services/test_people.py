"""People: registered one by one or by thousands, their references, their case files, consents, situations."""

import datetime as dt
import threading

import pytest

from spie_desktop.domain.vocabulary.parcours import ConsentState, Step
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.consent import Consent
from spie_desktop.models.person import Person
from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.directory.values import InvalidFields
from spie_desktop.services.filling import NoLongerThere
from spie_desktop.services.people import AlreadyFollowed, PersonRow
from tests.services.conftest import World

MARCH = dt.date(2026, 3, 2)


def reference_of(services: Services, name: str, year: int = 2026) -> str:
    return services.people.register({"last_name": name}, {"entered_on": dt.date(year, 3, 2)}).reference


def test_references_follow_each_other_by_year(world: World) -> None:
    """Year, mark of the facilitator, number: each year begins again at one, a past year goes on."""
    services = world.services
    assert reference_of(services, "Aubrelle") == "2026-B001"
    assert reference_of(services, "Barnac") == "2026-B002"
    assert reference_of(services, "Cors", 2025) == "2025-B001"
    assert reference_of(services, "Dorval") == "2026-B003"


def test_reference_is_never_given_twice(world: World) -> None:
    """Neither after a deletion, nor past 999, nor when another mark begins with the same letter."""
    services = world.services
    with services.store.write("register_people") as session:
        session.add(Person(last_name="Ormet", reference="2026-B998"))
        session.add(Person(last_name="Perrin", reference="2026-BC7777"))
        gone = Person(last_name="Quinvel", reference="2026-B999")
        gone.is_deleted = True
        session.add(gone)
    assert reference_of(services, "Ravel") == "2026-B1000"
    assert reference_of(services, "Rossac") == "2026-B1001"


def test_undo_takes_a_registration_back_and_its_number_is_not_reused(world: World) -> None:
    """A reference may already have been said aloud: undoing leaves a gap rather than giving it to somebody else."""
    first = reference_of(world.services, "Aubrelle")
    world.services.history.undo()
    assert world.services.overview.counts()["people"] == 0
    assert reference_of(world.services, "Barnac") != first


def test_registering_opens_the_case_file(world: World) -> None:
    """One action, one person, one case file, at the first step, with its facilitator."""
    case_file_id = world.person("Aubrelle", phone="0639980001")
    with world.services.store.read() as session:
        case_file = session.get_one(CaseFile, case_file_id)
        person = session.get_one(Person, case_file.person_id)
        assert (case_file.step, case_file.facilitator_id) == (Step.QUESTIONNAIRE, world.services.store.author)
        assert person.phone == "06 39 98 00 01"
        assert person.sort_key.startswith("aubrelle")
    assert world.services.history.undo_label == "personne enregistrée"


def test_faults_are_said_together_and_nothing_is_written(world: World) -> None:
    """Every wrong field has its sentence; the person is not half there."""
    with pytest.raises(InvalidFields) as caught:
        world.services.people.register({"last_name": "Aubrelle", "email": "rien", "postcode": "2", "born_on": "hier"})
    assert set(caught.value.errors) == {"email", "postcode", "born_on"}
    with pytest.raises(InvalidFields):
        world.services.people.register({"last_name": "  "})
    with pytest.raises(InvalidFields):
        world.services.people.register({"last_name": "X"}, {"entered_on": MARCH, "closed_on": dt.date(2026, 1, 1)})
    assert world.services.overview.counts()["people"] == 0


def test_hostile_names_are_kept_as_plain_text(world: World) -> None:
    """Controls and marks that reorder lines are taken out, the rest stays as typed."""
    world.person("Nu\x00l \u202eAubrelle\n  d’Orvaize <b>'; DROP")
    with world.services.store.read() as session:
        assert session.query(Person).one().last_name == "Nul Aubrelle d’Orvaize <b>'; DROP"


def test_edit_changes_what_is_given_but_the_reference(world: World) -> None:
    """Dates may come as typed; the reference stays hers."""
    case_file_id = world.person()
    with world.services.store.read() as session:
        person_id, reference = session.query(Person.id, Person.reference).one()
    world.services.people.edit(person_id, {"born_on": "1/2/1991", "commune": "Pont-Lisois", "reference": "2000-Z001"})
    world.services.people.edit_case_file(case_file_id, {"summary": "Deux lignes\nici"})
    with world.services.store.read() as session:
        person = session.get_one(Person, person_id)
        assert (person.born_on, person.commune, person.reference) == (dt.date(1991, 2, 1), "Pont-Lisois", reference)
    with pytest.raises(InvalidFields):
        world.services.people.edit(person_id, {"last_name": " "})
    with pytest.raises(NoLongerThere):
        world.services.people.edit("0" * 26, {"last_name": "Personne"})


def test_one_open_parcours_at_a_time(world: World) -> None:
    """A second one is refused while the first is open, and opens once it has ended."""
    services, case_file_id = world.services, world.person()
    with services.store.read() as session:
        person_id = session.get_one(CaseFile, case_file_id).person_id
    with pytest.raises(AlreadyFollowed):
        services.people.open_case_file(person_id)
    services.exits.record(case_file_id, {"exited_on": MARCH, "reason": "demenagement"})
    again = services.people.open_case_file(person_id, {"entered_on": MARCH})
    assert again != case_file_id


def test_cohort_is_joined_once_and_left(world: World) -> None:
    """Joining twice gives the same place; leaving before entering is refused."""
    services, case_file_id = world.services, world.person()
    cohort = services.directory.add(Kind.COHORT, {"name": "Jeunes"})
    first = services.people.join_cohort(case_file_id, cohort, entered_on=MARCH)
    assert services.people.join_cohort(case_file_id, cohort, entered_on=MARCH) == first
    with pytest.raises(InvalidFields):
        services.people.leave_cohort(first, left_on=dt.date(2026, 1, 1))
    services.people.leave_cohort(first, left_on=dt.date(2026, 5, 1), reason="Entrée en emploi")
    assert services.people.join_cohort(case_file_id, cohort, entered_on=dt.date(2026, 6, 1)) != first


def rows(count: int) -> list[PersonRow]:
    return [PersonRow({"last_name": f"Nom{n}", "commune": "Nervaux"}, {"entered_on": MARCH}) for n in range(count)]


def test_a_list_comes_through_the_same_door(world: World) -> None:
    """Thousands at once: journalled, found, their references in order, progress told by chunks."""
    told: list[float] = []
    count = world.services.people.register_many(rows(2500), count=2500, progress=lambda share, _: told.append(share))
    assert (count, told) == (2500, [0.4, 0.8])
    assert world.services.overview.counts()["case_files"] == 2500
    assert len(world.services.search.find("nom2499")) == 1
    assert reference_of(world.services, "Suivant") == "2026-B2501"
    with world.services.store.read() as session:
        assert len({reference for (reference,) in session.query(Person.reference)}) == 2501


def test_a_list_is_written_whole_or_not_at_all(world: World) -> None:
    """A bad row at the end, or a stop on the way, leaves nothing."""
    bad = [*rows(1200), PersonRow({"last_name": "Aubrelle", "email": "rien"}, {})]
    with pytest.raises(InvalidFields):
        world.services.people.register_many(bad)

    def stop(_share: float, _words: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        world.services.people.register_many(rows(1200), progress=stop)
    assert world.services.overview.counts()["people"] == 0


def test_two_threads_never_mint_the_same(world: World) -> None:
    """The door is one at a time: a window and a worker registering together get different references."""
    found: list[str] = []

    def work() -> None:
        found.extend(reference_of(world.services, f"Fil{n}") for n in range(10))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 20


def test_consent_keeps_its_days(world: World) -> None:
    """Given, then withdrawn with its reason: both days stay; a withdrawal before the gift is refused."""
    services, case_file_id = world.services, world.person()
    with services.store.read() as session:
        person_id = session.get_one(CaseFile, case_file_id).person_id
    consent_id = services.consents.give(person_id, {"given_on": MARCH, "case_file_id": case_file_id})
    with pytest.raises(InvalidFields):
        services.consents.withdraw(consent_id, on=dt.date(2026, 3, 1))
    services.consents.withdraw(consent_id, on=dt.date(2026, 4, 1), reason="Ne souhaite plus")
    asked = services.consents.ask(person_id, {"nature": "evaluation"})
    refused = services.consents.refuse(person_id, {"nature": "evaluation"})
    with services.store.read() as session:
        consent = session.get_one(Consent, consent_id)
        assert (consent.state, consent.given_on) == (ConsentState.WITHDRAWN, MARCH)
        assert consent.withdrawn_on == dt.date(2026, 4, 1)
        assert session.get_one(Consent, asked).asked_on is not None
        assert session.get_one(Consent, refused).refused_on is not None


def test_situation_counts_children_coherently(world: World) -> None:
    """There cannot be more children under three than children."""
    case_file_id = world.person()
    with pytest.raises(InvalidFields):
        world.services.situations.record(
            case_file_id, {"observed_on": MARCH, "children_count": 1, "children_under_three": 2}
        )
    assert world.services.situations.record(
        case_file_id, {"observed_on": MARCH, "children_count": "2", "children_under_three": "1", "rsa": "oui"}
    )
