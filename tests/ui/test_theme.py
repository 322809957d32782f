"""The tokens, and what is dressed with them."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from spie_desktop import paths
from spie_desktop.ui import stylesheet
from spie_desktop.ui.places import SIGNS
from spie_desktop.ui.theme import FAMILY, Theme
from spie_desktop.ui.tokens import OUTLINES, PAIRS, THEMES, contrast, read_theme, tokens
from spie_desktop.ui.widgets.buttons import PrimaryButton
from spie_desktop.ui.widgets.labels import PlainLabel
from spie_desktop.ui.widgets.layouts import Column

UI = Path(stylesheet.__file__).parent
QSS = (paths.resources() / "themes" / "window.qss").read_text("utf-8")


@pytest.mark.parametrize("name", THEMES)
def test_words_are_readable(name: str) -> None:
    """Every text stands out from its background by 4.5 to 1, in every theme."""
    colours = tokens(name).colours
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", THEMES)
def test_outlines_are_seen(name: str) -> None:
    """What outlines a control or the focus stands out by 3 to 1."""
    colours = tokens(name).colours
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in OUTLINES}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_contrast_is_the_one_of_wcag() -> None:
    """Black on white is 21 to 1, and a known grey is 4.54 to 1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_pairs_of_the_stylesheet_are_judged() -> None:
    """A rule of the stylesheet that sets both a text and its background sets a pair that the contrast test knows."""
    made = set()
    for body in re.findall(r"{([^{}]*)}", re.sub(r"\$\{(\w+)\}", r"$\1", QSS)):
        words, ground = (re.search(rf"(?:^|[ ;]){prop}: \$(\w+);", body) for prop in ("color", "background"))
        if words and ground:
            made.add((words[1], ground[1]))
    assert made
    assert made - set(PAIRS) == set()


def test_high_contrast_is_black_white_and_one_yellow() -> None:
    """The third theme has three colours."""
    assert len(set(tokens("contrast").colours.values())) == 3


def test_themes_have_the_same_roles() -> None:
    """A role of one theme is a role of all, and no size has the name of a colour."""
    roles = {name: set(tokens(name).colours) for name in THEMES}
    assert roles["light"] == roles["dark"] == roles["contrast"]
    assert roles["light"] & set(tokens("light").sizes) == set()


def test_each_token_serves() -> None:
    """No role of the theme files is forgotten by the stylesheet and the widgets."""
    code = QSS + "".join(file.read_text("utf-8") for file in UI.rglob("*.py"))
    roles = set(tokens("light").colours) | set(tokens("light").sizes)
    assert {role for role in roles if not re.search(rf'[$"{{]{role}\b', code)} == set()


def test_no_colour_nor_size_outside_the_themes() -> None:
    """Colours, sizes in pixels or points and stylesheets of one widget are written nowhere but in the theme files."""
    wrong = re.compile(
        r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|rgba?\(|\b[0-9]+ ?(?:px|pt)\b|\.setStyleSheet\((?!stylesheet\()"
        r"|QColor\([0-9]|GlobalColor\.(?!transparent)|setPointSize|setContentsMargins\([^)]*[1-9]|setSpacing\([1-9]"
        r"|set(?:Fixed|Minimum|Maximum)(?:Width|Height|Size)\([0-9]*[1-9]"
    )
    found = [
        f"{file.name}:{number}: {line.strip()}"
        for file in sorted(UI.rglob("*.py"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if wrong.search(line)
    ]
    assert found == []
    assert not re.search(r"#[0-9A-Fa-f]{6}\b|: [^;]*\b[1-9][0-9]*px", QSS)


def test_every_size_but_the_lines_grows_with_the_text() -> None:
    """At 200 % fonts, spaces, rows and icons are twice as large; hairlines stay hairlines."""
    usual, large = tokens("light", 100).sizes, tokens("light", 200).sizes
    lines = {"hairline", "ring", "chip_line"}
    assert {role for role in usual if large[role] != 2 * usual[role]} <= lines
    assert all(large[line] == usual[line] for line in lines)


def test_icons_named_in_code_exist() -> None:
    """An icon that a screen names is among the drawings."""
    named = re.compile(
        r'icon="(\w+)"|(?:Icon\w+|EmptyState|display_icon)\(\s*"(\w+)"|(?:decorate\(\w+, |\.icon\()"(\w+)"'
    )
    names = {name for file in UI.rglob("*.py") for found in named.findall(file.read_text("utf-8")) for name in found}
    drawings = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}
    assert len(names) > 10
    assert names - drawings - {""} == set()
    assert {sign.icon for sign in SIGNS.values()} <= drawings


def test_icons_are_of_one_family() -> None:
    """Each drawing has a stroke of 1.75 and says where it comes from; the ten thematics have theirs."""
    folder = paths.resources() / "icons"
    drawings = {file.stem for file in folder.glob("*.svg")} - {"program"}
    sources = set(re.findall(r"^(\w+) = ", (folder / "SOURCES.toml").read_text("utf-8"), re.M))
    assert drawings == sources
    assert all('stroke-width="1.75"' in (folder / f"{name}.svg").read_text("utf-8") for name in drawings)
    assert "ISC License" in (folder / "LICENSE-lucide.txt").read_text("utf-8")
    assert sum(name.startswith("thematic_") for name in drawings) == 10


def test_the_font_comes_from_the_resources(worn: Theme) -> None:
    """Words are drawn in Atkinson Hyperlegible wherever the program runs."""
    assert QFontInfo(QApplication.font()).family() == FAMILY
    assert QFontInfo(worn.font("title", is_bold=True)).bold()
    assert (paths.resources() / "fonts" / "OFL.txt").exists()


def test_the_whole_window_changes_at_once(worn: Theme, qtbot) -> None:
    """A change of theme or text size re-applies colours, fonts, spacings, heights and icons of what is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    column = Column(window, gap="space_3", margins="inside")
    label, button = PlainLabel("Aubel", look="title"), PrimaryButton("Ajouter", icon="plus")
    column.addWidget(label)
    column.addWidget(button)
    window.show()
    before = (label.font().pixelSize(), button.sizeHint().height(), column.spacing(), button.iconSize().height())
    ink = label.palette().color(label.foregroundRole())
    with qtbot.waitSignal(worn.changed):
        worn.wear("dark", 200)
    after = (label.font().pixelSize(), button.sizeHint().height(), column.spacing(), button.iconSize().height())
    assert [large / small for large, small in zip(after, before, strict=True)] == pytest.approx([2, 2, 2, 2], abs=0.05)
    assert column.contentsMargins().top() == 2 * 16
    assert label.palette().color(label.foregroundRole()) not in (ink, QColor())
    assert QApplication.palette().window().color() == QColor(tokens("dark").colours["canvas"])


def test_icons_wear_the_colour_of_their_role(worn: Theme) -> None:
    """An icon is drawn in the colour of its role, and again in the other theme's."""
    for name in ("light", "contrast"):
        worn.wear(name, 100)
        assert _inks(worn.pixmap("lock", "danger")) == {tokens(name).colours["danger"].lower()}


def _inks(drawing: QPixmap) -> set[str]:
    image = drawing.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_a_decorated_button_follows_the_theme(worn: Theme, qtbot) -> None:
    """The icon of a button is tinted anew and grows when the theme changes."""
    button = PrimaryButton("Ajouter", icon="plus")
    qtbot.addWidget(button)
    first = button.icon().cacheKey()
    worn.wear("contrast", 150)
    assert button.icon().cacheKey() != first
    assert button.iconSize().height() == round(18 * 1.5)


def test_what_is_gone_is_not_decorated(worn: Theme) -> None:
    """A button destroyed since does not stop the others from changing."""
    button = QPushButton()
    worn.decorate(button, "lock")
    button.deleteLater()
    QApplication.sendPostedEvents(button, 52)  # DeferredDelete
    worn.wear("dark", 100)
    assert worn.tokens.name == "dark"


def test_an_unknown_choice_is_the_system_s(worn: Theme) -> None:
    """A damaged preference gives a sound theme and a sound size."""
    worn.wear("purple", 900)
    assert (worn.choice, worn.percent) == ("auto", 200)
    assert worn.tokens.name in THEMES


def test_the_ring_of_the_focus_moves_nothing(worn: Theme, qtbot) -> None:
    """A control is as large with the keyboard as without, and its ring is two pixels or more."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for name in THEMES:
        worn.wear(name, 100)
        button = PrimaryButton("Ajouter")
        column.addWidget(button)
        window.show()
        QApplication.processEvents()
        calm = button.size()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert button.size() == calm
        assert worn.px("ring") >= 2


@pytest.mark.parametrize("name", (*THEMES, "sizes"))
def test_a_theme_is_read_as_toml_is(name: str) -> None:
    """The quick reader of the start and the library of the language find the same values."""
    assert read_theme(name) == tomllib.loads((paths.resources() / "themes" / f"{name}.toml").read_text("utf-8"))
