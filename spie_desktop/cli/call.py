"""One command as it was called: its options, the vault that it opens, where its answer goes."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spie_desktop import paths
from spie_desktop.cli import passphrases
from spie_desktop.cli.output import Output
from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store.folder import Condition, inspect

if TYPE_CHECKING:  # the data layer loads when a vault is opened, not to show the help
    from spie_desktop.services.opening import OpenVault


class VaultAbsent(UserError):
    """There is nothing to open in this folder."""


class Call:
    """What each command is given; `with call.vault() as vault:` is the one way to the services."""

    def __init__(self, options: argparse.Namespace, output: Output) -> None:
        self.options = options
        self.output = output
        self._passphrase: str | None = None

    @property
    def folder(self) -> Path:
        """The vault that was named, or the usual one."""
        named: Path | None = self.options.vault
        return (named or paths.default_vault()).expanduser().absolute()

    def answer(self, document: Any, readable: Iterable[str]) -> None:
        """The one answer of the command: a JSON document, or lines to read."""
        self.output.answer(document, readable)

    @contextmanager
    def vault(self) -> "Iterator[OpenVault]":
        """The vault, open for the time of the block."""
        self.require_vault()
        passphrase = self.passphrase()
        from spie_desktop.services.opening import open_vault, with_passphrase

        self.output.progress(-1.0, _("Opening the vault…"))
        vault = open_vault(self.folder, with_passphrase(passphrase))
        try:
            yield vault
        finally:
            vault.close()

    def require_vault(self) -> None:
        """Before any passphrase is asked: there is a vault, or the sentence that says what stands there instead."""
        state = inspect(self.folder)
        if state.may_be_created:
            raise VaultAbsent(
                _("There is no vault in the folder {folder}.").format(folder=self.folder),
                way_out=_("Name another folder with --vault, or make a vault with the command init."),
            )
        if state.condition not in (Condition.READY, Condition.RESTORING):
            raise UserError(state.sentence, way_out=state.way_out)

    def require_free(self, folder: Path) -> None:
        """Nothing would be lost by making a vault in this folder, or the sentence that says what would."""
        state = inspect(folder)
        if not state.may_be_created:
            raise UserError(
                state.sentence or _("There is already a vault in this folder."),
                way_out=state.way_out or _("Open it, or choose another folder."),
            )

    def passphrase(self, sentence: str = "") -> str:
        """From the file that was named, else typed; asked for once."""
        if self._passphrase is None:
            self._passphrase = self.passphrase_given() or passphrases.ask(sentence or _("Passphrase of the vault:"))
        return self._passphrase

    def passphrase_given(self) -> str | None:
        """From the file that was named, if one was."""
        file = passphrases.file_of(self.options.passphrase_file)
        return passphrases.read(file, self.output.complain) if file else None
