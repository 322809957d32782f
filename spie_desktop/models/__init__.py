"""The records of the mission, one aggregate a file; importing this package makes the metadata whole."""

from typing import Final

from spie_desktop.models import journal as journal  # its tables belong to the metadata
from spie_desktop.models.action_plan import Action, ActionPlan, ActionReview
from spie_desktop.models.agenda_item import AgendaAmendment, AgendaItem
from spie_desktop.models.attendance import Attendance, Invitation, Recusal
from spie_desktop.models.base import Record
from spie_desktop.models.case_file import CaseFile
from spie_desktop.models.charter import CharterSignature, CharterText
from spie_desktop.models.cohort import Cohort, CohortMembership
from spie_desktop.models.commitment import Commitment
from spie_desktop.models.consent import Consent, RightsRequest
from spie_desktop.models.diagnosis import Diagnosis
from spie_desktop.models.document import Document
from spie_desktop.models.exit import Exit
from spie_desktop.models.facilitator import Facilitator
from spie_desktop.models.follow_up import Appointment, Contact, FollowUp, InformationGiven
from spie_desktop.models.handover_sheet import HandoverSheet
from spie_desktop.models.meeting import Meeting, MeetingSeries
from spie_desktop.models.meeting_line import AcceptedGap, MeetingLine, StockPhrase
from spie_desktop.models.minutes import Minutes, MinutesSignature, Rectification
from spie_desktop.models.obstacle import Obstacle, ThemeRating
from spie_desktop.models.offer import Offer
from spie_desktop.models.organisation import CommitteeSeat, Organisation
from spie_desktop.models.partner_device import PartnerDevice
from spie_desktop.models.person import Person
from spie_desktop.models.professional import Professional
from spie_desktop.models.proposal import Proposal, UncoveredNeed
from spie_desktop.models.referral import Referral
from spie_desktop.models.situation import Situation
from spie_desktop.models.skill import Skill
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
    Consent,
    RightsRequest,
    Referral,
    Situation,
    Diagnosis,
    Obstacle,
    ThemeRating,
    ActionPlan,
    Action,
    ActionReview,
    Proposal,
    UncoveredNeed,
    MeetingSeries,
    Meeting,
    AgendaItem,
    AgendaAmendment,
    Invitation,
    Attendance,
    Recusal,
    MeetingLine,
    StockPhrase,
    AcceptedGap,
    Minutes,
    MinutesSignature,
    Rectification,
    CharterText,
    CharterSignature,
    Appointment,
    FollowUp,
    Contact,
    InformationGiven,
    HandoverSheet,
    Commitment,
    Skill,
    Exit,
    Document,
    Offer,
    PartnerDevice,
)

# Each kind of record under the name that the journal and the packages give it.
RECORDS: Final[dict[str, type[Record]]] = {record.kind(): record for record in _ALL}
