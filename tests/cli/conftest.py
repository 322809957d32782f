"""The command line as a script meets it: arguments in, exit code and two streams out."""

import gc
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from spie_desktop.__main__ import main

PASSPHRASE = "sapin orage miel tracteur lune corde vague"


@dataclass(frozen=True)
class Answer:
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document that stdout holds, and nothing else."""
        return json.loads(self.out)


Spie = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """French, whoever runs the tests; nobody's passphrase file; the collector given back."""
    monkeypatch.setenv("SPIE_LANGUAGE", "fr")
    monkeypatch.delenv("SPIE_PASSPHRASE_FILE", raising=False)
    yield
    gc.enable()
    log = logging.getLogger("spie_desktop")
    for handler in [handler for handler in log.handlers if isinstance(handler, logging.FileHandler)]:
        log.removeHandler(handler)
        handler.close()
    log.propagate = True


@pytest.fixture
def spie(capsys: pytest.CaptureFixture[str]) -> Spie:
    def run(*arguments: object) -> Answer:
        code = main([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    """A file that holds the passphrase, its owner's alone."""
    return write_phrase(tmp_path / "phrase.txt", PASSPHRASE)


@pytest.fixture
def vault(spie: Spie, phrase: Path, tmp_path: Path) -> Path:
    """A vault made by the command line itself."""
    folder = tmp_path / "coffre"
    made = spie("--vault", folder, "--passphrase-file", phrase, "init", "--recovery-file", tmp_path / "secours.txt")
    assert made.code == 0, made.err
    return folder


@pytest.fixture
def on_vault(spie: Spie, vault: Path, phrase: Path) -> Spie:
    """Commands on that vault, its passphrase given."""
    return lambda *arguments: spie("--vault", vault, "--passphrase-file", phrase, *arguments)


def write_phrase(file: Path, text: str) -> Path:
    file.write_text(f"{text}\n", "utf-8")
    file.chmod(0o600)
    return file
