"""What is done with the record beside the list: read, added, edited, set aside, deleted."""

from PySide6.QtCore import QObject, Signal

from spie_desktop.i18n import _
from spie_desktop.services.action_labels import action_label
from spie_desktop.services.all import Services
from spie_desktop.services.directory import FIELDS, DirectoryCard, Kind
from spie_desktop.services.facilitator import FacilitatorView
from spie_desktop.ui.commands import ask, outcomes, run
from spie_desktop.ui.directory.record_form import RecordForm, Values
from spie_desktop.ui.directory.side import Side

_LONGEST_NAMED = 60


class RecordDesk(QObject):
    """Between the `Side` and the directory."""

    turned = Signal()  # something else stands beside the list
    left = Signal()  # the keyboard goes back to the list
    added = Signal(str)
    removed = Signal()
    record_asked = Signal(str)
    merge_asked = Signal(object)

    def __init__(self, services: Services, side: Side) -> None:
        super().__init__(side)
        self._directory, self._facilitator, self._drafts = services.directory, services.facilitator, services.drafts
        self.side = side
        view = side.view
        side.back.connect(self.left)
        side.form_made.connect(self._connect_form)
        view.edit_asked.connect(self.edit)
        view.archive_asked.connect(self.archive)
        view.delete_asked.connect(self.delete)
        view.merge_asked.connect(lambda: self.merge_asked.emit(side.card) if side.card else None)
        view.person_chosen.connect(self.record_asked)
        view.closure_added.connect(self._add_closure)
        view.closure_removed.connect(self._remove_closure)

    def _connect_form(self, form: RecordForm) -> None:
        form.submitted.connect(lambda values: self._add(form, values))
        form.edited.connect(lambda name, value: self._keep(form, name, value))
        form.left.connect(lambda: self._on_given_up(form))
        form.put_aside.connect(lambda: self._on_put_aside(form))
        form.typed.connect(lambda: self._keep_draft_of(form))
        form.name_typed.connect(lambda name: self._look_for_suspects(form, name))
        form.suspect_chosen.connect(self.record_asked)

    # --- showing

    @property
    def card(self) -> DirectoryCard | None:
        return self.side.card

    @property
    def is_editing(self) -> bool:
        return self.side.open_form is not None

    def clear(self) -> None:
        """Nothing is chosen."""
        self.keep_draft()
        self.side.show_hint()
        self.turned.emit()

    def show(self, kind: Kind, record_id: str) -> bool:
        """The card of a record; False when it could not be read."""
        self.keep_draft()

        def shown(card: DirectoryCard) -> None:
            self.side.show_card(card)
            self.turned.emit()

        return ask(lambda: self._directory.card(kind, record_id), done=shown)

    def refresh(self) -> None:
        """The same record, asked again: what is being typed stays."""
        card, form = self.side.card, self.side.open_form
        if card is None:
            return
        if self._kind_of(card.id) is None:
            if form is None or not form.is_new:
                self.side.show_hint()
                self.turned.emit()
            self.side.card = None
            return

        def shown(fresh: DirectoryCard) -> None:
            self.side.card = fresh
            if form is None:
                self.side.show_card(fresh)
            elif not form.is_new:
                form.display_card(fresh)

        ask(lambda: self._directory.card(card.kind, card.id), done=shown)

    def _kind_of(self, record_id: str) -> Kind | None:
        found: list[Kind | None] = []
        ask(lambda: self._directory.kind_of(record_id), done=found.append)
        return found[0] if found else None

    # --- forms

    def begin(self, kind: Kind) -> None:
        """A form for a new record, with what was begun and left."""
        form = self.side.form(kind)
        if form is self.side.open_form and form.is_new:
            form.begin()
            return
        self.keep_draft()
        self._fill_choices(form, None)
        begun: Values = {}
        ask(lambda: self._drafts.recall(_draft_of(kind)), done=begun.update)
        form.display_new(begun, self._usual(kind))
        self.side.show_form(form)
        self.turned.emit()
        form.setFocus()

    def _usual(self, kind: Kind) -> dict[str, str]:
        """A structure or a professional is most often of the territory where the facilitator works."""
        if kind not in (Kind.ORGANISATION, Kind.PROFESSIONAL):
            return {}
        known: set[str] = set()
        ask(lambda: self._directory.choices(Kind.TERRITORY), done=lambda rows: known.update(code for code, _w in rows))
        found: list[FacilitatorView | None] = []
        ask(self._facilitator.present, done=found.append)
        territory_id = found[0].territory_id if found and found[0] else None
        return {"territory_id": territory_id} if territory_id in known and territory_id else {}

    def edit(self) -> None:
        """The form of the chosen record."""
        card = self.side.card
        if card is None or self.is_editing:
            return
        form = self.side.form(card.kind)
        self._fill_choices(form, card)
        form.display_card(card)
        self.side.show_form(form)
        self.turned.emit()
        form.setFocus()

    def keep_draft(self) -> None:
        """Another thing is about to take the place of the form: nothing typed is lost."""
        form = self.side.open_form
        if form is None:
            return
        form.flush()
        if form.is_new:
            self._keep_draft_of(form)

    def _keep_draft_of(self, form: RecordForm) -> None:
        draft, name = form.draft, _draft_of(form.kind)
        ask(lambda: self._drafts.keep(name, draft) if draft else self._drafts.forget(name))

    def _fill_choices(self, form: RecordForm, card: DirectoryCard | None) -> None:
        """Records in use, and the one that is chosen already even when it is deactivated."""
        for field in FIELDS[form.kind]:
            if field.target is None:
                continue
            choices: list[tuple[str, str]] = []
            ask(lambda target=field.target: self._directory.choices(target), done=choices.extend)  # type: ignore[misc]
            chosen = str(card.typed[field.name]) if card else ""
            if card and chosen and chosen not in {code for code, _words in choices}:
                choices.append((chosen, card.texts[field.name]))
            form.display_choices(field.name, choices)

    def _on_given_up(self, form: RecordForm) -> None:
        if form.is_new:
            ask(lambda: self._drafts.forget(_draft_of(form.kind)))
            form.display_new({})
        self._leave_form()

    def _on_put_aside(self, form: RecordForm) -> None:
        self._keep_draft_of(form)
        if form.draft:
            outcomes().told.emit(_("Draft kept: Ctrl+N opens it again."))
        self._leave_form()

    def _leave_form(self) -> None:
        card = self.side.card
        if card is not None:
            ask(lambda: self._directory.card(card.kind, card.id), done=self.side.show_card)
        else:
            self.side.show_hint()
        self.turned.emit()
        self.left.emit()

    def _look_for_suspects(self, form: RecordForm, name: str) -> None:
        if not form.is_new:
            return
        ask(lambda: self._directory.resembling(form.kind, name), done=form.display_suspects)
        if form.kind is Kind.ORGANISATION:
            form.display_guess("nature", self._directory.guessed_nature(name))

    # --- verbs

    def _add(self, form: RecordForm, values: Values) -> None:
        if self._refused(form, values):
            return

        def added(record_id: str) -> None:
            ask(lambda: self._drafts.forget(_draft_of(form.kind)))
            form.display_new({})
            self.side.show_hint()
            self.added.emit(record_id)

        run(lambda: self._directory.add(form.kind, values), done=added, said=said("add", form.kind))

    def _refused(self, form: RecordForm, values: Values) -> bool:
        faults: dict[str, str] = {}
        is_asked = ask(lambda: self._directory.faults(form.kind, values), done=faults.update)
        form.show_errors(faults)
        return bool(faults) or not is_asked

    def _keep(self, form: RecordForm, name: str, value: str | bool) -> None:
        faults: dict[str, str] = {}
        if not ask(
            lambda: self._directory.faults(form.kind, {name: value}, record_id=form.record_id), done=faults.update
        ):
            return
        form.show_fault(name, faults.get(name) or next(iter(faults.values()), ""))
        if not faults:
            run(lambda: self._directory.edit(form.kind, form.record_id, {name: value}))

    def archive(self, is_archived: bool) -> None:
        """Sets the chosen record aside, or takes it back."""
        card = self.side.card
        if card is None:
            return
        words = said("archive" if is_archived else "reactivate", card.kind, card.title)
        if is_archived and card.used_by:
            words = _("{done}; still used by: {uses}").format(done=words, uses=", ".join(card.used_by))
        verb = self._directory.archive if is_archived else self._directory.reactivate
        run(lambda: verb(card.kind, card.id), said=words)

    def delete(self) -> None:
        """Deletes the chosen record; the window offers to undo it."""
        card = self.side.card
        if card is not None:
            run(
                lambda: self._directory.delete(card.kind, card.id),
                done=lambda _nothing: self._on_removed(),
                said=said("delete", card.kind, card.title),
            )

    def _on_removed(self) -> None:
        self.side.show_hint()
        self.turned.emit()
        self.removed.emit()

    def _add_closure(self, starts_on: str, ends_on: str, reason: str) -> None:
        card, closures = self.side.card, self.side.view.closures
        if card is None:
            return
        faults: dict[str, str] = {}
        if not ask(lambda: self._directory.closure_faults(starts_on, ends_on), done=faults.update):
            return
        closures.show_errors(faults)
        if not faults:
            run(
                lambda: self._directory.add_closure(card.id, starts_on, ends_on, reason),
                done=lambda _closure: closures.clear(),
                said=_first_upper(action_label("add_closed_period")),
            )

    def _remove_closure(self, closure_id: str) -> None:
        words = _first_upper(action_label("delete_closed_period"))
        run(lambda: self._directory.delete_closure(closure_id), said=words)


def _draft_of(kind: Kind) -> str:
    return f"directory.{kind}"


def said(verb: str, kind: Kind, title: str = "") -> str:
    """« Structure ajoutée », as undo names it; with the title of the record that is no longer seen afterwards."""
    done = _first_upper(action_label(f"{verb}_{kind}"))
    if not title:
        return done
    named = title if len(title) <= _LONGEST_NAMED else title[:_LONGEST_NAMED] + "…"
    return _("{done}: {title}").format(done=done, title=named)


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
