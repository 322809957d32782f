"""A place not open yet: says what will stand there, and where to go meanwhile."""

from dataclasses import dataclass

from spie_desktop.i18n import N_, _
from spie_desktop.ui.places import SIGNS, Place
from spie_desktop.ui.screen import Screen
from spie_desktop.ui.widgets.cards import EmptyState
from spie_desktop.ui.widgets.layouts import Column


@dataclass(frozen=True, slots=True)
class Announcement:
    """Annonce: what will stand in a place, and the place that already helps."""

    sentence: str
    meanwhile: Place
    action: str


ANNOUNCEMENTS = {
    Place.MEETINGS: Announcement(
        N_(
            "Here you will prepare each committee with its calendar, its agenda and its invitations, lead it, "
            "and close it with its minutes. This part is not open yet. "
            "Meanwhile, the directory can already hold the structures and professionals you will invite."
        ),
        Place.DIRECTORY,
        N_("Open the directory"),
    ),
    Place.CASE_FILES: Announcement(
        N_(
            "Here each person followed will have one page: the referral, the diagnosis, the 360° plan, the committees "
            "and the contacts. This part is not open yet. "
            "Meanwhile, the directory can already hold the referents and their structures."
        ),
        Place.DIRECTORY,
        N_("Open the directory"),
    ),
    Place.ACTIONS: Announcement(
        N_(
            "Here you will see every action decided in committee, by structure, the late ones first, and chase them "
            "with one key. This part is not open yet. "
            "Meanwhile, the home page shows what needs you."
        ),
        Place.HOME,
        N_("Go to the home page"),
    ),
    Place.EXCHANGES: Announcement(
        N_(
            "Here you will send sealed packages to your colleagues’ computers and receive theirs, without any network. "
            "This part is not open yet. Meanwhile, the settings hold your backups."
        ),
        Place.SETTINGS,
        N_("See the backups"),
    ),
    Place.REVIEW: Announcement(
        N_(
            "Here you will read the figures of the territory: people followed, obstacles lifted, needs that found no "
            "answer. This part is not open yet. Meanwhile, the home page counts what is already recorded."
        ),
        Place.HOME,
        N_("Go to the home page"),
    ),
}


class ComingScreen(Screen):
    """The announcement of one place."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        announcement = ANNOUNCEMENTS[place]
        state = EmptyState(SIGNS[place].icon, _(announcement.sentence), _(announcement.action))
        argument = "backups" if announcement.meanwhile is Place.SETTINGS else None
        state.chosen.connect(lambda: self.navigate.emit(announcement.meanwhile, argument))
        Column(self).addWidget(state)
        self.setFocusProxy(state.button)
