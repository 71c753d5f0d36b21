"""TLS to a real server: trusted, untrusted, of another time, or none at all."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from sync.agent.errors import Cause, SyncError
from sync.agent.pace import Patience
from sync.agent.transport import HttpSource, Network, new_client
from tests.fakes.certificate import certificate
from tests.fakes.web import files_of, serving, status

PATIENT = Patience(connect=30.0, silence=30.0, window=0.2, least_rate=1000.0)
BODY = bytes(range(256)) * 40


@pytest.fixture
def network() -> Iterator[Network]:
    with new_client("test", PATIENT) as client:
        yield Network(client, Event())


def over_tls(folder: Path, begins: timedelta, ends: timedelta, *, trusted: bool) -> Cause | None:
    """Ask for a file over TLS; return what went wrong."""
    now = datetime.now(UTC)
    file = certificate(folder, now + begins, now + ends)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    (folder / "file").write_bytes(BODY)
    with new_client("test", PATIENT, file if trusted else None) as client, serving(files_of(folder), context) as web:
        try:
            assert HttpSource(Network(client, Event()), web.url).read("file", len(BODY)) == BODY
        except SyncError as fault:
            return fault.cause
    return None


YEAR = timedelta(days=365)


def test_talks_over_tls_to_a_server_it_trusts(tmp_path: Path) -> None:
    assert over_tls(tmp_path, -YEAR, YEAR, trusted=True) is None


def test_names_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    assert over_tls(tmp_path, -YEAR, YEAR, trusted=False) is Cause.TLS


@pytest.mark.parametrize(("begins", "ends"), [(YEAR, 2 * YEAR), (-2 * YEAR, -YEAR)])
def test_blames_the_clock_for_a_certificate_of_another_time(tmp_path: Path, begins: timedelta, ends: timedelta) -> None:
    assert over_tls(tmp_path, begins, ends, trusted=True) is Cause.CLOCK


def test_names_a_server_that_does_not_speak_tls(network: Network) -> None:
    with serving(status(200)) as web, pytest.raises(SyncError) as fault:
        HttpSource(network, web.url.replace("http:", "https:")).read("file", 10)
    assert fault.value.cause is Cause.TLS
