"""What a visit looks like on its holder's phone."""

from datetime import UTC, datetime

import pytest

from sync.central.fleet.door import DoorVisit
from sync.central.pages.public.door_page import face_of
from sync.central.pages.words import Language, read_words
from sync.model.decision import Verdict
from sync.model.status import Status
from sync.model.visit import Direction, Outcome, Reason

NOON = datetime(2021, 6, 6, 12, tzinfo=UTC)
BY_STATUS = ("green", "blue", "yellow", "red")
VERDICTS = [
    Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN),
    Verdict(Outcome.ADMIT, Reason.BLUE, Status.BLUE),
    Verdict(Outcome.DENY, Reason.YELLOW, Status.YELLOW),
    Verdict(Outcome.DENY, Reason.RED, Status.RED),
    Verdict(Outcome.DENY, Reason.VENUE_RULE, Status.BLUE),
    *(Verdict(Outcome.REFER, reason, status) for reason in Reason for status in (None, *Status)),
]


def visit(verdict: Verdict, direction: Direction = Direction.ENTRY) -> DoorVisit:
    return DoorVisit(NOON, direction, verdict)


@pytest.mark.parametrize(
    ("verdict", "field", "icon"),
    [
        (VERDICTS[0], "green", "admit"),
        (VERDICTS[1], "blue", "admit"),
        (VERDICTS[2], "yellow", "deny"),
        (VERDICTS[3], "red", "deny"),
        (VERDICTS[4], "refused", "deny"),
        (Verdict(Outcome.REFER, Reason.VENUE_FULL, Status.GREEN), "referred", "refer"),
        (Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN, enforced=False), "plain", "refer"),
        (Verdict(Outcome.DENY, Reason.RED, Status.RED, enforced=False), "plain", "refer"),
    ],
)
def test_colour_and_icon_say_the_same(verdict: Verdict, field: str, icon: str) -> None:
    face = face_of(visit(verdict))
    assert (face.field, face.icon) == (field, icon)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_only_an_admission_in_force_looks_like_one(verdict: Verdict) -> None:
    face = face_of(visit(verdict))
    assert (face.icon == "admit") == (verdict.outcome is Outcome.ADMIT)
    assert (face.field in {"green", "blue"}) == (verdict.outcome is Outcome.ADMIT)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_an_exit_accuses_nobody_and_admits_nobody(verdict: Verdict) -> None:
    face = face_of(visit(verdict, Direction.EXIT))
    assert (face.field, face.icon, face.word) == ("plain", "exit", "exit")


@pytest.mark.parametrize("language", Language)
def test_every_answer_has_words_in_every_language(language: Language) -> None:
    words = read_words().by_language[language]
    for verdict in VERDICTS:
        word = face_of(visit(verdict)).word
        next_word = verdict.reason.value if word == "deny" else word
        assert words[f"visitor.answer_{word}"]
        assert words[f"visitor.next_{next_word}"]
