"""The directory: lists of structures and of professionals imported from a file."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from spie_desktop.cli.call import Call
from spie_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from spie_desktop.cli.parser import Commands
    from spie_desktop.services.directory import ImportLine, ImportPreview, ImportResult


def add_to(commands: "Commands") -> None:
    directory = commands.group("directory", _("the directory of structures and professionals"))
    imported = directory.add("import", _import, _("take a CSV list of structures or of professionals"))
    imported.add_argument("file", type=Path, metavar=_("FILE"), help=_("the list, one structure or person a line"))
    imported.add_argument("--dry-run", action="store_true", help=_("say what would be done, and do nothing"))
    imported.add_argument(
        "--keep", action="store_true", help=_("leave the records that exist as they are, add only the new ones")
    )


def _import(call: Call) -> None:
    from spie_desktop.services.directory import ImportResult, Outcome

    is_dry, keeps = call.options.dry_run, call.options.keep
    with call.vault() as vault:
        preview = vault.services.directory.preview_import(
            call.options.file, tell=lambda share: call.output.progress(share, _("Reading the list…"))
        )
        done = ImportResult(*(preview.count(outcome) for outcome in Outcome))
        if not is_dry:
            done = vault.services.directory.apply_import(preview, with_updates=not keeps)
    document = {
        "dry_run": is_dry,
        **asdict(done),
        "unknown_columns": preview.unknown_columns,
        "lines": [_as_document(line) for line in preview.lines],
    }
    call.answer(document, _readable(preview, done, is_dry=is_dry))


def _as_document(line: "ImportLine") -> dict[str, object]:
    return {
        "line": line.line,
        "kind": line.kind,
        "title": line.title,
        "outcome": line.outcome,
        "changes": line.changes,
        "problems": [
            {"level": problem.level, "column": problem.column, "sentence": problem.sentence}
            for problem in line.problems
        ],
    }


def _readable(preview: "ImportPreview", done: "ImportResult", *, is_dry: bool) -> list[str]:
    lines = []
    for line in preview.lines:
        where = _("line {number}").format(number=line.line)
        lines += [f"{where} · {line.title} · {change}" for change in line.changes]
        lines += [f"{where} · {line.title} · {problem.sentence}" for problem in line.problems]
    if preview.unknown_columns:
        columns = ", ".join(preview.unknown_columns)
        lines.append(_("Columns left out: {columns}").format(columns=columns))
    parts = (
        ngettext("{count} record added", "{count} records added", done.created).format(count=done.created),
        ngettext("{count} updated", "{count} updated", done.updated).format(count=done.updated),
        ngettext("{count} identical", "{count} identical", done.identical).format(count=done.identical),
        ngettext("{count} left out", "{count} left out", done.refused).format(count=done.refused),
    )
    lines.append(", ".join(parts))
    if is_dry:
        lines.append(_("Nothing was written."))
    return lines
