"""Give the frames of a webcam, a video file or a folder of images, all through one port."""

from pathlib import Path

from kiosk.vision.device import CameraInfo, list_cameras
from kiosk.vision.dial import Dial
from kiosk.vision.playback import FolderSource, Pace, VideoSource
from kiosk.vision.source import FIXED, CameraError, Frame, Image, Source, mirrored
from kiosk.vision.webcam import WebcamSource

__all__ = [
    "FIXED",
    "CameraError",
    "CameraInfo",
    "Dial",
    "FolderSource",
    "Frame",
    "Image",
    "Pace",
    "Source",
    "VideoSource",
    "WebcamSource",
    "list_cameras",
    "mirrored",
    "source_from",
]


def source_from(text: str) -> Source:
    """Choose the source that `text` names: an index, a device or its stable id, a folder, a video file."""
    if text.isascii() and text.isdigit():
        return WebcamSource(f"/dev/video{int(text)}")
    path = Path(text)
    if path.is_dir():
        return FolderSource(path)
    if path.is_file():
        return VideoSource(path)
    return WebcamSource(text)
