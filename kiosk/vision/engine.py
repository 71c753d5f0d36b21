"""Call the two decoding libraries and give what they found in one form."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar

from kiosk.vision.grey import Grey
from kiosk.vision.reading import Quad, Reading

CARD = (
    zxingcpp.BarcodeFormat.Code128,
    zxingcpp.BarcodeFormat.Code39,
    zxingcpp.BarcodeFormat.ITF,
    zxingcpp.BarcodeFormat.PDF417,
)


@dataclass(frozen=True, slots=True)
class Trace:
    """Hold where zxing-cpp saw a code that it could not read."""

    version: int
    corners: Quad


def by_zxing(grey: Grey, step: str, *, barcodes: bool = False) -> tuple[list[Reading], list[Trace]]:
    """Return the codes that zxing-cpp reads and those that it only locates, at this resolution and polarity."""
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(grey),
        formats=_formats(barcodes=barcodes),
        try_invert=False,
        try_downscale=False,
        return_errors=True,
    )
    readings = [
        Reading(bytes(one.bytes), _quad(one.position), _format(one), step) for one in found if one.valid and one.bytes
    ]
    traces = [trace for one in found if not one.valid for trace in _traces(one)]
    return readings, traces


def by_zbar(grey: Grey, step: str) -> list[Reading]:
    """Return the QR codes that zbar reads, of plain ASCII: other bytes it rewrites in a charset it guesses."""
    try:
        found = pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])
    except (ValueError, pyzbar.PyZbarError):  # ValueError: structured append, which pyzbar does not know
        return []
    return [
        Reading(bytes(one.data), _turned(one.polygon), "QR", step)
        for one in found
        if len(one.polygon) == 4 and one.data and one.data.isascii()
    ]


def by_bitmap(dark: NDArray[np.uint8]) -> bytes | None:
    """Return what clean modules (1 = dark) say, None when error correction cannot make sense of them."""
    light = np.pad(np.where(dark > 0, 0, 255).astype(np.uint8), 4, constant_values=255)
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(np.kron(light, np.ones((3, 3), np.uint8))),
        formats=_formats(barcodes=False),
        binarizer=zxingcpp.Binarizer.BoolCast,
        try_rotate=False,
        try_invert=False,
        try_downscale=False,
    )
    return next((bytes(one.bytes) for one in found if one.valid and one.bytes), None)


@lru_cache(maxsize=2)
def _formats(*, barcodes: bool) -> zxingcpp.BarcodeFormats:
    return zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.QRCodeModel2, *(CARD if barcodes else ())))


def _traces(one: zxingcpp.Barcode) -> list[Trace]:
    extra = one.extra if isinstance(one.extra, dict) else {}
    version = str(extra.get("Version", ""))
    corners = _quad(one.position)
    if not version.isdecimal() or not 1 <= int(version) <= 40 or len(set(corners)) < 4:
        return []
    return [Trace(int(version), corners)]


def _quad(position: zxingcpp.Position) -> Quad:
    a, b, c, d = position.top_left, position.top_right, position.bottom_right, position.bottom_left
    return (float(a.x), float(a.y)), (float(b.x), float(b.y)), (float(c.x), float(c.y)), (float(d.x), float(d.y))


def _turned(polygon: list[pyzbar.Point]) -> Quad:
    a, b, c, d = ((float(point.x), float(point.y)) for point in polygon)
    return a, d, c, b  # zbar goes the other way round


def _format(one: zxingcpp.Barcode) -> str:
    name = str(one.format)
    return "QR" if name.startswith("QR") else name
