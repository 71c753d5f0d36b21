"""Damaged files: no wrong answer that no check would find, nothing but a ReplicaError, and repair without a restart."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.model.status import TOMBSTONE
from sync.replica.database import Corrupt, Folder, ReplicaError
from sync.replica.find import Replica
from sync.replica.install import apply_delta, check_digest, install_base, quick_check
from sync.replica.state import Held, bases
from tests.fakes.published import PEPPER, Published, some_rows
from tests.fakes.replica import new_folder, no_progress, serving, wrong_answers

Damage = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return new_folder(tmp_path / "data")


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(tmp_path, some_rows(2000), seq=7)


def answers(replica: Replica, keys: list[int]) -> None:
    if replica.held() is not None:
        for key in keys:
            replica.find(key)


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database" * 999),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(bytes(path.stat().st_size)),
    ],
    ids=["gone", "empty", "foreign", "cut", "zeroed"],
)
def test_a_damaged_base_is_said_and_serves_again_once_it_is_repaired(
    folder: Folder, published: Published, damage: Damage
) -> None:
    serving(folder, published).close()
    (base,) = bases(folder)
    damage(base)
    replica = Replica(folder)
    for _ in range(2):
        with pytest.raises(ReplicaError):
            answers(replica, list(published.rows))
    install_base(folder, published.base(), PEPPER, no_progress)
    replica.held()
    assert wrong_answers(replica, published.rows, {}) == []


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"no database" * 999)])
def test_a_damaged_state_file_is_said_and_serves_again_once_it_is_replaced(
    folder: Folder, published: Published, damage: Damage
) -> None:
    serving(folder, published).close()
    damage(folder.state)
    replica = Replica(folder)
    with pytest.raises(Corrupt, match=r"state\.db"):
        replica.held()
    for path in folder.path.glob("state.db*"):
        path.unlink()
    assert replica.held() is None
    install_base(folder, published.base(), PEPPER, no_progress)
    assert replica.held() is not None
    assert wrong_answers(replica, published.rows, {}) == []


def test_a_state_file_that_is_taken_away_under_a_reader_is_noticed_and_so_is_the_next_one(
    folder: Folder, published: Published
) -> None:
    replica = serving(folder, published)
    for path in folder.path.glob("state.db*"):
        path.unlink()
    assert replica.held() is None
    install_base(folder, published.base(), PEPPER, no_progress)
    assert replica.held() is not None
    assert wrong_answers(replica, published.rows, {}) == []


def test_a_base_of_another_publication_in_the_right_place_is_refused(
    folder: Folder, published: Published, tmp_path: Path
) -> None:
    serving(folder, published).close()
    other = new_folder(tmp_path / "other")
    serving(other, Published(tmp_path, {1: 0}, seq=8)).close()
    bases(folder)[0].write_bytes(bases(other)[0].read_bytes())
    with pytest.raises(Corrupt, match="not the base"):
        Replica(folder).held()


def test_quick_check_names_a_damaged_structure(folder: Folder, published: Published) -> None:
    serving(folder, published).close()
    apply_delta(folder, published.change(some_rows(500, seed=2)))
    whole = folder.state.read_bytes()
    folder.state.write_bytes(whole[:20_000] + bytes(len(whole) - 20_000))
    with pytest.raises(Corrupt):
        quick_check(folder)


@dataclass(frozen=True)
class Sound:
    """A terminal's files in order, and what they must say."""

    folder: Folder
    published: Published
    removed: int
    held: Held


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    path = tmp_path_factory.mktemp("sound")
    folder, published = new_folder(path / "data"), Published(path, some_rows(60), seq=7)
    serving(folder, published).close()
    removed, changed, *_ = published.rows
    held = apply_delta(folder, published.change({removed: TOMBSTONE, changed: 3 << 24, 5: 1 << 24}))
    return Sound(folder, published, removed, held)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255), which=st.sampled_from(["base", "state"]))
def test_no_flipped_byte_gives_a_wrong_answer_that_the_checks_do_not_find(
    sound: Sound, at: float, flip: int, which: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(Path(shutil.copytree(sound.folder.path, Path(name) / "data")))
        path = bases(folder)[0] if which == "base" else folder.state
        whole = bytearray(path.read_bytes())
        whole[int(at * len(whole))] ^= flip
        path.write_bytes(whole)
        found = [check for check in (quick_check, check_digest) if not passes(partial(check, folder))]
        with closing(Replica(folder)) as replica:
            right = passes(lambda: wrong_answers(replica, sound.published.rows, {sound.removed: 0}) == [])
            assert right or found or held(replica) != sound.held


def passes(action: Callable[[], object]) -> bool:
    """Tell whether an action neither returns False nor raises a ReplicaError; anything else fails the test."""
    try:
        return action() is not False
    except ReplicaError:
        return False


def held(replica: Replica) -> Held | None:
    """Return what is held, None where that cannot be read."""
    try:
        return replica.held()
    except ReplicaError:
        return None
