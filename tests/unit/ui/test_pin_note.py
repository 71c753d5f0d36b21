"""How long no PIN counts is said in words that can be read, down to the second in which one counts again."""

from dataclasses import replace

import pytest

from kiosk.domain.screen.state import Language, Mode, PinTyping, Refused, State
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from kiosk.ui.view import PinPage
from tests.shots.screens import AROUND


def trouble(note: Refused, language: Language, now: float) -> str:
    state = State(Mode.SELF, language, screen=PinTyping(code="12", on_pin=True, note=note))
    page = present(state, replace(AROUND, monotonic=now), Catalogue(asset_folder() / "i18n")).page
    assert isinstance(page, PinPage)
    return page.trouble.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("wait", "said"),
    [(0.2, "1 с"), (59.5, "1 мин"), (61.0, "1 мин 1 с"), (574.4, "9 мин 35 с"), (600.1, "11 мин"), (3600.0, "60 мин")],
)
def test_a_locked_code_says_how_long_in_words_that_can_be_read(wait: float, said: str) -> None:
    assert trouble(Refused(5.0, wait), Language.RU, 5.0) == f"Неверный код или PIN. Подождите {said}"


@pytest.mark.parametrize(("now", "left"), [(5.0, "30 s"), (7.0, "28 s"), (34.5, "1 s")])
def test_a_wait_counts_down(now: float, left: str) -> None:
    assert trouble(Refused(5.0, 30.0), Language.EN, now) == f"Wrong code or PIN. Wait {left}"


def test_a_wait_goes_when_a_pin_counts_again_while_a_wrong_pin_without_one_stays_wrong() -> None:
    assert trouble(Refused(5.0, 30.0), Language.EN, 35.0) == ""
    assert trouble(Refused(5.0), Language.EN, 35.0) == "Wrong code or PIN"
