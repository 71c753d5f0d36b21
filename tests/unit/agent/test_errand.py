"""What is asked through the mailbox is done once, in order, and answered, whatever becomes of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event

import pytest

from sync.agent.errand import Clerk, Errand, do_all
from sync.agent.errors import Cause, Stopped, SyncError
from sync.replica.database import DiskFull, Folder
from sync.replica.mailbox import Json, Mailbox


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    mailbox = Mailbox(Folder(tmp_path))
    yield mailbox
    mailbox.close()


def failing(fault: Exception) -> dict[str, Errand]:
    def errand(_: Mapping[str, Json]) -> Json:
        raise fault

    return {"fail": errand}


def test_does_what_is_asked_in_order_and_once(mailbox: Mailbox) -> None:
    done: list[Json] = []

    def note(payload: Mapping[str, Json]) -> Json:
        done.append(payload["number"])
        return len(done)

    first, second = mailbox.ask("note", {"number": 1}), mailbox.ask("note", {"number": 2})
    do_all(mailbox, {"note": note}, Event())
    do_all(mailbox, {"note": note}, Event())
    assert done == [1, 2]
    assert mailbox.result(first) == ({"ok": True, "result": 1},)
    assert mailbox.result(second) == ({"ok": True, "result": 2},)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (SyncError(Cause.TICKET, "used"), "ticket"),
        (DiskFull("state.db"), "K-DISK-FULL"),
    ],
)
def test_a_failure_is_an_answer_with_a_remedy_and_is_not_repeated(
    mailbox: Mailbox, fault: Exception, code: str
) -> None:
    number = mailbox.ask("fail", {})
    do_all(mailbox, failing(fault), Event())
    (answer,) = mailbox.result(number) or (None,)
    assert isinstance(answer, dict)
    assert (answer["ok"], answer["code"]) == (False, code)
    assert answer["remedy"]
    assert mailbox.take() is None


def test_what_was_begun_when_the_process_ends_is_done_after_the_next_start(mailbox: Mailbox) -> None:
    number = mailbox.ask("fail", {})
    do_all(mailbox, failing(Stopped()), Event())
    assert mailbox.result(number) is None
    do_all(mailbox, {"fail": lambda _: "done"}, Event())
    assert mailbox.result(number) == ({"ok": True, "result": "done"},)


def test_a_mistake_of_ours_is_an_answer_too_and_the_next_request_is_done(mailbox: Mailbox, tmp_path: Path) -> None:
    stop, fault = Event(), ZeroDivisionError("a mistake of ours")
    clerk = Clerk(Folder(tmp_path), failing(fault) | {"well": lambda _: "done"}, stop)
    number, after = mailbox.ask("fail", {}), mailbox.ask("well", {})
    with pytest.raises(ZeroDivisionError):
        clerk.turn()
    clerk.mistaken(fault)
    clerk.turn()
    (answer,) = mailbox.result(number) or (None,)
    assert isinstance(answer, dict)
    assert (answer["ok"], answer["code"], answer["what"]) == (False, "internal_error", "ZeroDivisionError")
    assert mailbox.result(after) == ({"ok": True, "result": "done"},)
