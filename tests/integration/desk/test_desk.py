"""A check from payload to recorded visit, on real replica files."""

import logging
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.desk import TypedIdentity
from sync.model.identity import Iin, Passport, PassSubject
from sync.model.policy import Policy, VenueRule
from sync.model.status import Status
from sync.model.visit import Direction, Method, Outcome, Reason
from sync.passes import Pass, sign
from sync.replica.database import Folder
from sync.replica.state import bases
from tests.fakes.terminal import KEY_ID, NOW, VENUE, pass_text, store_rules, subject
from tests.integration.desk.place import BLUE, FOREIGNER, GREEN, LAPSING, RED, SOMEBODY, STOCKED, YELLOW, Place


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (GREEN, (Outcome.ADMIT, Reason.GREEN, Status.GREEN)),
        (BLUE, (Outcome.ADMIT, Reason.BLUE, Status.BLUE)),
        (YELLOW, (Outcome.DENY, Reason.YELLOW, Status.YELLOW)),
        (RED, (Outcome.DENY, Reason.RED, Status.RED)),
        (subject(99), (Outcome.REFER, Reason.UNKNOWN_PERSON, None)),
    ],
)
def test_a_pass_is_answered_by_what_the_register_holds(
    place: Place, who: PassSubject, expected: tuple[Outcome, Reason, Status | None]
) -> None:
    assert place.answer(pass_text(who)) == expected
    assert place.recorded() == [("qr", expected[0].value, expected[1].value)]


def test_green_by_pcr_turns_blue_on_the_terminal_by_itself(place: Place) -> None:
    assert place.answer(pass_text(LAPSING)) == (Outcome.ADMIT, Reason.GREEN, Status.GREEN)
    place.clock.now = NOW + timedelta(minutes=11)
    assert place.answer(pass_text(LAPSING)) == (Outcome.ADMIT, Reason.BLUE, Status.BLUE)


def test_a_forged_expired_early_or_foreign_pass_is_referred_and_never_accuses(place: Place) -> None:
    forged = sign(Pass("KZ-MOH", RED, NOW, NOW + timedelta(hours=1), b"pass0001"), Ed25519PrivateKey.generate(), KEY_ID)
    early = pass_text(RED, now=NOW + timedelta(hours=2))
    reasons = [place.answer(text)[:2] for text in (forged, pass_text(RED, minutes=-5), early)]
    assert reasons == [
        (Outcome.REFER, Reason.FORGED_PASS),
        (Outcome.REFER, Reason.EXPIRED_PASS),
        (Outcome.REFER, Reason.PASS_NOT_YET_VALID),
    ]


@pytest.mark.parametrize("payload", [b"https://example.kz", b"800416100006", b"\x00\xff", b"A" * 7000, b"KZ1:", b""])
def test_what_is_no_pass_is_recorded_without_its_content(
    place: Place, payload: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert place.answer(payload)[:2] == (Outcome.REFER, Reason.NOT_A_PASS)
    (entry,) = place.outgoing.pending()
    assert entry.fields["identity_key"] is None
    if len(payload) > 2:
        assert payload not in place.folder.journal.read_bytes()
        assert payload.decode("latin-1") not in caplog.text


def test_the_log_says_how_a_hand_scanners_text_is_no_pass(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    place.answer("ЛЯ1Ж".encode())  # typed under a Cyrillic layout
    assert "a code that is no pass: not_ascii" in caplog.text


def test_somebody_denied_stays_denied_however_often_they_try(place: Place) -> None:
    assert [place.answer(pass_text(RED))[1] for _ in range(3)] == [Reason.RED] * 3


def test_a_paper_pass_goes_to_staff_unless_the_register_denies(place: Place) -> None:
    assert place.answer(pass_text(GREEN, paper=True)) == (Outcome.REFER, Reason.PAPER_PASS, Status.GREEN)
    assert place.answer(pass_text(RED, paper=True))[:2] == (Outcome.DENY, Reason.RED)


def typed(identity: Iin | Passport = SOMEBODY, *, consent: bool = True, staff: str | None = "07") -> TypedIdentity:
    return TypedIdentity(identity, Method.IIN, consent, staff)


def test_a_typed_identity_is_looked_up_for_staff_with_consent(place: Place) -> None:
    check = place.desk.check_typed(typed(), Direction.ENTRY)
    assert (check.verdict.outcome, check.masked) == (Outcome.ADMIT, "••• 0006")
    assert (check.visit.consent, check.visit.staff) == (True, "07")
    assert place.desk.check_typed(typed(FOREIGNER), Direction.ENTRY).verdict.reason is Reason.RED


@pytest.mark.parametrize(
    ("entered", "reason"),
    [(typed(consent=False), Reason.NO_CONSENT), (typed(staff=None), Reason.STAFF_NEEDED)],
)
def test_without_consent_or_staff_no_identity_key_is_even_computed(
    place: Place, entered: TypedIdentity, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.judge.identity_key", lambda *_: pytest.fail("an identity key was computed"))
    check = place.desk.check_typed(entered, Direction.ENTRY)
    assert (check.verdict.outcome, check.verdict.reason) == (Outcome.REFER, reason)


def test_neither_iin_nor_passport_number_reaches_the_disk(place: Place) -> None:
    for identity in (SOMEBODY, FOREIGNER):
        place.desk.check_typed(typed(identity), Direction.ENTRY)
    written = b"".join(file.read_bytes() for file in place.folder.path.iterdir() if file.is_file())
    assert SOMEBODY.digits.encode() not in written
    assert FOREIGNER.number.encode() not in written


def test_staff_may_override_a_referral_but_never_yellow_or_red(place: Place) -> None:
    unknown, red = place.show(pass_text(subject(99))), place.show(pass_text(RED))
    assert unknown is not None
    assert red is not None
    overridden = place.desk.override(unknown, "07", "document_shown")
    assert overridden is not None
    assert (overridden.verdict.outcome, overridden.visit.override) == (Outcome.ADMIT, "document_shown")
    assert place.desk.override(red, "07", "document_shown") is None
    assert place.recorded()[-1] == ("qr", "admit", "override")


def test_a_venues_weekend_rule_from_the_signed_policy_counts(place: Place) -> None:
    weekend = VenueRule(frozenset({Status.GREEN}), categories=frozenset({"cinema"}), weekdays=frozenset({5, 6}))
    store_rules(place.folder, replace(STOCKED, policy=Policy(version=2, rules=(weekend,))), version=2)
    assert place.answer(pass_text(BLUE)) == (Outcome.DENY, Reason.VENUE_RULE, Status.BLUE)


def test_a_venue_not_yet_in_force_keeps_the_outcome_and_says_so(place: Place) -> None:
    later = {**VENUE, "in_force_from": (NOW + timedelta(days=1)).isoformat()}
    store_rules(place.folder, replace(STOCKED, venue=later), version=2)
    check = place.show(pass_text(RED))
    assert check is not None
    assert (check.verdict.outcome, check.verdict.enforced, check.visit.enforced) == (Outcome.DENY, False, False)


@pytest.mark.parametrize("payload", ["https://example.kz", "KZ1:", pass_text(GREEN, minutes=-5), pass_text(subject(9))])
def test_a_venue_not_yet_in_force_says_so_of_what_cannot_be_judged_too(place: Place, payload: str) -> None:
    later = {**VENUE, "in_force_from": (NOW + timedelta(days=1)).isoformat()}
    store_rules(place.folder, replace(STOCKED, venue=later), version=2)
    check = place.show(payload)
    assert check is not None
    assert (check.verdict.outcome, check.verdict.enforced, check.visit.enforced) == (Outcome.REFER, False, False)


def test_an_untrusted_clock_refers_everybody(place: Place) -> None:
    place.clock.why = "the clock says 2035"
    assert place.answer(pass_text(GREEN))[:2] == (Outcome.REFER, Reason.CLOCK_NOT_TRUSTED)


def test_a_terminal_without_enrolment_or_data_refers(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.create()
    assert Place(folder).answer(pass_text(GREEN))[1] is Reason.NOT_ENROLLED
    store_rules(folder, STOCKED)
    assert Place(folder).answer(pass_text(GREEN))[1] is Reason.NO_DATA


def test_a_corrupt_snapshot_refers_and_service_resumes_when_it_is_repaired(place: Place) -> None:
    (base,) = bases(place.folder)
    shutil.copy(base, base.with_suffix(".kept"))
    broken = base.with_suffix(".broken")
    broken.write_bytes(b"not a database" * 1000)
    broken.replace(base)
    place.replica.close()
    assert place.answer(pass_text(GREEN))[:2] == (Outcome.REFER, Reason.CORRUPT_DATA)
    base.with_suffix(".kept").replace(base)
    assert place.answer(pass_text(GREEN))[:2] == (Outcome.ADMIT, Reason.GREEN)


@pytest.mark.parametrize("who", [GREEN, RED])
def test_what_cannot_be_recorded_is_referred(place: Place, who: PassSubject, hold: Callable[[Path], None]) -> None:
    hold(place.folder.journal)
    assert place.answer(pass_text(who))[:2] == (Outcome.REFER, Reason.NOT_RECORDED)


@pytest.fixture
def hold(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Take away the table that visits are written to, as a damaged disk would."""

    def spoil(journal: Path) -> None:
        connection = sqlite3.connect(journal)
        connection.execute("ALTER TABLE visit RENAME TO lost")
        connection.commit()
        request.addfinalizer(connection.close)

    return spoil
