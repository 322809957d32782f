"""What is done with a person: referral, diagnosis, plan, follow-up, exit, each with its rules."""

import datetime as dt

import pytest

from spie_desktop.domain.vocabulary.general import YesNo
from spie_desktop.domain.vocabulary.parcours import ReferralAnswer, Step
from spie_desktop.domain.vocabulary.plans import ActionStatus, NeedState, ObstacleState, PlanAnswer, ProposalState
from spie_desktop.domain.vocabulary.support import FollowUpKind, FollowUpState
from spie_desktop.domain.vocabulary.themes import Standing, Theme
from spie_desktop.errors import UserError
from spie_desktop.models.action_plan import Action, ActionPlan, ActionReview
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.commitment import Commitment
from spie_desktop.models.diagnosis import Diagnosis
from spie_desktop.models.follow_up import FollowUp, InformationGiven
from spie_desktop.models.handover_sheet import HandoverSheet
from spie_desktop.models.obstacle import Obstacle, ThemeRating
from spie_desktop.models.proposal import Proposal, UncoveredNeed
from spie_desktop.models.referral import Referral
from spie_desktop.services.diagnoses import DiagnosisShared
from spie_desktop.services.directory.values import InvalidFields
from spie_desktop.services.referrals import AlreadyAnswered
from tests.services.conftest import World

MARCH = dt.date(2026, 3, 2)
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


def case_file(world: World, case_file_id: str) -> CaseFile:
    with world.services.store.read() as session:
        return session.get_one(CaseFile, case_file_id)


def test_referral_is_answered_once_for_all(world: World) -> None:
    """Asking for more leaves it open; a final answer links the person and is not given twice."""
    services, case_file_id = world.services, world.person()
    referral = services.referrals.record({"received_at": NOON, "reason": "Besoin d’un véhicule", "last_name": "X"})
    with pytest.raises(UserError, match="antérieure"):
        services.referrals.answer(referral, ReferralAnswer.ACCEPTED, at=NOON - dt.timedelta(hours=1))
    services.referrals.answer(referral, ReferralAnswer.MORE_ASKED, at=NOON, text="Le téléphone ?")
    services.referrals.answer(
        referral, ReferralAnswer.ACCEPTED, at=NOON + dt.timedelta(hours=2), case_file_id=case_file_id
    )
    with pytest.raises(AlreadyAnswered):
        services.referrals.answer(referral, ReferralAnswer.DECLINED)
    with services.store.read() as session:
        found = session.get_one(Referral, referral)
        assert found.person_id == session.get_one(CaseFile, case_file_id).person_id
        assert found.answered_by_id == services.store.author


def test_an_empty_referral_is_refused(world: World) -> None:
    """Neither a name nor a reason: nothing could be answered."""
    with pytest.raises(UserError, match="motif"):
        world.services.referrals.record({"commune": "Nervaux"})


def test_diagnoses_are_versions(world: World) -> None:
    """A new one follows the last, which stays; one shared with the person no longer changes."""
    services, case_file_id = world.services, world.person()
    first = services.diagnoses.record(case_file_id, {"housing": "Hébergement\nchez un ami", "conducted_on": MARCH})
    services.diagnoses.edit(first, {"synthesis": "À revoir", "phase": "termine"})
    with pytest.raises(DiagnosisShared):
        services.diagnoses.edit(first, {"synthesis": "Autre"})
    second = services.diagnoses.record(case_file_id, {"conducted_on": dt.date(2026, 5, 4)})
    with services.store.read() as session:
        found = session.get_one(Diagnosis, second)
        assert (found.version, found.previous_id) == (2, first)
        assert session.get_one(Diagnosis, first).housing == "Hébergement\nchez un ami"
    assert case_file(world, case_file_id).first_appointment_on == MARCH
    assert case_file(world, case_file_id).step is Step.COMPOSITION


def test_obstacle_keeps_the_day_of_each_state(world: World) -> None:
    """Identified, worked on, lifted: three days; never before it was identified."""
    services, case_file_id = world.services, world.person()
    told = {"theme": Theme.MOBILITY, "title": "Ni permis ni véhicule", "identified_on": MARCH}
    obstacle = services.obstacles.record(case_file_id, told)
    with pytest.raises(InvalidFields):
        services.obstacles.move(obstacle, ObstacleState.IN_PROGRESS, on=dt.date(2026, 3, 1))
    services.obstacles.move(obstacle, ObstacleState.IN_PROGRESS, on=dt.date(2026, 3, 10))
    services.obstacles.move(obstacle, ObstacleState.LIFTED, on=dt.date(2026, 4, 10), how="Permis obtenu")
    with pytest.raises(InvalidFields):
        services.obstacles.record(case_file_id, {"title": "Sans thématique"})
    with services.store.read() as session:
        found = session.get_one(Obstacle, obstacle)
        assert (found.started_on, found.lifted_on) == (dt.date(2026, 3, 10), dt.date(2026, 4, 10))


def test_ratings_add_up(world: World) -> None:
    """A new rating of a thematic leaves the earlier one to be compared."""
    case_file_id = world.person()
    world.services.obstacles.rate(case_file_id, Theme.HEALTH, Standing.DIFFICULTY, {"rated_on": MARCH})
    world.services.obstacles.rate(case_file_id, Theme.HEALTH, Standing.STEADY, {"moment": "fin"})
    with world.services.store.read() as session:
        assert [rating.standing for rating in session.query(ThemeRating).order_by(ThemeRating.id)] == [
            Standing.DIFFICULTY,
            Standing.STEADY,
        ]


def test_plan_waits_for_the_person(world: World) -> None:
    """Proposed, then accepted: the parcours is in follow-up from the day she accepted."""
    services, case_file_id = world.services, world.person()
    plan = services.plans.draw_up(case_file_id, {"drawn_up_on": MARCH})
    with pytest.raises(InvalidFields):
        services.plans.answer(plan, PlanAnswer.ACCEPTED, on=dt.date(2026, 3, 1))
    services.plans.answer(plan, PlanAnswer.PROPOSED, on=dt.date(2026, 3, 5))
    assert case_file(world, case_file_id).step is Step.PROPOSAL
    services.plans.answer(plan, PlanAnswer.AMENDED, on=dt.date(2026, 3, 9), person_words="Plus tard pour la garde")
    assert case_file(world, case_file_id).step is Step.FOLLOW_UP
    assert case_file(world, case_file_id).support_started_on == dt.date(2026, 3, 9)
    again = services.plans.draw_up(case_file_id, {})
    with services.store.read() as session:
        found = session.get_one(ActionPlan, plan)
        assert (found.proposed_on, found.answered_on) == (dt.date(2026, 3, 5), dt.date(2026, 3, 9))
        assert session.get_one(ActionPlan, again).version == 2


def test_action_reviews_tell_its_story(world: World) -> None:
    """Put off twice with a reason, then done: each review keeps the date before and after."""
    services, case_file_id = world.services, world.person()
    told = {"what": "Louer une voiture", "due_on": MARCH, "prescribed_on": dt.date(2026, 2, 1)}
    action = services.plans.add_action(case_file_id, told | {"organisation_id": world.structures[0]})
    with pytest.raises(UserError, match="pourquoi"):
        services.plans.review_action(action, ActionStatus.POSTPONED, at=NOON)
    with pytest.raises(UserError, match="passée"):
        services.plans.review_action(action, ActionStatus.POSTPONED, at=NOON, reason="x", due_on=dt.date(2026, 3, 1))
    later = dt.date(2026, 3, 20)
    services.plans.review_action(action, ActionStatus.POSTPONED, at=NOON, reason="Place prise", due_on=later)
    services.plans.review_action(action, ActionStatus.DONE, at=NOON + dt.timedelta(days=19))
    with services.store.read() as session:
        found = session.get_one(Action, action)
        assert (found.first_due_on, found.due_on, found.postponed_count) == (MARCH, later, 1)
        assert (found.status, found.ended_on) == (ActionStatus.DONE, dt.date(2026, 3, 21))
        reviews = session.query(ActionReview).order_by(ActionReview.reviewed_at).all()
        assert [(one.due_before_on, one.due_after_on, one.is_overdue) for one in reviews] == [
            (MARCH, later, False),
            (later, later, True),
        ]
        assert reviews[0].carried_organisation == "Mission locale"


def test_action_needs_a_sentence_and_dates_in_order(world: World) -> None:
    case_file_id = world.person()
    with pytest.raises(InvalidFields):
        world.services.plans.add_action(case_file_id, {"what": " "})
    with pytest.raises(InvalidFields):
        world.services.plans.add_action(
            case_file_id, {"what": "Tard", "prescribed_on": MARCH, "due_on": dt.date(2026, 3, 1)}
        )


def test_proposal_is_answered_by_the_person(world: World) -> None:
    """Accepting says that she was told the same day; an answer before the proposal is refused."""
    services, case_file_id = world.services, world.person()
    proposal = services.proposals.record(case_file_id, {"text": "Location solidaire", "proposed_on": MARCH})
    with pytest.raises(InvalidFields):
        services.proposals.answer(proposal, ProposalState.ACCEPTED, on=dt.date(2026, 3, 1))
    services.proposals.answer(proposal, ProposalState.AMENDED, on=dt.date(2026, 3, 4), values={"amended_text": "Vélo"})
    with services.store.read() as session:
        found = session.get_one(Proposal, proposal)
        assert (found.told_on, found.answered_on, found.amended_text) == (
            dt.date(2026, 3, 4),
            dt.date(2026, 3, 4),
            "Vélo",
        )


def test_uncovered_need_is_followed_until_covered(world: World) -> None:
    with pytest.raises(InvalidFields):
        world.services.proposals.record_need({"text": "Sans thématique"})
    need = world.services.proposals.record_need({"text": "Garde avant 8 h", "theme": Theme.CHILDCARE})
    world.services.proposals.move_need(need, NeedState.COVERED, on=MARCH, answer="Crèche ouverte à 6 h")
    with world.services.store.read() as session:
        found = session.get_one(UncoveredNeed, need)
        assert (found.answered_on, found.answer) == (MARCH, "Crèche ouverte à 6 h")


def test_six_months_are_planned_then_held(world: World) -> None:
    """One, three and six months from the day; holding one twice is refused."""
    services, case_file_id = world.services, world.person()
    planned = services.follow_up.plan_six_months(case_file_id, from_on=dt.date(2025, 8, 31))
    with services.store.read() as session:
        days = [session.get_one(FollowUp, one).due_on for one in planned]
    assert days == [dt.date(2025, 9, 30), dt.date(2025, 11, 30), dt.date(2026, 2, 28)]
    services.follow_up.hold(planned[0], {"held_on": MARCH, "summary": "Tout va bien"})
    with pytest.raises(UserError):
        services.follow_up.hold(planned[0], {})


def test_contact_with_the_person_is_the_last_one(world: World) -> None:
    """A talk between professionals does not count as contact with the person."""
    services, case_file_id = world.services, world.person()
    services.follow_up.record_contact(case_file_id, {"happened_at": NOON, "is_with_person": True})
    later = NOON + dt.timedelta(days=9)
    services.follow_up.record_contact(case_file_id, {"happened_at": later, "summary": "Avec la CAF"})
    assert case_file(world, case_file_id).last_contact_on == MARCH


def test_information_is_planned_then_given(world: World) -> None:
    case_file_id = world.person()
    told = world.services.follow_up.plan_information(case_file_id, planned_on=MARCH, values={"subject": "passage"})
    world.services.follow_up.give_information(told, {"given_on": dt.date(2026, 3, 3), "medium": "telephone"})
    with world.services.store.read() as session:
        assert session.get_one(InformationGiven, told).given_on == dt.date(2026, 3, 3)


def test_exit_closes_the_parcours(world: World) -> None:
    """Awaited follow-ups are dropped, but for those at work; two exits are refused, and one before the entry."""
    services, case_file_id = world.services, world.person()
    services.follow_up.plan_six_months(case_file_id, from_on=MARCH)
    services.follow_up.plan(case_file_id, FollowUpKind.WORK, due_on=dt.date(2026, 9, 1))
    with pytest.raises(InvalidFields):
        services.exits.record(case_file_id, {"exited_on": dt.date(2025, 12, 1), "reason": "autre"})
    services.exits.record(
        case_file_id, {"exited_on": MARCH, "reason": "emploi_durable", "is_positive_for_person": "oui"}
    )
    with pytest.raises(UserError, match="déjà terminé"):
        services.exits.record(case_file_id, {"exited_on": MARCH, "reason": "autre"})
    ended = case_file(world, case_file_id)
    assert (ended.closed_on, ended.returned_to_work_on, ended.step) == (MARCH, MARCH, Step.CLOSED)
    with services.store.read() as session:
        states = {follow_up.nature: follow_up.state for follow_up in session.query(FollowUp)}
    assert states[FollowUpKind.MONTH_6] is FollowUpState.DROPPED
    assert states[FollowUpKind.WORK] is FollowUpState.DUE


def test_commitment_ends_after_its_months(world: World) -> None:
    """Six months from the 15th end on the 14th."""
    told = {"starts_on": dt.date(2026, 1, 15), "months": 6}
    commitment = world.services.accompaniment.commit_to(world.person(), told)
    with world.services.store.read() as session:
        assert session.get_one(Commitment, commitment).ends_on == dt.date(2026, 7, 14)


def test_handover_leaves_only_with_the_agreement(world: World) -> None:
    case_file_id = world.person()
    sheet = world.services.accompaniment.hand_over(case_file_id, {"recommendation": "Poursuivre"})
    with pytest.raises(UserError, match="accord"):
        world.services.accompaniment.send_handover(sheet)
    agreed = world.services.accompaniment.hand_over(case_file_id, {"is_agreed": YesNo.YES, "agreed_on": MARCH})
    world.services.accompaniment.send_handover(agreed, on=MARCH)
    with world.services.store.read() as session:
        assert session.get_one(HandoverSheet, agreed).sent_on == MARCH


def test_skills_and_offers_need_a_name(world: World) -> None:
    person_id = case_file(world, world.person()).person_id
    with pytest.raises(InvalidFields):
        world.services.accompaniment.add_skill(person_id, {"name": ""})
    assert world.services.accompaniment.add_skill(person_id, {"name": "Travailler en équipe"})
    with pytest.raises(InvalidFields):
        world.services.offers.add({"name": " "})
    offer = world.services.offers.add({"name": "Garage solidaire", "organisation_id": world.structures[0]})
    world.services.offers.edit(offer, {"capacity": "9"})
