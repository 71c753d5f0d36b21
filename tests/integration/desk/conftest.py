"""The place that the desk's tests check people at."""

from pathlib import Path

import pytest

from tests.fakes.terminal import stock
from tests.integration.desk.place import STOCKED, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(stock(tmp_path / "data", STOCKED))
