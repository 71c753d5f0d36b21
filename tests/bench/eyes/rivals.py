"""Call other decoders with their defaults, each as a function from a grey image to the texts it reads."""

from collections.abc import Callable, Mapping, Sequence

import cv2
import zxingcpp
from pyzbar import pyzbar

from tests.bench.eyes.corpus import Grey, Payload

Reads = Callable[[Grey], Sequence[Payload]]


def rivals() -> Mapping[str, Reads]:
    """Return every single decoder that the eyes must be better than, by name."""
    return {
        "zxing": by_zxing,
        "zbar": by_zbar,
        "opencv": by_detector(cv2.QRCodeDetector()),
        "aruco": by_detector(cv2.QRCodeDetectorAruco()),
    }


def by_zxing(grey: Grey) -> Sequence[Payload]:
    """Read with zxing-cpp's defaults, QR codes only."""
    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    return [found.bytes for found in zxingcpp.read_barcodes(grey, formats=formats)]


def by_zbar(grey: Grey) -> Sequence[Payload]:
    """Read with zbar, QR codes only; pyzbar cannot take structured append."""
    try:
        return [found.data for found in pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])]
    except ValueError:
        return []


def by_detector(detector: "cv2.QRCodeDetector | cv2.QRCodeDetectorAruco") -> Reads:
    """Read with one of OpenCV's two."""

    def read(grey: Grey) -> Sequence[Payload]:
        try:
            found, texts, _, _ = detector.detectAndDecodeMulti(grey)
        except cv2.error:  # an assertion of its own, on some codes
            return []
        return [text for text in texts if text] if found else []

    return read
