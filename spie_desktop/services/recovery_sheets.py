"""The recovery sheet of a vault, drawn from its keys at the one moment when the recovery key is known."""

import datetime as dt
from pathlib import Path

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.store.durable import replace_content
from spie_desktop.store.vault_keys import NewRecoveryKey, VaultKeys


def sheet_of(keys: VaultKeys, recovery: NewRecoveryKey) -> bytes:
    """The sheet as a PDF."""
    from spie_desktop.documents.recovery_sheet import RecoverySheet, recovery_sheet  # ReportLab loads slowly

    today = dt.datetime.now().astimezone().date()
    return recovery_sheet(RecoverySheet(tuple(recovery.text.split("-")), keys.label, today, recovery.slot))


def write_sheet(content: bytes, target: Path) -> None:
    """Writes the PDF where its owner wants it: readable by her alone, whole or not at all."""
    try:
        replace_content(target, content)
    except OSError as error:
        raise UserError(
            _("The recovery sheet could not be written there."),
            way_out=_("Choose another folder or another stick, or print it directly."),
            detail=type(error).__name__,
        ) from error
