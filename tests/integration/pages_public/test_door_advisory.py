"""A venue's door before the check is in force there: nobody is refused, and the holder is told what to do next."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sync.central.database import writing
from tests.integration.central.conftest import Clock
from tests.integration.pages_public.conftest import BLUE, GREEN, RED, YELLOW, Phone, Town, told


def test_before_the_check_is_in_force_nobody_is_refused_and_nothing_looks_like_admission(
    town: Town, phone: Phone, new_phone: Callable[[], Phone], clock: Clock
) -> None:
    clock.advance(timedelta(days=-20))
    page = phone.take(town.link(RED)).go(town.poster, "entry")
    assert told(page) == ("plain", "The check is advisory here")
    (visit,) = town.visits()
    assert not visit["enforced"]
    page = new_phone().take(town.link(GREEN)).go(town.poster, "entry")
    assert told(page) == ("plain", "The check is advisory here")
    assert ('value="exit"' in page.text, "employee" in page.text) == (True, False)  # whoever is in may say that they go


def test_before_the_check_is_in_force_whoever_is_referred_is_told_why_and_whom_to_ask(
    town: Town, phone: Phone, new_phone: Callable[[], Phone], clock: Clock
) -> None:
    clock.advance(timedelta(days=-20))
    phone.take(town.link(GREEN)).go(town.poster, "entry")
    with writing(town.central.engine) as connection:
        connection.exec_driver_sql("UPDATE venue SET capacity = 1")
    page = new_phone().take(town.link(BLUE)).go(town.poster, "entry")
    assert told(page) == ("plain", "The check is advisory here")
    assert "The venue is full just now." in page.text
    with writing(town.central.engine) as connection:
        connection.exec_driver_sql("UPDATE person SET value = 1 << 30")
    page = new_phone().take(town.link(YELLOW)).go(town.poster, "entry")
    assert "Nothing is decided about you. Show this screen to an employee." in page.text
    assert "Nobody is refused here yet." in page.text


@pytest.mark.parametrize(("who", "step"), [(YELLOW, "when it changes"), (RED, "call 103")])
def test_before_the_check_is_in_force_the_holder_is_told_what_to_do_next(
    town: Town, phone: Phone, new_phone: Callable[[], Phone], clock: Clock, who: str, step: str
) -> None:
    clock.advance(timedelta(days=-20))
    advised = phone.take(town.link(who)).go(town.poster, "entry").text
    assert "call your clinic" in advised
    assert step in advised
    assert "Nobody is refused here yet." in advised
    assert "поликлинику" in phone.get(f"/at/{town.poster.code}?lang=ru").text
    assert "емханаңызға" in phone.get(f"/at/{town.poster.code}?lang=kk").text
    assert "clinic" not in new_phone().take(town.link(BLUE)).go(town.poster, "entry").text
