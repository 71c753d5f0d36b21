"""Invent what a kiosk's camera sees: phones and paper with codes, before textured moving backgrounds.

Everything follows from its seed. `still` and `stream` show a code, `background` a place without one.
"""

from tests.fakes.scenes.difficulty import CALM, HARD, NORMAL, Difficulty, Medium
from tests.fakes.scenes.lens import noisy
from tests.fakes.scenes.place import background
from tests.fakes.scenes.scene import photographed, still, stream

__all__ = ["CALM", "HARD", "NORMAL", "Difficulty", "Medium", "background", "noisy", "photographed", "still", "stream"]
