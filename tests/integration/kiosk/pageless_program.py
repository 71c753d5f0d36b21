"""The kiosk's command line with the pages of a folder that the first argument names."""

import sys
from pathlib import Path

from kiosk.__main__ import main
from kiosk.ui import pane

setattr(pane, "QML", Path(sys.argv[1]))  # noqa: B010  # a constant everywhere else
main(sys.argv[2:])
