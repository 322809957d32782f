"""What a command answers: one JSON document or readable lines on stdout, all the rest on stderr."""

import dataclasses
import datetime as dt
import enum
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from spie_desktop.domain.text import without_bidi

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ERASE = "\r\x1b[K"


def use_utf8() -> None:
    """The same bytes on every system, also where the console has an older habit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8" and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


class Output:
    """The answers of one command; a reader that closes the pipe early (`| head`) has had enough, and is no error."""

    def __init__(self, *, is_json: bool) -> None:
        self.is_json = is_json
        self._has_progress = False

    def answer(self, document: Any, readable: Iterable[str]) -> None:
        """The one answer of a command, in the form that was asked for."""
        if self.is_json:
            self._write(sys.stdout, as_json(document) + "\n")
        else:
            for line in readable:
                self._write(sys.stdout, shown(line) + "\n")

    def complain(self, sentence: str) -> None:
        """For the person at the terminal, whatever the form of the answer."""
        self._clear_progress()
        self._write(sys.stderr, shown(sentence) + "\n")

    def progress(self, share: float, sentence: str = "") -> None:
        """How far a long command is; only a terminal sees it. A share below 0 means that nobody knows."""
        if sys.stderr is None or not sys.stderr.isatty():
            return
        self._has_progress = True
        percent = f"{share:4.0%} " if share >= 0 else ""
        self._write(sys.stderr, f"{_ERASE}{percent}{shown(sentence)}")
        sys.stderr.flush()

    def end(self) -> None:
        """Gives the line of the terminal back, and makes sure that everything left."""
        self._clear_progress()
        self._write(sys.stdout, "", flush=True)

    def _clear_progress(self) -> None:
        if self._has_progress:
            self._has_progress = False
            self._write(sys.stderr, _ERASE)

    def _write(self, stream: TextIO | None, text: str, *, flush: bool = False) -> None:
        if stream is None:  # a program without a console
            return
        try:
            stream.write(text)
            if flush:
                stream.flush()
        except UnicodeEncodeError:
            stream.write(text.encode("ascii", "backslashreplace").decode())
        except BrokenPipeError:
            # What is still in the buffer goes nowhere, instead of complaining again when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def as_json(document: Any) -> str:
    """One document; a name that UTF-8 cannot hold (a file of an old disk) is written with escapes."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=_plain)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(document, indent=2, default=_plain)
    return text


def shown(text: str) -> str:
    """Text as a terminal may show it: no control sequence, nothing that reorders what stands beside it."""
    return without_bidi(_CONTROLS.sub("", text))


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines whose columns stand under each other."""
    lines = [tuple(headers), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headers))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, enum.Enum):
        return value.value
    raise TypeError(f"no JSON form for {type(value).__name__}")
