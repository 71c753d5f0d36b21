"""A web server on loopback that answers as a test says, lies and failures included: real sockets, real HTTP."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread


class Exchange(BaseHTTPRequestHandler):
    """One request, and the ways to answer it."""

    server: "Web"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.answer(b"")

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def answer(self, body: bytes) -> None:
        self.close_connection = True
        self.body = body
        self.server.seen.append(f"{self.command} {self.path}")
        self.server.ranges.append(self.headers.get("Range", ""))
        self.server.behaviour(self)

    def send(self, status: int, data: bytes = b"", **headers: str) -> None:
        """Answer in one piece; a header's name is written with `_` for `-`."""
        self.begin(status, len(data), **headers)
        self.wfile.write(data)

    def begin(self, status: int, length: int | None, **headers: str) -> None:
        """Send the head of an answer that promises `length` bytes, or none."""
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (their signature)
        """Say nothing."""


Behaviour = Callable[[Exchange], None]


class Web(ThreadingHTTPServer):
    """The server: what it does is `behaviour`, which a test may change between requests."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.behaviour = behaviour
        self.seen: list[str] = []
        self.ranges: list[str] = []
        self.closing = Event()
        self.scheme = "http"

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a client go away in silence."""


@contextmanager
def serving(behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Serve until the end of the block."""
    web = Web(behaviour)
    if tls is not None:
        web.socket = tls.wrap_socket(web.socket, server_side=True)
        web.scheme = "https"
    thread = Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        web.closing.set()
        web.shutdown()
        thread.join()
        web.server_close()


def files_of(folder: Path, *, ranged: bool = True) -> Behaviour:
    """Serve a folder's files, with ranged requests or without."""

    def find(name: str) -> bytes | None:
        file = folder / name
        return file.read_bytes() if file.is_file() else None

    return found_by(find, ranged=ranged)


def found_by(find: Callable[[str], bytes | None], *, ranged: bool = True) -> Behaviour:
    """Serve what `find` gives for a path."""

    def behave(exchange: Exchange) -> None:
        data = find(exchange.path.lstrip("/"))
        if data is None:
            exchange.send(404)
            return
        wanted = exchange.headers.get("Range", "")
        if not ranged or not wanted:
            exchange.send(200, data)
            return
        first = int(wanted.removeprefix("bytes=").rstrip("-"))
        if first >= len(data):
            exchange.send(416, Content_Range=f"bytes */{len(data)}")
            return
        exchange.send(206, data[first:], Content_Range=f"bytes {first}-{len(data) - 1}/{len(data)}")

    return behave


def cut_after(inner: Behaviour, count: int) -> Behaviour:
    """Let `count` bytes of each body through, then break the connection."""

    def behave(exchange: Exchange) -> None:
        write, left = exchange.wfile.write, [count]

        class Cut:
            def write(self, data: bytes) -> int:
                if not data.startswith(b"HTTP/1.1 ") and data:
                    some = data[: left[0]]
                    left[0] -= len(some)
                    write(some)
                    if len(some) < len(data):
                        raise BrokenPipeError
                    return len(some)
                return write(data)

            def __getattr__(self, name: str) -> object:
                return getattr(original, name)

        original = exchange.wfile
        exchange.wfile = Cut()  # type: ignore[assignment]
        inner(exchange)

    return behave


def status(code: int, data: bytes = b"", **headers: str) -> Behaviour:
    """Answer everything with one status."""
    return lambda exchange: exchange.send(code, data, **headers)


def page(exchange: Exchange) -> None:
    """Be a captive portal."""
    exchange.send(200, b"<!DOCTYPE html><html><body>Sign in to Cafe Wi-Fi</body></html>", Content_Type="text/html")


def nothing(exchange: Exchange) -> None:
    """Take the request and never answer."""
    exchange.server.closing.wait(30)


def trickle(exchange: Exchange) -> None:
    """Promise much and give a byte now and then."""
    exchange.begin(200, 1000)
    while not exchange.server.closing.wait(0.02):
        exchange.wfile.write(b"x")
        exchange.wfile.flush()


def trickled_head(exchange: Exchange) -> None:
    """Give a good answer, but its head a byte now and then: a header that goes on for ten seconds."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Padding: " + b"x" * 500 + b"\r\n\r\n{}"
    for byte in head:
        if exchange.server.closing.wait(0.02):
            return
        exchange.wfile.write(bytes((byte,)))


def announced(exchange: Exchange) -> None:
    """Say again and again that an answer is on its way (RFC 8297)."""
    while not exchange.server.closing.is_set():
        exchange.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000)


def endless(exchange: Exchange) -> None:
    """Never stop."""
    exchange.begin(200, None)
    while not exchange.server.closing.is_set():
        exchange.wfile.write(b"x" * 65536)
