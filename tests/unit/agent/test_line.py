"""While the pepper changes, each terminal goes from the old line to the new one at a moment of its own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.agent.line import change_over, followed, leaving
from sync.agent.plan import SnapshotVersion, plan
from sync.agent.port import SnapshotFile
from tests.unit.agent.test_plan import base, delta

ENDS = datetime(2021, 6, 13, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
EARLY, LATE = ENDS - WEEK, ENDS
TERMINAL = "t-0123456789abcdef"


def ending(file: SnapshotFile, ends: datetime = ENDS) -> SnapshotFile:
    return replace(file, note=file.note.model_copy(update={"line_ends": ends}))


OLD = [ending(delta(1, 2, 10)), ending(delta(2, 4, 10))]
NEW = [base(3, 1000, "p2"), delta(3, 5, 10, "p2")]


def way(held: SnapshotVersion | None, files: Sequence[SnapshotFile], now: datetime) -> tuple[SnapshotFile, ...]:
    return plan(held, followed(held, files, TERMINAL, WEEK, now))


def test_the_old_line_is_followed_until_the_moment_and_the_new_one_from_it() -> None:
    held, files = SnapshotVersion(1, "p1"), [*OLD, *NEW]
    moment = leaving(held, files, TERMINAL, WEEK)
    assert moment is not None
    assert way(held, files, moment - timedelta(seconds=1)) == tuple(OLD)
    assert way(held, files, moment) == tuple(NEW)


def test_at_the_newest_of_the_old_line_there_is_nothing_to_fetch_yet() -> None:
    assert way(SnapshotVersion(4, "p1"), [*OLD, *NEW], EARLY) == ()


def test_after_the_end_the_old_line_is_left_at_once() -> None:
    assert way(SnapshotVersion(4, "p1"), [*OLD, *NEW], LATE) == tuple(NEW)


def test_who_missed_the_old_lines_files_goes_to_the_new_one_at_once() -> None:
    assert way(SnapshotVersion(1, "p1"), [OLD[1], *NEW], EARLY) == tuple(NEW)
    assert way(SnapshotVersion(1, "p1"), NEW, EARLY) == tuple(NEW)


def test_a_terminal_without_data_begins_on_the_new_line() -> None:
    assert way(None, [*OLD, *NEW], EARLY) == tuple(NEW)


def test_who_is_on_the_new_line_stays_there() -> None:
    assert way(SnapshotVersion(3, "p2"), [*OLD, *NEW], EARLY) == (NEW[1],)


def test_a_line_that_does_not_end_is_followed_as_ever() -> None:
    files = [delta(1, 2, 10), base(3, 5)]
    assert followed(SnapshotVersion(1, "p1"), files, TERMINAL, WEEK, EARLY) == files


def test_thirty_thousand_terminals_spread_evenly_over_the_window() -> None:
    hours = Counter(
        int((change_over(f"t-{number:016x}", "p1", ENDS, WEEK) - EARLY) / timedelta(hours=1))
        for number in range(30_000)
    )
    assert set(hours) == set(range(168))
    assert max(hours.values()) < 250  # 179 are the mean


texts = st.text("abcdef0123456789-", min_size=1, max_size=20)
instants = st.datetimes(datetime(2021, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
spreads = st.timedeltas(timedelta(0), timedelta(days=3653))


@given(texts, texts, instants, spreads)
def test_a_moment_lies_within_the_spread_before_the_end_and_does_not_change(
    terminal: str, pepper: str, ends: datetime, spread: timedelta
) -> None:
    moment = change_over(terminal, pepper, ends, spread)
    assert ends - spread <= moment <= ends
    assert moment == change_over(terminal, pepper, ends, spread)


lengths = st.integers(1, 50)
deltas = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8), lengths), max_size=8)


@given(
    deltas,
    deltas,
    st.lists(st.tuples(st.integers(1, 8), lengths), max_size=3),
    st.builds(SnapshotVersion, st.integers(1, 8), st.sampled_from(["p1", "p2"])),
    st.timedeltas(timedelta(0), WEEK * 2),
    texts,
)
def test_whatever_is_on_offer_no_base_is_fetched_before_the_moment_and_nothing_is_missed_after_it(
    old: list[tuple[int, int, int]],
    new: list[tuple[int, int, int]],
    bases: list[tuple[int, int]],
    held: SnapshotVersion,
    since: timedelta,
    terminal: str,
) -> None:
    line = [ending(delta(*one)) for one in old]
    files = [*line, *(delta(*one, "p2") for one in new), *(base(*one, "p2") for one in bases)]
    now, moment = EARLY + since, leaving(held, files, terminal, WEEK)
    chosen = plan(held, followed(held, files, terminal, WEEK, now))
    if moment is not None and now < moment and follows_to_the_end(held, line):
        assert chosen == plan(held, line)
        assert all(file.note.pepper_id == held.pepper_id for file in chosen)
    else:
        assert chosen == plan(held, files)


def follows_to_the_end(held: SnapshotVersion, line: Sequence[SnapshotFile]) -> bool:
    """Try every delta again and again until none leads further."""
    reached = {held.seq}
    for _ in line:
        reached |= {
            file.note.seq for file in line if file.note.from_seq in reached and file.note.seq > file.note.from_seq
        }
    return max(reached) >= max(file.note.seq for file in line)
