"""The HTTP API for terminals, `/v1`: enrol, visits, heartbeat. The messages are those of `sync.wire.api`."""

from collections import Counter
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.fleet.answer import signed
from sync.central.fleet.terminal import Terminal, answer, enrol, find_terminal
from sync.central.fleet.visits import accept_visits
from sync.central.instant import to_ms
from sync.central.publication.sealer import Sealer
from sync.central.web.limit import Limits
from sync.central.web.request import Refusal, bearer, message_answer, read_message
from sync.wire.api import (
    EnrolRequest,
    EnrolResponse,
    Heartbeat,
    HeartbeatAnswer,
    Problem,
    VisitBatch,
    VisitReceipts,
)

LARGEST_HEARTBEAT: Final = 1 << 14

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


def the_sealer(request: Request) -> Sealer:
    """Return what seals peppers to terminals."""
    sealer = request.app.state.sealer
    assert isinstance(sealer, Sealer)
    return sealer


async def _terminal(request: Request, central: Annotated[Central, Depends(_central)]) -> Terminal:
    token = bearer(request)

    def find() -> Terminal | None:
        with reading(central.engine) as connection:
            return find_terminal(connection, token)

    terminal = _known(request, await run_in_threadpool(find))
    _count(request, terminal)
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
    count_stranger(request)
    message = await read_message(request, EnrolRequest)

    def work() -> EnrolResponse | None:
        with writing(central.engine) as connection:
            made = enrol(central, connection, the_sealer(request), message)
        return None if made is None else signed(central, message.public_key, made)

    response = await run_in_threadpool(work)
    if response is None:
        raise Refusal(403, "ticket", "this ticket is unknown, was used, or is older than 24 hours")
    return response


@router.post("/visits", openapi_extra=takes(VisitBatch), response_model=VisitReceipts)
async def post_visits(request: Request, central: TheCentral, terminal: TheTerminal) -> Response:
    """Upload visits; each gets its own receipt, whatever becomes of the others.

    A revoked terminal may still hand over, for 90 days, what it had not sent.
    """
    message = await read_message(request, VisitBatch)
    now = central.clock()

    def work() -> VisitReceipts:
        with writing(central.engine) as connection:
            receipts = accept_visits(connection, terminal.id, to_ms(now), message.visits)
        for settlement, count in Counter(one.settlement.value for one in receipts).items():
            request.app.state.metrics.settled(settlement, count)
        return signed(central, terminal.id, VisitReceipts(receipts=receipts, server_time=now))

    return message_answer(await run_in_threadpool(work))


@router.post("/heartbeat", openapi_extra=takes(Heartbeat), response_model=HeartbeatAnswer)
async def post_heartbeat(request: Request, central: TheCentral) -> Response:
    """Say how a terminal is; hear what the register has for it alone."""
    token = bearer(request)
    message = await read_message(request, Heartbeat, LARGEST_HEARTBEAT)
    sealer = the_sealer(request)

    def work() -> tuple[Terminal, HeartbeatAnswer]:
        with reading(central.engine) as connection:
            terminal = _known(request, find_terminal(connection, token))
            _count(request, terminal)
            found = answer(central, connection, sealer, _in_service(terminal))
        return terminal, signed(central, terminal.id, found)

    terminal, found = await run_in_threadpool(work)
    request.app.state.heartbeats.note(terminal.id, message)
    return message_answer(found)


def _known(request: Request, terminal: Terminal | None) -> Terminal:
    if terminal is None:
        count_stranger(request)
        raise Refusal(401, "unknown_token", "this token is not one of the register's")
    return terminal


def count_stranger(request: Request) -> None:
    """Count a call of nobody known by its address; raise Refusal where there were too many."""
    the_limits(request).of_strangers("" if request.client is None else request.client.host)


def _in_service(terminal: Terminal) -> Terminal:
    if terminal.revoked:
        raise Refusal(403, "revoked", "this terminal was revoked")
    return terminal


def _count(request: Request, terminal: Terminal) -> None:
    request.state.caller = terminal.id
    the_limits(request).of_terminals(terminal.id)
