"""What the tests of the central server do again and again."""

import gzip
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

import httpx

from sync.central.central import Central
from sync.central.database import writing
from sync.central.fleet.terminal import make_ticket
from sync.central.fleet.venue import add_venue, new_venue
from sync.central.publication.keys import load_keys
from sync.central.publication.publish import PUBLISHING, Published, publish
from sync.central.register.import_file import ImportReport, RefusedLine, import_file
from sync.model.status import Status
from sync.model.visit import (
    FIRST_PREVIOUS,
    Direction,
    Method,
    Outcome,
    Reason,
    Visit,
    chain_hash,
    content_hash,
    visit_fields,
)
from sync.wire.api import EnrolResponse
from sync.wire.sealed import new_private_key, public_key
from sync.wire.ticket import EnrolmentTicket

PRIVATE_KEY = new_private_key()


def venue(central: Central, venue_id: str = "kinopark") -> str:
    """Add a venue to the register."""
    made = new_venue(
        id=venue_id,
        name={"kk": "Кинопарк", "ru": "Кинопарк", "en": "Kinopark"},
        category="cinema",
        region="ALA",
        timezone="Asia/Almaty",
        in_force_from="2021-05-21T00:00:00+06:00",
        capacity=120,
    )
    with writing(central.engine) as connection:
        add_venue(connection, made)
    return venue_id


def ticket(central: Central, venue_id: str = "kinopark") -> EnrolmentTicket:
    """Make a ticket for a venue that exists."""
    with writing(central.engine) as connection:
        return make_ticket(central, connection, venue_id)


def enrolled(central: Central, client: httpx.Client, venue_id: str = "kinopark") -> EnrolResponse:
    """Enrol a terminal over the API, in a venue made for it."""
    venue(central, venue_id)
    message = {"token": ticket(central, venue_id).token, "public_key": public_key(PRIVATE_KEY).hex(), "name": "door"}
    answer = client.post("/v1/enrol", json=message)
    assert answer.status_code == 200, answer.text
    return EnrolResponse.model_validate_json(answer.content)


def bearer(terminal: EnrolResponse) -> dict[str, str]:
    """Return the header that proves who a terminal is."""
    return {"Authorization": f"Bearer {terminal.token}"}


def records(central: Central, folder: Path, *lines: dict[str, object]) -> tuple[ImportReport, list[RefusedLine]]:
    """Import records from an NDJSON file."""
    path = folder / "records.ndjson"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    refused: list[RefusedLine] = []
    return import_file(central, path, "lab", refused.append, lambda _done, _total: None), refused


def published(central: Central, *, base: bool = False) -> Published:
    """Publish what there is."""
    return publish(central, load_keys(central.folder, PUBLISHING), lambda _done, _total: None, base=base)


def visit(number: int, at: datetime, **changes: object) -> Visit:
    """Make a visit; its id follows from its number."""
    members: dict[str, object] = {
        "id": UUID(int=number + (7 << 76) + (2 << 62)),
        "at": at,
        "direction": Direction.ENTRY,
        "method": Method.QR,
        "outcome": Outcome.ADMIT,
        "reason": Reason.GREEN,
        "status": Status.GREEN,
        "enforced": True,
        "seq": 1,
        "identity_key": 0x00ABCDEF012345,
        "pepper_id": "p1",
    }
    return Visit(**(members | changes))  # type: ignore[arg-type]


def chain(visits: Iterable[Visit], journal: str = "4b" * 16) -> list[dict[str, object]]:
    """Return visits as a terminal's journal uploads them."""
    items: list[dict[str, object]] = []
    previous = FIRST_PREVIOUS
    for number, one in enumerate(visits, 1):
        fields = visit_fields(one)
        content = content_hash(fields)
        entry = chain_hash(previous, content)
        hashes = {"content_hash": content.hex(), "previous": previous.hex(), "entry_hash": entry.hex()}
        items.append({"journal": journal, "number": number, "visit": fields, **hashes})
        previous = entry
    return items


def upload(client: httpx.Client, terminal: EnrolResponse, items: list[dict[str, object]]) -> list[dict[str, str]]:
    """Upload visits, gzipped as the agent does; return the receipts."""
    body = gzip.compress(json.dumps({"visits": items}).encode())
    headers = bearer(terminal) | {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    answer = client.post("/v1/visits", content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    receipts: list[dict[str, str]] = answer.json()["receipts"]
    return receipts
