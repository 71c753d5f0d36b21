"""Charts as inline SVG: figures in, markup out. Series differ by pattern as well as by colour.

Nothing needs a script or a style attribute (a strict CSP forbids both), and nothing is scaled: places are percentages
of the width there is, so texts keep their size on a phone. A table beside a chart says the same in numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import Final

from markupsafe import Markup

PLOT_HEIGHT: Final = 220
ROW_HEIGHT: Final = 18
MOST_LABELS: Final = 10

_AXIS_HEIGHT: Final = 26
_HEAD: Final = 12
_STEPS: Final = (1, 2, 5, 10)
_LABEL: Final = Markup('<text class="{}" x="{:.3f}%" y="{}" text-anchor="middle">{}</text>')
_RECT: Final = Markup('<rect x="{}" y="{:.1f}" width="{}" height="{:.1f}" fill="url(#look-{})"/>')


class Look(Enum):
    """How a series is filled: plain, striped or dotted."""

    PLAIN = "plain"
    STRIPED = "striped"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Column:
    """One column, from below: a value a series. `label` stands beneath it, `hint` says all of it."""

    label: str
    hint: str
    values: tuple[int, ...]


def looks() -> Markup:
    """Return the patterns that the charts of a page are filled with; a page has them once."""
    return Markup(
        '<svg class="looks" width="0" height="0" aria-hidden="true"><defs>'
        '<pattern id="look-plain" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<rect width="8" height="8" fill="#08602F"/></pattern>'
        '<pattern id="look-striped" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="7" height="7" fill="#A3121B"/><rect width="2" height="7" fill="#F6F4EF"/></pattern>'
        '<pattern id="look-dotted" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect width="6" height="6" fill="#3A3A66"/><circle cx="3" cy="3" r="1.2" fill="#F6F4EF"/></pattern>'
        "</defs></svg>"
    )


def swatch(look: Look) -> Markup:
    """Return the mark of a series in a legend."""
    return Markup('<svg class="swatch" width="18" height="18" aria-hidden="true">{}</svg>').format(
        _filled(look, "0", "18", 0, 18)
    )


def columns(
    name: str,
    title: str,
    description: str,
    series: Sequence[Look],
    shown: Sequence[Column],
    number: Callable[[int], str],
) -> Markup:
    """Return stacked columns with a scale; `name` makes the ids of the page's charts differ."""
    ticks = scale(max((sum(column.values) for column in shown), default=0))
    height = PLOT_HEIGHT + _HEAD + _AXIS_HEIGHT
    lines = Markup().join(
        Markup('<line x1="0" x2="100%" y1="{y}" y2="{y}" class="grid"/>').format(y=_y(tick, ticks[-1]))
        for tick in ticks
    )
    bars = Markup().join(_column(place, column, series, shown, ticks[-1]) for place, column in enumerate(shown))
    return Markup(
        '<div class="chart">{scale}<svg class="plot" width="100%" height="{height}" role="img"'
        ' aria-labelledby="{name}-title {name}-text"><title id="{name}-title">{title}</title>'
        '<desc id="{name}-text">{description}</desc>{lines}{bars}</svg></div>'
    ).format(
        scale=_scale(ticks, height, number),
        height=height,
        name=name,
        title=title,
        description=description,
        lines=lines,
        bars=bars,
    )


def row(series: Sequence[Look], values: Sequence[int], most: int) -> Markup:
    """Return one stacked bar for a row of a table, as wide as it is to `most`; the row's cells say its numbers."""
    starts = accumulate(values, initial=0)
    parts = Markup().join(
        _filled(look, _percent(start, most), _percent(value, most), 0, ROW_HEIGHT)
        for look, start, value in zip(series, starts, values, strict=False)
        if value
    )
    return Markup('<svg class="row-bar" width="100%" height="{}" aria-hidden="true">{}</svg>').format(ROW_HEIGHT, parts)


def scale(most: int) -> tuple[int, ...]:
    """Return round numbers from 0 to one that is not below `most`: three to six of them."""
    rough = max(1, -(-most // 5))
    magnitude = 10 ** (len(str(rough)) - 1)
    step = next(one * magnitude for one in _STEPS if one * magnitude >= rough)
    return tuple(range(0, max(most, 1) + step, step))


def _column(place: int, column: Column, series: Sequence[Look], shown: Sequence[Column], most: int) -> Markup:
    width = 100 / len(shown)
    gap = width * 0.2
    floors = list(accumulate(column.values, initial=0))
    parts = Markup().join(
        _filled(look, f"{place * width + gap / 2:.3f}%", f"{width - gap:.3f}%", _y(top, most), _y(floor, most))
        for look, floor, top in zip(series, floors, floors[1:], strict=False)
        if top > floor
    )
    return Markup("<g><title>{}</title>{}</g>{}").format(column.hint, parts, _label(place, column, len(shown)))


def _label(place: int, column: Column, count: int) -> Markup:
    """Return what stands beneath a column, if anything: every other one is for wide screens only."""
    every = -(-count // MOST_LABELS)
    if place % every:
        return Markup()
    kind = "fine" if place // every % 2 else "coarse"
    return _LABEL.format(kind, (place + 0.5) * 100 / count, PLOT_HEIGHT + _HEAD + 18, column.label)


def _scale(ticks: Sequence[int], height: int, number: Callable[[int], str]) -> Markup:
    texts = Markup().join(
        Markup('<text class="coarse" x="100%" y="{}" text-anchor="end">{}</text>').format(
            _y(one, ticks[-1]) + 4, number(one)
        )
        for one in ticks
    )
    return Markup('<svg class="scale" width="60" height="{}" aria-hidden="true">{}</svg>').format(height, texts)


def _filled(look: Look, x: str, width: str, top: float, bottom: float) -> Markup:
    return _RECT.format(x, top, width, bottom - top, look.value)


def _y(value: int, most: int) -> float:
    return round(_HEAD + PLOT_HEIGHT * (1 - value / most), 1)


def _percent(value: int, most: int) -> str:
    return f"{100 * value / max(most, 1):.3f}%"
