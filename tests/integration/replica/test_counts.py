"""The day's figures: entries by outcome and hour, and who is inside."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.model.visit import Direction, Outcome, Reason
from sync.replica.database import Folder
from sync.replica.journal import Journal
from sync.replica.outgoing import Outgoing
from sync.replica.retention import forget
from tests.fakes.replica import NOON, new_folder, receipt, visit


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path)


@pytest.fixture
def journal(folder: Folder) -> Journal:
    return Journal(folder)


def test_counts_are_of_entries_by_outcome_and_hour(journal: Journal) -> None:
    for number, changes in enumerate[dict[str, Any]](
        [
            {}, {"at": NOON + timedelta(hours=1)}, {"outcome": Outcome.DENY, "reason": Reason.RED},
            {"direction": Direction.EXIT, "reason": Reason.EXIT}, {"at": NOON - timedelta(hours=1)},
            {"direction": Direction.EXIT, "outcome": Outcome.REFER, "reason": Reason.NOT_A_PASS},
        ]
    ):  # fmt: skip
        journal.append(visit(number + 1, **{"at": NOON} | changes))
    counts = journal.counts(NOON)
    assert counts.outcomes == {Outcome.ADMIT: 2, Outcome.DENY: 1, Outcome.REFER: 0}
    assert [(hour.hour, hour.outcome, hour.visits) for hour in counts.hours] == [
        (NOON, Outcome.ADMIT, 1),
        (NOON, Outcome.DENY, 1),
        (NOON + timedelta(hours=1), Outcome.ADMIT, 1),
    ]


WHO = st.sampled_from([(1, "p1"), (2, "p1"), (3, "p1"), (1, "p2"), (4, "p2"), (None, None)])
CAME = st.tuples(st.integers(-20, 90), st.sampled_from(Direction), st.sampled_from(Outcome), WHO, st.booleans())


def people_inside(came: list[tuple[int, Direction, Outcome, tuple[int | None, str | None], bool]]) -> int:
    """Follow everybody as a porter with a list would; somebody without a name there is None."""
    inside: list[int | None] = []
    pepper: str | None = None
    for minutes, direction, outcome, (key, pepper_id), _ in came:
        if minutes < 0 or outcome is not Outcome.ADMIT:
            continue
        if key is not None and pepper_id != pepper:
            inside, pepper = [None for _ in inside], pepper_id
        if direction is Direction.EXIT:
            gone = key if key in inside else None
            inside = (
                inside if gone not in inside else [*inside[: inside.index(gone)], *inside[inside.index(gone) + 1 :]]
            )
        elif key is None or key not in inside:
            inside.append(key)
    return len(inside)


@settings(max_examples=40)
@given(st.lists(CAME, max_size=20))
def test_everybody_inside_counts_once_whether_counted_on_or_afresh(
    tmp_path_factory: pytest.TempPathFactory,
    came: list[tuple[int, Direction, Outcome, tuple[int | None, str | None], bool]],
) -> None:
    folder = new_folder(tmp_path_factory.mktemp("counts"))
    with closing(Journal(folder)) as journal, closing(Journal(folder)) as kiosk:
        for number, (minutes, direction, outcome, (key, pepper_id), looked_at) in enumerate(came, start=1):
            at = NOON + timedelta(minutes=minutes)
            made = {"at": at, "direction": direction, "outcome": outcome, "identity_key": key, "pepper_id": pepper_id}
            journal.append(visit(number, **made))
            if looked_at:
                with closing(Journal(folder)) as afresh:
                    assert kiosk.counts(NOON) == afresh.counts(NOON)
                assert kiosk.counts(NOON).inside == people_inside(came[:number])


def test_whose_key_was_erased_meanwhile_is_still_inside_and_still_goes_out(folder: Folder, journal: Journal) -> None:
    def afresh() -> int:
        with closing(Journal(folder)) as restarted:
            return restarted.counts(NOON).inside

    Outgoing(folder).settle([receipt(journal.append(visit(number, identity_key=number))) for number in (1, 2)])
    assert journal.counts(NOON).inside == 2
    forget(folder, NOON + timedelta(minutes=1), timedelta(0))
    journal.append(visit(3, identity_key=3))
    assert (journal.counts(NOON).inside, afresh()) == (3, 3)
    for number, left in ((1, 2), (2, 1), (3, 0)):
        journal.append(visit(10 + number, identity_key=number, direction=Direction.EXIT))
        assert (journal.counts(NOON).inside, afresh()) == (left, left)
