"""The questionnaires that professionals send, as received and as answered."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.general import Sex, YesNo
from spie_desktop.domain.vocabulary.parcours import ReferralAnswer, ReferralSource
from spie_desktop.models.base import Code, Record, refers_to
from spie_desktop.models.titles import full_name, words


class Referral(Record):
    """fiche de prescription, questionnaire: what a professional wrote of a person; an answer is due within 72 hours.

    What was received stays as received (`answers`, and the person as typed); the links say who it was found to be.
    """

    __tablename__ = "referral"
    __table_args__ = (
        sa.Index(None, "received_at"),
        sa.Index(None, "answer", "received_at"),
        sa.Index(None, "forms_id"),
    )

    received_at: Mapped[dt.datetime]
    source: Mapped[ReferralSource] = mapped_column(Code(ReferralSource), default=ReferralSource.MANUAL)
    forms_id: Mapped[str] = mapped_column(default="")
    forms_started_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    answers: Mapped[dict[str, object]] = mapped_column(sa.JSON, default_factory=dict)
    person_id: Mapped[str | None] = refers_to("person", default=None)
    case_file_id: Mapped[str | None] = refers_to("case_file", default=None)
    territory_id: Mapped[str | None] = refers_to("territory", default=None)
    cohort_id: Mapped[str | None] = refers_to("cohort", default=None)

    prescriber_id: Mapped[str | None] = refers_to("professional", default=None)
    organisation_id: Mapped[str | None] = refers_to("organisation", default=None)
    prescriber_name: Mapped[str] = mapped_column(default="")
    prescriber_organisation: Mapped[str] = mapped_column(default="")
    prescriber_email: Mapped[str] = mapped_column(default="")
    prescriber_phone: Mapped[str] = mapped_column(default="")

    last_name: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    birth_name: Mapped[str] = mapped_column(default="")
    born_on: Mapped[dt.date | None] = mapped_column(default=None)
    sex: Mapped[Sex] = mapped_column(Code(Sex), default=Sex.UNSTATED)
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    commune: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")

    themes: Mapped[list[str]] = mapped_column(default_factory=list)
    reason: Mapped[str] = mapped_column(default="")
    context: Mapped[str] = mapped_column(default="")
    already_done: Mapped[str] = mapped_column(default="")
    expectations: Mapped[str] = mapped_column(default="")
    is_volunteer: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    wishes_to_attend: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)

    answer: Mapped[ReferralAnswer] = mapped_column(Code(ReferralAnswer), default=ReferralAnswer.PENDING)
    answered_at: Mapped[dt.datetime | None] = mapped_column(default=None)
    answer_text: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[str | None] = refers_to("facilitator", default=None)

    def search_words(self) -> tuple[str, str]:
        title = words(full_name(self.last_name, self.first_name), self.received_at.date().isoformat())
        texts = (self.reason, self.context, self.already_done, self.expectations)
        return title, words(title, self.birth_name, self.prescriber_name, self.prescriber_organisation, *texts)
