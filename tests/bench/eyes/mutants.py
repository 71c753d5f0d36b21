"""Make hostile images: codes with any bytes, shaken, cut, flipped, drowned in noise, and things that are no image."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import segno

from tests.bench.eyes.corpus import Grey

Change = Callable[[Grey, np.random.Generator], Grey]


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """Hold an image and the bytes of the only code that may be read in it, None where several may."""

    grey: Grey
    truth: bytes | None


def mutant(seed: int) -> Mutant:
    """Return the mutant of this number, always the same."""
    rng = np.random.default_rng((seed, 17))
    if rng.random() < 0.05:
        return Mutant(_no_image(rng), None)
    payload = _payload(rng)
    modules = _modules(payload, rng)
    light = np.pad(1 - modules, int(rng.integers(0, 5)), constant_values=1) * np.uint8(255)
    scale = int(rng.integers(1, max(2, min(7, 260 // len(light)))))
    grey = np.kron(light, np.ones((scale, scale), np.uint8))
    for _ in range(int(rng.integers(0, 5))):
        grey = CHANGES[int(rng.integers(len(CHANGES)))](grey, rng)
    return Mutant(grey, payload)


def _payload(rng: np.random.Generator) -> bytes:
    length = int(rng.choice([1, 5, 20, 60, 187, 400]))
    kind = int(rng.integers(4))
    if kind == 0:
        return rng.integers(0, 256, length, np.uint8).tobytes()
    if kind == 1:
        return bytes(rng.choice(list(b"0123456789"), length).astype(np.uint8))
    if kind == 2:
        return b"KZ1:" + bytes(
            rng.choice(list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:"), length).astype(np.uint8)
        )
    return bytes(rng.choice(list(b"\x00\x01\x1b\x1d\r\n\t \x7f\x80\xff%{}<>&"), length).astype(np.uint8))


def _modules(payload: bytes, rng: np.random.Generator) -> Grey:
    code = segno.make_qr(payload, error=str(rng.choice(list("lmqh"))), boost_error=False)
    modules = np.array([list(row) for row in code.matrix], np.uint8)
    if rng.random() < 0.3:
        flips = rng.random(modules.shape) < rng.uniform(0, 0.2)
        modules ^= flips.astype(np.uint8)
    return modules


def _no_image(rng: np.random.Generator) -> Grey:
    shapes = ((0, 0), (1, 1), (15, 400), (400, 16), (17, 17), (200, 1), (64, 64), (1, 5000))
    shape = shapes[int(rng.integers(len(shapes)))]
    kind = int(rng.integers(3))
    if kind == 0:
        return np.full(shape, int(rng.integers(256)), np.uint8)
    grey = rng.integers(0, 256, shape, np.uint8)
    return grey if kind == 1 else grey[::-2, ::3]


def _noise(grey: Grey, rng: np.random.Generator) -> Grey:
    change = rng.normal(0, rng.uniform(1, 90), grey.shape)
    return np.clip(grey + change, 0, 255).astype(np.uint8)


def _blur(grey: Grey, rng: np.random.Generator) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.3, 4)), np.uint8)


def _warp(grey: Grey, rng: np.random.Generator) -> Grey:
    height, width = grey.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = corners + rng.normal(0, 0.12 * min(grey.shape), (4, 2)).astype(np.float32)
    pose = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    return np.asarray(cv2.warpPerspective(grey, pose, (width, height), borderValue=(200,)), np.uint8)


def _cut(grey: Grey, rng: np.random.Generator) -> Grey:
    height, width = grey.shape
    top, left = int(rng.integers(0, height // 2 + 1)), int(rng.integers(0, width // 2 + 1))
    return grey[top : top + int(rng.integers(1, height + 1)), left : left + int(rng.integers(1, width + 1))]


def _patch(grey: Grey, rng: np.random.Generator) -> Grey:
    out = grey.copy()
    height, width = grey.shape
    top, left = int(rng.integers(0, height)), int(rng.integers(0, width))
    out[top : top + height // 4 + 1, left : left + width // 4 + 1] = int(rng.integers(256))
    return out


def _stretch(grey: Grey, rng: np.random.Generator) -> Grey:
    wide, high = (max(1, int(length * rng.uniform(0.4, 1.8))) for length in grey.shape[::-1])
    return np.asarray(cv2.resize(grey, (wide, high)), np.uint8) if grey.size else grey


def _pale(grey: Grey, rng: np.random.Generator) -> Grey:
    return (grey * rng.uniform(0, 1) + rng.uniform(0, 120)).clip(0, 255).astype(np.uint8)


def _negative(grey: Grey, rng: np.random.Generator) -> Grey:
    return 255 - grey


def _mirror(grey: Grey, rng: np.random.Generator) -> Grey:
    return grey[:, ::-1] if rng.random() < 0.5 else grey.T


def _roll(grey: Grey, rng: np.random.Generator) -> Grey:
    return np.roll(grey, int(rng.integers(0, 40)), axis=int(rng.integers(2)))


CHANGES: Final[tuple[Change, ...]] = (
    _noise,
    _blur,
    _warp,
    _cut,
    _patch,
    _stretch,
    _pale,
    _negative,
    _mirror,
    _roll,
)
