"""The recovery sheet of a vault, drawn from its keys at the one moment when the recovery key is known."""

import datetime as dt

from spie_desktop.store.vault_keys import NewRecoveryKey, VaultKeys


def sheet_of(keys: VaultKeys, recovery: NewRecoveryKey) -> bytes:
    """The sheet as a PDF."""
    from spie_desktop.documents.recovery_sheet import RecoverySheet, recovery_sheet  # ReportLab loads slowly

    today = dt.datetime.now().astimezone().date()
    return recovery_sheet(RecoverySheet(tuple(recovery.text.split("-")), keys.label, today, recovery.slot))
