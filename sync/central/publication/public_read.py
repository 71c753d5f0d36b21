"""Whether terminals can read the publications where they are told to. They have no credentials; this server may."""

import urllib.request
from http.client import HTTPException
from typing import Final

LONGEST_WAIT: Final = 10.0
"""Seconds."""


def unreadable(address: str) -> str:
    """Return why nobody without credentials reads publications at an http(s) address, in words; empty where they do."""
    url = f"{address.rstrip('/')}/metadata/timestamp.json"
    try:
        with urllib.request.urlopen(url, timeout=LONGEST_WAIT) as answer:  # noqa: S310  # settings let http(s) alone in
            answer.read(1)
    except (OSError, HTTPException, ValueError) as fault:  # ValueError: a host name that is none
        return f"terminals cannot read {url}: {fault}"
    return ""
