"""Requests as they come in: bounded before they are read, and refused in words (RFC 9457)."""

import zlib
from typing import Final, TypeVar

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ValidationError

from sync.wire.api import LARGEST_BODY, Problem

MEDIA_TYPE: Final = "application/problem+json"

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


async def _body(request: Request, largest: int) -> bytes:
    encoding = request.headers.get("content-encoding", "identity")
    if encoding not in {"identity", "gzip"}:
        raise Refusal(415, "encoding", "send the body plain or gzipped")
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise Refusal(413, "too_large", f"a body has at most {largest} bytes")
        parts.append(part)
    body = b"".join(parts)
    return _unzipped(body, largest) if encoding == "gzip" else body


def _unzipped(body: bytes, largest: int) -> bytes:
    unzip = zlib.decompressobj(_GZIP)
    try:
        plain = unzip.decompress(body, largest + 1)
    except zlib.error as fault:
        raise Refusal(400, "encoding", "the body is not gzip") from fault
    if len(plain) > largest:
        raise Refusal(413, "too_large", f"a body has at most {largest} bytes once unpacked")
    if not unzip.eof or unzip.unused_data:
        raise Refusal(400, "encoding", "the body is not one whole gzip stream")
    return plain
