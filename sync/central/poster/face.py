"""The type of the poster: Noto Sans, which has every Kazakh letter, from where Debian's fonts-noto-core puts it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont, TTLibError

from sync.central.errors import CentralError

FOLDER: Final = Path("/usr/share/fonts/truetype/noto")
REGULAR: Final = "NotoSans-Regular.ttf"
BOLD: Final = "NotoSans-Bold.ttf"
MM_A_POINT: Final = 25.4 / 72

_MISSING: Final = ".notdef"


@dataclass(frozen=True, slots=True)
class Face:
    """One weight: how wide its letters are, in units of which an em has `units`, and what they look like."""

    file: Path
    units: int
    glyphs: Mapping[int, str]
    widths: Mapping[str, tuple[int, int]]
    outlines: Mapping[str, Any]

    def width(self, words: str, points: float) -> float:
        """Return how wide words are, in millimetres."""
        return sum(self.widths[name][0] for name in self._names(words)) * self._scale(points)

    def outline(self, words: str, points: float, x: float, y: float) -> str:
        """Return the letters' outlines as SVG path data in millimetres, begun at a point of the baseline."""
        scale, pen = self._scale(points), SVGPathPen(self.outlines, ntos=lambda number: f"{number:.2f}")
        for name in self._names(words):
            self.outlines[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            x += self.widths[name][0] * scale
        return str(pen.getCommands())

    def _names(self, words: str) -> Iterator[str]:
        return (self.glyphs.get(ord(letter), _MISSING) for letter in words)

    def _scale(self, points: float) -> float:
        return points * MM_A_POINT / self.units


@dataclass(frozen=True, slots=True)
class Faces:
    """The two weights."""

    regular: Face
    bold: Face


def load_faces(folder: Path = FOLDER) -> Faces:
    """Load both weights; raise CentralError where the system has no such fonts."""
    return Faces(_load(folder / REGULAR), _load(folder / BOLD))


def _load(path: Path) -> Face:
    try:
        font = TTFont(path)
        glyphs, widths = font.getBestCmap(), font["hmtx"].metrics
        return Face(path, font["head"].unitsPerEm, glyphs, widths, font.getGlyphSet())
    except (OSError, TTLibError) as fault:
        raise CentralError("fonts", f"{path} cannot be read: {fault}", "apt install fonts-noto-core") from fault
