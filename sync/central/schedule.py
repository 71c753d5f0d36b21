"""Publications at regular times, from a thread of `serve`."""

import logging
import threading
from datetime import timedelta
from typing import Final

from sync.central.central import Central
from sync.central.errors import CentralError
from sync.central.publish import publish
from sync.central.publish_metadata import SigningKeys

LOG: Final = logging.getLogger(__name__)


class Schedule:
    """Publishes every so often until stopped. A publication that fails is logged and the next one tried."""

    def __init__(self, central: Central, keys: SigningKeys, every: timedelta) -> None:
        self._central = central
        self._keys = keys
        self._every = every
        self._stop = threading.Event()

    def run(self) -> None:
        """Publish at once and then at every interval; returns after `stop`."""
        while True:
            try:
                made = publish(self._central, self._keys, _quietly)
            except CentralError as fault:
                LOG.error("event=publish_failed code=%s what=%r", fault.code, fault.what)  # noqa: TRY400  # no bug: no traceback
            else:
                LOG.info("event=published seq=%d rows=%d changes=%d", made.seq, made.rows, made.changes)
            if self._stop.wait(self._every.total_seconds()):
                return

    def stop(self) -> None:
        """Make `run` return after what it is doing."""
        self._stop.set()


def _quietly(_done: int, _total: int) -> None:
    """Show no progress: nobody watches a scheduled publication."""
