"""Which files to fetch: the cheapest way, in bytes, from what a terminal holds to the newest snapshot on offer.

A snapshot is known by its seq and its pepper. A delta leads from one seq to a later one under the same pepper; a base
leads to its seq from anywhere. The cheapest way is a shortest path (Dijkstra 1959); lists are short, so no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from sync.agent.port import SnapshotFile
from sync.replica.state import Held


@dataclass(frozen=True, slots=True, order=True)
class SnapshotVersion:
    """One snapshot of all there ever were: where a way begins, passes, or ends."""

    seq: int
    pepper_id: str


def version_of(held: Held) -> SnapshotVersion:
    """Return which snapshot a terminal holds."""
    return SnapshotVersion(held.seq, held.pepper_id)


Way = tuple[SnapshotFile, ...]
"""Files to fetch and apply, in order."""


def plan(held: SnapshotVersion | None, files: Sequence[SnapshotFile]) -> Way:
    """Return the files to fetch and apply, in order; none where nothing on offer is newer than what is held.

    Ends at the newest seq that can be reached, with the fewest bytes.
    """
    ways = _cheapest_ways(held, files)
    newest = max((version.seq for version in ways if version is not None), default=0)
    if held is not None and held.seq >= newest:
        return ()
    ends = [way for version, way in ways.items() if version is not None and version.seq == newest]
    return min(ends, key=cost, default=())


def cost(way: Sequence[SnapshotFile]) -> int:
    """Return the bytes that fetching these files takes."""
    return sum(file.length for file in way)


def _cheapest_ways(held: SnapshotVersion | None, files: Sequence[SnapshotFile]) -> dict[SnapshotVersion | None, Way]:
    done: dict[SnapshotVersion | None, Way] = {}
    order = count()  # settles ties without comparing files
    queue: list[tuple[int, int, SnapshotVersion | None, Way]] = [(0, next(order), held, ())]
    while queue:
        spent, _, here, way = heappop(queue)
        if here in done:
            continue
        done[here] = way
        for file in _leading_on(here, files):
            there = SnapshotVersion(file.note.seq, file.note.pepper_id)
            if there not in done:
                heappush(queue, (spent + file.length, next(order), there, (*way, file)))
    return done


def _leading_on(here: SnapshotVersion | None, files: Sequence[SnapshotFile]) -> Iterator[SnapshotFile]:
    for file in files:
        match file.note.kind:
            case "base":
                yield file
            case "delta" | "daily":
                origin = SnapshotVersion(file.note.from_seq, file.note.pepper_id)
                if here == origin and file.note.seq > file.note.from_seq:
                    yield file
