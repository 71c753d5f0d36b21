"""What the text in a QR code of ours begins with, so that whoever reads one knows it before anything else is asked."""

from typing import Final

PASS_PREFIX: Final = "KZ1:"
TICKET_PREFIX: Final = "KZE1:"
