"""My details: who signs the journal, how she is reached, the territory that comes by default."""

from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.services.directory import Kind
from spie_desktop.services.facilitator import FacilitatorDraft, FacilitatorView
from spie_desktop.ui.commands import ask, run
from spie_desktop.ui.settings.section import Section, Shell
from spie_desktop.ui.widgets.form_editors import FormRow
from spie_desktop.ui.widgets.form_rows import FormRows

_FOLLOWED = ("facilitator", "territory")


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
            names = ("first_name", "last_name", "job_title", "email", "phone", "mark")
            self.form.display({name: getattr(view, name) for name in names})
            self.territory.display({"territory_id": view.territory_id or ""})

    def _on_edited(self, _name: str, _value: object) -> None:
        if not self.form.check_required():
            return
        values = {name: str(value) for name, value in self.form.values().items()}
        draft = FacilitatorDraft(**values)
        territory = str(self.territory.values()["territory_id"]) or None
        verb = self._facilitator.edit if self._facilitator.present() is not None else None
        if verb is None:
            run(lambda: self._facilitator.introduce(draft))
        else:
            run(lambda: verb(draft, territory_id=territory))
