"""Where the passphrase comes from, and what its file may look like."""

import getpass
import warnings
from pathlib import Path

import pytest

from spie_desktop.cli import passphrases
from spie_desktop.errors import UserError
from tests.cli.conftest import PASSPHRASE, Spie


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"un deux", "un deux"),
        (b"un deux\n", "un deux"),
        (b"un deux\r\n", "un deux"),
        (b"un deux \n\n", "un deux \n"),
        (b"\xef\xbb\xbf\xc3\xa9t\xc3\xa9\n", "été"),
        ("été\r\n".encode("utf-16"), "été"),
    ],
    ids=["bare", "unix", "windows", "one line end only", "utf-8 with a mark", "utf-16"],
)
def test_the_file_is_read_as_an_editor_left_it(tmp_path: Path, content: bytes, expected: str) -> None:
    """One line end goes, marks of encoding go; all the rest belongs to the passphrase."""
    file = tmp_path / "phrase"
    file.write_bytes(content)
    file.chmod(0o600)
    said: list[str] = []
    assert passphrases.read(file, said.append) == expected
    assert said == []


@pytest.mark.parametrize("content", [b"", b"\n", b"  \n", b"\xff\xfa\xfb"], ids=["empty", "line", "spaces", "binary"])
def test_a_file_without_a_passphrase_is_told(tmp_path: Path, content: bytes) -> None:
    """An empty or binary file is an error of the world, in a sentence."""
    file = tmp_path / "phrase"
    file.write_bytes(content)
    with pytest.raises(UserError):
        passphrases.read(file, lambda _sentence: None)


def test_a_file_that_everybody_reads_is_told_and_used(spie: Spie, vault: Path, phrase: Path) -> None:
    """The warning goes to stderr; the JSON document stays alone on stdout."""
    phrase.chmod(0o644)
    answer = spie("--vault", vault, "--passphrase-file", phrase, "status", "--json")
    assert answer.code == 0
    assert "chmod 600" in answer.err
    assert answer.document["schema"]


def test_the_environment_names_the_file(spie: Spie, vault: Path, phrase: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SPIE_PASSPHRASE_FILE stands for the option, which wins when both are given."""
    monkeypatch.setenv("SPIE_PASSPHRASE_FILE", str(phrase))
    assert spie("--vault", vault, "status").code == 0
    monkeypatch.setenv("SPIE_PASSPHRASE_FILE", "/nowhere")
    assert spie("--vault", vault, "status").code == 1
    assert spie("--vault", vault, "--passphrase-file", phrase, "status").code == 0


def test_nobody_to_ask(spie: Spie, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file and without a terminal, the way out names the option."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    answer = spie("--vault", vault, "status")
    assert answer.code == 1
    assert "--passphrase-file" in answer.err


def test_the_passphrase_is_asked_on_a_terminal(spie: Spie, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it is typed, unseen."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or PASSPHRASE)  # type: ignore[func-returns-value]
    assert spie("--vault", vault, "status").code == 0
    assert len(asked) == 1
    assert "coffre" in asked[0]


def test_a_terminal_that_would_show_it_is_refused(spie: Spie, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where typing cannot be hidden, nothing is typed."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def shown(_prompt: str) -> str:
        warnings.warn("echo", getpass.GetPassWarning, stacklevel=1)
        return PASSPHRASE

    monkeypatch.setattr("getpass.getpass", shown)
    answer = spie("--vault", vault, "status")
    assert answer.code == 1
    assert "montrerait" in answer.err


def test_ctrl_d_at_the_prompt_is_an_interruption(spie: Spie, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing the input at the prompt gives up, with nothing done."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def closed(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", closed)
    assert spie("--vault", vault, "status").code == 130
