"""One try at opening a vault, on the worker: what succeeds is handed on, what fails is told in the form."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from spie_desktop.errors import UserError
from spie_desktop.i18n import _
from spie_desktop.services.doorstep import WayOut
from spie_desktop.ui.background import Background, Cancelled, Task

if TYPE_CHECKING:
    from spie_desktop.ui.opening.unlock_form import UnlockForm

# Opens the vault with what makes its keys, accepting or not that it went back in time; runs on the worker.
Opener = Callable[[Any, bool], Any]


class Attempt(QObject):
    """Between the form and the vault: `opened(result, is_recovered)`, `stopped(error, ways out)`."""

    opened = Signal(object, bool)
    stopped = Signal(object, object)
    begun = Signal()
    failed = Signal()
    moved = Signal(float, str)

    def __init__(self, form: "UnlockForm", background: Background, opener: Opener) -> None:
        super().__init__(form)
        self._form, self._background, self._opener = form, background, opener
        self._again: Callable[[bool], None] | None = None
        self._task: Task | None = None
        form.passphrase_given.connect(self._with_passphrase)
        form.recovery_key_given.connect(self._with_recovery_key)
        form.identity_asked.connect(self._choose_identity)

    def approach(self, folder: Path) -> None:
        """Shows the delay that earlier failures on this vault still cost."""
        from spie_desktop.services.threshold import seconds_to_wait  # checked once the window is painted

        self._form.display_wait(seconds_to_wait(folder))

    def go_on(self) -> None:
        """Opens with the same key a vault that went back in time, as it is."""
        if self._again is not None:
            self._again(True)

    def _with_passphrase(self, passphrase: str) -> None:
        self._try("with_passphrase", passphrase, is_recovered=False)

    def _with_recovery_key(self, text: str) -> None:
        self._try("with_recovery_key", text, is_recovered=True)

    def _choose_identity(self) -> None:
        from spie_desktop.ui.file_choices import choose_file  # seldom needed

        choose_file(
            self._form,
            _("The organisation’s identity file"),
            Path.home(),
            _("All files (*)"),
            lambda file: self._try("with_identity", file, is_recovered=True),
        )

    def _try(self, means: str, secret: object, *, is_recovered: bool) -> None:
        def attempt(accept_rollback: bool) -> None:
            self._form.display_busy(True)
            self.begun.emit()
            self._task = self._background.submit(
                lambda _task: self._open(means, secret, accept_rollback=accept_rollback),
                done=lambda result: self._on_opened(result, is_recovered=is_recovered),
                failed=self._on_failed,
                progress=self.moved.emit,
                owner=self,
            )

        self._again = attempt
        attempt(False)

    def tell(self, share: float, sentence: str) -> None:
        """For an opener that takes long: says how far it is, from the worker; raises once the user gave up."""
        if self._task is not None:
            self._task.tell(share, sentence)

    def cancel(self) -> None:
        """Gives up, as far as the opener can still stop."""
        if self._task is not None:
            self._task.cancel()

    def _open(self, means: str, secret: object, *, accept_rollback: bool) -> Any:
        from spie_desktop.services import opening  # loaded while the passphrase was typed

        return self._opener(getattr(opening, means)(secret), accept_rollback)

    def _on_opened(self, result: object, *, is_recovered: bool) -> None:
        self._again = None
        self._form.display_busy(False)
        self._form.forget()
        self.opened.emit(result, is_recovered)

    def _on_failed(self, error: BaseException) -> None:
        self._form.display_busy(False)
        self.failed.emit()
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            from spie_desktop.ui.commands import report  # not needed before the first window is painted

            self._again = None
            report(error)
            return
        from spie_desktop.services.threshold import ways_out  # loaded since the window was painted

        ways = ways_out(error)
        if WayOut.CONTINUE not in ways:
            self._again = None
        if ways:
            self.stopped.emit(error, ways)
            return
        wait = float(getattr(error, "wait", 0.0))
        self._form.display_refusal(error.sentence if wait else str(error))
        if wait:
            self._form.display_wait(wait)
