"""What an operator watches: readiness, metrics, the log."""

import json
import logging
from contextlib import suppress
from datetime import timedelta

import httpx
import pytest

from sync.central.central import Central
from sync.central.log import JsonLines
from sync.central.web.beside import COUNTS_FOR, new_server, say_gone, say_here
from sync.central.web.limit import Limits
from sync.central.web.request import Refusal
from sync.central.web.serve import share_limits
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import bearer, chain, enrolled, published, upload, visit


def test_a_server_is_ready_while_database_and_repository_are_and_tells_the_log_alone_what_is_not(
    central: Central, client: httpx.Client, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
    clock.advance(timedelta(days=7, minutes=1))
    late = client.get("/readyz")
    assert (late.status_code, late.json()["type"]) == (503, "/problems/not_ready")
    assert "timestamp expired" in late.json()["detail"]
    published(central)
    assert client.get("/readyz").status_code == 200
    central.store.delete("metadata/timestamp.json")
    assert "timestamp.json" not in client.get("/readyz").text
    assert "timestamp.json" in caplog.text


def test_servers_share_what_a_caller_may_until_they_stop_or_fall_silent(central: Central, clock: Clock) -> None:
    def lets_through() -> int:
        limits = Limits(lambda: 0.0)
        share_limits(central, one, limits)
        count = 0
        with suppress(Refusal):
            while True:
                limits.of_strangers("203.0.113.7")
                count += 1
        return count

    one, other = new_server(central), new_server(central)
    assert lets_through() == 60
    say_here(central, other)
    assert lets_through() == 30
    say_gone(central, other)
    assert lets_through() == 60
    say_here(central, other)
    clock.advance(COUNTS_FOR + timedelta(seconds=1))
    assert lets_through() == 60


def test_metrics_count_requests_and_visits_and_show_the_publication(
    central: Central, client: httpx.Client, clock: Clock
) -> None:
    published(central)
    terminal = enrolled(central, client)
    items = chain([visit(1, NOON), visit(2, NOON)])
    upload(client, terminal, items)
    upload(client, terminal, items[:1])
    clock.advance(timedelta(minutes=5))
    client.get("/no/such/place")
    page = client.get("/metrics").text
    assert 'ashyq_visits_total{settlement="accepted"} 2.0' in page
    assert 'ashyq_visits_total{settlement="duplicate"} 1.0' in page
    assert 'ashyq_requests_total{method="POST",route="/v1/visits",status="200"} 2.0' in page
    assert 'route="none",status="404"' in page
    assert "ashyq_publication_seq 1.0" in page
    assert "ashyq_publication_age_seconds 300.0" in page
    assert 'ashyq_metadata_expire_seconds{role="timestamp"} 604500.0' in page
    assert "/no/such" not in page


def test_the_log_says_what_was_asked_and_by_which_terminal_but_nothing_personal(
    central: Central, client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    terminal = enrolled(central, client)
    upload(client, terminal, chain([visit(1, NOON, staff="Aigul")]))
    client.post("/v1/visits", json={"visits": []}, headers=bearer(terminal) | {"X-Name": "Aigul"})
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    uploads = [line for line in lines if line.get("route") == "/v1/visits"]
    assert [(line["status"], line["caller"]) for line in uploads] == [("200", terminal.terminal_id)] * 2
    assert "Aigul" not in str(lines)
    assert terminal.token not in str(lines)
    assert "00abcdef012345" not in str(lines)
