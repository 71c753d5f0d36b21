"""The page of publications says what was published, and how many people have which colour now."""

from datetime import timedelta
from pathlib import Path

from sync.central.central import Central
from sync.central.database import reading
from sync.central.publication.publication_figures import COUNT_KEPT, ColourCount, count_colours, publications
from sync.model.status import Status
from tests.integration.central.conftest import Clock
from tests.integration.central.world import published, records

FIRST: dict[str, object] = {
    "iin": "000000300005",
    "kind": "pcr",
    "result": "negative",
    "at": "2021-06-05T12:00:00Z",
    "source_id": "1",
}
SECOND: dict[str, object] = {"iin": "800416100006", "kind": "case", "at": "2021-06-05T12:00:00Z", "source_id": "2"}


def test_each_publication_is_listed_with_its_files(central: Central, tmp_path: Path, clock: Clock) -> None:
    published(central)
    clock.advance(timedelta(minutes=15))
    records(central, tmp_path, FIRST)
    published(central)
    with reading(central.engine) as connection:
        newest, oldest = publications(connection, 10)
        assert publications(connection, 1) == (newest,)
    assert (newest.seq, newest.rows, newest.changes, newest.whole) == (2, 1, 1, False)
    assert (oldest.seq, oldest.rows, oldest.whole) == (1, 0, True)
    assert [(one.kind, one.from_seq, one.offered) for one in newest.files] == [("delta", 1, True)]
    assert newest.files[0].length > 0
    assert [one.kind for one in oldest.files] == ["base"]


def test_a_green_that_has_lapsed_counts_as_blue(central: Central, tmp_path: Path, clock: Clock) -> None:
    records(central, tmp_path, FIRST, SECOND)
    with reading(central.engine) as connection:
        assert count_colours(connection, clock()).people == {
            Status.BLUE: 0,
            Status.GREEN: 1,
            Status.YELLOW: 0,
            Status.RED: 1,
        }
        clock.advance(timedelta(days=4))
        assert count_colours(connection, clock()).people[Status.BLUE] == 1


def test_people_are_counted_again_only_after_some_minutes(central: Central, tmp_path: Path, clock: Clock) -> None:
    count = ColourCount(central)
    before = count.colours()
    records(central, tmp_path, SECOND)
    clock.advance(COUNT_KEPT)
    assert count.colours() == before
    clock.advance(timedelta(seconds=1))
    assert count.colours().people[Status.RED] == 1
