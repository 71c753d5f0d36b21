"""What holds for every test: Qt without a display, and the same examples each time where a machine judges them."""

import gc
import os
from typing import Final

from hypothesis import settings

# Before Qt is imported, and for the processes that tests start. A test that wants a window says so to its own process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QSG_RENDER_LOOP", "basic")
os.environ.setdefault("LC_ALL", "C.UTF-8")
os.environ.pop("QT_LOGGING_RULES", None)

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if "CI" in os.environ else "local")

USUAL: Final = gc.get_threshold()
gc.set_threshold(50_000)  # what some thousand tests import is no garbage, and looking through it took seconds


def pytest_collection_finish() -> None:
    """Let the search for garbage pass over what stays to the end."""
    gc.freeze()
    gc.set_threshold(*USUAL)
