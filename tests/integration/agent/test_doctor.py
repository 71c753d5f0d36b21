"""The doctor names the exact cause and its remedy; each is shown here with the real fault."""

import socket
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import run
from threading import Event

import pytest

from sync.agent.doctor import Ailment, Healthy, examine, lines, report
from sync.agent.errors import Cause, SyncError
from sync.agent.pace import Patience
from sync.agent.repair import want_base
from sync.agent.terminal import in_service
from sync.agent.transport import HttpCentral, HttpSource, Network, new_client
from sync.replica.state import bases
from tests.fakes.certificate import certificate
from tests.fakes.register import Register, new_register
from tests.fakes.web import Behaviour, endless, found_by, nothing, page, serving, status, trickle
from tests.integration.agent.place import GREEN, Machine, Place

PATIENT = Patience(connect=30.0, silence=30.0, window=0.2, least_rate=1000.0)
"""It takes no pause of a busy machine for a silence."""
YEAR = timedelta(days=365)


@pytest.fixture
def patient(place: Place, register: Register) -> Iterator[Place]:
    """Return an enrolled terminal that talks over real sockets to wherever it believes its register to be."""
    register.repository.put_base(1, {5: GREEN})
    register.repository.publish()
    place.enrol()
    place.pull()
    with speaking(place, PATIENT):
        yield place


@contextmanager
def speaking(place: Place, patience: Patience, authorities: Path | None = None) -> Iterator[None]:
    """Let a terminal talk over real sockets, with so much patience."""
    with new_client("test", patience, authorities) as client:
        network = Network(client, Event())
        object.__setattr__(place.around, "central_at", lambda server, token: HttpCentral(network, server, token))
        object.__setattr__(place.around, "source_at", lambda base: HttpSource(network, base))
        yield


def moved_to(place: Place, url: str) -> None:
    service = in_service(place.around.terminal())
    moved = service.model_copy(update={"server": url, "repository": f"{url}/repository"})
    place.around.change_terminal(lambda _: moved)


def ailments(place: Place) -> dict[str, str]:
    findings = examine(place.around, lambda: ())
    assert all(finding.remedy for finding in findings if isinstance(finding, Ailment))
    return {finding.part: finding.code for finding in findings if isinstance(finding, Ailment)}


def under(place: Place, behaviour: Behaviour) -> dict[str, str]:
    with serving(behaviour) as web:
        moved_to(place, web.url)
        return ailments(place)


def well(register: Register) -> Behaviour:
    return register.behaviour(found_by(register.repository.files.get))


def test_finds_nothing_where_all_is_well(patient: Place, register: Register) -> None:
    with serving(well(register)) as web:
        moved_to(patient, web.url)
        findings = examine(patient.around, lambda: ())
    assert [finding.part for finding in findings] == [
        "disk", "snapshot", "journal", "enrolment", "server", "repository", "clock",
    ]  # fmt: skip
    assert all(isinstance(finding, Healthy) for finding in findings)
    assert all(line.startswith("ok ") for line in lines(findings))
    assert isinstance(report(findings), list)


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (page, "captive_portal"),
        (status(302, Location="http://login.example/"), "captive_portal"),
        (status(500), "server_error"),
        (status(503), "busy"),
        (trickle, "slow"),
        (endless, "too_large"),
        (status(200, b"garbage"), "answer_not_understood"),
        (lambda _: None, "cut"),
    ],
)
def test_names_what_the_server_does(patient: Place, behaviour: Behaviour, code: str) -> None:
    found = under(patient, behaviour)
    assert found["server"] == code
    assert found["repository"] == code


def test_names_a_server_that_says_nothing(patient: Place) -> None:
    with speaking(patient, replace(PATIENT, silence=0.3)):
        assert under(patient, nothing) == {"server": "timeout", "repository": "timeout"}


def test_names_files_that_are_not_what_the_register_signed(patient: Place, register: Register) -> None:
    forged = new_register(patient.folder.path.parent / "forged")
    forged.repository.put_base(9, {7: GREEN})
    forged.repository.publish()
    files = {**register.repository.files, "metadata/timestamp.json": forged.repository.files["metadata/timestamp.json"]}
    assert under(patient, register.behaviour(found_by(files.get))) == {"repository": "signature"}


def test_names_a_register_that_has_not_published_for_long(patient: Place, register: Register, machine: Machine) -> None:
    machine.passes(timedelta(days=8))
    assert under(patient, well(register)) == {"repository": "metadata_expired"}


def test_looking_changes_nothing_that_is_trusted(patient: Place, register: Register) -> None:
    before = {path.name: path.read_bytes() for path in patient.folder.trust.rglob("*") if path.is_file()}
    register.repository.put_delta(1, 2, {9: GREEN})
    register.repository.publish()
    assert under(patient, well(register)) == {}
    assert before == {path.name: path.read_bytes() for path in patient.folder.trust.rglob("*") if path.is_file()}


def test_names_a_token_that_is_refused(patient: Place, register: Register) -> None:
    register.terminals.clear()
    assert under(patient, well(register)) == {"server": "token_refused"}


def test_names_a_host_that_does_not_resolve(patient: Place) -> None:
    moved_to(patient, "http://register.invalid")
    assert ailments(patient) == {"server": "dns", "repository": "dns"}


def test_names_a_server_that_does_not_listen(patient: Place) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        moved_to(patient, f"http://127.0.0.1:{free.getsockname()[1]}")
        assert ailments(patient) == {"server": "refused", "repository": "refused"}


def test_names_a_server_without_tls(patient: Place) -> None:
    with serving(status(200)) as web:
        moved_to(patient, web.url.replace("http:", "https:"))
        assert ailments(patient) == {"server": "tls", "repository": "tls"}


def over_tls(place: Place, folder: Path, begins: timedelta, ends: timedelta, *, trusted: bool) -> dict[str, str]:
    """Move the terminal to a server with a certificate of its own; say what the doctor finds."""
    now = datetime.now(UTC)
    file = certificate(folder, now + begins, now + ends)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with speaking(place, PATIENT, file if trusted else None), serving(status(200), context) as web:
        moved_to(place, web.url)
        return ailments(place)


def test_names_a_certificate_nobody_vouches_for(patient: Place, tmp_path: Path) -> None:
    found = over_tls(patient, tmp_path, -YEAR, YEAR, trusted=False)
    assert found == {"server": "tls", "repository": "tls"}


@pytest.mark.parametrize(("begins", "ends"), [(YEAR, 2 * YEAR), (-2 * YEAR, -YEAR)])
def test_blames_the_clock_for_a_certificate_of_another_time(
    patient: Place, tmp_path: Path, begins: timedelta, ends: timedelta
) -> None:
    found = over_tls(patient, tmp_path, begins, ends, trusted=True)
    assert found == {"server": "clock", "repository": "clock"}


def test_names_a_machine_without_any_route(patient: Place) -> None:
    """In a network namespace of its own a machine has no way anywhere."""
    patient.close()
    moved_to(patient, "http://192.0.2.1")
    doctor = [sys.executable, "-m", "sync.agent", "doctor", "--data", str(patient.folder.path)]
    try:
        done = run(["unshare", "--net", "--map-root-user", *doctor], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("this machine has no unshare(1)")
    if "unshare" in done.stderr:
        pytest.skip("this machine does not let this user make network namespaces")
    assert done.returncode == 1
    assert "FAULT server: route" in done.stdout


def test_names_a_clock_that_is_wrong(patient: Place, register: Register, machine: Machine) -> None:
    machine.set_wrong(timedelta(hours=-3))
    with serving(well(register)) as web:
        moved_to(patient, web.url)
        (found,) = [finding for finding in examine(patient.around, lambda: ()) if isinstance(finding, Ailment)]
    assert (found.part, found.code) == ("server", "clock")
    assert "3 h 0 min behind" in found.what


def test_names_a_clock_that_is_not_trusted_without_any_contact(patient: Place, machine: Machine) -> None:
    machine.reboots()
    machine.set_wrong(timedelta(days=5000))
    moved_to(patient, "http://register.invalid")
    assert ailments(patient)["clock"] == "clock"


def test_the_servers_time_mends_a_clock_that_was_not_trusted(
    patient: Place, register: Register, machine: Machine
) -> None:
    machine.reboots()
    machine.set_wrong(timedelta(days=5000))
    assert under(patient, well(register)) == {"server": "clock"}


def test_what_was_wrong_before_is_told_to_the_register(patient: Place, register: Register) -> None:
    with serving(well(register)) as web:
        moved_to(patient, web.url)
        examine(patient.around, lambda: ("digest",))
    assert register.heartbeats[-1].faults == ("digest",)


def test_names_a_missing_enrolment(place: Place) -> None:
    assert ailments(place)["enrolment"] == "not_enrolled"


def test_names_a_revocation(patient: Place, register: Register) -> None:
    register.repository.revoke("t1", version=2)
    register.repository.publish()
    with serving(well(register)) as web:
        moved_to(patient, web.url)
        with pytest.raises(SyncError) as fault:
            patient.pull()
    assert fault.value.cause is Cause.REVOKED
    assert ailments(patient)["enrolment"] == "revoked"


def test_names_a_damaged_snapshot(patient: Place, register: Register) -> None:
    patient.replica.close()
    (base,) = bases(patient.folder)
    base.write_bytes(base.read_bytes()[:4096])
    assert "snapshot" in under(patient, well(register))


def test_names_a_snapshot_that_is_not_the_registers(patient: Place, register: Register) -> None:
    want_base(patient.folder, "the digest differs")
    assert under(patient, well(register)) == {"snapshot": "digest"}


def test_names_a_damaged_enrolment_file(patient: Place, tmp_path: Path) -> None:
    (patient.folder.path / "terminal.json").write_bytes(b"{}")
    assert ailments(patient)["enrolment"] == "disk"
