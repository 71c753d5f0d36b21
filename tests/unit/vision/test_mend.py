import numpy as np
import pytest
import segno
from numpy.typing import NDArray

from kiosk.vision.engine import by_bitmap
from kiosk.vision.grid import Modules
from kiosk.vision.mend import mended
from kiosk.vision.symbol import skeleton

TEXT = b"KZ1:" + b"6BF+70790T9WJWG.FKY*4GO0.O1CV2" * 5
VERSION = 8
Soft = NDArray[np.float32]


def truth() -> NDArray[np.uint8]:
    code = segno.make_qr(TEXT, error="m", boost_error=False, version=VERSION)
    return np.array([list(row) for row in code.matrix], np.uint8)


def seen(light: Soft, clarity: Soft | None = None) -> Modules:
    known = skeleton(VERSION)
    dark = np.where(known >= 0, known, light < 0).astype(np.uint8)
    return Modules(dark, light, np.ones_like(light) if clarity is None else clarity, 0.95, "seen")


def noisy(sigma: float, seed: int) -> Soft:
    clean = 1.0 - 2.0 * truth()
    return (clean + np.random.default_rng(seed).normal(0, sigma, clean.shape)).astype(np.float32)


def read(modules: Modules) -> bytes | None:
    dark = mended(modules)
    return None if dark is None else by_bitmap(dark)


def burnt(rows: int) -> Modules:
    light, clarity = noisy(0.1, 1), np.ones_like(noisy(0.1, 1))
    light[16 : 16 + rows, 9:40] = 0.9
    clarity[16 : 16 + rows, 9:40] = 0.0
    return seen(light, clarity)


def test_what_glare_hides_is_mended_where_plain_correction_cannot() -> None:
    modules = burnt(12)
    assert by_bitmap(modules.dark) is None
    assert read(modules) == TEXT


def test_where_too_much_is_hidden_nothing_is_said() -> None:
    assert mended(burnt(32)) is None


def test_nothing_is_lost_that_plain_correction_reads_and_never_another_text() -> None:
    looks = [seen(noisy(0.48, seed)) for seed in range(20)]
    plain = [by_bitmap(one.dark) for one in looks]
    both = [read(one) for one in looks]
    assert plain.count(TEXT) > 5
    assert all(mine == TEXT for mine, theirs in zip(both, plain, strict=True) if theirs == TEXT)
    assert set(both) <= {TEXT, None}


@pytest.mark.parametrize("seed", range(20))
def test_noise_alone_is_never_mended(seed: int) -> None:
    light = np.random.default_rng(seed).normal(0, 1, truth().shape).astype(np.float32)
    assert mended(seen(light)) is None


def test_the_modules_given_are_left_as_they_are() -> None:
    modules = burnt(12)
    before = modules.dark.copy()
    mended(modules)
    assert (modules.dark == before).all()
