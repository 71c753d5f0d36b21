"""The machine's own Chromium, driven by Playwright; no browser is downloaded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright


def find_chromium() -> str | None:
    """Return the program's path, or None where this machine has none."""
    return shutil.which("chromium")


@contextmanager
def chromium_running(program: str) -> Iterator[Browser]:
    """Run a browser without a window while the context lasts."""
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []  # its sandbox refuses root
        browser = playwright.chromium.launch(executable_path=program, args=options)
        yield browser
        browser.close()
