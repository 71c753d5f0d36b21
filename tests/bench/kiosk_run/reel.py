"""Scenes before a camera, pre-rendered: JPEG pictures in one file, decoded as they are read, as a webcam's are."""

import json
import os
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from kiosk.settings import CameraSettings
from kiosk.vision.camera import FIXED, Image
from kiosk.vision.playback import Pace

RATE: Final = 30.0
QUALITY: Final = 90
BEFORE_THE_FIRST: Final = 60
"""Pictures of the empty place before the first visitor: a kiosk is opened before its doors are."""
EMPTY: Final = 0
"""The scene in which nobody holds anything before the camera."""

Span = tuple[int, int]
"""Where a picture lies in the file: offset and length."""


@dataclass(frozen=True, slots=True)
class Reel:
    """Scenes by number, each a few pictures that are played to and fro; `EMPTY` is the first."""

    path: Path
    scenes: Sequence[Sequence[Span]]


def write_reel(path: Path, scenes: Iterable[Iterable[Image]]) -> Reel:
    """Write scenes to `path`, and their places beside it."""
    spans: list[list[Span]] = []
    with path.open("wb") as file:
        for scene in scenes:
            spans.append([])
            for picture in scene:
                encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()
                spans[-1].append((file.tell(), len(encoded)))
                file.write(encoded)
    path.with_suffix(".json").write_text(json.dumps(spans))
    return Reel(path, spans)


def read_reel(path: Path) -> Reel:
    """Open what `write_reel` wrote."""
    return Reel(path, json.loads(path.with_suffix(".json").read_text()))


class Projector:
    """A camera before which visitors come one after another, with an empty place in between.

    A visitor stays until `leave` is called, from any thread, or for `patience` pictures; the last one is followed by
    the empty place for ever.
    """

    repeats = False
    dials = FIXED

    def __init__(self, reel: Reel, visitors: Iterable[int], gap: int = 10, patience: int = 150) -> None:
        self._reel = reel
        self._visitors = iter(visitors)
        self._gap, self._patience = gap, patience
        self._left = threading.Event()
        self._scene, self._played, self._rest = EMPTY, 0, BEFORE_THE_FIRST
        self._pace = Pace(RATE)
        self._file = -1

    def leave(self) -> None:
        """Let the visitor go: the check is done."""
        self._left.set()

    def open(self) -> None:
        """Open the file."""
        self._file = os.open(self._reel.path, os.O_RDONLY | os.O_CLOEXEC)

    def read(self) -> Image | None:
        """Return the next picture when its time has come."""
        time.sleep(self._pace.delay(time.monotonic()))
        self._go_on()
        spans = self._reel.scenes[self._scene]
        there = self._played % (2 * len(spans))
        offset, length = spans[there if there < len(spans) else 2 * len(spans) - 1 - there]
        encoded = np.frombuffer(os.pread(self._file, length, offset), np.uint8)
        return np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR), np.uint8)

    def close(self) -> None:
        """Close the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def tune(self, camera: CameraSettings) -> None:
        """Leave the pictures as they are."""

    def _go_on(self) -> None:
        self._played, self._rest = self._played + 1, self._rest - 1
        if self._scene != EMPTY and (self._left.is_set() or self._rest <= 0):
            self._scene, self._rest = EMPTY, self._gap
        elif self._scene == EMPTY and self._rest <= 0:
            self._left.clear()
            self._scene, self._played, self._rest = next(self._visitors, EMPTY), 0, self._patience
