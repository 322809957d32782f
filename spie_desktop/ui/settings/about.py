"""What this program is, what it is made of, where the vault is, and what no program protects."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices

from spie_desktop import __version__, paths
from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.ui.settings.section import Section, Shell
from spie_desktop.ui.widgets.buttons import LinkButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column, Flow, Grid

# Each with its licence; the versions are read from what is installed.
LIBRARIES = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("alembic", "Alembic", "MIT"),
    ("sqlcipher3", "SQLCipher", "BSD-3-Clause"),
    ("cryptography", "cryptography", "Apache-2.0 / BSD-3-Clause"),
    ("pyrage", "age (pyrage)", "MIT"),
    ("orjson", "orjson", "Apache-2.0 / MIT"),
    ("reportlab", "ReportLab", "BSD-3-Clause"),
    ("Babel", "Babel", "BSD-3-Clause"),
    ("RapidFuzz", "RapidFuzz", "MIT"),
    ("holidays", "holidays", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
)


class AboutSection(Section):
    """Nothing to set: to read, and to copy when somebody helps."""

    def __init__(self, services: Services, _shell: Shell) -> None:
        super().__init__()
        card = self.add_card(
            _("SPIE Desktop {version}").format(version=__version__),
            _("Free software under the European Union Public Licence (EUPL) 1.2."),
        )
        place: Column = self.add_card(_("Where things are")).body
        for words, value, name in (
            (_("The vault"), services.vault.folder, "vault_place"),
            (_("Preferences and journal of faults, without any name"), paths.data_folder(), "data_place"),
        ):
            place.addWidget(PlainLabel(words, look="muted"))
            label = PlainLabel(str(value), look="strong")
            label.setObjectName(name)
            place.addWidget(label)
        folder = services.vault.folder
        opening = LinkButton(_("Open the folder of the vault"), icon="external")
        opening.setObjectName("open_vault_folder")
        opening.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        buttons = Flow()
        buttons.addWidget(opening)
        place.addLayout(buttons)
        self._add_limits()
        self._add_libraries()
        card.body.addWidget(PlainLabel(f"Qt {qVersion()}", look="small"))
        self.setFocusProxy(opening)

    def _add_limits(self) -> None:
        body: Column = self.add_card(
            _("What stays outside this protection"),
            _("The vault is encrypted. No program protects from what follows:"),
        ).body
        for sentence in (
            _("A malicious program on this computer while the vault is open: keep the system up to date."),
            _("What you export, print or save as a PDF: it is readable by whoever has the file."),
            _("The memory written on the disk when the computer hibernates: have the whole disk encrypted."),
            _("Somebody who reads over your shoulder, or a screen that is shared: Ctrl+L hides everything."),
            _("A passphrase written down beside the computer."),
        ):
            body.addWidget(PlainLabel(f"• {sentence}"))

    def _add_libraries(self) -> None:
        body: Column = self.add_card(
            _("Made with"), _("Fonts: Atkinson Hyperlegible (OFL 1.1). Icons: Lucide (ISC).")
        ).body
        lines = Grid(gap="space_1")
        lines.setColumnStretch(0, 1)
        for row, (package, name, licence) in enumerate(LIBRARIES):
            lines.addWidget(PlainLabel(f"{name} {_version_of(package)}".strip()), row, 0)
            lines.addWidget(PlainLabel(licence, look="muted"), row, 1)
        body.addLayout(lines)


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a frozen program carries no metadata
        return ""
