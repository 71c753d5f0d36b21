"""For any history on offer the plan ends at the newest seq, and no other way takes fewer bytes."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sync.agent.plan import SnapshotVersion, cost, plan
from sync.agent.port import SnapshotFile
from sync.wire.api import TargetNote

AT = datetime(2021, 6, 6, tzinfo=UTC)


def file(kind: str, from_seq: int, seq: int, length: int, pepper_id: str = "p1") -> SnapshotFile:
    note = TargetNote.model_validate(
        {"kind": kind, "seq": seq, "from_seq": from_seq, "generated_at": AT, "pepper_id": pepper_id, "rows": 1}
    )
    return SnapshotFile(f"data/{kind}-{from_seq}-{seq}-{pepper_id}", length, "", note)


def base(seq: int, length: int, pepper_id: str = "p1") -> SnapshotFile:
    return file("base", 0, seq, length, pepper_id)


def delta(from_seq: int, seq: int, length: int, pepper_id: str = "p1") -> SnapshotFile:
    return file("delta", from_seq, seq, length, pepper_id)


def daily(from_seq: int, seq: int, length: int) -> SnapshotFile:
    return file("daily", from_seq, seq, length)


def test_begins_with_the_base_and_goes_on_with_deltas() -> None:
    files = [delta(3, 4, 5), base(2, 100), delta(2, 3, 5)]
    assert plan(None, files) == (files[1], files[2], files[0])


def test_nothing_to_fetch_at_the_newest() -> None:
    assert plan(SnapshotVersion(4, "p1"), [base(2, 100), delta(3, 4, 5)]) == ()


def test_nothing_to_fetch_where_nothing_is_published() -> None:
    assert plan(None, []) == ()
    assert plan(SnapshotVersion(4, "p1"), []) == ()


def test_takes_a_daily_where_it_costs_less_than_the_deltas_it_covers() -> None:
    files = [delta(1, 2, 10), delta(2, 3, 10), daily(1, 3, 15), delta(3, 4, 10)]
    assert plan(SnapshotVersion(1, "p1"), files) == (files[2], files[3])


def test_takes_deltas_where_they_cost_less_than_the_daily() -> None:
    files = [delta(1, 2, 5), delta(2, 3, 5), daily(1, 3, 15)]
    assert plan(SnapshotVersion(1, "p1"), files) == (files[0], files[1])


def test_takes_the_base_where_a_month_of_dailies_costs_more() -> None:
    files = [*(daily(n, n + 1, 10) for n in range(1, 30)), base(29, 100), delta(29, 30, 1)]
    assert plan(SnapshotVersion(1, "p1"), files) == tuple(files[-2:])


def test_takes_the_base_where_the_deltas_have_been_thinned_out() -> None:
    files = [base(50, 1000), delta(50, 51, 5)]
    assert plan(SnapshotVersion(7, "p1"), files) == tuple(files)


def test_a_new_pepper_comes_with_its_base() -> None:
    files = [delta(1, 2, 1), base(2, 1000, "p2"), delta(2, 3, 1, "p2")]
    assert plan(SnapshotVersion(1, "p1"), files) == (files[1], files[2])


def test_never_applies_a_delta_of_another_pepper() -> None:
    assert plan(SnapshotVersion(2, "p1"), [delta(2, 3, 1, "p2")]) == ()


def test_never_goes_back_to_an_older_base() -> None:
    assert plan(SnapshotVersion(9, "p1"), [base(5, 1), delta(5, 6, 1)]) == ()


def test_a_delta_that_leads_back_is_not_followed() -> None:
    assert plan(SnapshotVersion(5, "p1"), [delta(5, 3, 1), base(6, 10)]) == (base(6, 10),)


kinds = st.sampled_from(["base", "delta", "daily"])
seqs = st.integers(1, 6)
files = st.lists(
    st.builds(file, kinds, seqs, seqs, st.integers(1, 50), st.sampled_from(["p1", "p2"])),
    max_size=8,
    unique_by=lambda f: f.name,
)
places = st.none() | st.builds(SnapshotVersion, seqs, st.sampled_from(["p1", "p2"]))


@given(places, files)
def test_ends_at_the_newest_seq_with_the_fewest_bytes(held: SnapshotVersion | None, files: list[SnapshotFile]) -> None:
    ways = list(every_way(held, files, frozenset()))
    start = 0 if held is None else held.seq
    newest = max([start, *(way[-1].note.seq for way in ways)])
    chosen = plan(held, files)
    if newest == start:
        assert chosen == ()
        return
    assert chosen in ways
    assert chosen[-1].note.seq == newest
    assert cost(chosen) == min(cost(way) for way in ways if way[-1].note.seq == newest)


def every_way(
    here: SnapshotVersion | None, files: Sequence[SnapshotFile], used: frozenset[str]
) -> Iterator[tuple[SnapshotFile, ...]]:
    """Try everything: any base from anywhere, any delta that begins where we are; no file twice."""
    for one in files:
        fits = one.note.kind == "base" or (
            here == SnapshotVersion(one.note.from_seq, one.note.pepper_id) and one.note.seq > one.note.from_seq
        )
        if fits and one.name not in used:
            yield (one,)
            for rest in every_way(SnapshotVersion(one.note.seq, one.note.pepper_id), files, used | {one.name}):
                yield (one, *rest)
