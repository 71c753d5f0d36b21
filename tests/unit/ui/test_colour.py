"""Answers can be told apart and read by people who see fewer colours; and colour is never all that differs."""

import re
from itertools import combinations
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.ui.pane import QML

Colour = NDArray[np.float64]

SIMULATED: Final = {
    "nobody": np.eye(3),
    "protanopia": np.array([
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "deuteranopia": np.array([
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "tritanopia": np.array([
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip
"""How dichromats see, on linear RGB (Machado, Oliveira and Fernandes 2009, table 1, severity 1.0)."""

TO_XYZ: Final = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE: Final = np.array([0.9505, 1.0, 1.089])
READABLE: Final = 7.0
TOLD_APART: Final = 10.0
"""CIE76: 2.3 is just noticeable side by side; these fill the whole screen, one after the other."""
ADMITS: Final = ("green", "blue", "override")
STOPS: Final = {"self": ("refused", "referred"), "desk": ("yellow", "red", "refused", "referred")}


def roles(name: str) -> dict[str, str]:
    """Return the colours of one table of the theme."""
    theme = (QML / "Theme.qml").read_text(encoding="utf-8")
    named = dict(re.findall(r'color (\w+): "(#[0-9A-F]{6})"', theme))
    table = theme.split(f"property var {name}: ({{")[1].split("})")[0]
    return {
        role: value.strip('"') if "#" in value else named[value]
        for role, value in re.findall(r'"(\w+)": (\S+?),?\n', table)
    }


def linear(code: str) -> Colour:
    levels = np.array([int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def lab(light: Colour) -> Colour:
    """Return CIE L*a*b* (D65) of a linear RGB colour."""
    ratio = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, eyes: str) -> float:
    matrix = SIMULATED[eyes]
    return float(np.linalg.norm(lab(matrix @ linear(one)) - lab(matrix @ linear(other))))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1, section 1.4.6."""
    lights = sorted(float(TO_XYZ[1] @ linear(code)) + 0.05 for code in (one, other))
    return lights[1] / lights[0]


def test_every_answer_is_read_at_seven_to_one() -> None:
    fields, inks = roles("fields"), roles("inks")
    assert fields.keys() == inks.keys()
    assert {
        role: contrast(fields[role], inks[role]) for role in fields if contrast(fields[role], inks[role]) < READABLE
    } == {}


@pytest.mark.parametrize("eyes", SIMULATED)
@pytest.mark.parametrize("mode", STOPS)
def test_an_admission_never_looks_like_anything_else(mode: str, eyes: str) -> None:
    fields = roles("fields")
    close = {
        (admit, stop): round(distance(fields[admit], fields[stop], eyes), 1) for admit in ADMITS for stop in STOPS[mode]
    }
    assert {pair: apart for pair, apart in close.items() if apart < TOLD_APART} == {}


def report() -> str:
    """Return the smallest distances, for the documentation: python -m tests.unit.ui.test_colour."""
    fields = roles("fields")
    return "\n".join(
        f"{eyes:12} {one:8} {other:8} {distance(fields[one], fields[other], eyes):5.1f}"
        for eyes in SIMULATED
        for one, other in combinations([*ADMITS, *STOPS["desk"]], 2)
    )


if __name__ == "__main__":
    print(report())
