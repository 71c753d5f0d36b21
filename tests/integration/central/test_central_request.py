"""What a prepared file may say: nothing that its words on the screen leave out, and nothing that no longer holds."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from securesystemslib.signer import Signature
from tuf.api.metadata import Metadata

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.initialise import initialise
from sync.central.publication.keys import KeyRole, key_path, load_key
from sync.central.publication.publish_accept import accept, in_force
from sync.central.publication.publish_keys import prepare_renewal
from sync.central.publication.publish_request import Request, read_request, request_document, signed_by
from sync.central.publication.publish_rules import prepare_rules
from sync.central.register.rule_set import DEFAULT
from sync.central.settings import Settings
from tests.integration.central.conftest import Clock
from tests.integration.central.world import published

REVOCATIONS = "rules/revocations.json"


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[Central]:
    central = initialise(tmp_path / "central", Settings(), DEFAULT, None, clock, random.Random(7).randbytes)
    published(central)
    yield central
    central.engine.dispose()


def plain_of(request: Request) -> Any:
    return json.loads(request_document(request))


def read(plain: Any) -> Request:
    return read_request(json.dumps(plain).encode())


def signed(made: Central, request: Request, role: KeyRole) -> Request:
    return signed_by(request, load_key(key_path(made.folder, role)))


def with_line(request: Request, line: str) -> Any:
    """Put a line into a document, and the hash of that into what is signed."""
    plain = plain_of(request)
    lines = [*plain["documents"][REVOCATIONS], line]
    data = "\n".join(lines).encode()
    plain["documents"][REVOCATIONS] = lines
    target = plain["metadata"]["rules"]["signed"]["targets"][REVOCATIONS]
    target["hashes"]["sha256"], target["length"] = sha256(data).hexdigest(), len(data)
    return plain


DelegationChange = Callable[[Any], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda delegations: delegations["roles"][0].update(paths=["data/*", "rules/*"]),
        lambda delegations: delegations["roles"][1].update(paths=["*"]),
        lambda delegations: delegations["roles"][1].update(terminating=False),
        lambda delegations: delegations["roles"].append({**delegations["roles"][0], "name": "more"}),
        lambda delegations: delegations["roles"].pop(),
    ],
)
def test_a_delegation_of_other_folders_than_is_said_is_refused(made: Central, change: DelegationChange) -> None:
    plain = plain_of(prepare_renewal(made, KeyRole.TARGETS))
    read(plain)
    change(plain["metadata"]["targets"]["signed"]["delegations"])
    with pytest.raises(CentralError, match="its delegations are not"):
        read(plain)


def test_rules_that_delegate_further_are_refused(made: Central) -> None:
    plain = plain_of(prepare_rules(made))
    targets = plain_of(prepare_renewal(made, KeyRole.TARGETS))["metadata"]["targets"]["signed"]
    plain["metadata"]["rules"]["signed"]["delegations"] = targets["delegations"]
    with pytest.raises(CentralError, match="rules delegates to others"):
        read(plain)


def test_a_root_without_consistent_snapshots_is_refused(made: Central) -> None:
    plain = plain_of(prepare_renewal(made, KeyRole.ROOT))
    read(plain)
    plain["metadata"]["root"]["signed"]["consistent_snapshot"] = False
    with pytest.raises(CentralError, match="consistent snapshots"):
        read(plain)


@pytest.mark.parametrize("unseen", ["\r", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\u2028"])
def test_what_a_screen_does_not_show_as_it_is_is_refused(made: Central, unseen: str) -> None:
    with pytest.raises(CentralError, match=f"U\\+{ord(unseen):04X}, which a screen does not show"):
        read(with_line(prepare_rules(made), f"a{unseen}b"))


def test_tabs_and_letters_of_all_languages_are_shown(made: Central) -> None:
    read(with_line(prepare_rules(made), "\t«Қазақстан» № 5\u00a0km"))


def test_metadata_that_expired_meanwhile_are_not_accepted(made: Central, clock: Clock) -> None:
    request = signed(made, prepare_rules(made), KeyRole.RULES)
    before = in_force(made.store).roles[KeyRole.RULES].version
    clock.advance(timedelta(days=730))
    with pytest.raises(CentralError, match="expired on") as fault:
        accept(made, [request])
    assert fault.value.code == "outdated_request"
    assert in_force(made.store).roles[KeyRole.RULES].version == before


@pytest.mark.parametrize("bad_last", [True, False])
def test_a_bad_copy_does_not_take_a_good_ones_signature_away(made: Central, *, bad_last: bool) -> None:
    good = signed(made, prepare_rules(made), KeyRole.RULES)
    part = good.parts[KeyRole.RULES]
    spoilt = {key: Signature(key, "00" * 64) for key in part.signatures}
    bad = replace(good, parts={KeyRole.RULES: Metadata(part.signed, spoilt)})
    accept(made, [good, bad] if bad_last else [bad, good])
    assert in_force(made.store).roles[KeyRole.RULES].version == part.signed.version
