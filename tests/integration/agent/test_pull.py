"""What is published reaches the terminal whole or not at all, and the terminal knows which."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from sync.agent.errors import Cause, SyncError
from sync.agent.pull import WANT_BASE, inspect
from sync.model.clock import TrustedTime, UntrustedClock, trusted_time
from sync.model.policy import Policy, policy_document
from sync.model.status import TOMBSTONE, HealthRecord, Status
from sync.passes import Issuer, issuers_document, read_issuers
from sync.replica.clock import load_clock
from sync.replica.database import DiskFull, WrongFile
from tests.fakes.register import Register
from tests.integration.agent.place import GREEN, RED, START, Machine, Place

DAYS = timedelta(days=1)


@pytest.fixture
def served(register: Register, place: Place) -> Place:
    """Return an enrolled terminal whose register has a base of three rows."""
    register.repository.put_base(1, {5: GREEN, 9: 0, 12: RED})
    register.repository.publish()
    place.enrol()
    return place


def refused(place: Place) -> Cause:
    with pytest.raises(SyncError) as fault:
        place.pull()
    return fault.value.cause


def test_an_unenrolled_terminal_does_nothing(place: Place) -> None:
    assert refused(place) is Cause.NOT_ENROLLED


def test_brings_base_and_documents(served: Place) -> None:
    served.pull()
    assert served.rows(5, 9, 12, 13) == [
        HealthRecord(Status.GREEN),
        HealthRecord(Status.BLUE),
        HealthRecord(Status.RED),
        None,
    ]
    assert served.replica.document("policy") == policy_document(Policy(version=1))
    assert json.loads(served.replica.document("revocations") or b"")["terminals"] == []
    assert served.replica.document("venue") is not None


def test_follows_deltas(served: Place, register: Register) -> None:
    served.pull()
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.put_delta(2, 3, {12: TOMBSTONE, 44: RED})
    register.repository.publish()
    served.pull()
    assert served.holds_all_of(3)
    assert served.rows(12, 44) == [None, HealthRecord(Status.RED)]


def test_an_empty_delta_renews_the_age(served: Place, register: Register, machine: Machine) -> None:
    served.pull()
    machine.passes(timedelta(minutes=15))
    register.repository.put_delta(1, 2, {}, at=machine.true_time)
    register.repository.publish()
    served.pull()
    assert served.held is not None
    assert served.held.generated_at == START + timedelta(minutes=15)


def test_downloading_again_does_not_renew_the_age(served: Place, machine: Machine) -> None:
    served.pull()
    machine.passes(timedelta(hours=5))
    served.pull()
    assert served.held is not None
    assert served.held.generated_at == START


def test_a_second_sync_fetches_nothing(served: Place, register: Register) -> None:
    served.pull()
    register.repository.asked.clear()
    served.pull()
    assert register.repository.asked == ["metadata/2.root.json", "metadata/timestamp.json"]


def test_downloads_are_removed_once_applied(served: Place) -> None:
    served.pull()
    assert not list(served.folder.downloads.iterdir())
    assert len(served.folder.bases()) == 1


def test_progress_is_told(served: Place) -> None:
    served.pull()
    fetched = [done for step, done, total in served.progress if step == "fetch"]
    assert fetched
    assert fetched[-1] == served.progress[0][2]
    assert any(step == "install" for step, _, _ in served.progress)


def test_a_cut_download_goes_on_after_a_restart(
    served: Place, register: Register, tmp_path: Path, machine: Machine
) -> None:
    register.repository.largest_answer = 100
    assert refused(served) is Cause.CUT
    restarted = Place(served.folder.path, register, machine)
    cuts = 0
    while restarted.seq is None:
        try:
            restarted.pull()
        except SyncError as fault:
            cuts += fault.cause is Cause.CUT
    assert cuts > 1
    assert restarted.holds_all_of(1)
    restarted.close()


def test_a_policy_that_is_not_understood_keeps_the_old_one_and_lets_the_data_come(
    served: Place, register: Register
) -> None:
    served.pull()
    register.repository.put("rules/policy.json", b'{"version": 2, "unheard_of": 1}')
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.publish()
    assert refused(served) is Cause.ANSWER
    assert served.replica.document("policy") == policy_document(Policy(version=1))
    assert served.holds_all_of(2)


def test_the_issuers_of_passes_are_replaced_when_their_keys_are(served: Place, register: Register) -> None:
    served.pull()
    issuers = {bytes(8): Issuer(bytes(8), bytes(32), "ashyq")}
    register.repository.put("rules/issuers.json", issuers_document(2, issuers))
    register.repository.publish()
    served.pull()
    assert read_issuers(served.replica.document("issuers") or b"") == issuers


def test_a_document_that_goes_back_a_version_is_refused(served: Place, register: Register) -> None:
    register.repository.put("rules/policy.json", policy_document(Policy(version=7)))
    register.repository.publish()
    served.pull()
    register.repository.put("rules/policy.json", policy_document(Policy(version=6)))
    register.repository.publish()
    with pytest.raises(WrongFile):
        served.pull()
    assert served.replica.document("policy") == policy_document(Policy(version=7))


def test_root_and_online_keys_may_be_replaced_between_two_syncs(served: Place, register: Register) -> None:
    served.pull()
    for role in ("timestamp", "snapshot", "targets", "root"):
        register.repository.rotate(role)
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.publish()
    served.pull()
    assert served.holds_all_of(2)


def test_a_new_pepper_comes_with_its_base_and_the_old_pair_serves_until_then(served: Place, register: Register) -> None:
    served.pull()
    register.repository.put_base(2, {77: GREEN}, "p2")
    register.repository.publish()
    assert refused(served) is Cause.PEPPER
    assert served.holds_all_of(1)
    register.peppers["p2"] = b"2" * 32
    served.contact()
    served.pull()
    assert served.holds_all_of(2, "p2")
    assert served.held is not None
    assert served.held.pepper == b"2" * 32


def test_without_the_new_pepper_the_old_line_is_followed_as_far_as_it_goes(served: Place, register: Register) -> None:
    served.pull()
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.put_base(3, {77: GREEN}, "p2")
    register.repository.publish()
    assert refused(served) is Cause.PEPPER
    assert served.holds_all_of(2)


def test_a_delta_that_does_not_add_up_is_undone_said_and_mended_by_a_base(served: Place, register: Register) -> None:
    served.pull()
    repository = register.repository
    repository.states[1, "p1"] = {5: GREEN}  # the register believes that terminals hold something else
    repository.put_delta(1, 2, {9: GREEN})
    repository.publish()
    assert refused(served) is Cause.DIGEST
    assert served.seq == 1
    assert (served.folder.path / WANT_BASE).exists()
    repository.put_base(2, {5: GREEN, 9: GREEN})
    repository.publish()
    served.pull()
    assert served.holds_all_of(2)
    assert not (served.folder.path / WANT_BASE).exists()


def test_a_damaged_state_file_is_replaced_by_a_whole_base(served: Place) -> None:
    served.pull()
    served.replica.close()
    served.folder.state.write_bytes(b"not a database" * 1000)
    for _ in range(3):
        try:
            served.pull()
        except SyncError as fault:
            assert fault.cause is Cause.DIGEST  # noqa: PT017
    assert served.holds_all_of(1)


def test_a_missing_base_file_is_fetched_again(served: Place) -> None:
    served.pull()
    served.replica.close()
    for base in served.folder.bases():
        base.unlink()
    served.pull()
    assert served.holds_all_of(1)


def test_a_damaged_base_is_found_at_start_and_fetched_again(served: Place) -> None:
    served.pull()
    (base,) = served.folder.bases()
    damaged = bytearray(base.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    base.write_bytes(bytes(damaged))
    inspect(served.folder)
    assert (served.folder.path / WANT_BASE).exists()
    served.pull()
    assert served.holds_all_of(1)


def test_a_sound_replica_passes_inspection(served: Place) -> None:
    served.pull()
    inspect(served.folder)
    assert not (served.folder.path / WANT_BASE).exists()


def test_an_expired_timestamp_is_refused_with_the_clock_set_back(served: Place, machine: Machine) -> None:
    served.pull()
    machine.passes(8 * DAYS)
    served.contact()
    machine.reboots()
    machine.set_wrong(-8 * DAYS)
    assert refused(served) is Cause.EXPIRED


def test_a_wrong_wall_clock_does_no_harm_after_fresh_contact(served: Place, machine: Machine) -> None:
    machine.set_wrong(14 * 365 * DAYS)
    served.contact()
    served.pull()
    assert served.holds_all_of(1)


def test_one_boot_in_2035_is_not_believed_and_does_not_stay(
    served: Place, register: Register, machine: Machine
) -> None:
    served.pull()
    machine.reboots()
    machine.set_wrong(14 * 365 * DAYS)
    assert refused(served) is Cause.EXPIRED
    jump = timedelta(days=45)
    assert isinstance(trusted_time(load_clock(served.folder), machine(), jump), UntrustedClock)
    machine.reboots()
    machine.set_wrong(timedelta(0))
    served.pull()
    assert trusted_time(load_clock(served.folder), machine(), jump) == TrustedTime(START)


def test_signed_time_raises_the_floor_without_any_contact(served: Place, register: Register, machine: Machine) -> None:
    served.pull()
    machine.passes(DAYS)
    register.repository.now = machine.true_time
    register.repository.put_delta(1, 2, {}, at=machine.true_time)
    register.repository.publish()
    machine.reboots()
    machine.set_wrong(-2 * DAYS)
    served.pull()
    assert load_clock(served.folder).floor == START + DAYS


def test_fresh_contact_repairs_the_floor_downwards(served: Place, machine: Machine) -> None:
    served.register.clock = lambda: START + 400 * DAYS
    served.contact()
    served.register.clock = lambda: machine.true_time
    served.contact()
    assert load_clock(served.folder).floor == START


def test_a_revoked_terminal_erases_itself_but_keeps_what_was_not_sent(served: Place, register: Register) -> None:
    served.pull()
    sent = served.record(3)
    served.push()
    unsent = served.record(2)
    register.repository.revoke("t1", version=2)
    register.repository.publish()
    assert refused(served) is Cause.REVOKED
    assert served.held is None
    assert not served.folder.bases()
    assert not any(b"private_key" in file.read_bytes() for file in served.folder.path.glob("terminal.json*"))
    assert register.peppers["p1"] not in served.folder.state.read_bytes()
    assert [str(entry.fields["id"]) for entry in served.journal.pending()] == unsent
    served.push()
    assert set(register.visits) == {*sent, *unsent}
    assert refused(served) is Cause.REVOKED


def test_another_terminals_revocation_changes_nothing(served: Place, register: Register) -> None:
    register.repository.revoke("t2", version=2)
    register.repository.publish()
    served.pull()
    assert served.holds_all_of(1)


@pytest.mark.parametrize("cause", [Cause.TOKEN, Cause.SERVER, Cause.REFUSED])
def test_a_terminal_the_api_turns_away_erases_nothing_and_goes_on_pulling(
    served: Place, register: Register, cause: Cause
) -> None:
    served.pull()
    register.fault = SyncError(cause, "HTTP status 410")
    served.record()
    for job in (served.contact, served.push):
        with pytest.raises(SyncError):
            job()
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.publish()
    served.pull()
    assert served.holds_all_of(2)
    assert served.journal.waiting() == 1


def test_a_crash_between_the_word_and_the_deed_of_a_revocation_is_made_good(served: Place, register: Register) -> None:
    served.pull()
    base = served.folder.bases()[0].read_bytes()
    state = served.folder.state.read_bytes()
    register.repository.revoke("t1", version=2)
    register.repository.publish()
    assert refused(served) is Cause.REVOKED
    served.replica.close()
    served.folder.state.write_bytes(state)
    served.folder.base(1, 1).write_bytes(base)
    assert refused(served) is Cause.REVOKED
    assert served.held is None
    assert not served.folder.bases()


def test_a_revoked_terminal_may_be_enrolled_again(served: Place, register: Register) -> None:
    served.pull()
    register.repository.revoke("t1", version=2)
    register.repository.publish()
    assert refused(served) is Cause.REVOKED
    assert served.enrol().terminal_id == "t2"
    served.pull()
    assert served.holds_all_of(1)


def test_a_full_disk_is_named_and_the_old_data_stay(
    served: Place, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.pull()
    register.repository.put_base(2, {5: GREEN})
    register.repository.publish()
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Disk", (), {"free": 1000})())
    with pytest.raises(DiskFull):
        served.pull()
    assert served.holds_all_of(1)
