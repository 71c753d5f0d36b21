"""Whatever a server does, the agent says what it was, keeps what it has, and goes on when the server is well again."""

import pytest

from tests.fakes.register import Register
from tests.fakes.web import Behaviour, Exchange, Web, nothing, page, status
from tests.faults.agent.process import Terminal, until, usual

GARBAGE = b"\x00\xff garbage \r\n" * 50


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (status(500), "server_error"),
        (status(429, Retry_After="1"), "busy"),
        (page, "captive_portal"),
        (status(200, GARBAGE), "answer_not_understood"),
        (lambda _: None, "cut"),
    ],
)
def test_names_it_keeps_what_it_has_and_recovers(
    terminal: Terminal, register: Register, web: Web, behaviour: Behaviour, code: str
) -> None:
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    web.behaviour = behaviour
    terminal.record(3)
    assert until(lambda: terminal.trouble("push") == code)
    assert until(lambda: terminal.trouble("pull") == code)
    assert until(lambda: terminal.trouble("contact") == code)
    assert terminal.seq == 1
    assert terminal.waiting() == 3
    register.repository.put_delta(1, 2, {5: 1 << 24})
    register.repository.publish()
    web.behaviour = usual(register)
    terminal.sync_now()
    assert until(lambda: terminal.seq == 2 and terminal.waiting() == 0)
    assert terminal.stop() == 0
    assert terminal.is_one_published_version()
    assert list(register.visits) == terminal.recorded


def test_ends_in_time_while_the_server_says_nothing(terminal: Terminal, web: Web) -> None:
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    web.behaviour = nothing
    asked = len(web.seen)
    assert until(lambda: len(web.seen) > asked)
    assert terminal.stop() == 0


def test_a_server_that_fails_to_take_visits_does_not_keep_data_from_coming(
    terminal: Terminal, register: Register, web: Web
) -> None:
    def half(exchange: Exchange) -> None:
        (status(500) if exchange.path.startswith("/v1/") else usual(register))(exchange)

    web.behaviour = half
    terminal.record(3)
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    assert until(lambda: terminal.trouble("push") == "server_error")
    assert terminal.said("pull")["failures"] == 0


def test_a_repository_that_fails_does_not_keep_visits_from_going(
    terminal: Terminal, register: Register, web: Web
) -> None:
    def half(exchange: Exchange) -> None:
        (usual(register) if exchange.path.startswith("/v1/") else status(500))(exchange)

    web.behaviour = half
    terminal.record(3)
    terminal.start()
    assert until(lambda: len(register.visits) == 3)
    assert until(lambda: terminal.trouble("pull") == "server_error")
