"""Passphrases as the command line receives them: from a file or from the keyboard, never from its arguments."""

import getpass
import os
import stat
import sys
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

from spie_desktop.domain.passphrase import judge, normalised
from spie_desktop.errors import UserError
from spie_desktop.i18n import _

VARIABLE = "SPIE_PASSPHRASE_FILE"
_MOST_BYTES = 64 * 1024
_BY_MARK = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"))


class PassphraseMissing(UserError):
    """Nobody is there to type it, and no file holds it."""


class PassphraseWeak(UserError):
    """A new passphrase that is not strong enough."""


def file_of(named: Path | None) -> Path | None:
    """The file that holds the passphrase: the one named, else that of the environment."""
    told = os.environ.get(VARIABLE)
    return named or (Path(told) if told else None)


def read(file: Path, warn: Callable[[str], None]) -> str:
    """The text of the file without its last line end; `-` reads the standard input."""
    try:
        content = _content(file, warn)
    except OSError as error:
        raise UserError(
            _("The passphrase file cannot be read."),
            way_out=_("Check its name and its permissions."),
            detail=type(error).__name__,
        ) from error
    encoding = next(name for mark, name in _BY_MARK if content.startswith(mark))
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(
            _("The passphrase file is not a text file."), way_out=_("Save it as plain text, in UTF-8.")
        ) from error
    text = text.removesuffix("\n").removesuffix("\r")
    if not normalised(text):
        raise UserError(_("The passphrase file is empty."), way_out=_("Write the passphrase in it, on one line."))
    return text


def ask(sentence: str) -> str:
    """Typed on the terminal, unseen."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise PassphraseMissing(
            _("The passphrase is missing."),
            way_out=_("Put it in a file and give --passphrase-file FILE, or run the command in a terminal."),
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(f"{sentence} ")
    except getpass.GetPassWarning as error:
        raise PassphraseMissing(
            _("This terminal would show the passphrase while you type it."),
            way_out=_("Put it in a file and give --passphrase-file FILE."),
        ) from error
    except EOFError:
        raise KeyboardInterrupt from None


def ask_new(known: Iterable[str] = ()) -> str:
    """A new passphrase typed twice; a weak one is refused before it has to be typed again."""
    typed = require_strong(ask(_("New passphrase:")), known)
    if normalised(ask(_("The same once more:"))) != normalised(typed):
        raise UserError(_("The two passphrases differ."), way_out=_("Start again; nothing was changed."))
    return typed


def require_strong(passphrase: str, known: Iterable[str] = ()) -> str:
    """The passphrase itself, unless it is too weak: the reason is then said in plain words."""
    judgement = judge(passphrase, known)
    if not judgement.is_enough:
        raise PassphraseWeak(_("This passphrase is too weak."), way_out=judgement.reason)
    return passphrase


def _content(file: Path, warn: Callable[[str], None]) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read(_MOST_BYTES)
    with file.open("rb") as opened:
        found = os.fstat(opened.fileno())
        if os.name != "nt" and stat.S_ISREG(found.st_mode) and found.st_mode & stat.S_IROTH:
            warn(_("Anybody on this computer can read the passphrase file: make it yours alone (chmod 600)."))
        return opened.read(_MOST_BYTES)
