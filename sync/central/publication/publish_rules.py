"""The rules terminals obey, signed with the offline key: policy, pass issuers, revocations."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, text
from tuf.api.metadata import Targets

from sync.central.central import Central
from sync.central.database import reading
from sync.central.publication.keys import KeyRole, key_path, load_key, pass_issuer
from sync.central.publication.policy_file import POLICY_PATH, policy_file
from sync.central.publication.publish_accept import accept, in_force, request_of
from sync.central.publication.publish_metadata import LONG, SigningKeys, Target, target_files
from sync.central.publication.publish_request import Request, signed_by
from sync.passes import Issuer, issuers_document

SIGNING: Final = (KeyRole.RULES,)
ISSUER_NAME: Final = "ashyq"

_REVOKED: Final = text("SELECT id FROM terminal WHERE revoked_at IS NOT NULL ORDER BY id")
_RETIRED: Final = text("SELECT value FROM register WHERE name = 'retired_issuers'")
_RETIRE: Final = text(
    """INSERT INTO register (name, value) VALUES ('retired_issuers', :issuers)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""
)


def prepare_rules(central: Central, *, leap: int = 1) -> Request:
    """Return the policy, the pass issuers and the revoked terminals as they are now, to be signed."""
    now = in_force(central.store)
    payload = now.roles[KeyRole.RULES]
    version = _last_version(payload) + leap
    with reading(central.engine) as connection:
        documents = {
            POLICY_PATH: policy_file(connection),
            "rules/issuers.json": _issuers(central, connection, version),
            "rules/revocations.json": _revocations(connection, version),
        }
    payload.targets = target_files(
        Target(path, len(data), sha256(data).hexdigest(), {"version": version}) for path, data in documents.items()
    )
    payload.version += leap
    payload.expires = central.clock().replace(microsecond=0) + LONG
    return request_of(now, {KeyRole.RULES: payload}, documents)


def sign_rules(central: Central, keys: SigningKeys, *, leap: int = 1) -> int:
    """Sign the rules as they are now and put them in force; return the new version."""
    request = signed_by(prepare_rules(central, leap=leap), keys[KeyRole.RULES])
    accept(central, [request])
    return _last_version(request.parts[KeyRole.RULES].signed)


def retired_issuers(connection: Connection) -> list[tuple[Issuer, datetime]]:
    """Return the issuers that sign no more, each with the instant until which its passes hold."""
    return [
        (
            Issuer(bytes.fromhex(one["key_id"]), bytes.fromhex(one["public_key"]), one["name"], retired=True),
            datetime.fromisoformat(one["until"]),
        )
        for one in json.loads(connection.execute(_RETIRED).scalar() or "[]")
    ]


def retire_issuer(connection: Connection, issuer: Issuer, until: datetime) -> None:
    """Note until when passes of an issuer that signs no more still hold."""
    plain = [
        {"public_key": one.public_key.hex(), "key_id": one.key_id.hex(), "name": one.name, "until": end.isoformat()}
        for one, end in (*retired_issuers(connection), (issuer, until))
    ]
    connection.execute(_RETIRE, {"issuers": json.dumps(plain)})


def _last_version(rules: Targets) -> int:
    """Return the version that the rules' documents share, 0 where there are none yet."""
    return max((int(file.custom["version"]) for file in rules.targets.values() if file.custom), default=0)


def _issuers(central: Central, connection: Connection, version: int) -> bytes:
    current = pass_issuer(load_key(key_path(central.folder, KeyRole.PASSES)), ISSUER_NAME)
    issuers = [one for one, until in retired_issuers(connection) if until > central.clock()]
    return issuers_document(version, {issuer.key_id: issuer for issuer in (*issuers, current)})


def _revocations(connection: Connection, version: int) -> bytes:
    terminals = connection.execute(_REVOKED).scalars().all()
    return json.dumps({"version": version, "terminals": list(terminals)}, sort_keys=True, indent=1).encode()
