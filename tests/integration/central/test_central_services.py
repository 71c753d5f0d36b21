"""The API for laboratories, clinics and those who hand out passes."""

import json
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from sync.central.central import Central
from sync.central.database import writing
from sync.central.fleet.api_key import Scope, make_api_key, revoke_api_key
from sync.central.instant import to_ms
from sync.central.publication.keys import KeyRole, key_path, load_key, pass_issuer
from sync.central.web.api_document import PROBLEMS, ROUTES, problem_example
from sync.passes import Pass, verify
from sync.wire.api import LARGEST_BODY
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import published

WHO: dict[str, object] = {"passport_state": "UZB", "passport_number": "AA1234567"}
DOSE = WHO | {"kind": "dose", "at": "2021-06-01", "product": "qazvac", "number": 2, "source_id": "7"}


@pytest.fixture
def lab(central: Central) -> dict[str, str]:
    return header(central, Scope.INGEST, "lab-1")


@pytest.fixture
def desk(central: Central) -> dict[str, str]:
    return header(central, Scope.PASSES, "front desk")


def header(central: Central, scope: Scope, source: str) -> dict[str, str]:
    with writing(central.engine) as connection:
        _, token = make_api_key(central, connection, scope, source)
    return {"Authorization": f"Bearer {token}"}


def send(client: httpx.Client, key: dict[str, str], *records: object) -> dict[str, object]:
    answer = client.post("/v1/records", json={"records": records}, headers=key)
    assert answer.status_code == 200, answer.text
    received: dict[str, object] = answer.json()
    return received


def test_records_are_taken_once_per_source(central: Central, client: httpx.Client, lab: dict[str, str]) -> None:
    taken = {"people": 1, "facts": 1, "repeated": 0, "refused": []}
    assert send(client, lab, DOSE) == taken
    assert send(client, lab, DOSE) == {"people": 0, "facts": 0, "repeated": 1, "refused": []}
    other = header(central, Scope.INGEST, "lab-2")
    assert send(client, other, DOSE) == taken | {"people": 0}


def test_a_record_that_is_wrong_is_refused_alone(client: httpx.Client, lab: dict[str, str]) -> None:
    answer = send(client, lab, DOSE | {"product": "elixir"}, DOSE, DOSE | {"number": 1}, {"iin": "1"}, "x")
    assert answer == {
        "people": 1,
        "facts": 1,
        "repeated": 0,
        "refused": [
            {"place": 0, "field": "product", "reason": "unknown_product"},
            {"place": 2, "field": "source_id", "reason": "was_sent_with_other_content"},
            {"place": 3, "field": "iin", "reason": "iin_not_twelve_digits"},
            {"place": 4, "field": "record", "reason": "not_an_object"},
        ],
    }


def test_identities_of_two_people_are_not_joined(client: httpx.Client, lab: dict[str, str]) -> None:
    iin: dict[str, object] = {"iin": "000000300005", "kind": "person"}
    assert send(client, lab, iin, WHO | {"kind": "person"})["people"] == 2
    refused = send(client, lab, WHO | iin)["refused"]
    assert refused == [{"place": 0, "field": "passport_number", "reason": "belongs_to_another_person"}]


def test_a_dose_before_a_birth_that_is_known_already_is_refused(client: httpx.Client, lab: dict[str, str]) -> None:
    send(client, lab, WHO | {"kind": "person", "born": "2021-06-02"})
    assert send(client, lab, DOSE)["refused"] == [{"place": 0, "field": "at", "reason": "before_birth"}]


def test_a_birth_that_is_told_after_a_fact_is_kept_whatever_another_fact_says(
    client: httpx.Client, lab: dict[str, str]
) -> None:
    send(client, lab, DOSE)
    send(client, lab, WHO | {"kind": "person", "born": "2021-06-02"})
    refused = send(client, lab, DOSE | {"source_id": "another", "born": "1980-01-01"})["refused"]
    assert refused == [{"place": 0, "field": "at", "reason": "before_birth"}]


def test_a_fact_with_another_birth_than_the_one_kept_is_refused_until_a_record_of_the_person_corrects_it(
    client: httpx.Client, lab: dict[str, str]
) -> None:
    first, other = DOSE | {"born": "1980-01-01"}, DOSE | {"source_id": "8", "born": "1980-01-02"}
    refused = [{"place": 1, "field": "born", "reason": "is_not_the_one_kept"}]
    assert send(client, lab, first, other) == {"people": 1, "facts": 1, "repeated": 0, "refused": refused}
    send(client, lab, WHO | {"kind": "person", "born": "1980-01-02"})
    assert send(client, lab, first, other) == {"people": 0, "facts": 1, "repeated": 1, "refused": []}


def test_what_is_sent_is_in_the_next_publication(
    central: Central, client: httpx.Client, lab: dict[str, str], tmp_path: Path
) -> None:
    published(central)
    send(client, lab, DOSE)
    assert published(central).changes == 1


def test_a_key_opens_nothing_but_its_scope(client: httpx.Client, lab: dict[str, str], desk: dict[str, str]) -> None:
    assert client.post("/v1/records", json={"records": []}, headers=desk).json()["type"] == "/problems/scope"
    assert client.post("/v1/passes", json={"iin": "000000300005"}, headers=lab).status_code == 403
    assert client.post("/v1/visits", json={"visits": []}, headers=lab).status_code == 401


def test_a_revoked_key_opens_nothing(central: Central, client: httpx.Client) -> None:
    with writing(central.engine) as connection:
        key, token = make_api_key(central, connection, Scope.INGEST, "lab")
    with writing(central.engine) as connection:
        assert revoke_api_key(connection, key.id, to_ms(NOON))
    answer = client.post("/v1/records", json={"records": []}, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_pass_is_issued_and_renewed_for_the_same_subject(
    central: Central, client: httpx.Client, lab: dict[str, str], desk: dict[str, str], clock: Clock
) -> None:
    send(client, lab, DOSE)
    issuer = pass_issuer(load_key(key_path(central.folder, KeyRole.PASSES)), "ashyq")
    first = client.post("/v1/passes", json=WHO, headers=desk).json()
    clock.advance(timedelta(minutes=50))
    again = client.post("/v1/passes", json={"renew": first["text"], "minutes": 30}, headers=desk).json()
    passes = [verify(one["text"], {issuer.key_id: issuer}, NOON + timedelta(minutes=51)) for one in (first, again)]
    assert all(isinstance(one, Pass) for one in passes)
    assert passes[0].subject == passes[1].subject  # type: ignore[union-attr]
    assert passes[1].expires_at == NOON + timedelta(minutes=80)  # type: ignore[union-attr]
    clock.advance(timedelta(minutes=10))
    late = client.post("/v1/passes", json={"renew": first["text"]}, headers=desk)
    assert (late.status_code, late.json()["type"]) == (422, "/problems/expired")


@pytest.mark.parametrize(
    ("asked", "status", "kind"),
    [
        ({"iin": "000000300005"}, 404, "unknown_person"),
        ({"iin": "1"}, 422, "iin_not_twelve_digits"),
        ({}, 422, "passport_state"),
        ({"renew": "KZ1:ABC"}, 422, "not_a_pass"),
        ({"iin": "000000300005", "minutes": 0}, 422, "not_understood"),
    ],
)
def test_a_pass_that_cannot_be_issued_is_refused_in_words(
    client: httpx.Client, desk: dict[str, str], asked: dict[str, object], status: int, kind: str
) -> None:
    answer = client.post("/v1/passes", json=asked, headers=desk)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")


def test_who_asks_too_often_is_told_when_to_come_back(client: httpx.Client, clock: Clock) -> None:
    answers = [client.post("/v1/enrol", json={"token": "x", "public_key": "11" * 32}) for _ in range(61)]
    assert [answer.status_code for answer in answers[:60]] == [403] * 60
    assert answers[60].status_code == 429
    assert answers[60].headers["retry-after"] == "2"
    clock.advance(timedelta(seconds=2))
    assert client.post("/v1/enrol", json={"token": "x", "public_key": "11" * 32}).status_code == 403


def test_unknown_keys_from_one_address_are_limited_and_known_ones_are_not(
    client: httpx.Client, lab: dict[str, str]
) -> None:
    unknown = {"Authorization": "Bearer x"}
    answers = {client.post("/v1/records", json={"records": []}, headers=unknown).status_code for _ in range(70)}
    assert answers == {401, 429}
    assert send(client, lab, DOSE)["facts"] == 1


def test_the_api_describes_itself_and_loads_nobodys_scripts(client: httpx.Client) -> None:
    assert client.get("/openapi.json").json()["paths"].keys() == ROUTES.keys()
    assert {client.get(path).status_code for path in ("/docs", "/redoc")} == {404}


def test_problems_read_as_the_description_says(
    central: Central, client: httpx.Client, lab: dict[str, str], desk: dict[str, str], clock: Clock
) -> None:
    send(client, lab, DOSE)
    old = {"renew": client.post("/v1/passes", json=WHO | {"minutes": 1}, headers=desk).json()["text"]}
    clock.advance(timedelta(minutes=2))
    asked: dict[str, tuple[str, dict[str, str], bytes]] = {
        "no_token": ("/v1/visits", {}, b""),
        "unknown_token": ("/v1/passes", {"Authorization": "Bearer x"}, b""),
        "ticket": ("/v1/enrol", {}, json.dumps({"token": "x", "public_key": "11" * 32}).encode()),
        "scope": ("/v1/passes", lab, b"{}"),
        "unknown_person": ("/v1/passes", desk, b'{"iin": "000000300005"}'),
        "too_large": ("/v1/enrol", {}, bytes(LARGEST_BODY + 1)),
        "encoding": ("/v1/enrol", {"Content-Encoding": "br"}, b"{}"),
        "not_understood": ("/v1/enrol", {}, b"{"),
        "iin_check_digit": ("/v1/passes", desk, b'{"iin": "000000300004"}'),
        "expired": ("/v1/passes", desk, json.dumps(old).encode()),
    }
    for code, (path, headers, body) in asked.items():
        answer = client.post(path, content=body, headers=headers)
        assert answer.headers["content-type"] == "application/problem+json"
        assert (code, answer.json()) == (code, problem_example(code))
    assert PROBLEMS.keys() - asked.keys() == {"revoked", "too_slow", "too_often", "database"}  # other tests meet them
