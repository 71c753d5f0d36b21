"""New signing keys for an old register: of a role in the repository, or of the passes."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.central.central import Central
from sync.central.keys import OFFLINE, KeyRole, key_path, load_key, load_keys, make_key, pass_issuer
from sync.central.publish import alone
from sync.central.publish_rotate import needed_for, rotate_key
from sync.central.publish_rules import ISSUER_NAME, RETIRED_FILE, retired_issuers
from sync.passes import Issuer

LONGEST_PASS_LIFE: Final = timedelta(days=366)


def rotate(central: Central, role: KeyRole, passphrase: str | None, *, at_once: bool = False) -> None:
    """Give a role a new key. Passes of the old issuer hold until they expire, unless `at_once`; sign the rules then."""
    path = key_path(central.folder, role)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)  # left by a rotation that failed: nothing was signed with it
    with alone(central):
        if role is KeyRole.PASSES:
            old = load_key(path)
            make_key(fresh, None)
            until = central.clock() + (timedelta(0) if at_once else LONGEST_PASS_LIFE)
            _retire_issuer(central.folder, pass_issuer(old, ISSUER_NAME), until)
        else:
            keys = load_keys(central.folder, needed_for(role), passphrase)
            new: Ed25519PrivateKey = make_key(fresh, passphrase if role in OFFLINE else None)
            rotate_key(central.store, keys, role, new, central.clock())
        fresh.replace(path)


def _retire_issuer(folder: Path, issuer: Issuer, until: datetime) -> None:
    """Note until when passes of an issuer that signs no more still hold."""
    known = retired_issuers(folder)
    known.append((issuer, until))
    plain = [
        {"public_key": one.public_key.hex(), "key_id": one.key_id.hex(), "name": one.name, "until": end.isoformat()}
        for one, end in known
    ]
    (folder / RETIRED_FILE).write_text(json.dumps(plain, indent=1), encoding="utf-8")
