"""How fictional parcours end: the reason, the person's own judgement, the criterion of the policy."""

import datetime as dt
from dataclasses import dataclass

from spie_desktop.domain.deadlines import months_after
from spie_desktop.domain.vocabulary.evaluation import (
    ContractKind,
    ProfessionalSituation,
    WorkingTime,
    WorkStatus,
)
from spie_desktop.domain.vocabulary.general import Medium, YesNo
from spie_desktop.domain.vocabulary.parcours import ExitReason, Moment, SuccessCriterion
from spie_desktop.domain.vocabulary.plans import ObstacleState
from spie_desktop.domain.vocabulary.support import FollowUpKind
from spie_desktop.domain.vocabulary.themes import Standing
from spie_desktop.services import accompaniment, consents, exits, follow_up, obstacles, situations
from spie_desktop.services.demo.timeline import Story
from spie_desktop.services.demo.workshop import Workshop

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Ending:
    reason: ExitReason
    criterion: SuccessCriterion
    is_positive: YesNo
    words: str
    situation: ProfessionalSituation
    contract: ContractKind | None = None
    months: int | None = None


_LASTING = _Ending(
    ExitReason.LASTING_JOB, SuccessCriterion.LASTING_JOB, YesNo.YES, "J’ai retrouvé un travail et du souffle.",
    ProfessionalSituation.OPEN_ENDED_FULL, ContractKind.OPEN_ENDED,
)  # fmt: skip
_SHORT = _Ending(
    ExitReason.SHORT_JOB, SuccessCriterion.SHORT_JOB, YesNo.YES, "C’est un début, et j’ai fait du chemin.",
    ProfessionalSituation.FIXED_PART, ContractKind.FIXED_TERM, 4,
)  # fmt: skip
_TRAINING = _Ending(
    ExitReason.TRAINING, SuccessCriterion.POSITIVE, YesNo.YES, "Je me forme à un métier que j’ai choisi.",
    ProfessionalSituation.IN_TRAINING,
)  # fmt: skip
_ASSISTED = _Ending(
    ExitReason.ASSISTED_JOB, SuccessCriterion.POSITIVE, YesNo.YES, "Le rythme me convient.",
    ProfessionalSituation.IAE, ContractKind.INSERTION, 12,
)  # fmt: skip
_RIGHTS = _Ending(
    ExitReason.RIGHTS_OPENED, SuccessCriterion.NONE, YesNo.YES, "Je sais maintenant à qui m’adresser.",
    ProfessionalSituation.SEEKS_JOB,
)  # fmt: skip
_RELAY = _Ending(
    ExitReason.OTHER_SUPPORT, SuccessCriterion.NONE, YesNo.UNKNOWN, "", ProfessionalSituation.BUILDING_PROJECT
)
_DROPPED = _Ending(ExitReason.DROPPED, SuccessCriterion.NONE, YesNo.NO, "", ProfessionalSituation.SEEKS_JOB)
_MOVED = _Ending(ExitReason.MOVED, SuccessCriterion.NONE, YesNo.UNKNOWN, "", ProfessionalSituation.SEEKS_JOB)
_NOTHING = _Ending(
    ExitReason.NO_SOLUTION, SuccessCriterion.NONE, YesNo.NO, "J’aurais aimé une réponse plus près de chez moi.",
    ProfessionalSituation.SEEKS_JOB,
)  # fmt: skip
_WITHDRAWN = _Ending(
    ExitReason.CONSENT_WITHDRAWN, SuccessCriterion.NONE, YesNo.UNKNOWN, "", ProfessionalSituation.SEEKS_JOB
)
_ENDINGS = (
    _RELAY, _LASTING, _TRAINING, _SHORT, _LASTING, _DROPPED, _TRAINING, _RIGHTS,
    _LASTING, _ASSISTED, _MOVED, _SHORT, _TRAINING, _NOTHING, _LASTING, _WITHDRAWN,
)  # fmt: skip


def finish(workshop: Workshop, story: Story, rank: int) -> None:
    """Closes a parcours; the one to be handed over goes on with somebody else."""
    assert story.exited_on is not None
    ending = _RELAY if story.is_handed_over else _ENDINGS[rank % len(_ENDINGS)]
    session, day = workshop.session, story.exited_on
    if story.is_handed_over:
        _hand_over(workshop, story, day - 5 * _DAY)
    if ending.reason is ExitReason.CONSENT_WITHDRAWN:
        consents.withdraw(session, story.consent_id, on=day, reason="La personne préfère arrêter l’accompagnement.")
    situation_id = situations.record(session, story.case_file_id, _situation(story, ending, day))
    if ending.is_positive is YesNo.YES:
        for obstacle_id in story.obstacle_ids[:2]:
            obstacles.move(session, obstacle_id, ObstacleState.LIFTED, on=day, how="Levé avec les actions du plan.")
        for theme in story.profile.themes:
            told = {"rated_on": day, "moment": Moment.END}
            standing = workshop.rng.choice((Standing.STEADY, Standing.STRENGTH, Standing.FRAGILE))
            obstacles.rate(session, story.case_file_id, theme, standing, told)
    if ending.contract is not None:
        _follow_at_work(workshop, story, day)
    values = {
        "exited_on": day,
        "reason": ending.reason,
        "is_positive_for_person": ending.is_positive,
        "person_words": f"«\u202f{ending.words}\u202f»" if ending.words else "",
        "criterion": ending.criterion,
        "professional_id": story.referent_id,
        "situation_id": situation_id,
    }
    exits.record(session, story.case_file_id, values)


def _situation(story: Story, ending: _Ending, day: dt.date) -> dict[str, object]:
    profile = story.profile
    has_job = ending.contract is not None
    is_training = ending.reason is ExitReason.TRAINING
    return {
        "observed_on": day,
        "moment": Moment.END,
        "diploma": profile.diploma,
        "professional": ending.situation,
        "job_found": YesNo.of(has_job),
        "job_found_on": day if has_job else None,
        "training_found": YesNo.of(is_training),
        "training_found_on": day if is_training else None,
        "work_status": WorkStatus.EMPLOYEE if has_job else None,
        "contract": ending.contract,
        "contract_starts_on": day if has_job else None,
        "contract_months": ending.months,
        "working_time": (WorkingTime.PART if ending.months else WorkingTime.FULL) if has_job else None,
        "family": profile.family,
        "dependent_children": YesNo.of(profile.children[0] > 0),
        "children_count": profile.children[0],
        "children_under_three": profile.children[1],
        "rsa": YesNo.of(profile.is_on_rsa and not has_job),
        "prime_activite": YesNo.of(has_job),
        "aah": YesNo.NO,
    }


def _follow_at_work(workshop: Workshop, story: Story, day: dt.date) -> None:
    """Three and six months after the return to work; what the calendar has passed was held."""
    for months in (3, 6):
        due_on = months_after(day, months)
        values = {"professional_id": story.referent_id}
        made = follow_up.plan(workshop.session, story.case_file_id, FollowUpKind.WORK, due_on=due_on, values=values)
        if due_on < workshop.today:
            held = {"held_on": due_on, "medium": Medium.PHONE, "is_working": YesNo.YES, "summary": "Le contrat tient."}
            follow_up.hold(workshop.session, made, held)


def _hand_over(workshop: Workshop, story: Story, day: dt.date) -> None:
    structure = workshop.places[story.territory].staffed("PLIE")
    diagnosis = story.profile.diagnosis
    values = {
        "written_on": day,
        "from_professional_id": story.referent_id,
        "to_organisation_id": structure.id,
        "to_professional_id": structure.professional_ids[0],
        "main_steps": "Entrée, diagnostic partagé, passage en comité, plan d’action accepté, suivi à trois mois.",
        "fine_analysis": story.told(diagnosis["difficulties"]),
        "diagnosis": story.told(diagnosis["synthesis"]),
        "obstacles": "Deux freins travaillés, le premier presque levé.",
        "professional_support": "Rendez-vous mensuels, deux actions d’insertion suivies jusqu’au bout.",
        "recommendation": "Poursuivre au même rythme, avec un seul interlocuteur.",
        "referred_by": "Comité technique opérationnel",
        "referred_how": "Proposition du comité, discutée puis acceptée avec la personne.",
        "referred_why": "Un accompagnement plus long est nécessaire vers l’emploi durable.",
        "obstacles_worked_on": story.told(story.profile.expectations),
        "personal_analysis": story.told(diagnosis["strengths"]),
        "project": story.told(diagnosis["aspirations"]),
        "job_actions": "Immersion faite, candidatures à reprendre.",
        "trainings": "Remise à niveau proposée, à confirmer.",
        "professional_analysis": story.told(diagnosis["projection"]),
        "next_what": "Premier rendez-vous à trois avec la nouvelle référente.",
        "next_why": "Ne rien avoir à redire.",
        "next_when": "Sous quinze jours.",
        "next_steps": "Reprendre le plan d’action, fixer deux étapes.",
        "is_agreed": YesNo.YES,
        "agreed_on": day,
    }
    sheet_id = accompaniment.hand_over(workshop.session, story.case_file_id, values)
    accompaniment.send_handover(workshop.session, sheet_id, on=day + _DAY)
