"""Where a person stands on the ten thematics: her obstacles, the ratings of her rose."""

import datetime as dt

from sqlalchemy.orm import Session

from spie_desktop.domain.present import today
from spie_desktop.domain.vocabulary.plans import ObstacleState
from spie_desktop.domain.vocabulary.themes import Standing, Theme
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.obstacle import Obstacle, ThemeRating
from spie_desktop.services.filling import Values, change, in_order, living, made, required
from spie_desktop.store.store import Store

_DAY_OF = {
    ObstacleState.IDENTIFIED: "identified_on",
    ObstacleState.IN_PROGRESS: "started_on",
    ObstacleState.LIFTED: "lifted_on",
    ObstacleState.DISMISSED: "dismissed_on",
}


class Obstacles:
    """An obstacle keeps the day of each of its states; a rating never replaces an earlier one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record(self, case_file_id: str, values: Values) -> str:
        with self._store.write("record_obstacle") as session:
            return record(session, case_file_id, values)

    def move(self, obstacle_id: str, state: ObstacleState, *, on: dt.date | None = None, how: str = "") -> None:
        """Identified, worked on, lifted or no longer relevant, from that day."""
        with self._store.write("move_obstacle") as session:
            move(session, obstacle_id, state, on=on or today(), how=how)

    def rate(self, case_file_id: str, theme: Theme, standing: Standing, values: Values) -> str:
        """One petal of the rose, today unless told."""
        with self._store.write("rate_theme") as session:
            return rate(session, case_file_id, theme, standing, values)


def record(session: Session, case_file_id: str, values: Values) -> str:
    living(session, CaseFile, case_file_id)
    required(values, "theme", "title")
    return made(session, Obstacle, {"identified_on": today(), **values, "case_file_id": case_file_id}).id


def move(session: Session, obstacle_id: str, state: ObstacleState, *, on: dt.date, how: str = "") -> None:
    obstacle = living(session, Obstacle, obstacle_id)
    day = _DAY_OF[state]
    in_order({"identified_on": obstacle.identified_on, day: on}, "identified_on", day)
    change(obstacle, {"state": state, day: on} | ({"how_lifted": how} if how else {}))


def rate(session: Session, case_file_id: str, theme: Theme, standing: Standing, values: Values) -> str:
    living(session, CaseFile, case_file_id)
    given = {"rated_on": today(), **values, "case_file_id": case_file_id, "theme": theme, "standing": standing}
    return made(session, ThemeRating, given).id
