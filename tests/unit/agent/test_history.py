"""The history of syncs tells what changed, is short, and reads back as it was told."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.agent.errors import Cause, SyncError
from sync.agent.history import (
    MOST,
    Broke,
    Cycles,
    Fetched,
    History,
    Sent,
    TurnResult,
    Unchanged,
    history_document,
    history_from,
    history_words,
    with_cycle,
)
from sync.agent.turn import noted
from sync.replica.mailbox import Json

NOON = datetime(2021, 6, 6, 12, tzinfo=UTC)
Turn = tuple[str, int, TurnResult]
LANES = st.sampled_from(["pull", "push", "contact", "bundle"])
OUTCOMES = st.one_of(
    st.builds(Fetched, st.integers(1, 3), st.integers(0, 9)),
    st.builds(Sent, st.integers(1, 5)),
    st.just(Unchanged()),
    st.builds(Broke, st.sampled_from(["dns", "timeout"])),
)
TURNS = st.lists(st.tuples(LANES, st.integers(0, 45), OUTCOMES), max_size=90)


def told(turns: list[Turn]) -> Cycles:
    cycles: Cycles = ()
    at = NOON
    for lane, minutes, result in turns:
        at += timedelta(minutes=minutes)
        cycles = with_cycle(cycles, lane, at, result)
    return cycles


@given(TURNS)
def test_the_history_is_short_in_order_and_reads_back_as_it_was_told(turns: list[Turn]) -> None:
    cycles = told(turns)
    assert len(cycles) <= MOST
    assert [cycle.at for cycle in cycles] == sorted(cycle.at for cycle in cycles)
    assert history_from(history_document(cycles)) == cycles


def test_what_is_not_understood_of_a_kept_history_is_left_out() -> None:
    kept = "2021-06-06T13:01:00+00:00"
    good: dict[str, Json] = {"lane": "pull", "since": kept, "at": kept, "times": 1}
    naive = "2021-06-06T13:01:00"
    assert len(history_from([good, {**good, "at": "yesterday"}, {**good, "since": naive}, {"lane": "pull"}, 7])) == 1
    assert history_from("nothing") == ()


@given(TURNS)
def test_no_turn_is_lost_and_no_visit_while_there_is_room(turns: list[Turn]) -> None:
    cycles = told(turns[:MOST])
    assert sum(cycle.times for cycle in cycles) == len(turns[:MOST])
    sent = [result.visits for _, _, result in turns[:MOST] if isinstance(result, Sent)]
    assert sum(cycle.result.visits for cycle in cycles if isinstance(cycle.result, Sent)) == sum(sent)


def test_what_goes_on_is_one_line_and_what_changes_is_another() -> None:
    quarter: list[Turn] = [("push", 15, Sent(2)), ("contact", 0, Unchanged())]
    cycles = told([*quarter * 3, ("pull", 0, Broke("dns")), ("pull", 1, Broke("dns")), *quarter, *quarter])
    assert [(cycle.lane, cycle.times, cycle.result) for cycle in cycles] == [
        ("push", 3, Sent(6)),
        ("pull", 2, Broke("dns")),
        ("push", 2, Sent(4)),
        ("contact", 5, Unchanged()),
    ]
    assert list(history_words(told([("push", 0, Sent(1)), ("pull", 0, Fetched(7, 1))]), 2)) == [
        "Last syncs, newest first:",
        "  2021-06-06 12:00Z data: seq 7, 1 row",
        "  2021-06-06 12:00Z visits: 1 visit sent",
    ]
    assert list(history_words(cycles, 3)) == [
        "Last syncs, newest first:",
        "  2021-06-06 13:16Z contact: worked, nothing new, 5 times since 2021-06-06 12:15Z",
        "  2021-06-06 13:16Z visits: 4 visits sent, 2 times since 2021-06-06 13:01Z",
        "  2021-06-06 12:46Z data: failed: dns, 2 times since 2021-06-06 12:45Z",
    ]


def test_a_job_that_fails_is_noted_and_still_fails() -> None:
    history = History()

    def job() -> TurnResult:
        raise SyncError(Cause.TLS, "somebody in between")

    with pytest.raises(SyncError):
        noted(history.note, "pull", lambda: NOON, job)
    noted(history.note, "push", lambda: NOON, lambda: None)
    assert [cycle.result for cycle in history.cycles] == [Broke("tls")]
