"""Draw places without a code: textures that move, some of them made to look like finder patterns."""

from collections.abc import Callable
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Painter = Callable[[Picture, np.random.Generator], None]
MARGIN = 160


def background(seed: int, frame: int = 0, size: tuple[int, int] = (1280, 720)) -> Picture:
    """Return frame number `frame` of the place `seed`: a window that wanders over a texture, dimmed and noisy."""
    width, height = size
    canvas = _canvas(seed, width + 2 * MARGIN, height + 2 * MARGIN)
    rng = np.random.default_rng((seed, 7))
    speed, phase = rng.uniform(0.01, 0.08, 2), rng.uniform(0.0, 6.3, 2)
    x, y = (MARGIN * (1.0 + 0.95 * np.sin(speed * frame + phase))).astype(int)
    return np.array(canvas[y : y + height, x : x + width])


@lru_cache(maxsize=4)
def _canvas(seed: int, width: int, height: int) -> Picture:
    rng = np.random.default_rng((seed, 3))
    canvas = _cloud(width, height, rng)
    painters = PAINTERS[seed % len(PAINTERS)], PAINTERS[int(rng.integers(len(PAINTERS)))]
    for painter in painters:
        painter(canvas, rng)
    sigma = float(rng.uniform(0.0, 2.5))
    return canvas if sigma < 0.4 else np.asarray(cv2.GaussianBlur(canvas, (0, 0), sigma), dtype=np.uint8)


def _cloud(width: int, height: int, rng: np.random.Generator) -> Picture:
    """Lay soft noise of several sizes in one tint."""
    total = np.zeros((height, width), np.float32)
    for cells in (4, 12, 40, 120):
        coarse = rng.random((cells * height // width + 2, cells + 2), np.float32)
        total += cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC) / np.sqrt(cells)
    total = (total - total.min()) / (total.max() - total.min())
    low, high = rng.uniform(0, 90), rng.uniform(140, 255)
    tint = rng.uniform(0.7, 1.0, 3).astype(np.float32)
    return np.asarray((low + (high - low) * total)[..., None] * tint, np.uint8)


def _colour(rng: np.random.Generator) -> tuple[int, int, int]:
    b, g, r = rng.integers(0, 256, 3)
    return int(b), int(g), int(r)


def _tiles(canvas: Picture, rng: np.random.Generator) -> None:
    height, width = canvas.shape[:2]
    side = int(rng.integers(12, 90))
    for y in range(0, height, side):
        for x in range(0, width, side):
            if (x // side + y // side) % 2:
                cv2.rectangle(canvas, (x, y), (x + side, y + side), _colour(rng), -1)


def _bricks(canvas: Picture, rng: np.random.Generator) -> None:
    height, width = canvas.shape[:2]
    side, colour = int(rng.integers(16, 60)), _colour(rng)
    for row, y in enumerate(range(0, height, side)):
        cv2.line(canvas, (0, y), (width, y), colour, 2)
        for x in range(side * (row % 2), width, 2 * side):
            cv2.line(canvas, (x, y), (x, y + side), colour, 2)


def _stripes(canvas: Picture, rng: np.random.Generator) -> None:
    height, width = canvas.shape[:2]
    x = 0
    while x < width + height:
        wide = int(rng.integers(2, 24))
        if rng.random() < 0.5:
            corners = np.array([[x, 0], [x + wide, 0], [x + wide - height // 3, height], [x - height // 3, height]])
            cv2.fillPoly(canvas, [corners.astype(np.int32)], _colour(rng))
        x += wide


def _words(canvas: Picture, rng: np.random.Generator) -> None:
    height, width = canvas.shape[:2]
    for y in range(10, height, int(rng.integers(18, 46))):
        letters = "".join(chr(int(c)) for c in rng.integers(33, 127, 60))
        cv2.putText(canvas, letters, (int(rng.integers(-40, width // 2)), y), 0, rng.uniform(0.4, 1.3), _colour(rng), 2)


def _squares(canvas: Picture, rng: np.random.Generator) -> None:
    """Nest squares one in another, as finder patterns do, at random places and turns."""
    height, width = canvas.shape[:2]
    for _ in range(int(rng.integers(8, 60))):
        centre = (float(rng.integers(0, width)), float(rng.integers(0, height)))
        side, turn = float(rng.uniform(14, 120)), float(rng.uniform(0, 90))
        for step, share in enumerate((9 / 7, 1.0, 5 / 7, 3 / 7)):
            box = cv2.boxPoints((centre, (side * share, side * share), turn))
            cv2.fillPoly(canvas, [box.astype(np.int32)], (235, 235, 235) if step % 2 == 0 else (25, 25, 25))


def _modules(canvas: Picture, rng: np.random.Generator) -> None:
    """Lay patches of random black and white cells: a code without its finder patterns."""
    height, width = canvas.shape[:2]
    for _ in range(int(rng.integers(2, 8))):
        cells = rng.integers(0, 2, (int(rng.integers(10, 50)), int(rng.integers(10, 50))), np.uint8) * 255
        scale = int(rng.integers(2, 9))
        patch = np.kron(cells, np.ones((scale, scale), np.uint8))[: height - 1, : width - 1]
        y, x = int(rng.integers(0, height - patch.shape[0])), int(rng.integers(0, width - patch.shape[1]))
        canvas[y : y + patch.shape[0], x : x + patch.shape[1]] = patch[..., None]


def _discs(canvas: Picture, rng: np.random.Generator) -> None:
    height, width = canvas.shape[:2]
    for _ in range(int(rng.integers(20, 160))):
        centre = (int(rng.integers(0, width)), int(rng.integers(0, height)))
        thick = -1 if rng.random() < 0.6 else int(rng.integers(1, 9))
        cv2.circle(canvas, centre, int(rng.integers(4, 90)), _colour(rng), thick, cv2.LINE_AA)


def _people(canvas: Picture, rng: np.random.Generator) -> None:
    height, width = canvas.shape[:2]
    for _ in range(int(rng.integers(2, 7))):
        x, wide, top = int(rng.integers(0, width)), int(rng.integers(60, 160)), int(rng.integers(60, height // 2))
        cv2.ellipse(canvas, (x, height), (wide, height - top - wide // 2), 0, 180, 360, _colour(rng), -1, cv2.LINE_AA)
        cv2.circle(canvas, (x, top), wide // 2, (120, 150, int(rng.integers(150, 230))), -1, cv2.LINE_AA)


PAINTERS: tuple[Painter, ...] = (
    _people,
    _tiles,
    _bricks,
    _stripes,
    _words,
    _squares,
    _modules,
    _discs,
)
