"""A stick does what a network does, through the same checks: data in, visits out, enrolment both ways."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from sync.agent.carry import ask_by_letter, export_bundle, import_bundle
from sync.agent.courier import write_letter
from sync.agent.errors import Cause, SyncError
from sync.agent.terminal import Enrolled
from sync.replica.clock import load_clock
from sync.replica.dead_letter import read_dead_letters
from tests.fakes.register import Register, new_register
from tests.integration.agent.place import GREEN, START, Machine, Place

DAYS = timedelta(days=1)


@pytest.fixture
def lonely(place: Place, register: Register) -> Place:
    """Return an enrolled terminal that will never see a network again."""
    register.repository.put_base(1, {5: GREEN, 9: 0})
    register.repository.publish()
    place.enrol()
    place.source = NoNetwork()
    return place


class NoNetwork:
    """What the network is to a terminal without one."""

    def offers(self, name: str) -> bool:
        return bool(name)

    def read(self, name: str, largest: int) -> bytes:
        raise SyncError(Cause.ROUTE, f"no network for {name} of {largest}")

    def download(self, name: str, length: int, part: Path, progress: object) -> None:
        raise SyncError(Cause.ROUTE, f"no network for {name} of {length} into {part}, {progress}")


def bundle_for(place: Place, carrier: Place, stick: Path) -> Path:
    write_letter(place.around, stick)
    return export_bundle(carrier.around, stick)


def refused(place: Place, bundle: Path) -> Cause:
    seq = place.seq
    with pytest.raises(SyncError) as fault:
        import_bundle(place.around, bundle)
    assert place.seq == seq
    return fault.value.cause


def test_data_and_documents_come_on_a_stick(lonely: Place, carrier: Place, stick: Path) -> None:
    import_bundle(lonely.around, bundle_for(lonely, carrier, stick))
    assert lonely.holds_all_of(1)
    assert lonely.replica.document("policy") is not None


def test_what_was_named_is_told_from_the_data_folders_disk(lonely: Place, tmp_path: Path) -> None:
    with pytest.raises(SyncError) as fault:
        import_bundle(lonely.around, tmp_path)
    assert (fault.value.cause, "name the bundle itself" in fault.value.remedy) == (Cause.BUNDLE, True)
    with pytest.raises(SyncError) as fault:
        write_letter(lonely.around, Path("/proc"))
    assert (fault.value.cause, "check the path" in fault.value.remedy) == (Cause.DISK, True)


def test_a_later_bundle_goes_on_from_whatever_is_held(
    lonely: Place, carrier: Place, stick: Path, register: Register
) -> None:
    import_bundle(lonely.around, bundle_for(lonely, carrier, stick))
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.put_delta(2, 3, {77: 0})
    register.repository.publish()
    import_bundle(lonely.around, bundle_for(lonely, carrier, stick))
    assert lonely.holds_all_of(3)


def test_visits_go_out_and_receipts_come_back(lonely: Place, carrier: Place, stick: Path, register: Register) -> None:
    bad, *good = lonely.record(3)
    register.refused = {bad}
    bundle = bundle_for(lonely, carrier, stick)
    assert list(register.visits) == good
    assert lonely.journal.waiting() == 3
    import_bundle(lonely.around, bundle)
    assert lonely.journal.waiting() == 0
    assert [str(letter.entry.fields["id"]) for letter in read_dead_letters(lonely.folder)] == [bad]


def test_importing_leaves_the_next_letter_on_the_stick(
    lonely: Place, carrier: Place, stick: Path, register: Register
) -> None:
    bundle = bundle_for(lonely, carrier, stick)
    ids = lonely.record(2)
    import_bundle(lonely.around, bundle)
    export_bundle(carrier.around, stick)
    assert list(register.visits) == ids


def test_the_same_bundle_twice_changes_nothing(lonely: Place, carrier: Place, stick: Path) -> None:
    bundle = bundle_for(lonely, carrier, stick)
    import_bundle(lonely.around, bundle)
    import_bundle(lonely.around, bundle)
    assert lonely.holds_all_of(1)


def test_a_new_pepper_comes_sealed_on_the_stick(lonely: Place, carrier: Place, stick: Path, register: Register) -> None:
    import_bundle(lonely.around, bundle_for(lonely, carrier, stick))
    register.peppers["p2"] = b"2" * 32
    register.repository.put_base(2, {7: GREEN}, "p2")
    register.repository.publish()
    bundle = bundle_for(lonely, carrier, stick)
    assert b"2" * 32 not in bundle.read_bytes()
    import_bundle(lonely.around, bundle)
    assert lonely.holds_all_of(2, "p2")


def test_a_revocation_comes_on_the_stick_and_the_visits_still_go_out(
    lonely: Place, carrier: Place, stick: Path, register: Register
) -> None:
    import_bundle(lonely.around, bundle_for(lonely, carrier, stick))
    ids = lonely.record(2)
    register.repository.revoke("t1", version=2)
    register.repository.publish()
    bundle = export_bundle(carrier.around, stick)
    with pytest.raises(SyncError) as fault:
        import_bundle(lonely.around, bundle)
    assert fault.value.cause is Cause.REVOKED
    assert lonely.held is None
    export_bundle(carrier.around, stick)
    assert list(register.visits) == ids


def test_enrolment_goes_by_stick(place: Place, carrier: Place, stick: Path, register: Register) -> None:
    register.repository.put_base(1, {5: GREEN})
    register.repository.publish()
    place.source = NoNetwork()
    ask_by_letter(place.around, register.ticket(), stick)
    import_bundle(place.around, export_bundle(carrier.around, stick))
    assert isinstance(place.around.terminal(), Enrolled)
    assert place.holds_all_of(1)
    assert load_clock(place.folder).floor == START
    assert load_clock(place.folder).anchor is None  # the answer was on its way for who knows how long


def test_terminals_that_pinned_an_older_root_can_follow(
    lonely: Place, tmp_path: Path, stick: Path, register: Register, machine: Machine
) -> None:
    for _ in range(3):
        register.repository.rotate("root")
    register.repository.publish()
    write_letter(lonely.around, stick)
    later = Place(tmp_path / "later", register, machine)
    later.enrol()
    import_bundle(lonely.around, export_bundle(later.around, stick))
    assert lonely.holds_all_of(1)
    later.close()


def test_an_older_bundle_is_refused(lonely: Place, carrier: Place, stick: Path, register: Register) -> None:
    old = bundle_for(lonely, carrier, stick).rename(stick / "old.ashyq")
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.publish()
    import_bundle(lonely.around, bundle_for(lonely, carrier, stick))
    assert refused(lonely, old) is Cause.ROLLBACK


def test_a_bundle_that_lay_for_weeks_is_refused(lonely: Place, carrier: Place, stick: Path, machine: Machine) -> None:
    bundle = bundle_for(lonely, carrier, stick)
    machine.passes(8 * DAYS)
    assert refused(lonely, bundle) is Cause.EXPIRED


def test_a_bundle_of_another_register_is_refused(lonely: Place, tmp_path: Path, stick: Path, machine: Machine) -> None:
    other = new_register(tmp_path / "other", "http://other.invalid", lambda: machine.true_time)
    other.repository.put_base(9, {7: 0})
    other.repository.publish()
    place = Place(tmp_path / "others-terminal", other, machine)
    place.enrol()
    assert refused(lonely, export_bundle(place.around, stick)) is Cause.OTHER_REGISTER
    place.close()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_half_a_bundle_is_refused(lonely: Place, carrier: Place, stick: Path, share: float) -> None:
    bundle = bundle_for(lonely, carrier, stick)
    whole = bundle.read_bytes()
    bundle.write_bytes(whole[: int(len(whole) * share)])
    assert refused(lonely, bundle) is Cause.BUNDLE


def test_a_bundle_with_a_changed_byte_anywhere_is_refused_or_changes_nothing_wrongly(
    lonely: Place, carrier: Place, stick: Path
) -> None:
    bundle = bundle_for(lonely, carrier, stick)
    whole = bundle.read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        changed = bytearray(whole)
        changed[place] ^= 0x40
        bundle.write_bytes(bytes(changed))
        try:
            import_bundle(lonely.around, bundle)
        except SyncError:
            continue
        assert lonely.holds_all_of(1)


def test_a_bundle_that_would_inflate_is_refused(lonely: Place, carrier: Place, stick: Path) -> None:
    bundle = bundle_for(lonely, carrier, stick)
    with zipfile.ZipFile(bundle) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert refused(lonely, bundle) is Cause.BUNDLE


def test_a_bundle_that_is_not_there_is_named(lonely: Place, stick: Path) -> None:
    assert refused(lonely, stick / "missing.ashyq") is Cause.BUNDLE


def test_a_machine_that_knows_no_register_says_so(carrier: Place, stick: Path) -> None:
    with pytest.raises(SyncError) as fault:
        export_bundle(carrier.around, stick)
    assert fault.value.cause is Cause.BUNDLE


def test_a_damaged_letter_is_named(carrier: Place, stick: Path) -> None:
    (stick / "t1.letter").write_bytes(b"{")
    with pytest.raises(SyncError) as fault:
        export_bundle(carrier.around, stick)
    assert "t1.letter" in fault.value.what
