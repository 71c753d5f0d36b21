"""One code is one check, and one screenshot admits one person: over restarts and wrong clocks too."""

from datetime import UTC, datetime, timedelta

import pytest

from sync.model.status import Status
from sync.model.visit import Direction, Method, Outcome, Reason
from tests.fakes.terminal import NOW, pass_text
from tests.integration.desk.place import BLUE, GREEN, RED, Place


def test_a_code_held_for_five_seconds_is_one_visit(place: Place) -> None:
    text = pass_text(GREEN).encode()
    checks = [place.desk.check_payload(text, frame / 30, Method.QR, Direction.ENTRY) for frame in range(150)]
    assert sum(check is not None for check in checks) == 1
    assert len(place.recorded()) == 1


def test_one_screenshot_admits_one_person_and_an_exit_gives_the_way_back(place: Place) -> None:
    text = pass_text(GREEN)
    assert place.answer(text)[0] is Outcome.ADMIT
    assert place.answer(text) == (Outcome.REFER, Reason.ALREADY_USED_HERE, Status.GREEN)
    assert place.answer(text, Direction.EXIT)[1] is Reason.EXIT
    assert place.answer(text)[0] is Outcome.ADMIT


def test_a_renewed_pass_of_the_same_person_is_no_way_around(place: Place) -> None:
    assert place.answer(pass_text(GREEN))[0] is Outcome.ADMIT
    assert place.answer(pass_text(GREEN, minutes=59))[1] is Reason.ALREADY_USED_HERE


def test_a_restart_lets_no_screenshot_through_again(place: Place) -> None:
    text = pass_text(GREEN)
    place.show(text)
    place.desk = place.another_desk()
    place.desk.recall()
    assert place.answer(text)[1] is Reason.ALREADY_USED_HERE


@pytest.mark.parametrize("off_by", [timedelta(days=-1), timedelta(days=1)])
def test_a_restart_counts_the_window_in_trusted_time_whatever_the_system_clock_says(
    place: Place, off_by: timedelta
) -> None:
    text = pass_text(GREEN)
    place.show(text)
    place.clock.system = NOW + off_by
    place.desk = place.another_desk()
    place.desk.recall()
    assert place.answer(text)[1] is Reason.ALREADY_USED_HERE


def test_a_restart_before_the_clock_is_trusted_forgets_nobody(place: Place) -> None:
    text = pass_text(GREEN)
    place.show(text)
    place.clock.why, place.clock.system = "the clock says 2035", datetime(2035, 1, 1, tzinfo=UTC)
    place.desk = place.another_desk()
    place.desk.recall()
    assert place.answer(text)[1] is Reason.CLOCK_NOT_TRUSTED
    place.clock.why = ""
    assert place.answer(text)[1] is Reason.ALREADY_USED_HERE


def test_a_code_held_on_while_nothing_is_checked_is_still_the_same_check(place: Place) -> None:
    text, other = pass_text(GREEN).encode(), pass_text(BLUE).encode()
    assert place.desk.check_payload(text, 0.0, Method.QR, Direction.ENTRY) is not None
    for tenth in range(1, 100):
        place.desk.keep_in_view((text, other), tenth / 10)
    assert place.desk.check_payload(text, 10.0, Method.QR, Direction.ENTRY) is None
    assert place.desk.check_payload(other, 10.0, Method.QR, Direction.ENTRY) is not None


def test_two_different_passes_at_once_are_one_referral(place: Place) -> None:
    both = frozenset({pass_text(GREEN).encode(), pass_text(RED).encode()})
    first = place.desk.check_several(both, 1.0, Direction.EXIT)
    assert first is not None
    assert first.verdict.reason is Reason.SEVERAL_PASSES
    assert first.visit.direction is Direction.EXIT
    assert place.desk.check_several(both, 1.1, Direction.EXIT) is None
