"""Where everything is on the poster: A4 upright, millimetres from the upper left corner, y downwards.

The venue's name and the code are what is read from afar; Kazakh comes first and largest, as on the kiosk's screens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import segno

from sync.central.fleet.poster_code import PosterCode
from sync.central.pages.words import Language, Words
from sync.central.poster.face import MM_A_POINT, Face, Faces

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
INK: Final = "#1D1F23"
QUIET: Final = "#5B5F68"
LINE: Final = "#D8D4CA"
PAPER: Final = "#FFFFFF"
QUIET_ZONE: Final = 4
"""Modules that stay white around a QR code (ISO/IEC 18004 section 9.1)."""

_MARGIN: Final = 17.0
_CODE: Final = 112.0
_CODE_TOP: Final = 82.0
_STEPS: Final = ("scan", "touch", "show")
_RULE: Final = 28.0
_NAME_SIZES: Final = ((1.0, 1), (0.8, 2), (0.6, 2), (0.5, 3))
"""In which shares of its full size a venue's name is tried, and in how many lines."""


class Anchor(Enum):
    """Which point of a line of text its x is."""

    START = "start"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on its baseline."""

    x: float
    y: float
    words: str
    points: float
    bold: bool = False
    colour: str = INK
    anchor: Anchor = Anchor.MIDDLE


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners: filled, or drawn with a line of `stroke` millimetres."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0
    stroke: float = 0.0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code's dark runs (x, y, width), each one module high."""

    runs: tuple[tuple[float, float, float], ...]
    module: float


Mark = Label | Box | Symbol


def lay_out(found: PosterCode, words: Words, faces: Faces) -> tuple[Mark, ...]:
    """Return the marks of a venue's poster in the order they are drawn."""
    return (
        *_heading(found, words, faces),
        Box(_code_left(), _CODE_TOP, _CODE, _CODE, INK, radius=5, stroke=0.9),
        _symbol(found.url, _code_left() + 2, _CODE_TOP + 2, _CODE - 4),
        *_steps(words, faces),
        *_footing(found, words, faces),
    )


def fitted(words: str, face: Face, points: float, width: float, smallest: float) -> float:
    """Return the size at which words fit a width, at most `points` and at least `smallest`."""
    natural = face.width(words, points)
    return points if natural <= width else max(smallest, points * width / natural)


def wrapped(words: str, face: Face, points: float, width: float) -> list[str]:
    """Break words into lines of at most a width; a single word that is wider stays whole."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer, points) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _heading(found: PosterCode, words: Words, faces: Faces) -> Iterator[Mark]:
    yield Box(_MARGIN, 16, 7, 7, INK, radius=3.5)
    yield Box(_MARGIN + 2.1, 18.1, 2.8, 2.8, PAPER, radius=1.4)
    yield Label(_MARGIN + 10, 21.9, "Ashyq", 17, bold=True, anchor=Anchor.START)
    yield Box(_MARGIN, _RULE, WIDTH - 2 * _MARGIN, 0.4, LINE)
    yield from _names(found, faces)
    for place, language in enumerate(Language):
        first = place == 0
        y = _CODE_TOP + _CODE + 9 + 6.2 * place
        yield Label(WIDTH / 2, y, words.say(language, "poster.when"), 15 if first else 11, bold=first)


def _names(found: PosterCode, faces: Faces) -> Iterator[Label]:
    """Yield the venue's name in the languages it differs in, in the middle of what is left above the code."""
    names = dict.fromkeys(" ".join(name.split()) for name in found.venue.name.model_dump().values())
    lines: list[tuple[str, float, bool]] = []
    for place, name in enumerate(names):
        bold = place == 0
        points, parts = _named(name, faces.bold if bold else faces.regular, 32 if bold else 15)
        lines += [(part, points, bold) for part in parts]
    y = (_RULE + _CODE_TOP - sum(_line(points) for _, points, _ in lines)) / 2
    for part, points, bold in lines:
        yield Label(WIDTH / 2, y + 0.76 * _line(points), part, points, bold=bold, colour=INK if bold else QUIET)
        y += _line(points)


def _named(name: str, face: Face, points: float) -> tuple[float, list[str]]:
    """Return the size and the lines a name is set in: the largest that holds it; what no size holds is cut."""
    width = WIDTH - 2 * _MARGIN
    for share, most in _NAME_SIZES:
        size = share * points
        lines = wrapped(name, face, size, width)
        if len(lines) <= most and all(face.width(line, size) <= width for line in lines):
            return size, lines
    share, most = _NAME_SIZES[-1]
    size = share * points
    lines = wrapped(name, face, size, width)
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return size, [_cut(line, face, size, width) for line in kept if line]


def _cut(line: str, face: Face, points: float, width: float) -> str:
    if face.width(line, points) <= width:
        return line
    while face.width(line + "…", points) > width:
        line = line[:-1]
    return line + "…"


def _symbol(url: str, x: float, y: float, size: float) -> Symbol:
    rows: Sequence[Sequence[int]] = segno.make_qr(url, error="q").matrix
    module = size / (len(rows) + 2 * QUIET_ZONE)
    return Symbol(
        tuple(
            (x + (QUIET_ZONE + start) * module, y + (QUIET_ZONE + place) * module, length * module)
            for place, row in enumerate(rows)
            for start, length in _runs(row)
        ),
        module,
    )


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for place, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def _steps(words: Words, faces: Faces) -> Iterator[Mark]:
    gap = 5.0
    width = (WIDTH - 2 * _MARGIN - 2 * gap) / 3
    top = _CODE_TOP + _CODE + 29
    for place, step in enumerate(_STEPS):
        left = _MARGIN + place * (width + gap)
        yield Box(left, top, 9, 9, INK, radius=4.5)
        yield Label(left + 4.5, top + 6.25, str(place + 1), 14, bold=True, colour=PAPER)
        yield from _column(words, faces, f"poster.step_{step}", left + 12, top + 4, width - 12)


def _column(words: Words, faces: Faces, key: str, x: float, y: float, width: float) -> Iterator[Mark]:
    for place, language in enumerate(Language):
        face, points = (faces.bold, 10.5) if place == 0 else (faces.regular, 9.0)
        for line in wrapped(words.say(language, key), face, points, width):
            yield Label(x, y, line, points, bold=place == 0, colour=QUIET if place else INK, anchor=Anchor.START)
            y += _line(points)
        y += 1.2


def _footing(found: PosterCode, words: Words, faces: Faces) -> Iterator[Mark]:
    yield Box(_MARGIN, 263.5, WIDTH - 2 * _MARGIN, 0.4, LINE)
    for key, y, bold in (("no_phone", 269.5, True), ("private", 275.2, False)):
        line = "   ·   ".join(words.say(language, f"poster.{key}") for language in Language)
        face = faces.bold if bold else faces.regular
        size = fitted(line, face, 9.5, WIDTH - 2 * _MARGIN, 6)
        yield Label(WIDTH / 2, y, line, size, bold=bold, colour=INK if bold else QUIET)
    size = fitted(found.url, faces.regular, 9, WIDTH - 2 * _MARGIN, 5)
    yield Label(WIDTH / 2, 281.5, found.url, size, colour=QUIET)


def _line(points: float) -> float:
    """Return the height of a line of text."""
    return points * MM_A_POINT * 1.32


def _code_left() -> float:
    return (WIDTH - _CODE) / 2
