"""When a visitor is told what would help."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.vision.picture import Hint
from kiosk.workers.hinting import GONE_AFTER, HINT_AFTER, LEAST_SHOWN, Hinting


def in_view(hinting: Hinting, begin: float, seconds: float, needs: Hint | None = Hint.TILT) -> Hint | None:
    hint, at = None, begin
    while at <= begin + seconds:
        hint = hinting.unread(at, needs)
        at += 1 / 30
    return hint


def test_an_empty_place_gets_no_hint_however_dark_it_is() -> None:
    hinting = Hinting()
    assert [hinting.nothing(at / 10) for at in range(100)] == [None] * 100


def test_a_code_in_view_unread_for_a_while_gets_one() -> None:
    assert in_view(Hinting(), 0.0, HINT_AFTER - 0.1) is None
    assert in_view(Hinting(), 0.0, HINT_AFTER + 0.1) is Hint.TILT


def test_a_code_seen_now_and_then_is_not_one_that_was_in_view_all_the_time() -> None:
    hinting = Hinting()
    assert [hinting.unread(number * (GONE_AFTER + 0.1), Hint.TILT) for number in range(20)] == [None] * 20


def test_a_reading_takes_the_hint_away_at_once() -> None:
    hinting = Hinting()
    in_view(hinting, 0.0, 2.0)
    assert hinting.read() is None
    assert hinting.nothing(2.1) is None


def test_a_hint_goes_with_the_code() -> None:
    hinting = Hinting()
    in_view(hinting, 0.0, 2.0)
    assert hinting.nothing(2.0 + GONE_AFTER + LEAST_SHOWN) is None


@given(st.lists(st.sampled_from([Hint.TILT, Hint.BRIGHTEN, None]), min_size=1, max_size=300))
def test_a_hint_never_flickers_whatever_the_light_does(lights: list[Hint | None]) -> None:
    hinting, changed = Hinting(), float("-inf")
    shown = in_view(hinting, 0.0, HINT_AFTER)
    for number, needs in enumerate(lights, start=1):
        at = HINT_AFTER + number / 30
        hint = hinting.unread(at, needs)
        if hint is not shown:
            assert shown is None or at - changed >= LEAST_SHOWN
            shown, changed = hint, at
