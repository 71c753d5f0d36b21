"""What is said to whom: visitors never hear of a colour they are refused for, staff hear what to do next."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from xml.etree import ElementTree as ET

import pytest

from kiosk.domain.screen.state import (
    CallingStaff,
    Fault,
    IinTyping,
    Language,
    Mode,
    OutOfOrder,
    Ready,
    Screen,
    State,
    StateChoosing,
    VerdictShown,
)
from kiosk.domain.screen.technician import Technician, Topic
from kiosk.ui import view as view_module
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.opening import starting
from kiosk.ui.pane import QML
from kiosk.ui.presenter import present
from kiosk.ui.surroundings import CameraState, Freshness, RecentCheck
from kiosk.ui.view import IinPage, MessagePage, ReadyPage, StatesPage, TechnicianPage, View
from kiosk.ui.window import plain
from kiosk.ui.words import unbroken
from sync.model.decision import Verdict
from sync.model.status import Status
from sync.model.visit import Direction, Method, Outcome, Reason
from tests.shots.screens import AROUND, shots, verdicts

ADMITTING_ROLES = {"green", "blue", "override"}
ADMITTING_ICONS = {"admit"}
GREEN_SHOWN = VerdictShown(Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN), Method.QR)
UNTOLD = (Reason.YELLOW, Reason.RED)


@pytest.fixture(scope="module")
def words() -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


def view(screen: Screen, words: Catalogue, mode: Mode = Mode.SELF, language: Language = Language.EN) -> View:
    return present(State(mode, language, screen=screen), AROUND, words)


def verdict_page(verdict: Verdict, words: Catalogue, mode: Mode, language: Language = Language.EN) -> MessagePage:
    way = Direction.EXIT if verdict.reason is Reason.EXIT else Direction.ENTRY
    page = view(VerdictShown(verdict, Method.QR, way), words, mode, language).page
    assert isinstance(page, MessagePage)
    return page


def everything_said(value: object) -> str:
    match value:
        case str():
            return value + "\n"
        case dict():
            return "".join(everything_said(item) for item in value.values())
        case list():
            return "".join(everything_said(item) for item in value)
        case _:
            return ""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("enforced", [True, False])
def test_two_visitors_refused_for_their_status_see_the_same_screen(
    words: Catalogue, language: Language, *, enforced: bool
) -> None:
    yellow = Verdict(Outcome.DENY, Reason.YELLOW, Status.YELLOW, enforced)
    red = Verdict(Outcome.DENY, Reason.RED, Status.RED, enforced)
    assert verdict_page(yellow, words, Mode.SELF, language) == verdict_page(red, words, Mode.SELF, language)


@pytest.mark.parametrize("language", Language)
def test_no_screen_for_visitors_names_a_colour_it_does_not_admit(words: Catalogue, language: Language) -> None:
    for name, verdict in verdicts():
        said = everything_said(plain(view(VerdictShown(verdict, Method.QR), words, language=language))).lower()
        for colour in ("yellow", "red"):
            for tongue in Language:
                assert words.say(tongue, f"status.{colour}").lower() not in said.split(), name


def test_a_doubt_about_somebody_whose_status_is_known_does_not_tell_it_to_visitors(words: Catalogue) -> None:
    for status in Status:
        known = Verdict(Outcome.REFER, Reason.ALREADY_USED_HERE, status)
        unknown = replace(known, status=None)
        assert verdict_page(known, words, Mode.SELF) == verdict_page(unknown, words, Mode.SELF)


@pytest.mark.parametrize("mode", Mode)
def test_only_an_enforced_admission_has_the_face_of_one(words: Catalogue, mode: Mode) -> None:
    for name, verdict in verdicts():
        page = verdict_page(verdict, words, mode)
        admits = verdict.outcome is Outcome.ADMIT and verdict.enforced and verdict.reason is not Reason.EXIT
        assert (page.icon in ADMITTING_ICONS) == admits, name
        assert (page.role in ADMITTING_ROLES) == admits, name


def test_every_outcome_differs_in_icon_word_and_colour(words: Catalogue) -> None:
    for mode in Mode:
        pages = [
            verdict_page(verdict, words, mode)
            for verdict in (
                Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN),
                Verdict(Outcome.DENY, Reason.RED, Status.RED),
                Verdict(Outcome.REFER, Reason.UNKNOWN_PERSON),
                Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN, enforced=False),
            )
        ]
        assert len({page.icon for page in pages}) == len({page.title for page in pages}) == 4
        assert len({page.role for page in pages}) == 4


def test_staff_are_told_the_colour_and_what_to_do_next(words: Catalogue) -> None:
    page = verdict_page(Verdict(Outcome.DENY, Reason.RED, Status.RED), words, Mode.DESK)
    assert page.role == "red"
    assert page.title == "Red · entry not allowed"
    assert "Do not name the reason in front of others" in page.text


def test_staff_are_offered_no_decision_that_could_not_be_recorded(words: Catalogue) -> None:
    for reason, offered in ((Reason.UNKNOWN_PERSON, True), (Reason.NOT_RECORDED, False)):
        page = verdict_page(Verdict(Outcome.REFER, reason), words, Mode.DESK)
        assert ("override" in {button.intent for button in page.buttons}) is offered


@pytest.mark.parametrize("mode", Mode)
def test_a_full_house_is_no_doubt_about_anybody(words: Catalogue, mode: Mode) -> None:
    page = verdict_page(Verdict(Outcome.REFER, Reason.VENUE_FULL, Status.GREEN), words, mode)
    assert (page.role, page.icon, page.title) == ("referred", "refer", "No places left")


def test_a_visitor_is_told_what_to_do_about_every_doubt(words: Catalogue) -> None:
    for reason in Reason:
        for language in Language:
            assert reason in UNTOLD or words.say(language, f"reason.{reason.value}.visitor")
            assert words.say(language, f"reason.{reason.value}.staff")


def test_until_somebody_chooses_a_language_all_three_are_on_the_glass(words: Catalogue) -> None:
    for screen in (Ready(), CallingStaff(), VerdictShown(Verdict(Outcome.REFER, Reason.NO_DATA), Method.QR)):
        said = everything_said(plain(view(screen, words, language=Language.RU).page))
        chosen = State(Mode.SELF, Language.RU, screen=screen, language=Language.EN)
        alone = everything_said(plain(present(chosen, AROUND, words).page))
        key = {Ready: "idle.title", CallingStaff: "calling.title"}.get(type(screen), "verdict.refer")
        for language in Language:
            assert words.say(language, key) in said
            assert (words.say(language, key) in alone) == (language is Language.EN)


def test_nothing_is_called_fresh_that_is_not(words: Catalogue) -> None:
    for freshness, role in ((Freshness.AGING, "yellow"), (Freshness.STALE, "red"), (Freshness.NONE, "red")):
        page = present(State(Mode.SELF, Language.EN), replace(AROUND, freshness=freshness), words).page
        assert isinstance(page, ReadyPage)
        assert page.status.role == role


@pytest.mark.parametrize("camera", [CameraState.STARTING, CameraState.LOST])
def test_nobody_is_asked_to_hold_a_code_before_a_camera_that_does_not_see(
    words: Catalogue, camera: CameraState
) -> None:
    page = present(State(Mode.SELF, Language.EN), replace(AROUND, camera=camera), words).page
    assert isinstance(page, ReadyPage)
    prompt = words.say(Language.EN, "idle.title")
    assert prompt not in (page.title, *page.others)


@pytest.mark.parametrize("screen", [Technician("01", Topic.CAMERA), Technician("01", Topic.ENROL), GREEN_SHOWN])
def test_a_picture_is_never_the_last_one_of_a_lost_camera(words: Catalogue, screen: Screen) -> None:
    for camera in CameraState:
        page = present(State(Mode.DESK, Language.EN, screen=screen), replace(AROUND, camera=camera), words).page
        assert isinstance(page, MessagePage | TechnicianPage)
        assert page.preview
        assert (page.trouble == "") is (camera is CameraState.LIVE)


def test_the_desk_counts_every_outcome_and_who_is_inside_where_the_venue_has_a_capacity(words: Catalogue) -> None:
    state = State(Mode.DESK, Language.EN)
    told = [present(state, around, words).panel for around in (AROUND, replace(AROUND, inside=None, capacity=None))]
    counts = [[(one.number, one.of, one.label) for one in panel.counts] for panel in told if panel is not None]
    outcomes = [("412", "", "entered"), ("9", "", "refused"), ("3", "", "unclear")]
    assert counts == [[*outcomes, ("86", "/ 120", "inside")], outcomes]


def test_a_lost_camera_says_so_and_names_its_code(words: Catalogue) -> None:
    lost = replace(AROUND, camera=CameraState.LOST, camera_code="K-CAM-2")
    page = present(State(Mode.SELF, Language.EN), lost, words).page
    assert isinstance(page, ReadyPage)
    assert page.trouble == "Camera unavailable"
    assert page.trouble_text.endswith(unbroken("K-CAM-2"))


@pytest.mark.parametrize(
    ("digits", "consent", "open_"),
    [
        ("800416100076", True, True),
        ("800416100076", False, False),
        ("800416100077", True, False),
        ("8004", True, False),
    ],
)
def test_check_opens_only_for_a_right_iin_with_consent(
    words: Catalogue, digits: str, *, consent: bool, open_: bool
) -> None:
    page = view(IinTyping("12", digits, consent), words).page
    assert isinstance(page, IinPage)
    assert page.buttons[-1].enabled is open_


def test_a_wrong_twelfth_digit_asks_to_compare_with_the_card(words: Catalogue) -> None:
    page = view(IinTyping("12", "800416100077"), words).page
    assert isinstance(page, IinPage)
    assert page.wrong
    assert "Compare with the card" in page.below
    assert page.digits == ("800416", "1000", "77")


@pytest.mark.parametrize("language", Language)
def test_every_issuing_state_is_reached_by_touching_letters(words: Catalogue, language: Language) -> None:
    reached: set[str] = set()
    open_ = [""]
    while open_:
        letters = open_.pop()
        page = view(StateChoosing("12", letters), words, language=language).page
        assert isinstance(page, StatesPage)
        assert page.options, letters
        reached |= {option.argument for option in page.options}
        if len(letters) < 2:
            open_ += [letters + key.argument for key in page.keys if key.intent == "type"]
    assert reached == set(words.states(language))


def test_the_desk_shows_masked_numbers_only(words: Catalogue) -> None:
    panel = view(Ready(), words, Mode.DESK).panel
    assert panel is not None
    assert panel.recent[0].who == "IIN ••• 0709"
    assert panel.recent[0].what == "Red · refused"
    assert panel.recent[6].who == "Passport D ••• 41"


def test_every_word_is_used_and_every_word_that_is_used_exists(words: Catalogue) -> None:
    asked: set[str] = set()

    class Listening:
        def say(self, language: Language, key: str, **values: object) -> str:
            asked.add(key)
            return words.say(language, key, **values)

        def states(self, language: Language) -> Mapping[str, str]:
            return words.states(language)

    recent = AROUND.recent + tuple(
        RecentCheck(AROUND.now, Method.IIN, "••• 0709", verdict.outcome, verdict.reason, verdict.status)
        for _, verdict in verdicts()
        if verdict.reason is not Reason.EXIT
    )
    for shot in shots():
        for language in Language:
            present(
                shot.state(language), replace(shot.around, recent=recent if shot.around.recent else ()), Listening()
            )
    starting(Listening(), Language.KK, Language)
    tree = ET.parse(asset_folder() / "i18n" / "kiosk_en.ts")  # noqa: S314  # our own file
    assert asked == {message.findtext("source") for message in tree.iter("message")}


def test_qml_shows_every_field_of_a_view() -> None:
    qml = "\n".join(path.read_text(encoding="utf-8") for path in QML.glob("*.qml"))
    shown = [kind for kind in vars(view_module).values() if isinstance(kind, type) and is_dataclass(kind)]
    unused = [
        f"{kind.__name__}.{field.name}"
        for kind in shown
        for field in fields(kind)
        if not re.search(rf"\.{field.name}\b", qml) and field.name not in ("page", "announcement")
    ]
    assert unused == []


def test_staff_are_told_of_a_damaged_journal_and_not_of_a_disk_that_may_be_full(words: Catalogue) -> None:
    damaged = Fault(Reason.NOT_RECORDED, "K-JRN-1")
    why = "The journal of checks is damaged: no check can be recorded. Tell the technician"
    for screen in (OutOfOrder(damaged), VerdictShown(Verdict(Outcome.REFER, Reason.NOT_RECORDED), Method.QR)):
        page = present(State(Mode.DESK, Language.EN, screen=screen, fault=damaged), AROUND, words).page
        assert isinstance(page, MessagePage)
        assert page.text == why
    assert "may be full" in verdict_page(Verdict(Outcome.REFER, Reason.NOT_RECORDED), words, Mode.DESK).text
