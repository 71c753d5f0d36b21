"""`kiosk-central recovery` signs what a terminal of its own in service asks for, and nothing else."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.central.central import Central, open_central
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.terminal import enrol
from sync.central.operator.audit import Wanted, entries
from sync.central.publication.sealer import Sealer
from sync.passes import Issuers, read_issuers
from sync.recovery import RecoveryFault, RecoveryRequest, new_nonce, refused
from sync.wire.api import EnrolRequest
from sync.wire.sealed import new_private_key, public_key
from tests.integration.central.test_central_commands import command
from tests.integration.central.world import ticket, venue

NONCE = new_nonce(bytes(10))


def utc_now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "central"
    command(made, "init", str(made))
    return made


@pytest.fixture
def terminal_id(folder: Path) -> str:
    central = open_central(folder, utc_now, os.urandom)
    try:
        return _enrolled(central)
    finally:
        central.engine.dispose()


def _enrolled(central: Central) -> str:
    venue(central)
    asked = EnrolRequest(token=ticket(central).token, public_key=public_key(new_private_key()).hex())
    with writing(central.engine) as connection:
        response = enrol(central, connection, Sealer(), asked)
    assert response is not None
    return response.terminal_id


def issuers(folder: Path) -> Issuers:
    """Return whom terminals trust by the signed rules."""
    (signed,) = (folder / "repository" / "targets" / "rules").glob("*.issuers.json")
    read = read_issuers(signed.read_bytes())
    assert read is not None
    return read


def test_the_code_grants_what_the_terminal_asked_for_by_the_rules_it_holds(folder: Path, terminal_id: str) -> None:
    asked = RecoveryRequest(terminal_id, NONCE)
    picture = folder / "code.png"
    code = command(folder, "recovery", asked.text, "--hours", "3", "--png", str(picture)).splitlines()[0]
    assert refused(code, asked, issuers(folder), utc_now()) is None
    assert refused(code, asked, issuers(folder), utc_now() + timedelta(hours=3)) is RecoveryFault.EXPIRED
    assert picture.read_bytes().startswith(b"\x89PNG")
    central = open_central(folder, utc_now, os.urandom)
    with reading(central.engine) as connection:
        [deed] = entries(connection, Wanted(what="recovery_signed"), 10)
    central.engine.dispose()
    assert deed.subject == terminal_id


def test_a_terminal_that_is_unknown_or_revoked_is_granted_nothing(folder: Path, terminal_id: str) -> None:
    command(folder, "revoke", terminal_id)
    for asked in (RecoveryRequest(terminal_id, NONCE), RecoveryRequest("t-of-somebody-else", NONCE)):
        with pytest.raises(CentralError, match="not in service"):
            command(folder, "recovery", asked.text)


def test_what_is_no_request_is_refused_in_words(folder: Path) -> None:
    with pytest.raises(CentralError, match="no recovery request"):
        command(folder, "recovery", "KZQ1:hello")
