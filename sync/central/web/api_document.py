"""What `/openapi.json` says beyond the types: a first line, an example and every problem of each route.

The page docs/api.md is made of it. No scripts of others' are loaded: a register has no business with a CDN.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from sync.central.web.request import MEDIA_TYPE
from sync.wire.api import Problem

PROBLEMS: Final[Mapping[str, tuple[int, str]]] = {
    "no_token": (401, "a bearer token is needed"),
    "unknown_token": (401, "this token is not one of the register's"),
    "ticket": (403, "this ticket is unknown, was used, or is older than 24 hours"),
    "revoked": (403, "this terminal was revoked"),
    "scope": (403, "this key is for ingest, not for passes"),
    "unknown_person": (404, "the register does not know this person"),
    "too_slow": (408, "the body took too long to come"),
    "too_large": (413, "a body has at most 4194304 bytes"),
    "encoding": (415, "send the body plain or gzipped"),
    "not_understood": (422, "body: Invalid JSON: EOF while parsing an object at line 1 column 1"),
    "iin_check_digit": (422, "this is no IIN and no passport"),
    "expired": (422, "this is no valid pass of this register"),
    "too_often": (429, "this caller asks too often"),
    "database": (503, "the central server cannot do this now"),
}
"""The problems of the API: a code, which is the end of the type, with its status and how it may read."""

_BODY: Final = ("too_slow", "too_large", "encoding", "not_understood", "too_often", "database")
_TOKEN: Final = ("no_token", "unknown_token")
_VENUE: Final[Mapping[str, object]] = {
    "id": "kinopark",
    "name": {"kk": "Кинопарк", "ru": "Кинопарк", "en": "Kinopark"},
    "category": "cinema",
    "region": "ALA",
    "timezone": "Asia/Almaty",
    "in_force_from": "2021-05-21T00:00:00+06:00",
    "capacity": 120,
}
_FOR_ONE: Final[Mapping[str, object]] = {
    "venue": _VENUE,
    "peppers": [{"pepper_id": "5f0c3a9be1d24477", "sealed": "8f2a" * 20}],
    "server_time": "2021-06-06T06:00:00Z",
}
_VISIT: Final[Mapping[str, object]] = {
    "id": "0179e01c-3a00-7000-8000-000000000001",
    "at": "2021-06-06T05:59:12.345Z",
    "direction": "entry",
    "method": "qr",
    "outcome": "admit",
    "reason": "green",
    "status": "GREEN",
    "enforced": True,
    "seq": 412,
    "identity_key": "00abcdef012345",
    "pepper_id": "5f0c3a9be1d24477",
    "consent": False,
    "staff": None,
    "override": None,
}


@dataclass(frozen=True, slots=True)
class Described:
    """A route: who may use it, a request, its answer, and the problems it may give instead."""

    token: str
    request: Mapping[str, object]
    answer: Mapping[str, object]
    problems: tuple[str, ...]


ROUTES: Final[Mapping[str, Described]] = {
    "/v1/enrol": Described(
        "",
        {"token": "gq0s9Zb1N3xYt8Vd5RfKc7uWm2LhPj4oEa6iTnQyUxA", "public_key": "5b" * 32, "name": "main door"},
        {"terminal_id": "t-0f3a5c7e9b1d2468", "token": "Jk3…", "root": "{…}", "repository": "https://…", **_FOR_ONE},
        ("ticket", *_BODY),
    ),
    "/v1/visits": Described(
        "a terminal's, revoked ones' too",
        {
            "visits": [
                {
                    "journal": "4b" * 16, "number": 1, "visit": _VISIT,
                    "content_hash": "1c" * 32, "previous": "00" * 32, "entry_hash": "9e" * 32,
                }
            ]
        },
        {
            "receipts": [{"visit_id": _VISIT["id"], "settlement": "accepted", "why": ""}],
            "server_time": "2021-06-06T06:00:00Z",
        },
        (*_TOKEN, *_BODY),
    ),
    "/v1/heartbeat": Described(
        "a terminal's",
        {
            "version": "0.1.0", "seq": 412, "generated_at": "2021-06-06T05:45:00Z", "waiting": 0, "dead_letters": 0,
            "camera": "good", "disk_free": 21474836480, "faults": [],
        },
        _FOR_ONE,
        (*_TOKEN, "revoked", *_BODY),
    ),
    "/v1/records": Described(
        "a service's, of scope ingest",
        {
            "records": [
                {"iin": "000000300005", "kind": "pcr", "result": "negative", "at": "2021-06-05", "source_id": "71"},
                {"iin": "1", "kind": "person"},
            ]
        },
        {
            "people": 1, "facts": 1, "repeated": 0,
            "refused": [{"place": 1, "field": "iin", "reason": "iin_not_twelve_digits"}],
        },
        (*_TOKEN, "scope", *_BODY),
    ),
    "/v1/passes": Described(
        "a service's, of scope passes",
        {"iin": "000000300005", "minutes": 60},
        {"text": "KZ1:…", "expires_at": "2021-06-06T07:00:00Z"},
        (*_TOKEN, "scope", "unknown_person", "iin_check_digit", "expired", *_BODY),
    ),
    "/v1/pass-links": Described(
        "a service's, of scope passes",
        {"passport_state": "UZB", "passport_number": "AA1234567"},
        {
            "url": "https://ashyq.example.kz/v/pass/…",
            "code": "7K2M-4QXD-N3VA-6TEH",
            "expires_at": "2021-06-07T06:00:00Z",
        },
        (*_TOKEN, "scope", "unknown_person", "iin_check_digit", *_BODY),
    ),
}  # fmt: skip


def describe(app: FastAPI) -> None:
    """Let an application's own description hold all this."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            plain = get_openapi(title=app.title, version=app.version, routes=app.routes, servers=app.servers)
            app.openapi_schema = described(plain)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way (Extending OpenAPI)


def described(plain: dict[str, Any]) -> dict[str, Any]:
    """Return FastAPI's document with first lines as summaries, examples, problems and the bearer token."""
    plain["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    plain["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path, operations in plain["paths"].items():
        route, operation = ROUTES[path], operations["post"]
        operation["summary"] = operation["description"].partition("\n")[0]
        operation["security"] = [{"token": []}] if route.token else []
        operation["requestBody"]["content"]["application/json"]["example"] = route.request
        answer = operation["responses"]["200"]
        answer["content"]["application/json"]["example"] = route.answer
        operation["responses"] = {"200": answer, **_problems(route.problems)}
    return plain


def problem_example(code: str) -> dict[str, object]:
    """Return a problem as a caller reads it."""
    status, detail = PROBLEMS[code]
    title = code.replace("_", " ")
    return Problem(type=f"/problems/{code}", title=title, status=status, detail=detail).model_dump()


def _problems(codes: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for code in sorted(codes, key=lambda one: PROBLEMS[one][0]):
        status = str(PROBLEMS[code][0])
        schema = {"$ref": "#/components/schemas/Problem"}
        response = found.setdefault(
            status, {"description": "", "content": {MEDIA_TYPE: {"schema": schema, "examples": {}}}}
        )
        response["content"][MEDIA_TYPE]["examples"][code] = {"value": problem_example(code)}
        response["description"] = ", ".join(response["content"][MEDIA_TYPE]["examples"])
    return found
