"""Play one visitor after the other before the kiosk, and note what was shown against what had to be."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.demo.cast import Shows
from tests.demo.props import EMPTY, Part, render
from tests.demo.stage import Painted, Stage, StageError
from tests.demo.town import STAFF_CODE, STAFF_PIN

HINT: Final = "hint"
OUT_OF_VIEW: Final = 2.2
"""Seconds that a code must be out of view to be shown anew."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What became of one visitor: `shown` as in the cast, `ms` from the frame or last key to the painted answer."""

    part: Part
    shown: str
    checks: int
    ms: float | None
    trouble: str = ""


class Play:
    """Plays parts on a stage. `folder` takes the rendered frames, `pictures` the screens that were seen."""

    def __init__(self, stage: Stage, folder: Path, pictures: Path) -> None:
        self._stage = stage
        self._folder = folder
        self._pictures = pictures
        self._empty = folder / EMPTY
        self._grabbed: set[str] = set()
        stage.until(lambda seen: seen.kind == "ready" and seen.word("camera") == "live", "the camera's picture")
        self._grab("ready")

    def perform(self, part: Part) -> Scene:
        """Play one visitor from entrance to answer."""
        before = self._stage.painted.checks
        try:
            seen = self._act(part)
        except StageError as error:
            self._grab(f"{part.place:02}-trouble")
            return Scene(part, "nothing", self._stage.painted.checks - before, None, str(error))
        shown = seen.word("role") or ("compare" if seen.kind == "iin" else HINT)
        self._grab(f"{part.visitor.shows.name.lower()}-{shown}")
        self._leave(part)
        return Scene(part, shown, self._stage.painted.checks - before, seen.ms if part.visitor.reason else None)

    def _act(self, part: Part) -> Painted:
        match part.visitor.shows:
            case Shows.TYPED_IIN:
                return self._type_iin(part)
            case Shows.MISTYPED_IIN:
                return self._mistype_iin(part)
            case Shows.PASSPORT:
                return self._type_passport(part)
            case Shows.HAND_SCANNER:
                return self._answered(lambda: self._stage.do("scan", text=part.payload))
            case _:
                return self._hold(part)

    def _hold(self, part: Part) -> Painted:
        if part.visitor.shows is Shows.SCREENSHOT_AGAIN:
            self._stage.watch(OUT_OF_VIEW)
        file = self._folder / f"{part.place}.npy"
        render(part.payload, part.place + 10, file)
        begun = time.monotonic()
        seen = self._answered(lambda: self._stage.do("hold", file=str(file)), hint=part.visitor.shown == HINT)
        self._stage.watch(part.visitor.held - (time.monotonic() - begun))
        file.unlink()
        return seen

    def _type_iin(self, part: Part) -> Painted:
        self._unlock()
        self._type(part.typed)
        self._touch("confirm", "confirm")
        self._grab("confirm-iin")
        return self._answered(lambda: self._tap("confirm"))

    def _mistype_iin(self, part: Part) -> Painted:
        self._unlock()
        self._type(part.typed)
        return self._stage.until(lambda seen: seen.kind == "iin" and bool(seen.glass.get("wrong")), "a warning")

    def _type_passport(self, part: Part) -> Painted:
        state, _, number = part.typed.partition(":")
        self._unlock()
        self._touch("entry-passport", "states")
        self._grab("states")
        self._type("ГЕР")
        self._touch(f"state-{state}", "keyboard")
        self._type(number)
        self._grab("number")
        self._touch("confirm", "confirm")
        self._grab("confirm-passport")
        return self._answered(lambda: self._tap("confirm"))

    def _unlock(self) -> None:
        """Call an employee, who opens the number pad by code and PIN and asks the visitor's consent."""
        self._ready()
        self._touch("no_smartphone", "message")
        self._grab("calling-staff")
        self._touch("staff", "pin")
        code_asked = self._stage.painted.word("title")
        self._type(STAFF_CODE)
        self._stage.until(lambda seen: seen.word("title") != code_asked, "the PIN to be asked for")
        self._type(STAFF_PIN)
        self._grab("pin")
        self._touch("confirm", "iin")
        self._tap("consent")
        self._stage.until(lambda seen: seen.glass.get("consent") is True, "the consent to be ticked")
        self._grab("iin")

    def _answered(self, act: Callable[[], object], *, hint: bool = False) -> Painted:
        """Do something that ends in an answer, and wait until one is painted that was not there before."""
        before = self._stage.painted.checks
        act()
        return self._stage.until(
            lambda seen: seen.checks > before and (seen.word("hint") != "" if hint else seen.kind == "message"),
            "a hint" if hint else "an answer",
        )

    def _leave(self, part: Part) -> None:
        self._clear()
        if part.visitor.shows is Shows.MISTYPED_IIN:
            self._touch("cancel", "ready")

    def _ready(self) -> None:
        self._stage.until(lambda seen: seen.kind == "ready" and seen.word("hint") == "", "the idle screen")

    def _touch(self, name: str, leads_to: str) -> None:
        self._tap(name)
        self._stage.until(lambda seen: seen.kind == leads_to, f"{leads_to} after {name}")

    def _tap(self, name: str) -> None:
        if not self._stage.do("touch", name=name):
            raise StageError(f"there is no {name} on the glass: {self._stage.painted.glass}")

    def _type(self, text: str) -> None:
        self._stage.do("type", text=text)

    def _clear(self) -> None:
        self._stage.do("hold", file=str(self._empty))

    def _grab(self, name: str) -> None:
        if name not in self._grabbed:
            self._grabbed.add(name)
            self._stage.do("grab", file=str(self._pictures / f"{name}.png"))
