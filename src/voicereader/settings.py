"""All settings: their names, defaults and meanings, read once from the environment and the command line.

The setting `port` is `--port` on the command line and `VOICEREADER_PORT` in the environment; the command
line wins. docs/settings.md lists them, and a test compares.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from voicereader.errors import BadSetting

PREFIX = "VOICEREADER_"
ANNOUNCE = ("never", "on-change", "always")


def _default_cache() -> Path:
    """Follow the XDG base directory specification."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "voicereader"


def _default_voices() -> Path:
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "voicereader" / "voices"


def _setting(default: Any, meaning: str, low: int | None = None, high: int | None = None, **more: object) -> Any:
    """Declare a setting; `more` are `choices`, or that it is an `address` of the network."""
    metadata = {"meaning": meaning, "low": low, "high": high, "choices": (), "address": False} | more
    if callable(default):
        return field(default_factory=default, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting. Build it with `Settings.gather`, which checks the values."""

    host: str = _setting("127.0.0.1", "Address to listen on; 127.0.0.1 is reached from this machine only.")
    port: int = _setting(8000, "Port to listen on.", 1, 65_535)
    cache: Path = _setting(_default_cache, "Folder that keeps sound and catalogue; it may be deleted at any time.")
    cache_size: int = _setting(2000, "Megabytes of sound that are kept at most; 0 for any number.", 0, 100_000_000)
    keep_removed: int = _setting(30, "Days for which what was taken away is kept.", 0, 36_500)
    largest_file: int = _setting(16, "Megabytes that a file has at most that is added.", 1, 64)
    engine: str = _setting("espeak", "Speech engines, the first choice first, with commas; espeak stands behind them.")
    voices: Path = _setting(_default_voices, "Folder that keeps installed voices.")
    workers: int = _setting(lambda: os.cpu_count() or 1, "Processes that speak.", 1, 256)
    threads: int = _setting(80, "Requests answered at once; sound in the making takes three quarters at most.", 2, 1024)
    queue_limit: int = _setting(1000, "Sentences that may wait to be spoken before more is begun.", 1, 1_000_000)
    client_limit: int = _setting(
        1000, "Sentences a minute that one client may have spoken anew; 0 for any number.", 0, 1_000_000
    )
    contact: str = _setting("", "Who is told where the pages hinder somebody: an e-mail address, a web address, words.")
    reading: str = _setting("public", "Who may read: everybody, or who is signed in.", choices=("public", "signed-in"))
    session_idle: int = _setting(336, "Hours after which a session that nobody uses ends.", 24, 8784)
    session_longest: int = _setting(2160, "Hours after which a session ends, used or not.", 24, 8784)
    secure_cookies: str = _setting(
        "auto", "Whether sessions are for https alone: as each request says, or always.", choices=("auto", "always")
    )
    development: str = _setting("off", "Whether /styleguide shows the parts of the pages.", choices=("off", "on"))
    proxy: str = _setting(
        "", "IP address of the proxy in front; its headers are believed, nobody else's.", address=True
    )
    metrics: str = _setting("off", "Whether /metrics tells numbers to Prometheus.", choices=("off", "on"))
    log: str = _setting("off", "How each request is told: not, or in a line each.", choices=("off", "text", "json"))
    log_file: str = _setting("", "File that the log goes to; standard error without it.")
    grace: int = _setting(10, "Seconds in which answers under way may end when the server is stopped.", 0, 3600)
    questions: str = _setting(
        "each",
        "Whether everybody who is called Question is somebody else each time, or one person.",
        choices=("each", "one"),
    )
    announce: str = _setting(
        "on-change",
        "When speakers are announced.",
        choices=ANNOUNCE,
    )
    pause_sentence: int = _setting(250, "Silence after a sentence, in milliseconds.", 50, 10_000)
    pause_paragraph: int = _setting(500, "Silence after a paragraph, in milliseconds.", 50, 10_000)
    pause_turn: int = _setting(900, "Silence after a turn, in milliseconds.", 50, 10_000)

    @property
    def largest_bytes(self) -> int:
        """Bytes that a file has at most that is added."""
        return self.largest_file * 1_000_000

    @property
    def cache_bytes(self) -> int:
        """Bytes of sound that are kept at most; 0 for any number."""
        return self.cache_size * 1_000_000

    @property
    def largest_request(self) -> int:
        """Bytes that a request has at most that hands in files: those of the files, and a megabyte around them."""
        return self.largest_bytes + (1 << 20)

    @property
    def engines(self) -> tuple[str, ...]:
        """The engines' names, each once; espeak speaks what the others do not."""
        named = (each.strip() for each in self.engine.split(","))
        return tuple(dict.fromkeys([*filter(None, named), "espeak"]))

    @classmethod
    def gather(cls, environment: Mapping[str, str], **given: object) -> "Settings":
        """Return the settings: what is `given` and not None, else what the environment says, else the default.

        Raises:
            BadSetting: a value is of the wrong kind or outside its bounds.
        """
        values: dict[str, Any] = {}
        for each in fields(cls):
            name = PREFIX + each.name.upper()
            value = given.get(each.name)
            if value is not None:
                values[each.name] = _checked(value, f"--{each.name.replace('_', '-')}", each.type, each.metadata)
            elif environment.get(name):
                values[each.name] = _checked(environment[name], name, each.type, each.metadata)
        return cls(**values)


def _checked(value: object, name: str, kind: object, bounds: Mapping[str, Any]) -> object:
    if kind is Path:
        return Path(str(value)).expanduser()
    if kind is not int:
        if bounds["address"] and not _is_address(str(value)):
            raise BadSetting(f"{name} is “{value}”; give the one IP address that the proxy's requests come from.")
        if bounds["choices"] and value not in bounds["choices"]:
            *most, last = bounds["choices"]
            raise BadSetting(f"{name} is “{value}”; choose {', '.join(most)} or {last}.")
        return str(value)
    low, high = bounds["low"] or 0, bounds["high"] or 0
    try:
        number = int(str(value))
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise BadSetting(f"{name} is “{value}”; give a whole number from {low} to {high}.")
    return number


def _is_address(value: str) -> bool:
    try:
        ip_address(value)
    except ValueError:
        return False
    return True
