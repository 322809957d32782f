"""The families of commands, in the order of the help; a new family is one more file, named here."""

from types import ModuleType

from spie_desktop.cli.commands import backups, demonstration, directory, journal, search, soundness, vault

FAMILIES: tuple[ModuleType, ...] = (vault, demonstration, soundness, backups, journal, search, directory)
