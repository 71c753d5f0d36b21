"""The terminal tries each of its parts: at opening time by itself, and when a technician asks."""

import json
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np

from kiosk.app.told import findings_from
from kiosk.domain.screen.event import Sound
from kiosk.errors import KioskError
from kiosk.health import LEAST_DISK
from kiosk.ui.service import Examined, Report, Trouble
from kiosk.ui.sound import Speaker
from kiosk.ui.surroundings import CameraState, Freshness
from kiosk.vision.decoder import Decoder
from sync.replica.database import Folder, ReplicaError, is_held
from sync.replica.journal import Journal
from sync.replica.mailbox import Mailbox, instant_of

TEST_TEXT: Final = "KZ1:SELF-TEST"
DOCTOR_PATIENCE: Final = 60.0
DECODE_BUDGET: Final = 1.0
_OF_THE_DOCTOR: Final = frozenset({"snapshot", "enrolment"})
"""What only the agent looks into. That a server does not answer is no fault of a terminal."""

Probe = tuple[str, Callable[[], Trouble | None]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the running kiosk knows already; `camera_code` says what is wrong with the camera."""

    camera: CameraState
    camera_code: str
    freshness: Freshness
    clock_trusted: bool
    disk_free: int
    volume: float


def self_test(folder: Folder, sounds: Path, seen: Seen, at: datetime, stop: threading.Event) -> Report:
    """Try everything; takes seconds, so never on the GUI thread."""
    probes: tuple[Probe, ...] = (
        ("camera", lambda: _camera(seen)),
        ("decoder", _decoder),
        ("sound", lambda: _sound(sounds, seen.volume)),
        ("journal", lambda: _journal(folder)),
        ("clock", lambda: None if seen.clock_trusted else Trouble("K-CLK-1")),
        ("disk", lambda: None if seen.disk_free >= LEAST_DISK else Trouble("K-DSK-1")),
        ("data", lambda: _data(seen.freshness)),
        ("agent", lambda: None if is_held(folder.agent_lock) else Trouble("agent_stopped")),
    )
    return Report(at, (*tried(probes), *_doctor(folder, stop)))


def tried(probes: Iterable[Probe]) -> tuple[Examined, ...]:
    """Try one after the other; what the surroundings do wrong is a finding."""
    return tuple(Examined(part, _outcome(attempt)) for part, attempt in probes)


def code_picture() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the built-in code as a grey picture, H×W uint8."""
    import segno  # noqa: PLC0415  # the first check would wait for it

    modules = np.array([list(row) for row in segno.make_qr(TEST_TEXT, error="m").matrix_iter(scale=6, border=8)])
    return np.where(modules > 0, 24, 232).astype(np.uint8)


def read_report(path: Path) -> Report | None:
    """Read the last report; None where there is none, or none that is understood."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        findings = tuple(
            Examined(str(one["part"]), Trouble(str(one["code"]), str(one["what"])) if one["code"] else None)
            for one in plain["findings"]
        )
        at = instant_of(plain["at"])
        return None if at is None else Report(at, findings)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def plain_report(report: Report) -> dict[str, object]:
    """Return a report as it is stored."""
    findings = [
        {
            "part": one.part,
            "code": one.trouble.code if one.trouble else "",
            "what": one.trouble.what if one.trouble else "",
        }
        for one in report.findings
    ]
    return {"at": report.at.isoformat(timespec="seconds"), "findings": findings}


def _outcome(attempt: Callable[[], Trouble | None]) -> Trouble | None:
    try:
        return attempt()
    except (ReplicaError, KioskError) as fault:
        return Trouble(fault.code, fault.what)


def _camera(seen: Seen) -> Trouble | None:
    if seen.camera is CameraState.LIVE:
        return None
    return Trouble(seen.camera_code or "K-CAM-BLOCKED")


def _decoder() -> Trouble | None:
    readings = Decoder().decode(code_picture(), DECODE_BUDGET)
    return None if any(one.payload == TEST_TEXT.encode() for one in readings) else Trouble("K-TST-1")


def _sound(folder: Path, volume: float) -> Trouble | None:
    if volume <= 0:
        return None
    speaker = Speaker(folder, volume)
    try:
        return None if speaker.play(Sound.NOTED) else Trouble("K-SND-1")
    finally:
        speaker.close()


def _journal(folder: Folder) -> Trouble | None:
    with closing(Journal(folder)) as journal:
        journal.probe()
    return None


def _data(freshness: Freshness) -> Trouble | None:
    match freshness:
        case Freshness.NONE:
            return Trouble("K-DAT-1")
        case Freshness.STALE:
            return Trouble("K-DAT-2")
        case Freshness.FRESH | Freshness.AGING:
            return None


def _doctor(folder: Folder, stop: threading.Event) -> tuple[Examined, ...]:
    """Have the agent look into its files; nothing where no agent is there, which is a finding of its own."""
    if not is_held(folder.agent_lock):
        return ()
    try:
        with closing(Mailbox(folder)) as mailbox:
            number, begun = mailbox.ask("doctor", {}), time.monotonic()
            while (result := mailbox.result(number)) is None:
                if time.monotonic() - begun > DOCTOR_PATIENCE or stop.wait(0.2):
                    mailbox.finish(number, None)
                    why = "agent_busy" if is_held(folder.agent_lock) else "agent_stopped"
                    return (Examined("snapshot", Trouble(why)),)
    except ReplicaError as fault:
        return (Examined("snapshot", Trouble(fault.code, fault.what)),)
    found = result[0].get("result") if isinstance(result[0], dict) else None
    return tuple(one for one in findings_from(found) if one.part in _OF_THE_DOCTOR)
