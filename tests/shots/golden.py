"""The few screens whose pictures are kept, so that a change of any pixel is a decision."""

from pathlib import Path
from typing import Final

from kiosk.domain.screen.state import Language

FOLDER: Final = Path(__file__).parent / "golden"
SMALL: Final = (800, 480)
TALL: Final = (1080, 1920)
GOLDEN: Final = (
    ("self-ready-camera-lost", Language.KK, TALL),
    ("self-iin", Language.RU, TALL),
    ("self-verdict-green", Language.KK, SMALL),
    ("self-verdict-red", Language.EN, SMALL),
    ("self-verdict-expired_pass", Language.RU, SMALL),
    ("self-states", Language.KK, SMALL),
    ("desk-out-of-order-no_data", Language.RU, SMALL),
    ("desk-number", Language.EN, SMALL),
)
"""Screen, language and size. None shows the camera, whose noise compresses badly."""
