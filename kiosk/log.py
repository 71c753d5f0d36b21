"""One line per event, with ids. Never a name, an IIN, the text of a code, a token or a key."""

import logging
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from kiosk.errors import LogError

LARGEST_LOG: Final = 2 << 20
KEPT_LOGS: Final = 5


def start_log(file: Path | None, *, verbose: bool = False) -> None:
    """Send the program's events to stderr, and to a rotating file that only its owner may read, or raise LogError."""
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if file is not None:
        handlers.append(_open_file(file))
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        handlers=handlers,
        force=True,
    )
    logging.captureWarnings(capture=True)


class _OwnersFile(RotatingFileHandler):
    """Makes each new file the owner's alone; the library would leave that to the umask."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()


def _open_file(file: Path) -> logging.Handler:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _OwnersFile(file, maxBytes=LARGEST_LOG, backupCount=KEPT_LOGS, encoding="utf-8")
    except OSError as error:
        remedy = "Free the disk, or give the file to the user that the kiosk runs as."
        raise LogError("K-LOG-1", f"{file}: cannot be written ({error.strerror})", remedy) from error
