"""The demo with a window: the kiosk on the screen, invented visitors before its camera until Ctrl-C."""

import argparse
import itertools
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from rich.console import Console

from tests.demo.cast import CAST, Shows
from tests.demo.props import CALM_PLACE, EMPTY, Part, known_people, parts, render
from tests.demo.stage import Stage, StageError
from tests.demo.town import STAFF_CODE, STAFF_PIN, Town
from tests.demo.welcome import guest, welcome
from tests.fakes.people import people

CROWD: Final = 10_000
SIZES: Final = {"self": (540, 960), "desk": (1280, 720)}
BETWEEN: Final = 3.0
_HELD: Final = frozenset(Shows) - {Shows.TYPED_IIN, Shows.MISTYPED_IIN, Shows.PASSPORT, Shows.HAND_SCANNER}


def open_window(folder: Path, options: argparse.Namespace, console: Console) -> int:
    """Open the kiosk and let visitors come until it is closed or Ctrl-C; everything ends with it."""
    now = datetime.now(UTC)
    lapses_at = (now + timedelta(minutes=2)).replace(second=0, microsecond=0)
    rows = [(place, one) for place, one in enumerate(CAST) if one.shows in _HELD]
    known = known_people(rows, now, lapses_at)
    town = Town(folder, console.print)
    try:
        visitor = guest(now)
        town.found([*people(CROWD, now), *known.values(), visitor])
        cast = parts(rows, known, town)
        welcome(town, visitor)
        town.publish()
        town.open_server()
        town.enrol(mode=options.mode, fullscreen=False, size=SIZES[options.mode])
        console.print(f"employee {STAFF_CODE}, PIN {STAFF_PIN}; Ctrl-C ends it")
        _show(town, cast, folder, options.camera)
    except KeyboardInterrupt:
        console.print("closing")
    except StageError as error:
        console.print(str(error))
    finally:
        town.close_server()
    return 0


def _show(town: Town, cast: list[Part], folder: Path, camera: str | None) -> None:
    empty = folder / EMPTY
    render("", CALM_PLACE, empty)
    stage = Stage(town.settings, empty, folder / "kiosk.log", camera)
    try:
        town.wait_for_data()
        if camera is not None:
            stage.process.wait()
            return
        for part in itertools.cycle(cast):
            file = folder / "held.npy"
            render(part.payload, part.place + int(time.monotonic()), file)
            stage.do("hold", file=str(file))
            stage.watch(part.visitor.held + 2.0)
            stage.do("hold", file=str(empty))
            stage.watch(BETWEEN)
    finally:
        stage.close()
