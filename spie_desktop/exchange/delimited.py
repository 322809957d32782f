"""A delimited text file of unknown encoding and separator, read as rows of cells or refused in a sentence."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spie_desktop.errors import UserError
from spie_desktop.i18n import _

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 50_000
SEPARATORS = (";", ",", "\t")
_TITLE_ROWS = 10  # how far down the headers may stand, under a title or a date of export
_READ_CELL = 1_000_000
_SAMPLE = 65_536


class UnreadableFile(UserError):
    """The chosen file is not a list that can be read."""


@dataclass(frozen=True, slots=True)
class Table:
    """The headers and the rows under them, each row with its line number in the file."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str
    separator: str


def read_table(path: Path, score: Callable[[list[str]], int]) -> Table:
    """Reads `path`; `score` says how many cells of a row are headers that the caller knows."""
    text, encoding = _decoded(_bytes_of(path))
    separator, header_index = _best_reading(text, score)
    lines = _lines(text, separator)
    headers: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for index, (line, cells) in enumerate(lines):
        if index < header_index:
            continue
        if index == header_index:
            headers = tuple(cells)
        elif any(cell.strip() for cell in cells):
            rows.append((line, tuple(cells)))
            if len(rows) > MAX_ROWS:
                raise _too_many_rows()
    return Table(headers, tuple(rows), encoding, separator)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(
                _("This file is too large: {limit} MB at most.").format(limit=MAX_BYTES // 1024 // 1024),
                way_out=_("Split it into several files. Nothing was imported."),
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            _("This file cannot be opened."),
            way_out=_("Check that it is still there and that no other program has locked it."),
            detail=type(error).__name__,
        ) from error
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableFile(_("This file is empty."), way_out=_("Choose another file."))
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile(
            _("This file is a workbook, not a CSV file."),
            way_out=_("In the spreadsheet, choose “Save as”, then the format “CSV UTF-8”."),
        )
    return content


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    sample = content[:_SAMPLE]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x1b" for byte in sample)
    if sample.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<!DOC", b"<html")) or (
        controls * 20 > len(sample)
    ):
        raise UnreadableFile(
            _("This file is not a list in CSV format."),
            way_out=_("In the spreadsheet, choose “Save as”, then the format “CSV UTF-8”."),
        )
    try:
        return content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "cp1252"


def _best_reading(text: str, score: Callable[[list[str]], int]) -> tuple[str, int]:
    best = (0, "", 0)
    for separator in SEPARATORS:
        for index, (_line, cells) in zip(range(_TITLE_ROWS), _lines(text, separator), strict=False):
            known = score(cells)
            if known > best[0]:
                best = (known, separator, index)
    if not best[0]:
        raise UnreadableFile(
            _("No column of this file was recognised."),
            way_out=_(
                "Its first line must name the columns, for example: Nom; Adresse; Code postal; Ville; Courriel; Siret."
            ),
        )
    return best[1], best[2]


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_READ_CELL)
    # NUL would stop the reader of Python 3.11 before the cell that holds it is seen; it comes back as U+2400.
    reader = csv.reader(io.StringIO(text.replace("\x00", "\u2400"), newline=""), delimiter=separator)
    may_be_open = text.count('"') % 2 == 1
    last_line = len(text.splitlines())
    while True:
        first_line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _never_closed(first_line) from error
        if may_be_open and reader.line_num >= last_line > first_line:
            raise _never_closed(first_line)
        yield first_line, cells


def _never_closed(line: int) -> UnreadableFile:
    return UnreadableFile(
        _("Line {line} of the file cannot be read: a quotation mark is opened and never closed.").format(line=line),
        way_out=_("Correct this line in the spreadsheet, then choose the file again. Nothing was imported."),
    )


def _too_many_rows() -> UnreadableFile:
    return UnreadableFile(
        _("This file has too many rows: {limit} at most.").format(limit=MAX_ROWS),
        way_out=_("Split it into several files. Nothing was imported."),
    )
