"""The log: one JSON object a line, made of `key=value` messages. Never a name, an identity, a pass or a token."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Final, TextIO

_PAIR: Final = re.compile(r"(\w+)=('[^']*'|\"[^\"]*\"|\S*)")

_QUOTED: Final = re.compile(r"^(DETAIL|CONTEXT):.*\n?", re.MULTILINE)
"""Lines in which PostgreSQL quotes the row that it did not take."""


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object: when, how grave, from where, and the pairs of its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        message = record.getMessage()
        line: dict[str, str] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
        }
        pairs = _PAIR.findall(message) if message.startswith("event=") else []
        line |= {key: value.strip("'\"") for key, value in pairs} if pairs else {"message": message}
        if record.exc_info:
            line["traceback"] = _QUOTED.sub("", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def start_log(stream: TextIO, level: int) -> None:
    """Send everything that is logged to a stream."""
    sink = logging.StreamHandler(stream)
    sink.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[sink], force=True)
