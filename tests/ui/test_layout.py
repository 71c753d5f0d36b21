"""Nothing is cut, nothing overlaps, everything is large enough to touch: every screen, language and size."""

from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickView
from pytestqt.qtbot import QtBot

from kiosk.domain.screen.state import Language
from kiosk.ui.asset import asset_folder
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.topic.terminal import LARGEST_SCALE, LEAST_SCALE
from tests.shots.screens import DENSITIES, SIZES, Shot, shots
from tests.shots.studio import Size, Studio, view_of
from tests.ui.glass import SLACK, Piece, is_within, overlap, pieces, room, touchables

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
def test_every_text_has_room_and_nothing_overlaps(studio: Studio, words: Catalogue, language: Language) -> None:
    found = [fault for shot in shots() for fault in _faults(studio, shot, language, words)]
    assert found == []


@pytest.mark.parametrize("scale", {LEAST_SCALE, LARGEST_SCALE} - {1.0})
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_overlaps_at_a_scale_that_a_technician_may_choose(words: Catalogue, size: Size, scale: float) -> None:
    made = Studio(size, view_of(next(shots()), Language.KK, words), scale)
    found = [fault for shot in shots() for fault in _faults(made, shot, Language.KK, words)]
    made.close()
    assert found == []


@pytest.mark.parametrize("language", [Language.KK])
def test_everything_that_is_touched_measures_15_mm(studio: Studio, words: Catalogue, language: Language) -> None:
    size = (studio.window.view.width(), studio.window.view.height())
    least = MILLIMETRES / 25.4 * DENSITIES[size] - SLACK
    small = []
    for shot in shots():
        studio.show(view_of(shot, language, words))
        small += [
            f"{shot.name}: {piece.name} {piece.rect.width():.0f}x{piece.rect.height():.0f} < {least:.0f}"
            for piece in touchables(studio.window.view)
            if min(piece.rect.width(), piece.rect.height()) < least
        ]
    assert small == []


def test_in_portrait_what_is_touched_lies_in_the_lower_half(qtbot: QtBot, words: Catalogue) -> None:
    made = Studio((1080, 1920), view_of(next(shots()), Language.RU, words))
    high = []
    for shot in shots():
        if not shot.name.startswith("self-") or "technician" in shot.name:
            continue
        made.show(view_of(shot, Language.RU, words))
        in_list = (piece for piece in touchables(made.window.view) if not piece.item.objectName().startswith("state-"))
        high += [f"{shot.name}: {piece.name}" for piece in in_list if piece.rect.top() < 960 - SLACK]
    made.close()
    assert high == []


@pytest.mark.parametrize("language", [Language.RU])
def test_the_letters_of_buttons_in_a_row_are_of_one_size(studio: Studio, words: Catalogue, language: Language) -> None:
    uneven, rows = [], 0
    for shot in shots():
        studio.show(view_of(shot, language, words))
        for sizes in _sizes(studio.window.view):
            rows += 1
            if max(sizes) - min(sizes) > 1:
                uneven.append(f"{shot.name}: {sizes}")
    assert rows > 0
    assert uneven == []


def _sizes(view: QQuickView) -> Iterable[list[int]]:
    """Return the sizes of the letters of the buttons of each row."""
    rows: dict[tuple[float, float], list[int]] = {}
    for piece in pieces(view, "QQuickText"):
        row = piece.item.parentItem().parentItem()
        if row.metaObject().className().startswith("Buttons"):
            corner = row.mapToScene(QPointF(0, 0)).toTuple()
            rows.setdefault(corner, []).append(piece.item.property("fontInfo").property("pixelSize").toInt())
    return rows.values()


def _faults(studio: Studio, shot: Shot, language: Language, words: Catalogue) -> Iterator[str]:
    studio.show(view_of(shot, language, words))
    view = studio.window.view
    for fault in (*_cut(view), *_overlapping(view)):
        yield f"{shot.name}: {fault}"


def _cut(view: QQuickView) -> Iterator[str]:
    whole = view.rootObject().boundingRect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    for piece in pieces(view, "QQuickText"):
        item = piece.item
        if item.property("truncated"):
            yield f"elided: {piece.name!r}"
        width, height = room(item)
        if item.property("contentWidth") > width + SLACK or item.property("contentHeight") > height + SLACK:
            yield f"larger than its box: {piece.name!r}"
        if not whole.contains(piece.rect) and piece.clip.intersects(piece.rect):
            yield f"outside the glass: {piece.name!r}"
        if _partly_hidden(piece):
            yield f"cut off: {piece.name!r}"
    for piece in touchables(view):
        if not whole.contains(piece.rect) and piece.clip.intersects(piece.rect):
            yield f"button outside the glass: {piece.name!r}"


def _partly_hidden(piece: Piece) -> bool:
    roomy = piece.clip.adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return piece.clip.intersects(piece.rect) and not roomy.contains(piece.rect)


def _overlapping(view: QQuickView) -> Iterator[str]:
    texts = [piece for piece in pieces(view, "QQuickText") if piece.clip.intersects(piece.rect)]
    icons = [piece for piece in pieces(view, "QQuickImage") if piece.name and piece.clip.intersects(piece.rect)]
    keys = [piece for piece in touchables(view) if piece.clip.intersects(piece.rect)]
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
