"""What the documents promise, held against the code."""

import re
from pathlib import Path

from kiosk.vision.watch import CameraHealth
from sync.central.fleet.venue import CATEGORIES, REGIONS

ROOT = Path(__file__).parents[2]
WELL = {CameraHealth.STARTING, CameraHealth.GOOD, CameraHealth.SLOW}


def test_every_error_code_is_listed_with_its_remedy() -> None:
    sources = [*ROOT.glob("kiosk/**/*.py"), *ROOT.glob("sync/replica/*.py")]
    codes = {code for file in sources for code in re.findall(r'"(K-[A-Z]+(?:-[A-Z0-9]+)*)"', file.read_text("utf-8"))}
    codes |= {f"K-CAM-{health.value.upper()}" for health in CameraHealth if health not in WELL}
    assert len(codes) > 20
    assert sorted(codes - _listed()) == []


def test_the_readme_stays_short_and_every_page_it_names_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(readme.splitlines()) <= 150
    for page in re.findall(r"\]\(((?:docs|assets)/[^)#]+)\)", readme):
        assert (ROOT / page).exists(), page


def test_every_source_file_that_the_architecture_names_exists() -> None:
    named = set(re.findall(r"`((?:kiosk|sync)/[a-z_/.]+)`", (ROOT / "docs/architecture.md").read_text("utf-8")))
    assert len(named) > 10
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def _listed() -> set[str]:
    rows = re.findall(r"^\| (K-[^|]+) \|[^|]+\|[^|]+\|$", (ROOT / "docs/operating.md").read_text("utf-8"), re.MULTILINE)
    listed: set[str] = set()
    for row in rows:
        names = re.findall(r"K-[A-Z0-9-]+", row)
        stem, _, number = names[0].rpartition("-")
        listed |= set(names)
        if last := re.search(r" to (\d)", row):
            listed |= {f"{stem}-{n}" for n in range(int(number), int(last[1]) + 1)}
    return listed


def test_every_category_and_region_of_a_venue_is_named() -> None:
    central = (ROOT / "docs/central.md").read_text("utf-8")
    assert [word for word in sorted(CATEGORIES | REGIONS) if f"`{word}`" not in central] == []
