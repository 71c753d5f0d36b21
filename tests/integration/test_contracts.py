"""Each import contract of pyproject.toml fails on what breaks it: planted in a copy of the sources, never in them."""

import io
import os
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stdout
from multiprocessing import get_context
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BREACHES: list[tuple[str, Mapping[str, str]]] = [
    ("sync knows nothing of kiosk", {"sync/model/planted.py": "import kiosk.errors"}),
    (
        "kiosk uses the replica and the shared language, nothing else of sync",
        {"kiosk/vision/planted.py": "import sync.wire.api"},
    ),
    ("kiosk in layers", {"kiosk/domain/planted.py": "import kiosk.vision"}),
    ("kiosk in layers", {"kiosk/vision/planted.py": "import kiosk.health"}),
    ("kiosk in layers", {"kiosk/planted.py": ""}),
    ("sync in layers", {"sync/wire/planted.py": "import sync.replica"}),
    ("sync in layers", {"sync/agent/planted.py": "import sync.central"}),
    ("sync.model is pure", {"sync/model/planted.py": "import time"}),
    ("sync.model is pure", {"sync/model/planted.py": "import pydantic"}),
    ("kiosk.domain is pure", {"kiosk/domain/planted.py": "import logging"}),
    ("kiosk.domain is pure", {"kiosk/domain/planted.py": "import sync.passes"}),
    ("Qt only where it is shown or threaded", {"kiosk/vision/planted.py": "import PySide6.QtCore"}),
    ("kiosk.ui sees views, never data", {"kiosk/ui/planted.py": "import sync.passes"}),
    ("kiosk.ui sees views, never data", {"kiosk/ui/planted.py": "import sqlite3"}),
    ("pictures are read only in kiosk.vision", {"kiosk/domain/planted.py": "import cv2"}),
    ("httpx only in the transport", {"sync/agent/planted.py": "import httpx"}),
    ("connections only where they are paced", {"sync/agent/planted.py": "import httpcore"}),
    ("Parquet only in snapshot files", {"sync/replica/planted.py": "import pyarrow.parquet"}),
    ("TUF only where trust is given or checked", {"sync/agent/planted.py": "from tuf import ngclient"}),
    (
        "the kiosk process never loads the libraries of the agent",
        {"kiosk/vision/planted.py": "import sync.model.planted", "sync/model/planted.py": "import httpx"},
    ),
]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("sources")
    for package in ("kiosk", "sync"):
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("*.pyc", "*.qml"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.fixture(scope="module")
def linter() -> Iterator[ProcessPoolExecutor]:
    """Start a process that has loaded the linter, and none of the packages it looks at."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        yield process


@contextmanager
def planted(sources: Path, files: Mapping[str, str]) -> Iterator[None]:
    """Have some files more, for a while."""
    for name, text in files.items():
        with (sources / name).open("x") as file:
            file.write(text)
    yield
    for name in files:
        (sources / name).unlink()


def broken_contracts(sources: Path) -> set[str]:
    """Return what breaks in the sources; in a process of its own, for it stays in their folder."""
    os.environ |= {"NO_COLOR": "1", "COLUMNS": "200"}
    from importlinter.cli import lint_imports  # looks at the width as it is loaded

    os.chdir(sources)
    said = io.StringIO()
    with redirect_stdout(said):
        lint_imports(no_cache=True, no_logo=True)
    assert "Contracts: " in said.getvalue(), said.getvalue()
    return set(re.findall(r"^(.+) BROKEN$", said.getvalue(), re.MULTILINE))


@pytest.mark.parametrize(("contract", "files"), BREACHES)
def test_a_contract_fails_on_an_import_that_breaks_it(
    sources: Path, linter: ProcessPoolExecutor, contract: str, files: Mapping[str, str]
) -> None:
    with planted(sources, files):
        assert contract in linter.submit(broken_contracts, sources).result()


def test_no_contract_fails_on_the_sources_as_they_are(sources: Path, linter: ProcessPoolExecutor) -> None:
    assert linter.submit(broken_contracts, sources).result() == set()


def test_every_contract_has_its_breach() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = {contract["name"] for contract in configuration["tool"]["importlinter"]["contracts"]}
    assert named == {contract for contract, _ in BREACHES}
