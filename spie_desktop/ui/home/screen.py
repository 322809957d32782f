"""« Accueil »: the next committee, then what must be answered, chased, told, followed."""

from PySide6.QtGui import QResizeEvent

from spie_desktop.services.overview import Overview, OverviewView
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.commands import ask
from spie_desktop.ui.home import words
from spie_desktop.ui.home.lines import ListCard
from spie_desktop.ui.home.next_meeting import NextMeetingCard
from spie_desktop.ui.screen import Screen
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.cards import Page
from spie_desktop.ui.widgets.layouts import Column, Grid

_KINDS = (
    "meeting",
    "agenda_item",
    "invitation",
    "charter_signature",
    "referral",
    "action",
    "information_given",
    "follow_up",
    "case_file",
    "diagnosis",
    "territory",
    "organisation",
    "partner_device",
)


class HomeScreen(Screen):
    """Asks the overview again whenever something it counts has changed, and each time it is shown."""

    def __init__(self, overview: Overview, changes: Changes) -> None:
        super().__init__()
        self.setObjectName("home")
        self._overview = overview
        self._page = Page()
        Column(self, gap="").addWidget(self._page)
        self.meeting = NextMeetingCard()
        self.meeting.followed.connect(self.navigate)
        self._page.body.addWidget(self.meeting)
        self._grid = Grid()
        self._cards = [ListCard() for _ in range(4)]
        for card in self._cards:
            card.followed.connect(self.navigate)
        self._columns = 0
        self._page.body.addLayout(self._grid, 1)
        self.setFocusProxy(self.meeting.prepare)
        changes.follow(self, _KINDS, self.reload)
        self._arrange()
        self.reload()

    def reload(self) -> None:
        """The figures of this moment."""
        ask(self._overview.at, done=self.display)

    def display(self, view: OverviewView) -> None:
        """Shows the figures."""
        self.meeting.display(view.meeting)
        self.setFocusProxy(self.meeting.prepare if view.meeting else self.meeting.directory)
        shown = (words.referrals(view), words.actions(view), words.people_to_inform(view), words.follow_ups(view))
        for card, content in zip(self._cards, shown, strict=True):
            card.display(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns, or one where the text is large."""
        columns = 2 if self.width() >= theme().px("narrow") else 1
        if columns == self._columns:
            return
        self._columns = columns
        for n, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, n // columns, n % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
