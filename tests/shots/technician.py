"""Every screen behind the technician's PIN, with surroundings that hold whatever there is to be said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.domain.screen.state import Barred, OpenTechnician, PinTyping, Refused, Screen, Unverified
from kiosk.domain.screen.technician import (
    Claim,
    CodeFault,
    CodeField,
    CodeSetting,
    Order,
    Recovering,
    RecoveryFault,
    Scan,
    ScanKind,
    Task,
    Technician,
    Topic,
    Way,
)
from kiosk.settings import CameraSettings, Settings
from kiosk.ui.service import (
    CameraChoice,
    Colleague,
    Cycle,
    Done,
    Enrolment,
    Examined,
    Failed,
    Fetched,
    Lane,
    Licence,
    Report,
    Running,
    Sent,
    Service,
    Stick,
    Sync,
    Trouble,
    Unchanged,
)
from kiosk.ui.topic.trouble import WORDS

NOON = datetime(2021, 6, 6, 8, 15, tzinfo=UTC)
YESTERDAY = NOON - timedelta(days=1)
WELL = Lane(last_success=NOON, next_try=NOON + timedelta(minutes=15))
OVER = replace(WELL, trouble=Trouble("timeout"), trouble_at=YESTERDAY)
ILL = replace(WELL, last_success=None, failing=True, trouble=Trouble("captive_portal"), trouble_at=NOON)
REQUEST = "KZQ1:MFRGGZDFMZTWQ2LK.t-0123456789abcdef"
DOCTOR_PARTS = ("disk", "snapshot", "journal", "enrolment", "server", "repository", "clock")
TEST_PARTS = ("camera", "decoder", "sound", "journal", "snapshot", "clock", "disk", "agent", "data")
HISTORY = (
    Cycle("contact", YESTERDAY, NOON, 288, Unchanged()),
    Cycle("pull", NOON, NOON, 1, Fetched(48_211, 19_402_118)),
    Cycle("push", NOON - timedelta(minutes=14), NOON, 31, Sent(1_084)),
    Cycle("pull", YESTERDAY, NOON - timedelta(hours=2), 47, Trouble("captive_portal")),
    Cycle("bundle", YESTERDAY, YESTERDAY, 1, Fetched(48_102, 19_398_004)),
    Cycle("pull", YESTERDAY, YESTERDAY, 3, Unchanged()),
    *(Cycle("pull", YESTERDAY, YESTERDAY, 1, Fetched(48_100 - n, 19_398_000 - 7 * n)) for n in range(44)),
)
FINE = Service(
    sync=Sync(
        Enrolment.ENROLLED,
        "t-0123456789abcdef",
        "https://central.example.kz",
        48_211,
        19_402_118,
        0,
        WELL,
        OVER,
        WELL,
        HISTORY,
    ),
    doctor=tuple(Examined(part) for part in DOCTOR_PARTS),
    report=Report(NOON, tuple(Examined(part) for part in TEST_PARTS)),
    staff=(
        Colleague("01", "Нұрлан", technician=True),
        Colleague("07", "Айгүл Сериковна", technician=False),
        Colleague("12", "", technician=False),
    ),
    sticks=(Stick("/media/kiosk/ASHYQ", "ASHYQ", ("register.ashyq",)),),
    cameras=(
        CameraChoice("0", "HD Pro Webcam C920"),
        CameraChoice("/dev/v4l/by-id/usb-Arducam-video-index0", "Arducam 8MP"),
    ),
    dials=frozenset({"exposure", "gain", "focus"}),
    disk_free=41 << 30,
    version="0.1.0",
    licences=tuple(Licence(f"package-{n}", f"{n}.2.1", "Apache-2.0 OR MIT") for n in range(24)),
)
BROKEN = replace(
    FINE,
    sync=replace(
        FINE.sync,
        dead_letters=2,
        pull=ILL,
        push=replace(ILL, trouble=Trouble("server_error")),
        contact=replace(WELL, busy=True),
    ),
    works={
        Task.SYNC_NOW: Failed(Trouble("captive_portal")),
        Task.EXAMINE: Done(),
        Task.ENROL: Failed(Trouble("ticket")),
        Task.SELF_TEST: Done(),
        Task.TEST_SOUND: Failed(Trouble("K-SND-1")),
        Task.SAVE_DIAGNOSTICS: Failed(Trouble("K-USB-2")),
        Task.SET: Failed(Trouble("K-SET-4")),
        Task.REMOVE_EMPLOYEE: Failed(Trouble("K-STF-5")),
        Task.IMPORT_BUNDLE: Failed(Trouble("other_register")),
    },
    settings=Settings(camera=CameraSettings(source="/dev/v4l/by-id/usb-Unplugged-video-index0")),
    doctor=tuple(Examined(part, Trouble(code)) for part, code in zip(DOCTOR_PARTS, WORDS, strict=False)),
    report=Report(
        YESTERDAY,
        (
            Examined("camera", Trouble("K-CAM-LOST")),
            Examined("sound", Trouble("odd_cause", "Ask the makers.")),
            Examined("disk"),
        ),
    ),
    disk_free=20 << 20,
    clock_trusted=False,
)
NEW = Service(settings=Settings())


def technician_screens() -> Iterator[tuple[str, Screen, Service]]:
    """Yield every screen with what it tells."""
    for topic in Topic:
        yield topic.value, Technician("01", topic), FINE
        yield f"{topic.value}-bad", Technician("01", topic), BROKEN
    yield from _at_work()
    yield from _troubles()
    yield from _codes()
    yield from _recovery()


def _at_work() -> Iterator[tuple[str, Screen, Service]]:
    running = replace(FINE, works={Task.SYNC_NOW: Running(3, 10), Task.EXAMINE: Running(), Task.ENROL: Running()})
    done = replace(FINE, works={Task.ENROL: Done("t-0123456789abcdef"), Task.SAVE_DIAGNOSTICS: Done("diagnostics.zip")})
    yield "sync-running", Technician("01", Topic.SYNC), running
    yield "status-running", Technician("01", Topic.STATUS), running
    yield "status-new", Technician("01", Topic.STATUS), NEW
    yield "self_test-new", Technician("01", Topic.SELF_TEST), NEW
    yield "sync-new", Technician("01", Topic.SYNC), NEW
    yield "status-done", Technician("01", Topic.STATUS), done
    for way in Way:
        yield f"enrol-{way.value}", Technician("01", Topic.ENROL, way=way), done
    yield "enrol-letter-no-stick", Technician("01", Topic.ENROL, way=Way.LETTER), NEW
    for enrolment in (Enrolment.ASKING, Enrolment.REVOKED):
        yield f"enrol-{enrolment.value}", Technician("01", Topic.ENROL), replace(NEW, sync=Sync(enrolment))
    for kind in ScanKind:
        scan = Scan(187, kind, 742, garbled=kind is ScanKind.CARD)
        yield f"devices-{kind.value}", Technician("01", Topic.DEVICES, scan=scan), FINE
    yield "staff-unreadable", Technician("01", Topic.STAFF), replace(FINE, staff=Trouble("K-STF-1"))
    yield "staff-sure", Technician("01", Topic.STAFF, armed=Order(Task.REMOVE_EMPLOYEE, "07")), FINE


def _troubles() -> Iterator[tuple[str, Screen, Service]]:
    codes = sorted({key: code for code, key in WORDS.items()}.values())
    for start in range(0, len(codes), 7):
        found = tuple(Examined(part, Trouble(code)) for part, code in zip(DOCTOR_PARTS, codes[start:], strict=False))
        yield f"trouble-{start // 7}", Technician("01"), replace(NEW, doctor=found)


def _codes() -> Iterator[tuple[str, Screen, Service]]:
    yield "pin", PinTyping(purpose=OpenTechnician()), NEW
    yield "pin-barred", PinTyping(note=Barred(), purpose=OpenTechnician()), NEW
    yield "pin-fault", PinTyping(code="01", on_pin=True, note=Unverified("K-STF-1"), purpose=OpenTechnician()), NEW
    yield "pin-wait", PinTyping(code="01", on_pin=True, note=Refused(0.0, 2840.4), purpose=OpenTechnician()), NEW
    for claim in Claim:
        yield f"code-{claim.value}", CodeSetting(claim, technician=True), NEW
    yield "code-employee", CodeSetting(Claim.TECHNICIAN, technician=False, staff="01"), NEW
    typed = CodeSetting(
        Claim.TECHNICIAN, technician=False, staff="01", code="07", pin="12345678", field=CodeField.AGAIN
    )
    yield "code-saving", replace(typed, again="12345678", saving=True), NEW
    named = replace(typed, again="12345678", field=CodeField.NAME)
    yield "code-name", named, NEW
    yield "code-name-long", replace(named, name="Гүлнұр-Айша Мұхаметжанқызы Әб."), NEW
    for fault in CodeFault:
        yield f"code-{fault.value}", replace(typed, field=CodeField.PIN, pin="", fault=fault), NEW


def _recovery() -> Iterator[tuple[str, Screen, Service]]:
    yield "recovery-preparing", Recovering(), NEW
    yield "recovery", Recovering(REQUEST), NEW
    for fault in RecoveryFault:
        request = "" if fault is RecoveryFault.NOT_ENROLLED else REQUEST
        yield f"recovery-{fault.value}", Recovering(request, fault), NEW
