"""What two operators do at the same moment: nothing is lost, outrun, or left without an administrator."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Connection, event

from sync.central.central import Central
from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.fleet.venue import find_venue
from sync.central.fleet.venue_override import Override, override_of
from sync.central.instant import to_ms
from sync.central.operator.capability import Role
from sync.central.operator.login import FREE_TRIES, LogIn, Wrong, log_in
from sync.central.operator.operator_account import disable, operators, set_role
from sync.central.pages.site import Site
from sync.central.publication.policy_file import next_policy
from tests.integration.pages.conftest import Browser, impatient, operator

SATURDAY = "5"

TRIES = 12


def test_wrong_tries_at_the_same_moment_are_locked_out_as_those_one_by_one(site: Site) -> None:
    operator(site, "aigul", Role.ADMIN)
    start = Barrier(TRIES)

    def attempt(_number: int) -> LogIn:
        start.wait()
        return log_in(site.central, site.passwords, "aigul", "wrong", "192.0.2.1")

    with ThreadPoolExecutor(TRIES) as pool:
        answers = list(pool.map(attempt, range(TRIES)))
    assert [isinstance(one, Wrong) for one in answers].count(True) == FREE_TRIES


@pytest.mark.parametrize("take_away", ["disable", "demote"])
def test_two_administrators_who_take_each_other_away_leave_one(site: Site, take_away: str) -> None:
    operator(site, "aigul", Role.ADMIN)
    operator(site, "bolat", Role.ADMIN)

    def second(central: Central) -> None:
        with writing(central.engine) as connection:
            if take_away == "disable":
                disable(connection, "aigul", to_ms(central.clock()))
            else:
                set_role(connection, "aigul", Role.VIEWER)

    with writing(site.central.engine) as connection:
        disable(connection, "bolat", to_ms(site.central.clock()))
        with impatient(site.central) as other, pytest.raises(CentralError, match="lock"):
            second(other)
    with pytest.raises(CentralError, match="last admin"):
        second(site.central)
    with reading(site.central.engine) as connection:
        assert [one.id for one in operators(connection) if one.role is Role.ADMIN and not one.disabled] == ["aigul"]


def venue(name: str) -> dict[str, object]:
    names = {f"name_{language}": name for language in ("kk", "ru", "en")}
    place = {"category": "cinema", "region": "ALA", "timezone": "Asia/Almaty"}
    return {"id": name, **names, **place, "green_only": [SATURDAY]}


def test_overrides_of_many_venues_set_at_the_same_moment_all_hold(
    site: Site, open_browser: Callable[[], Browser]
) -> None:
    names = [f"venue-{number}" for number in range(6)]
    for name in names:
        operator(site, name, Role.OPERATOR)
    browsers = {name: open_browser().log_in(name) for name in names}
    version, start = next_policy(site.central).version, Barrier(len(names))

    def save(name: str) -> int:
        start.wait()
        return browsers[name].send("/pages/new-venue", **venue(name)).status_code

    with ThreadPoolExecutor(len(names)) as pool:
        assert list(pool.map(save, names)) == [303] * len(names)
    policy = next_policy(site.central)
    assert [override_of(policy, name) for name in names] == [Override(frozenset({int(SATURDAY)}))] * len(names)
    assert policy.version == version + len(names)


def test_a_venue_that_cannot_be_committed_leaves_the_policy_as_it_was(site: Site, admin: Browser) -> None:
    before = next_policy(site.central)

    def fail(connection: Connection) -> None:
        if connection.get_execution_options().get("write") and find_venue(connection, "arman"):
            raise CentralError("database", "the disk is full", "make room")

    event.listen(site.central.engine, "commit", fail)
    assert admin.send("/pages/new-venue", **venue("arman")).status_code == 503
    event.remove(site.central.engine, "commit", fail)
    assert next_policy(site.central) == before
    assert admin.get("/pages/venues/arman").status_code == 404
