"""What the API says of itself: every route with a first line, examples that hold, and its problems."""

from typing import Any

import pytest
from pydantic import BaseModel

from sync.central.web.api_document import PROBLEMS, ROUTES
from sync.wire import api
from tests.api_page import PAGE, document, page

MESSAGES: dict[str, tuple[type[BaseModel], type[BaseModel]]] = {
    "/v1/enrol": (api.EnrolRequest, api.EnrolResponse),
    "/v1/visits": (api.VisitBatch, api.VisitReceipts),
    "/v1/heartbeat": (api.Heartbeat, api.HeartbeatAnswer),
    "/v1/records": (api.RecordBatch, api.RecordReceipt),
    "/v1/passes": (api.PassRequest, api.PassResponse),
    "/v1/pass-links": (api.PassLinkRequest, api.PassLinkResponse),
}


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return document()


def test_every_route_is_described(described: dict[str, Any]) -> None:
    assert described["paths"].keys() == ROUTES.keys() == MESSAGES.keys()


@pytest.mark.parametrize("path", ROUTES)
def test_a_route_has_a_first_line_examples_and_its_problems(described: dict[str, Any], path: str) -> None:
    operation = described["paths"][path]["post"]
    assert operation["summary"].endswith(".")
    assert operation["description"].startswith(operation["summary"])
    assert bool(operation["security"]) == (path != "/v1/enrol")
    request, answer = MESSAGES[path]
    request.model_validate(operation["requestBody"]["content"]["application/json"]["example"])
    responses = dict(operation["responses"])
    answer.model_validate(responses.pop("200")["content"]["application/json"]["example"])
    assert responses.keys() >= {"413", "415", "422", "429", "503"}
    for status, response in responses.items():
        assert response["description"]
        examples = response["content"]["application/problem+json"]["examples"]
        for code, example in examples.items():
            found = api.Problem.model_validate(example["value"])
            assert (found.type, str(found.status)) == (f"/problems/{code}", status)


def test_the_visits_of_the_example_are_visits() -> None:
    for item in ROUTES["/v1/visits"].request["visits"]:  # type: ignore[attr-defined]
        api.ChainedVisit.model_validate(item)


def test_every_problem_belongs_to_a_route() -> None:
    assert {code for route in ROUTES.values() for code in route.problems} == PROBLEMS.keys()


def test_the_page_is_what_the_description_makes(described: dict[str, Any]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(described), "run: python -m tests.api_page"
