"""« Accueil »: each figure against a case counted by hand, at a moment told."""

import datetime as dt
import re

import pytest

from spie_desktop.domain.vocabulary.attendance import AttendanceMode, InvitationAnswer
from spie_desktop.domain.vocabulary.meetings import MeetingState
from spie_desktop.domain.vocabulary.parcours import ReferralAnswer
from spie_desktop.domain.vocabulary.plans import ActionKind, ActionStatus
from spie_desktop.domain.vocabulary.support import FollowUpKind
from spie_desktop.models.partner_device import PartnerDevice
from spie_desktop.services import overview_queries as queries
from spie_desktop.services.directory import Kind
from spie_desktop.services.overview import OverviewView
from tests.services.conftest import THURSDAY, World

TODAY = dt.date(2026, 3, 12)  # a Thursday, a week before the meeting
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def noon(day: dt.date = TODAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12)).astimezone()


def view(world: World, now: dt.datetime | None = None) -> OverviewView:
    return world.services.overview.at(now or noon())


def test_an_empty_vault_asks_for_nothing(world: World) -> None:
    """No meeting, no line, every count at zero."""
    found = view(world)
    assert found.on == TODAY
    assert found.meeting is None
    assert (found.referrals.in_time, found.referrals.late, found.referrals.lines) == (0, 0, ())
    assert (found.actions.count, found.people_to_inform.count, found.without_action, found.partners) == (0, 0, 0, 0)
    assert (found.follow_ups.this_week, found.follow_ups.late, found.follow_ups.at_six_months) == (0, 0, 0)
    assert found.meetings_to_finish == 0


def test_next_meeting_is_the_nearest_one_to_come(world: World) -> None:
    """Past and cancelled ones do not count as next; a past one that was never closed is to be finished."""
    world.meeting(dt.date(2026, 3, 5))
    cancelled = world.meeting(dt.date(2026, 3, 16))
    world.services.meetings.cancel(cancelled, reason="Neige")
    world.meeting(dt.date(2026, 4, 2))
    nearest = world.meeting()
    found = view(world)
    assert found.meeting is not None
    assert (found.meeting.id, found.meeting.territory, found.meeting.place) == (nearest, "Vallée", "Salle des fêtes")
    assert (found.meeting.days_left, found.meeting.working_days_left) == (7, 5)
    assert found.meeting.starts_at == dt.datetime.combine(THURSDAY, dt.time(8, 30)).astimezone()
    assert found.meeting.deadline_at == dt.datetime.combine(dt.date(2026, 3, 16), dt.time(14)).astimezone()
    assert found.meeting.freeze_at == found.meeting.deadline_at
    assert found.meeting.dispatch_at.astimezone().date() == dt.date(2026, 3, 17)
    assert not found.meeting.is_freeze_past
    assert found.meetings_to_finish == 1
    assert view(world, noon(dt.date(2026, 3, 16)) + 3 * HOUR).meeting.is_freeze_past  # type: ignore[union-attr]


def test_a_meeting_shows_until_the_end_of_its_day_and_while_it_is_open(world: World) -> None:
    """The evening of the day still shows it; one left open is shown before any other, whatever its date."""
    today, left_open = world.meeting(TODAY), world.meeting(dt.date(2026, 3, 5))
    assert view(world).meeting.id == today  # type: ignore[union-attr]
    world.services.meetings.freeze(left_open)
    world.services.meetings.open(left_open)
    found = view(world).meeting
    assert found is not None
    assert (found.id, found.state) == (left_open, MeetingState.RUNNING)


def test_situations_and_diagnoses_of_the_next_meeting(world: World) -> None:
    """Three listed, one withdrawn, one with a diagnosis held, one with a diagnosis only prepared."""
    meeting_id = world.meeting()
    files = [world.person(name) for name in ("Aubrelle", "Barnac", "Cors", "Dorval")]
    listed = [world.services.agenda.list_situation(meeting_id, one) for one in files]
    world.services.agenda.withdraw(listed[3])
    world.services.diagnoses.record(files[0], {"conducted_on": TODAY})
    world.services.diagnoses.record(files[1], {})
    found = view(world).meeting
    assert found is not None
    assert (found.situations, found.ceiling, found.places_left, found.without_diagnosis) == (3, 10, 7, 2)


def test_members_called_by_mode_and_their_charters(world: World) -> None:
    """The stand-in must have signed, not the one she replaces; who is excused need not; an old text does not count."""
    services, meeting_id = world.services, world.meeting()
    for name in ("MSA", "CCAS"):
        world.structures.append(services.directory.add(Kind.ORGANISATION, {"name": name}))
        world.members.append(services.directory.add(Kind.PROFESSIONAL, {"last_name": name}))
    modes = [AttendanceMode.ROOM, AttendanceMode.REMOTE, AttendanceMode.ROOM, AttendanceMode.ROOM]
    for structure, member, mode in zip(world.structures, world.members, modes, strict=True):
        services.attendance.seat(
            world.territory, structure, {"professional_id": member, "usual_mode": mode, "rank": len(world.members)}
        )
    called = services.attendance.invite_seated(meeting_id)
    services.charters.publish({"version": "1", "body": "…", "in_force_on": "01/01/2026"})
    services.charters.sign(world.members[0], {"signed_at": noon(dt.date(2026, 1, 6))})
    services.charters.sign(world.members[2], {"signed_at": noon(dt.date(2026, 1, 6))})
    stand_in = services.directory.add(Kind.PROFESSIONAL, {"last_name": "Remplaçante"})
    services.attendance.answer(called[2], InvitationAnswer.REPLACED, {"replaced_by_id": stand_in})
    services.attendance.answer(called[3], InvitationAnswer.DECLINED)
    found = view(world).meeting
    assert found is not None
    invited = found.invited
    assert (invited.total, invited.room, invited.remote, invited.represented, invited.excused) == (4, 1, 1, 1, 1)
    assert (invited.unanswered, invited.missing_charters) == (2, 2)
    services.charters.publish({"version": "2", "body": "… …", "in_force_on": "01/03/2026"})
    assert view(world).meeting.invited.missing_charters == 3  # type: ignore[union-attr]


def test_referrals_in_time_and_late(world: World) -> None:
    """The promise is 72 hours to the minute; answered ones are gone; three lines, the most urgent first."""
    services = world.services
    received = [noon() - hours * HOUR for hours in (1, 71, 73, 100, 200)]
    ids = [
        services.referrals.record({"received_at": at, "reason": "?", "commune": "Nervaux", "last_name": "Secret"})
        for at in received
    ]
    answered = services.referrals.record({"received_at": noon() - 90 * HOUR, "reason": "?"})
    services.referrals.answer(answered, ReferralAnswer.DECLINED, at=noon())
    found = view(world).referrals
    assert (found.in_time, found.late) == (2, 3)
    assert [(line.id, line.hours, line.is_late) for line in found.lines] == [
        (ids[4], 128, True),
        (ids[3], 28, True),
        (ids[2], 1, True),
    ]
    edge = view(world, received[0] + 72 * HOUR).referrals
    assert (edge.in_time, edge.late) == (1, 4)
    assert "Secret" not in repr(view(world))


def test_a_referral_shows_its_structure_and_reference(world: World) -> None:
    """The short name of the structure when it is known, else what was typed; the reference once she is known."""
    services, case_file_id = world.services, world.person()
    services.referrals.record(
        {"received_at": noon() - 2 * HOUR, "reason": "?", "organisation_id": world.structures[0], "forms_id": "7"}
    )
    more = services.referrals.record(
        {"received_at": noon() - HOUR, "reason": "?", "prescriber_organisation": "École", "case_file_id": case_file_id}
    )
    first, second = view(world).referrals.lines
    assert (first.title, first.reference) == ("Mission locale", "")
    assert (second.id, second.title) == (more, "École")


def action(world: World, case_file_id: str, due_on: dt.date, **values: object) -> str:
    return world.services.plans.add_action(case_file_id, {"what": "Louer une voiture", "due_on": due_on} | values)


def test_late_actions(world: World) -> None:
    """Open ones whose day has gone by, oldest first; not today's, not those done, not those of an ended parcours."""
    open_file, ended = world.person("Aubrelle"), world.person("Barnac")
    action(world, open_file, TODAY)
    action(world, ended, TODAY - 9 * DAY)
    world.services.exits.record(ended, {"exited_on": TODAY, "reason": "autre"})
    done = action(world, open_file, TODAY - 5 * DAY)
    world.services.plans.review_action(done, ActionStatus.DONE, at=noon())
    late = [action(world, open_file, TODAY - days * DAY, organisation_id=world.structures[0]) for days in (1, 2, 3, 4)]
    action(world, open_file, TODAY - 10 * DAY, is_by_person=True, status=ActionStatus.NO_NEWS)
    found = view(world).actions
    assert found.count == 5
    assert [(line.days_late, line.structure, line.is_by_person) for line in found.lines] == [
        (10, "", True),
        (4, "Mission locale", False),
        (3, "Mission locale", False),
    ]
    assert found.lines[1].id == late[3]
    assert (found.lines[0].reference, found.lines[0].label) == ("2026-B001", "Louer une voiture")


def test_people_to_inform_this_week(world: World) -> None:
    """Until Sunday, given ones left out; what is due before today is late."""
    case_file_id = world.person()
    plan = world.services.follow_up.plan_information
    for day in (TODAY - DAY, TODAY, dt.date(2026, 3, 15), dt.date(2026, 3, 15)):
        plan(case_file_id, planned_on=day, values={})
    plan(case_file_id, planned_on=dt.date(2026, 3, 16), values={})
    given = plan(case_file_id, planned_on=TODAY, values={})
    world.services.follow_up.give_information(given, {"given_on": TODAY})
    found = view(world).people_to_inform
    assert found.count == 4
    assert [(line.planned_on, line.is_late) for line in found.lines] == [
        (TODAY - DAY, True),
        (TODAY, False),
        (dt.date(2026, 3, 15), False),
    ]
    assert {line.commune for line in found.lines} == {"Nervaux"}


def test_follow_ups_of_the_week(world: World) -> None:
    """Due by Sunday, late ones among them; those at six months are counted apart too."""
    case_file_id = world.person()
    plan = world.services.follow_up.plan
    plan(case_file_id, FollowUpKind.MONTH_1, due_on=TODAY - 2 * DAY)
    plan(case_file_id, FollowUpKind.MONTH_6, due_on=dt.date(2026, 3, 15))
    plan(case_file_id, FollowUpKind.MONTH_6, due_on=dt.date(2026, 3, 16))
    held = plan(case_file_id, FollowUpKind.MONTH_3, due_on=TODAY)
    world.services.follow_up.hold(held, {"held_on": TODAY})
    found = view(world).follow_ups
    assert (found.this_week, found.late, found.at_six_months) == (2, 1, 1)


@pytest.mark.parametrize(
    ("entered_on", "expected"),
    [(dt.date(2025, 12, 11), 1), (dt.date(2025, 12, 12), 0), (dt.date(2025, 1, 1), 1)],
)
def test_three_months_without_an_action(world: World, entered_on: dt.date, expected: int) -> None:
    """The whole of the last day is still in time; an ended parcours no longer counts."""
    case_file_id = world.person(entered_on=entered_on)
    assert view(world).without_action == expected
    world.services.exits.record(case_file_id, {"exited_on": TODAY, "reason": "autre"})
    assert view(world).without_action == 0


def test_only_a_prescribed_insertion_action_counts(world: World) -> None:
    """A step to take is not one, nor is an action not prescribed yet."""
    case_file_id = world.person(entered_on=dt.date(2025, 11, 3))
    action(world, case_file_id, TODAY, nature=ActionKind.STEP, prescribed_on=dt.date(2025, 12, 1))
    action(world, case_file_id, TODAY, nature=ActionKind.INSERTION)
    assert view(world).without_action == 1
    action(world, case_file_id, TODAY, nature=ActionKind.INSERTION, prescribed_on=dt.date(2025, 12, 1))
    assert view(world).without_action == 0


def test_partners_and_counts(world: World) -> None:
    """Counts hold every kind of record, without the deleted ones."""
    world.person()
    with world.services.store.write("edit_facilitator") as session:
        session.add(PartnerDevice(name="Collègue"))
        session.add(PartnerDevice(name="Ancienne", is_deleted=True))
    counts = world.services.overview.counts()
    assert view(world).partners == counts["partner_devices"] == 1
    assert (counts["people"], counts["case_files"], counts["organisations"], counts["professionals"]) == (1, 1, 2, 2)
    assert (counts["territories"], counts["diagnoses"], counts["plans"], counts["minutes"]) == (1, 0, 0, 0)
    assert world.services.overview.is_demo() is False


QUERIES = {
    "next meeting": (queries.NEXT_MEETING, {"today": ""}),
    "to finish": (queries.TO_FINISH, {"today": ""}),
    "situations": (queries.SITUATIONS, {"meeting": ""}),
    "invited": (queries.INVITED, {"held_on": "", "territory": "", "meeting": ""}),
    "referrals": (queries.REFERRALS, {"since": "", "shown": 3}),
    "late actions": (queries.LATE_ACTIONS, {"today": "", "shown": 3}),
    "to inform": (queries.TO_INFORM, {"sunday": "", "shown": 3}),
    "follow-ups": (queries.FOLLOW_UPS, {"today": "", "sunday": ""}),
    "without action": (queries.WITHOUT_ACTION, {"limit": ""}),
}


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_follows_an_index(world: World, name: str) -> None:
    """No table is read from end to end but the few texts of the charter; three lines already found may be."""
    query, values = QUERIES[name]
    plan = [str(row[-1]) for row in world.services.store.rows(f"EXPLAIN QUERY PLAN {query}", values)]
    found_already = re.compile(r"SCAN (\(subquery-\d+\)|[rag]|charter(_text)?)( |$)")
    scans = [line for line in plan if line.startswith("SCAN") and not found_already.match(line)]
    assert scans == [], plan
