"""Read labelled photos with the eyes and with every single decoder, in one run, on one thread."""

import argparse
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import cv2

from kiosk.vision.decoder import Decoder
from tests.bench.eyes.corpus import Grey, Payload, Photo, Verdict, photos_in, texts_of, verdict_on
from tests.bench.eyes.rivals import Reads, rivals
from tests.bench.frame.measure import percentile
from tests.bench.frame.report import Figures, Goal, Progress

BUDGETS_MS: Final = (10.0, 33.0, 200.0)
GOALS: Final = (
    Goal("eyes_10_share_ratio", ">=", 1.08),
    Goal("eyes_33_share_ratio", ">=", 1.12),
    Goal("eyes_200_share_ratio", ">=", 1.16),
    *(Goal(f"eyes_{budget:g}_family_margin", ">", 0) for budget in BUDGETS_MS),
    *(Goal(f"eyes_{budget:g}_wrong", "==", 0) for budget in BUDGETS_MS),
    *(Goal(f"eyes_{budget:g}_false", "==", 0) for budget in BUDGETS_MS),
    Goal("eyes_33_readable_cpu_ratio", "<=", 1.0),
)


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """Hold what one decoder made of one photo, and in how much of this thread's CPU time."""

    photo: Photo
    payloads: Sequence[Payload]
    seconds: float

    @property
    def verdict(self) -> Verdict:
        return verdict_on(self.photo, self.payloads)


Answers = Sequence[Answer]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add where the photos are, and one more budget."""
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR", help="photos with their manifest.csv")
    parser.add_argument("--budget-ms", type=float, metavar="B", help=f"one more budget beside {BUDGETS_MS}")


def run(options: argparse.Namespace, progress: Progress) -> Figures:
    """Ask everybody about every photo, and compare."""
    cv2.setNumThreads(1)
    photos = list(photos_in(options.corpus))
    budgets = [*BUDGETS_MS, *([options.budget_ms] if options.budget_ms else [])]
    Decoder().warm()
    decoders: dict[str, Reads] = {**rivals(), **{f"eyes_{budget:g}": _eyes(budget / 1e3) for budget in budgets}}
    told: dict[str, Answers] = {}
    for name, reads in decoders.items():
        told[name] = [_asked(reads, photo) for photo in photos]
        progress(f"{name}: {_count(told[name], Verdict.CORRECT)} of {len(photos)}")
    return _figures(told, frozenset(rivals()), _disputed(told["zxing"], told["zbar"]), progress)


def _eyes(budget: float) -> Reads:
    def read(grey: Grey) -> Sequence[Payload]:
        return [reading.payload for reading in Decoder().decode(grey, budget)]

    return read


def _asked(reads: Reads, photo: Photo) -> Answer:
    begun = time.thread_time()
    payloads = reads(photo.grey)
    return Answer(photo, payloads, time.thread_time() - begun)


def _disputed(ones: Answers, others: Answers) -> frozenset[str]:
    """Return the photos about which two decoders that share no code agree with each other and not with the manifest."""
    return frozenset(
        one.photo.path
        for one, other in zip(ones, others, strict=True)
        if one.photo.text is not None
        and one.verdict is other.verdict is Verdict.WRONG
        and any(texts_of(mine) & texts_of(yours) for mine in one.payloads for yours in other.payloads)
    )


def _figures(told: Mapping[str, Answers], single: frozenset[str], disputed: frozenset[str], say: Progress) -> Figures:
    figures: dict[str, float] = {"photos": len(told["zxing"]), "disputed": len(disputed)}
    for path in sorted(disputed):
        say(f"disputed, counted for nobody: {path}")
    for name, answers in told.items():
        judged = [answer for answer in answers if answer.photo.path not in disputed]
        figures |= _own_figures(name, judged)
        if name not in single:
            figures |= _compared(name, judged, told, single)
        for answer in judged:
            if answer.verdict is Verdict.WRONG:
                say(f"wrong: {name} on {answer.photo.path}")
    return figures


def _own_figures(name: str, answers: Answers) -> Figures:
    seconds = [answer.seconds for answer in answers]
    wrong = [answer for answer in answers if answer.verdict is Verdict.WRONG]
    return {
        f"{name}_correct": _count(answers, Verdict.CORRECT),
        f"{name}_wrong": sum(answer.photo.has_code for answer in wrong),
        f"{name}_false": sum(not answer.photo.has_code for answer in wrong),
        f"{name}_cpu_p50_ms": percentile(seconds, 50) * 1e3,
        f"{name}_cpu_p95_ms": percentile(seconds, 95) * 1e3,
    }


def _compared(name: str, answers: Answers, told: Mapping[str, Answers], single: frozenset[str]) -> Figures:
    """Return the eyes' figures beside zxing-cpp's and, for each family of photos, beside the best single decoder's."""
    plain = told["zxing"]
    halves = {f"{name}_half_{label}_share_ratio": _share(answers, plain, first) for label, first in HALVES.items()}
    mine = _by_family(answers)
    best = {family: max(_by_family(told[one])[family] for one in single) for family in mine}
    readable = {answer.photo.path: answer.seconds for answer in plain if answer.verdict is Verdict.CORRECT}
    spent = [answer.seconds for answer in answers if answer.photo.path in readable]
    return {
        f"{name}_share_ratio": _count(answers, Verdict.CORRECT) / _count(plain, Verdict.CORRECT),
        **halves,
        f"{name}_family_margin": min(mine[family] - best[family] for family in mine),
        f"{name}_readable_cpu_ratio": median(spent) / median(readable.values()),
    }


HALVES: Final = {"learned": True, "other": False}


def _share(answers: Answers, plain: Answers, first: bool) -> float:  # noqa: FBT001 - one of two halves
    mine, theirs = ([one for one in some if one.photo.in_first_half is first] for some in (answers, plain))
    return _count(mine, Verdict.CORRECT) / _count(theirs, Verdict.CORRECT)


def _by_family(answers: Answers) -> Counter[str]:
    return Counter(answer.photo.family for answer in answers if answer.verdict is Verdict.CORRECT)


def _count(answers: Answers, verdict: Verdict) -> int:
    return sum(answer.verdict is verdict for answer in answers)
