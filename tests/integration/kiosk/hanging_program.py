"""The kiosk's command line before a camera whose driver hangs for ever."""

import sys

from kiosk.__main__ import main
from kiosk.app import opening
from kiosk.vision.camera import Source
from tests.fakes.cameras import Hanging


def hanging(text: str) -> Source:
    return Hanging()


setattr(opening, "source_from", hanging)  # noqa: B010  # the composition root takes it from there
main(sys.argv[1:])
