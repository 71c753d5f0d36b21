"""Say what the eyes hand on: bytes and where they were seen."""

from dataclasses import dataclass

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what one code says: bytes, never text, for no charset is guessed; `corners` in pixels of the image.

    The corners are the code's own: top left, top right, bottom right, bottom left. `step` names what read it.
    """

    payload: bytes
    corners: Quad
    format: str
    step: str = ""


def scaled(corners: Quad, factor: float) -> Quad:
    """Return the corners in an image that is `factor` times as large."""
    a, b, c, d = ((x * factor, y * factor) for x, y in corners)
    return a, b, c, d


def off_centre(corners: Quad, shape: tuple[int, ...]) -> float:
    """Return the square of the distance between the code's middle and the middle of an image, height first."""
    x = sum(corner[0] for corner in corners) / 4 - shape[1] / 2
    y = sum(corner[1] for corner in corners) / 4 - shape[0] / 2
    return x * x + y * y
