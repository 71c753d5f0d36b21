"""The HTTP API for trusted services, `/v1`: records in, passes out. Each needs a key of its scope."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Annotated, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool

from sync.central.central import registrar, rule_set_in_force
from sync.central.database import reading, writing_people
from sync.central.errors import CentralError
from sync.central.fleet.api_key import ApiKey, Scope, find_api_key
from sync.central.fleet.pass_link import make_pass_link
from sync.central.publication.keys import KeyRole, key_path, load_key
from sync.central.register.ingest import Applied, apply_records, keyed
from sync.central.register.record import Record, Refused, read_record
from sync.central.register.subject import issue_pass, parse_identity, renewed_subject
from sync.central.web.api import TheCentral, count_stranger, takes, the_limits
from sync.central.web.request import Refusal, bearer, read_message
from sync.model.identity import Identity
from sync.wire.api import (
    PassLinkRequest,
    PassLinkResponse,
    PassRequest,
    PassResponse,
    Problem,
    RecordBatch,
    RecordReceipt,
    RefusedRecord,
)

_M = TypeVar("_M")

router = APIRouter(prefix="/v1", responses={"4XX": {"model": Problem, "description": "Why not, and what then"}})


async def _api_key(request: Request, central: TheCentral) -> ApiKey:
    token = bearer(request)

    def find() -> ApiKey | None:
        with reading(central.engine) as connection:
            return find_api_key(connection, token)

    key = await run_in_threadpool(find)
    if key is None:
        count_stranger(request)
        raise Refusal(401, "unknown_token", "this token is not one of the register's")
    the_limits(request).of_services(key.id)
    request.state.caller = key.id
    return key


TheKey = Annotated[ApiKey, Depends(_api_key)]


@router.post("/records", openapi_extra=takes(RecordBatch))
async def post_records(request: Request, central: TheCentral, key: TheKey) -> RecordReceipt:
    """Take records of a source. One that was sent before is counted, one that is wrong is refused alone."""
    _must_be(key, Scope.INGEST)
    message = await read_message(request, RecordBatch)

    def work() -> RecordReceipt:
        now = central.clock()
        with writing_people(central.engine) as connection:
            products = rule_set_in_force(connection).products.keys()
            read = [_read(plain, products, now) for plain in message.records]
            places = [place for place, one in enumerate(read) if isinstance(one, Record)]
            keeper = registrar(central, connection)
            records = [keyed(one, keeper.pepper) for one in read if isinstance(one, Record)]
            applied = apply_records(connection, keeper, key.source, records)
        refused = {place: one for place, one in enumerate(read) if isinstance(one, Refused)}
        refused |= {places[place]: why for place, why in applied.refused}
        return _receipt(applied, refused)

    return await run_in_threadpool(work)


@router.post("/passes", openapi_extra=takes(PassRequest))
async def post_passes(request: Request, central: TheCentral, key: TheKey) -> PassResponse:
    """Issue a visitor pass to a person of the register, or renew one."""
    _must_be(key, Scope.PASSES)
    message = await read_message(request, PassRequest)

    def work() -> PassResponse:
        signing = load_key(key_path(central.folder, KeyRole.PASSES))
        identity = _identity(message, signing, central.clock())
        with writing_people(central.engine) as connection:
            made = issue_pass(central, connection, signing, identity, message.minutes, paper=message.paper)
        return PassResponse(text=made.text, expires_at=made.expires_at)

    return await _about_a_person(work)


@router.post("/pass-links", openapi_extra=takes(PassLinkRequest))
async def post_pass_links(request: Request, central: TheCentral, key: TheKey) -> PassLinkResponse:
    """Make a one-time link that puts a person's pass on the phone that opens it."""
    _must_be(key, Scope.PASSES)
    message = await read_message(request, PassLinkRequest)

    def work() -> PassLinkResponse:
        identity = parse_identity(message.iin or f"{message.passport_state}:{message.passport_number}")
        with writing_people(central.engine) as connection:
            link = make_pass_link(central, connection, identity)
        return PassLinkResponse(url=link.url, code=link.code, expires_at=link.expires_at)

    return await _about_a_person(work)


async def _about_a_person(work: Callable[[], _M]) -> _M:
    try:
        return await run_in_threadpool(work)
    except CentralError as fault:
        if fault.code in {"database", "key", "pepper"}:
            raise
        raise Refusal(404 if fault.code == "unknown_person" else 422, fault.code, fault.what) from fault


def _read(plain: object, products: Collection[str], now: datetime) -> Record | Refused:
    return read_record(plain, products, now) if isinstance(plain, dict) else Refused("record", "not_an_object")


def _receipt(applied: Applied, refused: Mapping[int, Refused]) -> RecordReceipt:
    return RecordReceipt(
        people=applied.people,
        facts=applied.facts,
        repeated=applied.repeated,
        refused=tuple(
            RefusedRecord(place=place, field=why.field, reason=why.reason) for place, why in sorted(refused.items())
        ),
    )


def _identity(message: PassRequest, signing: Ed25519PrivateKey, now: datetime) -> Identity:
    if message.renew:
        return renewed_subject(message.renew, signing, now)
    return parse_identity(message.iin or f"{message.passport_state}:{message.passport_number}")


def _must_be(key: ApiKey, scope: Scope) -> None:
    if key.scope is not scope:
        raise Refusal(403, "scope", f"this key is for {key.scope.value}, not for {scope.value}")
