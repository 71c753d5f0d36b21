"""Every screen there is, by name: the state and the surroundings it is shown in. Pictures and tests share this list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from kiosk.domain.screen.state import (
    CallingStaff,
    Confirming,
    Decide,
    Fault,
    Hint,
    IinTyping,
    Language,
    Mode,
    Need,
    NumberTyping,
    OutOfOrder,
    PinTyping,
    Ready,
    Refused,
    Screen,
    State,
    StateChoosing,
    VerdictShown,
    Why,
    WhyChoosing,
)
from kiosk.domain.screen.technician import Technician, Topic
from kiosk.ui.surroundings import (
    Bulletin,
    CameraState,
    Counts,
    Freshness,
    RecentCheck,
    Surroundings,
)
from sync.model.decision import Notice, Verdict
from sync.model.identity import IdentityFault, Iin, Passport
from sync.model.policy import LocalName
from sync.model.status import Status
from sync.model.visit import Direction, Method, Outcome, Reason
from tests.shots.technician import BROKEN, NEW, technician_screens

ALMATY = timezone(timedelta(hours=6))
NOW = datetime(2021, 6, 6, 8, 32, tzinfo=UTC).astimezone(ALMATY)
VENUE = LocalName(kk="«Арман» кинотеатры", ru="Кинотеатр «Арман»", en="Arman cinema")
DOORS = {Language.KK: "1-кіреберіс", Language.RU: "вход 1", Language.EN: "entrance 1"}
RIGHT_IIN = "800416100076"
SIZES = ((1080, 1920), (1920, 1080), (1280, 800), (800, 480))
DENSITIES = {(1080, 1920): 82.0, (1920, 1080): 92.0, (1280, 800): 149.0, (800, 480): 133.0}
"""Dots an inch of the screens that have these sizes: 27, 24, 10.1 and 7 inches."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen."""

    name: str
    mode: Mode
    screen: Screen
    around: Surroundings
    chosen: bool = False
    fault: Fault | None = None
    languages: tuple[Language, ...] = tuple(Language)

    def state(self, language: Language) -> State:
        """Return the state that shows it in a language."""
        fault = self.screen.fault if isinstance(self.screen, OutOfOrder) else self.fault
        return State(
            mode=self.mode,
            home_language=language,
            screen=self.screen,
            language=language if self.chosen else None,
            fault=fault,
            languages=self.languages,
            began_at=0.0,
            ends_at=None if isinstance(self.screen, Ready | OutOfOrder) else 10.0,
        )


def at(minutes: int) -> datetime:
    return NOW - timedelta(minutes=minutes)


RECENT = (
    RecentCheck(at(0), Method.IIN, "••• 0709", Outcome.DENY, Reason.RED, Status.RED),
    RecentCheck(at(1), Method.QR, "QR", Outcome.ADMIT, Reason.GREEN, Status.GREEN),
    RecentCheck(at(1), Method.QR, "QR", Outcome.ADMIT, Reason.BLUE, Status.BLUE),
    RecentCheck(at(3), Method.CARD, "••• 4417", Outcome.DENY, Reason.YELLOW, Status.YELLOW),
    RecentCheck(at(4), Method.QR, "QR", Outcome.ADMIT, Reason.EXIT, None, Direction.EXIT),
    RecentCheck(at(5), Method.QR, "QR", Outcome.REFER, Reason.EXPIRED_PASS, None),
    RecentCheck(at(6), Method.PASSPORT, "D ••• 41", Outcome.ADMIT, Reason.BLUE, Status.BLUE),
    RecentCheck(at(7), Method.QR, "QR", Outcome.DENY, Reason.VENUE_RULE, Status.BLUE),
    RecentCheck(at(8), Method.QR, "QR", Outcome.REFER, Reason.CLOCK_NOT_TRUSTED, None),
)
AROUND = Surroundings(
    now=NOW,
    monotonic=2.4,
    venue=VENUE,
    data_at=NOW.replace(hour=14, minute=15),
    offline=True,
    waiting=0,
    counts=Counts(412, 9, 3),
    recent=RECENT,
    hours=(0,) * 9 + (12, 31, 48, 77, 60, 35),
    inside=86,
    capacity=120,
    in_force_from=datetime(2021, 6, 7, tzinfo=ALMATY),
)
PASSPORT = Passport("D", "C01X00T41")


def statuses(outcome: Outcome, reason: Reason) -> Status | None:
    return (
        Status[reason.name]
        if reason.name in Status.__members__
        else (Status.BLUE if reason is Reason.VENUE_RULE else None)
    )


def verdicts() -> Iterator[tuple[str, Verdict]]:
    """Yield every verdict a door can give, by name."""
    for reason in Reason:
        match reason:
            case Reason.GREEN | Reason.BLUE | Reason.EXIT | Reason.OVERRIDE:
                outcome = Outcome.ADMIT
            case Reason.YELLOW | Reason.RED | Reason.VENUE_RULE:
                outcome = Outcome.DENY
            case _:
                outcome = Outcome.REFER
        status = statuses(outcome, reason)
        yield reason.value, Verdict(outcome, reason, status)
        if outcome is not Outcome.REFER and reason not in (Reason.EXIT, Reason.OVERRIDE):
            yield f"{reason.value}-advisory", Verdict(outcome, reason, status, enforced=False)
    both = frozenset({Notice.DATA_AGING, Notice.VENUE_FULL})
    yield "green-noticed", Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN, notices=both)
    yield "used-green", Verdict(Outcome.REFER, Reason.ALREADY_USED_HERE, Status.GREEN)


def shots() -> Iterator[Shot]:
    """Yield every screen in every mode."""
    for mode in Mode:
        for name, screen, around in _waiting(mode):
            yield Shot(f"{mode.value}-{name}", mode, screen, around)
        for name, screen in _entries(mode):
            yield Shot(f"{mode.value}-{name}", mode, screen, AROUND)
        for name, verdict in verdicts():
            way = Direction.EXIT if verdict.reason is Reason.EXIT else Direction.ENTRY
            shown = VerdictShown(verdict, Method.QR, way)
            yield Shot(f"{mode.value}-verdict-{name}", mode, shown, AROUND)
    yield from _once()
    yield from _technician()


def _once() -> Iterator[Shot]:
    """Yield what looks the same in either mode, or is one mode's alone."""
    green = Verdict(Outcome.ADMIT, Reason.GREEN, Status.GREEN)
    undated = replace(AROUND, in_force_from=None)
    advisory = VerdictShown(replace(green, enforced=False), Method.QR)
    yield Shot("self-verdict-undated", Mode.SELF, advisory, undated)
    yield Shot("self-verdict-chosen", Mode.SELF, VerdictShown(green, Method.QR), AROUND, chosen=True)
    for offered in ((Language.KK,), (Language.KK, Language.RU)):
        yield Shot(f"self-ready-languages-{len(offered)}", Mode.SELF, Ready(), AROUND, languages=offered)
    lost = replace(AROUND, camera=CameraState.LOST, camera_code="K-CAM-LOST")
    yield Shot("desk-verdict-camera-lost", Mode.DESK, VerdictShown(green, Method.QR), lost)
    yield Shot("self-ready-chosen", Mode.SELF, Ready(), AROUND, chosen=True)


def _technician() -> Iterator[Shot]:
    for name, screen, service in technician_screens():
        around = replace(AROUND, service=service)
        yield Shot(f"technician-{name}", Mode.DESK, screen, around)
    alone = replace(AROUND, venue=LocalName("", "", ""), service=NEW, camera=CameraState.LOST, camera_code="K-CAM-LOST")
    yield Shot("technician-new", Mode.SELF, Technician("12", Topic.ENROL), alone)
    damaged = Fault(Reason.CORRUPT_DATA, "K-DATA-CORRUPT")
    starting = replace(AROUND, camera=CameraState.STARTING, service=BROKEN)
    yield Shot("technician-broken", Mode.SELF, Technician("12"), starting, fault=damaged)


def _waiting(mode: Mode) -> Iterator[tuple[str, Screen, Surroundings]]:
    bulletin = Bulletin(datetime(2021, 6, 6, tzinfo=ALMATY), 395064, 367285, 4076)
    yield "ready", Ready(), AROUND
    for hint in (Hint.NOT_A_PASS, Hint.TILT, Hint.BRIGHTEN):
        yield f"ready-hint-{hint.value}", Ready(hint=hint), AROUND
    yield "ready-bulletin", Ready(), replace(AROUND, bulletin=bulletin)
    yield "ready-stale", Ready(), replace(AROUND, data_at=at(60 * 100), freshness=Freshness.STALE, waiting=1240)
    yield "ready-no-data", Ready(), replace(AROUND, data_at=None, freshness=Freshness.NONE, recent=())
    yield "ready-camera-starting", Ready(), replace(AROUND, camera=CameraState.STARTING)
    yield "ready-camera-lost", Ready(), replace(AROUND, camera=CameraState.LOST, camera_code="K-CAM-2")
    for reason in (Reason.NOT_ENROLLED, Reason.REVOKED, Reason.NO_DATA, Reason.NOT_RECORDED, Reason.CLOCK_NOT_TRUSTED):
        yield f"out-of-order-{reason.value}", OutOfOrder(Fault(reason, "K-DISK-1")), AROUND
    yield "out-of-order-journal", OutOfOrder(Fault(Reason.NOT_RECORDED, "K-JRN-1")), AROUND
    if mode is Mode.SELF:
        yield "calling", CallingStaff(), AROUND
    else:
        yield from _leaving()


def _leaving() -> Iterator[tuple[str, Screen, Surroundings]]:
    way = Direction.EXIT
    expired = Verdict(Outcome.REFER, Reason.EXPIRED_PASS)
    yield "ready-exit", Ready(way), AROUND
    yield "exit-iin", IinTyping("12", RIGHT_IIN, method=Method.CARD, need=Need.CONSENT, direction=way), AROUND
    yield "exit-states", StateChoosing("12", direction=way), AROUND
    yield "exit-number", NumberTyping("12", "D", "C01X0", direction=way), AROUND
    yield "exit-iin-confirm", Confirming("12", Iin(RIGHT_IIN), Method.IIN, way), AROUND
    yield "exit-passport-confirm", Confirming("12", PASSPORT, Method.PASSPORT, way), AROUND
    yield "exit-verdict-expired_pass", VerdictShown(expired, Method.QR, way), AROUND


def _entries(mode: Mode) -> Iterator[tuple[str, Screen]]:
    if mode is Mode.SELF:
        yield "pin-code", PinTyping(code="1")
        yield "pin", PinTyping(code="12", pin="123", on_pin=True)
        yield "pin-verifying", PinTyping(code="12", pin="12345678", on_pin=True, verifying=True)
        for name, wait in (("refused", 0.0), ("wait-short", 29.2), ("wait", 574.4)):
            yield f"pin-{name}", PinTyping(code="12", on_pin=True, note=Refused(AROUND.monotonic, wait))
    else:
        yield "why", WhyChoosing()
        yield "why-pin", PinTyping(purpose=Decide(Why.PAPER_SEEN))
    yield "iin-empty", IinTyping("12")
    yield "iin", IinTyping("12", digits=RIGHT_IIN[:10])
    yield "iin-wrong", IinTyping("12", digits="800416100077", consent=True)
    yield "iin-right", IinTyping("12", digits=RIGHT_IIN, consent=True)
    yield "iin-needs-consent", IinTyping("12", digits=RIGHT_IIN, need=Need.CONSENT)
    yield "iin-no-document", IinTyping("12", need=Need.DOCUMENT)
    yield "iin-confirm", Confirming("12", Iin(RIGHT_IIN), Method.IIN)
    yield "states", StateChoosing("12")
    yield "states-consented", StateChoosing("12", letters="К", consent=True)
    yield "states-needs-consent", StateChoosing("12", letters="G", need=Need.CONSENT)
    yield "states-none", StateChoosing("12", letters="QX", consent=True)
    yield "number", NumberTyping("12", "D", "C01X0")
    yield "number-long", NumberTyping("12", "XCO", "ABCDEFGHIJ0123456789")
    yield "number-wrong", NumberTyping("12", "D", "C1", IdentityFault.PASSPORT_NUMBER)
    yield "passport-confirm", Confirming("12", PASSPORT, Method.PASSPORT)
    yield "passport-confirm-long", Confirming("12", Passport("XCO", "ABCDEFGHIJ0123456789"), Method.PASSPORT)
