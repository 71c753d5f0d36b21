"""Invent the texts that visitors' codes hold, and hands that hold them more or less well."""

import numpy as np

from tests.fakes.scenes import Difficulty

BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LENGTH = 183

HELD = Difficulty(
    module=(2.4, 4.6),
    tilt=30.0,
    turn=60.0,
    motion=7.0,
    defocus=2.2,
    noise=10.0,
    light=(0.4, 1.4),
    glare=0.7,
    moire=0.25,
    curl=0.3,
    fade=0.4,
    quiet=(1, 4),
)
"""Fixed before the eyes were measured on it, so that zxing-cpp alone reads 30 to 50 % of the first frames."""


def pass_text(seed: int) -> str:
    """Return a text as long and of the same characters as a pass: prefix and base45."""
    letters = np.random.default_rng((seed, 9)).choice(list(BASE45), LENGTH)
    return "KZ1:" + "".join(letters)
