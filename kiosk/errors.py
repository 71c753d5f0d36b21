"""What can go wrong around the kiosk, each with a code, what happened and what to do about it.

    KioskError
    ├── SettingsError      the settings file: file, key, remedy
    ├── InstallationError  something the program needs is not installed
    ├── LogError           the file of events
    ├── StaffError         the file of employees' codes
    └── StickError         a USB stick

Our own mistakes are not here: they crash, are logged and reported. The replica's errors are its own (`ReplicaError`).
"""


class KioskError(Exception):
    """A fault of the surroundings. `code` is listed in docs/operating.md, `remedy` says what a technician can do."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(f"{code}: {what}. {remedy}")
        self.code = code
        self.what = what
        self.remedy = remedy


class SettingsError(KioskError):
    """The settings file cannot be used."""


class InstallationError(KioskError):
    """A font, translation or library that the program cannot do without is missing."""


class LogError(KioskError):
    """The file of events cannot be written."""


class StaffError(KioskError):
    """The file of employees' codes cannot be used."""


class StickError(KioskError):
    """A USB stick cannot be used."""
