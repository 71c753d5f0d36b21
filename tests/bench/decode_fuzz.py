"""Throw mutated images and payloads at the eyes: no exception, no hang, and never a text that was not there."""

import argparse
from time import thread_time
from typing import Final

import cv2

from kiosk.vision.decoder import Decoder
from tests.bench.eyes.mutants import Mutant, mutant
from tests.bench.frame.report import Figures, Goal, Progress

BUDGET: Final = 0.010
GOALS: Final = (
    Goal("exceptions", "==", 0),
    Goal("wrong", "==", 0),
    Goal("slowest_ms", "<=", 500),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how many, and where to begin."""
    parser.add_argument("--mutants", type=int, default=100_000, metavar="N", help="how many (default %(default)s)")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="number of the first (default %(default)s)")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    """Decode them all, as stills and, within each ten, as one stream."""
    cv2.setNumThreads(1)
    exceptions = wrong = read = 0
    slowest = 0.0
    decoder = Decoder()
    for number in range(options.seed, options.seed + options.mutants):
        if number % 10 == 0:
            decoder = Decoder()
        one = mutant(number)
        begun = thread_time()
        outcome = _outcome(decoder, one, number, progress)
        slowest = max(slowest, thread_time() - begun)
        exceptions += outcome is None
        read += bool(outcome)
        wrong += bool(outcome) and one.truth is not None and any(text != one.truth for text in outcome or ())
        if (number + 1 - options.seed) % 10_000 == 0:
            progress(f"{number + 1 - options.seed} of {options.mutants}")
    return {
        "mutants": options.mutants,
        "read": read,
        "exceptions": exceptions,
        "wrong": wrong,
        "slowest_ms": slowest * 1e3,
    }


def _outcome(decoder: Decoder, one: Mutant, number: int, progress: Progress) -> list[bytes] | None:
    """Return the payloads read, None after an exception."""
    try:
        readings = decoder.decode(one.grey, BUDGET, number / 30, barcodes=number % 7 == 0)
    except Exception as fault:  # noqa: BLE001 - to find any is what this is for
        progress(f"mutant {number}: {type(fault).__name__}: {fault}")
        return None
    return [reading.payload for reading in readings if reading.format == "QR"]
