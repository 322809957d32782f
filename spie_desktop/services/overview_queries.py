"""The queries of « Accueil », in SQL: each follows an index and counts what it does not show."""

from collections.abc import Iterable

from spie_desktop.domain.vocabulary import Vocabulary
from spie_desktop.domain.vocabulary.meetings import ItemState, MeetingState
from spie_desktop.domain.vocabulary.parcours import ReferralAnswer
from spie_desktop.domain.vocabulary.plans import ActionKind, ActionStatus
from spie_desktop.domain.vocabulary.support import FollowUpKind, FollowUpState


def _codes(members: Iterable[Vocabulary]) -> str:
    return ", ".join(f"'{member.value}'" for member in members)


_OPEN = _codes(state for state in MeetingState if state.is_open)
_TO_HOLD = _codes(state for state in MeetingState if state.is_ahead or state.is_open)
_UNFINISHED = _codes(
    state for state in MeetingState if state.is_ahead or state.is_open or state is MeetingState.READING
)
_OPEN_ACTIONS = _codes(status for status in ActionStatus if status.is_open)
_ON_AGENDA = _codes(state for state in ItemState if state.is_on_agenda)

NEXT_MEETING = f"""
SELECT m.id, m.territory_id, t.name, m.title, m.place, m.starts_at, m.planned_minutes, m.state, m.ceiling,
       m.deadline_at, m.frozen_at, m.dispatched_at, t.deadline_days, t.deadline_time
FROM meeting AS m JOIN territory AS t ON t.id = m.territory_id
WHERE m.state IN ({_TO_HOLD}) AND (m.starts_at >= :today OR m.state IN ({_OPEN})) AND NOT m.is_deleted
ORDER BY m.state IN ({_OPEN}) DESC, m.starts_at, m.id LIMIT 1
"""

# Past, and not led to its signed minutes nor called off.
TO_FINISH = f"""
SELECT count(*) FROM meeting WHERE state IN ({_UNFINISHED}) AND starts_at < :today AND NOT is_deleted
"""

SITUATIONS = f"""
SELECT count(*), sum(NOT EXISTS (
    SELECT 1 FROM diagnosis AS d
    WHERE d.case_file_id = i.case_file_id AND d.conducted_on IS NOT NULL AND NOT d.is_deleted))
FROM agenda_item AS i WHERE i.meeting_id = :meeting AND i.state IN ({_ON_AGENDA}) AND NOT i.is_deleted
"""

# The charter that counts is the last text in force on the day of the meeting, signed by whoever will sit.
INVITED = """
WITH charter (id) AS (
    SELECT id FROM charter_text
    WHERE in_force_on <= :held_on AND (territory_id IS NULL OR territory_id = :territory) AND NOT is_deleted
    ORDER BY in_force_on DESC, id DESC LIMIT 1)
SELECT i.expected_mode, i.answer, count(*), sum(NOT EXISTS (
    SELECT 1 FROM charter_signature AS s
    WHERE s.professional_id = coalesce(i.replaced_by_id, i.professional_id) AND s.charter_id IN (SELECT id FROM charter)
      AND s.revoked_on IS NULL AND NOT s.is_deleted))
FROM invitation AS i WHERE i.meeting_id = :meeting AND i.person_id IS NULL AND NOT i.is_deleted
GROUP BY i.expected_mode, i.answer
"""

REFERRALS = f"""
SELECT r.id, p.reference, coalesce(nullif(o.short_name, ''), o.name, r.prescriber_organisation),
       r.commune, r.received_at, r.total, r.late
FROM (SELECT *, count(*) OVER () AS total, sum(received_at < :since) OVER () AS late FROM referral
      WHERE answer = '{ReferralAnswer.PENDING}' AND NOT is_deleted ORDER BY received_at, id LIMIT :shown) AS r
LEFT JOIN person AS p ON p.id = r.person_id LEFT JOIN organisation AS o ON o.id = r.organisation_id
ORDER BY r.received_at, r.id
"""

LATE_ACTIONS = f"""
SELECT a.id, a.case_file_id, a.what, p.reference, coalesce(nullif(o.short_name, ''), o.name), a.is_by_person,
       a.due_on, a.total
FROM (SELECT action.id, case_file_id, what, organisation_id, is_by_person, due_on, c.person_id,
             count(*) OVER () AS total
      FROM action JOIN case_file AS c ON c.id = case_file_id
      WHERE status IN ({_OPEN_ACTIONS}) AND due_on < :today AND NOT action.is_deleted
        AND c.closed_on IS NULL AND NOT c.is_deleted
      ORDER BY due_on, action.id LIMIT :shown) AS a
JOIN person AS p ON p.id = a.person_id LEFT JOIN organisation AS o ON o.id = a.organisation_id
ORDER BY a.due_on, a.id
"""

TO_INFORM = """
SELECT g.id, g.case_file_id, p.reference, p.commune, g.subject, g.planned_on, g.total
FROM (SELECT *, count(*) OVER () AS total FROM information_given
      WHERE given_on IS NULL AND planned_on <= :sunday AND NOT is_deleted
      ORDER BY planned_on, id LIMIT :shown) AS g
JOIN case_file AS c ON c.id = g.case_file_id JOIN person AS p ON p.id = c.person_id
ORDER BY g.planned_on, g.id
"""

FOLLOW_UPS = f"""
SELECT count(*), sum(due_on < :today), sum(nature = '{FollowUpKind.MONTH_6}')
FROM follow_up WHERE state = '{FollowUpState.DUE}' AND due_on <= :sunday AND NOT is_deleted
"""

# The national indicator, while there is still something to do about it: open, entered long enough ago, no action.
WITHOUT_ACTION = f"""
SELECT count(*) FROM case_file AS c
WHERE c.closed_on IS NULL AND c.entered_on <= :limit AND NOT c.is_deleted AND NOT EXISTS (
    SELECT 1 FROM action AS a WHERE a.case_file_id = c.id AND a.nature = '{ActionKind.INSERTION}'
      AND a.prescribed_on IS NOT NULL AND NOT a.is_deleted)
"""

PARTNERS = "SELECT count(*) FROM partner_device WHERE NOT is_deleted"
MACHINE_STATE = "SELECT value FROM machine_state WHERE key = :key"


def counts(kinds: Iterable[str]) -> str:
    """One statement for every kind of record."""
    return " UNION ALL ".join(f"SELECT '{kind}', count(*) FROM {kind} WHERE NOT is_deleted" for kind in kinds)
