"""Charts say what the figures say, to eyes and to screen readers."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.pages.chart import PLOT_HEIGHT, Column, Look, columns, looks, row, scale, swatch

SERIES = (Look.PLAIN, Look.STRIPED, Look.DOTTED)
values = st.tuples(*[st.integers(0, 10**9)] * 3)


def drawn(shown: list[Column], title: str = "Checks") -> ET.Element:
    return ET.fromstring(columns("days", title, "by day", SERIES, shown, str))  # noqa: S314  # our own


@given(st.lists(values, min_size=1, max_size=370))
def test_columns_are_as_high_as_their_values(figures: list[tuple[int, int, int]]) -> None:
    top = scale(max(map(sum, figures)))[-1]
    found = drawn([Column(str(place), "", value) for place, value in enumerate(figures)])
    for value, group in zip(figures, found.findall(".//g"), strict=True):
        heights = [float(rect.attrib["height"]) for rect in group.findall("rect")]
        assert sum(heights) == pytest.approx(PLOT_HEIGHT * sum(value) / top, abs=0.5)
        assert len(heights) == sum(one > 0 for one in value)


@given(st.integers(0, 10**12))
def test_a_scale_is_round_holds_the_most_and_is_short(most: int) -> None:
    ticks = scale(most)
    assert ticks[0] == 0
    assert ticks[-1] >= max(most, 1)
    assert 2 <= len(ticks) <= 7
    assert str(ticks[1])[0] in "125"
    assert str(ticks[1])[1:].strip("0") == ""


def test_a_chart_has_a_title_a_description_and_hints_and_believes_no_text() -> None:
    found = drawn([Column("<1>", "1 & 2 <b>", (1, 2, 3))], title='"<script>"')
    plot = found.find("svg[@role='img']")
    assert plot is not None
    title, text = plot.attrib["aria-labelledby"].split()
    assert found.findtext(f".//title[@id='{title}']") == '"<script>"'
    assert found.findtext(f".//desc[@id='{text}']") == "by day"
    assert found.findtext(".//g/title") == "1 & 2 <b>"


@pytest.mark.parametrize("count", [1, 24, 31, 366])
def test_few_columns_are_labelled_and_half_of_those_on_a_phone(count: int) -> None:
    found = drawn([Column(str(place), "", (1, 0, 0)) for place in range(count)])
    marks = found.findall("svg[@role='img']/text")
    assert 1 <= len(marks) <= 10
    assert sum(mark.attrib["class"] == "coarse" for mark in marks) == -(-len(marks) // 2)


def test_each_series_has_a_pattern_of_its_own_and_no_style_is_needed() -> None:
    markup = looks() + row(SERIES, (1, 1, 1), 3) + columns("a", "", "", SERIES, [Column("", "", (1, 1, 1))], str)
    for look in SERIES:
        assert f'id="look-{look.value}"' in markup
        assert markup.count(f"url(#look-{look.value})") == 2
        assert look.value in swatch(look)
    assert "style=" not in markup


def test_a_row_is_as_wide_as_its_share() -> None:
    found = ET.fromstring(row(SERIES, (5, 0, 20), 100))  # noqa: S314  # our own
    assert [(rect.attrib["x"], rect.attrib["width"]) for rect in found] == [("0.000%", "5.000%"), ("5.000%", "20.000%")]
