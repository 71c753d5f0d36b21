"""What a terminal forgets by itself, by trusted time only: a clock that ran ahead must not make it forget too early."""

from datetime import timedelta
from typing import Final

from sync.agent.around import Around
from sync.agent.floor import time_passed
from sync.agent.kept import kept_policy
from sync.model.clock import TrustedTime, trusted_time
from sync.replica.clock import load_clock
from sync.replica.retention import forget, prune

A_DAY: Final = timedelta(days=1)
"""Today's counts come from the journal, however short the retention time is."""


def tidy(around: Around) -> bool:
    """Raise the floor by the time that passed; forget who came after the retention time, and that they came after two.

    Only settled visits go, and only from the old end of the chain, so that what is left can still be verified. A batch
    at a time: tell whether there was any, so that it is done again, and the door records visits in between.
    """
    folder = around.folder
    time_passed(folder, around.read_clock)
    policy = kept_policy(folder)
    found = trusted_time(load_clock(folder), around.read_clock(), policy.max_offline_jump)
    if not isinstance(found, TrustedTime):
        return False
    forgot = forget(folder, found.at, policy.retention)
    return prune(folder, found.at - 2 * policy.retention - A_DAY) or forgot
