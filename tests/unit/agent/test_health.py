"""Health says in words how old the data are, what waits, what failed and when it is tried again, and no more."""

from datetime import UTC, datetime, timedelta

import pytest

from sync.agent.health import Health, age_words, document, fault_codes, standing_from, words, worked
from sync.agent.lane import LaneStanding, Trouble
from sync.agent.terminal import Asking, Enrolled, Revoked, Terminal
from sync.model.policy import Policy
from sync.replica.mailbox import Json
from sync.replica.state import Held

NOW = datetime(2021, 6, 6, 12, tzinfo=UTC)
HELD = Held(1, 1, 51, NOW - timedelta(minutes=3), 20_000_000, 0, "p1", bytes(32))
ENROLLED = Enrolled(
    server="https://register.example",
    repository="https://cdn.example",
    terminal_id="t1",
    token="secret",
    private_key="00",
    root="{}",
    peppers=(),
)
REVOKED = Revoked(server="https://register.example", repository="", terminal_id="t1", token="secret", root="{}")
ASKING = Asking(server="https://register.example", token="secret", root_sha256="00", private_key="00")
EARLIER, LATER = NOW - timedelta(hours=2), NOW + timedelta(hours=2)
DNS = Trouble(NOW - timedelta(minutes=1), "dns", "no such host", "check the cable")


def health(
    terminal: Terminal | None = ENROLLED,
    held: Held | None = HELD,
    lanes: dict[str, LaneStanding] | None = None,
    fault: Trouble | None = None,
    expiries: dict[str, datetime] | None = None,
    *,
    base_wanted: bool = False,
) -> Health:
    return Health(terminal, held, fault, base_wanted, 2, 1, lanes or {}, expiries or {})


def said(**parts: object) -> str:
    return "\n".join(words(document(health(**parts)), Policy(), NOW))  # type: ignore[arg-type]


def test_tells_a_sound_terminal_in_five_lines_or_fewer() -> None:
    assert said() == (
        "Terminal: t1, in service at https://register.example\n"
        "Data: seq 51, 20,000,000 rows, made 2021-06-06 11:57Z, 3 minutes ago\n"
        "Visits: 2 waiting to be sent, 1 refused by the register"
    )


def test_no_data_are_never_not_zero_minutes_old() -> None:
    assert "Data: never synced" in said(held=None)


@pytest.mark.parametrize(
    ("age", "word"),
    [
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=40), "40 days ago"),
        (timedelta(seconds=-1), "in the future: the clock is wrong"),
    ],
)
def test_ages_are_rounded_down(age: timedelta, word: str) -> None:
    assert age_words(age) == word


def test_old_data_are_said_to_be_old_by_the_policy() -> None:
    older = Held(1, 1, 51, NOW - timedelta(hours=5), 1, 0, "p1", bytes(32))
    oldest = Held(1, 1, 51, NOW - timedelta(hours=73), 1, 0, "p1", bytes(32))
    assert "older than they should be" in said(held=older)
    assert "too old" in said(held=oldest)


@pytest.mark.parametrize(
    ("terminal", "words_"), [(None, "not enrolled"), (ASKING, "waits for the answer"), (REVOKED, "out of service")]
)
def test_tells_what_a_machine_is(terminal: Terminal | None, words_: str) -> None:
    assert words_ in said(terminal=terminal)


def test_tells_each_direction_apart_with_error_remedy_and_next_try() -> None:
    lanes = {
        "pull": LaneStanding(failures=2, last_success=NOW - timedelta(hours=2), trouble=DNS, next_try=NOW),
        "push": LaneStanding(last_success=NOW, next_try=NOW),
    }
    told = said(lanes=lanes)
    assert "Fetching data (pull): last worked 2 hours ago; next try 12:00:00Z" in told
    assert "error now: dns: no such host (2021-06-06T11:59:00+00:00). Remedy: check the cable" in told
    assert "Sending visits (push): last worked just now" in told


def test_an_error_that_is_over_is_called_the_last_one() -> None:
    assert "  last error: dns" in said(lanes={"pull": LaneStanding(last_success=NOW, trouble=DNS)})


def test_signatures_that_end_soon_are_said_and_reported() -> None:
    expiries = {"root": NOW + timedelta(days=29), "rules": NOW + timedelta(days=31), "timestamp": NOW}
    assert "the register's root metadata expire on 2021-07-05" in said(expiries=expiries)
    assert fault_codes(health(expiries=expiries), NOW) == ("expires_root",)


def test_reports_what_is_wrong_now_and_not_what_was() -> None:
    lanes = {"pull": LaneStanding(failures=1, trouble=DNS), "push": LaneStanding(trouble=DNS)}
    broken = Trouble(NOW, "K-DATA-CORRUPT", "torn", "sync")
    assert fault_codes(health(lanes=lanes, fault=broken, base_wanted=True), NOW) == ("dns", "K-DATA-CORRUPT", "digest")


@pytest.mark.parametrize(
    ("lanes", "offline"),
    [
        ({}, False),
        ({"pull": LaneStanding(failures=1, trouble=DNS)}, True),
        ({"contact": LaneStanding(failures=1, trouble=DNS)}, True),
        ({"pull": LaneStanding(trouble=DNS)}, False),
        ({"pull": LaneStanding(last_success=LATER), "contact": LaneStanding(failures=1, trouble=DNS)}, False),
        ({"pull": LaneStanding(last_success=EARLIER), "contact": LaneStanding(failures=1, trouble=DNS)}, True),
        ({"push": LaneStanding(failures=1, trouble=DNS)}, False),
        ({"pull": LaneStanding(failures=1, trouble=Trouble(NOW, "disk_full", "", ""))}, False),
    ],
)
def test_offline_is_what_the_network_last_said(lanes: dict[str, LaneStanding], offline: bool) -> None:  # noqa: FBT001
    assert document(health(lanes=lanes))["offline"] is offline


def test_the_kiosk_is_told_of_a_revocation() -> None:
    assert document(health(terminal=REVOKED))["revoked"] is True
    assert document(health())["revoked"] is False


def test_a_fault_that_lasts_does_not_make_the_document_new_at_every_look() -> None:
    first = document(health(fault=Trouble(NOW, "K-DATA-CORRUPT", "torn", "sync")))
    later = document(health(fault=Trouble(NOW + timedelta(seconds=1), "K-DATA-CORRUPT", "torn", "sync")))
    assert first == later
    assert "Data: K-DATA-CORRUPT: torn. Remedy: sync" in words(first, Policy(), NOW)


def test_no_secret_is_told() -> None:
    assert "secret" not in str(document(health()))


def test_what_worked_last_outlives_a_restart() -> None:
    lanes = {"pull": LaneStanding(turns=7, failures=3, last_success=NOW, trouble=DNS, next_try=NOW)}
    told = document(health(lanes=lanes))["pull"]
    assert standing_from(told) == LaneStanding(turns=7, last_success=NOW, trouble=DNS)


def test_what_a_command_did_while_no_agent_ran_is_told_and_read_back() -> None:
    failed = document(health(lanes={"pull": LaneStanding(turns=7, failures=3, trouble=DNS)}))
    told = worked(failed, "pull", LATER)
    assert (failed["offline"], told["offline"]) == (True, False)
    assert standing_from(told["pull"]) == LaneStanding(turns=7, last_success=LATER, trouble=DNS)
    assert standing_from(worked({}, "contact", NOW)["contact"]) == LaneStanding(last_success=NOW)
    assert worked(failed, "bundle", LATER) == failed
    assert worked(failed, "push", LATER)["offline"] is True


NAIVE = "2021-06-06T13:00:00"
ILL_DATED = {"trouble": {"at": "yesterday", "code": "dns", "what": "", "remedy": ""}, "last_success": NAIVE}


@pytest.mark.parametrize("nonsense", [None, 1, "x", [], {}, {"trouble": {"at": 1}}, {"last_success": 5}, ILL_DATED])
def test_nonsense_in_the_mailbox_is_no_standing(nonsense: Json) -> None:
    assert standing_from(nonsense) == LaneStanding()
