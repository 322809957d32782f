"""Every service over one open vault, composed once after unlocking."""

import contextlib
from collections.abc import Callable

from spie_desktop.errors import UserError
from spie_desktop.services.accompaniment import Accompaniment
from spie_desktop.services.agenda import Agenda
from spie_desktop.services.attendance import AttendanceService
from spie_desktop.services.backups import Backups
from spie_desktop.services.charters import Charters
from spie_desktop.services.consents import Consents
from spie_desktop.services.diagnoses import Diagnoses
from spie_desktop.services.directory import Directory
from spie_desktop.services.drafts import Drafts
from spie_desktop.services.exits import Exits
from spie_desktop.services.facilitator import FacilitatorService
from spie_desktop.services.follow_up import FollowUpService
from spie_desktop.services.history import History
from spie_desktop.services.journal import Journal
from spie_desktop.services.likeness import Likeness
from spie_desktop.services.meetings import Meetings
from spie_desktop.services.minutes import MinutesService
from spie_desktop.services.obstacles import Obstacles
from spie_desktop.services.offers import Offers
from spie_desktop.services.overview import Overview
from spie_desktop.services.people import People
from spie_desktop.services.plans import Plans
from spie_desktop.services.proposals import Proposals
from spie_desktop.services.referrals import Referrals
from spie_desktop.services.search import Search
from spie_desktop.services.situations import Situations
from spie_desktop.services.vault import VaultService
from spie_desktop.store.store import Store
from spie_desktop.store.vault_keys import VaultKeys


class Services:
    """What screens and the command line are given; each attribute is one topic."""

    def __init__(self, store: Store, keys: VaultKeys | None = None) -> None:
        self.store = store
        likeness = Likeness(store)
        self.directory = Directory(store, likeness)
        self.facilitator = FacilitatorService(store)
        self.history = History(store)
        self.journal = Journal(store)
        self.overview = Overview(store)
        self.accompaniment = Accompaniment(store)
        self.agenda = Agenda(store)
        self.attendance = AttendanceService(store)
        self.charters = Charters(store)
        self.consents = Consents(store)
        self.diagnoses = Diagnoses(store)
        self.drafts = Drafts(store)
        self.exits = Exits(store)
        self.follow_up = FollowUpService(store)
        self.meetings = Meetings(store)
        self.minutes = MinutesService(store)
        self.obstacles = Obstacles(store)
        self.offers = Offers(store)
        self.people = People(store)
        self.plans = Plans(store)
        self.proposals = Proposals(store)
        self.referrals = Referrals(store)
        self.situations = Situations(store)
        self.search = Search(store, likeness)
        if keys is not None:
            self.vault = VaultService(store, keys)
            self.backups = Backups(keys)

    def on_change(self, report: Callable[[frozenset[tuple[str, str]]], None]) -> None:
        """Says what each transaction touched, as (kind, identifier), on the thread that wrote."""
        self.store.on_commit(lambda commit: report(commit.touched))

    def tidy(self) -> None:
        """When nobody writes: moves the write-ahead log into the file, so that no save has to wait for it."""
        with contextlib.suppress(UserError):  # a full disk is told by the next change, if it comes to that
            self.store.checkpoint()
