import numpy as np
import pytest
import segno

from kiosk.vision.symbol import alignment_centres, side_of, skeleton, version_of


@pytest.mark.parametrize("version", range(1, 41))
def test_fixed_modules_are_those_of_an_independent_encoder(version: int) -> None:
    code = segno.make_qr("HELLO", version=version, mask=3)
    drawn = np.array([list(row) for row in code.matrix])
    known = skeleton(version)
    fixed = known >= 0
    assert known.shape == drawn.shape
    assert (known[fixed] == drawn[fixed]).all()


def test_a_version_is_told_by_its_side() -> None:
    assert [version_of(side_of(version)) for version in range(1, 41)] == list(range(1, 41))
    assert version_of(2.0) == 1
    assert version_of(1e6) == 40


def test_the_smallest_code_has_no_alignment_pattern() -> None:
    assert alignment_centres(1) == ()
    assert alignment_centres(2) == ((18, 18),)
    assert len(alignment_centres(7)) == 6
