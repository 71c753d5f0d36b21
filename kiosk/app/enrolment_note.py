"""A note beside the settings of which terminal this machine is: a data disk that is not mounted makes it no new one.

Who a terminal is, and who its technicians are, lies in the data folder. On a machine that forgot it with its disk,
whoever came first could choose the technician's PIN and enrol it elsewhere.
"""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kiosk.app.scribe import Scribe
from sync.durable import write_whole

log = logging.getLogger(__name__)

NOTE: Final = ".enrolled"
LARGEST_NOTE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class _Note:
    terminal: str
    data: str


class EnrolmentNote:
    """The note about one data folder; no secret is in it. Another folder's is left until this one's is known."""

    def __init__(self, settings_file: Path, data: Path, scribe: Scribe) -> None:
        file = settings_file.resolve()
        self._path = file.with_name(file.name + NOTE)
        self._data = str(data.absolute())
        self._scribe = scribe
        self._note = _read(self._path)

    def is_of_here(self) -> bool:
        """Tell whether the data folder was a terminal's the last time that this was known."""
        return self._note is not None and self._note.data == self._data

    def keep(self, terminal_id: str) -> None:
        """Note, beside the glass, which terminal the data folder is of; an empty id says nothing."""
        note = _Note(terminal_id, self._data)
        if terminal_id and note != self._note:
            self._note = note
            self._scribe.write(lambda: self._write(note))

    def _write(self, note: _Note) -> None:
        try:
            write_whole(self._path, (json.dumps(asdict(note), ensure_ascii=False, indent=1) + "\n").encode())
        except OSError as error:  # checks go on; a disk that is missing later is not noticed
            log.warning("%s: the enrolment cannot be noted (%s)", self._path, error.strerror)


def _read(path: Path) -> _Note | None:
    try:
        with path.open(encoding="utf-8") as file:
            plain = json.loads(file.read(LARGEST_NOTE))
        return _Note(str(plain["terminal"]), str(plain["data"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("%s: the note of the enrolment is not understood (%r)", path, error)
        return None
