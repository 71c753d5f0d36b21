"""Reading what was typed: whatever it is, it is a value or something wrong, never an exception."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.pages.form import Reading, Typed, typed
from sync.central.pages.moment import ago_text, day_text, input_moment, moment_text, number_text, size_text, zone_text
from sync.central.pages.words import Language, read_words

ALMATY = ZoneInfo("Asia/Almaty")
WORDS = read_words()
INSTANT = datetime(2021, 6, 6, 12, 30, tzinfo=UTC)


@given(st.text())
def test_nothing_typed_raises_and_what_is_wrong_reads_as_empty(value: str) -> None:
    read = Reading(typed(a=value))
    found = (
        read.number("a", 1, 9, needed=False),
        read.day("a", needed=False),
        read.instant("a", ALMATY, needed=False),
        read.choice("a", {"x"}, needed=False),
        read.text("a", needed=False),
    )
    assert ("a" in read.wrong) or found[:4] == (None, None, None, value)


@given(st.integers(-(10**17), 10**17), st.integers(-99, 0), st.integers(1, 99))
def test_a_number_is_read_only_within_its_limits(number: int, least: int, most: int) -> None:
    read = Reading(typed(a=number))
    assert read.number("a", least, most) == (number if least <= number <= most else None)
    assert bool(read.wrong) is not (least <= number <= most)


@given(st.integers(0, 80 * 366 * 24 * 60))
def test_a_time_that_a_form_was_filled_with_is_read_as_the_same_minute(minutes: int) -> None:
    instant = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    read = Reading(typed(a=input_moment(instant)))
    found = read.instant("a", ALMATY)
    assert found is not None
    assert found - instant in {timedelta(0), timedelta(hours=-1)}  # the hour that a change of zone gives twice


def test_the_first_thing_said_of_a_field_stands() -> None:
    read = Reading(typed(a=""))
    read.text("a")
    read.refuse("a", "form.choose")
    assert read.wrong["a"].key == "form.needed"


def test_lines_are_read_only_where_there_may_be_several() -> None:
    read = Reading(typed(a="one\r\ntwo", b="one\ntwo", c="a\x00b"))
    assert read.text("a", lines=True) == "one\r\ntwo"
    assert (read.text("b"), read.text("c", lines=True)) == ("", "")
    assert set(read.wrong) == {"b", "c"}


def test_a_group_of_ticks_is_all_its_values_and_a_field_its_last() -> None:
    sent = typed(days=[1, 2], name=None)
    assert (sent.all("days"), sent.get("days"), sent.get("name"), sent.get("none")) == (("1", "2"), "2", "", "")
    assert sent.without("days") == Typed((("name", ""),))


def test_times_stand_as_the_clocks_of_the_venue_show_them() -> None:
    assert moment_text(INSTANT, Language.RU) == "06.06.2021 18:30"
    assert moment_text(INSTANT, Language.KK, "Asia/Aqtau") == "06.06.2021 17:30"
    assert moment_text(INSTANT, Language.EN) == "6 Jun 2021 18:30"
    assert day_text(date(2021, 12, 31), Language.EN) == "31 Dec 2021"


@pytest.mark.parametrize(
    ("since", "says"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=119), "119 min ago"),
        (timedelta(hours=2), "2 h ago"),
        (timedelta(hours=47), "47 h ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_an_age_is_told_in_the_largest_unit_of_which_it_is_two(since: timedelta, says: str) -> None:
    assert ago_text(since, lambda key, **fills: WORDS.say(Language.EN, key, **fills)) == says


def test_a_time_zone_is_said_by_its_city_and_how_far_it_is_from_utc() -> None:
    now = datetime(2021, 6, 6, tzinfo=UTC)
    said = [zone_text(zone, now, WORDS, Language.EN) for zone in ("Asia/Almaty", "Asia/Aqtau", "Almaty", "UTC", "")]
    assert said == ["Almaty (UTC+6)", "Aktau (UTC+5)", "Almaty", "UTC", ""]


def test_numbers_and_sizes_stand_as_the_language_writes_them() -> None:
    assert number_text(1234567, Language.EN) == "1,234,567"
    assert number_text(1234567, Language.RU) == "1\u00a0234\u00a0567"
    counts = (0, 999, 1500, 41_000_000_000, 5 * 10**11)
    sizes = [size_text(count, Language.EN).replace("\u00a0", " ") for count in counts]
    assert sizes == ["0 B", "999 B", "1.5 kB", "41.0 GB", "500 GB"]
    assert size_text(1_200_000_000, Language.KK) == "1,2\u00a0ГБ"
