"""The printed sheet that opens a vault whose passphrase is lost."""

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from babel.dates import format_date
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from spie_desktop.documents import typeface
from spie_desktop.i18n import _, language

_WIDTH, _HEIGHT = A4
_LEFT = 22 * mm
_MEASURE = _WIDTH - 2 * _LEFT
_INK = HexColor("#1A2230")
_QUIET = HexColor("#56616F")
_ACCENT = HexColor("#1D4F7C")
_LINE = HexColor("#B4BECA")
_GROUPS_A_ROW = 4
_ROW_HEIGHT = 24 * mm
_LONGEST_LABEL = 120  # two lines: the page stays one


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """Fiche de secours: what is printed on it; `mark` is the slot's identifier, which tells one sheet from another."""

    groups: tuple[str, ...]
    vault_label: str
    created_on: dt.date
    mark: str = ""


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """One A4 page, in black and one blue, that a photocopier reads as well as an eye."""
    typeface.register()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, lang="fr-FR" if language() == "fr" else "en-GB")
    canvas.setTitle(typeface.drawable(_("Recovery sheet")))
    canvas.setSubject("SPIE Desktop")
    canvas.setCreator("SPIE Desktop")
    top = _draw_heading(canvas, sheet)
    top = _draw_key(canvas, sheet.groups, top)
    top = _draw_list(canvas, _("Where to keep it"), _where(), top)
    top = _draw_list(canvas, _("How to use it"), _how(), top)
    _draw_list(canvas, _("If it is lost, or somebody has seen it"), _if_lost(), top)
    _draw_foot(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


# --- the words


def _purpose() -> str:
    return _(
        "This key opens your vault if you forget your passphrase. Without the one or the other, nobody can read your"
        " files again: neither your IT department nor the makers of the program."
    )


def _where() -> tuple[str, ...]:
    return (
        _("On paper only, in a locked place: a safe, a locked cupboard, a sealed envelope with your management."),
        _("Away from the computer, never in its bag."),
        _("Neither photographed, nor scanned, nor sent by e-mail."),
    )


def _how() -> tuple[str, ...]:
    return (
        _("On the opening window, choose the recovery sheet."),
        _("Type the eight groups. Capital letters, spaces and dashes do not matter; a typing error is pointed out."),
        _("Choose a new passphrase. This sheet remains valid until you print another."),
    )


def _if_lost() -> tuple[str, ...]:
    return (_("In the settings, under “Passphrase and recovery”, print a new sheet: this one will open nothing more."),)


# --- the drawing, from top to bottom


def _draw_heading(canvas: Canvas, sheet: RecoverySheet) -> float:
    top = _HEIGHT - 25 * mm
    canvas.setFillColor(_ACCENT)
    canvas.rect(_LEFT, top + 4 * mm, 18 * mm, 1.4 * mm, stroke=0, fill=1)
    _text(canvas, _LEFT, top - 8 * mm, _("Recovery sheet"), typeface.BOLD, 27, _INK)
    top -= 17 * mm
    top = _paragraph(
        canvas,
        escape(sheet.vault_label[:_LONGEST_LABEL] or _("SPIE Desktop vault")),
        top,
        size=14,
        colour=_ACCENT,
        bold=True,
    )
    made_on = format_date(sheet.created_on, format="long", locale="fr" if language() == "fr" else "en_GB")
    facts = [_("Printed on {date}").format(date=made_on)]
    if sheet.mark:
        facts.append(_("Sheet {mark}").format(mark=sheet.mark))
    top = _paragraph(canvas, escape("  ·  ".join(facts)), top - 1 * mm, size=10, colour=_QUIET)
    return _paragraph(canvas, escape(_purpose()), top - 5 * mm, size=11.5)


def _draw_key(canvas: Canvas, groups: tuple[str, ...], top: float) -> float:
    rows = -(-len(groups) // _GROUPS_A_ROW)
    height = rows * _ROW_HEIGHT + 6 * mm
    bottom = top - 6 * mm - height
    canvas.setStrokeColor(_ACCENT)
    canvas.setLineWidth(1.2)
    canvas.roundRect(_LEFT, bottom, _MEASURE, height, 3 * mm, stroke=1, fill=0)
    cell = _MEASURE / _GROUPS_A_ROW
    for place, group in enumerate(groups):
        row, column = divmod(place, _GROUPS_A_ROW)
        left = _LEFT + column * cell
        base = bottom + height - 3 * mm - row * _ROW_HEIGHT
        _centred(canvas, left + cell / 2, base - 7 * mm, str(place + 1), typeface.REGULAR, 9, _QUIET)
        _draw_group(canvas, left + cell / 2, base - 17 * mm, group)
    note = _("It holds digits and capital letters, without I, L, O nor U; zero is crossed out.")
    return _paragraph(canvas, escape(note), bottom - 3 * mm, size=9.5, colour=_QUIET)


def _draw_group(canvas: Canvas, middle: float, base: float, group: str) -> None:
    """Each character in a place of its own: columns line up, and no pair runs together."""
    pitch = 6.3 * mm
    left = middle - pitch * (len(group) - 1) / 2
    for place, character in enumerate(group):
        _centred(canvas, left + place * pitch, base, character, typeface.BOLD, 23, _INK)


def _draw_list(canvas: Canvas, heading: str, lines: Iterable[str], top: float) -> float:
    top = _paragraph(canvas, escape(heading), top - 6 * mm, size=13, bold=True)
    for line in lines:
        canvas.setFillColor(_ACCENT)
        canvas.circle(_LEFT + 1.2 * mm, top - 4.1 * mm, 0.7 * mm, stroke=0, fill=1)
        top = _paragraph(canvas, escape(line), top - 1.2 * mm, size=11, indent=5 * mm)
    return top


def _draw_foot(canvas: Canvas) -> None:
    base = 30 * mm
    half = _MEASURE / 2
    canvas.setStrokeColor(_LINE)
    canvas.setLineWidth(0.6)
    for left, label in ((_LEFT, _("Entrusted to")), (_LEFT + half + 4 * mm, _("Date and signature"))):
        _text(canvas, left, base + 1.5 * mm, label, typeface.REGULAR, 9.5, _QUIET)
        start = left + canvas.stringWidth(typeface.drawable(label), typeface.REGULAR, 9.5) + 2 * mm
        canvas.line(start, base, left + half - 4 * mm, base)
    warning = _("This sheet does not hold your passphrase: do not write it here.")
    _paragraph(canvas, escape(warning), base - 5 * mm, size=10, bold=True)


def _paragraph(
    canvas: Canvas,
    markup: str,
    top: float,
    *,
    size: float,
    colour: HexColor = _INK,
    bold: bool = False,
    indent: float = 0,
) -> float:
    """Draws it with its top there; the height of its bottom."""
    style = ParagraphStyle(
        "", fontName=typeface.BOLD if bold else typeface.REGULAR, fontSize=size, leading=size * 1.38, textColor=colour
    )
    paragraph = Paragraph(typeface.drawable(markup), style)
    _width, height = paragraph.wrapOn(canvas, _MEASURE - indent, _HEIGHT)
    paragraph.drawOn(canvas, _LEFT + indent, top - height)
    return float(top - height)


def _text(canvas: Canvas, left: float, base: float, words: str, font: str, size: float, colour: HexColor) -> None:
    canvas.setFillColor(colour)
    canvas.setFont(font, size)
    canvas.drawString(left, base, typeface.drawable(words))


def _centred(canvas: Canvas, middle: float, base: float, words: str, font: str, size: float, colour: HexColor) -> None:
    canvas.setFillColor(colour)
    canvas.setFont(font, size)
    canvas.drawCentredString(middle, base, typeface.drawable(words))
