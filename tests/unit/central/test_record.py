"""Records as they come in: what is taken, and what each wrong one is told."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.central.register.record import MEMBERS, Happening, Record, Refused, read_record
from sync.central.register.rules import Kind
from sync.model.identity import Iin, Passport

NOW = datetime(2021, 6, 6, 12, tzinfo=UTC)
PRODUCTS = frozenset({"qazvac", "sputnik-v"})
IIN = "000000300005"
DOSE: dict[str, object] = {
    "iin": IIN, "kind": "dose", "at": "2021-06-01", "product": "qazvac", "number": 1, "source_id": "d-1"
}  # fmt: skip


def read(**members: object) -> Record | Refused:
    return read_record(members, PRODUCTS, NOW)


def test_a_dose_is_read() -> None:
    found = read(**DOSE, born="1980-05-17")
    assert isinstance(found, Record)
    assert found.identities == (Iin(IIN),)
    assert found.happening == Happening("d-1", (Kind.DOSE, 517 * 1440, None, "qazvac", 1))


def test_a_person_may_be_named_by_iin_and_passport() -> None:
    found = read(iin=IIN, passport_state="DEU", passport_number="c01x-00t47", kind="person")
    assert found == Record((Iin(IIN), Passport("D", "C01X00T47")), None, None)


def test_empty_members_of_a_table_count_as_absent() -> None:
    assert read(**DOSE, until="", result="", passport_state=None) == read(**DOSE)


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"iin": "000000300004"}, "iin", "iin_check_digit"),
        ({"iin": "٠٠٠٠٠٠٣٠٠٠٠٥"}, "iin", "iin_not_twelve_digits"),
        ({"iin": None}, "iin", "no_identity"),
        ({"iin": 300005}, "iin", "not_a_text"),
        ({"passport_number": "C01X00T47"}, "passport_state", "missing"),
        ({"passport_number": "C01X00T47", "passport_state": "UTO"}, "passport_state", "unknown_state"),
        ({"passport_number": "!", "passport_state": "D"}, "passport_number", "not_a_passport_number"),
        ({"kind": "vaccine"}, "kind", "unknown_kind"),
        ({"kind": None}, "kind", "missing"),
        ({"at": "2021-06-07"}, "at", "in_the_future"),
        ({"at": "2021-06-06T12:06Z"}, "at", "in_the_future"),
        ({"at": "2021-06-01T10:00"}, "at", "without_offset"),
        ({"at": "yesterday"}, "at", "not_an_instant"),
        ({"at": None}, "at", "missing"),
        ({"at": "1620-01-01"}, "at", "out_of_range"),
        ({"born": "2021-06-02"}, "at", "before_birth"),
        ({"born": "2021-06-07"}, "born", "out_of_range"),
        ({"born": "17.05.1980"}, "born", "not_a_date"),
        ({"product": "elixir"}, "product", "unknown_product"),
        ({"number": 0}, "number", "not_a_dose_number"),
        ({"number": "2²"}, "number", "not_a_dose_number"),
        ({"number": True}, "number", "not_a_dose_number"),
        ({"until": "2021-06-09"}, "until", "not_wanted"),
        ({"result": "negative"}, "result", "not_wanted"),
        ({"source_id": None}, "source_id", "missing"),
        ({"source_id": "a\x00b"}, "source_id", "not_a_text"),
        ({"source_id": ["a"]}, "record", "not_flat"),
        ({"iinn": "1"}, "iinn", "unknown_member"),
        ({"": "1"}, "?", "unknown_member"),
        ({"\x1b[2J\ud800": "1"}, "\ufffd[2J\ufffd", "unknown_member"),
        ({"kind": "contact", "product": None, "number": None, "until": "2021-05-01"}, "until", "before_at"),
        ({"kind": "pcr", "product": None, "number": None, "result": "maybe"}, "result", "not_negative_or_positive"),
        ({"kind": "case"}, "product", "not_wanted"),
    ],
)
def test_a_wrong_record_is_told_the_member_and_the_reason(changes: dict[str, object], field: str, reason: str) -> None:
    assert read(**(DOSE | changes)) == Refused(field, reason)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["pcr", "dose", IIN, "2021-06-01"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
)


@given(st.dictionaries(st.sampled_from(sorted(MEMBERS)) | st.text(), anything))
def test_no_record_raises(plain: dict[str, object]) -> None:
    assert isinstance(read_record(plain, PRODUCTS, NOW), Record | Refused)
