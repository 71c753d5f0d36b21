"""Give the frames of a webcam, a video file or a folder of images, all through one port."""

from pathlib import Path

from kiosk.vision.device import CameraInfo, list_cameras
from kiosk.vision.source import FIXED, CameraError, Frame, Image, Source, mirrored

__all__ = [
    "FIXED",
    "CameraError",
    "CameraInfo",
    "Frame",
    "Image",
    "Source",
    "list_cameras",
    "mirrored",
    "source_from",
]


def source_from(text: str) -> Source:
    """Choose the source that `text` names: an index, a device or its stable id, a folder, a video file."""
    path = Path(text)
    is_index = text.isascii() and text.isdigit()
    if not is_index and (path.is_dir() or path.is_file()):
        from kiosk.vision.playback import FolderSource, VideoSource  # noqa: PLC0415  # the first picture waits

        return FolderSource(path) if path.is_dir() else VideoSource(path)
    from kiosk.vision.webcam import WebcamSource  # noqa: PLC0415  # as above

    return WebcamSource(f"/dev/video{int(text)}" if is_index else text)
