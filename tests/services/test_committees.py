"""Committees: planned, prepared, held, signed, with the rules of their agenda."""

import datetime as dt

import pytest
import sqlalchemy as sa

from spie_desktop.domain.vocabulary.attendance import AttendanceMode, InvitationAnswer, SignatureKind
from spie_desktop.domain.vocabulary.meetings import AmendmentKind, ItemState, MeetingState, Outcome
from spie_desktop.domain.vocabulary.parcours import Step
from spie_desktop.errors import UserError
from spie_desktop.models.agenda_item import AgendaAmendment, AgendaItem
from spie_desktop.models.attendance import Attendance, Invitation
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.charter import CharterSignature
from spie_desktop.models.meeting import Meeting
from spie_desktop.models.minutes import Minutes, MinutesSignature
from spie_desktop.services.agenda import NotOnAgenda
from spie_desktop.services.directory import Kind
from spie_desktop.services.directory.values import InvalidFields
from spie_desktop.services.meetings import WrongState
from tests.services.conftest import THURSDAY, World


def at(hour: int, minute: int = 0, day: dt.date = THURSDAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute)).astimezone()


def meetings(world: World) -> list[Meeting]:
    with world.services.store.read() as session:
        return session.query(Meeting).order_by(Meeting.starts_at).all()


def items(world: World) -> list[AgendaItem]:
    with world.services.store.read() as session:
        return session.query(AgendaItem).order_by(AgendaItem.rank).all()


def test_meeting_takes_the_habits_of_its_territory(world: World) -> None:
    """Hour, place, ceiling come from the territory; the deadline is three working days before, at 14 h."""
    world.meeting()
    (meeting,) = meetings(world)
    assert meeting.starts_at == at(8, 30)
    assert (meeting.place, meeting.ceiling) == ("Salle des fêtes", 10)
    assert meeting.deadline_at == at(14, day=dt.date(2026, 3, 16))


@pytest.mark.parametrize("day", [dt.date(2026, 3, 21), dt.date(2026, 5, 1)])
def test_no_meeting_on_a_closed_day(world: World, day: dt.date) -> None:
    """Neither on a Saturday nor on Labour Day."""
    with pytest.raises(UserError, match="férié"):
        world.services.meetings.plan(world.territory, day, {})


def test_series_is_fortnightly_on_working_days(world: World) -> None:
    """Ascension moves to the day after, a closed week is left out, the rhythm does not shift."""
    world.services.directory.add_closure(world.territory, "11/06/2026", "12/06/2026")
    world.services.directory.add_closure(world.territory, "08/06/2026", "10/06/2026")
    planned = world.services.meetings.plan_series(
        world.territory, {"starts_on": dt.date(2026, 4, 30), "ends_on": dt.date(2026, 7, 1), "place": "Mairie"}
    )
    found = meetings(world)
    assert [meeting.held_on for meeting in found] == [
        dt.date(2026, 4, 30),
        dt.date(2026, 5, 15),
        dt.date(2026, 5, 28),
        dt.date(2026, 6, 25),
    ]
    assert tuple(meeting.id for meeting in found) == planned.meeting_ids
    assert {(meeting.place, meeting.series_id) for meeting in found} == {("Mairie", planned.series_id)}
    assert {meeting.starts_at.astimezone().time() for meeting in found} == {dt.time(8, 30)}


def test_series_needs_both_ends(world: World) -> None:
    with pytest.raises(InvalidFields):
        world.services.meetings.plan_series(world.territory, {"starts_on": THURSDAY})
    with pytest.raises(InvalidFields):
        world.services.meetings.plan_series(
            world.territory, {"starts_on": THURSDAY, "ends_on": THURSDAY - dt.timedelta(1)}
        )


def test_an_agenda_holds_ten(world: World) -> None:
    """The eleventh is refused with its reason; a withdrawal makes room again."""
    meeting_id = world.meeting()
    files = [world.person(f"Nom{n}") for n in range(11)]
    listed = [world.services.agenda.list_situation(meeting_id, case_file) for case_file in files[:10]]
    with pytest.raises(NotOnAgenda, match="10"):
        world.services.agenda.list_situation(meeting_id, files[10])
    world.services.agenda.withdraw(listed[0])
    world.services.agenda.list_situation(meeting_id, files[10])
    assert [item.rank for item in items(world)] == [*range(1, 11), 11]


def test_what_an_agenda_refuses(world: World) -> None:
    """The same situation twice, an ended parcours, a consent withdrawn: each says why."""
    services, meeting_id = world.services, world.meeting()
    listed, ended, unwilling = (world.person(name) for name in ("Aubrelle", "Barnac", "Cors"))
    services.agenda.list_situation(meeting_id, listed)
    with pytest.raises(NotOnAgenda, match="déjà"):
        services.agenda.list_situation(meeting_id, listed)
    services.exits.record(ended, {"exited_on": THURSDAY, "reason": "demenagement"})
    with pytest.raises(NotOnAgenda, match="terminé"):
        services.agenda.list_situation(meeting_id, ended)
    with services.store.read() as session:
        person_id = session.get_one(CaseFile, unwilling).person_id
    consent = services.consents.give(person_id, {"given_on": dt.date(2026, 1, 5), "case_file_id": unwilling})
    services.consents.withdraw(consent, on=dt.date(2026, 2, 1))
    with pytest.raises(NotOnAgenda, match="consentement"):
        services.agenda.list_situation(meeting_id, unwilling)
    services.consents.give(person_id, {"given_on": dt.date(2026, 2, 20)})
    services.agenda.list_situation(meeting_id, unwilling)


def test_listing_takes_the_parcours_to_the_committee(world: World) -> None:
    """The step moves on, the référent presents."""
    case_file_id = world.person()
    world.services.agenda.list_situation(world.meeting(), case_file_id, {"question": "Par où commencer ?"})
    with world.services.store.read() as session:
        assert session.get_one(CaseFile, case_file_id).step is Step.COMMITTEE
    assert items(world)[0].presenter_id == world.members[0]


def test_order_is_the_one_given(world: World) -> None:
    """Every point of the agenda, once; an order of another agenda is refused."""
    meeting_id = world.meeting()
    first, second = (world.services.agenda.list_situation(meeting_id, world.person(name)) for name in "AB")
    world.services.agenda.order(meeting_id, [second, first])
    assert [item.id for item in items(world)] == [second, first]
    with pytest.raises(UserError, match="entre-temps"):
        world.services.agenda.order(meeting_id, [second])


def test_freeze_copies_in_what_the_agenda_says(world: World) -> None:
    """Reference, age band, commune and thematics, without a name; digest and moment are kept."""
    meeting_id, case_file_id = world.meeting(), world.person("Aubrelle")
    world.services.attendance.seat(world.territory, world.structures[0], {"professional_id": world.members[0]})
    world.services.attendance.invite_seated(meeting_id)
    world.services.agenda.list_situation(meeting_id, case_file_id, {"themes": ["mobilite", "sante"]})
    world.services.meetings.freeze(meeting_id, at=at(15, day=dt.date(2026, 3, 16)))
    (item,), (meeting,) = items(world), meetings(world)
    assert item.carried_reference == "2026-B001"
    assert item.carried_summary == "26–35 ans · Nervaux · Mobilité, Santé"
    assert "Aubrelle" not in str(meeting.agenda_snapshot)
    assert len(meeting.agenda_digest) == 64
    with world.services.store.read() as session:
        invitation = session.query(Invitation).one()
        assert (invitation.carried_name, invitation.carried_organisation) == ("MISSION", "Mission locale")


def test_after_the_freeze_each_change_is_named(world: World) -> None:
    """A late point and a late withdrawal need their reason, and leave an amendment."""
    meeting_id = world.meeting()
    first = world.services.agenda.list_situation(meeting_id, world.person("Aubrelle"))
    world.services.meetings.freeze(meeting_id)
    late = world.person("Barnac")
    with pytest.raises(NotOnAgenda, match="motivé"):
        world.services.agenda.list_situation(meeting_id, late)
    world.services.agenda.list_situation(meeting_id, late, {"late_reason": "Expulsion annoncée"})
    with pytest.raises(InvalidFields):
        world.services.agenda.withdraw(first)
    world.services.agenda.withdraw(first, reason="La personne préfère attendre")
    assert [(item.is_late, item.state) for item in items(world)] == [
        (False, ItemState.WITHDRAWN),
        (True, ItemState.LISTED),
    ]
    with world.services.store.read() as session:
        made = session.query(AgendaAmendment).order_by(AgendaAmendment.id).all()
        assert [(one.nature, one.reason) for one in made] == [
            (AmendmentKind.ADDED, "Expulsion annoncée"),
            (AmendmentKind.WITHDRAWN, "La personne préfère attendre"),
        ]


def test_clocks_stop_when_suspended(world: World) -> None:
    """Ten minutes, a pause of an hour, five minutes more: fifteen minutes are kept."""
    meeting_id = world.meeting()
    item = world.services.agenda.list_situation(meeting_id, world.person())
    with pytest.raises(UserError, match="séance"):
        world.services.agenda.open_situation(item)
    world.services.meetings.freeze(meeting_id)
    world.services.meetings.dispatch(meeting_id)
    world.services.meetings.open(meeting_id, at=at(8, 30))
    world.services.agenda.open_situation(item, at=at(8, 31))
    world.services.meetings.suspend(meeting_id, at=at(8, 40))
    world.services.meetings.resume(meeting_id, at=at(9, 40))
    world.services.agenda.record_outcome(item, Outcome.SOLUTION, at=at(8, 43))
    world.services.meetings.end(meeting_id, at=at(9, 45))
    (meeting,), (studied,) = meetings(world), items(world)
    assert (meeting.spent_seconds, meeting.state) == (15 * 60, MeetingState.READING)
    assert (studied.spent_seconds, studied.state) == (12 * 60, ItemState.DONE)


def test_steps_come_in_their_order(world: World) -> None:
    """A meeting in preparation neither opens nor ends; a cancelled one does nothing more; reasons are asked for."""
    meeting_id = world.meeting()
    with pytest.raises(WrongState, match="préparation"):
        world.services.meetings.open(meeting_id)
    with pytest.raises(InvalidFields):
        world.services.meetings.cancel(meeting_id, reason=" ")
    world.services.meetings.cancel(meeting_id, reason="Neige")
    with pytest.raises(WrongState):
        world.services.meetings.freeze(meeting_id)


def test_a_postponed_meeting_hands_its_agenda_on(world: World) -> None:
    """A new meeting stands for it, with the same situations in the same order."""
    meeting_id = world.meeting()
    files = [world.person(name) for name in ("Aubrelle", "Barnac")]
    for case_file in files:
        world.services.agenda.list_situation(meeting_id, case_file, {"question": "?"})
    new = world.services.meetings.postpone(meeting_id, to=dt.date(2026, 3, 26), reason="Salle inondée")
    old, following = meetings(world)
    assert (old.state, old.postponed_to_id, following.id) == (MeetingState.POSTPONED, new, new)
    assert [item.case_file_id for item in items(world) if item.meeting_id == new] == files


def test_members_are_called_once_and_answer(world: World) -> None:
    """Whoever has a seat is called, in the order of seats; a replacement needs a name."""
    services, meeting_id = world.services, world.meeting()
    for rank, (structure, member) in enumerate(zip(world.structures, world.members, strict=True)):
        services.attendance.seat(world.territory, structure, {"professional_id": member, "rank": 2 - rank})
    with pytest.raises(UserError, match="siège"):
        services.attendance.seat(world.territory, world.structures[0])
    called = services.attendance.invite_seated(meeting_id)
    assert services.attendance.invite_seated(meeting_id) == ()
    with services.store.read() as session:
        assert session.get_one(Invitation, called[0]).organisation_id == world.structures[1]
    with pytest.raises(InvalidFields):
        services.attendance.answer(called[0], InvitationAnswer.REPLACED)
    with pytest.raises(UserError, match="représente"):
        services.attendance.note(called[0], AttendanceMode.REPRESENTED)
    colleague = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Dorval", "first_name": "Nora"})
    services.attendance.answer(called[0], InvitationAnswer.REPLACED, {"replaced_by_id": colleague})
    services.attendance.note(called[0], AttendanceMode.REPRESENTED, at=at(8, 30))
    services.attendance.note(called[1], AttendanceMode.ROOM, at=at(8, 45))
    services.attendance.note(called[1], AttendanceMode.OUT, at=at(9, 45))
    with services.store.read() as session:
        series = session.query(Attendance).order_by(Attendance.since_at).all()
        assert [line.mode for line in series] == [AttendanceMode.REPRESENTED, AttendanceMode.ROOM, AttendanceMode.OUT]
        assert series[0].carried_representative == "DORVAL Nora"


def test_charter_in_force_is_the_one_signed(world: World) -> None:
    """No text, no signature; a new text needs a new signature."""
    services, member = world.services, world.members[0]
    with pytest.raises(UserError, match="charte"):
        services.charters.sign(member)
    first = services.charters.publish({"version": "1", "body": "Je garde pour moi…", "in_force_on": "01/01/2026"})
    second = services.charters.publish({"version": "2", "body": "Je garde tout…", "in_force_on": "01/03/2026"})
    services.charters.sign(member, {"signed_at": at(9, day=dt.date(2026, 2, 3))})
    services.charters.sign(member, {"signed_at": at(9)})
    with services.store.read() as session:
        signed = session.query(CharterSignature).order_by(CharterSignature.signed_at).all()
        assert [signature.charter_id for signature in signed] == [first, second]
        assert signed[0].carried_organisation == "Mission locale"


def held(world: World) -> tuple[str, str]:
    """A meeting that has just ended, one situation studied, two members there."""
    services, meeting_id = world.services, world.meeting()
    for structure, member in zip(world.structures, world.members, strict=True):
        services.attendance.seat(world.territory, structure, {"professional_id": member})
    called = services.attendance.invite_seated(meeting_id)
    item = services.agenda.list_situation(meeting_id, world.person())
    services.meetings.freeze(meeting_id)
    services.meetings.open(meeting_id, at=at(8, 30))
    services.attendance.note(called[0], AttendanceMode.ROOM, at=at(8, 30))
    services.attendance.note(called[1], AttendanceMode.EXCUSED, at=at(8, 30))
    services.agenda.open_situation(item, at=at(8, 31))
    services.meetings.end(meeting_id, at=at(9, 30))
    return meeting_id, item


def test_minutes_are_frozen_then_signed_by_who_was_there(world: World) -> None:
    """An outcome for each situation first; one signature a person who heard; then nothing changes any more."""
    services = world.services
    meeting_id, item = held(world)
    with pytest.raises(UserError, match="issue"):
        services.minutes.freeze(meeting_id)
    with pytest.raises(InvalidFields):
        services.agenda.record_outcome(item, Outcome.ADJOURNED)
    services.agenda.record_outcome(item, Outcome.NEED, {"outcome_detail": "Pas de garde avant 8 h"}, at=at(8, 50))
    minutes_id = services.minutes.freeze(meeting_id, at=at(9, 35))
    with pytest.raises(UserError, match="signé"):
        services.minutes.close(minutes_id)
    with services.store.read() as session:
        (signature,) = session.query(MinutesSignature).all()
        text = session.get_one(Minutes, minutes_id)
        assert signature.carried_organisation == "Mission locale"
        assert len(text.short_code) == 9
        assert text.snapshot["items"][0]["detail"] == "Pas de garde avant 8 h"
    services.minutes.sign(signature.id, at=at(9, 40), nature=SignatureKind.PAPER)
    services.minutes.close(minutes_id, at=at(9, 45))
    assert meetings(world)[0].state is MeetingState.SIGNED
    with pytest.raises(UserError, match="ne change plus"):
        services.agenda.record_outcome(item, Outcome.SOLUTION)
    with services.store.read() as session:
        invitation_id = session.scalars(sa.select(Invitation.id)).first()
    with pytest.raises(UserError, match="ne change plus"):
        services.attendance.note(invitation_id, AttendanceMode.ROOM)
    with pytest.raises(UserError):
        services.minutes.freeze(meeting_id)


def test_a_member_is_set_aside_for_one_situation(world: World) -> None:
    """With a reason, and her name as it is that day."""
    meeting_id = world.meeting()
    item = world.services.agenda.list_situation(meeting_id, world.person())
    with pytest.raises(InvalidFields):
        world.services.attendance.set_aside(meeting_id, item, world.members[0], reason="")
    assert world.services.attendance.set_aside(meeting_id, item, world.members[0], reason="Cousine de la personne")
