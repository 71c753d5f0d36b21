"""Whatever is uncertain is referred, recorded with its own reason, and neither admits nor accuses."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import base45
import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.model.policy import Policy
from sync.model.prefix import PASS_PREFIX
from sync.model.status import HealthRecord, Status, pack
from sync.model.visit import Direction, Method, Outcome, Reason
from sync.passes import Pass, sign
from sync.replica.database import Folder
from sync.replica.install import install_base
from sync.wire.identity_key import identity_key
from sync.wire.snapshot_file import write_base
from tests.fakes.terminal import NOW, VENUE, pass_text, store_rules
from tests.integration.desk.place import GREEN, RED, STOCKED, Place

OTHER_PEPPER = bytes(range(32))

payloads = st.one_of(
    st.binary(max_size=5000),
    st.text(max_size=800).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", max_size=700).map(lambda text: f"KZ1:{text}".encode()),
    st.binary(max_size=460).map(lambda message: PASS_PREFIX.encode() + base45.b45encode(message)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=payloads, way=st.sampled_from(Direction), method=st.sampled_from([Method.QR, Method.HAND_SCANNER]))
def test_no_payload_raises_admits_or_accuses(place: Place, payload: bytes, way: Direction, method: Method) -> None:
    place.seen_at += 10.0
    check = place.desk.check_payload(payload, place.seen_at, method, way)
    assert check is not None
    assert check.verdict.outcome is Outcome.REFER
    assert (check.verdict.status, check.visit.identity_key, check.masked, check.name) == (None, None, "QR", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_pass_with_any_byte_changed_is_referred_whoever_it_named(place: Place, data: st.DataObject) -> None:
    message = bytearray(base45.b45decode(pass_text(RED)[len(PASS_PREFIX) :]))
    at = data.draw(st.integers(0, len(message) - 1))
    message[at] ^= data.draw(st.integers(1, 255))
    outcome, reason, status = place.answer(PASS_PREFIX + base45.b45encode(bytes(message)).decode())
    assert (outcome, status) == (Outcome.REFER, None)
    assert reason in (Reason.NOT_A_PASS, Reason.FORGED_PASS, Reason.UNKNOWN_ISSUER)


def test_an_issuer_that_signed_rules_do_not_name_is_unknown(place: Place) -> None:
    stranger = Ed25519PrivateKey.generate()
    text = sign(Pass("KZ-MOH", GREEN, NOW, NOW + timedelta(hours=1), b"pass0001"), stranger, b"issuer02")
    assert place.answer(text)[:2] == (Outcome.REFER, Reason.UNKNOWN_ISSUER)


def test_stale_data_refer_green_and_red_alike(place: Place) -> None:
    place.clock.now = NOW + timedelta(hours=73)
    for who in (GREEN, RED):
        assert place.answer(pass_text(who, now=place.clock.now))[:2] == (Outcome.REFER, Reason.STALE_DATA)


def test_a_full_house_is_referred_until_somebody_leaves(place: Place) -> None:
    store_rules(place.folder, replace(STOCKED, venue={**VENUE, "capacity": 2}), version=2)
    place.inside = 2
    assert place.answer(pass_text(GREEN)) == (Outcome.REFER, Reason.VENUE_FULL, Status.GREEN)
    place.inside = 1
    assert place.answer(pass_text(GREEN))[0] is Outcome.ADMIT


def test_rules_that_are_not_understood_refer_everybody(place: Place) -> None:
    store_rules(place.folder, replace(STOCKED, venue={**VENUE, "timezone": "Asia/Nowhere"}), version=2)
    assert place.answer(pass_text(GREEN))[:2] == (Outcome.REFER, Reason.CORRUPT_DATA)


def test_rules_that_change_during_a_check_hold_from_the_next_one(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    find = place.replica.find

    def change_and_find(key: int) -> object:
        store_rules(place.folder, replace(STOCKED, policy=Policy(version=2, refer_after=timedelta(0))), version=2)
        return find(key)

    monkeypatch.setattr(place.replica, "find", change_and_find)
    assert place.answer(pass_text(GREEN))[0] is Outcome.ADMIT
    monkeypatch.undo()
    assert place.answer(pass_text(RED))[:2] == (Outcome.REFER, Reason.STALE_DATA)


def test_a_pepper_that_changes_during_a_check_is_used_for_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    find = place.replica.find
    installed: list[Path] = []

    def replace_and_find(key: int) -> object:
        if not installed:
            installed.append(install_other_base(place.folder, HealthRecord(Status.RED)))
        return find(key)

    monkeypatch.setattr(place.replica, "find", replace_and_find)
    check = place.show(pass_text(GREEN))
    assert check is not None
    assert (check.verdict.outcome, check.verdict.reason) == (Outcome.DENY, Reason.RED)
    assert (check.visit.pepper_id, check.visit.seq) == ("pepper-2", 2)
    assert check.visit.identity_key == identity_key(GREEN, OTHER_PEPPER)


def install_other_base(folder: Folder, record: HealthRecord) -> Path:
    """Install a base made with another pepper, in which GREEN's holder has another record."""
    file = folder.path / "other.parquet"
    keys = np.array([identity_key(GREEN, OTHER_PEPPER)], dtype=np.int64)
    write_base(file, 2, NOW, "pepper-2", [(keys, np.array([pack(record)], dtype=np.uint32))])
    install_base(folder, file, OTHER_PEPPER, lambda _done, _of: None)
    return file
