"""One page that shows all pictures small, those of one screen beside each other."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

_STYLE: Final = (
    "body{font:14px sans-serif;background:#555;color:#fff}div{display:flex;flex-wrap:wrap;gap:6px}img{height:260px}"
)


def sheet(pictures: Iterable[Path], folder: Path) -> str:
    """Return the page; pictures of one name belong together."""
    screens: dict[str, list[Path]] = {}
    for picture in pictures:
        screens.setdefault(picture.stem, []).append(picture.relative_to(folder))
    rows = "".join(
        f"<h2>{escape(name)}</h2><div>"
        + "".join(
            f'<a href="{path}"><img loading="lazy" src="{path}" title="{escape(str(path.parent))}"></a>'
            for path in paths
        )
        + "</div>\n"
        for name, paths in sorted(screens.items())
    )
    return f"<!doctype html><meta charset=utf-8><title>Every screen</title><style>{_STYLE}</style>\n{rows}"
