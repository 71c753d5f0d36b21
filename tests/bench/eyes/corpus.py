"""Load labelled photos and judge what was read in them."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

WIDEST = 1280
CHARSETS = ("utf-8", "shift_jis", "latin-1", "euc_jp", "gb18030")

Grey = NDArray[np.uint8]
Payload = bytes | str


class Verdict(Enum):
    """Say what a decoder made of a photo."""

    CORRECT = "correct"
    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """Hold one photo: `text` is None where any text will do; without a code nothing may be read."""

    path: str
    grey: Grey
    has_code: bool
    text: str | None

    @property
    def family(self) -> str:
        return self.path.partition("/")[0].partition("-")[0]

    @property
    def in_first_half(self) -> bool:
        """Tell the half that the order of the steps was learned on; chance, but the same for ever."""
        return hashlib.sha256(self.path.encode()).digest()[0] % 2 == 0


def photos_in(folder: Path) -> Iterator[Photo]:
    """Yield the photos that `manifest.csv` names, as grey images at most 1280 pixels wide."""
    with (folder / "manifest.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            grey = cv2.imread(str(folder / row["path"]), cv2.IMREAD_GRAYSCALE)
            if grey is None:
                raise FileNotFoundError(folder / row["path"])
            if grey.shape[1] > WIDEST:
                height = round(grey.shape[0] * WIDEST / grey.shape[1])
                grey = cv2.resize(grey, (WIDEST, height), interpolation=cv2.INTER_AREA)
            text = row["text"] if row["expect"] == "text" else None
            yield Photo(row["path"], np.asarray(grey, np.uint8), row["expect"] != "none", text)


def verdict_on(photo: Photo, payloads: Iterable[Payload]) -> Verdict:
    """Judge: the exact text after folding white space where it is known, else any; none where there is no code."""
    read = list(payloads)
    if not read:
        return Verdict.MISSED
    if not photo.has_code:
        return Verdict.WRONG
    if photo.text is None or any(_folded(photo.text) in texts_of(payload) for payload in read):
        return Verdict.CORRECT
    return Verdict.WRONG


def texts_of(payload: Payload) -> set[str]:
    """Return what the bytes may mean, white space folded; no decoder is to blame for a charset nobody declared."""
    if isinstance(payload, str):
        return {_folded(payload)}
    texts = set()
    for charset in CHARSETS:
        try:
            texts.add(_folded(payload.decode(charset)))
        except UnicodeDecodeError:
            continue
    return texts


def _folded(text: str) -> str:
    return " ".join(text.split())
