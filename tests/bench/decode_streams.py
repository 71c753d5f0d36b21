"""Hold passes before an invented camera: how many frames do the eyes need, and how many the single decoders?"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from statistics import mean
from time import thread_time
from typing import Final

import cv2
import numpy as np

from kiosk.vision.decoder import Decoder
from tests.bench.eyes.corpus import Grey, Payload
from tests.bench.eyes.passes import HELD, pass_text
from tests.bench.eyes.rivals import by_zbar, by_zxing
from tests.bench.frame.measure import percentile
from tests.bench.frame.report import Figures, Goal, Progress
from tests.fakes.scenes import stream

FRAMES: Final = 16
SHOWN: Final = (1, 4, 16)
RATE: Final = 30.0
GOALS: Final = (
    Goal("zxing_frame_1_percent", ">=", 30),
    Goal("zxing_frame_1_percent", "<=", 50),
    Goal("eyes_frame_4_over_zxing_frame_16", ">=", 0),
    Goal("wrong", "==", 0),
)

Watches = Callable[[Grey, float], Sequence[Payload]]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how many hands, and how much time a frame."""
    parser.add_argument("--sequences", type=int, default=200, metavar="N", help="hands to watch (default %(default)s)")
    parser.add_argument("--budget-ms", type=float, default=33.0, metavar="B", help="CPU a frame (default %(default)s)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    """Watch every hand with everybody; whoever has read a code need not look at it again."""
    cv2.setNumThreads(1)
    Decoder().warm()
    needed: dict[str, list[int]] = {"zxing": [], "zbar": [], "eyes": []}
    seconds: list[float] = []
    wrong = 0
    for seed in range(options.sequences):
        frames = [np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8) for image in _held(seed)]
        for name, watches in _everybody(options.budget_ms / 1e3, seconds).items():
            first, mistaken = _first_read(watches, frames, pass_text(seed).encode())
            needed[name].append(first)
            wrong += mistaken if name == "eyes" else 0
        if (seed + 1) % 50 == 0:
            progress(f"{seed + 1} of {options.sequences}")
    return _figures(needed, seconds, wrong)


def _held(seed: int) -> Sequence[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    return list(stream(pass_text(seed), seed, FRAMES, HELD))


def _everybody(budget: float, seconds: list[float]) -> Mapping[str, Watches]:
    decoder = Decoder()

    def eyes(grey: Grey, now: float) -> Sequence[Payload]:
        begun = thread_time()
        read = [reading.payload for reading in decoder.decode(grey, budget, now)]
        seconds.append(thread_time() - begun)
        return read

    return {"zxing": lambda grey, _: by_zxing(grey), "zbar": lambda grey, _: by_zbar(grey), "eyes": eyes}


def _first_read(watches: Watches, frames: Sequence[Grey], truth: bytes) -> tuple[int, int]:
    """Return the number of the frame first read, beyond all frames when none was, and how many reads were wrong."""
    wrong = 0
    for number, grey in enumerate(frames, 1):
        read = list(watches(grey, number / RATE))
        wrong += sum(payload != truth for payload in read)
        if truth in read:
            return number, wrong
    return FRAMES + 1, wrong


def _figures(needed: Mapping[str, Sequence[int]], seconds: Sequence[float], wrong: int) -> Figures:
    shares = {
        f"{name}_frame_{frame}_percent": 100 * mean(first <= frame for first in firsts)
        for name, firsts in needed.items()
        for frame in SHOWN
    }
    return {
        **shares,
        "eyes_frame_4_over_zxing_frame_16": shares["eyes_frame_4_percent"] - shares["zxing_frame_16_percent"],
        "wrong": wrong,
        "eyes_cpu_p50_ms": percentile(seconds, 50) * 1e3,
        "eyes_cpu_p95_ms": percentile(seconds, 95) * 1e3,
    }
