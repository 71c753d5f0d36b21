"""Window, camera and sound of one kiosk, as its loop and a technician's errands turn them."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.app.mounting import mounting_of
from kiosk.app.voice import Voice
from kiosk.domain.screen.event import Sound
from kiosk.domain.screen.state import State
from kiosk.settings import Settings
from kiosk.ui.catalogue import Catalogue
from kiosk.ui.presenter import present
from kiosk.ui.surroundings import Surroundings
from kiosk.ui.window import Window
from kiosk.workers.eyes import Eyes


@dataclass(frozen=True)
class Rig:
    """The loop's way to window, sound and camera."""

    window: Window
    catalogue: Catalogue
    eyes: Eyes
    voice: Voice

    def show(self, state: State, around: Surroundings) -> None:
        """Put what is so on the glass."""
        self.window.show_view(present(state, around, self.catalogue))

    def play(self, sound: Sound, heard: Callable[[bool], None] | None = None) -> None:
        """Let a sound be heard, and tell whether it can be."""
        self.voice.play(sound, heard)

    def read_cards(self, wanted: bool) -> None:  # noqa: FBT001  # the one thing it says
        """Have the camera read the barcodes of cards too, or no more."""
        self.eyes.read_cards(wanted)

    def apply(self, before: Settings, after: Settings) -> None:
        """Go by other settings."""
        if after.camera != before.camera:
            self.eyes.apply(after.camera)
        if after.display != before.display:
            self.window.pane.mount(mounting_of(after))
        if after.sound.volume != before.sound.volume:
            self.voice.set_volume(after.sound.volume)

    def rates(self) -> tuple[float, float]:
        """Return how many pictures the camera gives, and how many are looked at, a second."""
        return self.eyes.rates.pictures, self.eyes.rates.looks

    def dials(self) -> frozenset[str]:
        """Return what can be turned at the camera that is open."""
        return frozenset(dial.value for dial in self.eyes.dials)
