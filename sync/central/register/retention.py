"""What is forgotten after the retention time: who a visit was of, consent and staff. Its hash and the counts stay.

Phones that ask for no pass any more, and links that open none, are forgotten along with it.
"""

from datetime import timedelta
from typing import Final

from sqlalchemy import text

from sync.central.central import Central
from sync.central.database import writing
from sync.central.fleet.pass_link import forget_phones
from sync.central.instant import to_ms
from sync.central.publication.policy_file import signed_policy

AT_A_TIME: Final = 5_000

_FORGET: Final = text(
    """UPDATE visit SET identity_key = NULL, pepper_id = NULL, consent = NULL, staff = NULL
    WHERE id IN (SELECT id FROM visit
        WHERE consent IS NOT NULL AND (received_at < :before OR at < :before) LIMIT :most)"""
)


def forget_visitors(central: Central) -> int:
    """Forget who the visits before the retention time were of; return how many there were."""
    with writing(central.engine) as connection:
        forget_phones(connection, central.clock())
    retention: timedelta = signed_policy(central).retention
    before = to_ms(central.clock() - retention)
    forgotten, done = 0, AT_A_TIME
    while done == AT_A_TIME:
        with writing(central.engine) as connection:
            done = connection.execute(_FORGET, {"before": before, "most": AT_A_TIME}).rowcount
        forgotten += done
    return forgotten
