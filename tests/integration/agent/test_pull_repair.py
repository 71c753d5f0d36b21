"""What is not what the register signed is refused and made good; keys and peppers change without a gap."""

from datetime import timedelta

import pytest

from sync.agent.errors import Cause, SyncError
from sync.agent.repair import base_is_wanted, inspect
from sync.model.policy import Policy, policy_document
from sync.passes import Issuer, issuers_document, read_issuers
from sync.replica.database import WrongFile
from sync.replica.state import bases
from tests.fakes.register import Register
from tests.integration.agent.place import GREEN, Place

DAYS = timedelta(days=1)


def refused(place: Place) -> Cause:
    with pytest.raises(SyncError) as fault:
        place.pull()
    return fault.value.cause


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
    assert base_is_wanted(served.folder)
    repository.put_base(2, {5: GREEN, 9: GREEN})
    repository.publish()
    served.pull()
    assert served.holds_all_of(2)
    assert not base_is_wanted(served.folder)


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
    for base in bases(served.folder):
        base.unlink()
    served.pull()
    assert served.holds_all_of(1)


@pytest.mark.parametrize("damage", ["all of it", "one bit"])
def test_a_damaged_base_is_found_at_start_and_fetched_again(served: Place, damage: str) -> None:
    served.pull()
    (base,) = bases(served.folder)
    damaged = bytearray(base.read_bytes())
    if damage == "one bit":
        damaged[-5] ^= 1  # of the status of the last row
    else:
        damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    base.write_bytes(bytes(damaged))
    inspect(served.folder)
    assert base_is_wanted(served.folder)
    served.pull()
    assert served.holds_all_of(1)


def test_a_sound_replica_passes_inspection(served: Place) -> None:
    served.pull()
    inspect(served.folder)
    assert not base_is_wanted(served.folder)


def test_a_disk_that_lets_nothing_be_removed_is_named(served: Place) -> None:
    (served.folder.downloads / "left.part").mkdir()
    assert refused(served) is Cause.DISK
