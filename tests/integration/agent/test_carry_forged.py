"""Whoever has had the stick in hand can change what is on it, but not make a terminal believe it."""

import json
import struct
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sync.agent.bundle import LARGEST_DIRECTORY, opened
from sync.agent.carry import ask_by_letter, export_bundle, import_bundle
from sync.agent.courier import write_letter
from sync.agent.errors import Cause, SyncError
from sync.agent.terminal import Asking
from tests.fakes.register import Register
from tests.integration.agent.place import GREEN, Machine, Place

Change = Callable[[dict[str, Any]], None]
DAYS = timedelta(days=1)


@pytest.fixture
def lonely(place: Place, register: Register) -> Place:
    register.repository.put_base(1, {5: GREEN, 9: 0})
    register.repository.publish()
    place.enrol()
    return place


def rewritten(bundle: Path, member: str, data: bytes | None) -> None:
    """Put other bytes in the place of a member, or take it out."""
    with zipfile.ZipFile(bundle) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != member}
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, content in (members if data is None else {**members, member: data}).items():
            archive.writestr(name, content)


def parcel_of(bundle: Path, member: str) -> dict[str, Any]:
    with zipfile.ZipFile(bundle) as archive:
        read: dict[str, Any] = json.loads(archive.read(member))
    return read


def refused_but_taken(place: Place, bundle: Path) -> str:
    """Import; return in what words the answers were refused. The data are signed by themselves."""
    with pytest.raises(SyncError) as fault:
        import_bundle(place.around, bundle)
    assert fault.value.cause is Cause.BUNDLE
    assert place.holds_all_of(1)
    return fault.value.what


def accept_all(parcel: dict[str, Any]) -> None:
    """Say that the register took what it refused."""
    (batch,) = parcel["visits"]
    batch["receipts"] = [{**one, "settlement": "accepted", "why": ""} for one in batch["receipts"]]


def unsign(parcel: dict[str, Any]) -> None:
    (batch,) = parcel["visits"]
    batch["signature"] = ""


def postpone(parcel: dict[str, Any]) -> None:
    """Let the venue's checks begin in 2099: until then they only advise."""
    parcel["answer"]["venue"]["in_force_from"] = "2099-01-01T00:00:00Z"


@pytest.mark.parametrize("change", [accept_all, unsign, postpone])
def test_an_answer_that_was_changed_settles_nothing_and_changes_no_venue(
    lonely: Place, carrier: Place, stick: Path, register: Register, change: Change
) -> None:
    register.refused = set(lonely.record(3))
    venue = lonely.replica.document("venue")
    write_letter(lonely.around, stick)
    bundle = export_bundle(carrier.around, stick)
    parcel = parcel_of(bundle, "terminals/t1.json")
    change(parcel)
    rewritten(bundle, "terminals/t1.json", json.dumps(parcel).encode())
    assert "not signed" in refused_but_taken(lonely, bundle)
    assert lonely.journal.waiting() == 3
    assert lonely.replica.document("venue") == venue


def test_answers_to_another_terminal_are_not_taken_for_ones_own(
    lonely: Place, carrier: Place, stick: Path, tmp_path: Path, register: Register, machine: Machine
) -> None:
    other = Place(tmp_path / "other", register, machine)
    other.enrol()
    other.record(3)
    lonely.record(3)  # the same ids, as it happens
    write_letter(other.around, stick)
    bundle = export_bundle(carrier.around, stick)
    rewritten(bundle, "terminals/t1.json", json.dumps(parcel_of(bundle, "terminals/t2.json")).encode())
    assert "not signed" in refused_but_taken(lonely, bundle)
    assert lonely.journal.waiting() == 3
    other.close()


def test_answers_that_were_kept_for_weeks_are_refused(
    lonely: Place, carrier: Place, stick: Path, register: Register, machine: Machine
) -> None:
    write_letter(lonely.around, stick)
    old = parcel_of(export_bundle(carrier.around, stick), "terminals/t1.json")
    machine.passes(9 * DAYS)
    register.repository.now = machine.true_time
    register.repository.publish()
    bundle = export_bundle(carrier.around, stick)
    rewritten(bundle, "terminals/t1.json", json.dumps(old).encode())
    assert "too old" in refused_but_taken(lonely, bundle)


def test_an_older_bundle_settles_nothing(lonely: Place, carrier: Place, stick: Path, register: Register) -> None:
    lonely.record(1)
    write_letter(lonely.around, stick)
    old = export_bundle(carrier.around, stick).rename(stick / "old.ashyq")
    register.repository.publish()
    lonely.pull()
    with pytest.raises(SyncError) as fault:
        import_bundle(lonely.around, old)
    assert fault.value.cause is Cause.ROLLBACK
    assert lonely.journal.waiting() == 1


def test_an_enrolment_that_was_changed_makes_no_terminal(
    place: Place, carrier: Place, stick: Path, register: Register
) -> None:
    register.repository.put_base(1, {5: GREEN})
    register.repository.publish()
    ask_by_letter(place.around, register.ticket(), stick)
    bundle = export_bundle(carrier.around, stick)
    with zipfile.ZipFile(bundle) as archive:
        (member,) = [name for name in archive.namelist() if name.startswith("enrolments/")]
    rewritten(bundle, member, json.dumps({**parcel_of(bundle, member), "terminal_id": "t7"}).encode())
    with pytest.raises(SyncError) as fault:
        import_bundle(place.around, bundle)
    assert "not signed" in fault.value.what
    assert isinstance(place.around.terminal(), Asking)


def test_a_bundle_that_lacks_any_one_file_is_refused_or_brings_all(lonely: Place, carrier: Place, stick: Path) -> None:
    write_letter(lonely.around, stick)
    bundle = export_bundle(carrier.around, stick)
    whole = bundle.read_bytes()
    with zipfile.ZipFile(bundle) as archive:
        members = archive.namelist()
    assert len(members) > 8
    refused = 0
    for member in members:
        bundle.write_bytes(whole)
        rewritten(bundle, member, None)
        try:
            import_bundle(lonely.around, bundle)
        except SyncError as fault:
            assert fault.cause in {Cause.BUNDLE, Cause.OTHER_REGISTER}  # noqa: PT017
            refused += 1
        else:
            assert lonely.holds_all_of(1)
    assert refused >= 5  # root, timestamp, snapshot, targets, data, rules


def end_of_directory(size: int) -> bytes:
    """Return the last record of an archive whose directory has this size (APPNOTE 4.3.16, 4.3.14)."""
    small = min(size, 0xFFFFFFFF)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, small, 0, 0)
    if size == small:
        return end
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, 0)
    return large + struct.pack("<4sLQL", b"PK\x06\x07", 0, size, 1) + end


@pytest.mark.parametrize("size", [LARGEST_DIRECTORY + 1, 1 << 40])
def test_a_bundle_whose_directory_would_fill_the_memory_is_refused_before_it_is_read(size: int, tmp_path: Path) -> None:
    path = tmp_path / "register.ashyq"
    with path.open("wb") as file:
        file.seek(size)  # nothing is stored of the zeros before
        file.write(end_of_directory(size))
    with pytest.raises(SyncError, match="larger than any bundle's") as refused, opened(path):
        pass
    assert refused.value.cause is Cause.BUNDLE


def test_a_bundle_for_others_brings_the_data_all_the_same(lonely: Place, carrier: Place, stick: Path) -> None:
    write_letter(lonely.around, stick)
    bundle = export_bundle(carrier.around, stick)
    rewritten(bundle, "terminals/t1.json", None)
    import_bundle(lonely.around, bundle)
    assert lonely.holds_all_of(1)
