"""A terminal and a register, joined by the agent's ports: no network, real files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.model.clock import ClockReading
from tests.fakes.register import Register, new_register
from tests.integration.agent.place import GREEN, RED, START, Machine, Place


@pytest.fixture
def machine() -> Machine:
    return Machine(ClockReading(START, 1000.0, "boot-1"))


@pytest.fixture
def register(tmp_path: Path, machine: Machine) -> Register:
    return new_register(tmp_path / "register", clock=lambda: machine.true_time)


@pytest.fixture
def place(tmp_path: Path, register: Register, machine: Machine) -> Iterator[Place]:
    place = Place(tmp_path / "data", register, machine)
    yield place
    place.close()


@pytest.fixture
def served(register: Register, place: Place) -> Place:
    """Return an enrolled terminal whose register has a base of three rows."""
    register.repository.put_base(1, {5: GREEN, 9: 0, 12: RED})
    register.repository.publish()
    place.enrol()
    return place


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def carrier(tmp_path: Path, register: Register, machine: Machine) -> Iterator[Place]:
    """Return a machine with a network; it is no terminal itself."""
    carrier = Place(tmp_path / "carrier", register, machine)
    yield carrier
    carrier.close()
