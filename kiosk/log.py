"""One line per event, with ids. Never a name, an IIN, the text of a code, a token or a key."""

import logging
import sys
from typing import Final

FORMAT: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_log(*, verbose: bool = False) -> None:
    """Send the program's events to stderr, where a service manager keeps them."""
    level = logging.DEBUG if verbose else logging.INFO
    logging.basicConfig(level=level, format=FORMAT, handlers=[logging.StreamHandler(sys.stderr)], force=True)
    logging.captureWarnings(capture=True)
