"""What a payload claims to be; hostile ones are values, never exceptions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.credential import Oddity, PassText, TicketText, Unreadable, parse, parse_document
from kiosk.domain.mrz import MrzFault, check_digit, parse_mrz
from sync.model.identity import IdentityFault, Iin, Passport

# Made up for these tests in the layout of ICAO 9303 parts 4 and 5; check digits by the rule, issued by no state.
TD3 = "P<FRAMUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nX00T478836FRA8001014F3001019<<<<<<<<<<<<<<00"


@pytest.mark.parametrize(
    ("payload", "oddity"),
    [
        (b"", Oddity.EMPTY),
        (b"https://example.kz/menu", Oddity.FOREIGN),
        (b"800416100006", Oddity.FOREIGN),
        (b"N1234567", Oddity.FOREIGN),
        (b"KZ1:\x00", Oddity.NOT_ASCII),
        ("KZ1:Ж".encode(), Oddity.NOT_ASCII),
        (b"KZ1:ABC\n", Oddity.NOT_ASCII),
        (b"A" * 7000, Oddity.TOO_LONG),
    ],
)
def test_what_is_no_credential_says_how(payload: bytes, oddity: Oddity) -> None:
    assert parse(payload) == Unreadable(oddity)


def test_a_pass_and_a_ticket_are_told_apart_by_their_prefix() -> None:
    assert parse(b"KZ1:ABC") == PassText("KZ1:ABC")
    assert parse(b"KZE1:ABC") == TicketText("KZE1:ABC")


@given(st.binary(max_size=5000))
def test_no_payload_raises(payload: bytes) -> None:
    parse(payload)
    parse_document(payload)


def test_a_card_barcode_is_an_iin_with_or_without_the_scanners_line_end() -> None:
    assert parse_document(b"800416100006") == Iin("800416100006")
    assert parse_document(b"800416100006\r\n") == Iin("800416100006")
    assert parse_document(b"800416100007") is None


def test_a_passport_zone_gives_state_and_number() -> None:
    assert parse_mrz(TD3) == Passport("FRA", "X00T47883")


def test_the_specimen_zone_of_icao_9303_holds_but_its_state_issues_nothing() -> None:
    specimen = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    assert parse_mrz(specimen) is IdentityFault.PASSPORT_STATE
    assert parse_mrz(specimen[:-1] + "1") is MrzFault.CHECK_DIGIT


def test_germany_keeps_the_code_of_its_own_zones() -> None:
    assert parse_mrz(_td3("D<<", "C01X00T47")) == Passport("D", "C01X00T47")


@pytest.mark.parametrize("place", [44, 53, 57, 63, 65, 71, 87])
def test_any_wrong_digit_in_a_checked_field_is_refused(place: int) -> None:
    zone = TD3.replace("\n", "")
    wrong = zone[:place] + ("1" if zone[place] != "1" else "2") + zone[place + 1 :]
    assert parse_mrz(wrong) is MrzFault.CHECK_DIGIT


def test_an_identity_card_zone_of_three_lines_is_read() -> None:
    assert parse_mrz(_td1("FRA", "X4RTBPFW4")) == Passport("FRA", "X4RTBPFW4")


def test_a_long_document_number_goes_on_in_the_optional_field() -> None:
    assert parse_mrz(_td1("FRA", "D23145890", more="734")) == Passport("FRA", "D23145890734")


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<\n", max_size=120))
def test_no_zone_raises(text: str) -> None:
    parse_mrz(text)


def _td3(state: str, number: str) -> str:
    number_field = number.ljust(9, "<")
    checked = number_field + check_digit(number_field)
    born, until, optional = "8001014", "3001019", "<" * 14 + "0"
    lower = checked + state + born + "F" + until + optional
    composite = checked + born + until + optional
    return "P<" + state + "MUSTERMANN<<ERIKA".ljust(39, "<") + lower + check_digit(composite)


def _td1(state: str, number: str, more: str = "") -> str:
    if more:
        optional = (more + check_digit(number + more)).ljust(15, "<")
        upper = "I<" + state + number + "<" + optional
    else:
        upper = "I<" + state + number + check_digit(number) + "<" * 15
    middle = "8001014F3001019" + state + "<" * 11
    composite = upper[5:30] + middle[0:7] + middle[8:15] + middle[18:29]
    return upper + middle + check_digit(composite) + "MUSTERMANN<<ERIKA".ljust(30, "<")
