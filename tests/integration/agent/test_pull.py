"""What is published reaches the terminal whole or not at all, and the terminal knows which."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from sync.agent.errors import Cause, SyncError
from sync.model.clock import TrustedTime, UntrustedClock, trusted_time
from sync.model.policy import Policy, policy_document
from sync.model.status import TOMBSTONE, HealthRecord, Status
from sync.replica.clock import load_clock
from sync.replica.database import DiskFull
from sync.replica.state import bases
from tests.fakes.register import Register
from tests.integration.agent.place import GREEN, RED, START, Machine, Place

DAYS = timedelta(days=1)


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
    assert len(bases(served.folder)) == 1


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
    assert not bases(served.folder)
    assert not any(b"private_key" in file.read_bytes() for file in served.folder.path.glob("terminal.json*"))
    assert register.peppers["p1"] not in served.folder.state.read_bytes()
    assert [str(entry.fields["id"]) for entry in served.outgoing.pending()] == unsent
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
    base = bases(served.folder)[0].read_bytes()
    state = served.folder.state.read_bytes()
    register.repository.revoke("t1", version=2)
    register.repository.publish()
    assert refused(served) is Cause.REVOKED
    served.replica.close()
    served.folder.state.write_bytes(state)
    (served.folder.path / "base-1-1.rows").write_bytes(base)
    assert refused(served) is Cause.REVOKED
    assert served.held is None
    assert not bases(served.folder)


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
