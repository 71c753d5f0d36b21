"""A camera picture for the screens to show: a soft room, and a phone with a code held into it."""

import numpy as np
from numpy.typing import NDArray


def picture(width: int = 1280, height: int = 720) -> NDArray[np.uint8]:
    """Return a picture (H×W×3 BGR) that is the same every time."""
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = np.hypot((across - width * 0.46) / width, (down - height * 0.34) / height)
    light = np.clip(1.0 - distance, 0.3, 1.0)[..., None]
    room = light * np.array([156, 146, 136], np.float32)
    x, y = width // 2 - 110, height // 2 - 190
    room[y : y + 380, x : x + 220] = 18
    room[y + 14 : y + 366, x + 12 : x + 208] = 252
    rng = np.random.default_rng(7)
    code = np.kron(rng.integers(0, 2, (25, 25)), np.ones((7, 7))).astype(bool)
    area = room[y + 60 : y + 235, x + 22 : x + 197]
    area[code] = 16
    for row, column in ((0, 0), (0, 126), (126, 0)):
        area[row : row + 49, column : column + 49] = 16
        area[row + 7 : row + 42, column + 7 : column + 42] = 252
        area[row + 14 : row + 35, column + 14 : column + 35] = 16
    return np.asarray(room, np.uint8)
