from pathlib import Path

import pytest

from sync.replica.database import Folder
from sync.replica.mailbox import Json, Mailbox
from tests.fakes.replica import new_folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path)


def test_the_agent_takes_the_oldest_request_until_it_is_finished(folder: Folder) -> None:
    kiosk, agent = Mailbox(folder), Mailbox(folder)
    first = kiosk.ask("enrol", {"token": "t-1"})
    second = kiosk.ask("sync", {})
    for _ in range(2):  # again, as after a crash
        request = agent.take()
        assert request is not None
        assert (request.id, request.kind, request.payload) == (first, "enrol", {"token": "t-1"})
    agent.finish(first, {"ok": True})
    request = agent.take()
    assert request is not None
    assert request.id == second
    agent.finish(second, None)
    assert agent.take() is None


def test_the_kiosk_reads_the_result_when_there_is_one(folder: Folder) -> None:
    kiosk, agent = Mailbox(folder), Mailbox(folder)
    number = kiosk.ask("sync", {})
    assert kiosk.result(number) is None
    agent.finish(number, None)
    assert kiosk.result(number) == (None,)
    agent.finish(number, "again")
    assert kiosk.result(number) == (None,)


def test_a_secret_in_a_request_is_gone_from_the_disk_once_it_is_finished(folder: Folder) -> None:
    kiosk, agent = Mailbox(folder), Mailbox(folder)
    number = kiosk.ask("enrol", {"token": "s3cr3t-t0ken"})
    assert "s3cr3t" not in repr(agent.take())
    agent.finish(number, "done")
    assert b"s3cr3t" not in b"".join(path.read_bytes() for path in folder.path.glob("agent.db*"))


def test_the_last_word_stands(folder: Folder) -> None:
    kiosk, agent = Mailbox(folder), Mailbox(folder)
    assert kiosk.said("health") is None
    words: list[Json] = [1, "две", None, [1.5, True], {"age": {"hours": 3}}]
    for word in words:
        agent.say("health", word)
        assert kiosk.said("health") == word


def test_each_end_notices_what_the_other_wrote_and_not_what_itself_wrote(folder: Folder) -> None:
    kiosk, agent = Mailbox(folder), Mailbox(folder)
    assert kiosk.changed()
    assert not kiosk.changed()
    kiosk.ask("sync", {})
    assert not kiosk.changed()
    agent.say("health", "fine")
    assert kiosk.changed()
    assert not kiosk.changed()


def test_old_results_are_tidied_away_and_open_requests_never(folder: Folder) -> None:
    mailbox = Mailbox(folder)
    numbers = [mailbox.ask("sync", {}) for _ in range(130)]
    for number in numbers[1:]:
        mailbox.finish(number, "done")
    request = mailbox.take()
    assert request is not None
    assert request.id == numbers[0]
    assert mailbox.result(numbers[2]) == (None,)
    assert mailbox.result(numbers[-1]) == ("done",)
