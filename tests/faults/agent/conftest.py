"""An enrolled terminal, whose agent is a real process, and its register on loopback."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.fakes.register import Register
from tests.fakes.web import Web
from tests.faults.agent.process import Terminal, register_on_loopback

_RANDOM = Random(1)
ROWS = {_RANDOM.getrandbits(56) | 1: _RANDOM.getrandbits(1) << 24 for _ in range(20_000)}


@pytest.fixture
def loopback(tmp_path: Path) -> Iterator[tuple[Register, Web]]:
    with register_on_loopback(tmp_path / "register") as made:
        register, _ = made
        register.repository.put_base(1, ROWS)
        register.repository.publish()
        yield made


@pytest.fixture
def register(loopback: tuple[Register, Web]) -> Register:
    return loopback[0]


@pytest.fixture
def web(loopback: tuple[Register, Web]) -> Web:
    return loopback[1]


@pytest.fixture
def terminal(tmp_path: Path, register: Register) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path / "data", register)
    terminal.enrol()
    yield terminal
    end(terminal)


@pytest.fixture
def fresh(tmp_path: Path, register: Register) -> Iterator[Terminal]:
    """Return a machine that is not enrolled yet."""
    fresh = Terminal(tmp_path / "fresh", register)
    yield fresh
    end(fresh)


def end(terminal: Terminal) -> None:
    """Leave no process behind; show what it logged, should the test have failed."""
    if terminal.process is not None:
        terminal.kill()
    log = terminal.folder.path.parent / "agent.log"
    print(log.read_text() if log.exists() else "")
