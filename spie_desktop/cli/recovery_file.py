"""The file that receives a recovery key: taken before the vault is made, so that no key is ever lost."""

import contextlib
import os
from pathlib import Path
from typing import Self

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store.durable import NEW_FILE, PRIVATE_FILE, sync_folder


class RecoveryFile:
    """Readable by its owner alone; nothing that exists is overwritten; it goes again when the key was never written."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        try:
            self._descriptor = os.open(self.path, NEW_FILE, PRIVATE_FILE)
        except FileExistsError as error:
            raise UserError(
                _("A file bears this name already: it is not overwritten, for it may hold a recovery key."),
                way_out=_("Give another name to --recovery-file."),
            ) from error
        except OSError as error:
            raise _unwritten(error) from error
        self._is_written = False

    def write(self, content: bytes) -> None:
        """The content is on the disk when this returns."""
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
            os.fsync(self._descriptor)
            sync_folder(self.path.parent)
        except OSError as error:
            raise _unwritten(error) from error
        self._is_written = True

    def discard(self) -> None:
        """The key it holds opens nothing."""
        self._is_written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        with contextlib.suppress(OSError):
            os.close(self._descriptor)
        if not self._is_written:
            with contextlib.suppress(OSError):
                self.path.unlink()


def _unwritten(error: OSError) -> UserError:
    return UserError(
        _("The recovery key could not be written in this file."),
        way_out=_("Choose another folder or another stick. No vault was made."),
        detail=type(error).__name__,
    )
