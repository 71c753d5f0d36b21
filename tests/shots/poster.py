"""The pictures of the documentation: a few screens side by side, rendered by the kiosk's own window."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from kiosk.domain.screen.state import Language
from kiosk.ui.words import Words
from tests.shots.screens import shots
from tests.shots.studio import Size, Studio, view_of

TALL: Final = (1080, 1920)
WIDE: Final = (1920, 1080)
Strip = tuple[tuple[str, Language, Size], ...]
POSTERS: Final[dict[str, Strip]] = {
    "kiosk": (
        ("self-ready", Language.KK, TALL),
        ("self-verdict-green", Language.KK, TALL),
        ("self-verdict-expired_pass", Language.RU, TALL),
        ("desk-verdict-red", Language.EN, WIDE),
    ),
    "staff": (
        ("self-calling", Language.RU, TALL),
        ("self-iin", Language.RU, TALL),
        ("desk-ready", Language.RU, WIDE),
    ),
    "technician": (
        ("technician-status-bad", Language.EN, WIDE),
        ("technician-sync", Language.EN, WIDE),
    ),
}
HEIGHT: Final = 600
GAP: Final = 24
WALL: Final = QColor("#DAD6CC")


def hang(strip: Strip, words: Words, path: Path) -> None:
    """Save screens side by side, of one height, with round corners."""
    screens = [_screen(name, language, size, words) for name, language, size in strip]
    width = sum(screen.width() for screen in screens) + GAP * (len(screens) + 1)
    wall = QImage(width, HEIGHT + 2 * GAP, QImage.Format.Format_RGB32)
    wall.fill(WALL)
    painter = QPainter(wall)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = float(GAP)
    for screen in screens:
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(x, GAP, screen.width(), HEIGHT), 14, 14)
        painter.setClipPath(frame)
        painter.drawImage(int(x), GAP, screen)
        x += screen.width() + GAP
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    wall.save(str(path))


def _screen(name: str, language: Language, size: Size, words: Words) -> QImage:
    view = view_of(next(shot for shot in shots() if shot.name == name), language, words)
    studio = Studio(size, view)
    studio.show(view)
    picture = studio.picture().scaledToHeight(HEIGHT, Qt.TransformationMode.SmoothTransformation)
    studio.close()
    return picture
