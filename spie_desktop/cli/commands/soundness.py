"""The soundness of a vault: checked from end to end."""

from typing import TYPE_CHECKING

from spie_desktop.cli.call import Call
from spie_desktop.errors import UserError
from spie_desktop.i18n import _

if TYPE_CHECKING:
    from spie_desktop.cli.parser import Commands
    from spie_desktop.services.checks import CheckReport


def add_to(commands: "Commands") -> None:
    commands.add("check", _check, _("check the whole vault; exit code 1 when anything is off"))


def _check(call: Call) -> int:
    from spie_desktop.services.checks import LABELS

    report = _report(call)
    verdict = _("The vault is sound.") if report.is_sound else ""
    lines = []
    for finding in report.findings:
        sign = "✓" if finding.is_sound else "✗"
        lines.append(f"{sign} {_(LABELS[finding.aspect])}")
        lines += [f"    {problem}" for problem in finding.problems]
    document = {
        "ok": report.is_sound,
        "checks": [
            {"name": finding.aspect, "ok": finding.is_sound, "problems": finding.problems}
            for finding in report.findings
        ],
    }
    call.answer(document, [*lines, verdict] if verdict else lines)
    if report.is_sound:
        return 0
    call.output.complain(
        _("The vault is damaged. Stop working in it, and restore the most recent backup: spie-desktop restore.")
    )
    return 1


def _report(call: Call) -> "CheckReport":
    from spie_desktop.services import checks

    try:
        with call.vault() as vault:
            return checks.check(vault, call.output.progress)
    except UserError as error:
        report = checks.of_unopened(error)
        if report is None:
            raise
        return report
