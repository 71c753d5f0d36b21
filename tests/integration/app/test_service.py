"""What a technician does without the agent: codes, settings, self-test, diagnostics."""

import io
import json
import logging
import re
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.app.diagnostics import Known, diagnostics, sieved
from kiosk.app.self_test import read_report
from kiosk.domain.screen.event import Cancelled, Confirmed, Sound, Ticked, Typed
from kiosk.domain.screen.service_event import TaskChosen, TechnicianAsked, TopicChosen
from kiosk.domain.screen.state import Barred, Language, PinTyping
from kiosk.domain.screen.technician import (
    Scan,
    ScanKind,
    Task,
    Technician,
    Topic,
)
from kiosk.log_file import keep_log
from kiosk.staff import Unlocked
from kiosk.ui.service import Colleague, Done, Failed, Trouble, Work
from kiosk.ui.surroundings import CameraState
from kiosk.vision.watch import CameraHealth
from sync.model.visit import Direction, Method
from sync.replica.database import Folder
from tests.fakes.terminal import PEPPER, pass_text
from tests.integration.app.conftest import CODE, GREEN, PATIENCE, PIN, RED, TERMINAL_ID, Door

IIN = "800416100076"
DOCUMENTS = ("settings", "sync", "findings", "cameras", "versions")
TOKEN = "q7Kk0vXl3n2mB9yT5rWz8sPd1fGh4jLc6aEuQoRiMxY"


@pytest.fixture
def log_file(folder: Folder) -> Iterator[Path]:
    file = folder.path / "log" / "kiosk.log"
    keep_log(file)
    yield file
    for handler in logging.getLogger().handlers[:]:
        if isinstance(handler, logging.FileHandler):
            handler.close()
            logging.getLogger().removeHandler(handler)


def over(door: Door, qtbot: QtBot, task: Task) -> Work:
    def settled() -> bool:
        door.loop.on_second()
        return isinstance(door.errands.service.works.get(task), Done | Failed)

    qtbot.waitUntil(settled, timeout=PATIENCE)
    return door.errands.service.works[task]


def test_an_employee_is_no_technician(known: Door, qtbot: QtBot) -> None:
    known.staff.put("12", "", "1234")
    known.do(TechnicianAsked(), *map(Typed, "121234"), Confirmed())
    qtbot.waitUntil(lambda: isinstance(known.screen, PinTyping) and known.screen.note == Barred(), timeout=PATIENCE)


def test_an_employee_is_added_listed_and_removed_on_the_glass(at_work: Door, qtbot: QtBot) -> None:
    at_work.do(TopicChosen(Topic.STAFF), TaskChosen(Task.ADD_EMPLOYEE))
    at_work.do(*map(Typed, "124444"), Confirmed(), *map(Typed, "4444"), Confirmed(), *map(Typed, "Әсел"), Confirmed())
    qtbot.waitUntil(lambda: isinstance(at_work.screen, Technician), timeout=PATIENCE)
    assert at_work.staff.verify("12", "4444") == Unlocked("12", technician=False)
    added = Colleague("12", "Әсел", technician=False)
    qtbot.waitUntil(lambda: _has(at_work, added), timeout=PATIENCE)
    at_work.do(*[TaskChosen(Task.REMOVE_EMPLOYEE, "12")] * 2)
    assert over(at_work, qtbot, Task.REMOVE_EMPLOYEE) == Done()
    qtbot.waitUntil(lambda: not _has(at_work, added), timeout=PATIENCE)
    at_work.do(*[TaskChosen(Task.REMOVE_EMPLOYEE, CODE)] * 2)
    qtbot.waitUntil(
        lambda: (
            at_work.errands.service.works[Task.REMOVE_EMPLOYEE]
            == Failed(Trouble("K-STF-5", f"{CODE} is the only technician"))
        ),
        timeout=PATIENCE,
    )


def _has(door: Door, colleague: Colleague) -> bool:
    door.errands._looking.look(at_once=True)
    staff = door.errands.service.staff
    return not isinstance(staff, Trouble) and colleague in staff


def test_a_broken_file_of_codes_is_named_on_its_page(at_work: Door, qtbot: QtBot) -> None:
    (at_work.folder.path / "staff.json").write_text("{")
    at_work.errands._looking.look(at_once=True)
    qtbot.waitUntil(lambda: isinstance(at_work.errands.service.staff, Trouble), timeout=PATIENCE)
    assert isinstance(at_work.errands.service.staff, Trouble)
    assert at_work.errands.service.staff.code == "K-STF-1"


def test_a_setting_holds_at_once_and_is_kept_in_the_file(at_work: Door) -> None:
    for change in (
        "sound.volume=0.3",
        'terminal.languages=["kk", "ru"]',
        'terminal.mode="self"',
        "camera.region=[15, 15, 85, 85]",
    ):
        at_work.do(TaskChosen(Task.SET, change))
    at_work.written()
    kept = tomllib.loads(at_work.settings_file.read_text(encoding="utf-8"))
    assert kept["sound"] == {"volume": 0.3}
    assert kept["terminal"]["languages"] == ["kk", "ru"]
    assert kept["camera"] == {"region": [15, 15, 85, 85]}
    at_work.do(Ticked())
    state, around = at_work.glass.shown[-1]
    assert state.languages == (Language.KK, Language.RU, Language.EN)  # English is this venue's own
    assert around.service.settings.sound.volume == 0.3
    assert at_work.glass.applied[0][1].sound.volume == 0.3


def test_a_setting_that_cannot_be_kept_is_not_applied_and_says_so(at_work: Door) -> None:
    at_work.settings_file.mkdir()
    at_work.do(TaskChosen(Task.SET, "sound.volume=0.3"))
    at_work.written()
    failed = at_work.errands.service.works[Task.SET]
    assert isinstance(failed, Failed)
    assert failed.trouble.code.startswith("K-SET")
    assert at_work.glass.applied == []


def test_changes_are_kept_in_their_order_past_one_that_is_refused_and_the_end_loses_none(at_work: Door) -> None:
    at_work.outbox.say("camera", "good")
    for change in ("sound.volume=0.1", "sound.volume=0.2", "display.rotation=45", "display.rotation=90"):
        at_work.do(TaskChosen(Task.SET, change))
    assert at_work.glass.applied == []  # nothing has held up the glass yet, and nothing holds before it is kept
    assert at_work.scribe.stop()
    kept = tomllib.loads(at_work.settings_file.read_text(encoding="utf-8"))
    assert kept == {"sound": {"volume": 0.2}, "display": {"rotation": 90}}
    QCoreApplication.sendPostedEvents()
    assert [after.sound.volume for _, after in at_work.glass.applied] == [0.1, 0.2, 0.2]
    assert at_work.glass.applied[-1][1].display.rotation == 90
    assert at_work.mailbox.said("camera") == "good"


def test_a_slip_of_ours_in_the_scribes_thread_is_reported_and_the_next_job_is_done(at_work: Door) -> None:
    slip = at_work.scribe.write(lambda: 1 / 0)
    at_work.written()
    assert slip.cancelled()
    assert [type(crash) for crash in at_work.crashes] == [ZeroDivisionError]
    at_work.crashes.clear()


@pytest.mark.parametrize("audible", [True, False])
def test_the_sound_test_tells_whether_anything_can_be_heard(at_work: Door, qtbot: QtBot, *, audible: bool) -> None:
    at_work.glass.audible = audible
    at_work.do(TaskChosen(Task.TEST_SOUND))
    assert over(at_work, qtbot, Task.TEST_SOUND) == (Done() if audible else Failed(Trouble("K-SND-1")))
    assert at_work.glass.sounds[-1] is Sound.ADMITTED


def test_the_scanner_test_tells_what_arrived_but_not_its_text(at_work: Door) -> None:
    at_work.do(TopicChosen(Topic.DEVICES))
    at_work.loop.on_burst(742, True)
    at_work.loop.on_scanner(IIN.encode())
    assert at_work.screen == Technician(CODE, Topic.DEVICES, Scan(12, ScanKind.CARD, 742, garbled=True))
    assert at_work.reasons() == []


def test_the_self_test_tries_every_part_and_its_report_outlives_a_restart(at_work: Door, qtbot: QtBot) -> None:
    at_work.camera.on_health(CameraHealth.LOST)
    at_work.do(TopicChosen(Topic.SELF_TEST), TaskChosen(Task.SELF_TEST))
    assert over(at_work, qtbot, Task.SELF_TEST) == Done()
    report = read_report(at_work.folder.path / "self-test.json")
    assert report is not None
    found = {one.part: one.trouble.code if one.trouble else "" for one in report.findings}
    assert found.pop("sound") in ("", "K-SND-1")
    assert {part for part, code in found.items() if not code} == {"decoder", "journal", "clock", "disk", "data"}
    assert (found["camera"], found["agent"]) == ("K-CAM-LOST", "agent_stopped")
    again = Door(at_work.folder)
    assert again.errands.service.report == report
    again.close()
    assert at_work.reasons() == []


def test_at_opening_time_the_terminal_tests_itself_once(at_work: Door, qtbot: QtBot) -> None:
    opening = at_work.around.look().now + timedelta(minutes=1)
    at_work.do(TaskChosen(Task.SET, f'terminal.self_test_at="{opening:%H:%M}"'), Cancelled())
    at_work.written()
    at_work.loop.on_second()
    assert Task.SELF_TEST not in at_work.errands.service.works
    at_work.machine.elapsed += 60.0
    over(at_work, qtbot, Task.SELF_TEST)
    report = at_work.errands.service.report
    assert report is not None
    assert report.at == opening
    at_work.machine.elapsed += 30.0
    at_work.loop.on_second()
    assert isinstance(at_work.errands.service.works[Task.SELF_TEST], Done)


def test_a_terminal_switched_on_after_opening_time_tests_itself_once_that_day(at_work: Door, qtbot: QtBot) -> None:
    now = at_work.around.look().now
    at_work.do(TaskChosen(Task.SET, f'terminal.self_test_at="{now:%H}:00"'), Cancelled())
    at_work.written()
    at_work.machine.elapsed += 60.0
    over(at_work, qtbot, Task.SELF_TEST)
    report = at_work.errands.service.report
    assert report is not None
    again = Door(at_work.folder)
    again.machine.elapsed = at_work.machine.elapsed + 60.0
    again.do(TechnicianAsked(), *map(Typed, CODE + PIN), Confirmed())
    qtbot.waitUntil(lambda: isinstance(again.screen, Technician), timeout=PATIENCE)
    again.do(TaskChosen(Task.SET, f'terminal.self_test_at="{now:%H}:00"'))
    again.written()
    again.loop.on_second()
    assert Task.SELF_TEST not in again.errands.service.works
    assert again.errands.service.report == report
    again.close()


def test_the_camera_that_was_lost_is_logged_with_its_code(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    door.camera.on_health(CameraHealth.MISSING)
    door.do(Ticked())
    assert door.around_now.camera is CameraState.LOST
    assert "K-CAM-MISSING" in caplog.text


def unpacked(bundle: Path) -> dict[str, str]:
    with zipfile.ZipFile(bundle) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_the_diagnostics_hold_what_helps_and_nothing_about_anybody(
    log_file: Path, at_work: Door, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    visitor_pass = pass_text(GREEN, name="Бауыржан Момышұлы")
    secrets = (visitor_pass, IIN, TOKEN, PEPPER.hex(), "Айгүл", f"KZE1:{TOKEN}.{TOKEN}.https://x")
    at_work.loop._desk.check_payload(pass_text(RED).encode(), 1.0, Method.QR, Direction.ENTRY)
    for secret in secrets:  # somebody was careless
        logging.getLogger("careless").warning("saw %s!", secret)
    (at_work.folder.path / "terminal.json").write_text(json.dumps({"token": TOKEN, "private_key": "ab" * 32}))
    qtbot.waitUntil(lambda: bool(at_work.errands.service.staff), timeout=PATIENCE)
    at_work.do(TaskChosen(Task.SAVE_DIAGNOSTICS, str(tmp_path)))
    done = over(at_work, qtbot, Task.SAVE_DIAGNOSTICS)
    assert isinstance(done, Done)
    members = unpacked(tmp_path / done.what)
    assert set(members) == {f"{name}.json" for name in DOCUMENTS} | {"log/kiosk.log"}
    assert "careless" in members["log/kiosk.log"]
    assert TERMINAL_ID in members["sync.json"]
    assert at_work.reasons() == ["red"]
    assert "visit " in members["log/kiosk.log"]
    assert re.search(r"\b(red|deny)\b", members["log/kiosk.log"]) is None
    whole = "\n".join(members.values())
    pieces = [visitor_pass[at : at + 12] for at in range(4, 200, 12)]
    assert [one for one in (*secrets, *pieces, "Бауыржан", PIN, "$argon2id$") if one in whole] == []


def test_a_name_with_quotes_is_taken_out_of_the_diagnostics_too(tmp_path: Path) -> None:
    name = 'Қарлығаш "Қара" Ә'
    half = "a stick's label \udce9"
    documents: dict[str, object] = {"sync": {"said": [f"{name} came", half], "count": 7}}
    bundle = diagnostics(Known(documents, tmp_path / "none", (name,)))
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        assert json.loads(archive.read("sync.json")) == {"said": ["[name] came", "a stick's label ?"], "count": 7}


def test_a_stick_that_cannot_be_written_says_so(at_work: Door, qtbot: QtBot, tmp_path: Path) -> None:
    at_work.do(TaskChosen(Task.SAVE_DIAGNOSTICS, str(tmp_path / "gone")))
    failed = over(at_work, qtbot, Task.SAVE_DIAGNOSTICS)
    assert isinstance(failed, Failed)
    assert failed.trouble.code == "K-USB-2"


def test_the_sieve_leaves_what_is_no_secret() -> None:
    said = f"2021-06-06 12:00:00 camera lost: K-CAM-LOST {TERMINAL_ID} 41984 MB"
    assert sieved(said, ()) == said
