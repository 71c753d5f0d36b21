"""Serve a town's central server with its shifted clock: python -m tests.browser.serve FOLDER URL."""

import logging
import os
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from sync.central.central import open_central
from sync.central.log import start_log
from sync.central.web.serve import serve_until_stopped
from tests.browser.town import ShiftedClock


def main() -> None:
    """Serve until stopped."""
    folder, address = Path(sys.argv[1]), urlsplit(sys.argv[2])
    start_log(sys.stderr, logging.INFO)
    central = open_central(folder / "central", ShiftedClock(folder / "clock"), os.urandom)
    serve_until_stopped(central, str(address.hostname), int(address.port or 0), timedelta(0))


if __name__ == "__main__":
    main()
