"""What reaches the terminal: plain text, aligned, whole."""

import datetime as dt
import json
from pathlib import Path

import pytest

from spie_desktop.cli.output import Output, as_json, shown, table


def test_no_control_reaches_the_terminal() -> None:
    """A name cannot move the cursor, colour the screen or reorder the line."""
    assert shown("Du\x1b[31mpont\x00\u202e\x9b") == "Du[31mpont"
    assert shown("Élodie\tœuvre") == "Élodie\tœuvre"


def test_a_document_keeps_accents_and_knows_our_types() -> None:
    """Paths and days are written as text; a name that UTF-8 cannot hold is escaped."""
    day = dt.date(2026, 3, 15)
    assert json.loads(as_json({"on": day, "where": Path("/é")})) == {"on": "2026-03-15", "where": "/é"}
    assert "é" in as_json("é")
    assert json.loads(as_json("\udcff")) == "\udcff"
    with pytest.raises(TypeError):
        as_json({"what": object()})


def test_columns_stand_under_each_other() -> None:
    """Each column is as wide as its widest cell."""
    assert table(("A", "B"), [("xxx", "y")]) == ["A    B", "xxx  y"]


def test_progress_is_for_terminals(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or a pipe sees no progress; a terminal gets its line back at the end."""
    output = Output(is_json=True)
    output.progress(0.5, "…")
    output.end()
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    output.progress(0.5, "Moitié")
    output.end()
    assert capsys.readouterr().err == "\r\x1b[K 50% Moitié\r\x1b[K"
