"""What is passed in everywhere: the clock and the source of secret bytes."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the aware UTC instant it is."""

Random = Callable[[int], bytes]
"""Gives as many secret random bytes as asked."""
