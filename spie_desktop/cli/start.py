"""From arguments to an exit code: what was asked is done, or one sentence says why not."""

import argparse
import gc
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from spie_desktop import faults_log
from spie_desktop.cli.call import Call
from spie_desktop.cli.language import speak
from spie_desktop.cli.output import Output, use_utf8
from spie_desktop.cli.parser import build_parser
from spie_desktop.errors import UserError
from spie_desktop.i18n import _

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class OpenWindow(Protocol):
    """How the window is opened when no command is given; lent by `__main__`, for the layers part us from it."""

    def __call__(self, vault: Path | None = None, *, smoke: bool = False) -> int: ...


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Carries one command out; never raises, never shows a traceback."""
    speak()
    use_utf8()
    try:
        options = build_parser().parse_args(arguments)
    except SystemExit as stopped:  # argparse has said what it had to: the help, the version, or what is wrong
        return int(stopped.code or DONE)
    if options.carry_out is None:
        return open_window(options.vault, smoke=options.smoke)
    gc.enable()
    return _carried_out(options)


def say_no_screen() -> int:
    """For who asks for the window where there is no screen: over a network, in a script."""
    speak()
    Output(is_json=False).complain(
        _("There is no screen here to open the window on. The commands do without one: spie-desktop --help.")
    )
    return FAILED


def _carried_out(options: argparse.Namespace) -> int:
    output = Output(is_json=options.json)
    try:
        return int(options.carry_out(Call(options, output)) or DONE)
    except UserError as error:
        output.complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        output.complain(_("Interrupted. What was saved before is intact."))
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - our own fault: told in one sentence, its detail kept in the log
        place = faults_log.keep(error)
        output.complain(
            _(
                "An unexpected error stopped this command. Nothing that was saved is lost. The detail is in {log}."
            ).format(log=place)
            if place
            else _("An unexpected error stopped this command. Nothing that was saved is lost.")
        )
        return FAILED
    finally:
        output.end()
