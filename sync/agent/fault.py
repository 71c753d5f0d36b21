"""Name the cause of a failed exchange from what the operating system, TLS and HTTP said."""

import errno
import socket
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Final

from sync.agent.errors import Cause, SyncError, chain
from sync.agent.plain import plain

LONGEST_PAUSE: Final = 6 * 3600.0
"""However long a server asks for, it is asked again after this many seconds."""

_CERTIFICATE_TIMES: Final = frozenset({9, 10})
"""OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED."""

_UNREACHABLE: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_CUT: Final = frozenset({errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED})

_BY_STATUS: Final = MappingProxyType(
    {
        401: Cause.TOKEN,
        403: Cause.TOKEN,
        410: Cause.TOKEN,
        404: Cause.MISSING,
        408: Cause.BUSY,
        413: Cause.TOO_LARGE,
        429: Cause.BUSY,
        503: Cause.BUSY,
        511: Cause.CAPTIVE_PORTAL,
    }
)


def network_error(fault: Exception, where: str) -> SyncError | None:
    """Return what a failed connection means, or None where nothing in its chain of causes is known."""
    for link in chain(fault):
        cause = _cause(link)
        if cause is not None:
            return SyncError(cause, f"{where}: {_words(link)}")
    return None


def status_error(status: int, headers: Mapping[str, str], where: str, now: datetime) -> SyncError:
    """Return what an HTTP status other than success means, with the pause the server asked for (RFC 9110 10.2.3)."""
    pause = retry_after(headers.get("retry-after", ""), now)
    if 300 <= status < 400:
        return SyncError(Cause.CAPTIVE_PORTAL, f"{where}: redirected to {plain(headers.get('location', 'nowhere'))}")
    cause = _BY_STATUS.get(status, Cause.SERVER if status >= 500 else Cause.ANSWER)
    return SyncError(cause, f"{where}: HTTP status {status}", pause)


def retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or a date, bounded; None where there is none or it is not understood."""
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST_PAUSE)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST_PAUSE)


def looks_like_html(start: bytes) -> bool:
    """Tell whether an answer is a web page: none of ours is, but a captive portal's always."""
    return start.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<script", b"<body"))


def _cause(fault: BaseException) -> Cause | None:
    match fault:
        case socket.gaierror():
            return Cause.DNS
        case ssl.SSLCertVerificationError():
            return Cause.CLOCK if fault.verify_code in _CERTIFICATE_TIMES else Cause.TLS
        case ssl.SSLError():
            return Cause.TLS
        case ConnectionRefusedError():
            return Cause.REFUSED
        case TimeoutError():
            return Cause.TIMEOUT
        case OSError() if fault.errno in _UNREACHABLE:
            return Cause.ROUTE
        case OSError() if fault.errno in _CUT:
            return Cause.CUT
    return None


def _words(fault: BaseException) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return fault.verify_message
    return str(fault) or type(fault).__name__
