"""A desk says which way somebody goes, and offers what the screen can do."""

from dataclasses import replace

import pytest

from kiosk.domain.screen.state import Language, Mode, State, VerdictShown
from kiosk.domain.screen.table import step
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.intent import INTENTS
from kiosk.ui.presenter import present
from kiosk.ui.surroundings import RecentCheck
from sync.model.decision import Verdict
from sync.model.visit import Direction, Method, Outcome, Reason
from tests.shots.screens import AROUND, shots


@pytest.fixture(scope="module")
def words() -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


@pytest.mark.parametrize("language", Language)
def test_every_page_of_an_exit_says_that_it_is_one(words: Catalogue, language: Language) -> None:
    exits = [shot for shot in shots() if getattr(shot.screen, "direction", None) is Direction.EXIT]
    entries = [shot for shot in exits if shot.name.startswith("desk-exit-") and "verdict" not in shot.name]
    assert len(entries) == 5
    for shot in entries:
        assert present(shot.state(language), shot.around, words).page.title.startswith(
            words.say(language, "button.exit") + ": "
        )


def test_an_exit_by_an_employees_decision_is_shown_and_listed_as_an_exit(words: Catalogue) -> None:
    decided = Verdict(Outcome.ADMIT, Reason.OVERRIDE)
    listed = RecentCheck(AROUND.now, Method.QR, "QR", decided.outcome, decided.reason, None, Direction.EXIT)
    state = State(Mode.DESK, Language.EN, screen=VerdictShown(decided, Method.QR, Direction.EXIT))
    shown = present(state, replace(AROUND, recent=(listed,)), words)
    assert shown.panel is not None
    assert (shown.page.title, shown.panel.recent[0].what) == ("Exit recorded", "Staff decision · left")


def test_the_desk_offers_nothing_that_a_screen_would_ignore(words: Catalogue) -> None:
    for shot in shots():
        state = replace(shot.state(Language.EN), ends_at=None)
        panel = present(state, shot.around, words).panel
        for button in panel.buttons if panel is not None else ():
            moved, _ = step(state, INTENTS[button.intent](button.argument), 0.0)
            assert (moved != state) == button.enabled, (shot.name, button.label)
