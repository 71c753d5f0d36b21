"""Follow one code from frame to frame and add up what every frame says about each of its modules."""

from dataclasses import dataclass

import numpy as np

from kiosk.vision.grid import Modules
from kiosk.vision.guess import Guess
from kiosk.vision.plane import Reals, Singles, project
from kiosk.vision.symbol import side_of, skeleton

PATIENCE = 0.7  # seconds that a code may be out of sight
SAME = 0.25  # correlation below which it is another code
FEW = 40  # modules clear in both looks, too few to tell
CLOSE = 0.35  # of the code's side: how far a hand moves it between two looks
CAP = 1.5
FADE = 0.92


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Hold where a code was last and the sum of its soft modules; `looks` counts the frames in it."""

    guess: Guess
    light: Singles
    at: float
    looks: int


def tracked(track: Track | None, guess: Guess, modules: Modules, now: float) -> Track:
    """Return the track that goes on with this look, a fresh one when it is another code, place or time."""
    side = side_of(guess.version)
    weight = np.float32(1.0 / (1.1 - modules.agreement))
    spread = float(np.std(modules.light)) + 1e-6
    light = np.clip(modules.light / spread, -CAP, CAP) * modules.clarity * weight
    if track is None or not _goes_on(track, guess, light, now, side):
        return Track(guess, light, now, 1)
    return Track(guess, track.light * np.float32(FADE) + light, now, track.looks + 1)


def is_fresh(track: Track | None, now: float) -> bool:
    """Tell whether it is still worth looking where the track was last."""
    return track is not None and 0.0 <= now - track.at <= PATIENCE


def summed(track: Track) -> Modules:
    """Return the modules that all looks together say."""
    known = skeleton(track.guess.version)
    dark = np.where(known >= 0, known, track.light < 0).astype(np.uint8)
    return Modules(dark, track.light, np.ones_like(track.light), 1.0, f"{track.looks} frames")


def _goes_on(track: Track, guess: Guess, light: Singles, now: float, side: int) -> bool:
    if guess.version != track.guess.version or not is_fresh(track, now):
        return False
    here, there = _corners(guess.mapping, side), _corners(track.guess.mapping, side)
    if not np.abs(here - there).max() < CLOSE * np.abs(here[2] - here[0]).max():
        return False
    both = (skeleton(guess.version) < 0) & (light != 0) & (track.light != 0)
    if both.sum() < FEW:
        return True
    return bool(np.corrcoef(light[both], track.light[both])[0, 1] > SAME)


def _corners(mapping: Reals, side: int) -> Reals:
    return project(mapping, [(0, 0), (side, 0), (side, side), (0, side)])
