"""Read the codes of a grey image within a budget of CPU time."""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what one code says: bytes, never text, for no charset is guessed; `corners` in pixels of the image."""

    payload: bytes
    corners: tuple[Point, Point, Point, Point]
    format: str
    step: str = ""


class Decoder:
    """Read one stream of images."""

    def decode(self, grey: Grey, budget: float, now: float = 0.0, barcodes: bool = False) -> tuple[Reading, ...]:
        """Return the codes in view, the one nearest the guide's centre first; never raise.

        `grey` is H×W uint8, `budget` in seconds of this thread's CPU time, `now` monotonic seconds. With `barcodes` the
        symbologies of identity cards are tried as well.
        """
        if grey.ndim != 2 or min(grey.shape) < 16 or grey.dtype != np.uint8:
            return ()
        begun = time.thread_time()
        found = _zxing(grey, barcodes)
        if not found and time.thread_time() - begun < budget:
            found = _zbar(grey)
        height, width = grey.shape
        return tuple(sorted(found, key=lambda reading: _distance(reading, width / 2, height / 2)))


def _zxing(grey: Grey, barcodes: bool) -> list[Reading]:
    import zxingcpp

    card = (
        zxingcpp.BarcodeFormat.Code128,
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.ITF,
        zxingcpp.BarcodeFormat.PDF417,
    )
    formats = [zxingcpp.BarcodeFormat.QRCode, *(card if barcodes else ())]
    found = zxingcpp.read_barcodes(np.ascontiguousarray(grey), formats=formats)
    return [Reading(one.bytes, _corners(one.position), _format(str(one.format)), "zxing") for one in found]


def _zbar(grey: Grey) -> list[Reading]:
    from pyzbar import pyzbar

    try:
        found = pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])
    except ValueError:  # pyzbar does so on structured append
        return []
    return [Reading(one.data, _quad(one.polygon), "QR", "zbar") for one in found if len(one.polygon) == 4]


def _corners(position: object) -> tuple[Point, Point, Point, Point]:
    names = ("top_left", "top_right", "bottom_right", "bottom_left")
    a, b, c, d = ((float(getattr(position, n).x), float(getattr(position, n).y)) for n in names)
    return a, b, c, d


def _quad(polygon: object) -> tuple[Point, Point, Point, Point]:
    a, b, c, d = ((float(point.x), float(point.y)) for point in polygon)  # type: ignore[attr-defined]
    return a, b, c, d


def _format(name: str) -> str:
    return "QR" if name.startswith("QR") else name


def _distance(reading: Reading, x: float, y: float) -> float:
    cx = sum(corner[0] for corner in reading.corners) / 4
    cy = sum(corner[1] for corner in reading.corners) / 4
    return (cx - x) ** 2 + (cy - y) ** 2
