"""My details: who signs the journal, how she is reached, the territory that comes by default."""

from spie_desktop.domain import contact_rules
from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.facilitator import FacilitatorDraft, FacilitatorView
from spie_desktop.ui.commands import ask, run
from spie_desktop.ui.settings.section import Section, Shell
from spie_desktop.ui.widgets.form_editors import FormRow
from spie_desktop.ui.widgets.form_rows import FormRows

_FOLLOWED = ("facilitator", "territory")
_NAMES = ("first_name", "last_name", "job_title", "email", "phone", "mark")
_RULES = {"email": contact_rules.email, "phone": contact_rules.phone}


class IdentitySection(Section):
    """Each field is saved when it is left; nothing has to be confirmed."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__()
        self._facilitator, self._directory = services.facilitator, services.directory
        card = self.add_card(
            _("My details"), _("Your name signs what you write in the journal. The rest stands on your invitations.")
        )
        self.form = FormRows(
            (
                FormRow("first_name", _("First name"), max_length=120),
                FormRow("last_name", _("Last name"), max_length=120, is_required=True),
                FormRow("job_title", _("Position"), max_length=120),
                FormRow("email", _("Work e-mail"), "email"),
                FormRow("phone", _("Work telephone"), "phone", max_length=40),
                FormRow(
                    "mark",
                    _("Letter of this computer"),
                    help=_("If you work on several computers, give each its own: it parts their case numbers."),
                    max_length=2,
                ),
            )
        )
        card.body.addWidget(self.form)
        place = self.add_card(
            _("My territory"), _("New committees and case files belong to it by default. Details are in the directory.")
        )
        self.territory = FormRows((FormRow("territory_id", _("Territory by default"), "reference"),))
        place.body.addWidget(self.territory)
        for form in (self.form, self.territory):
            form.edited.connect(self._on_edited)
        shell.changes.follow(self, _FOLLOWED, self.arrive)
        self.setFocusProxy(self.form)

    def arrive(self) -> None:
        ask(lambda: self._directory.choices(Kind.TERRITORY), done=self._display_territories)
        ask(self._facilitator.present, done=self._display)

    def _display_territories(self, choices: list[tuple[str, str]]) -> None:
        self.territory.display_choices("territory_id", [("", _("None")), *choices])

    def _display(self, view: FacilitatorView | None) -> None:
        if view is not None:
            faulty = self._faults()
            self.form.display({name: getattr(view, name) for name in _NAMES if name not in faulty})
            self.territory.display({"territory_id": view.territory_id or ""})

    def _faults(self) -> dict[str, str]:
        """What is wrong with the fields as they stand, which are then kept to be mended."""
        values = self.form.values()
        checked = {name: rule(str(values[name])) for name, rule in _RULES.items()}
        return {name: _(one.fault) for name, one in checked.items() if one.fault}

    def _on_edited(self, _name: str, _value: object) -> None:
        if not self.form.check_required():
            return
        present, faults = self._facilitator.present(), self._faults()
        for name in _RULES:
            self.form.show_error(name, faults.get(name, ""))
        # What is wrong is not written; it does not keep the rest from being.
        kept = {name: str(getattr(present, name, "")) for name in faults}
        draft = FacilitatorDraft(**{name: str(value) for name, value in self.form.values().items()} | kept)
        territory = str(self.territory.values()["territory_id"]) or None
        if present is None:
            run(lambda: self._facilitator.introduce(draft))
        elif _is_another(present, draft, territory):
            run(lambda: self._facilitator.edit(draft, territory_id=territory))


def _is_another(present: FacilitatorView, draft: FacilitatorDraft, territory: str | None) -> bool:
    return present.territory_id != territory or any(getattr(present, name) != getattr(draft, name) for name in _NAMES)
