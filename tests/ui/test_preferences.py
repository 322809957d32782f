"""What the program remembers outside the vault."""

import json
import os
from pathlib import Path

import pytest

from spie_desktop.ui.preferences import Preferences, load, save
from tests.faults import failing


def test_they_come_back_as_they_were(tmp_path: Path) -> None:
    """What is written is read again."""
    file = tmp_path / "new folder" / "preferences.json"
    wanted = Preferences("en", "contrast", 150, 12, "00ff", True, "/coffre")
    assert save(wanted, file)
    assert load(file) == wanted
    assert [path.name for path in file.parent.iterdir()] == ["preferences.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", '{"text_size": ' + "9" * 5000, "[" * 100_000])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    """A torn or foreign file is never a crash."""
    file = tmp_path / "preferences.json"
    file.write_text(text, "utf-8")
    assert load(file) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("language", []),
        ("theme", "purple"),
        ("text_size", 90),
        ("text_size", 201),
        ("text_size", True),
        ("text_size", 1.5),
        ("lock_minutes", 0),
        ("lock_minutes", 16),
        ("geometry", "xyz"),
        ("last_vault", 3),
        ("is_rail_folded", "no"),
    ],
)
def test_a_senseless_value_alone_is_dropped(tmp_path: Path, name: str, value: object) -> None:
    """The other values are kept."""
    file = tmp_path / "preferences.json"
    kept = {"lock_minutes": 7} if name != "lock_minutes" else {"text_size": 125}
    file.write_text(json.dumps({**kept, name: value, "unknown": 1}), "utf-8")
    assert load(file) == Preferences(**kept)


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    """A first start: French, the system's theme, 100 %, five minutes."""
    found = load(tmp_path / "none.json")
    assert (found.language, found.theme, found.text_size, found.lock_minutes) == ("fr", "auto", 100, 5)


def test_a_folder_that_cannot_be_written_is_no_crash(tmp_path: Path) -> None:
    """The preferences are lost, the work goes on, nothing is left behind."""
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert not save(Preferences(), blocked / "preferences.json")


def test_a_write_is_whole_or_not_at_all(tmp_path: Path, monkeypatch) -> None:
    """A failure before the end leaves the former file."""
    file = tmp_path / "preferences.json"
    save(Preferences(text_size=125), file)

    def full(_descriptor: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    assert not save(Preferences(text_size=200), file)
    assert load(file).text_size == 125
    assert len(list(tmp_path.iterdir())) == 1


def test_the_text_grows_by_steps() -> None:
    """Larger and smaller stop at both ends, also from a size in between."""
    assert Preferences(text_size=100).larger_text(1).text_size == 110
    assert Preferences(text_size=200).larger_text(1).text_size == 200
    assert Preferences(text_size=130).larger_text(-1).text_size == 125
    assert Preferences(text_size=100).larger_text(-1).text_size == 100


@pytest.mark.parametrize("is_lasting", [False, True])
def test_whatever_write_fails_one_of_the_two_files_is_whole(tmp_path: Path, is_lasting: bool) -> None:
    """At the k-th failing call, for every k: the former preferences or the new ones, no error, nothing left over."""
    file = tmp_path / "preferences.json"
    before, after = Preferences(text_size=125), Preferences(text_size=200)
    found = []
    for at in range(1, 200):
        assert save(before, file)
        with failing(at, is_lasting=is_lasting) as plan:
            is_saved = save(after, file)
        found.append(load(file).text_size)
        assert [path.name for path in tmp_path.iterdir()] == [file.name]
        assert found[-1] == (200 if is_saved else 125)
        if not plan.has_failed:
            break
    assert found.count(125) > 3
    assert found[-1] == 200
