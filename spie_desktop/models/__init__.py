"""The records of the mission, one aggregate a file; importing this package makes the metadata whole."""

from typing import Final

from spie_desktop.models import journal as journal  # its tables belong to the metadata
from spie_desktop.models.base import Record
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.cohort import Cohort, CohortMembership
from spie_desktop.models.facilitator import Facilitator
from spie_desktop.models.organisation import CommitteeSeat, Organisation
from spie_desktop.models.person import Person
from spie_desktop.models.professional import Professional
from spie_desktop.models.territory import ClosedPeriod, Territory

_ALL: tuple[type[Record], ...] = (
    Facilitator,
    Territory,
    ClosedPeriod,
    Cohort,
    CohortMembership,
    Organisation,
    CommitteeSeat,
    Professional,
    Person,
    CaseFile,
)

# Each kind of record under the name that the journal and the packages give it.
RECORDS: Final[dict[str, type[Record]]] = {record.kind(): record for record in _ALL}
