"""The API for terminals, as a terminal sees it."""

import gzip
import json
from datetime import timedelta
from hashlib import sha256

import httpx
import pytest
from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading
from sync.central.fleet.heartbeats import Heartbeats
from sync.central.fleet.terminal import revoke
from sync.central.instant import to_ms
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.wire.sealed import open_sealed, public_key
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import PRIVATE_KEY, bearer, chain, enrolled, ticket, upload, venue, visit


def test_a_ticket_makes_a_terminal_that_can_open_the_pepper(central: Central, client: httpx.Client) -> None:
    terminal = enrolled(central, client)
    with reading(central.engine) as connection:
        pepper = read_pepper(connection, pepper_in_force(connection))
    (sealed,) = terminal.peppers
    assert open_sealed(PRIVATE_KEY, bytes.fromhex(sealed.sealed), sealed.pepper_id) == pepper
    assert terminal.venue.name.kk == "Кинопарк"
    assert terminal.server_time == NOON


def test_the_root_of_an_enrolment_is_the_one_its_ticket_names(central: Central, client: httpx.Client) -> None:
    venue(central)
    shown = ticket(central)
    answer = client.post("/v1/enrol", json={"token": shown.token, "public_key": public_key(PRIVATE_KEY).hex()})
    assert sha256(answer.json()["root"].encode()).digest() == shown.root_sha256


def test_a_ticket_is_good_once_and_for_a_day(central: Central, client: httpx.Client, clock: Clock) -> None:
    venue(central)
    old, used = ticket(central), ticket(central)
    message = {"token": used.token, "public_key": public_key(PRIVATE_KEY).hex()}
    assert client.post("/v1/enrol", json=message).status_code == 200
    again = client.post("/v1/enrol", json=message)
    clock.advance(timedelta(hours=24))
    late = client.post("/v1/enrol", json=message | {"token": old.token})
    for refused in (again, late):
        assert refused.status_code == 403
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["type"] == "/problems/ticket"


def test_no_token_is_kept_in_the_register(central: Central, client: httpx.Client) -> None:
    terminal = enrolled(central, client)
    with reading(central.engine) as connection:
        kept = connection.execute(text("SELECT token_hash FROM terminal")).scalar_one()
    assert bytes(kept) == sha256(terminal.token.encode()).digest()


def test_visits_are_kept_once_however_often_they_are_sent(central: Central, client: httpx.Client) -> None:
    terminal = enrolled(central, client)
    items = chain(visit(number, NOON) for number in range(1, 4))
    assert [one["settlement"] for one in upload(client, terminal, items)] == ["accepted"] * 3
    assert [one["settlement"] for one in upload(client, terminal, items)] == ["duplicate"] * 3
    with reading(central.engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM visit")).scalar_one() == 3


def test_a_visit_that_is_not_right_is_rejected_alone(central: Central, client: httpx.Client) -> None:
    terminal = enrolled(central, client)
    items = chain(visit(number, NOON) for number in range(1, 5))
    items[1] = items[1] | {"visit": {**items[1]["visit"], "outcome": "maybe"}}  # type: ignore[dict-item]
    items[2] = items[2] | {"visit": {**items[2]["visit"], "outcome": "deny"}}  # type: ignore[dict-item]
    receipts = upload(client, terminal, [*items, {"nonsense": 1}])
    assert [one["settlement"] for one in receipts] == ["accepted", "rejected", "rejected", "accepted", "rejected"]
    assert "outcome" in receipts[1]["why"]
    assert receipts[2]["why"] == "the content is not what its hash says"
    assert receipts[1]["visit_id"] == items[1]["visit"]["id"]  # type: ignore[index]


def test_a_number_that_is_sent_with_another_visit_is_rejected(central: Central, client: httpx.Client) -> None:
    terminal = enrolled(central, client)
    upload(client, terminal, chain([visit(1, NOON)]))
    (receipt,) = upload(client, terminal, chain([visit(2, NOON)]))
    assert receipt["settlement"] == "rejected"
    assert receipt["why"] == "number 1 was sent before with other content"


def test_a_heartbeat_is_answered_with_venue_and_pepper_and_stored_soon(
    central: Central, heartbeats: Heartbeats, client: httpx.Client
) -> None:
    terminal = enrolled(central, client)
    how = {"version": "0.1", "seq": None, "generated_at": None, "waiting": 0, "dead_letters": 0, "faults": ["camera"]}
    answer = client.post("/v1/heartbeat", json=how, headers=bearer(terminal))
    assert answer.json()["venue"]["capacity"] == 120
    assert len(answer.json()["peppers"]) == 1
    assert (heartbeats.store(), heartbeats.store()) == (1, 0)
    with reading(central.engine) as connection:
        heard = connection.execute(text("SELECT heard_at, heartbeat FROM terminal")).one()
    assert heard.heard_at == to_ms(NOON)
    assert json.loads(heard.heartbeat)["faults"] == ["camera"]


def test_a_stranger_is_turned_away_and_a_revoked_terminal_may_only_hand_over_its_visits(
    central: Central, client: httpx.Client
) -> None:
    terminal = enrolled(central, client)
    assert client.post("/v1/visits", json={"visits": []}).status_code == 401
    stranger = client.post("/v1/visits", json={"visits": []}, headers={"Authorization": "Bearer x"})
    assert (stranger.status_code, stranger.headers["www-authenticate"]) == (401, "Bearer")
    with central.engine.connect().execution_options(write=True) as connection, connection.begin():
        assert revoke(connection, terminal.terminal_id, to_ms(NOON))
    how = {"version": "0.1", "seq": None, "generated_at": None, "waiting": 1, "dead_letters": 0}
    assert client.post("/v1/visits", json={"visits": []}, headers=bearer(terminal)).status_code == 200
    assert client.post("/v1/heartbeat", json=how, headers=bearer(terminal)).status_code == 403


@pytest.mark.parametrize("route", ["visits", "heartbeat"])
def test_unknown_tokens_from_one_address_are_limited_and_known_ones_are_not(
    central: Central, client: httpx.Client, route: str
) -> None:
    terminal, unknown = enrolled(central, client), {"Authorization": "Bearer x"}
    how: dict[str, object] = {"version": "0.1", "seq": None, "generated_at": None, "waiting": 0, "dead_letters": 0}
    message: dict[str, object] = {"visits": []} if route == "visits" else how
    answers = [client.post(f"/v1/{route}", json=message, headers=unknown).status_code for _ in range(70)]
    assert set(answers) == {401, 429}
    assert client.post(f"/v1/{route}", json=message, headers=bearer(terminal)).status_code == 200


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", {}, 422),
        (b'{"visits": [], "more": 1}', {}, 422),
        (b'{"visits": [' + b",".join([b"{}"] * 501) + b"]}", {}, 422),
        (b"not gzip", {"Content-Encoding": "gzip"}, 400),
        (gzip.compress(b'{"visits": []}')[:-1], {"Content-Encoding": "gzip"}, 400),
        (gzip.compress(bytes(64 << 20)), {"Content-Encoding": "gzip"}, 413),
        (bytes(5 << 20), {}, 413),
        (b"{}", {"Content-Encoding": "br"}, 415),
    ],
    ids=["no_json", "unknown_member", "too_many", "no_gzip", "cut_gzip", "gzip_bomb", "too_large", "other_coding"],
)
def test_a_body_that_is_not_right_is_refused_with_its_reason(
    central: Central, client: httpx.Client, body: bytes, headers: dict[str, str], status: int
) -> None:
    terminal = enrolled(central, client)
    answer = client.post("/v1/visits", content=body, headers=bearer(terminal) | headers)
    assert answer.status_code == status
    assert answer.json()["status"] == status
    assert upload(client, terminal, chain([visit(1, NOON)]))[0]["settlement"] == "accepted"
