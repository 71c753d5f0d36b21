"""What staff enter, as it is shown: a passport names its state by a code, and so may whoever reads it off."""

import pytest

from kiosk.domain.screen.state import DESK_STAFF, Language, Mode, State, StateChoosing
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.entry_page import present_states
from kiosk.ui.speech import speech
from kiosk.ui.view import StatesPage
from sync.model.identity import Passport


@pytest.fixture(scope="module")
def words() -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


def page(words: Catalogue, screen: StateChoosing, language: Language) -> StatesPage:
    state = State(Mode.DESK, language, screen=screen)
    return present_states(state, screen, speech(state, words))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("letters", "code"), [("UZ", "UZB"), ("UZB", "UZB"), ("CHE", "CHE"), ("HR", "HRV"), ("D", "D")]
)
def test_a_state_is_found_by_the_code_its_passports_print(
    words: Catalogue, language: Language, letters: str, code: str
) -> None:
    assert page(words, StateChoosing(DESK_STAFF, letters), language).options[0].argument == code


@pytest.mark.parametrize("language", Language)
def test_a_scanned_passport_is_shown_while_it_waits_for_the_consent(words: Catalogue, language: Language) -> None:
    shown = page(words, StateChoosing(DESK_STAFF, scanned=Passport("UZB", "FA1234567")), language)
    assert words.states(language)["UZB"] in shown.text
    assert "FA1234567" in shown.text
