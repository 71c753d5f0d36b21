"""What a technician is told: every fault has words and a remedy, nothing is called well that is not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.screen.state import Language, Mode, State
from kiosk.domain.screen.technician import Order, Task, Technician, Topic, Way
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from kiosk.ui.service import Cycle, Done, Enrolment, Examined, Failed, Lane, Running, Service, Sync, Trouble, Unchanged
from kiosk.ui.surroundings import CameraState
from kiosk.ui.topic.trouble import WORDS
from kiosk.ui.view import Row, TechnicianPage
from kiosk.vision.watch import CameraHealth
from sync.agent.errors import Cause
from sync.replica import database
from tests.shots.screens import AROUND
from tests.shots.technician import FINE, NOON

WELL = {CameraHealth.STARTING, CameraHealth.GOOD, CameraHealth.SLOW}


@pytest.fixture(scope="module")
def words() -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


def page(words: Catalogue, screen: Technician, service: Service, language: Language = Language.EN) -> TechnicianPage:
    shown = present(State(Mode.DESK, language, screen=screen), replace(AROUND, service=service), words).page
    assert isinstance(shown, TechnicianPage)
    return shown


def row(words: Catalogue, screen: Technician, service: Service, label: str) -> Row:
    return next(one for one in page(words, screen, service).rows if one.label == label)


def test_every_cause_of_the_agent_the_replica_and_the_camera_has_words() -> None:
    replica = {kind.code for kind in vars(database).values() if isinstance(kind, type) and hasattr(kind, "code")}
    camera = {f"K-CAM-{health.value.upper()}" for health in CameraHealth if health not in WELL}
    assert {cause.value for cause in Cause} | camera | replica - {"K-DATA-MOVED"} <= set(WORDS)


@pytest.mark.parametrize("language", Language)
def test_every_fault_is_told_with_its_remedy_and_the_code_that_manuals_list(
    words: Catalogue, language: Language
) -> None:
    for code in WORDS:
        service = Service(doctor=(Examined("disk", Trouble(code, "for the log")),))
        told = page(words, Technician("01"), service, language).rows[-2]
        assert (told.role, told.icon) == ("red", "deny")
        remedy, *reported = told.note.replace("\u2060", "").split("\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}")
        assert remedy
        assert reported == ([code] if code.startswith("K-") else [])
        assert "for the log" not in told.note + told.value


def test_no_page_says_that_there_are_no_faults_above_one(words: Catalogue) -> None:
    ill = Service(doctor=(Examined("disk"), Examined("server", Trouble("dns"))), disk_free=None)
    lost = replace(AROUND, camera=CameraState.LOST, camera_code="K-CAM-LOST")
    for around, told in (
        (AROUND, ("No faults", "green")),
        (lost, ("Faults below: 1", "red")),
        (replace(lost, service=ill), ("Faults below: 2", "red")),
    ):
        state = State(Mode.DESK, Language.EN, screen=Technician("01"))
        shown = present(state, around, words).page
        assert isinstance(shown, TechnicianPage)
        assert (shown.rows[0].value, shown.rows[0].role) == told


def test_a_code_that_nobody_gave_words_to_shows_what_its_finder_said(words: Catalogue) -> None:
    service = Service(doctor=(Examined("disk", Trouble("odd", "it hums · switch it off")),))
    told = page(words, Technician("01"), service).rows[-2]
    assert (told.value, told.note) == ("Fault odd", "it hums · switch it off")


def test_a_direction_that_fails_is_red_and_an_error_that_is_over_is_only_told(words: Catalogue) -> None:
    trouble = Trouble("timeout")
    failing = Lane(last_success=NOON, failing=True, trouble=trouble, trouble_at=NOON)
    over = replace(failing, failing=False, trouble_at=NOON - timedelta(days=1))
    service = Service(sync=Sync(pull=failing, push=over))
    pull = row(words, Technician("01", Topic.SYNC), service, "Download of data")
    push = row(words, Technician("01", Topic.SYNC), service, "Upload of checks")
    assert (pull.role, pull.value) == ("red", "The server did not answer")
    assert "Last worked: 14:15" in pull.note
    assert (push.role, push.value) == ("green", "14:15")
    assert push.note == "Last error 05.06 14:15: The server did not answer"


@pytest.mark.parametrize(("lane", "value"), [("contact", "Worked"), ("pull", "Worked, nothing new")])
def test_a_past_sync_that_brought_nothing_went_well_too(words: Catalogue, lane: str, value: str) -> None:
    service = Service(sync=Sync(history=(Cycle(lane, NOON, NOON, 1, Unchanged()),)))
    told = page(words, Technician("01", Topic.SYNC), service).rows[-1]
    assert (told.role, told.value) == ("green", value)


def test_a_direction_that_never_worked_is_not_called_well(words: Catalogue) -> None:
    pull = row(words, Technician("01", Topic.SYNC), Service(), "Download of data")
    assert (pull.role, pull.value) == ("neutral", "Never")


@pytest.mark.parametrize(
    ("work", "role", "value"),
    [
        (Running(), "yellow", "Running…"),
        (Running(3, 10), "yellow", "Running: 30 %"),
        (Done(), "green", "Done"),
        (Failed(Trouble("dns")), "red", "The server's name is not found"),
    ],
)
def test_a_task_shows_how_far_it_is_and_what_came_of_it(
    words: Catalogue, work: Running | Done | Failed, role: str, value: str
) -> None:
    told = row(words, Technician("01", Topic.SYNC), Service(works={Task.SYNC_NOW: work}), "Sync now")
    assert (told.role, told.value) == (role, value)
    assert told.buttons[0].enabled is not isinstance(work, Running)


def test_the_page_names_the_venue_it_is_enrolled_at_and_offers_to_enrol_anew_only_then(words: Catalogue) -> None:
    enrolled = page(words, Technician("01", Topic.ENROL), FINE)
    new = page(words, Technician("01", Topic.ENROL), Service(sync=Sync(Enrolment.NONE)))
    assert (enrolled.rows[0].value, enrolled.rows[0].role) == ("Arman cinema", "green")
    assert [one.argument for one in enrolled.rows[1].buttons] == [way.value for way in Way]
    assert (new.rows[0].value, new.rows[0].role) == ("No", "red")
    assert [one.argument for one in new.rows[1].buttons] == ["network", "letter"]


def test_a_removal_asks_once_more_and_names_whom(words: Catalogue) -> None:
    sure = Technician("01", Topic.STAFF, armed=Order(Task.REMOVE_EMPLOYEE, "07"))
    buttons = {one.argument: one for told in page(words, sure, FINE).rows for one in told.buttons}
    assert buttons["remove_employee:07"].name == "Really remove 07"
    assert buttons["remove_employee:12"].name == "Remove 12"


def test_a_setting_at_its_end_goes_no_further(words: Catalogue) -> None:
    settings = replace(FINE.settings, sound=replace(FINE.settings.sound, volume=1.0))
    volume = row(words, Technician("01", Topic.DEVICES), replace(FINE, settings=settings), "Volume")
    assert [(one.argument, one.enabled) for one in volume.buttons] == [
        ("set:sound.volume=0.9", True),
        ("set:sound.volume=", False),
    ]


def test_every_page_says_that_no_visitor_is_checked_meanwhile(words: Catalogue) -> None:
    for topic in Topic:
        assert page(words, Technician("01", topic), FINE).reminder == "While this page is open no visitors are checked"
