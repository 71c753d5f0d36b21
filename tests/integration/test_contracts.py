"""Each import contract of pyproject.toml fails on what breaks it: planted in a copy of the sources, never in them."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
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
    ("kiosk in layers", {"kiosk/vision/planted.py": "import kiosk.health", "kiosk/health.py": ""}),
    ("kiosk in layers", {"kiosk/planted.py": ""}),
    ("sync in layers", {"sync/wire/planted.py": "import sync.replica"}),
    ("sync in layers", {"sync/agent/planted.py": "import sync.central", "sync/central/__init__.py": ""}),
    ("sync.model is pure", {"sync/model/planted.py": "import time"}),
    ("sync.model is pure", {"sync/model/planted.py": "import pydantic"}),
    ("kiosk.domain is pure", {"kiosk/domain/planted.py": "import logging"}),
    ("kiosk.domain is pure", {"kiosk/domain/planted.py": "import sync.passes"}),
    ("Qt only where it is shown or threaded", {"kiosk/vision/planted.py": "import PySide6.QtCore"}),
    ("kiosk.ui sees views, never data", {"kiosk/ui/planted.py": "import sync.passes", "kiosk/ui/__init__.py": ""}),
    ("kiosk.ui sees views, never data", {"kiosk/ui/planted.py": "import sqlite3", "kiosk/ui/__init__.py": ""}),
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


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for package in ("kiosk", "sync"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.pyc", "*.qml"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(sources: Path) -> set[str]:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=sources,
        env=os.environ | {"PYTHONPATH": str(sources), "NO_COLOR": "1", "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert "Contracts: " in run.stdout, run.stdout
    return set(re.findall(r"^(.+) BROKEN$", run.stdout, re.MULTILINE))


@pytest.mark.parametrize(("contract", "planted"), BREACHES)
def test_a_contract_fails_on_an_import_that_breaks_it(sources: Path, contract: str, planted: Mapping[str, str]) -> None:
    for name, text in planted.items():
        path = sources / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert contract in broken_contracts(sources)


def test_every_contract_has_its_breach() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = {contract["name"] for contract in configuration["tool"]["importlinter"]["contracts"]}
    assert named == {contract for contract, _ in BREACHES}
