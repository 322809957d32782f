"""Where a person stands on the ten thematics: obstacles with their dates, ratings of the rose."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.parcours import Moment
from spie_desktop.domain.vocabulary.plans import Impact, ObstacleState
from spie_desktop.domain.vocabulary.themes import Standing, Theme, Viewpoint
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import found_by


class Obstacle(Record):
    """frein: what stands in the way, in one thematic; identified, being worked on, then lifted, with dates."""

    __tablename__ = "obstacle"
    __table_args__ = (sa.Index(None, "state"), sa.Index(None, "theme"))

    case_file_id: Mapped[str] = refers_to("case_file")
    theme: Mapped[Theme] = mapped_column(Code(Theme))
    title: Mapped[str] = mapped_column(default="")
    detail: Mapped[str] = mapped_column(default="")
    # The code of the data·inclusion thematic, finer than the ten (« famille--garde-denfants »).
    fine_theme: Mapped[str] = mapped_column(default="")
    impact: Mapped[Impact] = mapped_column(Code(Impact), default=Impact.UNKNOWN)
    is_priority: Mapped[bool] = mapped_column(default=False)
    state: Mapped[ObstacleState] = mapped_column(Code(ObstacleState), default=ObstacleState.IDENTIFIED)
    identified_on: Mapped[dt.date | None] = mapped_column(default=None)
    started_on: Mapped[dt.date | None] = mapped_column(default=None)
    lifted_on: Mapped[dt.date | None] = mapped_column(default=None)
    dismissed_on: Mapped[dt.date | None] = mapped_column(default=None)
    how_lifted: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.title, self.detail, self.how_lifted)


class ThemeRating(Record):
    """évaluation d'une thématique: a petal of the rose, on a day; earlier ones stay, to be compared."""

    __tablename__ = "theme_rating"
    __table_args__ = (sa.Index(None, "case_file_id", "theme", "rated_on"),)

    case_file_id: Mapped[str] = refers_to("case_file")
    theme: Mapped[Theme] = mapped_column(Code(Theme))
    standing: Mapped[Standing] = mapped_column(Code(Standing), default=Standing.UNEXPLORED)
    rated_on: Mapped[dt.date]
    moment: Mapped[Moment] = mapped_column(Code(Moment), default=Moment.DURING)
    viewpoint: Mapped[Viewpoint] = mapped_column(Code(Viewpoint), default=Viewpoint.SHARED)
    diagnosis_id: Mapped[str | None] = refers_to("diagnosis", default=None)
    comment: Mapped[str] = mapped_column(default="")

    def search_words(self) -> tuple[str, str] | None:
        return found_by(self.comment)
