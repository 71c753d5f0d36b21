"""Keep the program's events in a file, too, that turns over and that only its owner may read."""

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from kiosk.errors import LogError
from kiosk.log import FORMAT

LARGEST_LOG: Final = 2 << 20
KEPT_LOGS: Final = 5


def keep_log(file: Path) -> None:
    """Write every event from now on into the file as well, or raise LogError."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _OwnersFile(file, maxBytes=LARGEST_LOG, backupCount=KEPT_LOGS, encoding="utf-8")
    except OSError as error:
        remedy = "Free the disk, or give the file to the user that the kiosk runs as."
        raise LogError("K-LOG-1", f"{file}: cannot be written ({error.strerror})", remedy) from error
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(handler)


class _OwnersFile(RotatingFileHandler):
    """Makes each new file the owner's alone; the library would leave that to the umask."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()
