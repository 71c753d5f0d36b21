"""A lost technician's PIN comes back on the register's word: once, in time, for this terminal, and costs no visit."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.screen.event import Cancelled, Confirmed, Typed
from kiosk.domain.screen.service_event import RecoveryAsked, TechnicianAsked
from kiosk.domain.screen.state import OpenTechnician, PinTyping, Unverified
from kiosk.domain.screen.technician import Claim, CodeSetting, Recovering, RecoveryFault, Technician
from kiosk.staff import Unlocked
from kiosk.ui.service import Stick
from sync.recovery import RecoveryRequest, parse_request, sign_recovery
from sync.replica.journal_file import verify
from tests.fakes.terminal import ISSUER_KEY, KEY_ID, NOW, pass_text
from tests.integration.app.conftest import GREEN, PATIENCE, TERMINAL_ID, Door


def ask_recovery(door: Door) -> RecoveryRequest:
    door.do(Cancelled(), TechnicianAsked(), RecoveryAsked())
    assert isinstance(door.screen, Recovering)
    request = parse_request(door.screen.request)
    assert request is not None
    return request


def answer(request: RecoveryRequest, minutes: int = 60) -> str:
    return sign_recovery(request, NOW + timedelta(minutes=minutes), ISSUER_KEY, KEY_ID)


def test_a_lost_pin_is_replaced_by_the_registers_code_and_every_visit_is_kept(known: Door, qtbot: QtBot) -> None:
    known.hold(pass_text(GREEN))
    request = ask_recovery(known)
    assert request.terminal_id == TERMINAL_ID
    known.hold(answer(request))
    assert known.screen == CodeSetting(Claim.RECOVERY, technician=True)
    known.do(*map(Typed, "015555"), Confirmed(), *map(Typed, "5555"), Confirmed())
    qtbot.waitUntil(lambda: isinstance(known.screen, Technician), timeout=PATIENCE)
    assert known.staff.verify("01", "5555") == Unlocked("01", technician=True)
    assert known.reasons() == ["green"]
    assert verify(known.folder) is None


def test_codes_that_cannot_be_read_are_named_not_called_wrong(known: Door, qtbot: QtBot) -> None:
    (known.folder.path / "staff.json").write_text("{")
    known.do(TechnicianAsked(), *map(Typed, "015555"), Confirmed())
    named = PinTyping(code="01", on_pin=True, note=Unverified("K-STF-1"), purpose=OpenTechnician())
    qtbot.waitUntil(lambda: known.screen == named, timeout=PATIENCE)


def test_a_code_counts_once_and_the_request_outlives_a_restart_until_then(known: Door, qtbot: QtBot) -> None:
    request = ask_recovery(known)
    code = answer(request)
    known.written()
    again = Door(known.folder)
    assert ask_recovery(again) == request
    again.hold(code)
    again.do(*map(Typed, "015555"), Confirmed(), *map(Typed, "5555"), Confirmed())
    qtbot.waitUntil(lambda: isinstance(again.screen, Technician), timeout=PATIENCE)
    assert ask_recovery(again) != request
    again.hold(code)
    assert isinstance(again.screen, Recovering)
    assert again.screen.fault is RecoveryFault.OTHER_TERMINAL
    again.close()


def test_giving_up_after_the_code_leaves_it_good_and_nothing_changed(known: Door) -> None:
    request = ask_recovery(known)
    known.hold(answer(request))
    known.do(Cancelled())
    assert ask_recovery(known) == request


@pytest.mark.parametrize(
    ("minutes", "after", "fault"),
    [(60, 3601.0, RecoveryFault.EXPIRED), (60, 3599.0, None)],
)
def test_a_code_is_good_for_its_time_only(known: Door, minutes: int, after: float, fault: RecoveryFault | None) -> None:
    code = answer(ask_recovery(known), minutes)
    known.machine.elapsed += after
    known.hold(code)
    assert (known.screen.fault if isinstance(known.screen, Recovering) else None) is fault


def test_with_a_clock_that_is_not_trusted_nothing_is_recovered(known: Door) -> None:
    code = answer(ask_recovery(known))
    known.machine.reboots_at(timedelta(days=-400))
    known.hold(code)
    assert isinstance(known.screen, Recovering)
    assert known.screen.fault is RecoveryFault.CLOCK


def test_a_visitors_pass_and_a_pin_recover_nothing(known: Door) -> None:
    ask_recovery(known)
    for text in (pass_text(GREEN), "4821", ""):
        known.hold(text)
        assert isinstance(known.screen, Recovering)
        assert known.screen.fault is RecoveryFault.NO_CODE
    assert known.reasons() == []


def test_the_answer_is_found_on_a_stick_too(
    known: Door, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "recovery.txt").write_text(answer(ask_recovery(known)) + "\n")
    monkeypatch.setattr("kiosk.app.looking.sticks", lambda: (Stick(str(stick), "stick"),))
    known.errands._looking.look(at_once=True)
    qtbot.waitUntil(lambda: isinstance(known.screen, CodeSetting), timeout=PATIENCE)
