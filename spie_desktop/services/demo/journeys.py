"""What goes on between the committees: plan, actions, follow-ups, contacts of one fictional parcours."""

import datetime as dt

from spie_desktop.domain.deadlines import follow_up_days
from spie_desktop.domain.vocabulary.general import Direction, Medium
from spie_desktop.domain.vocabulary.plans import ActionKind, ActionStatus, ObstacleState, PlanAnswer, Uptake
from spie_desktop.domain.vocabulary.support import FollowUpKind, SkillKind
from spie_desktop.domain.vocabulary.themes import Theme
from spie_desktop.domain.working_days import working_day_from, working_day_until
from spie_desktop.services import accompaniment, follow_up, obstacles, plans
from spie_desktop.services.demo.library import ActionText, library
from spie_desktop.services.demo.timeline import Stage, Story
from spie_desktop.services.demo.workshop import Workshop

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(weeks=1)
_CONTACTS = (
    "Point sur les démarches en cours, tout avance.",
    "Rappel du prochain rendez-vous, bien noté.",
    "Demande de précisions à la structure, réponse sous huit jours.",
    "La personne a donné des nouvelles, elle est satisfaite de l’accompagnement.",
    "Message laissé, rappel prévu.",
    "Documents reçus, transmis à la structure avec son accord.",
)
_HELD = (
    "Les actions avancent, la personne se sent soutenue.",
    "Quelques retards, sans découragement. Une action a été réordonnée.",
    "Point complet avec la personne et sa structure.",
)
_SKILLS = (
    ("Travailler en équipe", SkillKind.KNOW_HOW),
    ("Tenir un poste en respectant les consignes de sécurité", SkillKind.SKILL),
    ("Immersion de deux semaines en entreprise", SkillKind.IMMERSION),
    ("Visa numérique, premier niveau", SkillKind.BADGE),
    ("Accueillir et orienter le public", SkillKind.SKILL),
)


def go_on(workshop: Workshop, story: Story) -> None:
    """From the first action to the follow-ups; an ended parcours is closed elsewhere."""
    begun = story.begun_on
    if begun is not None:
        plan_id = _plan(workshop, story, begun)
        _act(workshop, story, begun, plan_id)
        _follow(workshop, story)
        _learn(workshop, story, begun)
    if story.stage is not Stage.ENTERING:
        _speak(workshop, story)


def _plan(workshop: Workshop, story: Story, begun: dt.date) -> str:
    values = {
        "drawn_up_on": begun,
        "objectives": story.told(story.profile.diagnosis["synthesis"]),
        "next_review_on": begun + 12 * _WEEK,
    }
    plan_id = plans.draw_up(workshop.session, story.case_file_id, values)
    proposed = begun + 5 * _DAY
    if proposed < workshop.today:
        plans.answer_plan(workshop.session, plan_id, PlanAnswer.PROPOSED, on=proposed)
    if story.accepted_on is not None:
        answer = PlanAnswer.AMENDED if workshop.rng.random() < 0.25 else PlanAnswer.ACCEPTED
        words = story.told("«\u202fC’est clair, je sais par quoi commencer.\u202f»")
        plans.answer_plan(workshop.session, plan_id, answer, on=story.accepted_on, person_words=words)
        if story.obstacle_ids:
            obstacles.move(workshop.session, story.obstacle_ids[0], ObstacleState.IN_PROGRESS, on=story.accepted_on)
    return plan_id


def _act(workshop: Workshop, story: Story, begun: dt.date, plan_id: str) -> None:
    """One insertion action from the diagnosis on, then one action a thematic."""
    assert story.diagnosed_on is not None
    prescribed = working_day_from(story.diagnosed_on + 3 * _DAY)
    theme, text = _insertion(workshop, story)
    _action(workshop, story, text, theme, prescribed, {"plan_id": plan_id})
    days = workshop.places[story.territory].days
    passage = next((one for one in story.passages if days[one.meeting] == begun), None)
    for rank, theme in enumerate(story.profile.themes):
        text = workshop.rng.choice(library().themes[theme].actions)
        links: dict[str, object] = {"plan_id": plan_id}
        if rank < len(story.obstacle_ids):
            links["obstacle_id"] = story.obstacle_ids[rank]
        if passage is not None:
            links["agenda_item_id"] = passage.item_id
        _action(workshop, story, text, theme, begun, links, is_late=story.is_late and rank == 0)


def _insertion(workshop: Workshop, story: Story) -> tuple[Theme, ActionText]:
    themes = dict.fromkeys((*story.profile.themes, Theme.WORK))
    found = [(theme, text) for theme in themes for text in library().themes[theme].actions]
    return workshop.rng.choice([one for one in found if one[1].nature is ActionKind.INSERTION])


def _action(
    workshop: Workshop,
    story: Story,
    text: ActionText,
    theme: Theme,
    on: dt.date,
    links: dict[str, object],
    *,
    is_late: bool = False,
) -> None:
    today = workshop.today
    due = today - workshop.rng.randint(4, 25) * _DAY if is_late else on + text.weeks * _WEEK
    if is_late and on > due - 2 * _WEEK:  # then it was agreed before that committee
        on = due - 2 * _WEEK
        links = {name: value for name, value in links.items() if name != "agenda_item_id"}
    end = story.exited_on or today
    state = _state(workshop, due, end, is_late=is_late)
    values = {
        **links,
        **_told(workshop, story, text),
        "theme": theme,
        "prescribed_on": on,
        "started_on": on + 4 * _DAY if on + 4 * _DAY <= today else None,
        "due_on": due,
        "uptake": _UPTAKE[state],
    }
    action_id = plans.add_action(workshop.session, story.case_file_id, values)
    if state is ActionStatus.TO_DO:
        return
    reviewed = min(due, end - _DAY) if state in (ActionStatus.DONE, ActionStatus.DROPPED) else today - 3 * _DAY
    at = workshop.at(max(reviewed, on), 11)
    later = today + workshop.rng.randint(10, 40) * _DAY if state is ActionStatus.POSTPONED else None
    plans.review(workshop.session, action_id, state, at=at, reason=_REASONS.get(state, ""), due_on=later)


def _told(workshop: Workshop, story: Story, text: ActionText) -> dict[str, object]:
    """What is to be done, and by whom: a structure of the territory, or the person herself."""
    structure = workshop.places[story.territory].staffed(text.by)
    is_by_person = text.by == "personne"
    return {
        "what": text.what,
        "plain_words": text.plain,
        "nature": text.nature,
        "organisation_id": None if is_by_person else structure.id,
        "professional_id": None if is_by_person else workshop.rng.choice(structure.professional_ids),
        "is_by_person": is_by_person,
        "offer_id": workshop.offer_ids.get(text.by) if text.nature is ActionKind.INSERTION else None,
    }


_REASONS = {
    ActionStatus.POSTPONED: "Place obtenue plus tard que prévu.",
    ActionStatus.DROPPED: "Une autre solution a été trouvée.",
}
_UPTAKE = {
    ActionStatus.TO_DO: Uptake.UNKNOWN,
    ActionStatus.IN_PROGRESS: Uptake.STARTED,
    ActionStatus.NO_NEWS: Uptake.UNKNOWN,
    ActionStatus.DONE: Uptake.COMPLETED,
    ActionStatus.POSTPONED: Uptake.UNKNOWN,
    ActionStatus.DROPPED: Uptake.UNKNOWN,
}


def _state(workshop: Workshop, due: dt.date, end: dt.date, *, is_late: bool) -> ActionStatus:
    """Only those chosen to be late are: the others are done, put off or under way."""
    drawn = workshop.rng.random()
    if is_late:
        return ActionStatus.IN_PROGRESS if drawn < 0.7 else ActionStatus.NO_NEWS
    if end < workshop.today:
        return ActionStatus.DONE if drawn < 0.85 else ActionStatus.DROPPED
    if due < workshop.today:
        return ActionStatus.DONE if drawn < 0.85 else ActionStatus.POSTPONED
    return ActionStatus.IN_PROGRESS if drawn < 0.6 else ActionStatus.TO_DO


def _follow(workshop: Workshop, story: Story) -> None:
    """The moments of the six months: those gone by were held, but for the one chosen to be late."""
    if story.accepted_on is None:
        return
    today, end = workshop.today, story.exited_on or workshop.today
    days = dict(follow_up_days(story.accepted_on))
    if story.is_at_six_months:
        days[FollowUpKind.MONTH_6] = today + (4 - today.weekday()) * _DAY  # this Friday
    gone = [nature for nature, day in days.items() if day < today]
    if story.is_overdue and not gone:
        days[FollowUpKind.MONTH_1], gone = today - 3 * _DAY, [FollowUpKind.MONTH_1]
    for nature, due_on in days.items():
        values = {"professional_id": story.referent_id}
        made = follow_up.plan(workshop.session, story.case_file_id, nature, due_on=due_on, values=values)
        is_left = (story.is_overdue and nature is gone[-1]) or (
            story.is_at_six_months and nature is FollowUpKind.MONTH_6
        )
        if due_on < end and not is_left:
            held = {
                "held_on": working_day_until(due_on),
                "medium": workshop.rng.choice((Medium.MEETING, Medium.PHONE, Medium.VIDEO)),
                "summary": workshop.rng.choice(_HELD),
                "next_steps": "Poursuivre les actions du plan.",
            }
            follow_up.hold(workshop.session, made, held)


def _learn(workshop: Workshop, story: Story, begun: dt.date) -> None:
    end = story.exited_on or workshop.today
    for name, nature in workshop.rng.sample(_SKILLS, workshop.rng.randint(0, 2)):
        acquired = min(begun + workshop.rng.randint(20, 90) * _DAY, end)
        values = {"name": name, "nature": nature, "acquired_on": acquired}
        accompaniment.add_skill(workshop.session, story.person_id, values)


def _speak(workshop: Workshop, story: Story) -> None:
    rng, end = workshop.rng, story.exited_on or workshop.today
    length = max((end - story.entered_on).days, 1)
    for day in sorted(rng.sample(range(length), min(length, rng.randint(2, 5)))):
        values = {
            "happened_at": workshop.at(
                working_day_until(story.entered_on + day * _DAY), rng.randint(9, 16), rng.randint(0, 59)
            ),
            "medium": rng.choice((Medium.PHONE, Medium.TEXT, Medium.EMAIL, Medium.MEETING)),
            "direction": rng.choice(list(Direction)),
            "is_with_person": rng.random() < 0.7,
            "professional_id": story.referent_id,
            "facilitator_id": workshop.author,
            "summary": rng.choice(_CONTACTS),
        }
        follow_up.record_contact(workshop.session, story.case_file_id, values)
