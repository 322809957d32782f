"""What « Accueil » says of the figures: sentences only, no widget."""

from spie_desktop.domain.vocabulary import label
from spie_desktop.i18n import _, ngettext
from spie_desktop.services.overview import (
    ActionLine,
    FollowUps,
    InformationLine,
    Invited,
    NextMeeting,
    OverviewView,
    ReferralLine,
)
from spie_desktop.ui.home.lines import HomeLine, HomeList
from spie_desktop.ui.places import Place
from spie_desktop.ui.spoken import clock, days_from_now, long_day, short_day

_DAY = 48  # from here on, hours are said in days


def meeting_title(meeting: NextMeeting) -> str:
    starts = meeting.starts_at.astimezone()
    return _("Next committee: {territory}, {day} at {hour}").format(
        territory=meeting.territory, day=long_day(starts.date()).lower(), hour=clock(starts)
    )


def meeting_line(meeting: NextMeeting) -> str:
    """« DGAS d’Aubel · 9 en salle, 2 à distance »."""
    return " · ".join(part for part in (meeting.place, _expected(meeting.invited)) if part)


def _expected(invited: Invited) -> str:
    if not invited.total:
        return _("nobody invited yet")
    parts = [
        ngettext("{count} person in the room", "{count} people in the room", invited.room).format(count=invited.room)
    ]
    if invited.remote:
        parts.append(_("{count} remote").format(count=invited.remote))
    if invited.represented:
        parts.append(_("{count} represented").format(count=invited.represented))
    return ", ".join(parts)


def situations(meeting: NextMeeting) -> str:
    return ngettext(
        "{count} situation out of {ceiling}", "{count} situations out of {ceiling}", meeting.situations
    ).format(count=meeting.situations, ceiling=meeting.ceiling)


def meeting_chips(meeting: NextMeeting) -> list[tuple[str, str]]:
    """What is still missing, as (words, tone)."""
    diagnoses, charters = meeting.without_diagnosis, meeting.invited.missing_charters
    unanswered = meeting.invited.unanswered
    chips = []
    if diagnoses:
        words = ngettext("{count} diagnosis to complete", "{count} diagnoses to complete", diagnoses)
        chips.append((words.format(count=diagnoses), "warn"))
    if charters:
        words = ngettext("{count} charter to sign", "{count} charters to sign", charters)
        chips.append((words.format(count=charters), "warn"))
    if unanswered:
        words = ngettext("{count} answer awaited", "{count} answers awaited", unanswered)
        chips.append((words.format(count=unanswered), "neutral"))
    return chips


def freeze(meeting: NextMeeting) -> str:
    """« Ordre du jour gelé lundi 16 mars à 14 h »."""
    at = meeting.freeze_at.astimezone()
    said = {"day": long_day(at.date()).lower(), "hour": clock(at)}
    if meeting.is_freeze_past:
        return _("Agenda frozen since {day}").format(**said)
    return _("The agenda freezes on {day} at {hour}").format(**said)


def referrals(view: OverviewView) -> HomeList:
    found = view.referrals
    return HomeList(
        _("To answer within 72 h"),
        found.in_time + found.late,
        tuple(_referral(line) for line in found.lines),
        _("No request is waiting for an answer."),
        "danger" if found.late else "neutral",
    )


def _referral(line: ReferralLine) -> HomeLine:
    received = line.received_at.astimezone()
    title = " · ".join(
        part for part in (_("Request {reference}").format(reference=line.reference).strip(), line.commune) if part
    )
    below = _("received {day} at {hour}").format(day=short_day(received.date()), hour=clock(received))
    state = _("late by {time}") if line.is_late else _("{time} left")
    return HomeLine(
        title,
        below,
        state.format(time=_time(line.hours)),
        "danger" if line.is_late else "neutral",
        Place.CASE_FILES,
        line.id,
        _("To be answered by {day} at {hour}").format(
            day=long_day(line.due_at.astimezone().date()).lower(), hour=clock(line.due_at.astimezone())
        ),
    )


def _time(hours: int) -> str:
    if hours < _DAY:
        return _("{count} h").format(count=hours)
    return ngettext("{count} day", "{count} days", hours // 24).format(count=hours // 24)


def actions(view: OverviewView) -> HomeList:
    return HomeList(
        _("Actions to chase"),
        view.actions.count,
        tuple(_action(line) for line in view.actions.lines),
        _("No action is late."),
        "danger" if view.actions.count else "neutral",
    )


def _action(line: ActionLine) -> HomeLine:
    who = line.structure or (_("the person") if line.is_by_person else _("you"))
    return HomeLine(
        f"{line.reference} · {line.label}",
        _("{who}, planned for {day}").format(who=who, day=short_day(line.due_on)),
        ngettext("{count} day late", "{count} days late", line.days_late).format(count=line.days_late),
        "danger" if line.days_late > 5 else "warn",
        Place.ACTIONS,
        line.id,
    )


def people_to_inform(view: OverviewView) -> HomeList:
    return HomeList(
        _("People to inform"),
        view.people_to_inform.count,
        tuple(_information(line) for line in view.people_to_inform.lines),
        _("Everyone has been told what concerns them."),
        "warn" if view.people_to_inform.count else "neutral",
    )


def _information(line: InformationLine) -> HomeLine:
    return HomeLine(
        f"{line.reference} · {label(line.subject)}",
        _("planned for {day}").format(day=short_day(line.planned_on)),
        _("late") if line.is_late else _("to tell"),
        "danger" if line.is_late else "warn",
        Place.CASE_FILES,
        line.case_file_id,
    )


def follow_ups(view: OverviewView) -> HomeList:
    """What the week holds: one line a figure that is not nought."""
    found = view.follow_ups
    lines = [*_follow_up_lines(found), *_other_lines(view)]
    return HomeList(
        _("To follow this week"),
        found.this_week + view.without_action + view.meetings_to_finish,
        tuple(lines),
        _("Nothing else this week."),
    )


def _follow_up_lines(found: FollowUps) -> list[HomeLine]:
    lines = []
    if found.this_week:
        below = ngettext("of which {count} late", "of which {count} late", found.late).format(count=found.late)
        six = ngettext("{count} at six months", "{count} at six months", found.at_six_months)
        parts = [below if found.late else "", six.format(count=found.at_six_months) if found.at_six_months else ""]
        lines.append(
            HomeLine(
                _("Follow-ups to hold"),
                " · ".join(part for part in parts if part),
                str(found.this_week),
                "warn" if found.late else "neutral",
                Place.CASE_FILES,
                "follow_ups",
            )
        )
    return lines


def _other_lines(view: OverviewView) -> list[HomeLine]:
    lines = []
    if view.without_action:
        lines.append(
            HomeLine(
                _("People without any action"),
                _("more than three months after their entry"),
                str(view.without_action),
                "warn",
                Place.CASE_FILES,
                "without_action",
            )
        )
    if view.meetings_to_finish:
        lines.append(
            HomeLine(
                _("Committees to close"),
                _("held, their minutes not signed yet"),
                str(view.meetings_to_finish),
                "warn",
                Place.MEETINGS,
                "to_finish",
            )
        )
    return lines


def countdown(meeting: NextMeeting) -> str:
    return days_from_now(meeting.days_left)
