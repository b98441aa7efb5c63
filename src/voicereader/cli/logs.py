"""Where the program's log goes and how a line of it looks. Nothing else in VoiceReader sets up logging.

Whatever a line tells comes from elsewhere in part: signs that would begin another line, or move a terminal's cursor,
are written as escapes, and words of the query that is being answered are left out.
"""

import json
import logging
import re
import threading
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from typing import Any
from urllib.parse import parse_qsl

from voicereader.behalf import asked, origin
from voicereader.errors import BadSetting, VoiceReaderError
from voicereader.settings import Settings

_SHORTEST = 3
"""Letters of a word of a query that is left out: shorter ones are in every line."""


def configure(settings: Settings) -> None:
    """Have the log written as the settings say; one in a file goes on in a new one where that is renamed.

    Raises:
        BadSetting: its file cannot be written.
    """
    try:
        handler = WatchedFileHandler(settings.log_file) if settings.log_file else logging.StreamHandler()
    except OSError as error:
        raise BadSetting(
            f"The log cannot be written to {settings.log_file} ({error.strerror}); name another with --log-file."
        ) from error
    handler.setFormatter(_Json() if settings.log == "json" else _Text())
    handler.addFilter(_without_addresses)
    level = logging.WARNING if settings.log == "off" else logging.INFO
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.getLogger("waitress").setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a full house is told to those who wait
    threading.excepthook = _failed


def _failed(failure: threading.ExceptHookArgs) -> None:
    if failure.exc_value is not None:
        name = failure.thread.name if failure.thread else "unknown"
        logging.getLogger("voicereader").error("the thread %s failed", name, exc_info=failure.exc_value)


def _without_addresses(record: logging.LogRecord) -> bool:
    """Have the server tell of an answer that broke off without its address; what we broke off is no defect."""
    if record.name == "waitress" and record.exc_info:
        record.msg, record.args = "an answer broke off", ()
        error = record.exc_info[1]
        if isinstance(error, VoiceReaderError):
            record.levelno, record.levelname, record.exc_info = logging.WARNING, "WARNING", None
            record.msg, record.args = "an answer broke off: %s", (error.sentence,)
    return True


class _Line(logging.Formatter):
    """What both kinds of lines have in common."""

    def parts(self, record: logging.LogRecord) -> tuple[str, dict[str, Any], str]:
        """Return the message, what else is told, and the traceback, without words of the query."""
        told = dict(getattr(record, "told", {}))
        traceback = told.pop("traceback", "") or (self.formatException(record.exc_info) if record.exc_info else "")
        return _unasked(record.getMessage()), told, _unasked(traceback)

    @staticmethod
    def time(record: logging.LogRecord) -> str:
        """Return when it was, in UTC."""
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _Json(_Line):
    """A JSON object a line, in ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        message, told, traceback = self.parts(record)
        line = {
            "time": self.time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message,
            "request": origin.get() or None,
            **told,
            "traceback": traceback or None,
        }
        return json.dumps({name: value for name, value in line.items() if value is not None}, default=str)


class _Text(_Line):
    """A line for people; those of a traceback follow, indented."""

    def format(self, record: logging.LogRecord) -> str:
        message, told, traceback = self.parts(record)
        words = [self.time(record), record.levelname, message, *(f"{name}={value}" for name, value in told.items())]
        words += [f"request={origin.get()}"] if origin.get() else []
        return "\n    ".join(_escaped(line) for line in [" ".join(words), *traceback.splitlines()])


def _escaped(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def _unasked(words: str) -> str:
    """Return a text without the words of the query that is being answered."""
    values = [value for _, value in parse_qsl(asked.get(), errors="replace")] if words and asked.get() else []
    private = {word for value in values for word in (value, *re.findall(r"\w+", value)) if len(word) >= _SHORTEST}
    if not private:
        return words
    longest_first = "|".join(re.escape(word) for word in sorted(private, key=len, reverse=True))
    return re.sub(longest_first, "…", words, flags=re.IGNORECASE)
