"""Hold a carrier before the camera: pose, light, lens and sensor, as one still or as a stream."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.fakes.scenes.carrier import Payload, carrier, matrix_of
from tests.fakes.scenes.difficulty import NORMAL, Circumstance, Difficulty, Medium, draw
from tests.fakes.scenes.lens import blurred, lit, noisy
from tests.fakes.scenes.place import background

Picture = NDArray[np.uint8]
Size = tuple[int, int]
SIZE = (1280, 720)


def still(
    payload: Payload,
    difficulty: Difficulty = NORMAL,
    seed: int = 0,
    size: Size = SIZE,
    medium: Medium | None = None,
    error: str = "m",
) -> Picture:
    """Return one H×W×3 BGR picture of `payload` held before a camera; the same arguments give the same picture."""
    return next(stream(payload, seed, 1, difficulty, size, medium, error))


def stream(
    payload: Payload,
    seed: int = 0,
    frames: int = 16,
    difficulty: Difficulty = NORMAL,
    size: Size = SIZE,
    medium: Medium | None = None,
    error: str = "m",
) -> Iterator[Picture]:
    """Yield `frames` pictures at 30 a second of one carrier that a hand holds, lens hunting, glare sliding."""
    rng = np.random.default_rng((seed, 1))
    held = _held(payload, draw(difficulty, rng), medium or _either(rng), error, rng)
    yield from _filmed(held, seed, frames, size, rng)


def photographed(
    screen: Picture,
    middle: tuple[float, float],
    module: float,
    seed: int = 0,
    frames: int = 16,
    difficulty: Difficulty = NORMAL,
) -> Iterator[Picture]:
    """Yield `frames` pictures of a phone that shows a screen (H×W×3 BGR) with a code: its middle, pixels a module."""
    rng = np.random.default_rng((seed, 1))
    edge = int(4 * module)
    phone = cv2.copyMakeBorder(screen, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(24, 22, 20))
    circumstance = replace(draw(difficulty, rng), curl=0.0)
    shine = float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.2, 0.8))
    at = middle[0] + edge, middle[1] + edge
    held = Held(np.asarray(phone, np.uint8), at, module, circumstance, float(rng.uniform(0, np.pi)), shine)
    yield from _filmed(held, seed, frames, SIZE, rng)


def _filmed(held: "Held", seed: int, frames: int, size: Size, rng: np.random.Generator) -> Iterator[Picture]:
    sway = rng.uniform(0.0, 6.3, 8)
    for frame in range(frames):
        picture = background(seed, frame, size)
        now = _at(held.circumstance, frame, sway, rng)
        _place(picture, held, now, _centre(frame, sway, size), frame, rng)
        yield noisy(lit(picture, now.light), now.noise, rng)


@dataclass(frozen=True, slots=True)
class Held:
    """Hold the flat carrier, the code's corner and middle in it, and its pixels a module."""

    sheet: Picture
    middle: tuple[float, float]
    scale: float
    circumstance: Circumstance
    streak: float
    shine: tuple[float, float]


def _held(payload: Payload, circumstance: Circumstance, medium: Medium, error: str, rng: np.random.Generator) -> Held:
    matrix = matrix_of(payload, error)
    scale = int(np.ceil(1.5 * circumstance.module))
    sheet, x, y = carrier(matrix, medium, circumstance.quiet, scale, rng)
    half = matrix.shape[0] * scale / 2
    if medium is Medium.PAPER:
        circumstance = replace(circumstance, moire=0.0, glare=circumstance.glare * 0.3)
    else:
        circumstance = replace(circumstance, curl=0.0)
    shine = float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.2, 0.8))
    return Held(sheet, (x + half, y + half), scale, circumstance, float(rng.uniform(0, np.pi)), shine)


def _either(rng: np.random.Generator) -> Medium:
    return Medium.PHONE if rng.random() < 0.7 else Medium.PAPER


def _at(base: Circumstance, frame: int, sway: NDArray[np.float64], rng: np.random.Generator) -> Circumstance:
    """Vary what varies within half a second: the hand's speed, the lens, the tilt."""
    if frame == 0:
        return base
    speed = 0.55 + 0.45 * np.sin(0.45 * frame + sway[0])
    focus = 0.75 + 0.25 * np.sin(0.22 * frame + sway[1])
    across, down = base.tilt
    return replace(
        base,
        motion=base.motion * float(speed * rng.uniform(0.6, 1.2)),
        defocus=base.defocus * float(focus),
        tilt=(across + 3 * float(np.sin(0.2 * frame + sway[2])), down + 3 * float(np.sin(0.17 * frame + sway[3]))),
        turn=base.turn + 2 * float(np.sin(0.15 * frame + sway[4])),
    )


def _centre(frame: int, sway: NDArray[np.float64], size: Size) -> tuple[float, float]:
    width, height = size
    x = width * (0.5 + 0.06 * np.sin(sway[5])) + 14 * np.sin(0.13 * frame + sway[6])
    y = height * (0.5 + 0.06 * np.sin(sway[6])) + 10 * np.sin(0.19 * frame + sway[7])
    return float(x), float(y)


def _place(
    picture: Picture,
    held: Held,
    now: Circumstance,
    centre: tuple[float, float],
    frame: int,
    rng: np.random.Generator,
) -> None:
    """Paint the carrier into the picture, in place."""
    pose = _pose(held, now, centre)
    height, width = held.sheet.shape[:2]
    edge = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float32)
    outline = np.asarray(cv2.perspectiveTransform(edge, pose)[0], np.float32)
    pad = int(now.motion + 3 * now.defocus + 4)
    x0, y0 = np.maximum(np.floor(outline.min(0)).astype(int) - pad, 0)
    x1, y1 = np.minimum(np.ceil(outline.max(0)).astype(int) + pad, picture.shape[1::-1])
    if x1 - x0 < 8 or y1 - y0 < 8:
        return
    patch, mask = _warped(held, now, pose, outline, (int(x0), int(y0), int(x1), int(y1)))
    patch = _shone(patch, held, now, frame)
    angle = held.streak + float(rng.normal(0, 0.3))
    both = blurred(np.dstack([patch, mask]), now.motion, angle, now.defocus)
    alpha = both[..., 3:].astype(np.uint16)
    under = picture[y0:y1, x0:x1].astype(np.uint16)
    picture[y0:y1, x0:x1] = ((both[..., :3] * alpha + under * (255 - alpha) + 127) // 255).astype(np.uint8)


def _pose(held: Held, now: Circumstance, centre: tuple[float, float]) -> NDArray[np.float64]:
    """Return the homography of a pinhole camera that sees the code's middle at `centre`."""
    across, down, turn = np.radians([now.tilt[0], now.tilt[1], now.turn])
    turned, _ = cv2.Rodrigues(np.array([0.0, 0.0, turn]))
    leaned, _ = cv2.Rodrigues(np.array([down, 0.0, 0.0]))
    swung, _ = cv2.Rodrigues(np.array([0.0, across, 0.0]))
    rotation = leaned @ swung @ turned
    focal = 1100.0
    distance = focal * held.scale / now.module
    flat = np.array([[1, 0, -held.middle[0]], [0, 1, -held.middle[1]], [0, 0, 1]], float)
    outside = np.column_stack([rotation[:, 0], rotation[:, 1], [0.0, 0.0, distance]])
    lens = np.array([[focal, 0, centre[0]], [0, focal, centre[1]], [0, 0, 1]], float)
    pose = lens @ outside @ flat
    return np.asarray(pose / pose[2, 2], np.float64)


def _warped(
    held: Held,
    now: Circumstance,
    pose: NDArray[np.float64],
    outline: NDArray[np.float32],
    box: tuple[int, int, int, int],
) -> tuple[Picture, Picture]:
    x0, y0, x1, y1 = box
    shift = np.array([[1, 0, -x0], [0, 1, -y0], [0, 0, 1]], float) @ pose
    size = (x1 - x0, y1 - y0)
    sheet = held.sheet if abs(now.curl) < 0.02 else _curled(held.sheet, round(now.curl, 3))
    if now.fade > 0:
        sheet = np.asarray(cv2.convertScaleAbs(sheet, alpha=1 - 0.7 * now.fade, beta=90 * now.fade), np.uint8)
    patch = cv2.warpPerspective(sheet, shift, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = np.zeros(size[::-1], np.uint8)
    cv2.fillConvexPoly(mask, np.round(outline - [x0, y0]).astype(np.int32), 255, cv2.LINE_AA)
    return np.asarray(patch, np.uint8), mask


def _curled(sheet: Picture, curl: float) -> Picture:
    """Bend a sheet about its long axis: columns crowd at the sides, rows bow."""
    height, width = sheet.shape[:2]
    u = np.linspace(-1, 1, width, dtype=np.float32)
    bend = 1.2 * abs(curl)
    across = np.sin(u * bend) / float(np.sin(bend))
    xs = np.tile(2 * u - across, (height, 1))
    ys = np.arange(height, dtype=np.float32)[:, None] + curl * 0.06 * width * (1 - u * u)
    return np.asarray(cv2.remap(sheet, (xs + 1) * (width - 1) / 2, ys, cv2.INTER_LINEAR), np.uint8)


def _shone(patch: Picture, held: Held, now: Circumstance, frame: int) -> Picture:
    """Lay glare and moiré over the carrier."""
    if now.glare < 0.05 and now.moire < 0.02:
        return patch
    height, width = patch.shape[:2]
    out = patch
    if now.moire >= 0.02:
        waves = cv2.convertScaleAbs(_waves(height, width, round(held.streak, 2)), alpha=now.moire)
        out = np.asarray(cv2.multiply(out, cv2.bitwise_not(waves), scale=1 / 255), np.uint8)
    if now.glare >= 0.05:
        x, y = held.shine[0] * width + 4 * frame, held.shine[1] * height
        out = np.asarray(cv2.add(out, _spot(height, width, x, y, 0.2 * min(height, width), 260 * now.glare)), np.uint8)
    return out


@lru_cache(maxsize=2)
def _grid(height: int, width: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    return ys, xs


def _waves(height: int, width: int, angle: float) -> Picture:
    ys, xs = _grid(height, width)
    wave = 0.5 + 0.5 * np.sin((xs * np.float32(np.cos(angle)) + ys * np.float32(np.sin(angle))) * np.float32(0.45))
    return np.repeat((255 * wave).astype(np.uint8)[..., None], 3, axis=2)


def _spot(height: int, width: int, x: float, y: float, radius: float, strength: float) -> Picture:
    ys, xs = np.arange(height, dtype=np.float32), np.arange(width, dtype=np.float32)
    across = np.exp(-(((xs - x) / (1.6 * radius)) ** 2)).astype(np.float32)
    down = np.exp(-(((ys - y) / radius) ** 2)).astype(np.float32)
    spot = np.minimum(np.outer(down, across) * np.float32(strength), 255).astype(np.uint8)
    return np.repeat(spot[..., None], 3, axis=2)
