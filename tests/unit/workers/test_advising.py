"""When a visitor is told what would help."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.vision.picture import Advice
from kiosk.workers.advising import ADVISE_AFTER, GONE_AFTER, LEAST_SHOWN, Advising


def in_view(advising: Advising, begin: float, seconds: float, needs: Advice | None = Advice.TILT) -> Advice | None:
    advice, at = None, begin
    while at <= begin + seconds:
        advice = advising.unread(at, needs)
        at += 1 / 30
    return advice


def test_an_empty_place_gets_no_advice_however_dark_it_is() -> None:
    advising = Advising()
    assert [advising.nothing(at / 10) for at in range(100)] == [None] * 100


def test_a_code_in_view_unread_for_a_while_gets_one() -> None:
    assert in_view(Advising(), 0.0, ADVISE_AFTER - 0.1) is None
    assert in_view(Advising(), 0.0, ADVISE_AFTER + 0.1) is Advice.TILT


def test_a_code_seen_now_and_then_is_not_one_that_was_in_view_all_the_time() -> None:
    advising = Advising()
    assert [advising.unread(number * (GONE_AFTER + 0.1), Advice.TILT) for number in range(20)] == [None] * 20


def test_a_reading_takes_the_advice_away_at_once() -> None:
    advising = Advising()
    in_view(advising, 0.0, 2.0)
    advising.read()
    assert advising.nothing(2.1) is None


def test_advice_goes_with_the_code() -> None:
    advising = Advising()
    in_view(advising, 0.0, 2.0)
    assert advising.nothing(2.0 + GONE_AFTER + LEAST_SHOWN) is None


@given(st.lists(st.sampled_from([Advice.TILT, Advice.BRIGHTEN, None]), min_size=1, max_size=300))
def test_advice_never_flickers_whatever_the_light_does(lights: list[Advice | None]) -> None:
    advising, changed = Advising(), float("-inf")
    shown = in_view(advising, 0.0, ADVISE_AFTER)
    for number, needs in enumerate(lights, start=1):
        at = ADVISE_AFTER + number / 30
        advice = advising.unread(at, needs)
        if advice is not shown:
            assert shown is None or at - changed >= LEAST_SHOWN
            shown, changed = advice, at
