"""Draw what carries a code, flat: a phone with bezel, clock and buttons, or a printed sheet."""

from collections.abc import Sequence

import cv2
import numpy as np
import segno
from numpy.typing import NDArray

from tests.fakes.scenes.difficulty import Medium

Picture = NDArray[np.uint8]
Matrix = NDArray[np.bool_]
Payload = str | bytes | Sequence[Sequence[int]]


def matrix_of(payload: Payload, error: str = "m") -> Matrix:
    """Return the modules of a QR code (true = dark) without quiet zone; a ready matrix is taken as it is."""
    if isinstance(payload, str | bytes):
        code = segno.make_qr(payload, error=error, boost_error=False)
        return np.array([list(row) for row in code.matrix], dtype=bool)
    return np.asarray(payload, dtype=bool)


def carrier(
    matrix: Matrix, medium: Medium, quiet: int, scale: int, rng: np.random.Generator
) -> tuple[Picture, int, int]:
    """Return the flat picture of a carrier and where the code's first module is in it (x, y), `scale` px a module."""
    code = np.kron(np.where(matrix, 0, 1).astype(np.uint8), np.ones((scale, scale), np.uint8))
    quiet_px, side = quiet * scale, code.shape[0]
    box = side + 2 * quiet_px
    sheet, top, left = (_phone if medium is Medium.PHONE else _paper)(box, scale, rng)
    dark, bright = (12, 250) if medium is Medium.PHONE else (38, 238)
    cv2.rectangle(sheet, (left, top), (left + box - 1, top + box - 1), (bright,) * 3, -1)
    y, x = top + quiet_px, left + quiet_px
    sheet[y : y + side, x : x + side] = (dark + (bright - dark) * code)[..., None].astype(np.uint8)
    return sheet, x, y


def _phone(box: int, scale: int, rng: np.random.Generator) -> tuple[Picture, int, int]:
    bezel, side = 2 * scale, box + 2 * scale
    width, height = side + 2 * bezel, int(side * 1.9) + 2 * bezel
    sheet = np.full((height, width, 3), int(rng.integers(8, 40)), np.uint8)
    dark_mode = rng.random() < 0.4
    page = (30, 26, 24) if dark_mode else (246, 244, 242)
    ink = (225, 225, 225) if dark_mode else (40, 40, 40)
    cv2.rectangle(sheet, (bezel, bezel), (width - bezel, height - bezel), page, -1)
    cv2.putText(sheet, "12:07", (2 * bezel, bezel + 2 * scale), 0, scale / 14, ink, 1, cv2.LINE_AA)
    cv2.putText(sheet, "Visitor pass", (2 * bezel, bezel + 5 * scale), 0, scale / 9, ink, 1, cv2.LINE_AA)
    cv2.rectangle(sheet, (3 * bezel, height - 8 * scale), (width - 3 * bezel, height - 5 * scale), (60, 150, 60), -1)
    return sheet, bezel + 8 * scale, bezel + scale


def _paper(box: int, scale: int, rng: np.random.Generator) -> tuple[Picture, int, int]:
    width, height = box + 4 * scale, int(box * 1.35) + 4 * scale
    shade = int(rng.integers(225, 242))
    sheet = np.full((height, width, 3), shade, np.uint8)
    for y in range(box + 6 * scale, height - 2 * scale, 3 * scale):
        letters = "".join(chr(int(c)) for c in rng.integers(97, 123, 24))
        cv2.putText(sheet, letters, (2 * scale, y), 0, scale / 12, (50, 50, 50), 1, cv2.LINE_AA)
    return sheet, 2 * scale, 2 * scale
