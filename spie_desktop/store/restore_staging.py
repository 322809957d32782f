"""The steps by which a restored vault takes the place of another, each of which may be the last before a power cut."""

import contextlib
import shutil
from pathlib import Path

from spie_desktop.store import header as headers
from spie_desktop.store.durable import PRIVATE_FOLDER, make_private_folder, move, sync_folder
from spie_desktop.store.first_sight import DATA_FILE_NAME, VERIFIED

# A folder under this name holds a backup that is being unpacked: it may be deleted at any moment.
# Under `VERIFIED`, it holds a vault that was verified: it only remains to put it in place.
_UNPACKING = ".restauration-en-cours-"
ASIDE = "avant-restauration-"
# With its companions: a journal left by a change of key that was cut short would be played into the restored data.
_REPLACED = (headers.FILE_NAME, *(f"{DATA_FILE_NAME}{companion}" for companion in ("", "-wal", "-shm", "-journal")))


def begin(folder: Path, stamp: str) -> Path:
    """An empty private folder to unpack in, on the disk of the vault."""
    make_private_folder(folder)
    for leftover in folder.glob(f"{_UNPACKING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    unused = stamp
    count = 1
    while (folder / f"{ASIDE}{unused}").exists():
        count += 1
        unused = f"{stamp}-{count}"
    staging = folder / f"{_UNPACKING}{unused}"
    staging.mkdir(mode=PRIVATE_FOLDER)
    return staging


def abandon(staging: Path) -> None:
    """Leaves nothing behind; never a reason to fail."""
    with contextlib.suppress(OSError):
        shutil.rmtree(staging)


def put_in_place(staging: Path) -> Path | None:
    """The verified vault becomes the vault of the folder; where what stood there is now, None if nothing did."""
    sync_folder(staging)
    verified = staging.with_name(staging.name.replace(_UNPACKING, VERIFIED))
    move(staging, verified)
    return finish(staging.parent)


def finish(folder: Path) -> Path | None:
    """Ends what a power cut interrupted, or does nothing; each step may be done again."""
    aside = None
    for verified in sorted(folder.glob(f"{VERIFIED}*")):
        aside = folder / f"{ASIDE}{verified.name.removeprefix(VERIFIED)}"
        if (
            verified / DATA_FILE_NAME
        ).exists():  # it leaves first: until then, what the folder holds is the former vault
            _set_aside(folder, aside)
            move(verified / DATA_FILE_NAME, folder / DATA_FILE_NAME)
        if (verified / headers.FILE_NAME).exists():
            move(verified / headers.FILE_NAME, folder / headers.FILE_NAME)
        shutil.rmtree(verified, ignore_errors=True)
    return aside if aside is not None and aside.exists() else None


def _set_aside(folder: Path, aside: Path) -> None:
    for name in _REPLACED:
        if (folder / name).exists():
            make_private_folder(aside)
            move(folder / name, aside / name)
