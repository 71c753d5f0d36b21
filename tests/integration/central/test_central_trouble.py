"""What a central server does when something fails under it: it says so, to the right people, and goes on."""

import json
import logging
import threading
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.api_key import Scope, make_api_key
from sync.central.log import JsonLines
from sync.central.thread import Job
from sync.central.web.schedule import Schedule
from sync.central.web.serve import jobs
from sync.wire.api import LARGEST_RECORD_BATCH
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import chain, enrolled, published, upload, visit

IIN = "000000300005"
MINUTE = timedelta(minutes=1)


def run_once(job: Job) -> None:
    """Run a job as a server does: at its start, and no more."""
    schedule = Schedule((job,))
    schedule.start()
    schedule.stop()


def test_a_server_forgets_visitors_by_itself(central: Central, client: httpx.Client, clock: Clock) -> None:
    upload(client, enrolled(central, client), chain([visit(1, NOON)]))
    (forget,) = jobs(central, timedelta(0))
    assert forget.every == timedelta(hours=1)
    for days, remembered in ((13, 1), (1.1, 0)):
        clock.advance(timedelta(days=days))
        run_once(forget)
        with reading(central.engine) as connection:
            left = connection.execute(text("SELECT count(*) FROM visit WHERE identity_key IS NOT NULL")).scalar_one()
        assert left == remembered


def test_a_server_publishes_at_its_interval_and_not_right_after_another_one(central: Central, clock: Clock) -> None:
    _, publisher = jobs(central, 15 * MINUTE)
    assert publisher.work().startswith("seq=1 ")
    clock.advance(7 * MINUTE)
    assert publisher.work() == ""
    clock.advance(MINUTE)
    assert publisher.work().startswith("seq=2 ")
    clock.advance(15 * MINUTE)
    published(central)
    assert publisher.work() == ""


@pytest.mark.parametrize("fault", [CentralError("database", "it is gone", "look"), ZeroDivisionError("ours")])
def test_a_job_that_fails_is_reported_and_tried_again(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    turns, again = [0], threading.Event()

    def work() -> str:
        turns[0] += 1
        if turns[0] == 1:
            raise fault
        again.set()
        return ""

    schedule = Schedule((Job("published", timedelta(milliseconds=1), work),))
    schedule.start()
    assert again.wait(30)
    schedule.stop()
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    line = json.loads(JsonLines().format(record))
    assert line["event"] == "published_failed"
    assert line["code"] == ("database" if isinstance(fault, CentralError) else "mistake")


@pytest.fixture
def lab(central: Central) -> dict[str, str]:
    with writing(central.engine) as connection:
        _, token = make_api_key(central, connection, Scope.INGEST, "lab")
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        (OperationalError("SELECT", {}, OSError("disk full")), 503, "/problems/database"),
        (ZeroDivisionError("ours"), 500, "/problems/internal_error"),
    ],
)
def test_a_failure_is_a_problem_that_tells_a_stranger_nothing(
    client: httpx.Client, lab: dict[str, str], monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int, kind: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise fault

    monkeypatch.setattr("sync.central.web.api_service.apply_records", fail)
    answer = client.post("/v1/records", json={"records": []}, headers=lab)
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
    assert answer.headers["content-type"] == "application/problem+json"
    assert ("retry-after" in answer.headers) == (status == 503)
    assert str(fault) not in answer.text
    assert "disk" not in answer.text


def test_an_address_or_a_method_that_is_none_is_a_problem(client: httpx.Client) -> None:
    for answer, status in ((client.get("/v1/nothing"), 404), (client.get("/v1/visits"), 405)):
        assert (answer.status_code, answer.json()["status"]) == (status, status)
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_batch_of_records_is_bounded(client: httpx.Client, lab: dict[str, str]) -> None:
    most = [{"iin": IIN, "kind": "person"}] * LARGEST_RECORD_BATCH
    assert client.post("/v1/records", json={"records": most}, headers=lab).json()["people"] == 1
    assert client.post("/v1/records", json={"records": [*most, most[0]]}, headers=lab).status_code == 422
    assert client.post("/v1/records", content=bytes((8 << 20) + 1), headers=lab).status_code == 413


def test_no_number_of_a_person_is_in_the_log_not_even_by_a_mistake_of_ours(
    central: Central, client: httpx.Client, lab: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    sent = {"iin": IIN, "kind": "pcr", "result": "negative", "at": "2021-06-05", "source_id": "1"}
    assert client.post("/v1/records", json={"records": [sent]}, headers=lab).json()["facts"] == 1
    client.post("/v1/records", json={"records": IIN}, headers=lab)
    client.post("/v1/passes", json={"iin": IIN}, headers=lab)
    client.get(f"/v1/{IIN}")
    try:
        with writing(central.engine) as connection:
            connection.execute(
                text("INSERT INTO identity SELECT person_id, domain, :iin, NULL FROM identity"), {"iin": IIN}
            )
    except IntegrityError:
        logging.getLogger("sync.central").exception("event=mistake")
    lines = [JsonLines().format(record) for record in caplog.records if record.name.startswith("sync.")]
    assert len(lines) == 5
    assert "IntegrityError" in lines[-1]
    assert IIN not in "".join(lines)
