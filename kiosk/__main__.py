"""The command line: open the kiosk, or keep the list of employees.

Exit codes: 0 fine, 2 something that is named must be mended.
"""

import argparse
import gc
import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.domain.screen.manner import Mode
from kiosk.errors import KioskError, LogError, StaffError
from kiosk.log import start_log
from kiosk.settings import Settings, read_settings

if TYPE_CHECKING:
    from kiosk.staff import StaffBook

MENDABLE: Final = 2
DEFAULT_SETTINGS: Final = Path("/etc/ashyq-kiosk/kiosk.toml")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    options = _parser().parse_args(arguments)
    try:
        settings = _settings(options)
        start_log(verbose=options.verbose)
        command: Callable[[argparse.Namespace, Settings], int] = options.command
        sys.exit(command(options, settings))
    except Exception as fault:
        if not isinstance(fault, KioskError | _replica_error()):
            raise
        sys.stderr.write(f"ashyq-kiosk: {fault}\n")
        sys.exit(MENDABLE)


def open_kiosk(options: argparse.Namespace, settings: Settings) -> int:
    """Open the kiosk until it is closed."""
    gc.disable()  # until all is loaded: looking for garbage among modules that stay is time lost
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's: its threads cost time to make, and nothing needs them
    from kiosk.app.opening import run  # noqa: PLC0415  # Qt is loaded only when a window is wanted

    file = options.settings or DEFAULT_SETTINGS
    return run(settings, lambda: _prepare_kiosk(settings), own_agent=not options.no_agent, settings_file=file)


def add_employee(options: argparse.Namespace, settings: Settings) -> int:
    """Add an employee, or give one another PIN; it is asked for, so that no shell remembers it."""
    book, pin = _book(settings), _new_pin()
    known = any(one.code == options.code for one in book.employees())
    if known and not options.name and not options.technician:
        book.change_pin(options.code, pin)
    else:
        book.put(options.code, options.name, pin, technician=options.technician)
    kept = next(one for one in book.employees() if one.code == options.code)
    role = "technician" if kept.technician else "employee"
    sys.stdout.write(f"kept: {kept.code}, {role}, {kept.name or 'without a name'}\n")
    return 0


def _new_pin() -> str:
    """Ask for a PIN twice; where nobody types it may be given once."""
    from getpass import getpass  # noqa: PLC0415  # not for the kiosk's start

    if sys.stdin.isatty():
        pin, again = getpass("PIN (4 to 8 digits): "), getpass("The same PIN again: ")
    else:
        pin, again = (sys.stdin.readline().strip() for _ in range(2))
    if again != pin and (again or sys.stdin.isatty()):
        raise StaffError("K-STF-2", "the two PINs differ", "Type the same PIN twice.")
    return pin


def say_version(_options: argparse.Namespace, _settings: Settings) -> int:
    """Print which version this is."""
    from kiosk.app.about import version  # noqa: PLC0415  # not for the kiosk's start

    sys.stdout.write(f"{version()}\n")
    return 0


def remove_employee(options: argparse.Namespace, settings: Settings) -> int:
    """Take an employee out; 1 if nobody has the code, for a slip would leave somebody in."""
    book = _kept_book(settings)
    known = any(one.code == options.code for one in book.employees())
    book.remove(options.code)
    sys.stdout.write(f"{options.code} is removed\n" if known else f"nobody has the code {options.code}\n")
    return 0 if known else 1


def list_employees(_options: argparse.Namespace, settings: Settings) -> int:
    """Print everybody's code and name."""
    for employee in _kept_book(settings).employees():
        role = "technician" if employee.technician else "employee  "
        sys.stdout.write(f"{employee.code}  {role}  {employee.name}\n")
    return 0


def _book(settings: Settings) -> "StaffBook":
    from kiosk.staff import StaffBook  # noqa: PLC0415  # not for the kiosk's start

    _prepare(settings)
    return StaffBook(_staff_file(settings), time.monotonic)


def _kept_book(settings: Settings) -> "StaffBook":
    """Return the book that is there: a slip in the folder's name is to be said, and makes no folder."""
    file = _staff_file(settings)
    if not file.exists():
        raise StaffError("K-STF-1", f"{file}: there is no such file", "Look at --data, or add somebody first.")
    return _book(settings)


def _staff_file(settings: Settings) -> Path:
    return settings.terminal.data / "staff.json"


def _prepare(settings: Settings) -> None:
    """Make the data folder, and keep the log in it from now on."""
    from kiosk.log_file import keep_log  # noqa: PLC0415  # these take 15 ms: the first picture comes before them
    from sync.replica.folder import Folder  # noqa: PLC0415

    Folder(settings.terminal.data).create()
    keep_log(settings.terminal.data / "log" / "kiosk.log")


def _prepare_kiosk(settings: Settings) -> None:
    """Prepare as far as the disk allows: one that takes no log takes no visit either, and that the screen must say."""
    try:
        _prepare(settings)
    except LogError as fault:
        logging.getLogger(__name__).error("no log is kept: %s", fault)  # noqa: TRY400  # it says it all


def _replica_error() -> type[Exception]:
    from sync.replica.claim import ReplicaError  # noqa: PLC0415  # only when something went wrong

    return ReplicaError


def _settings(options: argparse.Namespace) -> Settings:
    file: Path | None = options.settings
    if file is None:
        file = DEFAULT_SETTINGS if DEFAULT_SETTINGS.exists() else None
    settings = Settings() if file is None else read_settings(file)
    if options.data is not None:
        settings = replace(settings, terminal=replace(settings.terminal, data=options.data))
    if options.mode is not None:
        settings = replace(settings, terminal=replace(settings.terminal, mode=Mode(options.mode)))
    if options.camera is not None:
        settings = replace(settings, camera=replace(settings.camera, source=options.camera))
    if options.windowed:
        settings = replace(settings, display=replace(settings.display, fullscreen=False))
    return settings


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ashyq-kiosk", description="Check visitors at a door, offline.")
    parser.add_argument(
        "--settings", type=Path, help=f"the settings file (default: {DEFAULT_SETTINGS}, if there is one)"
    )
    parser.add_argument("--data", type=Path, help="the data folder shared with kiosk-sync")
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], help="which way the screen faces")
    parser.add_argument("--camera", help="a device number or path, a video file, or a folder of images")
    parser.add_argument("--windowed", action="store_true", help="a window instead of the whole screen")
    parser.add_argument("--no-agent", action="store_true", help="do not start kiosk-sync: a service manager does")
    parser.add_argument("--verbose", action="store_true", help="log more")
    parser.set_defaults(command=open_kiosk)
    parser.add_argument(
        "--version", dest="command", action="store_const", const=say_version, help="say which version this is"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_staff(commands.add_parser("staff", help="keep the list of employees"))
    return parser


def _add_staff(parser: argparse.ArgumentParser) -> None:
    staff = parser.add_subparsers(required=True)
    add = staff.add_parser("add", help="add somebody, or give them another PIN")
    add.add_argument("code", help="two digits")
    add.add_argument("--name", default="", help="shown in this list only")
    add.add_argument("--technician", action="store_true", help="they may look after the terminal, too")
    add.set_defaults(command=add_employee)
    remove = staff.add_parser("remove", help="take somebody out")
    remove.add_argument("code")
    remove.set_defaults(command=remove_employee)
    staff.add_parser("list", help="print everybody").set_defaults(command=list_employees)


if __name__ == "__main__":
    main()
