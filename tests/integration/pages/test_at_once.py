"""What two operators do at the same moment: nothing is lost, outrun, or left without an administrator."""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier

import pytest

from sync.central.database import reading, writing
from sync.central.errors import CentralError
from sync.central.instant import to_ms
from sync.central.operator.capability import Role
from sync.central.operator.login import FREE_TRIES, LogIn, Wrong, log_in
from sync.central.operator.operator_account import disable, operators, set_role
from sync.central.pages.site import Site
from tests.integration.pages.conftest import operator

TRIES = 12
MOMENT = 0.3
"""How long somebody is let run who should be waiting; whoever is slower shows nothing, but breaks nothing."""


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

    def second() -> None:
        with writing(site.central.engine) as connection:
            if take_away == "disable":
                disable(connection, "aigul", to_ms(site.central.clock()))
            else:
                set_role(connection, "aigul", Role.VIEWER)

    with ThreadPoolExecutor(1) as pool:
        with writing(site.central.engine) as connection:
            disable(connection, "bolat", to_ms(site.central.clock()))
            done = pool.submit(second)
            wait([done], MOMENT)
        with pytest.raises(CentralError, match="last admin"):
            done.result()
    with reading(site.central.engine) as connection:
        assert [one.id for one in operators(connection) if one.role is Role.ADMIN and not one.disabled] == ["aigul"]
