"""A ticket makes a machine one register's terminal, and only that register's."""

import stat
from pathlib import Path

import pytest

from sync.agent.contact import heartbeat
from sync.agent.enrol import enrol
from sync.agent.errors import Cause, SyncError
from sync.agent.health import document, look, words
from sync.agent.terminal import FILE_NAME, load_terminal
from sync.model.policy import Policy, policy_document
from sync.replica.clock import load_clock
from sync.wire.ticket import EnrolmentTicket, parse
from tests.fakes.register import VENUE, Register, new_register
from tests.integration.agent.place import START, Machine, Place


@pytest.fixture(autouse=True)
def published(register: Register) -> None:
    register.repository.put_base(1, {5: 0})
    register.repository.publish()


def refused(place: Place, ticket: str) -> Cause:
    with pytest.raises(SyncError) as fault:
        enrol(place.around, ticket, "")
    return fault.value.cause


def test_a_ticket_makes_a_terminal(place: Place) -> None:
    terminal = place.enrol()
    assert terminal.terminal_id == "t1"
    assert load_terminal(place.folder.path) == terminal
    assert place.replica.document("venue") == VENUE.model_dump_json().encode()
    assert load_clock(place.folder).floor == START


def test_the_enrolment_file_is_its_users_alone(place: Place) -> None:
    place.enrol()
    assert stat.S_IMODE((place.folder.path / FILE_NAME).stat().st_mode) == 0o600


def test_a_ticket_works_once(place: Place, register: Register, tmp_path: Path, machine: Machine) -> None:
    ticket = register.ticket()
    enrol(place.around, ticket, "")
    other = Place(tmp_path / "other", register, machine)
    assert refused(other, ticket) is Cause.TICKET
    assert load_terminal(other.folder.path) is None
    other.close()


@pytest.mark.parametrize("text", ["", "KZ1:ABC", "https://register.invalid", "KZE1:a.b.http://x"])
def test_what_is_no_ticket_is_refused_without_any_network(place: Place, register: Register, text: str) -> None:
    register.fault = AssertionError("nobody was to be asked")
    assert refused(place, text) is Cause.TICKET


def test_a_root_that_is_not_the_tickets_is_refused(place: Place, register: Register) -> None:
    ticket = parse(register.ticket())
    assert ticket is not None
    assert refused(place, EnrolmentTicket(ticket.token, bytes(32), ticket.url).text) is Cause.OTHER_REGISTER
    assert load_terminal(place.folder.path) is None


def test_an_enrolled_terminal_is_not_enrolled_again_by_mistake(place: Place, register: Register) -> None:
    place.enrol()
    assert refused(place, register.ticket()) is Cause.ENROLLED


def test_enrolling_again_on_purpose_gives_a_new_identity_and_keeps_the_data(place: Place, register: Register) -> None:
    place.enrol()
    place.pull()
    terminal = enrol(place.around, register.ticket(), "", again=True)
    assert terminal.terminal_id == "t2"
    assert place.seq == 1


def test_another_registers_data_are_not_kept(
    place: Place, register: Register, tmp_path: Path, machine: Machine
) -> None:
    place.enrol()
    register.repository.put("rules/policy.json", policy_document(Policy(version=7)))
    register.repository.publish()
    place.pull()
    other = new_register(tmp_path / "other", "http://other.invalid", lambda: machine.true_time)
    other.repository.put_base(9, {7: 0})
    other.repository.publish()
    place.register, place.source = other, other.repository
    enrol(place.around, other.ticket(), "", again=True)
    assert place.held is None
    assert place.replica.document("policy") is None
    place.pull()
    assert place.seq == 9
    assert place.replica.document("policy") == policy_document(Policy(version=1))


def test_visits_are_not_taken_along_to_another_register(place: Place, tmp_path: Path, machine: Machine) -> None:
    place.enrol()
    place.record()
    other = new_register(tmp_path / "other", "http://other.invalid", lambda: machine.true_time)
    place.register = other
    with pytest.raises(SyncError) as fault:
        enrol(place.around, other.ticket(), "", again=True)
    assert fault.value.cause is Cause.ENROLLED
    assert "has still to be sent 1 visit" in fault.value.what


def test_a_damaged_enrolment_file_is_an_error_not_an_absence(place: Place) -> None:
    place.enrol()
    (place.folder.path / FILE_NAME).write_bytes(b"{}")
    with pytest.raises(SyncError) as fault:
        place.pull()
    assert fault.value.cause is Cause.DISK


def test_a_damaged_enrolment_file_is_told_with_the_rest(place: Place) -> None:
    place.enrol()
    (place.folder.path / FILE_NAME).write_bytes(b"{}")
    told = document(look(place.around, {}, {}, START))
    assert isinstance(told["fault"], dict)
    assert told["fault"]["code"] == "disk"
    first, *_, last = words(told, Policy(), START)[:3]
    assert first == "Terminal: its enrolment cannot be read"
    assert last.startswith("Terminal: disk: terminal.json is damaged: 1 fault. Remedy: put terminal.json back")


def test_contact_takes_a_changed_venue_and_new_peppers(place: Place, register: Register) -> None:
    place.enrol()
    register.venue = VENUE.model_copy(update={"capacity": 50})
    register.peppers["p2"] = b"2" * 32
    place.contact()
    assert place.replica.document("venue") == register.venue.model_dump_json().encode()
    terminal = load_terminal(place.folder.path)
    assert {pepper.pepper_id for pepper in getattr(terminal, "peppers", ())} == {"p1", "p2"}


def test_a_heartbeat_says_how_the_terminal_is(place: Place) -> None:
    place.enrol()
    place.pull()
    place.record(2)
    beat = heartbeat(place.around, ["K-DATA-IO", "dns"])
    assert (beat.seq, beat.generated_at, beat.waiting, beat.dead_letters) == (1, START, 2, 0)
    assert beat.faults == ("dns", "k-data-io")
    assert beat.disk_free


def test_no_secret_shows_when_a_terminal_is_printed(place: Place) -> None:
    terminal = place.enrol()
    assert terminal.token not in repr(terminal)
    assert terminal.private_key not in repr(terminal)
