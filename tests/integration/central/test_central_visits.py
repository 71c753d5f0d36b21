"""What the register makes of visits: what it does not take, double use noticed, visitors forgotten."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import reading, writing, writing_people
from sync.central.fleet.chain import chain_faults
from sync.central.fleet.double_use import DoubleUse, double_uses
from sync.central.fleet.terminal import revoke
from sync.central.instant import to_ms
from sync.central.publication.keys import KeyRole, key_path, load_key, load_keys
from sync.central.publication.policy_file import writing_policy
from sync.central.publication.publish_rules import SIGNING, sign_rules
from sync.central.register.retention import forget_visitors
from sync.central.register.subject import issue_pass, parse_identity
from sync.model.policy import Policy
from sync.model.visit import Method
from sync.wire.api import EnrolResponse
from tests.integration.central.conftest import NOON, Clock
from tests.integration.central.world import chain, enrolled, records, upload, visit


def at_other_venue(central: Central, client: httpx.Client) -> EnrolResponse:
    return enrolled(central, client, "gym")


def shown_twice(central: Central) -> tuple[DoubleUse, ...]:
    with reading(central.engine) as connection:
        return double_uses(connection, 10)


def test_a_pass_shown_at_two_venues_within_minutes_is_flagged_for_the_retention_time(
    central: Central, client: httpx.Client, clock: Clock
) -> None:
    here, there = enrolled(central, client), at_other_venue(central, client)
    upload(client, here, chain([visit(1, NOON)]))
    upload(client, there, chain([visit(101, NOON + timedelta(minutes=11))]))
    assert shown_twice(central) == ()
    other = replace(visit(102, NOON + timedelta(minutes=5)), id=UUID(int=(7 << 76) + (2 << 62) + 999))
    upload(client, there, chain([visit(101, NOON + timedelta(minutes=11)), other])[1:])
    found = DoubleUse(NOON + timedelta(minutes=5), "gym", NOON, "kinopark")
    assert shown_twice(central) == (found,)
    clock.advance(timedelta(days=14, minutes=1))
    forget_visitors(central)
    assert shown_twice(central) == ()


def test_one_venue_or_a_typed_number_is_no_double_use(central: Central, client: httpx.Client) -> None:
    here, there = enrolled(central, client), at_other_venue(central, client)
    upload(client, here, chain([visit(1, NOON), visit(2, NOON), visit(3, NOON, method=Method.IIN)]))
    upload(client, there, chain([visit(101, NOON, method=Method.IIN)]))
    assert shown_twice(central) == ()


def test_visitors_are_forgotten_after_the_retention_time_and_the_counts_stay(
    central: Central, client: httpx.Client, clock: Clock
) -> None:
    terminal = enrolled(central, client)
    old = chain([visit(1, NOON - timedelta(days=1), consent=True, staff="s1"), visit(2, NOON)])
    upload(client, terminal, old)
    clock.advance(timedelta(days=13, minutes=1))
    assert forget_visitors(central) == 1
    with reading(central.engine) as connection:
        kept = connection.execute(text("SELECT * FROM visit ORDER BY number")).mappings().all()
    forgotten, remembered = kept
    assert [forgotten[name] for name in ("identity_key", "pepper_id", "consent", "staff")] == [None] * 4
    assert (forgotten["outcome"], forgotten["status"], bool(forgotten["entry_hash"])) == ("admit", "GREEN", True)
    assert remembered["identity_key"] is not None
    assert forget_visitors(central) == 0
    assert [one["settlement"] for one in upload(client, terminal, old)] == ["duplicate"] * 2
    with reading(central.engine) as connection:
        assert chain_faults(connection) == []


def test_retention_and_the_life_of_passes_follow_the_policy_once_it_is_signed(
    central: Central, client: httpx.Client, clock: Clock, tmp_path: Path
) -> None:
    def life() -> timedelta:
        with writing_people(central.engine) as connection:
            made = issue_pass(central, connection, key, parse_identity("000000300005"), None, paper=False)
        return made.expires_at - clock()

    key = load_key(key_path(central.folder, KeyRole.PASSES))
    records(central, tmp_path, {"iin": "000000300005", "kind": "person"})
    upload(client, enrolled(central, client), chain([visit(1, NOON)]))
    with writing_policy(central) as (_, save):
        save(Policy(version=2, retention=timedelta(days=1), pass_life=timedelta(minutes=5)))
    clock.advance(timedelta(days=2))
    assert (forget_visitors(central), life()) == (0, timedelta(minutes=60))
    sign_rules(central, load_keys(central.folder, SIGNING))
    assert (forget_visitors(central), life()) == (1, timedelta(minutes=5))


def test_a_visit_with_a_clock_in_the_future_is_forgotten_by_its_arrival(
    central: Central, client: httpx.Client, clock: Clock
) -> None:
    upload(client, enrolled(central, client), chain([visit(1, NOON + timedelta(days=45))]))
    clock.advance(timedelta(days=14, minutes=1))
    assert forget_visitors(central) == 1


def test_what_no_terminal_records_is_rejected_and_flags_nobody(central: Central, client: httpx.Client) -> None:
    ahead, poster = visit(1, NOON + timedelta(days=46)), visit(2, NOON, method=Method.VENUE_QR)
    receipts = upload(client, enrolled(central, client), chain([ahead, poster]))
    assert [one["settlement"] for one in receipts] == ["rejected"] * 2
    assert receipts[0]["why"] == "the instant lies ahead"
    assert "from a poster" in receipts[1]["why"]
    with reading(central.engine) as connection:
        assert chain_faults(connection) == []


def test_a_revoked_terminal_hands_over_what_it_recorded_and_not_for_ever(
    central: Central, client: httpx.Client, clock: Clock
) -> None:
    terminal = enrolled(central, client)
    with writing(central.engine) as connection:
        assert revoke(connection, terminal.terminal_id, to_ms(NOON))
    clock.advance(timedelta(days=90))
    items = chain(visit(number, NOON + timedelta(days=days)) for number, days in ((1, -60), (2, 7), (3, 8), (4, 0)))
    settled = upload(client, terminal, items[:3])
    assert [one["settlement"] for one in settled] == ["accepted", "accepted", "rejected"]
    assert settled[2]["why"] == "this terminal had been revoked for more than 7 days"
    clock.advance(timedelta(days=1))
    settled = upload(client, terminal, items[1:])
    assert [one["settlement"] for one in settled] == ["duplicate", "rejected", "rejected"]
    assert settled[2]["why"] == "this terminal was revoked more than 90 days ago"
