"""A vault of fictional data to try the program with, made in one step beside the real one."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from spie_desktop import paths
from spie_desktop.i18n import _
from spie_desktop.services.beginning import NewVault
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import OpenVault, open_vault, with_passphrase
from spie_desktop.store.folder import Condition, inspect

Tell = Callable[[float, str], None]
# Public on purpose: everything in that vault is invented.
PASSPHRASE = "essai essai essai"


def trial_folder() -> Path:
    """Where the fictional vault stands."""
    return paths.data_folder() / "essai"


def open_trial(tell: Tell) -> OpenVault:
    """Opens the fictional vault, made first if it does not exist; stopped on the way, it leaves nothing."""
    folder = trial_folder()
    if inspect(folder).condition is Condition.READY:
        tell(-1.0, _("Opening the fictional data…"))
        return open_vault(folder, with_passphrase(PASSPHRASE))
    tell(0.0, _("Making a vault for the fictional data…"))
    beginning = NewVault(folder, PASSPHRASE, label=_("Fictional data"))
    vault = beginning.finish(FacilitatorDraft(first_name="Camille", last_name="Exemple"))
    try:
        vault.services.vault.mark_as_fictional()
        import_module("spie_desktop.services.demonstration").build_demo(vault, people=60, seed=1, progress=tell)
    except BaseException:
        vault.store.close()
        beginning.abandon()
        raise
    return vault
