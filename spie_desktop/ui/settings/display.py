"""How the program looks and speaks; each choice is applied at once."""

from spie_desktop.i18n import N_, _
from spie_desktop.services.all import Services
from spie_desktop.ui.preferences import TEXT_SIZES
from spie_desktop.ui.settings.section import Section, Shell
from spie_desktop.ui.widgets.buttons import SegmentedChoice
from spie_desktop.ui.widgets.labels import PlainLabel

LANGUAGES = (("fr", "Français"), ("en", "English"))
THEMES = (
    ("auto", N_("As the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)


class DisplaySection(Section):
    """Text size, theme, language."""

    def __init__(self, _services: Services, shell: Shell) -> None:
        super().__init__()
        self._preferences = shell.preferences
        card = self.add_card(
            _("Size of the text"), _("Ctrl++ and Ctrl+- change it from anywhere; Ctrl+0 comes back to 100%.")
        )
        # Translators: a percentage, with the space that the language puts before its sign.
        percent = _("{count}%")
        self.text_size = SegmentedChoice(
            [(str(count), percent.format(count=count)) for count in TEXT_SIZES], name=_("Size of the text")
        )
        self.text_size.chosen.connect(lambda code: self._preferences.change(text_size=int(code)))
        card.body.addWidget(self.text_size)
        theme = self.add_card(_("Theme"))
        self.theme = SegmentedChoice([(code, _(words)) for code, words in THEMES], name=_("Theme"))
        self.theme.chosen.connect(lambda code: self._preferences.change(theme=code))
        theme.body.addWidget(self.theme)
        language = self.add_card(_("Language"))
        self.language = SegmentedChoice(LANGUAGES, name=_("Language"))
        self.language.chosen.connect(lambda code: self._preferences.change(language=code))
        language.body.addWidget(self.language)
        language.body.addWidget(
            PlainLabel(
                _("What you have written keeps its language; printed documents follow this choice."), look="small"
            )
        )
        self._preferences.changed.connect(self.arrive)
        self.arrive()
        self.setFocusProxy(self.text_size)

    def arrive(self) -> None:
        now = self._preferences.now
        self.text_size.display(str(now.text_size))
        self.theme.display(now.theme)
        self.language.display(now.language)
