"""The words of the pages: whole in three languages, none that nobody says, none said that is not there."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.vision.watch import CameraHealth
from sync.agent.errors import Cause
from sync.agent.health import Health, fault_codes
from sync.central.fleet.fleet import NO_CONTACT
from sync.central.pages.words import Language, choose_language, read_words
from sync.replica.claim import ReplicaError

NOON = datetime(2021, 6, 6, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
WORDS = read_words()
KEYS = sorted({key for words in WORDS.by_language.values() for key in words})


def sources() -> Iterator[str]:
    """Give all that may name a word: the code of sync, templates, rule sets, and the states that terminals report."""
    for path in [path for ending in ("py", "html") for path in ROOT.glob(f"sync/**/*.{ending}")]:
        yield path.read_text("utf-8")
    yield from (path.read_text("utf-8") for path in ROOT.glob("sync/central/register/rule_sets/*.toml"))
    yield (ROOT / "kiosk/vision/watch.py").read_text("utf-8")


def literals(source: str) -> set[str]:
    return set(re.findall(r"""["']([\w.-]+)["']""", source))


SOURCE = "\n".join(sources())
LITERALS = literals(SOURCE)
NAMES = set(re.findall(r"\w+(?:-\w+)*", SOURCE.lower())) | set(re.findall(r"\w+", SOURCE.lower()))
FAMILIES = set(re.findall(r"""["']([a-z_]+\.(?:[a-z_]+_)?)["']\s*~""", SOURCE))
FAMILIES |= set(re.findall(r"""f["']([a-z_]+\.(?:[a-z_]+_)?)\{""", SOURCE))


@pytest.mark.parametrize("language", Language)
def test_no_language_lacks_a_word(language: Language) -> None:
    assert [key for key in KEYS if not WORDS.by_language[language].get(key)] == []


def test_every_language_fills_the_same_places() -> None:
    def places(word: str) -> frozenset[str]:
        return frozenset(name for _, name, _, _ in Formatter().parse(word) if name is not None)

    assert [key for key in KEYS if len({places(words[key]) for words in WORDS.by_language.values()}) > 1] == []


def test_no_word_is_unused() -> None:
    """A word of a family, like `category.spa`, is used where something has that name: `"spa"`, or `SPA` of an enum."""

    def is_used(key: str) -> bool:
        rests = [key.removeprefix(family) for family in FAMILIES if key.startswith(family)]
        rests += [rest.removesuffix("_ago") for rest in rests]
        return key in LITERALS or any(rest.lower() in NAMES or rest.isdecimal() for rest in rests)

    assert [key for key in KEYS if not is_used(key)] == []


def test_every_word_that_is_named_whole_is_there() -> None:
    parts = {key.partition(".")[0] for key in KEYS}
    said = {
        word
        for path in ROOT.glob("sync/central/p*/**/*.*")
        if path.suffix in {".py", ".html"}
        for word in literals(path.read_text("utf-8"))
    }
    named = {word for word in said if re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", word) and word.partition(".")[0] in parts}
    beginnings = {word for word in named if word.endswith("_")}
    files = {word for word in named if re.search(r"\.(html|css|js|svg|json|pdf|csv|webmanifest)$", word)}
    assert sorted(named - beginnings - files - set(KEYS)) == []


def errors_of_files(kind: type[ReplicaError] = ReplicaError) -> Iterator[str]:
    yield kind.code.lower()
    for narrower in kind.__subclasses__():
        yield from errors_of_files(narrower)


def test_every_fault_and_camera_that_a_terminal_may_report_has_its_word() -> None:
    ends = dict.fromkeys(("root", "targets", "rules", "snapshot"), NOON)
    expiring = fault_codes(Health(None, None, None, False, 0, 0, {}, ends), NOON)  # as in its class
    faults = {*(cause.value for cause in Cause), *errors_of_files(), *expiring} - NO_CONTACT
    assert {"k-jrn-1", "expires_root"} <= faults
    assert sorted(fault for fault in faults if f"fault.{fault}" not in KEYS) == []
    assert [health.value for health in CameraHealth if f"camera_state.{health.value}" not in KEYS] == []


@pytest.mark.parametrize(
    ("family", "named"),
    [("deed", r'\bnote(?:_deed|_done)?\([^"()]*(?:\(\))?[^"()]*"([a-z_]+)"'), ("said", r'\bsaid="([a-z_]+)"')],
)
def test_every_deed_and_everything_said_has_its_word(family: str, named: str) -> None:
    found = set(re.findall(named, SOURCE))
    assert len(found) > 5
    assert sorted(one for one in found if f"{family}.{one}" not in KEYS) == []


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "chosen"),
    [
        ("ru", "en", "kk", Language.RU),
        ("xx", "en", "kk", Language.EN),
        (None, None, "en-GB,en;q=0.9,ru;q=0.8", Language.EN),
        (None, None, "de, ru;q=0.2, en;q=0.7", Language.EN),
        (None, None, "en;q=0, ru;q=0.1", Language.RU),
        (None, None, "", Language.KK),
        (None, None, "*", Language.KK),
    ],
)
def test_the_language_is_the_one_asked_for_else_remembered_else_accepted(
    asked: str | None, remembered: str | None, accepted: str, chosen: Language
) -> None:
    assert choose_language(asked, remembered, accepted) is chosen


@given(st.none() | st.text(), st.none() | st.text(), st.text())
def test_no_header_is_too_strange_to_choose_by(asked: str | None, remembered: str | None, accepted: str) -> None:
    assert choose_language(asked, remembered, accepted) in Language
