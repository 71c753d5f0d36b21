"""Show the eyes places without a code: nothing may be read, and looking must stay cheap."""

import argparse
from collections.abc import Iterator
from statistics import mean
from time import thread_time
from typing import Final

import cv2
import numpy as np

from kiosk.vision.decoder import Decoder
from tests.bench.eyes.corpus import Grey
from tests.bench.frame.measure import percentile
from tests.bench.frame.report import Figures, Goal, Progress
from tests.fakes.scenes import background, noisy

PLACES: Final = 64
RATE: Final = 30.0
GOALS: Final = (
    Goal("false_reads", "==", 0),
    Goal("cpu_mean_ms", "<=", 5),
    Goal("cpu_p50_ms", "<=", 5),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how many frames, and how much time a frame may take."""
    parser.add_argument("--frames", type=int, default=10_000, metavar="N", help="frames in all (default %(default)s)")
    parser.add_argument("--budget-ms", type=float, default=33.0, metavar="B", help="CPU a frame (default %(default)s)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    """Watch each place in turn with one pair of eyes, as a kiosk does."""
    cv2.setNumThreads(1)
    decoder = Decoder()
    decoder.warm()
    seconds: list[float] = []
    false = 0
    for number, grey in enumerate(_frames(options.frames)):
        begun = thread_time()
        read = decoder.decode(grey, options.budget_ms / 1e3, number / RATE)
        seconds.append(thread_time() - begun)
        false += len(read)
        for reading in read:
            progress(f"false: frame {number}, {len(reading.payload)} bytes by {reading.step}")
        if (number + 1) % 2000 == 0:
            progress(f"{number + 1} of {options.frames}")
    return {
        "frames": len(seconds),
        "places": PLACES,
        "false_reads": false,
        "cpu_mean_ms": mean(seconds) * 1e3,
        "cpu_p50_ms": percentile(seconds, 50) * 1e3,
        "cpu_p95_ms": percentile(seconds, 95) * 1e3,
    }


def _frames(count: int) -> Iterator[Grey]:
    """Yield moving, noisy frames, the same number of every place."""
    rng = np.random.default_rng(5)
    each = -(-count // PLACES)
    for number in range(count):
        picture = noisy(background(1000 + number // each, number % each), 4.0, rng)
        yield np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
