"""The first schema: every table of the mission, the journal, the search."""

from alembic import op

from spie_desktop.store.migrations.versions.v0001 import (
    action_plan,
    agenda_item,
    attendance,
    case_file,
    charter,
    cohort,
    commitment,
    consent,
    diagnosis,
    document,
    exit,
    facilitator,
    follow_up,
    handover_sheet,
    local_tables,
    meeting,
    meeting_line,
    minutes,
    obstacle,
    offer,
    organisation,
    partner_device,
    person,
    professional,
    proposal,
    referral,
    situation,
    skill,
    territory,
)

revision = "0001"
down_revision = None

_MODULES = (
    action_plan,
    agenda_item,
    attendance,
    case_file,
    charter,
    cohort,
    commitment,
    consent,
    diagnosis,
    document,
    exit,
    facilitator,
    follow_up,
    handover_sheet,
    local_tables,
    meeting,
    meeting_line,
    minutes,
    obstacle,
    offer,
    organisation,
    partner_device,
    person,
    professional,
    proposal,
    referral,
    situation,
    skill,
    territory,
)


def upgrade() -> None:
    connection = op.get_bind()
    for module in _MODULES:
        for statement in module.STATEMENTS:
            connection.exec_driver_sql(statement)
