"""Correct what error correction without doubt cannot: code words whose modules are in doubt count as erased.

Glare, a finger, a logo or a fold spoil modules in one place, and the picture shows where: what is known to be doubtful
costs half of what an unknown error costs. The corrected modules are drawn anew; the library reads them.
"""

import numpy as np
from numpy.typing import NDArray

from kiosk.vision.codeword import Block, blocks_of, format_of, masked, with_format, word_places
from kiosk.vision.grid import Modules
from kiosk.vision.plane import Singles
from kiosk.vision.solomon import mended_word
from kiosk.vision.symbol import version_of

Bits = NDArray[np.uint8]

SPARE = 4  # check words kept for detection: what is believed by chance is one in 4,000 million
SHARES = (0.5, 0.75, 0.25, 1.0)  # of the check words spent on erasures, tried in turn
STEEP = 4.0  # how fast doubt falls with a module's distance from the threshold, in standard deviations


def mended(modules: Modules) -> Bits | None:
    """Return side×side of 0 and 1 (dark) that are a symbol without an error, None when too much is in doubt."""
    side = len(modules.dark)
    version = version_of(side)
    light = modules.light * modules.clarity
    form = format_of(light)
    places, turned = word_places(version), masked(version, form.mask).ravel()
    bits = (modules.dark.ravel() ^ turned)[places]
    words = np.packbits(bits, axis=1).ravel()
    doubt = _doubt(light.ravel()[places])
    for block in blocks_of(version, form.level):
        right = _block(block, words, doubt)
        if right is None:
            return None
        words[list(block.words)] = right
    out = modules.dark.ravel().copy()
    out[places.ravel()] = np.unpackbits(words) ^ turned[places.ravel()]
    return with_format(out.reshape(side, side), form)


def _doubt(light: Singles) -> Singles:
    """Return for each word of eight soft modules how likely one of them is wrong, in no unit."""
    spread = float(np.sqrt(np.mean(light * light))) + 1e-6
    return np.asarray(np.exp(-STEEP * np.abs(light) / spread).sum(axis=1), np.float32)


def _block(block: Block, words: Bits, doubt: Singles) -> list[int] | None:
    places = list(block.words)
    word = [int(value) for value in words[places]]
    worst = [int(place) for place in np.argsort(-doubt[places])]
    right = mended_word(word, block.checks, [], 0)  # as the library does
    most = block.checks - SPARE
    tries = (mended_word(word, block.checks, worst[: int(share * most)], SPARE) for share in SHARES)
    return right or next((right for right in tries if right is not None), None)
