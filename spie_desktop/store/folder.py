"""What stands in a vault folder, told before anything is unlocked."""

import enum
from dataclasses import dataclass
from pathlib import Path

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store import header as headers
from spie_desktop.store.durable import told
from spie_desktop.store.faults import StoreMissing
from spie_desktop.store.first_sight import DATA_FILE_NAME, is_being_restored
from spie_desktop.store.header import Header, HeaderDamaged, HeaderMissing, HeaderTooNew


class Condition(enum.Enum):
    """État du coffre: what its folder holds."""

    ABSENT = "absent"
    READY = "ready"
    UNFINISHED = "unfinished"
    RESTORING = "restoring"
    KEYS_MISSING = "keys_missing"
    KEYS_DAMAGED = "keys_damaged"
    DATA_MISSING = "data_missing"
    TOO_NEW = "too_new"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class VaultState:
    """The condition of a vault folder, with the sentence that explains it; empty when all is well."""

    condition: Condition
    header: Header | None = None
    sentence: str = ""
    way_out: str = ""

    @property
    def label(self) -> str:
        return self.header.label if self.header else ""

    @property
    def may_be_created(self) -> bool:
        """Nothing would be lost by making a new vault here."""
        return self.condition in (Condition.ABSENT, Condition.UNFINISHED)


def inspect(folder: Path) -> VaultState:
    """Reads names, sizes and the key file; writes nothing, and needs no key."""
    try:
        return _inspect(folder)
    except HeaderTooNew as error:
        return _told(Condition.TOO_NEW, error)
    except HeaderMissing as error:
        return _told(Condition.KEYS_MISSING, error)
    except HeaderDamaged as error:
        return _told(Condition.KEYS_DAMAGED, error)
    except UserError as error:
        return _told(Condition.UNREACHABLE, error)


def _inspect(folder: Path) -> VaultState:
    with told():
        if not folder.exists():
            return VaultState(Condition.ABSENT)
        names = {path.name for path in folder.iterdir()}
        has_data = DATA_FILE_NAME in names and (folder / DATA_FILE_NAME).stat().st_size > 0
    if is_being_restored(names):
        return VaultState(
            Condition.RESTORING,
            sentence=_("Restoring a backup into this vault was interrupted."),
            way_out=_("It will be finished now: nothing was lost."),
        )
    if headers.FILE_NAME not in names and not has_data:
        return VaultState(Condition.ABSENT)
    header = headers.read(folder)
    if has_data:
        return VaultState(Condition.READY, header)
    if not header.is_complete:
        return VaultState(
            Condition.UNFINISHED,
            header,
            _("Creating this vault was interrupted before anything was saved."),
            _("Start again: nothing is lost."),
        )
    return _told(Condition.DATA_MISSING, StoreMissing.at(folder / DATA_FILE_NAME), header)


def _told(condition: Condition, error: UserError, header: Header | None = None) -> VaultState:
    return VaultState(condition, header, error.sentence, error.way_out)
