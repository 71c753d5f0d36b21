"""What a venue may be called is the same for the command line, the pages and the messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.errors import CentralError
from sync.central.fleet.venue import new_venue
from sync.central.pages.form import Reading, typed
from sync.central.pages.venue_form import read_venue
from sync.wire.name import LONGEST_NAME

MEMBERS = {"category": "cinema", "region": "ALA", "timezone": "Asia/Almaty"}


def by_command(venue_id: str, name: str) -> bool:
    try:
        new_venue(id=venue_id, name={"kk": name, "ru": name, "en": name}, **MEMBERS)
    except CentralError as fault:
        return fault.code != "venue"
    return True


def by_page(venue_id: str, name: str) -> bool:
    sent = typed(id=venue_id, name_kk=name, name_ru=name, name_en=name, **MEMBERS)
    return read_venue(Reading(sent), None) is not None


@pytest.mark.parametrize("venue_id", ["..", ".", "", "-a", "a.b", "a:b", "a\n", "A", "a/b", "é", "a" * 65])
def test_an_id_that_no_address_can_hold_is_refused(venue_id: str) -> None:
    assert not by_command(venue_id, "Arman")
    assert by_page(venue_id, "Arman") is (venue_id == "a\n")  # what is typed is stripped


@pytest.mark.parametrize(
    "name",
    ["", " ", "\u200b", "\u200b\u200d \ufeff", "\u3164", "\u2800", "a" * (LONGEST_NAME + 1), "a\nb", "a\x00", "a\x85b"]
    + [f"Arman {mark}namrA" for mark in "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"],
)
def test_a_name_that_cannot_be_read_is_refused(name: str) -> None:
    assert not by_command("arman", name)
    assert not by_page("arman", name)


@pytest.mark.parametrize(
    "name", ["Арман", "«Әлем» № 5", "a" * LONGEST_NAME, "می\u200cخواهم", "शक्\u200dति", "👩\u200d🍳 Café"]
)
def test_a_name_of_any_writing_is_taken(name: str) -> None:
    assert by_command("arman", name)
    assert by_page("arman", name)


@given(st.text(max_size=LONGEST_NAME + 9).map(str.strip), st.text(st.sampled_from("ab9-_.:/A"), max_size=9))
def test_the_command_line_takes_what_the_pages_take(name: str, venue_id: str) -> None:
    assert by_command(venue_id, name) is by_page(venue_id, name)
