"""What `voicereader doctor` looks at: each examination tells what it found and what to do where that is not right."""

import importlib.metadata
import os
import platform
import resource
import shutil
import socket
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from voicereader import __version__, resources
from voicereader.cli.server import FILES
from voicereader.engines import GROUP
from voicereader.errors import BadSetting, VoiceReaderError
from voicereader.reading import read
from voicereader.rendering.formats import FORMATS
from voicereader.settings import PREFIX, Settings
from voicereader.studio import Asked, Studio

State = Literal["good", "doubtful", "bad"]

_SENTENCE = b"A trial\n\nJune 1, 2020\n\nAnn Lee: Good morning.\n"

_ROOM, _LITTLE_ROOM = 100 << 20, 1 << 30
"""Bytes of a disk: with fewer nothing is kept for long; fewer than the second are soon full."""

_SERVER, _WORKER = 200 << 20, 80 << 20
"""Bytes of memory that the server and each worker take, with espeak."""

_PATIENCE = 10.0
"""Seconds for which files of the library are read."""

_OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """What an examination found: `state`, a sentence about it, and what to do where that is not good."""

    name: str
    state: State
    found: str
    remedy: str = ""


def settings_of(given: Mapping[str, object], known: set[str]) -> tuple[Settings, list[Finding]]:
    """Return the settings that are understood, and findings on the others; `known` are the variables of options."""
    usual, found = Settings(), []
    for name, value in given.items():
        here = {PREFIX + name.upper(): os.environ.get(PREFIX + name.upper(), "")}
        try:
            usual = replace(usual, **{name: getattr(Settings.gather(here, **{name: value}), name)})
        except BadSetting as error:
            found.append(Finding("settings", "bad", str(error), "Mend it; docs/settings.md has all settings."))
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    found += [
        Finding("settings", "doubtful", f"{name} is no variable of VoiceReader.", "Correct its name, or unset it.")
        for name in unknown
    ]
    return usual, found or [Finding("settings", "good", "All are understood.")]


def examine(settings: Settings, folder: Path | None) -> Iterator[Finding]:
    """Yield the findings on this machine, on the installation, and on the library in `folder`."""
    yield _python()
    yield _package()
    yield _clock()
    yield _cache(settings.cache)
    yield _memory(settings)
    yield _files()
    yield _port(settings)
    yield from _speech(settings)
    if folder:
        yield _library(settings, folder)
    yield _catalogues(settings.cache)


def _python() -> Finding:
    found = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}."
    if sys.version_info < _OLDEST:
        return Finding("python", "bad", found, "Install Python 3.11 or newer.")
    return Finding("python", "good", found)


def _package() -> Finding:
    missing = [
        name
        for name in _required()
        if not any(importlib.metadata.distributions(name=name))
    ]  # fmt: skip
    folders = (resources.templates(), resources.static(), resources.translations())
    missing += [f"the folder {each.name}" for each in folders if not each.is_dir()]
    if missing:
        return Finding("package", "bad", f"{', '.join(missing)} is missing.", "Install VoiceReader anew.")
    return Finding("package", "good", f"VoiceReader {__version__} is whole.")


def _required() -> Iterator[str]:
    """Yield the names of the distributions that are always needed."""
    for each in importlib.metadata.requires("voicereader") or ():
        requirement, _, marker = each.partition(";")
        if "extra" not in marker:
            yield requirement.strip().partition(" ")[0].partition(">")[0].partition("=")[0].partition("<")[0]


def _clock() -> Finding:
    newest = max(file.stat().st_mtime for file in Path(__file__).parent.glob("*.py"))
    now = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    if time.time() < newest - 24 * 3600:
        remedy = "Set it; browsers keep what they have by the time that the server says."
        return Finding("clock", "bad", f"It says {now}, before VoiceReader was installed.", remedy)
    return Finding("clock", "good", f"It says {now}.")


def _cache(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        remedy = "Name another with --cache or VOICEREADER_CACHE, or give it to whom the server runs as."
        return Finding("cache", "bad", f"{folder} cannot be written ({error.strerror}).", remedy)
    found = f"{folder} can be written; {free >> 20:,} MB are free."
    if free < _LITTLE_ROOM:
        remedy = "Make room, or name a folder on another disk with --cache; an hour of sound takes some 250 MB."
        return Finding("cache", "bad" if free < _ROOM else "doubtful", found, remedy)
    return Finding("cache", "good", found)


def _memory(settings: Settings) -> Finding:
    free, needed = _free_memory(), _SERVER + settings.workers * _WORKER
    if free is None:
        return Finding("memory", "good", "The system does not say how much there is.")
    found = f"{free >> 20:,} MB are free; {settings.workers} workers and the server take some {needed >> 20:,} MB."
    if free < needed:
        return Finding("memory", "doubtful", found, "Give it more, or have fewer workers with --workers.")
    return Finding("memory", "good", found)


def _free_memory() -> int | None:
    """Return the bytes that this system, or this container, has left."""
    told = Path("/proc/meminfo")
    if not told.is_file():
        return None
    free = int(told.read_text().split("MemAvailable:")[1].split()[0]) << 10
    group = Path("/sys/fs/cgroup")
    most, taken = group / "memory.max", group / "memory.current"
    if most.is_file() and taken.is_file() and (limit := most.read_text().strip()) != "max":
        return min(free, int(limit) - int(taken.read_text()))
    return free


def _files() -> Finding:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)  # up to which the server raises its own
    if 0 <= most < FILES:
        remedy = f"Raise it for many listeners: ulimit -Hn {FILES}, or LimitNOFILE in the systemd unit."
        return Finding("files", "doubtful", f"{most} files may be open at once.", remedy)
    return Finding("files", "good", "Enough files may be open at once.")


def _port(settings: Settings) -> Finding:
    where = f"http://{settings.host}:{settings.port}"
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        remedy = "Where no VoiceReader runs there, end what uses it, or choose another with --port or --host."
        return Finding("port", "doubtful", f"{where} cannot be listened on ({error.strerror}).", remedy)
    return Finding("port", "good", f"{where} can be listened on.")


def _speech(settings: Settings) -> Iterator[Finding]:
    """Have each engine that is wanted speak a sentence, and the sentence encoded in each format."""
    others = sorted({point.name for point in importlib.metadata.entry_points(group=GROUP)} - set(settings.engines))
    for name in settings.engines:
        yield _engine(settings, name)
    for name in others:
        found = "It is not asked for."
        yield Finding(f"engine {name}", "good", f"{found} --engine {name} would; docs/engines.md says what it needs.")
    wrong = {}
    plain = replace(settings, engine="espeak", workers=1)
    with tempfile.TemporaryDirectory() as cache, Studio(replace(plain, cache=Path(cache))) as studio:
        for form in FORMATS:
            try:
                studio.speak(read(_SENTENCE, "trial.txt"), Path(cache) / f"trial.{form}", Asked(form))
            except VoiceReaderError as error:
                wrong[form] = error.sentence
    if wrong:
        told = "; ".join(f"{form}: {sentence}" for form, sentence in wrong.items())
        yield Finding("formats", "bad", told, "Install VoiceReader anew, with all that it needs.")
    else:
        yield Finding("formats", "good", f"Sound is made as {', '.join(FORMATS)}.")


def _engine(settings: Settings, name: str) -> Finding:
    with tempfile.TemporaryDirectory() as cache:
        alone = replace(settings, engine=name, cache=Path(cache), workers=1)
        begun = time.monotonic()
        try:
            with Studio(alone) as studio:
                voices = [each for each in studio.voices() if each.engine == name]
                studio.speak(read(_SENTENCE, "trial.txt"), Path(cache) / "trial.wav", Asked("wav"))
        except VoiceReaderError as error:
            remedy = f"See docs/engines.md, or leave it out of --engine ({', '.join(settings.engines)})."
            return Finding(f"engine {name}", "bad", error.sentence, remedy)
    if not voices:
        return Finding(f"engine {name}", "bad", "It has no voice.", f"Install one: voicereader voices install {name}")
    found = f"It has {len(voices)} voices, and spoke after {time.monotonic() - begun:.1f} s."
    return Finding(f"engine {name}", "good", found)


def _library(settings: Settings, folder: Path) -> Finding:
    try:
        with Studio(settings, folder) as studio:
            shelf = studio.check_library(_PATIENCE)
    except (VoiceReaderError, OSError) as error:
        return Finding("library", "bad", str(error), "Do what the sentence says, and look at its owner and mode.")
    noun = "transcript" if len(shelf.kept) == 1 else "transcripts"
    found = f"{folder} holds {len(shelf.kept):,} {noun}" + (f", {shelf.waiting:,} unread" if shelf.waiting else "")
    if shelf.unreadable:
        return Finding("library", "doubtful", f"{found}. {' '.join(shelf.unreadable)}", "Mend or remove these files.")
    return Finding("library", "good", f"{found}.")


def _catalogues(cache: Path) -> Finding:
    damaged = [file for file in sorted((cache / "catalogue").glob("*.sqlite")) if not _whole(file)]
    if damaged:
        found = f"{', '.join(map(str, damaged))} is damaged."
        return Finding("catalogue", "doubtful", found, "Remove it: it is made again at the next start.")
    return Finding("catalogue", "good", "It is whole, or not there yet.")


def _whole(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
