"""One camera judged from what happens to it: no thread, no clock but the one that is told."""

from dataclasses import dataclass, field

from kiosk.vision.camera import FIXED, Frame
from kiosk.vision.watch import WARM_UP, CameraHealth
from kiosk.workers.care import OPEN_PATIENCE, SETTLED_AFTER, Care
from kiosk.workers.reader import CameraOpened, CameraRefused, PictureMissed
from tests.fakes.cameras import noise

PICTURES = noise()
SHOWN_WITHIN = 2.0
LOOK_EVERY = 0.25


@dataclass
class Openings:
    """What opens the camera, counting; `delay` None: too many threads hang already."""

    delay: float | None = 0.5
    reopened: int = 0
    settled: list[bool] = field(default_factory=list)

    def reopen(self) -> float | None:
        self.reopened += 1
        return self.delay

    def settle(self) -> None:
        self.settled.append(True)


def playing(care: Care, begin: float, end: float, step: float = 0.05) -> float:
    """Let pictures come from `begin` to `end`, judging after each; return the last instant."""
    at = begin
    while at < end:
        care.saw(Frame(next(PICTURES), at, 0))
        care.judge(at)
        at += step
    return at


def test_a_camera_that_plays_is_good_with_its_first_picture() -> None:
    care = Care(Openings(), 0.0)
    care.note(CameraOpened(1.0, repeats=False, dials=FIXED))
    care.saw(Frame(next(PICTURES), 1.1, 0))
    assert care.judge(1.1) is CameraHealth.GOOD


def test_a_driver_that_never_opens_counts_as_blocked_and_is_tried_again() -> None:
    openings = Openings()
    care = Care(openings, 0.0)
    assert care.judge(SHOWN_WITHIN - LOOK_EVERY - 0.3) is CameraHealth.STARTING
    assert care.judge(SHOWN_WITHIN - LOOK_EVERY) is CameraHealth.BLOCKED
    assert care.judge(OPEN_PATIENCE - 0.1) is CameraHealth.BLOCKED
    assert openings.reopened == 0
    assert care.judge(OPEN_PATIENCE) is CameraHealth.BLOCKED
    assert openings.reopened == 1


def test_an_opened_camera_without_a_picture_is_shown_within_two_seconds_and_given_time_to_warm_up() -> None:
    openings = Openings()
    care = Care(openings, 0.0)
    care.note(CameraOpened(1.0, repeats=False, dials=FIXED))
    assert care.judge(1.1) is CameraHealth.STARTING
    assert care.judge(1.0 + SHOWN_WITHIN - LOOK_EVERY) is CameraHealth.BLOCKED
    assert openings.reopened == 0
    assert care.judge(1.0 + WARM_UP) is CameraHealth.BLOCKED
    assert openings.reopened == 1


def test_the_last_word_stands_through_every_reopening_until_a_picture_comes() -> None:
    openings = Openings()
    care = Care(openings, 0.0)
    words = set()
    for begun in range(0, 30, 3):
        care.note(CameraOpened(begun, repeats=False, dials=FIXED))
        if begun:
            words.add(care.judge(begun + 0.1))
        care.note(PictureMissed(begun + 0.2))
        words.add(care.judge(begun + 1.0))
    assert words == {CameraHealth.LOST}
    assert openings.reopened == 10
    care.note(CameraOpened(30.0, repeats=False, dials=FIXED))
    care.saw(Frame(next(PICTURES), 30.1, 0))
    assert care.judge(30.1) is CameraHealth.GOOD


def test_while_an_opening_is_under_way_no_other_is_begun() -> None:
    openings = Openings()
    care = Care(openings, 0.0)
    care.note(CameraRefused("camera_missing"))
    for tenth in range(50):
        assert care.judge(0.1 * tenth) is CameraHealth.MISSING
    assert openings.reopened == 1


def test_an_opening_that_is_never_answered_is_followed_by_another() -> None:
    openings = Openings(delay=0.5)
    care = Care(openings, 0.0)
    care.note(CameraRefused("camera_busy"))
    assert care.judge(0.0) is CameraHealth.BUSY
    assert care.judge(OPEN_PATIENCE + 0.4) is CameraHealth.BUSY
    assert care.judge(OPEN_PATIENCE + 0.5) is CameraHealth.BLOCKED
    assert openings.reopened == 2


def test_a_late_word_of_the_camera_that_failed_is_not_the_new_ones_answer() -> None:
    openings = Openings()
    care = Care(openings, 0.0)
    care.note(CameraOpened(0.0, repeats=False, dials=FIXED))
    care.note(PictureMissed(0.1))
    assert care.judge(1.0) is CameraHealth.LOST
    care.note(PictureMissed(1.1))
    assert care.judge(1.2) is CameraHealth.LOST
    assert openings.reopened == 1


def test_a_camera_that_comes_back_is_good_again() -> None:
    care = Care(Openings(), 0.0)
    care.note(CameraOpened(0.0, repeats=False, dials=FIXED))
    care.note(PictureMissed(0.1))
    care.judge(1.0)
    care.note(CameraOpened(2.0, repeats=False, dials=FIXED))
    care.saw(Frame(next(PICTURES), 2.1, 0))
    assert care.judge(2.1) is CameraHealth.GOOD


def test_trouble_counts_as_a_first_one_only_after_the_camera_was_well_for_a_while() -> None:
    openings = Openings()
    care = Care(openings, 0.0)
    care.note(CameraOpened(0.0, repeats=False, dials=FIXED))
    at = playing(care, 0.0, SETTLED_AFTER - 0.1)
    assert openings.settled == []
    playing(care, at, SETTLED_AFTER + 0.5)
    assert openings.settled


def test_when_nothing_can_be_begun_it_is_asked_for_again_later_not_at_once() -> None:
    openings = Openings(delay=None)
    care = Care(openings, 0.0)
    care.note(CameraRefused("camera_missing"))
    care.judge(0.0)
    care.judge(OPEN_PATIENCE - 0.1)
    assert openings.reopened == 1
    care.judge(OPEN_PATIENCE)
    assert openings.reopened == 2
