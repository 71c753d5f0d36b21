"""Where icons, sounds, translations and fonts lie; what is missing is named with its remedy."""

from pathlib import Path
from typing import Final

from kiosk.errors import InstallationError

FONTS: Final = Path("/usr/share/fonts/truetype/noto")
"""Where Debian's fonts-noto-core puts its files."""
FONT_FILES: Final = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


def asset_folder() -> Path:
    """Return the folder of icons, sounds and translations: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"


def font_paths(folder: Path = FONTS) -> tuple[Path, ...]:
    """Return the paths of the text fonts, or raise InstallationError: without them Kazakh letters would be boxes."""
    paths = tuple(folder / name for name in FONT_FILES)
    for path in paths:
        if not path.is_file():
            raise InstallationError("K-INS-1", f"{path}: there is no such font", "Install Debian's fonts-noto-core.")
    return paths
