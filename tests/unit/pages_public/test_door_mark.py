"""The moving mark of a door, and the code by which its employee sees it."""

from hypothesis import given
from hypothesis import strategies as st

from sync.central.fleet.door_mark import MARKS, is_employee_code, mark_address, mark_of
from sync.central.fleet.poster_code import PosterCode
from sync.central.fleet.short_code import new_code
from sync.wire.api import LocalNameMessage, VenueMessage

SECRET, OTHER = b"s" * 32, b"t" * 32
MINUTES = range(1000)
NAME = LocalNameMessage(kk="Арман", ru="Арман", en="Arman")
VENUE = VenueMessage(id="arman", name=NAME, category="cinema", region="ALA", timezone="Asia/Almaty")

codes = st.binary(min_size=10, max_size=10).map(new_code)


@given(st.binary(min_size=32, max_size=32), st.integers(0, 2**40), st.text(max_size=20))
def test_a_mark_is_one_of_its_shapes_and_two_digits(secret: bytes, minute: int, venue: str) -> None:
    mark = mark_of(secret, venue, minute)
    assert mark.shape in range(MARKS)
    assert mark.number in range(10, 100)


def test_minutes_venues_and_secrets_have_marks_of_their_own() -> None:
    marks = [mark_of(SECRET, "arman", minute) for minute in MINUTES]
    assert len(set(marks)) > 300
    for secret, venue in ((SECRET, "spa"), (OTHER, "arman")):
        others = [mark_of(secret, venue, minute) for minute in MINUTES]
        assert sum(one == other for one, other in zip(marks, others, strict=True)) < 20


@given(codes, codes)
def test_an_employees_code_is_one_posters_and_one_secrets(code: str, other: str) -> None:
    poster = PosterCode(VENUE, code, f"https://ashyq.example.kz/v/at/{code}")
    employee = mark_address(SECRET, poster).removeprefix(f"{poster.url}/mark/")
    assert is_employee_code(SECRET, code.lower(), employee.lower())
    assert not is_employee_code(OTHER, code, employee)
    assert is_employee_code(SECRET, other, employee) == (other == code)
    assert not is_employee_code(SECRET, code, code)
    assert not is_employee_code(SECRET, code, "")
