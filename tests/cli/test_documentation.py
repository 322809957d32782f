"""docs/cli.md says everything, and every example of it works."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from spie_desktop.cli.parser import build_parser
from tests.cli.conftest import Spie
from tests.cli.test_start import commands_of

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "cli.md").read_text("utf-8")


def test_every_command_and_option_is_documented() -> None:
    """The page names each command in a heading, and each of its options."""
    headings = " ".join(re.findall(r"^## (.+)$", PAGE, re.MULTILINE))
    for name, parser in commands_of(build_parser()).items():
        assert f"`{name}`" in headings, name
        options = [option for action in parser._actions for option in action.option_strings]  # type: ignore[attr-defined]
        missing = [
            option for option in options if option.startswith("--") and option != "--help" and option not in PAGE
        ]
        assert missing == [], name


def test_every_example_works(spie: Spie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples, run one after the other as a reader would, all end with 0, and those with --json give JSON."""
    monkeypatch.chdir(tmp_path)
    examples = [
        line.removeprefix("$ ")
        for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
        for line in block.splitlines()
        if line.startswith("$ ")
    ]
    assert len(examples) > 15
    for example in examples:
        program, *arguments = shlex.split(example)
        if program != "spie-desktop":
            subprocess.run(["sh", "-c", example], check=True)
            continue
        answer = spie(*arguments)
        assert answer.code == 0, (example, answer.err)
        if "--json" in arguments:
            assert answer.document is not None
