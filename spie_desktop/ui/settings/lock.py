"""When the vault locks by itself."""

from spie_desktop.i18n import _, ngettext
from spie_desktop.services.all import Services
from spie_desktop.ui.preferences import LONGEST_LOCK, SHORTEST_LOCK
from spie_desktop.ui.settings.section import Section, Shell
from spie_desktop.ui.widgets.fields import ChoiceField
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column


class LockSection(Section):
    """The minutes, and what locking does."""

    def __init__(self, _services: Services, shell: Shell) -> None:
        super().__init__()
        self._preferences = shell.preferences
        card = self.add_card(
            _("Lock by itself"),
            _("After some minutes without a key or the mouse, so that nobody reads your screen while you are away."),
        )
        self.minutes = ChoiceField(name=_("Minutes before the lock"))
        self.minutes.setObjectName("lock_minutes")
        choices = [
            (str(count), ngettext("{count} minute", "{count} minutes", count).format(count=count))
            for count in range(SHORTEST_LOCK, LONGEST_LOCK + 1)
        ]
        self.minutes.display_choices(choices)
        self.minutes.chosen.connect(lambda code: self._preferences.change(lock_minutes=int(code)))
        card.body.addWidget(self.minutes)
        notes: Column = self.add_card(_("What locking does")).body
        for sentence in (
            _("Ctrl+L locks at once."),
            _("It also locks when the computer goes to sleep and, on Linux, when the screen locks."),
            _("The data is closed and its key wiped from memory; you will find everything where you left it."),
            _("On Windows and macOS, a sleep is noticed on waking, and the vault locks then."),
        ):
            notes.addWidget(PlainLabel(sentence))
        self._preferences.changed.connect(self.arrive)
        self.setFocusProxy(self.minutes)
        self.arrive()

    def arrive(self) -> None:
        self.minutes.display(str(self._preferences.now.lock_minutes))
