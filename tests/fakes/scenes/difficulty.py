"""Say how hard a scene is to read, and draw one scene's circumstances from that."""

from dataclasses import dataclass
from enum import Enum

import numpy as np


class Medium(Enum):
    """Tell what carries the code."""

    PHONE = "phone"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Difficulty:
    """Bound the circumstances: a scene draws each of them between nothing and the value here.

    `module` is the least and the most pixels a module gets; `tilt` and `turn` are degrees; `motion` is pixels of smear
    in one exposure; `defocus` and `noise` are standard deviations (pixels, grey levels); `light` is the least and the
    most gain of the exposure; `glare`, `moire`, `curl` and `fade` (loss of contrast) go from 0 to 1.
    """

    module: tuple[float, float] = (4.0, 7.0)
    tilt: float = 20.0
    turn: float = 15.0
    motion: float = 2.0
    defocus: float = 0.8
    noise: float = 4.0
    light: tuple[float, float] = (0.7, 1.2)
    glare: float = 0.2
    moire: float = 0.1
    curl: float = 0.1
    fade: float = 0.2
    quiet: tuple[int, int] = (2, 4)


CALM = Difficulty((5.0, 8.0), 5.0, 5.0, 0.0, 0.4, 2.0, (0.9, 1.1), 0.0, 0.0, 0.0, 0.0, (4, 4))
NORMAL = Difficulty()
HARD = Difficulty((2.4, 4.0), 40.0, 180.0, 7.0, 2.0, 12.0, (0.35, 1.5), 0.9, 0.35, 0.5, 0.6, (1, 4))


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Hold what one scene drew from a difficulty."""

    module: float
    tilt: tuple[float, float]
    turn: float
    motion: float
    defocus: float
    noise: float
    light: float
    glare: float
    moire: float
    curl: float
    fade: float
    quiet: int


def draw(difficulty: Difficulty, rng: np.random.Generator) -> Circumstance:
    """Draw one scene's circumstances."""
    d = difficulty
    across, down = rng.uniform(-1.0, 1.0, 2) * d.tilt
    return Circumstance(
        module=float(rng.uniform(*d.module)),
        tilt=(float(across), float(down)),
        turn=float(rng.uniform(-1.0, 1.0) * d.turn),
        motion=float(rng.uniform(0.0, 1.0) * d.motion),
        defocus=float(rng.uniform(0.0, 1.0) * d.defocus),
        noise=float(rng.uniform(0.2, 1.0) * d.noise),
        light=float(rng.uniform(*d.light)),
        glare=float(rng.uniform(0.0, 1.0) * d.glare),
        moire=float(rng.uniform(0.0, 1.0) * d.moire),
        curl=float(rng.uniform(-1.0, 1.0) * d.curl),
        fade=float(rng.uniform(0.0, 1.0) * d.fade),
        quiet=int(rng.integers(d.quiet[0], d.quiet[1] + 1)),
    )
