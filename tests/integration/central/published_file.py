"""What a test reads of a publication, and two people it is about."""

from pathlib import Path

from sync.central.central import Central
from sync.central.database import reading
from sync.central.publication.keys import KeyRole
from sync.central.publication.peppers import pepper_in_force, read_pepper
from sync.central.publication.publish_metadata import signed_targets, stored_name
from sync.model.identity import Passport
from sync.wire.identity_key import identity_key
from sync.wire.snapshot_file import Header, read_header, read_rows

ONE = {"passport_state": "UZB", "passport_number": "AA1234567"}
TWO = {"passport_state": "KGZ", "passport_number": "AC7654321"}


def rows(central: Central, path: str, folder: Path) -> tuple[Header, dict[int, int]]:
    """Read a published file as the metadata name it."""
    target = signed_targets(central.store, KeyRole.DATA)[path]
    data = central.store.read(stored_name(path, target.sha256))
    assert data is not None
    copy = folder / Path(path).name
    copy.write_bytes(data)
    found: dict[int, int] = {}
    for keys, values in read_rows(copy):
        found |= dict(zip(keys.tolist(), values.tolist(), strict=True))
    return read_header(copy), found


def key(central: Central, who: dict[str, str]) -> int:
    with reading(central.engine) as connection:
        pepper = read_pepper(connection, pepper_in_force(connection))
    return identity_key(Passport(who["passport_state"], who["passport_number"]), pepper)


def pcr(who: dict[str, str], at: str, result: str, source_id: str) -> dict[str, object]:
    return {**who, "kind": "pcr", "at": at, "result": result, "source_id": source_id}
