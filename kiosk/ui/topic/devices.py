"""The camera, the hand-scanner, and what is heard."""

from collections.abc import Mapping
from dataclasses import astuple, replace
from typing import Final

from kiosk.domain.screen.technician import Scan, Task, Technician
from kiosk.settings import AUTOMATIC, CameraSettings, Region
from kiosk.ui.service import Service
from kiosk.ui.speech import Speech
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.topic.row import Condition, fact, setting, steps, switch, task_row
from kiosk.ui.topic.status import camera_row
from kiosk.ui.view import Row

VOLUME_STEP: Final = 0.1
DIAL_STEP: Final = 10
LOOKS_STEP: Final = 5
MOST_LOOKS: Final = 30
REGIONS: Final[Mapping[str, Region]] = {
    "whole": Region(),
    "middle": Region(15, 15, 85, 85),
    "centre": Region(25, 25, 75, 75),
}


def camera_rows(around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return how the camera is, which one it is, and how it looks."""
    service = around.service
    return (
        camera_row(around, say),
        *_cameras(service, say),
        switch("camera.mirror", say("task.mirror"), say, on=service.settings.camera.mirror),
        *(_dial(name, value, say) for name, value in _dials(service.settings.camera) if name in service.dials),
        steps(
            "camera.looks",
            say("camera.looks"),
            say("camera.looks_now", n=service.settings.camera.looks, now=f"{service.rates[1]:.0f}"),
            _less(service.settings.camera.looks, LOOKS_STEP, LOOKS_STEP),
            _more(service.settings.camera.looks, LOOKS_STEP, MOST_LOOKS),
        ),
        _region(service.settings.camera.region, say),
    )


def device_rows(screen: Technician, around: Surroundings, say: Speech) -> tuple[Row, ...]:
    """Return what the hand-scanner sent, and how loud it is."""
    service = around.service
    volume = service.settings.sound.volume
    return (
        *_scan(screen.scan, say),
        steps(
            "sound.volume",
            say("fact.volume"),
            f"{round(100 * volume)} %",
            None if volume <= 0 else round(max(0.0, volume - VOLUME_STEP), 2),
            None if volume >= 1 else round(min(1.0, volume + VOLUME_STEP), 2),
        ),
        task_row(Task.TEST_SOUND, service, say),
    )


def _dials(camera: CameraSettings) -> tuple[tuple[str, int], ...]:
    return (("exposure", camera.exposure), ("gain", camera.gain), ("focus", camera.focus))


def _dial(name: str, value: int, say: Speech) -> Row:
    """Return one of the camera's dials: by itself, or so many percent of what its driver allows."""
    label, key = say(f"camera.{name}"), f"camera.{name}"
    by_itself = value == AUTOMATIC
    shown = say("camera.automatic") if by_itself else f"{value} %"
    start = 50 if by_itself else value
    less, more = _less(start, DIAL_STEP, 0), _more(start, DIAL_STEP, 100)
    row = steps(key, label, shown, less, more)
    free = setting(
        key, str(AUTOMATIC), say("camera.automatic"), chosen=by_itself, name=f"{label}: {say('camera.automatic')}"
    )
    return replace(row, buttons=(free, *row.buttons))


def _region(region: Region, say: Speech) -> Row:
    """Return the parts of the picture that may be looked at; one that was set by hand is none of them."""
    label = say("camera.region")
    buttons = tuple(
        setting(
            "camera.region", _written(one), say(f"camera.region.{name}"), chosen=one == region, name=f"{label}: {name}"
        )
        for name, one in REGIONS.items()
    )
    shown = next((say(f"camera.region.{name}") for name, one in REGIONS.items() if one == region), _written(region))
    return fact(label, shown, buttons=buttons)


def _written(region: Region) -> str:
    """Return a region as the settings file has it: left, top, right and bottom."""
    return str(list(astuple(region)))


def _less(value: int, step: int, least: int) -> int | None:
    return max(least, value - step) if value > least else None


def _more(value: int, step: int, most: int) -> int | None:
    return min(most, value + step) if value < most else None


def _cameras(service: Service, say: Speech) -> tuple[Row, ...]:
    source = service.settings.camera.source
    known = any(camera.id == source for camera in service.cameras)
    rows = [
        fact(
            camera.name,
            say("camera.in_use" if camera.id == source else "camera.other"),
            Condition.GOOD if camera.id == source else Condition.PLAIN,
            buttons=()
            if camera.id == source
            else (setting("camera.source", f'"{camera.id}"', say("button.choose"), name=camera.name),),
        )
        for camera in service.cameras
    ]
    return (*rows,) if known else (fact(say("camera.source"), source), *rows)


def _scan(scan: Scan | None, say: Speech) -> tuple[Row, ...]:
    label = say("fact.scanner")
    if scan is None:
        return (fact(label, say("fact.scanner_try")),)
    layout = say("scan.garbled" if scan.garbled else "scan.plain")
    return (
        fact(label, say("fact.scanner_read", n=scan.characters), Condition.GOOD),
        fact(say("scan.kind"), say(f"scan.{scan.kind.value}")),
        fact(say("scan.time"), say("scan.milliseconds", n=scan.milliseconds)),
        fact(say("scan.layout"), layout, Condition.GOOD),
    )
