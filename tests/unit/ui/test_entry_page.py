"""What staff enter, as it is shown: a passport names its state by a code, and a name is typed in letters of its own."""

import pytest

from kiosk.domain.screen.state import DESK_STAFF, Language, Mode, State, StateChoosing
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.entry_page import groups, present_states
from kiosk.ui.keyboard import name_boards
from kiosk.ui.speech import speech
from kiosk.ui.view import StatesPage
from kiosk.ui.words import ALPHABET
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


def test_states_whose_names_begin_with_what_was_typed_come_before_those_where_a_later_word_does(
    words: Catalogue,
) -> None:
    names = [option.label for option in page(words, StateChoosing(DESK_STAFF, "К"), Language.KK).options]
    later = [not name.startswith("К") for name in names]
    assert later == sorted(later)
    assert False in later


@pytest.mark.parametrize("language", Language)
def test_a_name_is_typed_in_all_letters_of_either_alphabet_each_word_with_a_capital(
    words: Catalogue, language: Language
) -> None:
    say = speech(State(Mode.DESK, language), words)
    for name, shown in (("", str.upper), ("Гүл", str.lower), ("Гүл-", str.upper), ("Гүл ", str.upper)):
        faces = [
            {key.argument for row in board for key in row if key.intent == "type"}
            for board in name_boards(name, say, enabled=True)
        ]
        cyrillic, latin = faces if language is not Language.EN else faces[::-1]
        assert cyrillic == {*map(shown, ALPHABET), "-", " "}
        assert latin == {*map(shown, "abcdefghijklmnopqrstuvwxyz"), "-", " "}


def test_iin_digits_stand_in_groups_of_six_four_and_two() -> None:
    assert groups("800416100076") == ("800416", "1000", "76")
    assert groups("8004161") == ("800416", "1", "")
