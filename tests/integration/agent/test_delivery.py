"""A carrier may be interrupted, come twice, or have a letter refused: nothing is lost, and nobody waits for another."""

import json
import zipfile
from pathlib import Path

import pytest

from sync.agent.carry import ask_by_letter, export_bundle, import_bundle
from sync.agent.courier import addressees, write_letter
from sync.agent.errors import Cause, SyncError
from sync.agent.terminal import Enrolled
from sync.model.policy import Policy, policy_document
from tests.fakes.register import Register, new_register
from tests.integration.agent.place import GREEN, Machine, Place


@pytest.fixture
def published(register: Register) -> Register:
    register.repository.put_base(1, {5: GREEN})
    register.repository.publish()
    return register


def test_the_carrier_may_export_twice_before_an_enrolment_is_taken_in(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    ask_by_letter(place.around, published.ticket(), stick)
    export_bundle(carrier.around, stick)
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert isinstance(place.around.terminal(), Enrolled)


def test_an_enrolment_is_not_lost_with_the_network(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    ask_by_letter(place.around, published.ticket(), stick)
    published.repository.largest_answer = 10
    with pytest.raises(SyncError) as fault:
        export_bundle(carrier.around, stick)
    assert fault.value.cause is Cause.CUT
    published.repository.largest_answer = None
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert isinstance(place.around.terminal(), Enrolled)
    assert not list(carrier.folder.path.glob("enrolment-*"))


def test_a_request_that_was_granted_leaves_the_stick(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    ask_by_letter(place.around, published.ticket(), stick)
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert sorted(path.name for path in stick.iterdir()) == ["register.ashyq", "t1.letter"]
    place.record(2)
    write_letter(place.around, stick)
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert place.journal.waiting() == 0


def test_a_letter_that_is_refused_is_said_and_stands_in_nobodys_way(
    place: Place, carrier: Place, stick: Path, published: Register, tmp_path: Path, machine: Machine
) -> None:
    place.enrol()
    place.record(2)
    write_letter(place.around, stick)
    late = Place(tmp_path / "late", published, machine)
    ask_by_letter(late.around, published.ticket(), stick)
    published.tickets.clear()
    with pytest.raises(SyncError) as fault:
        export_bundle(carrier.around, stick)
    assert fault.value.cause is Cause.TOKEN
    assert "register.ashyq is written" in fault.value.what
    import_bundle(place.around, stick / "register.ashyq")
    assert place.journal.waiting() == 0
    assert place.holds_all_of(1)
    late.close()


def test_a_ticket_that_is_refused_is_said_where_there_is_nothing_else_to_carry(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    ask_by_letter(place.around, published.ticket(), stick)
    published.tickets.clear()
    with pytest.raises(SyncError) as fault:
        export_bundle(carrier.around, stick)
    assert fault.value.cause is Cause.TOKEN
    assert not list(stick.glob("*.ashyq"))


def test_a_terminal_the_server_turns_away_still_gets_its_receipts_and_the_data(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    """So does a central server with a terminal that was revoked and does not know it yet."""
    place.enrol()
    place.record(2)
    write_letter(place.around, stick)
    published.heartbeats_refused = True
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert place.journal.waiting() == 0
    assert place.holds_all_of(1)


def test_half_a_bundle_that_lies_on_the_stick_is_replaced(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    ask_by_letter(place.around, published.ticket(), stick)
    (stick / "register.ashyq").write_bytes(b"PK half of one")
    bundle = export_bundle(carrier.around, stick)
    assert zipfile.is_zipfile(bundle)


def test_a_file_that_is_no_letter_stands_in_nobodys_way(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    place.enrol()
    place.record(2)
    write_letter(place.around, stick)
    (stick / "a.letter").write_bytes(b"{")
    with pytest.raises(SyncError, match=r"register\.ashyq is written, but .* a\.letter is no letter"):
        export_bundle(carrier.around, stick)
    import_bundle(place.around, stick / "register.ashyq")
    assert place.journal.waiting() == 0


def test_what_a_mac_leaves_beside_a_letter_is_none(
    place: Place, carrier: Place, stick: Path, published: Register
) -> None:
    place.enrol()
    place.record(2)
    write_letter(place.around, stick)
    (stick / "._t1.letter").write_bytes(b"\0\5\x16\7Mac OS X")
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert place.journal.waiting() == 0


def test_a_bundle_is_its_own_users_alone(place: Place, carrier: Place, stick: Path, published: Register) -> None:
    ask_by_letter(place.around, published.ticket(), stick)
    (stick / "register.ashyq").touch(mode=0o644)
    assert export_bundle(carrier.around, stick).stat().st_mode & 0o777 == 0o600


def test_a_letters_server_can_be_shown_before_anything_is_sent(place: Place, stick: Path, published: Register) -> None:
    ask_by_letter(place.around, published.ticket(), stick)
    (letter,) = stick.glob("*.letter")
    plain = json.loads(letter.read_bytes())
    (stick / "b.letter").write_text(json.dumps(plain | {"server": "https://else\n.invalid"}), encoding="utf-8")
    assert addressees(stick) == tuple(sorted([plain["server"], "https://else .invalid"]))


def test_a_terminal_may_move_to_another_register_by_letter_and_takes_nothing_of_the_old_one_along(
    place: Place, stick: Path, published: Register, tmp_path: Path, machine: Machine
) -> None:
    published.repository.put("rules/policy.json", policy_document(Policy(version=7)))
    published.repository.publish()
    place.enrol()
    place.pull()
    other = new_register(tmp_path / "other", "http://other.invalid", lambda: machine.true_time)
    other.repository.put_base(9, {7: GREEN})
    other.repository.publish()
    carrier = Place(tmp_path / "their carrier", other, machine)
    with pytest.raises(SyncError) as fault:
        ask_by_letter(place.around, other.ticket(), stick)
    assert fault.value.cause is Cause.ENROLLED
    letter = ask_by_letter(place.around, other.ticket(), stick, "back door", again=True)
    assert json.loads(letter.read_bytes())["request"]["name"] == "back door"
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert place.seq == 9
    assert place.replica.document("policy") == policy_document(Policy(version=1))
    carrier.close()
