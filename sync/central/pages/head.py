"""HEAD for every page that answers GET (RFC 9110 section 9.3.2): the same headers, and no content."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Headed:
    """An ASGI application that answers HEAD as GET without its content."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; the route that answered stays known to whoever counts requests."""
        if scope.get("method") != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_content(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        asked = dict(scope, method="GET")
        await self._app(asked, receive, without_content)
        scope.update(asked, method="HEAD")
