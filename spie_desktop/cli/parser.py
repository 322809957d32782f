"""Every command and its options, gathered from the families."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spie_desktop import __version__
from spie_desktop.cli import wording
from spie_desktop.cli.call import Call
from spie_desktop.cli.commands import FAMILIES
from spie_desktop.i18n import _, pgettext

PROGRAM = "spie-desktop"
CarryOut = Callable[[Call], int | None]


class Commands:
    """Where a family adds its commands; each also takes the options that all share."""

    def __init__(self, parser: argparse.ArgumentParser, *, is_required: bool) -> None:
        self._added = parser.add_subparsers(
            title=pgettext("heading of the help", "commands"), metavar=_("COMMAND"), required=is_required
        )

    def add(self, name: str, carry_out: CarryOut, words: str) -> argparse.ArgumentParser:
        """A command; the parser returned takes its own arguments."""
        parser = self._added.add_parser(name, help=words, description=words, parents=[_shared(argparse.SUPPRESS)])
        parser.set_defaults(carry_out=carry_out)
        return parser

    def group(self, name: str, words: str) -> "Commands":
        """Commands under one name: `directory import`."""
        return Commands(self._added.add_parser(name, help=words, description=words), is_required=True)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, in the language of the moment."""
    wording.teach()
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=_("Without a command, opens the window. The commands do the same work without it."),
        parents=[_shared(None)],
    )
    version = f"{PROGRAM} {__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("show the version of the program"))
    parser.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(carry_out=None)
    commands = Commands(parser, is_required=False)
    for family in FAMILIES:
        family.add_to(commands)
    return parser


def _shared(default: Any) -> argparse.ArgumentParser:
    """The options that stand before or after the command; those after it say nothing of those before."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--vault", type=Path, default=default, metavar=_("FOLDER"), help=_("the vault (by default, yours)")
    )
    shared.add_argument(
        "--passphrase-file",
        type=Path,
        default=default,
        metavar=_("FILE"),
        help=_("a file that holds the passphrase (or the variable SPIE_PASSPHRASE_FILE; “-” reads the input)"),
    )
    shared.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else default,
        help=_("answer with one JSON document"),
    )
    return shared
