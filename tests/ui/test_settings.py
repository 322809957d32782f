"""« Réglages » by keyboard and by name: each section does what it says, on a real vault."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from spie_desktop.services.directory import Kind
from spie_desktop.services.opening import OpenVault, open_vault, with_passphrase, with_recovery_key
from spie_desktop.ui.background import Background
from spie_desktop.ui.changes import Changes
from spie_desktop.ui.live_preferences import LivePreferences
from spie_desktop.ui.settings.access import AccessSection
from spie_desktop.ui.settings.screen import SECTIONS, SettingsScreen, settings_screen
from spie_desktop.ui.theme import theme
from spie_desktop.ui.widgets.passphrase import PassphraseField
from spie_desktop.ui.widgets.record_table import RecordTable
from tests.ui.opening_parts import PASSPHRASE, keys, make_vault, part, press, soon, type_in, words_of

OTHER = "crayon falaise moulin turquoise hamac gravier sonate"


@dataclass
class Shell:
    changes: Changes
    background: Background
    preferences: LivePreferences


@pytest.fixture
def vault(tmp_path: Path):
    make_vault(tmp_path / "coffre", label="Coffre d’Aubel")
    opened = open_vault(tmp_path / "coffre", with_passphrase(PASSPHRASE))
    yield opened
    opened.close()


@pytest.fixture
def shell(background: Background, live_preferences: LivePreferences, vault: OpenVault) -> Shell:
    made = Shell(Changes(), background, live_preferences)
    vault.services.on_change(made.changes.report)
    return made


@pytest.fixture
def screen(vault: OpenVault, shell: Shell, shown: Callable[[QWidget], QWidget]) -> SettingsScreen:
    made = settings_screen(vault.services, shell)
    made.resize(1100, 700)
    shown(made)
    return made


def confirm() -> None:
    """Presses the button of the question on the screen."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    press(dialog, "confirm")


def give_passphrase() -> None:
    """Answers the dialog that asks for the present passphrase, by keyboard."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    keys(part(dialog, "passphrase"), PASSPHRASE)
    QTest.keyClick(part(dialog, "passphrase"), Qt.Key.Key_Return)


def choose(field: PassphraseField, text: str) -> None:
    keys(field.line, text)


def test_the_arrows_walk_the_sections_and_enter_goes_in(screen: SettingsScreen) -> None:
    """Down shows the next section at once; Enter puts the keyboard on its first field."""
    screen.list.setFocus()
    seen = [screen.section]
    for _section in SECTIONS[1:]:
        QTest.keyClick(screen.list, Qt.Key.Key_Down)
        seen.append(screen.section)
    assert seen == [sign.code for sign in SECTIONS]
    screen.list.setCurrentRow(1)
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.focusWidget() is not None
    assert screen.focusWidget().objectName() == "passphrase"


def test_each_control_of_each_section_has_a_name(screen: SettingsScreen) -> None:
    """A screen reader names all of them."""
    nameless = []
    for sign in SECTIONS:
        screen.enter(sign.code)
        for widget in screen.findChildren(QWidget):
            has_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            found = QAccessible.queryAccessibleInterface(widget) if has_keys else None
            if found is not None and not found.text(QAccessible.Text.Name):
                nameless.append(f"{sign.code}: {type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_my_details_are_saved_when_the_field_is_left(screen: SettingsScreen, vault: OpenVault) -> None:
    """No button to press; the territory by default too."""
    territory = vault.services.directory.add(Kind.TERRITORY, {"name": "Rivenoire"})
    screen.enter("identity")
    section = screen._sections["identity"]
    field = section.form.field("job_title")  # type: ignore[attr-defined]
    field.setFocus()
    keys(field, "Chargée d'animation")
    section.form.flush()  # type: ignore[attr-defined]
    present = vault.services.facilitator.present()
    assert present is not None
    assert present.job_title == "Chargée d'animation"
    section.arrive()  # type: ignore[attr-defined]
    choice = section.territory.field("territory_id")  # type: ignore[attr-defined]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert choice.code == territory or choice.currentText() in ("Rivenoire", "Aubel")
    choice.setCurrentIndex(choice.findData(territory))
    choice.activated.emit(choice.currentIndex())
    section.territory.flush()  # type: ignore[attr-defined]
    present = vault.services.facilitator.present()
    assert present is not None
    assert present.territory_id == territory


def test_a_name_emptied_is_refused_beside_its_field(screen: SettingsScreen, vault: OpenVault) -> None:
    """The journal must stay signed: nothing is saved, and the field says so."""
    screen.enter("identity")
    section = screen._sections["identity"]
    field = section.form.field("last_name")  # type: ignore[attr-defined]
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    section.form.flush()  # type: ignore[attr-defined]
    assert "ne peut pas rester vide" in words_of(screen)
    present = vault.services.facilitator.present()
    assert present is not None
    assert present.last_name == "Martin"


def test_the_passphrase_is_changed_by_keyboard(screen: SettingsScreen, vault: OpenVault, qtbot: Any) -> None:
    """The present one, the new one twice, Enter; the fields are emptied and the vault opens with the new one."""
    screen.enter("passphrase")
    card = access(screen).passphrase
    choose(card.present, PASSPHRASE)
    choose(card.choice.first, OTHER)
    choose(card.choice.again, OTHER)
    QTest.keyClick(card.choice.again.line, Qt.Key.Key_Return)
    soon(qtbot, lambda: "Phrase de passe changée" in words_of(screen))
    assert not card.present.passphrase()
    assert card.choice.is_empty()
    vault.close()
    open_vault(vault.folder, with_passphrase(OTHER)).close()


def test_a_wrong_present_passphrase_changes_nothing(screen: SettingsScreen, vault: OpenVault, qtbot: Any) -> None:
    """The card says so; what was typed is still there."""
    screen.enter("passphrase")
    card = access(screen).passphrase
    choose(card.present, "au hasard")
    choose(card.choice.first, OTHER)
    choose(card.choice.again, OTHER)
    press(screen, "change_passphrase")
    soon(qtbot, lambda: "pas la phrase de passe actuelle" in words_of(screen))
    assert card.choice.passphrase() == OTHER
    assert vault.keys.opens_with_passphrase(PASSPHRASE)
    assert screen.focusWidget() is card.present.line
    assert card.present.line.hasSelectedText()
    keys(card.present.line, "g")
    assert "phrase de passe actuelle." not in words_of(card.work)
    screen.enter("about")
    assert not card.present.passphrase()
    assert card.choice.is_empty()


def test_a_new_sheet_is_proved_before_the_former_is_retired(
    screen: SettingsScreen, vault: OpenVault, qtbot: Any
) -> None:
    """Passphrase, new key, its first and last group typed back: then only does the former one open nothing."""
    screen.enter("passphrase")
    card = access(screen).sheet
    press(screen, "make_sheet")
    give_passphrase()
    soon(qtbot, lambda: card.panel.isVisible())
    groups = [str(part(card, f"group_{number}").property("text")) for number in range(1, 9)]
    assert not part(screen, "keep_sheet").isEnabled()
    type_in(card, "proof_first", groups[0])
    type_in(card, "proof_last", groups[-1])
    press(screen, "keep_sheet")
    soon(qtbot, lambda: "Seule la nouvelle fiche" in words_of(screen))
    assert groups[0] not in words_of(screen)
    vault.close()
    open_vault(vault.folder, with_recovery_key("-".join(groups))).close()


def test_an_organisation_key_is_added_and_removed(screen: SettingsScreen, vault: OpenVault, qtbot: Any) -> None:
    """Each time the present passphrase is asked for; the list follows."""
    screen.enter("passphrase")
    type_in(screen, "organisation_name", "Département")
    type_in(screen, "organisation_key", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p")
    press(screen, "add_organisation_key")
    give_passphrase()
    soon(qtbot, lambda: "Clé ajoutée" in words_of(screen))
    soon(qtbot, lambda: "Département, depuis le" in words_of(screen))
    slot = vault.services.vault.openers()[-1].id
    soon(qtbot, lambda: not access(screen).organisation.work.is_busy)
    press(screen, f"remove_{slot}")
    give_passphrase()
    soon(qtbot, lambda: "Clé retirée" in words_of(screen))
    soon(qtbot, lambda: "Département, depuis le" not in words_of(screen))


def test_a_mistyped_organisation_key_is_told(screen: SettingsScreen, qtbot: Any) -> None:
    """Nothing is added, and the text stays to be corrected."""
    screen.enter("passphrase")
    line = type_in(screen, "organisation_key", "age1faux")
    press(screen, "add_organisation_key")
    give_passphrase()
    soon(qtbot, lambda: "clé publique" in words_of(screen) and not access(screen).organisation.work.is_busy)
    assert line.text() == "age1faux"


def test_every_key_is_changed_after_a_question(
    screen: SettingsScreen, vault: OpenVault, damaged: set[Path], qtbot: Any
) -> None:
    """A compromised vault: new passphrase, new sheet to prove, former ones dead."""
    damaged.add(vault.folder / "store.db")  # the suite would try the former key
    screen.enter("passphrase")
    card = access(screen).compromise
    press(screen, "change_keys")
    choose(card.present, PASSPHRASE)
    choose(card.choice.first, OTHER)
    choose(card.choice.again, OTHER)
    press(screen, "encrypt_again")
    confirm()
    soon(qtbot, lambda: card.panel.isVisible())
    groups = [str(part(card.panel, f"group_{number}").property("text")) for number in range(1, 9)]
    press(screen, "keep_new_sheet")
    assert "Tapez le premier et le dernier groupe" in words_of(screen)
    type_in(card.panel, "proof_first", groups[0])
    type_in(card.panel, "proof_last", groups[-1])
    press(screen, "keep_new_sheet")
    assert "Faites une nouvelle sauvegarde" in words_of(screen)
    vault.close()
    open_vault(vault.folder, with_passphrase(OTHER)).close()
    open_vault(vault.folder, with_recovery_key("-".join(groups))).close()


def test_the_lock_delay_is_remembered(screen: SettingsScreen, live_preferences: LivePreferences) -> None:
    """From one to fifteen minutes."""
    screen.enter("lock")
    field = part(screen, "lock_minutes")
    QTest.keyClick(field, Qt.Key.Key_Down)
    field.activated.emit(field.currentIndex())  # type: ignore[attr-defined]
    assert live_preferences.now.lock_minutes == 6
    assert field.count() == 15  # type: ignore[attr-defined]


def test_size_and_theme_are_applied_at_once(screen: SettingsScreen, live_preferences: LivePreferences) -> None:
    """The whole program changes under one's eyes."""
    screen.enter("display")
    press(screen, "150")
    assert theme().percent == 150
    press(screen, "dark")
    assert theme().tokens.name == "dark"
    assert (live_preferences.now.text_size, live_preferences.now.theme) == (150, "dark")


def test_the_language_is_told_at_once(screen: SettingsScreen, live_preferences: LivePreferences, qtbot: Any) -> None:
    """Whoever holds the window hears it and builds it anew."""
    screen.enter("display")
    with qtbot.waitSignal(live_preferences.language_changed):
        press(screen, "en")
    assert live_preferences.now.language == "en"


def test_a_backup_is_made_verified_and_listed(screen: SettingsScreen, vault: OpenVault, qtbot: Any) -> None:
    """From « aucune » to « à jour », by one button; the list holds it."""
    screen.enter("backups")
    assert "Aucune sauvegarde" in words_of(screen)
    part(screen, "back_up_now").setFocus()
    with qtbot.waitSignal(screen.backed_up, timeout=20_000):
        press(screen, "back_up_now")
    assert screen.focusWidget() is part(screen, "back_up_now")
    assert "Sauvegarde faite et vérifiée" in words_of(screen) or "à jour" in words_of(screen)
    assert len(list((vault.folder / "backups").glob("*-a-la-demande.spiebackup"))) == 1
    with qtbot.waitSignal(screen.backed_up, timeout=20_000):
        press(screen, "back_up_now")
    assert len(list((vault.folder / "backups").glob("*-a-la-demande.spiebackup"))) == 2
    table = part(screen, "backups_list")
    assert isinstance(table, RecordTable)
    assert len(table.lines.lines) == 2


def test_a_backup_that_fails_says_why_and_nothing_is_lost(
    screen: SettingsScreen, vault: OpenVault, tmp_path: Path, qtbot: Any
) -> None:
    """A stick pulled out: a sentence, and the button is there again."""
    screen.enter("backups")
    section = screen._sections["backups"]
    section._back_up_in(tmp_path / "partie" / "cle")  # type: ignore[attr-defined]
    soon(qtbot, lambda: "intact" in words_of(screen))
    assert part(screen, "back_up_now").isEnabled()


def test_going_back_to_a_backup_asks_first_and_says_which(screen: SettingsScreen, vault: OpenVault, qtbot: Any) -> None:
    """The file goes out with the signal; nothing is touched here."""
    made = vault.services.backups.make()
    screen.enter("backups")
    section = screen._sections["backups"]
    section.arrive()  # type: ignore[attr-defined]
    with qtbot.waitSignal(screen.restore_asked) as asked:
        press(screen, "restore_selected")
        confirm()
    assert asked.args == [made.path]


def test_the_journal_narrows_as_one_types_and_shows_before_and_after(
    screen: SettingsScreen, vault: OpenVault, qtbot: Any
) -> None:
    """Words, then the change chosen: former value, new value; a date that is none is marked."""
    directory = vault.services.directory
    identifier = directory.add(Kind.ORGANISATION, {"name": "CCAS de Rivenoire"})
    directory.edit(Kind.ORGANISATION, identifier, {"name": "CCAS de Montclair"})
    directory.add(Kind.ORGANISATION, {"name": "Mission locale"})
    screen.enter("journal")
    table = part(screen, "journal_list")
    assert isinstance(table, RecordTable)
    everything = len(table.lines.lines)
    keys(part(screen, "journal_search"), "ccas")
    soon(qtbot, lambda: len(table.lines.lines) == 2)
    soon(qtbot, lambda: "avant" in words_of(screen))
    assert "CCAS de Rivenoire" in words_of(screen)
    part(screen, "journal_search").clear()  # type: ignore[attr-defined]
    soon(qtbot, lambda: len(table.lines.lines) == everything)
    line = type_in(screen, "journal_since", "31/02/2026")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.property("invalid")
    type_in(screen, "journal_since", "01/01/2999")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Aucun changement ne correspond" in words_of(screen)


def test_on_a_narrow_window_the_journal_and_its_detail_take_turns(screen: SettingsScreen) -> None:
    """Enter reads the change, Escape comes back to the list."""
    screen.enter("journal")
    screen.resize(560, 600)
    table = part(screen, "journal_list")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert not table.isVisible()
    QTest.keyClick(part(screen, "journal_back"), Qt.Key.Key_Escape)
    assert table.isVisible()


def test_who_lost_the_passphrase_is_not_asked_for_it(
    tmp_path: Path, shell: Shell, shown: Callable[[QWidget], QWidget], qtbot: Any
) -> None:
    """Opened with the sheet: the card asks for a new passphrase alone."""
    key = make_vault(tmp_path / "autre")
    opened = open_vault(tmp_path / "autre", with_recovery_key(key))
    made = settings_screen(opened.services, shell)
    shown(made)
    made.enter("passphrase")
    card = access(made).passphrase
    assert not card.present.isVisible()
    assert part(made, "passphrase_lost").isVisible()
    choose(card.choice.first, OTHER)
    choose(card.choice.again, OTHER)
    press(made, "change_passphrase")
    soon(qtbot, lambda: "Phrase de passe changée" in words_of(made))
    assert card.present.isVisible()
    opened.close()


def test_about_tells_where_things_are_and_what_is_not_protected(screen: SettingsScreen, vault: OpenVault) -> None:
    """Version, licence, the folder of the vault, the limits."""
    screen.enter("about")
    words = words_of(screen)
    assert str(vault.folder) in words
    assert "EUPL" in words
    assert "Aucun logiciel ne protège" in words


def access(screen: SettingsScreen) -> AccessSection:
    section = screen._sections["passphrase"]
    assert isinstance(section, AccessSection)
    return section
