"""Turn a camera's picture into the grey image that codes are read from."""

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""H×W grey levels."""


def keep_to_one_thread() -> None:
    """Have OpenCV work on the calling thread: its pool spins while it waits, which costs more than it gains here."""
    import cv2

    cv2.setNumThreads(1)


def grey_of(image: NDArray[np.uint8]) -> Grey:
    """Return the luma (ITU-R BT.601) of an H×W×3 BGR picture."""
    import cv2  # 0.28 s that only a running camera should cost

    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
