"""A vault of fictional data to try the program with, made in one step beside the real one."""

from collections.abc import Callable
from pathlib import Path

from spie_desktop import paths
from spie_desktop.i18n import _
from spie_desktop.services.demonstration import DEMO_PASSPHRASE, create_demo
from spie_desktop.services.opening import OpenVault, open_vault, with_passphrase
from spie_desktop.store.folder import inspect

__all__ = ["DEMO_PASSPHRASE", "open_trial", "trial_folder"]

Tell = Callable[[float, str], None]


def trial_folder() -> Path:
    """Where the fictional vault stands."""
    return paths.data_folder() / "essai"


def open_trial(tell: Tell) -> OpenVault:
    """Opens the fictional vault, made first if it does not exist; stopped on the way, it leaves nothing."""
    folder = trial_folder()
    if not inspect(folder).may_be_created:
        tell(-1.0, _("Opening the fictional data…"))
        return open_vault(folder, with_passphrase(DEMO_PASSPHRASE))
    tell(0.0, _("Making a vault for the fictional data…"))
    return create_demo(folder, progress=tell)
