"""Only the proxies that the operator names may say for whom they ask."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sync.central.errors import CentralError
from sync.central.web.serve import server_config
from tests.alone import alone


def caller(behind: tuple[str, ...], peer: str, said: str) -> str:
    """Return the address that a request counts for."""

    async def address(request: Request) -> PlainTextResponse:
        return PlainTextResponse("" if request.client is None else request.client.host)

    config = server_config(Starlette(routes=[Route("/", address)]), behind)
    config.load()

    async def ask() -> str:
        way = httpx.ASGITransport(config.loaded_app, client=(peer, 1))
        async with httpx.AsyncClient(transport=way, base_url="http://here") as client:
            return (await client.get("/", headers={"X-Forwarded-For": said})).text

    return alone(ask())


@pytest.mark.parametrize(
    ("behind", "peer", "said", "counts_for"),
    [
        ((), "127.0.0.1", "203.0.113.9", "127.0.0.1"),
        ((), "198.51.100.7", "203.0.113.9", "198.51.100.7"),
        (("10.0.0.1",), "198.51.100.7", "203.0.113.9", "198.51.100.7"),
        (("10.0.0.1",), "127.0.0.1", "203.0.113.9", "127.0.0.1"),
        (("10.0.0.1",), "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (("10.0.0.1",), "10.0.0.1", "192.0.2.1, 203.0.113.9", "203.0.113.9"),
        (("10.0.0.0/8", "::1"), "::1", "203.0.113.9, 10.9.9.9", "203.0.113.9"),
    ],
)
def test_who_asks_is_who_the_named_proxies_say(behind: tuple[str, ...], peer: str, said: str, counts_for: str) -> None:
    assert caller(behind, peer, said) == counts_for


@pytest.mark.parametrize("proxy", ["*", "", "proxy.example", "10.0.0.1/8"])
def test_a_proxy_that_is_no_address_is_refused(proxy: str) -> None:
    with pytest.raises(CentralError, match="no address"):
        caller((proxy,), "127.0.0.1", "203.0.113.9")
