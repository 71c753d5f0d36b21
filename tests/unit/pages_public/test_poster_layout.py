"""Where everything is on the poster, whatever the venue is called."""

import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.central.errors import CentralError
from sync.central.fleet.poster_code import PosterCode
from sync.central.fleet.venue import new_venue
from sync.central.pages.words import Language, Words, read_words
from sync.central.poster.face import Faces, load_faces
from sync.central.poster.layout import HEIGHT, QUIET_ZONE, WIDTH, Box, Label, Symbol, lay_out
from sync.central.poster.svg import left_of, poster_svg

URL = "https://ashyq.example.kz/v/at/ABCD-EFGH-IJKL-MNOP"
NAMES = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=120).filter(str.strip)


@cache
def words() -> Words:
    return read_words()


@cache
def faces() -> Faces:
    return load_faces()


def poster(kk: str = "«Арман» кинотеатры", ru: str = "Кинотеатр «Арман»", en: str = "Arman cinema") -> PosterCode:
    name = {"kk": kk, "ru": ru, "en": en}
    venue = new_venue(id="arman", name=name, category="cinema", region="ALA", timezone="Asia/Almaty")
    return PosterCode(venue, "ABCD-EFGH-IJKL-MNOP", URL)


@settings(max_examples=40, deadline=None)
@given(NAMES, NAMES, NAMES)
def test_every_line_stays_on_the_sheet_and_clear_of_the_code(kk: str, ru: str, en: str) -> None:
    marks = lay_out(poster(kk, ru, en), words(), faces())
    (frame,) = (mark for mark in marks if isinstance(mark, Box) and mark.stroke)
    for mark in marks:
        if isinstance(mark, Label):
            face = faces().bold if mark.bold else faces().regular
            left = left_of(mark, face)
            assert left >= 10
            assert left + face.width(mark.words, mark.points) <= WIDTH - 10
            assert 10 < mark.y < HEIGHT - 10
            assert not frame.y - 2 < mark.y < frame.y + frame.height


def test_the_code_has_its_quiet_zone_inside_the_frame() -> None:
    marks = lay_out(poster(), words(), faces())
    (frame,) = (mark for mark in marks if isinstance(mark, Box) and mark.stroke)
    (symbol,) = (mark for mark in marks if isinstance(mark, Symbol))
    zone = QUIET_ZONE * symbol.module
    assert min(x for x, _, _ in symbol.runs) - frame.x >= zone
    assert frame.x + frame.width - max(x + width for x, _, width in symbol.runs) >= zone
    assert min(y for _, y, _ in symbol.runs) - frame.y >= zone


def test_a_name_that_is_the_same_in_every_language_stands_once() -> None:
    labels = [
        mark.words for mark in lay_out(poster("Ashyq", "Ashyq", "Ashyq"), words(), faces()) if isinstance(mark, Label)
    ]
    assert labels.count("Ashyq") == 2  # the project's own name above, the venue's below


@pytest.mark.parametrize("language", Language)
def test_all_three_languages_say_what_to_do(language: Language) -> None:
    said = " ".join(mark.words for mark in lay_out(poster(), words(), faces()) if isinstance(mark, Label))
    for key in ("when", "step_scan", "step_touch", "step_show", "no_phone", "private"):
        assert words().say(language, f"poster.{key}") in said


def test_the_svg_is_well_formed_and_holds_no_script_whatever_a_venue_is_called() -> None:
    hostile = poster("<script>alert(1)</script>", "&amp; \"'", "]]>")
    root = ET.fromstring(poster_svg(hostile, words(), faces()))  # noqa: S314  # our own text
    assert root.get("width") == "210mm"
    assert root.get("height") == "297mm"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "title", "desc", "path", "rect"}
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "<script>alert(1)</script>"


def test_fonts_that_are_missing_are_named_with_what_brings_them(tmp_path: Path) -> None:
    with pytest.raises(CentralError) as fault:
        load_faces(tmp_path)
    assert fault.value.code == "fonts"
    assert "fonts-noto-core" in fault.value.remedy
