"""Freezes the present schema: the SQL of its Alembic revision, and an encrypted vault of that schema for the tests.

    .venv/bin/python scripts/freeze_schema.py

Until a version is published, the first revision follows the models: run this after each change of a column. From then
on a published revision is never frozen again: a change of the models is a new revision of its own, written by hand.
"""

import os
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from spie_desktop.models import RECORDS
from spie_desktop.models.base import Base
from spie_desktop.models.journal import SEARCH_INDEX, SEARCH_TERMS
from spie_desktop.store.schema import REVISIONS

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ROOT / "spie_desktop/store/migrations/versions"
SAMPLES = ROOT / "tests/data"
FIRST = "0001"
LINE = 118
OTHERS = {"attachment": "document"}  # tables that no record class stands for, beside the aggregate they serve
APART = "local_tables"


def freeze() -> None:
    """Both at once: a sample of another schema than the revision's would prove nothing."""
    if REVISIONS != (FIRST,):
        sys.exit("The first revision is published: write a new one instead (see CONTRIBUTING.md).")
    write_revision()
    write_sample()


def write_revision() -> None:
    folder = VERSIONS / f"v{FIRST}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (VERSIONS / "__init__.py").write_text('"""One module a revision; the SQL of each, in a folder of its own."""\n')
    (folder / "__init__.py").write_text('"""The SQL of the first schema, one module an aggregate."""\n')
    modules = tables_by_module()
    for module, tables in modules.items():
        (folder / f"{module}.py").write_text(_module(module, tables))
    (VERSIONS / f"v{FIRST}_foundation.py").write_text(_revision(sorted(modules)))


def tables_by_module() -> dict[str, list[sa.Table]]:
    """Each table under the name of the module that its record class is written in."""
    modules = {kind: record.__module__.rsplit(".", 1)[1] for kind, record in RECORDS.items()}
    found = defaultdict(list)
    for table in Base.metadata.sorted_tables:
        found[modules.get(table.name) or OTHERS.get(table.name, APART)].append(table)
    return dict(sorted(found.items()))


def _module(module: str, tables: list[sa.Table]) -> str:
    statements = [statement for table in tables for statement in _statements(table)]
    if module == APART:
        statements += [_folded(SEARCH_INDEX), SEARCH_TERMS]
    names = ", ".join(table.name for table in tables)
    docstring = f'"""The tables of the first schema: {names}."""'
    if len(docstring) > LINE:
        docstring = f'"""The tables of the first schema for {module}."""'
    listed = "\n".join(
        f'    """{statement}""",' if "\n" in statement else f'    "{statement}",' for statement in statements
    )
    return f"{docstring}\n\nSTATEMENTS = (\n{listed}\n)\n"


def _statements(table: sa.Table) -> list[str]:
    dialect = sqlite.dialect()
    made = [str(CreateTable(table).compile(dialect=dialect))]
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [
        _folded(re.sub(r"[ \t]*\n\t?", "\n    ", statement.strip()).replace("\n    )", "\n)")) for statement in made
    ]


def _folded(statement: str) -> str:
    """A line too long for the eye goes on below."""
    lines = []
    for line in statement.split("\n"):
        while len(line) > LINE - 8:
            cut = line.rindex(" ", 0, LINE - 8)
            lines.append(line[:cut])
            line = "        " + line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


def _revision(modules: list[str]) -> str:
    imports = "".join(f"    {module},\n" for module in modules)
    return f'''"""The first schema: every table of the mission, the journal, the search."""

from alembic import op

from spie_desktop.store.migrations.versions.v{FIRST} import (
{imports})

revision = "{FIRST}"
down_revision = None

_MODULES = (
{imports})


def upgrade() -> None:
    connection = op.get_bind()
    for module in _MODULES:
        for statement in module.STATEMENTS:
            connection.exec_driver_sql(statement)
'''


def write_sample() -> None:
    os.environ["SPIE_CHEAP_KEYS_FOR_TESTS"] = "1"  # the sample is opened by each run of the tests
    sys.path.insert(0, str(ROOT))
    from tests.reliability.samples import make

    folder = SAMPLES / f"schema_{FIRST}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make(folder)


if __name__ == "__main__":
    freeze()
