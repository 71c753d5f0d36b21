"""A preview of a rule set is made in the background, once, and tells how far it is to whoever asks."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from sync.central.central import Central
from sync.central.database import reading
from sync.central.errors import CentralError
from sync.central.publication.publish_rows import Progress
from sync.central.register import rule_preview
from sync.central.register.rule_change import Change, preview
from sync.central.register.rule_preview import (
    MISTAKEN,
    Failed,
    Found,
    Preview,
    Running,
    begin_preview,
    find_preview,
    newest_previews,
)
from sync.model.status import Status
from tests.integration.central.conftest import Clock
from tests.integration.central.world import records

OLD_TEST = {"kind": "pcr", "result": "negative", "at": "2021-06-01T08:00:00+06:00", "source_id": "1"}


def asked(central: Central, preview_id: str) -> Preview:
    with reading(central.engine) as connection:
        found = find_preview(connection, preview_id, central.clock())
    assert found is not None
    return found


def all_ended() -> None:
    for thread in threading.enumerate():
        if thread.name == "preview":
            thread.join()


class Gate:
    """Stands in for the count: it begins, waits until it may go on, and then counts in earnest."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.open = threading.Event()

    def count(self, central: Central, name: str, progress: Progress) -> Counter[Change]:
        progress(250_000, 1_000_000)
        self.begun.set()
        assert self.open.wait(20)
        return preview(central, name, progress)


@pytest.mark.parametrize(
    ("fault", "why", "code"),
    [
        (CentralError("database", "the disk is full", "make room"), "the disk is full", "database"),
        (ZeroDivisionError("ours"), MISTAKEN, "mistake"),
    ],
)
def test_a_preview_that_fails_says_why_and_so_does_the_log(
    central: Central,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
    why: str,
    code: str,
) -> None:
    def fail(central: Central, name: str, progress: Progress) -> Counter[Change]:
        raise fault

    monkeypatch.setattr(rule_preview, "preview", fail)
    made = begin_preview(central, "2021-09-27")
    all_ended()
    assert asked(central, made).state == Failed(why)
    assert f"event=preview_failed code={code}" in caplog.text


def test_who_asks_at_the_same_moment_gets_the_same_preview(central: Central, gate: Gate) -> None:
    start = threading.Barrier(4)

    def ask(_: int) -> str:
        with reading(central.engine):  # each has a connection at hand, so that none comes late
            start.wait(20)
        return begin_preview(central, "2021-09-27")

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1
    gate.open.set()
    all_ended()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    monkeypatch.setattr(rule_preview, "preview", made.count)
    return made


def test_a_preview_says_how_far_it_is_and_then_what_it_found(central: Central, tmp_path: Path, gate: Gate) -> None:
    records(central, tmp_path, {"iin": "000000300005", **OLD_TEST})
    made = begin_preview(central, "2021-09-27")
    assert gate.begun.wait(20)
    assert asked(central, made).state == Running(250_000, 1_000_000)
    assert begin_preview(central, "2021-09-27") == made
    gate.open.set()
    all_ended()
    state = asked(central, made).state
    assert isinstance(state, Found)
    assert (state.changes, state.total) == ({(Status.BLUE, Status.GREEN): 1}, 1)


def test_a_preview_that_nobody_works_at_any_more_is_over_and_may_be_begun_again(
    central: Central, clock: Clock, gate: Gate
) -> None:
    made = begin_preview(central, "2021-09-27")
    assert gate.begun.wait(20)
    clock.advance(timedelta(minutes=3))
    assert isinstance(asked(central, made).state, Failed)
    again = begin_preview(central, "2021-09-27")
    assert again != made
    gate.open.set()
    all_ended()


def test_an_unknown_rule_set_is_refused_and_nothing_is_kept(central: Central) -> None:
    with pytest.raises(CentralError, match="no rule set '1917'"):
        begin_preview(central, "1917")
    with reading(central.engine) as connection:
        assert newest_previews(connection, central.clock()) == ()
