"""The poster as PDF: vectors, and text that can be searched and read aloud."""

from typing import Final, assert_never

from fpdf import FPDF
from fpdf.enums import RenderStyle

from sync.central.fleet.poster_code import PosterCode
from sync.central.pages.words import Words
from sync.central.poster.face import Faces
from sync.central.poster.layout import Box, Label, Mark, Symbol, lay_out
from sync.central.poster.svg import left_of

_FAMILY: Final = "noto"
_BLACK: Final = 0


def poster_pdf(found: PosterCode, words: Words, faces: Faces) -> bytes:
    """Return a venue's poster as a PDF of one A4 page."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_title(found.venue.name.kk)
    pdf.set_lang("kk")
    pdf.set_auto_page_break(False)
    pdf.add_font(_FAMILY, "", faces.regular.file)
    pdf.add_font(_FAMILY, "B", faces.bold.file)
    pdf.add_page()
    for mark in lay_out(found, words, faces):
        _draw(pdf, mark, faces)
    return bytes(pdf.output())


def _draw(pdf: FPDF, mark: Mark, faces: Faces) -> None:
    match mark:
        case Label():
            pdf.set_font(_FAMILY, "B" if mark.bold else "", mark.points)
            pdf.set_text_color(mark.colour)
            pdf.text(left_of(mark, faces.bold if mark.bold else faces.regular), mark.y, mark.words)
        case Box():
            style = RenderStyle.D if mark.stroke else RenderStyle.F
            pdf.set_draw_color(mark.colour)
            pdf.set_fill_color(mark.colour)
            pdf.set_line_width(mark.stroke)
            round_off = min(mark.radius, 0.499 * mark.width)  # half of it or more, fpdf takes for another unit
            pdf.rect(mark.x, mark.y, mark.width, mark.height, style, bool(round_off), round_off)
        case Symbol():
            pdf.set_fill_color(_BLACK)
            for x, y, width in mark.runs:
                pdf.rect(x, y, width, mark.module, RenderStyle.F)
        case _:
            assert_never(mark)
