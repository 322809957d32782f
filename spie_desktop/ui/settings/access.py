"""Passphrase and recovery: everything that opens the vault."""

from spie_desktop.services.all import Services
from spie_desktop.ui.settings.compromise_card import CompromiseCard
from spie_desktop.ui.settings.organisation_card import OrganisationCard
from spie_desktop.ui.settings.passphrase_card import PassphraseCard
from spie_desktop.ui.settings.section import Section, Shell
from spie_desktop.ui.settings.sheet_card import SheetCard


class AccessSection(Section):
    """Four cards that tell each other when the keys changed."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self.passphrase = PassphraseCard(services.vault, shell.background)
        self.sheet = SheetCard(services.vault, shell.background)
        self.organisation = OrganisationCard(services.vault, shell.background)
        self.compromise = CompromiseCard(services.vault, shell.background)
        for card in (self.passphrase, self.sheet, self.organisation, self.compromise):
            self.column.addWidget(card)
            card.changed.connect(self.arrive)
        self.setFocusProxy(self.passphrase)

    def arrive(self) -> None:
        self.passphrase.arrive()
        self.sheet.arrive()
        self.organisation.arrive()
