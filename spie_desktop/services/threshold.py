"""What can be said of a vault from outside, before its data is opened, by modules quick to load.

The window that asks for the passphrase is painted first; what opens the vault loads behind it (`make_ready`).
"""

from importlib import import_module
from pathlib import Path

from spie_desktop.errors import UserError
from spie_desktop.services.doorstep import WayOut
from spie_desktop.store.attempts import Attempts
from spie_desktop.store.faults import (
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreOutOfReach,
    StoreReadOnly,
    StoreRolledBack,
    VaultLocked,
)
from spie_desktop.store.folder import Condition, VaultState, inspect
from spie_desktop.store.header import HeaderDamaged, HeaderMissing
from spie_desktop.store.process_lock import VaultInUse

__all__ = ["Condition", "VaultLocked", "VaultState", "WayOut", "make_ready", "seconds_to_wait", "state_of", "ways_out"]


_WAYS_OUT: tuple[tuple[type[UserError], tuple[WayOut, ...]], ...] = (
    (VaultInUse, (WayOut.RETRY, WayOut.ELSEWHERE)),
    (StoreRolledBack, (WayOut.RESTORE, WayOut.CONTINUE)),
    (HeaderMissing, (WayOut.KEY_FILE, WayOut.RETRY, WayOut.ELSEWHERE)),
    (HeaderDamaged, (WayOut.KEY_FILE, WayOut.RESTORE)),
    (StoreDamaged, (WayOut.RESTORE, WayOut.RETRY)),
    (StoreOutOfReach, (WayOut.RETRY, WayOut.ELSEWHERE)),
    (StoreFull, (WayOut.RETRY,)),
    (StoreReadOnly, (WayOut.RETRY, WayOut.ELSEWHERE)),
    (StoreBusy, (WayOut.RETRY,)),
)
_CONDITIONS = {
    Condition.KEYS_MISSING: (WayOut.KEY_FILE, WayOut.RETRY, WayOut.ELSEWHERE),
    Condition.KEYS_DAMAGED: (WayOut.KEY_FILE, WayOut.RESTORE),
    Condition.DATA_MISSING: (WayOut.RETRY, WayOut.RESTORE),
    Condition.TOO_NEW: (WayOut.ELSEWHERE,),
    Condition.UNREACHABLE: (WayOut.RETRY, WayOut.ELSEWHERE),
    Condition.UNFINISHED: (WayOut.CREATE,),
}


def state_of(folder: Path) -> VaultState:
    """What stands in the folder; writes nothing, and needs no key."""
    return inspect(folder)


def seconds_to_wait(folder: Path) -> float:
    """How long before the next passphrase may be tried; 0 when one may be now."""
    return Attempts(folder).seconds_to_wait()


def ways_out(problem: UserError | VaultState) -> tuple[WayOut, ...]:
    """The buttons that help after an error, or beside the condition of a folder."""
    if isinstance(problem, VaultState):
        return _CONDITIONS.get(problem.condition, ())
    return next((ways for kind, ways in _WAYS_OUT if isinstance(problem, kind)), ())


def make_ready() -> None:
    """Loads what opening a vault needs: on the worker, while the passphrase is being typed."""
    import_module("spie_desktop.services.opening")
