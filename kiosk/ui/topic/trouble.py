"""What does not work, and what to do about it, in words; a code that has none shows what its finder said."""

from collections.abc import Mapping
from typing import Final

from kiosk.ui.service import Trouble
from kiosk.ui.speech import Speech
from kiosk.ui.words import unbroken

_OWN: Final = (
    *("dns", "route", "refused", "timeout", "cut", "slow", "tls", "captive_portal", "clock", "busy", "server_error"),
    *("missing", "answer_not_understood", "too_large", "token_refused", "ticket", "no_ticket"),
    *("not_enrolled", "already_enrolled"),
    *("revoked", "signature", "metadata_expired", "rollback", "not_as_signed", "pepper_missing", "digest", "bundle"),
    *("other_register", "disk_full", "read_only", "disk", "agent_stopped", "agent_busy", "internal_error"),
)
"""The agent's causes, which are keys of the catalogue as they are."""
WORDS: Final[Mapping[str, str]] = {code: code for code in _OWN} | {
    "K-CAM-MISSING": "camera_missing",
    "K-CAM-LOST": "camera_missing",
    "K-CAM-FORBIDDEN": "camera_forbidden",
    "K-CAM-BUSY": "camera_busy",
    "K-CAM-FROZEN": "camera_stuck",
    "K-CAM-BLOCKED": "camera_stuck",
    "K-CAM-BLACK": "camera_black",
    "K-CLK-1": "clock",
    "K-DAT-1": "no_data",
    "K-DAT-2": "stale_data",
    "K-DATA": "disk",
    "K-DATA-IO": "disk",
    "K-DATA-CORRUPT": "data_damaged",
    "K-DATA-FOREIGN": "disk",
    "K-DATA-LOCKED": "locked",
    "K-DATA-NEWER": "newer",
    "K-DATA-WRONG": "not_as_signed",
    "K-DISK-FULL": "disk_full",
    "K-DSK-1": "disk_full",
    "K-ENR-1": "not_enrolled",
    "K-ENR-2": "disk_missing",
    "K-INT-1": "internal_error",
    "K-JRN-1": "journal_damaged",
    "K-JRN-2": "locked",
    "K-MBX-1": "mailbox_renewed",
    "K-REV-1": "revoked",
    "K-RUL-1": "newer",
    "K-SET-4": "settings_not_kept",
    "K-SND-1": "no_sound",
    "K-STF-1": "staff_unreadable",
    "K-STF-3": "disk",
    "K-STF-5": "last_technician",
    "K-TST-1": "decoder",
    "K-USB-1": "no_stick",
    "K-USB-2": "stick",
}
"""The codes that have words, and the key of the catalogue that each has them under."""


def what(trouble: Trouble, say: Speech) -> str:
    """Return what does not work."""
    key = WORDS.get(trouble.code)
    return say("trouble.other", code=trouble.code) if key is None else say(f"trouble.{key}")


def remedy(trouble: Trouble, say: Speech) -> str:
    """Return what to do about it, and the code to report."""
    key = WORDS.get(trouble.code)
    if key is None:
        return trouble.what
    return "\u00a0·\u00a0".join(filter(None, (say(f"remedy.{key}"), unbroken(to_report(trouble)))))


def to_report(trouble: Trouble) -> str:
    """Return the code that manuals list, none for a cause of the agent's: the words say it all."""
    return "" if trouble.code in _OWN else trouble.code
