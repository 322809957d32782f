"""How each list of the directory is announced: its words, its icon, its columns."""

from dataclasses import dataclass

from spie_desktop.i18n import N_, _
from spie_desktop.services.directory import Kind
from spie_desktop.ui.widgets.columns import ListColumn


@dataclass(frozen=True, slots=True)
class KindSign:
    """The words of one list; all are to be translated where they are shown."""

    plural: str
    add: str
    icon: str
    search: str
    empty_title: str
    empty: str
    columns: tuple[tuple[str, int], ...]


SIGNS: dict[Kind, KindSign] = {
    Kind.ORGANISATION: KindSign(
        N_("Structures"),
        N_("Add a structure"),
        "organisation",
        N_("Search the structures"),
        N_("No structure yet"),
        N_(
            "Here will stand the partners of the committee: mission locale, CCAS, insertion worksites… "
            "Add them one by one, or import a list from a spreadsheet."
        ),
        ((N_("Name"), 5), (N_("Kind"), 3), (N_("Municipality"), 2)),
    ),
    Kind.PROFESSIONAL: KindSign(
        N_("Professionals"),
        N_("Add a professional"),
        "professional",
        N_("Search the professionals"),
        N_("No professional yet"),
        N_(
            "Here will stand the referents and all those you call: name, structure, telephone. "
            "Add them one by one, or import a list from a spreadsheet."
        ),
        ((N_("Name"), 4), (N_("Structure"), 4), (N_("Position"), 3)),
    ),
    Kind.TERRITORY: KindSign(
        N_("Territories"),
        N_("Add a territory"),
        "territory",
        N_("Search the territories"),
        N_("No territory yet"),
        N_("A territory is where a committee meets, with its place, its hour and the periods when it does not meet."),
        ((N_("Name"), 4), (N_("Usual place"), 4), (N_("Rhythm"), 3)),
    ),
    Kind.COHORT: KindSign(
        N_("Cohorts"),
        N_("Add a cohort"),
        "cohort",
        N_("Search the cohorts"),
        N_("No cohort yet"),
        N_("A cohort is a public followed together on a territory, young people of 18 to 30 for instance."),
        ((N_("Name"), 4), (N_("Territory"), 3), (N_("Period"), 4)),
    ),
}


def columns(kind: Kind) -> tuple[ListColumn, ...]:
    return tuple(
        ListColumn(_(title), share, is_muted=place > 0) for place, (title, share) in enumerate(SIGNS[kind].columns)
    )
