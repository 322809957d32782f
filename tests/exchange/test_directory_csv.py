"""Lists of structures and of professionals: every way spreadsheets write them, and what they break."""

from pathlib import Path

import pytest

from spie_desktop.exchange import delimited
from spie_desktop.exchange.delimited import UnreadableFile
from spie_desktop.exchange.directory_csv import DirectoryFile, Level, read_directory

STRUCTURES = (
    "Nom;Description;Téléphones;Adresse;Adresse (complément);Code postal;Ville;Site web;Courriel;Siret;"
    "Courriel responsable;Prénom responsable;Nom responsable;Fonction responsable;Téléphones responsable\r\n"
    "Régie des Tilleuls;Chantier d’insertion;0323000000;1 rue des Lilas;Bât. B;2000;Aubel;tilleuls.example;"
    "accueil@Tilleuls.Example;73282932000074;a.martel@tilleuls.example;Anaïs;Martel;Directrice;06 12 34 56 78\r\n"
)


def read(tmp_path: Path, content: str | bytes, encoding: str = "utf-8") -> DirectoryFile:
    path = tmp_path / "liste.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return read_directory(path)


def sentences(file: DirectoryFile) -> list[str]:
    return [problem.sentence for row in file.rows for problem in row.problems]


def test_list_of_structures_brings_the_structure_and_the_person_in_charge(tmp_path: Path) -> None:
    """Each column of the published list of structures is read, the person in charge as a professional."""
    (row,) = read(tmp_path, STRUCTURES).rows
    assert row.organisation is not None
    assert row.professional is not None
    assert row.organisation.name == "Régie des Tilleuls"
    assert row.organisation.phone == "03 23 00 00 00"
    assert row.organisation.postcode == "02000"
    assert row.organisation.email == "accueil@tilleuls.example"
    assert row.organisation.website == "https://tilleuls.example"
    assert row.organisation.siret == "73282932000074"
    assert row.organisation.address_more == "Bât. B"
    assert (row.professional.first_name, row.professional.last_name) == ("Anaïs", "Martel")
    assert row.professional.role == "Directrice"
    assert row.professional.phone == "06 12 34 56 78"
    assert row.line == 2


def test_list_of_professionals_gives_each_contact_to_the_person(tmp_path: Path) -> None:
    """In a list of professionals the name, mail and telephone are theirs, the address is the structure's."""
    file = read(
        tmp_path,
        "Courriel*;Prénom*;Nom*;Téléphone;Fonction;Structure;Ville\n"
        "leo.dupre@ml.example;Léo;Dupré;03.23.11.22.33;Conseiller;Mission locale;Aubel\n",
    )
    (row,) = file.rows
    assert row.professional is not None
    assert row.organisation is not None
    assert (row.professional.last_name, row.professional.email) == ("Dupré", "leo.dupre@ml.example")
    assert (row.organisation.name, row.organisation.city, row.organisation.email) == ("Mission locale", "Aubel", "")
    assert file.unknown_columns == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encoding_and_separator_are_found(tmp_path: Path, encoding: str, separator: str) -> None:
    """Accents and columns come out the same whatever spreadsheet wrote the file."""
    text = separator.join(["Prénom", "Nom", "Fonction"]) + "\n" + separator.join(["Zoé", "Lefèvre", "Référente"])
    (row,) = read(tmp_path, text, encoding).rows
    assert row.professional is not None
    assert (row.professional.first_name, row.professional.last_name) == ("Zoé", "Lefèvre")
    assert row.professional.role == "Référente"


def test_headers_are_recognised_in_any_dress(tmp_path: Path) -> None:
    """Capitals, accents, stars, exotic spaces and order of the columns do not matter; unknown ones are told."""
    file = read(
        tmp_path, "COMMUNE;nom\u00a0de la  STRUCTURE *;Couleur;C.P.;Raison sociale\nAubel;Alpha;bleu;02000;Beta\n"
    )
    (row,) = file.rows
    assert row.organisation is not None
    assert (row.organisation.name, row.organisation.city, row.organisation.postcode) == ("Alpha", "Aubel", "02000")
    assert file.unknown_columns == ("Couleur", "Raison sociale")


def test_headers_may_stand_under_a_title(tmp_path: Path) -> None:
    """An export with a title line and a `sep=` line above its headers is read, lines numbered as in the file."""
    file = read(tmp_path, "sep=;\nListe au 12 mars\n\nNom;Ville\nAlpha;Aubel\n\nBêta;Rivenoire\n")
    assert [(row.line, row.organisation.name) for row in file.rows if row.organisation] == [(5, "Alpha"), (7, "Bêta")]


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("Courriel", "pas une adresse", "Cela ne ressemble pas à une adresse électronique. "),
        ("Téléphone", "12 34", "Cela ne ressemble pas à un numéro de téléphone. "),
        ("Siret", "12345678901234", "Ce SIRET n’existe pas"),
        ("Siret", "7,32829E+13", "Le tableur a arrondi ce SIRET"),
        ("Code postal", "2A00", "Un code postal compte 5 chiffres. "),
    ],
)
def test_wrong_cell_is_left_out_and_told(tmp_path: Path, column: str, cell: str, expected: str) -> None:
    """A value that cannot be right is not taken; the row is, with a warning that names the column."""
    (row,) = read(tmp_path, f"Nom;{column}\nAlpha;{cell}\n").rows
    assert not row.is_refused
    (problem,) = row.problems
    assert problem.column == column
    assert problem.level is Level.WARNING
    assert problem.sentence.startswith(expected)


def test_lost_zero_is_put_back(tmp_path: Path) -> None:
    """A postcode and a telephone that a spreadsheet took for numbers get their zero back, and that is said."""
    (row,) = read(tmp_path, "Nom;Code postal;Téléphone\nAlpha;2300;323001122\n").rows
    assert row.organisation is not None
    assert (row.organisation.postcode, row.organisation.phone) == ("02300", "03 23 00 11 22")
    assert len(row.problems) == 2


def test_row_without_name_is_refused_not_swallowed(tmp_path: Path) -> None:
    """A row with no name stays in the preview as an error; its neighbours are read."""
    file = read(tmp_path, "Nom;Ville\n;Aubel\nAlpha;Aubel\n")
    assert [row.is_refused for row in file.rows] == [True, False]


def test_hostile_cells_stay_plain_text(tmp_path: Path) -> None:
    """Formulas, markup, quotes, NUL, marks of direction and endless names arrive as harmless text."""
    names = ["=cmd()", "<b>gras</b>", "'; DROP TABLE person", "Nu\x00l", "\u202egnp.exe", "👩🏽‍🌾 Ferme", "A" * 10_000]
    file = read(tmp_path, "Nom\n" + "\n".join(f'"{name}"' for name in names) + "\n")
    found = [row.organisation.name for row in file.rows if row.organisation]
    assert found == ["=cmd()", "<b>gras</b>", "'; DROP TABLE person", "Nul", "gnp.exe", "👩🏽‍🌾 Ferme", "A" * 10_000]
    assert [len(row.problems) for row in file.rows] == [1, 0, 0, 1, 1, 0, 0]


def test_endless_cell_is_cut(tmp_path: Path) -> None:
    """A cell beyond the limit keeps its beginning, and that is said."""
    (row,) = read(tmp_path, "Nom;Description\nAlpha;" + "x" * 50_000 + "\n").rows
    assert row.organisation is not None
    assert len(row.organisation.description) == 20_000
    assert len(row.problems) == 1


def test_extra_cells_are_told(tmp_path: Path) -> None:
    """More cells than columns is a sign of a shifted row: said beside it."""
    assert len(sentences(read(tmp_path, "Nom;Ville\nAlpha;Aubel;surplus\n"))) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbf\r\n",
        b"PK\x03\x04" + bytes(200),
        b"\xd0\xcf\x11\xe0" + bytes(200),
        b"%PDF-1.7\nNom;Ville",
        bytes(range(256)) * 8,
        b"Couleur;Taille\nbleu;2\n",
        b"Ville;Code postal\nAubel;02000\n",
        b'Nom;Ville\nAlpha;"Aubel\nBeta;Aubel\nGamma;Aubel\n',
    ],
    ids=["empty", "blank", "xlsx", "xls", "pdf", "binary", "unknown headers", "no name", "open quote"],
)
def test_what_is_no_list_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    """A file that cannot be a list is refused with a sentence and a way out, never a traceback."""
    with pytest.raises(UnreadableFile) as refusal:
        read(tmp_path, content)
    assert refusal.value.sentence
    assert refusal.value.way_out


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that vanished with its stick is a sentence."""
    with pytest.raises(UnreadableFile):
        read_directory(tmp_path / "absent.csv")


def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many rows or too many bytes are refused before anything is shown."""
    monkeypatch.setattr(delimited, "MAX_ROWS", 3)
    with pytest.raises(UnreadableFile):
        read(tmp_path, "Nom\n" + "Alpha\n" * 4)
    monkeypatch.setattr(delimited, "MAX_BYTES", 10)
    with pytest.raises(UnreadableFile):
        read(tmp_path, "Nom;Ville\nAlpha;Aubel\n")
