"""A terminal between two peppers: on the old line until its moment, on the new one from it, and never without data."""

from datetime import timedelta
from pathlib import Path

import pytest

from sync.agent.carry import export_bundle, import_bundle
from sync.agent.courier import write_letter
from sync.agent.errors import Cause, SyncError
from sync.agent.line import change_over
from sync.model.policy import Policy, policy_document
from tests.fakes.register import Register
from tests.integration.agent.place import GREEN, START, Machine, Place

SPREAD = Policy().pepper_spread
ENDS = START + SPREAD
MOMENT = change_over("t1", "p1", ENDS, SPREAD)


@pytest.fixture
def between(served: Place, register: Register) -> Place:
    """Return a terminal on the old line, while the register publishes two."""
    served.pull()
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.put_base(3, {77: GREEN}, "p2")
    register.repository.line_ends["p1"] = ENDS
    register.repository.publish()
    register.peppers["p2"] = b"2" * 32
    served.contact()
    return served


def test_the_moment_comes_within_the_week_for_this_terminal() -> None:
    assert START < MOMENT < ENDS


def test_the_old_line_is_followed_although_the_new_pepper_is_there(between: Place) -> None:
    between.pull()
    assert between.holds_all_of(2)
    between.pull()
    assert between.holds_all_of(2)


def test_at_its_moment_the_terminal_takes_the_new_base(between: Place, machine: Machine) -> None:
    between.pull()
    machine.passes(MOMENT - START)
    between.pull()
    assert between.holds_all_of(3, "p2")


def test_the_signed_policy_says_how_far_terminals_are_spread(between: Place, register: Register) -> None:
    register.repository.put("rules/policy.json", policy_document(Policy(version=2, pepper_spread=100 * SPREAD)))
    register.repository.publish()
    between.pull()
    assert between.holds_all_of(3, "p2")  # a window that began long ago: its moment in it has passed


def test_without_the_new_pepper_the_old_line_goes_on_after_the_moment_and_that_is_said(
    served: Place, register: Register, machine: Machine
) -> None:
    served.pull()
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.put_base(3, {77: GREEN}, "p2")
    register.repository.line_ends["p1"] = ENDS
    register.repository.publish()
    served.pull()
    machine.passes(MOMENT - START)
    with pytest.raises(SyncError) as fault:
        served.pull()
    assert fault.value.cause is Cause.PEPPER
    assert served.holds_all_of(2)


def test_a_mistake_in_the_old_line_leads_to_the_new_base_at_once(between: Place, register: Register) -> None:
    register.repository.states[1, "p1"] = {5: GREEN}  # the register believes that terminals hold something else
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.publish()
    with pytest.raises(SyncError) as fault:
        between.pull()
    assert fault.value.cause is Cause.DIGEST
    assert between.seq == 1
    between.pull()
    assert between.holds_all_of(3, "p2")


def test_a_stick_brings_the_new_line_at_once(between: Place, carrier: Place, stick: Path) -> None:
    """There is no old line on it: nobody's network is spared by waiting."""
    write_letter(between.around, stick)
    import_bundle(between.around, export_bundle(carrier.around, stick))
    assert between.holds_all_of(3, "p2")


def test_a_clock_that_is_not_trusted_delays_nothing_beyond_the_end(
    between: Place, register: Register, machine: Machine
) -> None:
    between.pull()
    machine.passes(SPREAD)
    machine.reboots(off=timedelta(days=-400))
    for path in [path for path in register.repository.targets["data"] if path != "data/base-3.parquet"]:
        register.repository.remove(path)
    register.repository.now = ENDS
    register.repository.publish()
    between.pull()
    assert between.holds_all_of(3, "p2")
