"""« Mes coordonnées »: an address or a number that is none is said under its field, and not written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from spie_desktop.services.opening import open_vault, with_passphrase
from spie_desktop.ui.background import Background
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.settings.identity import IdentitySection
from tests.ui.opening_parts import PASSPHRASE, make_vault, part, type_in
from tests.ui.test_settings import Shell


def test_a_wrong_address_is_said_and_does_not_keep_the_rest_from_being_saved(
    tmp_path: Path,
    background: Background,
    live_preferences: LivePreferences,
    shown: Callable[[QWidget], QWidget],
) -> None:
    """Under the field, which keeps what was typed until it is mended."""
    make_vault(tmp_path / "coffre")
    vault = open_vault(tmp_path / "coffre", with_passphrase(PASSPHRASE))
    shell = Shell(Changes(), background, live_preferences)
    vault.services.on_change(shell.changes.report)
    section = IdentitySection(vault.services, shell)
    section.arrive()
    shown(section)
    type_in(section, "email", "anne")
    type_in(section, "job_title", "Animatrice")
    section.form.flush()
    section.arrive()
    present = vault.services.facilitator.present()
    assert present is not None
    assert (present.email, present.job_title) == ("", "Animatrice")
    assert part(section, "email_error").property("text")
    assert part(section, "email").property("text") == "anne"
    type_in(section, "email", "anne@exemple.fr")
    section.form.flush()
    present = vault.services.facilitator.present()
    assert present is not None
    assert present.email == "anne@exemple.fr"
    assert not section.form.findChild(QWidget, "email_error").isVisible()
    vault.close()
