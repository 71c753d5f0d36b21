"""One line per event, with ids. Never a name, an IIN, the text of a code, a token or a key."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

LARGEST_LOG: Final = 2 << 20
KEPT_LOGS: Final = 5


def start_log(file: Path | None, *, verbose: bool = False) -> None:
    """Send the program's events to stderr, and to a rotating file that only its owner may read."""
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        handlers.append(RotatingFileHandler(file, maxBytes=LARGEST_LOG, backupCount=KEPT_LOGS, encoding="utf-8"))
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        handlers=handlers,
        force=True,
    )
    logging.captureWarnings(capture=True)
