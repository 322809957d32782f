"""What the evaluation annex asks of a person's life, dated, so that entry and end can be compared."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from spie_desktop.domain.vocabulary.evaluation import (
    ContractKind,
    Diploma,
    FamilySituation,
    ProfessionalSituation,
    RsaIncrease,
    RsaState,
    WorkingTime,
    WorkStatus,
)
from spie_desktop.domain.vocabulary.general import YesNo
from spie_desktop.domain.vocabulary.parcours import Moment
from spie_desktop.models.base import Code, Record, refers_to


class Situation(Record):
    """situation (annexe d'évaluation): professional and personal life on a day."""

    __tablename__ = "situation"

    case_file_id: Mapped[str] = refers_to("case_file")
    observed_on: Mapped[dt.date]
    moment: Mapped[Moment] = mapped_column(Code(Moment), default=Moment.ENTRY)

    diploma: Mapped[Diploma | None] = mapped_column(Code(Diploma), default=None)
    professional: Mapped[ProfessionalSituation | None] = mapped_column(Code(ProfessionalSituation), default=None)
    job_found: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    job_found_on: Mapped[dt.date | None] = mapped_column(default=None)
    training_found: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    training_found_on: Mapped[dt.date | None] = mapped_column(default=None)
    work_status: Mapped[WorkStatus | None] = mapped_column(Code(WorkStatus), default=None)
    contract: Mapped[ContractKind | None] = mapped_column(Code(ContractKind), default=None)
    contract_starts_on: Mapped[dt.date | None] = mapped_column(default=None)
    contract_months: Mapped[int | None] = mapped_column(default=None)
    working_time: Mapped[WorkingTime | None] = mapped_column(Code(WorkingTime), default=None)
    job_title: Mapped[str] = mapped_column(default="")
    employer: Mapped[str] = mapped_column(default="")
    registered_job_seeker: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    unemployed_since_on: Mapped[dt.date | None] = mapped_column(default=None)

    family: Mapped[FamilySituation | None] = mapped_column(Code(FamilySituation), default=None)
    dependent_children: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    children_count: Mapped[int | None] = mapped_column(default=None)
    children_under_three: Mapped[int | None] = mapped_column(default=None)
    rsa: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    rsa_state: Mapped[RsaState | None] = mapped_column(Code(RsaState), default=None)
    rsa_increase: Mapped[RsaIncrease | None] = mapped_column(Code(RsaIncrease), default=None)
    rsa_since_on: Mapped[dt.date | None] = mapped_column(default=None)
    prime_activite: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    aah: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)

    disabled_worker: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    driving_licence: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
    vehicle: Mapped[YesNo] = mapped_column(Code(YesNo), default=YesNo.UNKNOWN)
