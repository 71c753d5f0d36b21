"""How the glass is mounted, by the settings."""

from kiosk.settings import Settings
from kiosk.ui.pane import Mounting


def mounting_of(settings: Settings) -> Mounting:
    """Return how the glass is mounted."""
    display = settings.display
    return Mounting(
        dpi=display.dpi,
        rotation=display.rotation,
        scale=display.scale,
        reduced_motion=display.reduced_motion,
    )
