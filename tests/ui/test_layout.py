"""Nothing is cut, nothing overlaps, everything is large enough to touch: every screen, language and size."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF

from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.pane import Mounting
from kiosk.ui.topic.terminal import LARGEST_SCALE, LEAST_SCALE
from tests.shots.screens import DENSITIES, SIZES, Shot, shots
from tests.shots.studio import Size, Studio, view_of
from tests.ui.glass import SLACK, Glass, Piece, is_within, look, overlap, room

MILLIMETRES = 15.0


@pytest.fixture(scope="module")
def words(qapp: object) -> Catalogue:
    return Catalogue(asset_folder() / "i18n")


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def studio(request: pytest.FixtureRequest, words: Catalogue) -> Iterator[Studio]:
    size: Size = request.param
    made = Studio(size, view_of(next(shots()), Language.KK, words))
    yield made
    made.close()


@pytest.mark.parametrize("language", Language)
def test_every_text_has_room_nothing_overlaps_and_what_is_touched_is_large_enough(
    studio: Studio, words: Catalogue, language: Language
) -> None:
    assert _faults(studio, words, language, (_cut, _overlapping, _small, _high, _uneven)) == []


@pytest.mark.parametrize("scale", {LEAST_SCALE, LARGEST_SCALE} - {1.0})
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_overlaps_at_a_scale_that_a_technician_may_choose(words: Catalogue, size: Size, scale: float) -> None:
    made = Studio(size, view_of(next(shots()), Language.KK, words), scale)
    found = _faults(made, words, Language.KK, (_cut, _overlapping))
    made.close()
    assert found == []


@pytest.mark.parametrize("language", Language)
def test_labels_are_read_from_a_ladder_on_a_wide_screen_of_few_dots(words: Catalogue, language: Language) -> None:
    pages = [shot for shot in shots() if shot.name in {"technician-staff", "technician-terminal"}]
    made = Studio((1280, 800), view_of(pages[0], language, words))
    made.pane.mount(Mounting(dpi=96.0, reduced_motion=True))
    found: list[str] = []
    for page in pages:
        made.show(view_of(page, language, words))
        found += _tiny(look(made.window.view))
    made.close()
    assert found == []


def test_the_letters_of_buttons_in_a_row_are_seen(studio: Studio, words: Catalogue) -> None:
    studio.show(view_of(next(shot for shot in shots() if shot.name == "self-iin-confirm"), Language.RU, words))
    assert _rows(look(studio.window.view)) != []


Check = Callable[[Shot, Glass], Iterable[str]]


def _faults(studio: Studio, words: Catalogue, language: Language, checks: Sequence[Check]) -> list[str]:
    """Put every screen on the glass and return what the checks find."""
    found = []
    for shot in shots():
        studio.show(view_of(shot, language, words))
        glass = look(studio.window.view)
        found += [f"{shot.name}: {fault}" for check in checks for fault in check(shot, glass)]
    return found


def _small(_: Shot, glass: Glass) -> Iterator[str]:
    """Yield what is touched and smaller than 15 mm."""
    least = MILLIMETRES / 25.4 * DENSITIES[glass.size] - SLACK
    for piece in glass.touchables:
        if min(piece.rect.width(), piece.rect.height()) < least:
            yield f"{piece.name} {piece.rect.width():.0f}x{piece.rect.height():.0f} < {least:.0f}"


def _high(shot: Shot, glass: Glass) -> Iterator[str]:
    """Yield what a visitor touches in the upper half of a screen that stands upright, the rows of a list apart."""
    width, height = glass.size
    if width > height or not shot.name.startswith("self-") or "technician" in shot.name:
        return
    for piece in glass.touchables:
        if not piece.item.objectName().startswith("state-") and piece.rect.top() < height / 2 - SLACK:
            yield f"in the upper half: {piece.name}"


def _uneven(_: Shot, glass: Glass) -> Iterator[str]:
    """Yield the rows of buttons whose letters differ in size."""
    return (f"letters of {sizes} in a row" for sizes in _rows(glass) if max(sizes) - min(sizes) > 1)


def _tiny(glass: Glass) -> Iterator[str]:
    """Yield the labels of buttons whose letters are smaller than a fiftieth of the shorter side."""
    for piece in glass.texts:
        pixels = piece.item.property("fontInfo").property("pixelSize").toInt()
        if piece.item.parentItem().metaObject().className().startswith("Key") and pixels * 50 < min(glass.size):
            yield f"letters of {pixels}: {piece.name!r}"


def _rows(glass: Glass) -> list[list[int]]:
    """Return the sizes of the letters of the buttons of each row."""
    rows: dict[tuple[float, float], list[int]] = {}
    for piece in glass.texts:
        row = piece.item.parentItem().parentItem()
        if row.metaObject().className().startswith("Buttons"):
            corner = row.mapToScene(QPointF(0, 0)).toTuple()
            rows.setdefault(corner, []).append(piece.item.property("fontInfo").property("pixelSize").toInt())
    return list(rows.values())


def _cut(_: Shot, glass: Glass) -> Iterator[str]:
    whole = glass.whole.adjusted(-SLACK, -SLACK, SLACK, SLACK)
    for piece in glass.texts:
        item = piece.item
        if item.property("truncated"):
            yield f"elided: {piece.name!r}"
        width, height = room(item)
        if item.property("contentWidth") > width + SLACK or item.property("contentHeight") > height + SLACK:
            yield f"larger than its box: {piece.name!r}"
        if not whole.contains(piece.rect) and _in_view(piece):
            yield f"outside the glass: {piece.name!r}"
        if _partly_hidden(piece):
            yield f"cut off: {piece.name!r}"
    for piece in glass.touchables:
        if not whole.contains(piece.rect) and _in_view(piece):
            yield f"button outside the glass: {piece.name!r}"


def _in_view(piece: Piece) -> bool:
    return piece.clip.intersects(piece.rect)


def _partly_hidden(piece: Piece) -> bool:
    roomy = piece.clip.adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return _in_view(piece) and not roomy.contains(piece.rect)


def _overlapping(_: Shot, glass: Glass) -> Iterator[str]:
    texts = [piece for piece in glass.texts if _in_view(piece)]
    icons = [piece for piece in glass.icons if piece.name and _in_view(piece)]
    keys = [piece for piece in glass.touchables if _in_view(piece)]
    for one, other in combinations((*texts, *icons), 2):
        if overlap(one.rect, other.rect):
            yield f"overlap: {one.name!r} and {other.name!r}"
    for key in keys:
        for one in (*texts, *icons):
            if overlap(key.rect, one.rect) and not is_within(one.item, key.item):
                yield f"{one.name!r} lies over the button {key.name!r}"
    for one, other in combinations(keys, 2):
        if overlap(one.rect, other.rect):
            yield f"buttons overlap: {one.name!r} and {other.name!r}"
