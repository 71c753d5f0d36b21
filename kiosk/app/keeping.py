"""What a technician changes in the settings, kept in the settings file: change after change, beside the glass.

A change holds once the file has it, and what the file does not take does not hold: what is in force is what is kept.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.app.scribe import Scribe
from kiosk.app.setting import changed
from kiosk.errors import KioskError
from kiosk.settings import Settings
from kiosk.settings_file import write_changes
from kiosk.ui.service import Trouble

log = logging.getLogger(__name__)


class Keeping(QObject):
    """Keeps changes in the order in which they were made; tells of each, from the scribe's thread, what came of it.

    `kept` carries the settings before and after.
    """

    kept = Signal(object, object)
    refused = Signal(object)

    def __init__(self, settings: Settings, file: Path, scribe: Scribe) -> None:
        super().__init__()
        self._kept = settings
        self._file = file
        self._scribe = scribe

    def keep(self, change: str) -> None:
        """Have a change kept, as in `sound.volume=0.7`."""
        self._scribe.write(lambda: self._write(change))

    def _write(self, change: str) -> None:
        before = self._kept
        try:
            after = changed(before, change, self._file)
            write_changes(self._file, before, after)
        except KioskError as fault:
            log.warning("setting: %s", fault)
            self.refused.emit(Trouble(fault.code, fault.what))
            return
        self._kept = after
        self.kept.emit(before, after)
