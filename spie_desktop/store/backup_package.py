"""A backup as one file: the encrypted data and the key file that opens it, side by side in a plain container."""

import contextlib
import errno
import hashlib
import json
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store import header as headers
from spie_desktop.store.durable import NEW_FILE, PRIVATE_FILE, told
from spie_desktop.store.header import DATA_FILE_NAME, Header, HeaderDamaged

FORMAT = "spie-backup"
VERSION = 1
_MANIFEST_NAME = "backup.json"
_NAMES = (_MANIFEST_NAME, headers.FILE_NAME, DATA_FILE_NAME)  # in this order: the small ones can be read at once
_SMALL = 256 * 1024
_PIECE = 1 << 20
_STUMBLES = (
    zipfile.BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
# Whatever the computer's clock says, the same backup gives the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


class BackupDamaged(UserError):
    """The file is no whole backup."""

    @classmethod
    def found(cls, detail: str = "") -> "BackupDamaged":
        return cls(
            _("This backup is damaged or incomplete: it cannot be used."),
            way_out=_("Nothing was changed. Choose another backup."),
            detail=detail,
        )


class BackupTooNew(UserError):
    """A more recent version of the program made it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; none of it is secret, none of it is trusted before the data was opened."""

    vault: str
    made_at: str
    schema: int
    program: str
    data_bytes: int
    data_sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """A backup whose container is sound."""

    path: Path
    manifest: Manifest
    header: Header
    header_bytes: bytes


def write(path: Path, manifest: Manifest, header_bytes: bytes, data: Path, tell: Callable[[float], None]) -> None:
    """Writes the container; on the disk when it returns."""
    descriptor = os.open(path, NEW_FILE, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as container:
            said = {"format": FORMAT, "version": VERSION, **asdict(manifest)}
            container.writestr(_member(_MANIFEST_NAME), json.dumps(said, indent=1, sort_keys=True))
            container.writestr(_member(headers.FILE_NAME), header_bytes)
            member = _member(DATA_FILE_NAME)
            member.file_size = manifest.data_bytes
            with container.open(member, "w") as target, data.open("rb") as source:
                for piece in _pieces(source, manifest.data_bytes, tell):
                    target.write(piece)
        file.flush()
        os.fsync(file.fileno())


def examine(path: Path) -> Package:
    """Reads all but the data."""
    if not path.exists():
        raise BackupDamaged(
            _("There is no backup under this name."),
            way_out=_("Plug in the disk or the stick that holds it, or choose another file."),
        )
    with told(), _readable(), _container(path) as container:
        said = _json(_small(container, _MANIFEST_NAME))
        header_bytes = _small(container, headers.FILE_NAME)
        if said.pop("format", None) != FORMAT or type(said.get("version")) is not int:
            raise BackupDamaged.found("format")
        if said.pop("version") > VERSION:
            raise BackupTooNew(
                _("This backup was made by a more recent version of the program."),
                way_out=_("Install the new version on this computer. Nothing was changed."),
            )
        manifest = _manifest(said)
        if container.getinfo(DATA_FILE_NAME).file_size != manifest.data_bytes:
            raise BackupDamaged.found("size")
    try:
        header = headers.parse(header_bytes)
    except HeaderDamaged as error:
        raise BackupDamaged.found("header") from error
    if header.vault != manifest.vault:
        raise BackupDamaged.found("vault")
    return Package(path, manifest, header, header_bytes)


def check(package: Package, tell: Callable[[float], None]) -> None:
    """Reads the data from one end to the other, and compares it with what the manifest says."""
    _read_data(package, None, tell)


def unpack_data(package: Package, target: Path, tell: Callable[[float], None]) -> None:
    """The encrypted data as a file of its own, compared on the way; on the disk when it returns."""
    with told():
        descriptor = os.open(target, NEW_FILE, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            _read_data(package, file, tell)
            file.flush()
            os.fsync(file.fileno())


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read_data(package: Package, target: IO[bytes] | None, tell: Callable[[float], None]) -> None:
    found = hashlib.sha256()
    with told(), _container(package.path) as container, _data_in(container) as source:
        size = package.manifest.data_bytes
        for piece in _pieces(source, size, tell):
            found.update(piece)
            if target is not None:
                target.write(piece)
    if found.hexdigest() != package.manifest.data_sha256:
        raise BackupDamaged.found("digest")


def _pieces(source: IO[bytes], size: int, tell: Callable[[float], None]) -> Iterator[bytes]:
    done = 0
    while True:
        with _readable():
            piece = source.read(_PIECE)
        if not piece:
            return
        yield piece
        done += len(piece)
        tell(done / max(size, 1))


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """Whatever the container's reader stumbles over is one thing to the user: a damaged backup."""
    try:
        yield
    except _STUMBLES as error:
        raise BackupDamaged.found(type(error).__name__) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the beginning of the file: no fault of the disk
            raise
        raise BackupDamaged.found("place") from error


def _container(path: Path) -> zipfile.ZipFile:
    with _readable():
        container = zipfile.ZipFile(path)
    members = container.infolist()
    plain = all(one.compress_type == zipfile.ZIP_STORED and not one.flag_bits & 1 for one in members)
    if tuple(one.filename for one in members) != _NAMES or not plain:
        container.close()
        raise BackupDamaged.found("content")
    return container


def _data_in(container: zipfile.ZipFile) -> IO[bytes]:
    with _readable():
        return container.open(DATA_FILE_NAME)


def _small(container: zipfile.ZipFile, name: str) -> bytes:
    if container.getinfo(name).file_size > _SMALL:
        raise BackupDamaged.found("size")
    return container.read(name)


def _json(content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BackupDamaged.found("manifest") from error
    if not isinstance(said, dict):
        raise BackupDamaged.found("manifest")
    return said


def _manifest(said: dict[str, Any]) -> Manifest:
    try:
        manifest = Manifest(**said)
    except TypeError as error:
        raise BackupDamaged.found("manifest") from error
    texts = (manifest.vault, manifest.made_at, manifest.program, manifest.data_sha256)
    if not all(type(text) is str for text in texts):
        raise BackupDamaged.found("manifest")
    if type(manifest.schema) is not int or type(manifest.data_bytes) is not int:
        raise BackupDamaged.found("manifest")
    return manifest


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _NO_DATE)
    member.create_system = 3
    member.external_attr = PRIVATE_FILE << 16
    return member
