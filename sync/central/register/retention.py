"""What is forgotten after the retention time: who a visit was of, consent and staff. Its hash and the counts stay.

Phones that ask for no pass any more, links that open none, and double uses are forgotten along with it.
"""

from datetime import timedelta
from typing import Final

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import writing
from sync.central.fleet.double_use import forget_double_uses
from sync.central.fleet.pass_link import forget_phones
from sync.central.instant import to_ms
from sync.central.publication.policy_file import signed_policy

AT_A_TIME: Final = 5_000

_FORGET: Final = text(
    """UPDATE visit SET identity_key = NULL, pepper_id = NULL, consent = NULL, staff = NULL
    WHERE id IN (
        SELECT id FROM (SELECT id FROM visit WHERE consent IS NOT NULL AND received_at < :before LIMIT :most) AS arrived
        UNION SELECT id FROM (SELECT id FROM visit WHERE consent IS NOT NULL AND at < :before LIMIT :most) AS made)"""
)


def forget_visitors(central: Central) -> int:
    """Forget who the visits before the retention time were of; return how many there were."""
    retention: timedelta = signed_policy(central).retention
    end = central.clock() - retention
    with writing(central.engine) as connection:
        forget_phones(connection, central.clock())
        forget_double_uses(connection, end)
    before = to_ms(end)
    forgotten, done = 0, AT_A_TIME
    while done >= AT_A_TIME:
        with writing(central.engine) as connection:
            done = connection.execute(_FORGET, {"before": before, "most": AT_A_TIME}).rowcount
        forgotten += done
    return forgotten
