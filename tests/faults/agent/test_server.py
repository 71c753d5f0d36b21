"""Whatever a server does, the agent says what it was, keeps what it has, and goes on when the server is well again."""

from tests.fakes.register import Register
from tests.fakes.web import Behaviour, Exchange, Web, nothing, page, status
from tests.faults.agent.process import Terminal, until, usual

GARBAGE = b"\x00\xff garbage \r\n" * 50


ANSWERS: tuple[tuple[Behaviour, str], ...] = (
    (status(500), "server_error"),
    (status(429, Retry_After="1"), "busy"),
    (page, "captive_portal"),
    (status(200, GARBAGE), "answer_not_understood"),
    (lambda _: None, "cut"),
)


def test_names_what_it_is_keeps_what_it_has_and_recovers_each_time(
    terminal: Terminal, register: Register, web: Web
) -> None:
    terminal.start()
    assert until(lambda: terminal.seq == 1)
    for seq, (behaviour, code) in enumerate(ANSWERS, start=1):
        web.behaviour = behaviour
        terminal.record(3)
        terminal.sync_now()
        assert until(lambda: has_trouble_everywhere(terminal, code))  # noqa: B023
        assert terminal.seq == seq
        assert terminal.waiting() == 3
        register.repository.put_delta(seq, seq + 1, {5 + seq: 1 << 24})
        register.repository.publish()
        web.behaviour = usual(register)
        terminal.sync_now()
        assert until(lambda: terminal.seq == seq + 1 and terminal.waiting() == 0)  # noqa: B023
        assert terminal.is_one_published_version()
        assert list(register.visits) == terminal.recorded
    assert terminal.stop() == 0


def has_trouble_everywhere(terminal: Terminal, code: str) -> bool:
    return all(terminal.trouble(lane) == code for lane in ("pull", "push", "contact"))


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
