"""The three catalogues say the same things, wholly, and mark what a native reader has still to see."""

import re
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest

from kiosk.domain.screen.state import Language
from kiosk.errors import InstallationError
from kiosk.ui.asset import asset_folder, font_paths
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.words import place
from sync.model.state_code import STATE_CODES

FOLDER = asset_folder() / "i18n"


def messages(language: Language) -> dict[str, ET.Element]:
    tree = ET.parse(FOLDER / f"kiosk_{language.value}.ts")  # noqa: S314  # our own file
    return {message.findtext("source", ""): message for message in tree.iter("message")}


def words(message: ET.Element) -> str:
    return message.findtext("translation") or ""


@pytest.mark.parametrize("language", Language)
def test_no_string_is_missing_or_unfinished(language: Language) -> None:
    assert set(messages(language)) == set(messages(Language.EN))
    for key, message in messages(language).items():
        translation = message.find("translation")
        assert translation is not None, key
        assert translation.get("type") is None, key
        assert words(message).strip() == words(message) != "", key


def test_placeholders_are_the_same_in_every_language() -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english = messages(Language.EN)
    for language in Language:
        for key, message in messages(language).items():
            assert names(words(message)) == names(words(english[key])), key


def test_every_kazakh_form_has_a_grade() -> None:
    grades = [message.findtext("extracomment", "") for message in messages(Language.KK).values()]
    assert all(re.search(r"Grade [ABC]", grade) for grade in grades)


def test_kazakh_words_are_written_in_letters_that_exist() -> None:
    allowed = set("АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ")
    for language in (Language.KK, Language.RU):
        for key, message in messages(language).items():
            for word in re.findall(r"[^\W\d_]+", words(message)):
                mixed = {letter in allowed for letter in word.upper()}
                assert len(mixed) == 1, f"{key}: Latin and Cyrillic in {word!r}"


def test_every_state_has_a_name_in_every_language() -> None:
    catalogue = Catalogue(FOLDER)
    for language in Language:
        names = catalogue.states(language)
        assert set(names) == STATE_CODES
        assert list(names.values()) == sorted(names.values(), key=place)
        assert len(set(names.values())) == len(names)


def test_a_missing_catalogue_stops_the_start_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match=r"kiosk_kk\.qm.*\./dev setup") as caught:
        Catalogue(tmp_path)
    assert caught.value.code == "K-INS-2"


def test_a_missing_font_stops_the_start_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="fonts-noto-core") as caught:
        font_paths(tmp_path)
    assert caught.value.code == "K-INS-1"


def test_no_line_ends_with_a_preposition_or_without_the_ending_of_its_word() -> None:
    words = Catalogue(asset_folder() / "i18n")
    assert words.say(Language.RU, "idle.title") == "Поднесите QR-\u2060код к\u00a0камере"


def test_a_key_that_is_missing_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        Catalogue(FOLDER).say(Language.EN, "no.such.key")
