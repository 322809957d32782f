"""The rules of the house (docs/architecture.md), kept by the suite itself."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "spie_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
OUR_FILES = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "scripts").rglob("*.py"))]
FORBIDDEN_NAMES = re.compile(r"util|helper|manager|common|controller|misc", re.IGNORECASE)
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_import_contracts_hold() -> None:
    """Layers point downwards, Qt stays in ui, screens reach data through services: import-linter agrees."""
    result = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", OUR_FILES, ids=_name)
def test_a_file_fits_in_one_room(path: Path) -> None:
    """No file over 400 lines."""
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_function_fits_the_eye(path: Path) -> None:
    """No function over 40 lines."""
    functions = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]
    too_long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION]
    assert too_long == []


@pytest.mark.parametrize("path", [path for path in OUR_FILES if path.stat().st_size], ids=_name)
def test_a_module_says_what_it_answers_for(path: Path) -> None:
    """Each module opens with a docstring of one sentence."""
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    assert docstring
    assert docstring.splitlines()[0].rstrip().endswith((".", ":", ",", ";")) or len(docstring.splitlines()) > 1


def test_names_say_something() -> None:
    """No module, class or package is called utils, helpers, manager, common, controller or misc."""
    guilty = [_name(path) for path in SOURCES if FORBIDDEN_NAMES.search(path.stem)]
    for path in SOURCES:
        classes = [node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)]
        guilty += [f"{_name(path)}:{name}" for name in classes if FORBIDDEN_NAMES.search(name)]
    assert guilty == []


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_places_do_not_import_each_other() -> None:
    """A place's folder under ui/ imports no other place's folder: places emit `navigate`."""
    shared = {"widgets"}
    places = {path.name for path in (PACKAGE / "ui").iterdir() if path.is_dir()} - shared - {"__pycache__"}
    guilty = []
    for place in places:
        others = tuple(f"spie_desktop.ui.{other}" for other in places - {place})
        for path in (PACKAGE / "ui" / place).rglob("*.py"):
            guilty += [f"{_name(path)} imports {name}" for name in _imports(path) if name.startswith(others)]
    assert guilty == []


def test_no_bulk_update_and_no_secondary_table() -> None:
    """Everything goes through the unit of work: no bulk update or delete of records, no `secondary=` table."""
    guilty = []
    for path in [*(PACKAGE / "services").rglob("*.py"), *(PACKAGE / "models").rglob("*.py")]:
        text = path.read_text()
        guilty += [f"{_name(path)}: {word}" for word in ("secondary=", ".bulk_", "session.delete(") if word in text]
        guilty += [f"{_name(path)}: {found}" for found in re.findall(r"\bsa\.(?:update|delete|insert)\(", text)]
    assert guilty == []


def test_pyside_is_pinned_below_the_version_that_crashes() -> None:
    """6.12.0 loses references to None on Python 3.11: docs/decisions/0002-pyside-pin.md."""
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert "PySide6-Essentials>=6.11.2,<6.12" in dependencies


def test_the_lock_is_hashed_and_names_no_registry() -> None:
    """Every locked package carries its hashes, and no address of a registry."""
    lock = (ROOT / "requirements.lock").read_text()
    packages = re.findall(r"^[a-z0-9._-]+==", lock, re.MULTILINE)
    assert len(packages) > 20
    assert lock.count("--hash=sha256:") >= len(packages)
    assert "http" not in lock
