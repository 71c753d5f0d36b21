"""What the program is made of: the packages it is installed with, and their licences, by their own word."""

from typing import TYPE_CHECKING, Final

from kiosk.ui.service import Licence

if TYPE_CHECKING:
    from importlib import metadata

OURSELVES: Final = "ashyq-kiosk"
MOST: Final = 80
LONGEST: Final = 60


def version() -> str:
    """Return the program's version; nothing where it is not installed as a package."""
    from importlib import metadata  # noqa: PLC0415  # 12 ms that the first check would wait for

    try:
        return metadata.version(OURSELVES)
    except metadata.PackageNotFoundError:
        return ""


def licences() -> tuple[Licence, ...]:
    """Return the licence of each installed package, by name. Reads a file a package: not for the GUI thread."""
    from importlib import metadata  # noqa: PLC0415  # as above

    found = {one.metadata["Name"] or "": one for one in metadata.distributions()}
    return tuple(Licence(name, one.version, _licence(one)) for name, one in sorted(found.items())[:MOST] if name)


def _licence(distribution: "metadata.Distribution") -> str:
    """Return the SPDX expression (PEP 639), else the classifiers' words, else the first line of the old field."""
    said = distribution.metadata
    expression = said["License-Expression"] or ""
    classified = [one.rsplit(" :: ", 1)[-1] for one in said.get_all("Classifier") or () if one.startswith("License ::")]
    old = (said["License"] or "").strip().splitlines()
    return (expression or ", ".join(classified) or (old[0] if old else "—"))[:LONGEST]
