"""What leaves as CSV reads back as it was, and nothing in it is computed."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.csv_line import csv_line

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(line: str) -> list[str]:
    return next(csv.reader(StringIO(line, newline="")))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_a_formula_becomes_a_text(cell: str) -> None:
    assert read(csv_line([cell])) == [f"'{cell}"]


@given(st.lists(st.one_of(texts, st.integers()), min_size=1))
def test_every_line_reads_back_but_for_the_apostrophe(cells: list[str | int]) -> None:
    found = read(csv_line(cells))
    assert [one.removeprefix("'") for one in found] == [str(cell).removeprefix("'") for cell in cells]
    assert all(not one.lstrip(" ").startswith(("=", "+", "@")) for one in found)


def test_a_number_below_nothing_stays_a_number() -> None:
    assert csv_line([-5, "ALA"]) == "-5,ALA\r\n"
