import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sync.model.status import Status
from sync.model.visit import (
    FIRST_PREVIOUS,
    Direction,
    Method,
    Outcome,
    Reason,
    Visit,
    canonical_visit,
    chain_hash,
    content_hash,
    visit_fields,
)

VISIT = Visit(
    id=UUID("01890a5d-ac96-774b-bcce-b302099a8057"),
    at=datetime(2021, 6, 6, 12, 0, 0, 123_456, tzinfo=UTC),
    direction=Direction.ENTRY,
    method=Method.QR,
    outcome=Outcome.ADMIT,
    reason=Reason.GREEN,
    status=Status.GREEN,
    enforced=True,
    seq=7,
    identity_key=255,
    pepper_id="p1",
)


def test_a_visit_is_hashed_as_sorted_compact_ascii_json() -> None:
    assert canonical_visit(visit_fields(VISIT)) == (
        b'{"at":"2021-06-06T12:00:00.123+00:00","consent":false,"direction":"entry","enforced":true,'
        b'"id":"01890a5d-ac96-774b-bcce-b302099a8057","identity_key":"000000000000ff","method":"qr","outcome":"admit",'
        b'"override":null,"pepper_id":"p1","reason":"green","seq":7,"staff":null,"status":"GREEN"}'
    )


def test_the_hashes_of_content_and_chain_are_what_they_have_always_been() -> None:
    content = content_hash(visit_fields(VISIT))
    assert content.hex() == "42b72c552046636f407f876096189f5ee2df0c1b95c9ccfffee334621854540f"
    assert (
        chain_hash(FIRST_PREVIOUS, content).hex() == "68ef289e24157667d0dca64fc5a67b10e4e2b50a4dd58c783c55a77f5e360ad4"
    )


@given(st.text(max_size=20), st.booleans())
def test_the_order_of_the_fields_does_not_change_the_hash_but_any_value_does(staff: str, consent: bool) -> None:  # noqa: FBT001
    fields = visit_fields(replace(VISIT, staff=staff, consent=consent))
    assert content_hash(dict(reversed(fields.items()))) == content_hash(fields)
    assert content_hash(fields | {"staff": staff + "x"}) != content_hash(fields)


@given(st.text(max_size=40))
def test_fields_survive_json_byte_for_byte(staff: str) -> None:
    fields = visit_fields(replace(VISIT, staff=staff))
    assert canonical_visit(json.loads(canonical_visit(fields))) == canonical_visit(fields)
