"""The small widgets, by keyboard and mouse."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from spie_desktop.ui.widgets.buttons import DangerButton, IconButton, PlainButton, SegmentedChoice
from spie_desktop.ui.widgets.cards import Card, EmptyState, ErrorPanel
from spie_desktop.ui.widgets.chips import Chip
from spie_desktop.ui.widgets.dialogs import Confirmation
from spie_desktop.ui.widgets.fields import CheckField, ChoiceField, SearchField
from spie_desktop.ui.widgets.labels import PlainLabel, plain_tooltip
from spie_desktop.ui.widgets.layouts import Flow
from spie_desktop.ui.widgets.passphrase import PassphraseField
from spie_desktop.ui.widgets.progress import ProgressBand
from spie_desktop.ui.widgets.toast import Toast

HOSTILE = "<b>Léa</b> \u202egnp.exe '; DROP 👩‍👧"


@pytest.mark.parametrize("make", [PlainLabel, lambda text: Chip(text, "warn")])
def test_words_are_plain(qtbot, make) -> None:
    """Markup that was typed shows as it was typed, and no mark reorders what stands beside it."""
    label = make(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<b>Léa</b>" in label.text()
    assert "\u202e" not in label.text()


def test_tooltips_are_plain() -> None:
    """A tooltip shows markup as it was typed."""
    assert plain_tooltip("<b>Léa</b>") == "<qt>&lt;b&gt;Léa&lt;/b&gt;</qt>"
    assert plain_tooltip("Aubel") == "Aubel"


def test_an_elided_label_says_the_whole_in_its_tooltip(qtbot) -> None:
    """A text cut on one line can be read whole, by eye and by screen reader."""
    label = PlainLabel("Communauté d’agglomération du Pays d’Aubel", is_elided=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == label.text() == "Communauté d’agglomération du Pays d’Aubel"
    label.resize(900, 20)
    assert label.toolTip() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(qtbot, key) -> None:
    """A button is pressed by the key that people try first."""
    button = PlainButton("Voir")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_drawing_alone_has_a_name(qtbot) -> None:
    """A button without words is named for screen readers, and its tooltip says its key."""
    button = IconButton("copy", "Copier le détail", shortcut="Ctrl+Shift+C")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copier le détail"
    assert button.toolTip() == "Copier le détail (Ctrl+Shift+C)"
    assert not button.icon().isNull()


def test_flow_goes_to_a_new_line_when_it_is_narrow(qtbot) -> None:
    """Buttons side by side are never cut: they go under each other."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder)
    buttons = [PlainButton("Voir la convocation") for _number in range(4)]
    for button in buttons:
        flow.addWidget(button)
    holder.resize(1000, 400)
    holder.show()
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 1
    holder.resize(320, 400)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= 320 for button in buttons)
    assert flow.heightForWidth(320) > flow.heightForWidth(1000)


def test_a_card_shows_its_chip_only_when_it_says_something(qtbot) -> None:
    """No empty chip stands on a card."""
    card = Card("Actions")
    qtbot.addWidget(card)
    card.show()
    assert not card.chip.isVisible()
    card.display_title("Actions à relancer", "4", "warn")
    assert card.chip.isVisible()
    assert card.chip.tone == "warn"


def test_the_empty_state_begins_what_it_announces(qtbot) -> None:
    """Its button is one key away."""
    state = EmptyState("directory", "Personne ici.", "Ajouter une structure")
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.chosen):
        QTest.keyClick(state.button, Qt.Key.Key_Return)


def test_the_detail_of_an_error_folds_out_and_is_copied(qtbot) -> None:
    """The sentence first; the detail when asked; copied for whoever helps."""
    panel = ErrorPanel(retry="Réessayer")
    qtbot.addWidget(panel)
    panel.display("Le disque est plein.", "Libérez de la place.", "OSError 28")
    panel.show()
    detail, copy = panel.findChild(QWidget, "error_detail"), panel.findChild(QWidget, "error_copy")
    assert not detail.isVisible()
    qtbot.mouseClick(panel.findChild(QWidget, "error_fold"), Qt.MouseButton.LeftButton)
    assert detail.isVisible()
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "OSError 28"
    with qtbot.waitSignal(panel.retried):
        qtbot.mouseClick(panel.findChild(QWidget, "error_retry"), Qt.MouseButton.LeftButton)


def test_the_search_waits_for_a_pause(qtbot) -> None:
    """A search is asked once for a word, not once a letter; Escape empties; the arrow goes to the list."""
    field = SearchField("Rechercher")
    qtbot.addWidget(field)
    field.show()
    asked: list[str] = []
    field.typed.connect(asked.append)
    with qtbot.waitSignal(field.typed):
        QTest.keyClicks(field, "aubel")
    assert asked == ["aubel"]
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.typed):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert asked == ["aubel", ""]


def test_a_choice_is_made_by_keyboard_and_not_by_the_wheel(qtbot) -> None:
    """Arrows choose; scrolling the page over a list changes nothing."""
    field = ChoiceField(name="Sorte")
    qtbot.addWidget(field)
    field.display_choices([("a", "Mission locale"), ("b", "CCAS")], "a")
    field.show()
    assert field.code == "a"
    with qtbot.waitSignal(field.chosen) as chosen:
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert chosen.args == ["b"]
    field.display("unknown")
    assert field.code == ""


def test_a_box_is_ticked_anywhere_on_its_words(qtbot) -> None:
    """One need not aim at the little square."""
    field = CheckField("Référente SPIE")
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.answered) as answered:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect().center())
    assert answered.args == [True]
    field.grab()


def test_one_segment_is_chosen_at_a_time(qtbot) -> None:
    """Choices side by side exclude each other."""
    choice = SegmentedChoice((("light", "Clair"), ("dark", "Sombre")), name="Thème")
    qtbot.addWidget(choice)
    choice.display("light")
    choice.show()
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.mouseClick(choice.findChild(QWidget, "dark"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["dark"]
    assert choice.code == "dark"


def test_a_passphrase_is_hidden_until_one_asks(shown) -> None:
    """Ctrl+M shows it, again hides it; forgetting leaves nothing behind."""
    field = PassphraseField("Phrase de passe")
    shown(field)
    field.line.setFocus()
    QTest.keyClicks(field.line, "sept mots")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClick(field.line, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData, "shown, it is still no word to learn"
    assert field.passphrase() == "sept mots"
    field.forget()
    assert field.passphrase() == ""
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert not field.line.isUndoAvailable()


def test_capitals_typed_without_shift_are_told(qtbot) -> None:
    """A capital that came without Shift means the caps lock; a letter as meant takes the warning back."""
    field = PassphraseField("Phrase de passe")
    qtbot.addWidget(field)
    field.show()
    warning = field.findChild(QLabel, "capitals")
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "A"))
    assert warning.isVisible()
    QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a"))
    assert not warning.isVisible()


def test_a_passphrase_says_its_strength(qtbot) -> None:
    """The judgement stands under the field and is read with it; Enter submits."""
    field = PassphraseField("Phrase de passe")
    qtbot.addWidget(field)
    field.show()
    field.display_judgement("Trop courte.", "danger")
    assert field.findChild(QLabel, "judgement").text() == "Trop courte."
    assert field.line.accessibleDescription() == "Trop courte."
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_a_confirmation_asks_for_the_word(qtbot) -> None:
    """What cannot be undone is done only once its name is typed, accents aside; the harmless button has the focus."""
    holder = QWidget()
    qtbot.addWidget(holder)
    asked = Confirmation(holder, "Purger", "Tout sera effacé.", verb="Effacer", word="Échéance")
    confirm = asked.findChild(DangerButton, "confirm")
    asked.open()
    assert not confirm.isEnabled()
    QTest.keyClicks(asked.findChild(QLineEdit, "confirmation_word"), "echeance")
    assert confirm.isEnabled()
    with qtbot.waitSignal(asked.confirmed):
        qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)


def test_cancel_really_asks_to_stop(qtbot) -> None:
    """Progress shows what is done; Cancel asks once."""
    band = ProgressBand()
    qtbot.addWidget(band)
    band.display(0.4, "Lecture…")
    bar = band.findChild(QWidget, "progress_bar")
    assert bar.value() / bar.maximum() == pytest.approx(0.4)
    cancel = band.findChild(QWidget, "progress_cancel")
    with qtbot.waitSignal(band.cancelled):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isEnabled()
    band.display(-1)
    assert bar.maximum() == 0
    band.finish()
    assert not band.isVisible()


def test_a_toast_never_takes_the_focus(qtbot, shown) -> None:
    """One goes on typing while it says what was done; its button can be clicked."""
    holder = QWidget()
    holder.resize(800, 600)
    line = QLineEdit(holder)
    toast = Toast(holder)
    shown(holder)
    line.setFocus()
    toast.display("Structure ajoutée", "Annuler")
    assert toast.isVisible()
    assert holder.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.acted):
        qtbot.mouseClick(toast.findChild(QWidget, "toast_action"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is line
    assert not toast.isVisible()
