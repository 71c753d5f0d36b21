"""`./dev demo`: see the whole of it work, with a window or without."""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from rich.console import Console

from tests.demo.cast import Who, first
from tests.demo.play import Play, Scene
from tests.demo.props import CALM_PLACE, EMPTY, Part, Row, known_people, parts, render
from tests.demo.report import Account, print_account
from tests.demo.stage import Stage
from tests.demo.town import Town
from tests.demo.welcome import guest, welcome
from tests.demo.window import open_window
from tests.fakes.people import people

CROWD: Final = 10_000
ENDED_BY_SIGNAL: Final = 130
LAPSES_WITHIN: Final = timedelta(seconds=75)
HEADLESS: Final = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "QSG_RENDER_LOOP": "basic"}


def main() -> int:
    """Run the demo; 0 when everything was as it had to be."""
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _run(options)
    except KeyboardInterrupt:
        return ENDED_BY_SIGNAL


def _run(options: argparse.Namespace) -> int:
    console = _console(stderr=options.json)
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if not options.headless and has_display:
        with _workshop(None) as folder:
            return open_window(folder, options, console)
    if not options.headless:
        console.print("no display: headless, as with --headless")
    os.environ.update(HEADLESS)
    with _workshop(options.out) as folder:
        account = play_headless(folder, options.visitors, options.out or folder, console)
    print_account(account, console)
    if options.json:
        sys.stdout.write(account.as_json() + "\n")
    return 0 if account.clean else 1


def play_headless(folder: Path, visitors: int, out: Path, console: Console) -> Account:
    """Play the cast: half of it, then the server stops, then the other half; then it comes back."""
    pictures = out / "screens"
    pictures.mkdir(parents=True, exist_ok=True)
    rows, now = list(first(visitors)), datetime.now(UTC)
    lapses_at = (now + LAPSES_WITHIN).replace(second=0, microsecond=0)
    town = Town(folder, console.print)
    try:
        cast = _populate(town, rows, now, lapses_at)
        scenes = _perform(town, cast, folder, pictures, lapses_at)
    finally:
        town.close_server()
    return _account(town, scenes)


def _perform(town: Town, cast: list[Part], folder: Path, pictures: Path, lapses_at: datetime) -> list[Scene]:
    render("", CALM_PLACE, folder / EMPTY)
    stage = Stage(town.settings, folder / EMPTY, folder / "kiosk.log")
    try:
        town.wait_for_data()
        town.say(f"kiosk open, {len(cast)} visitors before the camera; screens in {pictures}")
        play = Play(stage, folder, pictures)
        scenes = [play.perform(part) for part in cast if not part.visitor.offline]
        town.close_server()
        town.say("central server stopped: the door goes on")
        scenes += [_perform_offline(play, part, lapses_at) for part in cast if part.visitor.offline]
        town.open_server()
        town.say("central server back")
        town.sync_now()
    finally:
        stage.close()
    return scenes


def _populate(town: Town, rows: list[Row], now: datetime, lapses_at: datetime) -> list[Part]:
    known = known_people(rows, now, lapses_at)
    visitor = guest(now)
    town.found([*people(CROWD, now), *known.values(), visitor])
    cast = parts(rows, known, town)
    welcome(town, visitor)
    town.publish()
    town.open_server()
    town.enrol(mode="self", fullscreen=False, size=(1080, 1920))
    return cast


def _perform_offline(play: Play, part: Part, lapses_at: datetime) -> Scene:
    if part.visitor.who is Who.LAPSING:
        after = lapses_at + timedelta(minutes=1) - datetime.now(UTC)
        time.sleep(max(0.0, after / timedelta(seconds=1)))  # three days end when they end
    return play.perform(part)


def _account(town: Town, scenes: list[Scene]) -> Account:
    journal, server = town.journal_reasons(), town.server_ids()
    recorded = iter(server.get(visit_id, "not at the server") for visit_id, _ in journal)
    reasons = [
        None if scene.checks == 0 else ", ".join(next(recorded, "none") for _ in range(scene.checks))
        for scene in scenes
    ]
    return Account(scenes, reasons, len(server), town.server_rows(), len(town.journal_ids() - server.keys()))


def _console(*, stderr: bool) -> Console:
    """Return where people read; the table is not folded where there is no terminal to fold it for."""
    console = Console(stderr=stderr, highlight=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=150)


@contextmanager
def _workshop(out: Path | None) -> Iterator[Path]:
    """Make a folder for the town, away from the checkout, and take it away again."""
    folder = Path(tempfile.mkdtemp(prefix="ashyq-demo-", dir="/var/tmp"))  # a real disk, unlike /tmp at times
    try:
        yield folder
    finally:
        if out is not None:
            for log in folder.glob("*.log"):
                shutil.copy(log, out / log.name)
        shutil.rmtree(folder, ignore_errors=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./dev demo", description="The whole product on this machine, with invented people."
    )
    parser.add_argument(
        "--headless", action="store_true", help="no window: visitors come by themselves and are checked"
    )
    parser.add_argument("--visitors", type=int, default=24, metavar="N", help="how many come, headless (default 24)")
    parser.add_argument("--json", action="store_true", help="print one object")
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep the pictures of the screens and the log here")
    parser.add_argument("--camera", metavar="SOURCE", help="a real camera (0), a video or a folder, with a window")
    parser.add_argument(
        "--mode", choices=("self", "desk"), default="self", help="which way the screen faces, with a window"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
