"""The HTTP API for terminals, `/v1`: enrol, visits, heartbeat. The messages are those of `sync.wire.api`."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.instant import to_ms
from sync.central.limit import Limits
from sync.central.request import Refusal, bearer, read_message
from sync.central.terminal import Terminal, answer, enrol, find_terminal, hear
from sync.central.visits import accept_visits
from sync.wire.api import (
    EnrolRequest,
    EnrolResponse,
    Heartbeat,
    HeartbeatAnswer,
    Problem,
    VisitBatch,
    VisitReceipts,
)

router = APIRouter(prefix="/v1", responses={"4XX": {"model": Problem, "description": "Why not, and what then"}})


def _central(request: Request) -> Central:
    central = request.app.state.central
    assert isinstance(central, Central)
    return central


def the_limits(request: Request) -> Limits:
    """Return how often callers may ask."""
    limits = request.app.state.limits
    assert isinstance(limits, Limits)
    return limits


async def _terminal(request: Request, central: Annotated[Central, Depends(_central)]) -> Terminal:
    token = bearer(request)

    def find() -> Terminal | None:
        with reading(central.engine) as connection:
            return find_terminal(connection, token)

    terminal = await run_in_threadpool(find)
    if terminal is None:
        raise Refusal(401, "unknown_token", "this token is not one of the register's")
    if terminal.revoked:
        raise Refusal(403, "revoked", "this terminal was revoked")
    the_limits(request).of_terminals(terminal.id)
    request.state.caller = terminal.id
    return terminal


TheCentral = Annotated[Central, Depends(_central)]
TheTerminal = Annotated[Terminal, Depends(_terminal)]


def takes(message: type[BaseModel]) -> dict[str, object]:
    """Describe a body for OpenAPI; it is read by hand, bounded first."""
    content = {"application/json": {"schema": message.model_json_schema()}}
    return {"requestBody": {"required": True, "content": content}}


@router.post("/enrol", openapi_extra=takes(EnrolRequest))
async def post_enrol(request: Request, central: TheCentral) -> EnrolResponse:
    """Exchange a one-time token for a terminal's identity."""
    the_limits(request).of_strangers("" if request.client is None else request.client.host)
    message = await read_message(request, EnrolRequest)

    def work() -> EnrolResponse | None:
        with writing(central.engine) as connection:
            return enrol(central, connection, message)

    response = await run_in_threadpool(work)
    if response is None:
        raise Refusal(403, "ticket", "this ticket is unknown, was used, or is older than 24 hours")
    return response


@router.post("/visits", openapi_extra=takes(VisitBatch))
async def post_visits(request: Request, central: TheCentral, terminal: TheTerminal) -> VisitReceipts:
    """Upload visits; each gets its own receipt, whatever becomes of the others."""
    message = await read_message(request, VisitBatch)
    now = central.clock()

    def work() -> VisitReceipts:
        with writing(central.engine) as connection:
            receipts = accept_visits(connection, terminal.id, to_ms(now), message.visits)
        for settlement, count in Counter(one.settlement.value for one in receipts).items():
            request.app.state.metrics.settled(settlement, count)
        return VisitReceipts(receipts=receipts, server_time=now)

    return await run_in_threadpool(work)


@router.post("/heartbeat", openapi_extra=takes(Heartbeat))
async def post_heartbeat(request: Request, central: TheCentral, terminal: TheTerminal) -> HeartbeatAnswer:
    """Say how a terminal is; hear what the register has for it alone."""
    message = await read_message(request, Heartbeat)

    def work() -> HeartbeatAnswer:
        with writing(central.engine) as connection:
            hear(central, connection, terminal, message)
            return answer(central, connection, terminal)

    return await run_in_threadpool(work)
