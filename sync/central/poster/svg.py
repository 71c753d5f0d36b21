"""The poster as SVG: letters as outlines, so that it looks the same where the fonts are missing."""

from typing import Final, assert_never
from xml.sax.saxutils import escape

from sync.central.fleet.poster_code import PosterCode
from sync.central.pages.words import Words
from sync.central.poster.face import Face, Faces
from sync.central.poster.layout import HEIGHT, PAPER, WIDTH, Anchor, Box, Label, Mark, Symbol, lay_out

_DARK: Final = "#000000"


def poster_svg(found: PosterCode, words: Words, faces: Faces) -> str:
    """Return a venue's poster as an SVG document of A4 size; its title and description hold the words."""
    marks = lay_out(found, words, faces)
    said = " ".join(mark.words for mark in marks if isinstance(mark, Label))
    size = f'width="{WIDTH:g}mm" height="{HEIGHT:g}mm" viewBox="0 0 {WIDTH:g} {HEIGHT:g}"'
    drawn = "\n".join(_drawn(mark, faces) for mark in marks)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">
<title>{escape(found.venue.name.kk)}</title>
<desc>{escape(said)}</desc>
<path fill="{PAPER}" d="M0 0H{WIDTH:g}V{HEIGHT:g}H0z"/>
{drawn}
</svg>
"""


def left_of(label: Label, face: Face) -> float:
    """Return where a line of text begins."""
    match label.anchor:
        case Anchor.START:
            return label.x
        case Anchor.MIDDLE:
            return label.x - face.width(label.words, label.points) / 2
        case _:
            assert_never(label.anchor)


def _drawn(mark: Mark, faces: Faces) -> str:
    match mark:
        case Label():
            face = faces.bold if mark.bold else faces.regular
            path = face.outline(mark.words, mark.points, left_of(mark, face), mark.y)
            return f'<path fill="{mark.colour}" d="{path}"/>'
        case Box():
            line = f'fill="none" stroke="{mark.colour}" stroke-width="{mark.stroke:g}"'
            look = line if mark.stroke else f'fill="{mark.colour}"'
            place = f'x="{mark.x:g}" y="{mark.y:g}" width="{mark.width:g}" height="{mark.height:g}"'
            return f'<rect {place} rx="{mark.radius:g}" {look}/>'
        case Symbol():
            runs = "".join(f"M{x:.3f} {y:.3f}h{width:.3f}v{mark.module:.3f}h{-width:.3f}z" for x, y, width in mark.runs)
            return f'<path fill="{_DARK}" shape-rendering="crispEdges" d="{runs}"/>'
        case _:
            assert_never(mark)
