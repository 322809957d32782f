"""Exit codes, languages, and what is said when something goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from spie_desktop import __version__, paths
from spie_desktop.cli import start
from spie_desktop.cli.call import Call
from spie_desktop.cli.parser import build_parser
from tests.cli.conftest import Spie

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_version_is_one_line(spie: Spie) -> None:
    """`--version` names the program and its version, exit code 0."""
    answer = spie("--version")
    assert (answer.code, answer.out) == (0, f"spie-desktop {__version__}\n")


def test_the_help_is_in_french(spie: Spie) -> None:
    """Each sentence of the help is French, those of argparse too."""
    answer = spie("--help")
    assert answer.code == 0
    assert "utilisation\N{NO-BREAK SPACE}:" in answer.out
    assert "montrer cette aide" in answer.out
    assert "usage:" not in answer.out
    assert "show " not in answer.out


def test_the_help_follows_the_language_of_the_environment(spie: Spie, monkeypatch: pytest.MonkeyPatch) -> None:
    """SPIE_LANGUAGE first, then the preferences, then the system; French when none is one of ours."""
    monkeypatch.setenv("SPIE_LANGUAGE", "en")
    assert "usage:" in spie("--help").out
    monkeypatch.delenv("SPIE_LANGUAGE")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "usage:" in spie("--help").out
    paths.data_folder().mkdir(parents=True)
    preferences = paths.data_folder() / "preferences.json"
    preferences.write_text(json.dumps({"language": "fr"}))
    assert "utilisation" in spie("--help").out
    preferences.write_text("{ damaged")
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "utilisation" in spie("--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["status", "--nonsense"],
        ["init"],
        ["directory"],
        ["directory", "import"],
        ["search"],
        ["restore", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(spie: Spie, arguments: list[str]) -> None:
    """A wrong call says what is wrong in French on stderr, nothing on stdout, and exits with 2."""
    answer = spie(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert "erreur\N{NO-BREAK SPACE}:" in answer.err
    assert "required" not in answer.err


def test_options_stand_before_or_after_the_command(spie: Spie, vault: Path, phrase: Path) -> None:
    """`--vault`, `--passphrase-file`, `--json` are understood on both sides of the command."""
    before = spie("--vault", vault, "--passphrase-file", phrase, "--json", "status")
    after = spie("status", "--vault", vault, "--passphrase-file", phrase, "--json")
    assert before.document == after.document


def test_without_a_command_the_window_opens_on_the_vault_that_is_named() -> None:
    """`spie-desktop --vault DIR` opens the window there, and returns what the window returns."""
    seen: list[tuple[Path | None, bool]] = []

    def open_window(vault: Path | None = None, *, smoke: bool = False) -> int:
        seen.append((vault, smoke))
        return 7

    assert start.run(["--vault", "/somewhere"], open_window) == 7
    assert start.run(["--smoke"], open_window) == 7
    assert seen == [(Path("/somewhere"), False), (None, True)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_where_there_is_no_screen_a_sentence_says_so(spie: Spie, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a network or in a script, asking for the window is exit 1 and a way out, not a crash of Qt."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    answer = spie()
    assert (answer.code, answer.out) == (1, "")
    assert "spie-desktop --help" in answer.err


def test_a_folder_without_a_vault_is_told_and_not_made(spie: Spie, tmp_path: Path) -> None:
    """Naming a folder that holds no vault is an error of the world, and the folder is not created."""
    answer = spie("--vault", tmp_path / "nulle-part", "status", "--json")
    assert answer.code == 1
    assert answer.out == ""
    assert "Il n’y a pas de coffre" in answer.err
    assert not (tmp_path / "nulle-part").exists()


def test_a_fault_of_ours_is_one_sentence_and_a_line_in_the_log(spie: Spie, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected error shows no traceback; the log says its kind and its place, never its text."""

    def fail(_call: Call) -> None:
        raise ZeroDivisionError("Dupont Jeanne")

    monkeypatch.setattr("spie_desktop.cli.commands.vault._status", fail)
    answer = spie("status", "--json")
    log = (paths.log_folder() / "spie-desktop.log").read_text("utf-8")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    assert "ZeroDivisionError" in log
    assert "test_start.py" in log
    assert "Dupont" not in log + answer.err


def test_ctrl_c_is_a_sentence_and_130(spie: Spie, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted, a command says that what was saved is intact."""

    def interrupted(_call: Call) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("spie_desktop.cli.commands.vault._status", interrupted)
    answer = spie("status")
    assert answer.code == 130
    assert answer.err == "Interrompu. Ce qui était enregistré avant est intact.\n"


def test_a_reader_that_leaves_early_is_no_error(vault: Path, phrase: Path) -> None:
    """`spie-desktop status | head -0` ends quietly, with the exit code of the work itself."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        process = subprocess.run(
            [sys.executable, "-m", "spie_desktop", "--vault", vault, "--passphrase-file", phrase, "check"],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
            timeout=60,
        )
    finally:
        os.close(writer)
    assert (process.returncode, process.stderr) == (0, b"")


def test_the_help_loads_no_data_layer() -> None:
    """What only parses arguments, as opening the window on a vault does, waits for no database library."""
    code = (
        "import sys; from spie_desktop.cli.parser import build_parser; build_parser();"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'PySide6', 'babel', 'cryptography'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout.strip() == "[]"


def test_every_command_says_what_it_does() -> None:
    """No command and no argument is without words in the help."""
    silent = [
        (name, action.dest)
        for name, parser in commands_of(build_parser()).items()
        for action in parser._actions
        if not action.help
    ]
    assert silent == []


def commands_of(parser: object, prefix: str = "") -> dict[str, object]:
    """Each command by its full name, with its parser."""
    found: dict[str, object] = {}
    for action in parser._subparsers._group_actions if parser._subparsers else []:  # type: ignore[attr-defined]
        for name, child in action.choices.items():
            if child._subparsers:
                found |= commands_of(child, f"{prefix}{name} ")
            else:
                found[f"{prefix}{name}"] = child
    return found
