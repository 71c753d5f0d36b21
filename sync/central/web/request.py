"""Requests as they come in: bounded before they are read, and refused in words (RFC 9457)."""

import asyncio
import zlib
from collections.abc import AsyncGenerator
from typing import Final, TypeVar

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect

from sync.wire.api import LARGEST_BODY, Problem

MEDIA_TYPE: Final = "application/problem+json"
TOO_LARGE: Final = 413
TOO_SLOW: Final = 408
LONGEST_ARRIVAL: Final = 120.0
"""Seconds for a whole body: 4 MiB at 280 kbit/s. A web server in front takes slow ones in before it asks."""

_M = TypeVar("_M", bound=BaseModel)
_GZIP: Final = 16 + zlib.MAX_WBITS


class Refusal(Exception):  # an answer, not an error
    """Leave a request with this problem as its answer."""

    def __init__(self, status: int, code: str, detail: str, retry_after: int | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.retry_after = retry_after


def problem(status: int, code: str, detail: str, retry_after: int | None = None) -> JSONResponse:
    """Return problem details; `code` becomes the type, a relative reference below the API's own address."""
    found = Problem(type=f"/problems/{code}", title=code.replace("_", " "), status=status, detail=detail)
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if status == TOO_SLOW:
        headers["Connection"] = "close"  # or the rest might go on coming for ever
    return JSONResponse(found.model_dump(), status, headers, MEDIA_TYPE)


def message_answer(message: BaseModel) -> Response:
    """Return a message as an answer. FastAPI would check it once more and write it by hand: half a heartbeat's cost."""
    return Response(message.model_dump_json(), media_type="application/json")


async def read_message(request: Request, kind: type[_M], largest: int = LARGEST_BODY) -> _M:
    """Read a request's body, gzip or plain, as a message; raise Refusal where it is too large or not one."""
    body = await _body(request, largest)
    try:
        return kind.model_validate_json(body)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "body"
        raise Refusal(422, "not_understood", f"{where}: {first['msg'].removeprefix('Value error, ')}") from fault


def bearer(request: Request) -> str:
    """Return the token that a request shows; raise Refusal where it shows none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not 0 < len(token) <= 200:
        raise Refusal(401, "no_token", "a bearer token is needed")
    return token


async def bounded(request: Request, largest: int, what: str) -> AsyncGenerator[bytes, None]:
    """Give a body of at most so many bytes as it comes; raise Refusal where more comes, or is announced."""
    if _announced(request) > largest:
        raise Refusal(TOO_LARGE, "too_large", f"{what} has at most {largest} bytes")
    size = 0
    async for part in arriving(request):
        size += len(part)
        if size > largest:
            raise Refusal(TOO_LARGE, "too_large", f"{what} has at most {largest} bytes")
        yield part


async def arriving(request: Request, seconds: float = LONGEST_ARRIVAL) -> AsyncGenerator[bytes, None]:
    """Give a body as it comes; raise Refusal where its sender takes too long, or breaks off and hears no answer."""
    stream = request.stream()
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            async with asyncio.timeout_at(deadline):
                part = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as fault:
            raise Refusal(TOO_SLOW, "too_slow", "the body took too long to come") from fault
        except ClientDisconnect as fault:
            raise Refusal(400, "broken_off", "the body ended before its time") from fault
        yield part


def _announced(request: Request) -> int:
    """Return how long a body says it is (RFC 9110 section 8.6); 0 where it does not say."""
    length = request.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


async def _body(request: Request, largest: int) -> bytes:
    encoding = request.headers.get("content-encoding", "identity")
    if encoding not in {"identity", "gzip"}:
        raise Refusal(415, "encoding", "send the body plain or gzipped")
    body = b"".join([part async for part in bounded(request, largest, "a body")])
    return _unzipped(body, largest) if encoding == "gzip" else body


def _unzipped(body: bytes, largest: int) -> bytes:
    unzip = zlib.decompressobj(_GZIP)
    try:
        plain = unzip.decompress(body, largest + 1)
    except zlib.error as fault:
        raise Refusal(400, "encoding", "the body is not gzip") from fault
    if len(plain) > largest:
        raise Refusal(TOO_LARGE, "too_large", f"a body has at most {largest} bytes once unpacked")
    if not unzip.eof or unzip.unused_data:
        raise Refusal(400, "encoding", "the body is not one whole gzip stream")
    return plain
