"""The card of the next committee: how full it is, what is missing, when its agenda freezes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from spie_desktop.i18n import _
from spie_desktop.services.overview import NextMeeting
from spie_desktop.ui.home import words
from spie_desktop.ui.places import Place
from spie_desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from spie_desktop.ui.widgets.cards import Card
from spie_desktop.ui.widgets.chips import Chip
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Flow, Row


class NextMeetingCard(Card):
    """Where the eye goes first; its button is the one primary action of the place."""

    followed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._meeting_id = ""
        self._where = PlainLabel(look="muted")
        self._bar = QProgressBar()
        self._bar.setObjectName("home_situations")
        self._bar.setTextVisible(False)
        self._count = PlainLabel()
        self._missing = QWidget()
        self._chips = Flow(self._missing, gap="space_2")
        self.prepare = PrimaryButton(_("Prepare the agenda"), icon="meetings")
        self.prepare.setObjectName("home_prepare")
        self.prepare.clicked.connect(lambda: self.followed.emit(Place.MEETINGS, self._meeting_id))
        self.directory = PlainButton(_("See the directory"), icon="directory")
        self.directory.setObjectName("home_directory")
        self.directory.clicked.connect(lambda: self.followed.emit(Place.DIRECTORY, None))
        self._freeze = PlainLabel(look="small")
        self._freeze.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self._where)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._count)
        self.body.addWidget(self._missing)
        buttons = Row(gap="space_2")
        buttons.addWidget(self.prepare)
        buttons.addWidget(self.directory)
        buttons.addStretch(1)
        buttons.addWidget(self._freeze, 100)
        self.body.addLayout(buttons)

    def display(self, meeting: NextMeeting | None) -> None:
        """The next committee, or what to do when none is planned."""
        for part in (self._bar, self._count, self._missing, self._freeze):
            part.setVisible(meeting is not None)
        if meeting is None:
            self._meeting_id = ""
            self.display_title(_("No committee is planned"))
            self._where.display(
                _("Begin with the directory: the structures around the table and their professionals come first.")
            )
            self.prepare.hide()
            self.directory.setVisible(True)
            return
        self._meeting_id = meeting.id
        self.prepare.show()
        self.display_title(words.meeting_title(meeting), words.countdown(meeting), "neutral")
        self._where.display(words.meeting_line(meeting))
        self._bar.setRange(0, meeting.ceiling)
        self._bar.setValue(min(meeting.situations, meeting.ceiling))
        self._bar.setAccessibleName(words.situations(meeting))
        self._count.display(words.situations(meeting))
        self._freeze.display(words.freeze(meeting))
        self._show_chips(words.meeting_chips(meeting))

    def _show_chips(self, chips: list[tuple[str, str]]) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for said, tone in chips:
            self._chips.addWidget(Chip(said, tone))
        self._missing.setVisible(bool(chips))
