"""The enrolment ticket: one text, one meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.ticket import EnrolmentTicket, new_token, parse

TICKET = EnrolmentTicket(new_token(bytes(range(32))), bytes(range(32, 64)), "https://ashyq.example.kz:8443/central")


def test_a_ticket_reads_back_as_it_was_written() -> None:
    assert parse(TICKET.text) == TICKET


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), st.integers(1, 65535))
def test_every_ticket_reads_back(secret: bytes, root: bytes, port: int) -> None:
    ticket = EnrolmentTicket(new_token(secret), root, f"http://10.0.0.1:{port}")
    assert parse(ticket.text) == ticket


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    assert parse(text) is None
    assert parse("KZE1:" + text) is None


@given(st.integers(0, len(TICKET.text) - 1), st.characters(codec="ascii"))
def test_another_text_is_never_the_same_ticket(place: int, character: str) -> None:
    changed = TICKET.text[:place] + character + TICKET.text[place + 1 :]
    assert changed == TICKET.text or parse(changed) != TICKET


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "ftp://host",
        "http://host/?a=b",
        "http://host/#a",
        "http://user@host",
        "http://host:99999",
        "http://host/",
    ],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    assert parse(EnrolmentTicket(TICKET.token, TICKET.root_sha256, url).text) is None


def test_spare_bits_and_line_ends_are_refused() -> None:
    assert TICKET.token.endswith("8")
    assert parse(TICKET.text.replace(TICKET.token, TICKET.token[:-1] + "9")) is None
    assert parse(TICKET.text + "\n") is None
