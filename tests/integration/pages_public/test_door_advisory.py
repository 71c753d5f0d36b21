"""A venue's door before the check is in force there: nobody is refused, and the holder is told what to do next."""

from collections.abc import Callable
from datetime import timedelta

import pytest

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
    assert 'value="exit"' in page.text  # whoever came in may say that they go


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
