"""The loop: what the camera sees and people touch becomes recorded visits and a screen, whatever fails around it."""

import logging
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app.compose import reporting
from kiosk.domain.screen.event import (
    Backed,
    Cancelled,
    Confirmed,
    ConsentToggled,
    EntryChosen,
    Event,
    ExitChosen,
    OverrideAsked,
    Sound,
    Typed,
    WhyChosen,
)
from kiosk.domain.screen.service_event import TechnicianAsked, TopicChosen
from kiosk.domain.screen.state import (
    DESK_STAFF,
    Fault,
    Hint,
    IinTyping,
    Kind,
    Need,
    OpenTechnician,
    OutOfOrder,
    PinTyping,
    Ready,
    StateChoosing,
    VerdictShown,
    Why,
)
from kiosk.domain.screen.technician import Technician, Topic
from sync.agent.repair import base_came, want_base
from sync.model.identity import Passport
from sync.model.visit import Direction, Method, Outcome, Reason
from sync.replica.database import Folder
from sync.replica.mailbox import Mailbox
from tests.fakes.terminal import VENUE, Stocked, pass_text, store_rules
from tests.integration.app.conftest import CARD, CODE, GREEN, PEOPLE, PIN, RED, TERMINAL_ID, Door

FOREIGN = "https://example.kz/800416100006"


def enter_pin(door: Door) -> None:
    for digits in (CODE, PIN):
        door.do(*map(Typed, digits), Confirmed())


def shown_verdict(door: Door) -> tuple[Outcome, Reason]:
    assert isinstance(door.screen, VerdictShown)
    return door.screen.verdict.outcome, door.screen.verdict.reason


def test_a_pass_is_recorded_answered_and_heard_once_however_long_it_is_held(door: Door) -> None:
    for _ in range(50):
        door.hold(pass_text(GREEN))
    assert shown_verdict(door) == (Outcome.ADMIT, Reason.GREEN)
    assert door.reasons() == ["green"]
    assert door.glass.sounds == [Sound.ADMITTED]
    assert door.around_now.counts.admitted == 1


def test_a_code_that_is_no_pass_is_recorded_once_and_only_hinted_at(door: Door) -> None:
    for _ in range(20):
        door.hold(FOREIGN)
    assert door.screen == Ready(hint=Hint.NOT_A_PASS)
    assert door.reasons() == ["not_a_pass"]


def test_two_passes_at_once_are_referred_and_neither_is_admitted(door: Door) -> None:
    door.hold(pass_text(GREEN), pass_text(RED))
    door.hold(pass_text(GREEN))
    assert shown_verdict(door) == (Outcome.REFER, Reason.SEVERAL_PASSES)
    assert door.reasons() == ["several_passes"]


def test_an_employees_own_decision_stands_though_the_visitor_still_holds_the_pass(door: Door, qtbot: QtBot) -> None:
    paper = pass_text(GREEN, paper=True)
    door.hold(paper)
    door.do(OverrideAsked(), WhyChosen(Why.PAPER_SEEN))
    for _ in range(50):
        door.hold(paper)
    enter_pin(door)
    qtbot.waitUntil(lambda: isinstance(door.screen, VerdictShown), timeout=20_000)
    door.hold(paper)
    assert shown_verdict(door) == (Outcome.ADMIT, Reason.OVERRIDE)
    assert door.reasons() == ["paper_pass", "override"]
    assert door.outgoing.pending()[-1].fields["staff"] == CODE


def test_whatever_a_technician_holds_before_the_camera_is_no_visit(door: Door, qtbot: QtBot) -> None:
    door.do(TechnicianAsked())
    enter_pin(door)
    qtbot.waitUntil(lambda: isinstance(door.screen, Technician), timeout=20_000)
    for topic in Topic:
        door.do(TopicChosen(topic))
        door.hold(pass_text(GREEN))
        door.hold(pass_text(GREEN), pass_text(RED))
        door.hold(FOREIGN)
    assert door.screen == Technician(CODE, Topic.ABOUT)
    assert door.reasons() == []


def test_a_mistake_in_the_pins_thread_is_shown_from_the_screens_own_thread(
    door: Door, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(door.staff, "verify", lambda _code, _pin: 1 / 0)
    door.do(TechnicianAsked())
    enter_pin(door)
    qtbot.waitUntil(lambda: door.glass.shown[-1][0].fault == Fault(Reason.INTERNAL_ERROR, "K-INT-1"), timeout=20_000)
    assert door.glass.threads == {threading.main_thread()}
    assert isinstance(door.screen, PinTyping)
    assert "thread pin crashed" in caplog.text


def test_a_damaged_mailbox_stops_no_check_and_is_set_aside_once(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    with closing(sqlite3.connect(door.folder.agent)) as agent:
        agent.execute("ALTER TABLE state RENAME TO lost")
        for number in range(3):
            agent.execute("INSERT INTO lost (name, value) VALUES (?, '')", (str(number),))
            agent.commit()
            door.loop.on_second()
    door.hold(pass_text(GREEN))
    assert shown_verdict(door) == (Outcome.ADMIT, Reason.GREEN)
    assert [record.levelno for record in caplog.records if "agent.db" in record.message] == [logging.ERROR]
    assert "agent.db is set aside as agent.db.broken-1" in caplog.text


def test_a_snapshot_that_is_thrown_away_as_damaged_is_called_that_until_another_has_come(door: Door) -> None:
    want_base(door.folder, "state.db is damaged")
    door.loop.on_second()
    shown = [door.screen]  # what is held serves on
    for change in (lambda: door.folder.state.rename(door.folder.path / "kept"), lambda: base_came(door.folder)):
        change()
        door.loop.on_second()
        shown.append(door.screen)
    damaged, new = Fault(Reason.CORRUPT_DATA, "K-DATA-CORRUPT"), Fault(Reason.NOT_ENROLLED, "K-ENR-1")
    assert shown == [Ready(), OutOfOrder(damaged), OutOfOrder(new)]


def test_a_data_folder_that_is_gone_is_out_of_order_and_admits_nobody(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.folder.path.rename(door.folder.path.with_name("elsewhere"))
    door.loop.on_second()
    assert isinstance(door.screen, OutOfOrder)
    assert door.screen.fault.code.startswith("K-D")
    door.hold(pass_text(GREEN))
    assert shown_verdict(door)[0] is Outcome.REFER


def test_a_data_disk_that_is_missing_makes_no_new_machine_of_a_terminal_and_one_that_comes_back_mends_it(
    door: Door,
) -> None:
    with closing(Mailbox(door.folder)) as agent:
        agent.say("sync", {"terminal": "enrolled", "terminal_id": TERMINAL_ID})
    door.loop.on_second()
    door.written()
    path = door.folder.path
    note = path.with_name("kiosk.toml.enrolled")
    assert TERMINAL_ID in note.read_text()
    assert note.stat().st_mode & 0o777 == 0o600
    kept = path.rename(path.with_name("disk"))
    door.folder.create()
    shown = []
    with closing(Door(door.folder)) as again:
        shown.append(again.screen)
        again.do(TechnicianAsked())
        shown.append(again.screen)
        path.rename(path.with_name("beneath"))
        kept.rename(path)
        again.loop.on_second()
        again.do(Cancelled())
        shown.append(again.screen)
    missing = OutOfOrder(Fault(Reason.NOT_RECORDED, "K-ENR-2"))
    assert shown == [missing, PinTyping(purpose=OpenTechnician()), Ready()]


@pytest.mark.parametrize(
    "note", ['{"terminal": "t-1", "data": "/elsewhere"}', "{", "[]", '{"terminal": "t-1"}', "\udcff", None]
)
def test_a_note_about_another_folder_or_none_leaves_a_machine_new(
    note: str | None, tmp_path: Path, qtbot: QtBot
) -> None:
    del qtbot
    if note is not None:
        (tmp_path / "kiosk.toml.enrolled").write_text(note, errors="surrogateescape")
    folder = Folder(tmp_path / "data")
    folder.create()
    with closing(Door(folder)) as door:
        assert door.screen == OutOfOrder(Fault(Reason.NOT_ENROLLED, "K-ENR-1"))


def test_nothing_of_what_was_shown_or_typed_is_in_the_log(
    door: Door, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    text = pass_text(GREEN, name="Айгүл Сериковна")
    door.hold(text)
    door.hold(FOREIGN)
    door.loop.on_scanner(b"\x00\xff 800416100006")
    door.do(TechnicianAsked())
    enter_pin(door)
    qtbot.wait(50)
    assert caplog.messages
    for secret in (text, text[4:40], "Айгүл", "800416100006", "example.kz", PIN):
        assert secret not in caplog.text


def test_a_mistake_in_a_slot_is_in_the_log_without_what_it_quotes_and_on_the_glass(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    digits = "".join(map(str, range(10)))
    try:
        int(f"{digits} of somebody")
    except ValueError as mistake:
        reporting(door.loop)(type(mistake), mistake, mistake.__traceback__)
    assert "ValueError was raised" in caplog.text
    assert "test_loop.py" in caplog.text
    assert digits not in caplog.text
    assert door.screen == OutOfOrder(Fault(Reason.INTERNAL_ERROR, "K-INT-1"))


def test_while_a_mistake_of_our_own_is_on_the_glass_nobody_is_admitted(door: Door) -> None:
    door.loop.on_crash(ValueError())
    door.hold(pass_text(GREEN))
    assert shown_verdict(door) == (Outcome.REFER, Reason.INTERNAL_ERROR)
    assert door.reasons() == ["internal_error"]
    door.machine.elapsed += 60.0
    door.loop.on_second()
    door.hold(pass_text(GREEN))
    assert shown_verdict(door) == (Outcome.ADMIT, Reason.GREEN)


def test_a_terminal_that_was_revoked_admits_nobody_though_its_data_are_still_there(door: Door) -> None:
    with closing(Mailbox(door.folder)) as agent:
        agent.say("sync", {"terminal": "revoked", "revoked": True})
        door.loop.on_second()
    with closing(sqlite3.connect(door.folder.agent)) as broken:
        broken.execute("DROP TABLE state")
    door.loop.on_second()  # what was said last stands
    door.hold(pass_text(GREEN))
    assert shown_verdict(door) == (Outcome.REFER, Reason.REVOKED)
    assert door.reasons() == ["revoked"]


def test_a_full_house_empties_by_the_cards_of_those_who_leave(door: Door) -> None:
    store_rules(door.folder, Stocked(PEOPLE, venue=VENUE | {"capacity": 1}), version=2)
    by_card: tuple[Event, ...] = (ConsentToggled(), *map(Typed, CARD.digits), Confirmed(), Confirmed())
    door.do(EntryChosen(Kind.IIN), *by_card, EntryChosen(Kind.IIN), *by_card)
    assert shown_verdict(door) == (Outcome.REFER, Reason.VENUE_FULL)
    door.do(ExitChosen())
    door.loop.on_scanner(FOREIGN.encode())
    door.do(Backed(), EntryChosen(Kind.IIN), *by_card)
    assert shown_verdict(door) == (Outcome.ADMIT, Reason.EXIT)
    assert door.around_now.inside == 0
    ways = [(entry.fields["direction"], entry.fields["reason"]) for entry in door.outgoing.pending()]
    assert ways == [("entry", "blue"), ("entry", "venue_full"), ("exit", "not_a_pass"), ("exit", "exit")]
    assert [(one.direction, one.method) for one in door.around_now.recent[:1]] == [(Direction.EXIT, Method.IIN)]


def test_the_bare_barcode_of_a_card_opens_the_entry_of_an_exit_and_is_no_pass_of_an_entry(door: Door) -> None:
    door.do(ExitChosen())
    door.loop.on_scanner(CARD.digits.encode())
    assert door.screen == IinTyping(DESK_STAFF, CARD.digits, False, Method.CARD, Need.CONSENT, Direction.EXIT)
    assert door.reasons() == []
    door.do(Cancelled())
    door.loop.on_scanner(CARD.digits.encode())
    assert shown_verdict(door) == (Outcome.REFER, Reason.NOT_A_PASS)


def test_a_zone_scanned_by_hand_at_a_desk_opens_the_passport_entry_and_is_no_visit(door: Door) -> None:
    zone = "P<FRAMUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nX00T478836FRA8001014F3001019<<<<<<<<<<<<<<00"
    door.loop.on_scanner(zone.encode())
    assert door.screen == StateChoosing(DESK_STAFF, need=Need.CONSENT, scanned=Passport("FRA", "X00T47883"))
    for piece in (zone.replace("X00", "X01"), *zone.split("\n")):
        door.do(Cancelled())
        door.loop.on_scanner(piece.encode())
        assert door.screen == StateChoosing(DESK_STAFF)
    door.do(EntryChosen(Kind.IIN))
    door.loop.on_scanner(zone[:44].encode())
    assert door.screen == StateChoosing(DESK_STAFF)
    door.loop.on_scanner(zone[:44].encode())
    assert door.screen == StateChoosing(DESK_STAFF, need=Need.DOCUMENT)
    assert door.reasons() == []
