# ruff: noqa: INP001  # a script, no package
"""Synthesise the kiosk's sounds anew, byte for byte the same: python assets/sounds/make.py.

Two rising notes admit. Two equal, soft notes ask for staff, the same for a refusal and a doubt. All are sine waves
with a little of the octave above, faded in and out so that nothing clicks.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 22050
LOUDEST = 0.6

Note = tuple[float, float, float]
"""Frequency in Hz, start and length in seconds."""

SOUNDS: dict[str, tuple[Note, ...]] = {
    "admitted": ((659.26, 0.0, 0.16), (987.77, 0.13, 0.30)),
    "ask_staff": ((392.00, 0.0, 0.22), (392.00, 0.30, 0.34)),
    "noted": ((523.25, 0.0, 0.18),),
    "call": ((783.99, 0.0, 0.30), (622.25, 0.28, 0.50)),
}


def samples(notes: tuple[Note, ...]) -> bytes:
    """Return the notes together as 16-bit mono samples."""
    length = max(start + duration for _, start, duration in notes) + 0.05
    mixed = [0.0] * int(length * RATE)
    for frequency, start, duration in notes:
        first, count = int(start * RATE), int(duration * RATE)
        for place in range(count):
            at = place / RATE
            fade = min(1.0, at / 0.012) * math.cos(math.pi / 2 * place / count) ** 1.4
            tone = math.sin(2 * math.pi * frequency * at) + 0.22 * math.sin(4 * math.pi * frequency * at)
            mixed[first + place] += fade * tone / 1.22
    peak = max(abs(value) for value in mixed)
    return b"".join(struct.pack("<h", round(value / peak * LOUDEST * 32767)) for value in mixed)


def main() -> None:
    """Write each sound beside this script."""
    for name, notes in SOUNDS.items():
        with wave.open(str(Path(__file__).with_name(f"{name}.wav")), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(notes))


if __name__ == "__main__":
    main()
