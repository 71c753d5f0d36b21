"""What holds for every test: Qt without a display, and the same examples each time where a machine judges them."""

import os

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
