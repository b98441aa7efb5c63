"""What VoiceReader is made of besides its own code: packages, typefaces, and what its tests need."""

import hashlib
import importlib.metadata
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.builders import ROOT

Use = Literal["runs", "builds", "extra", "tests"]

STATED = {
    "atheris": "Apache-2.0",
    "defusedxml": "PSF-2.0",
    "espeakng-loader": "GPL-3.0-or-later",  # the library and the voices in it
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "isoduration": "ISC",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "olefile": "BSD-2-Clause",
    "protobuf": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "trim": "MIT",
    "waitress": "ZPL-2.1",
}
"""Licences that a package's metadata do not state, or not precisely, as its licence file has them."""

_IN_WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_ELSEWHERE = re.compile(r"(sys_platform|platform_system|os_name) == '(win32|emscripten|Windows|darwin|nt)'")
_PIN = re.compile(r"^([\w.-]+)==(\S+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
_FACES = {
    "atkinson-hyperlegible-next": "Atkinson Hyperlegible Next",
    "literata": "Literata",
    "noto-sans-arabic": "Noto Sans Arabic",
    "opendyslexic": "OpenDyslexic",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made: `digests` are those of its files, `licence` an SPDX expression, empty if unknown."""

    kind: Literal["pypi", "npm", "font"]
    name: str
    version: str
    licence: str
    digests: tuple[str, ...]
    use: Use

    @property
    def digest(self) -> str:
        """One digest for all of its files, shortened: it changes when any of them does."""
        return hashlib.sha256("\n".join(sorted(self.digests)).encode()).hexdigest()[:16]


def parts() -> list[Part]:
    """Return everything, in the order of its use, kind and name."""
    uses = ("runs", "extra", "builds", "tests")
    found = [*_packages(), *_typefaces(), *_checkers()]
    return sorted(
        found, key=lambda part: (uses.index(part.use), part.kind != "pypi", part.kind, part.name, part.version)
    )


def _packages() -> Iterator[Part]:
    """Yield the packages of the lock files, but for those that other systems need."""
    needed = _closure("voicereader")
    extras = _closure("voicereader", "kokoro", "piper")
    ours = set(re.findall(_PIN, (ROOT / "requirements.lock").read_text()))
    for name, version, rest in re.findall(_PIN, (ROOT / "requirements-dev.lock").read_text()):
        if _ELSEWHERE.search(rest.splitlines()[0]):
            continue
        locked = name in {each for each, _, _ in ours}
        use: Use = "runs" if name in needed else "builds" if locked else "extra" if name in extras else "tests"
        yield Part("pypi", name, version, _licence_of(name), tuple(re.findall(r"sha256:(\w+)", rest)), use)


def _closure(name: str, *extras: str) -> set[str]:
    """Return the names of all packages that one needs here, with these extras."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        for each in importlib.metadata.requires(here) or ():
            requirement, _, marker = each.partition(";")
            extra = re.search(r"extra == ['\"]([\w-]+)", marker)
            wanted = re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")
            if (extra and (here != name or extra[1] not in extras)) or wanted in seen or not _installed(wanted):
                continue
            seen.add(wanted)
            waiting.append(wanted)
    return seen


def _installed(name: str) -> bool:
    return any(importlib.metadata.distributions(name=name))


def _licence_of(name: str) -> str:
    """Return the licence of an installed package as SPDX has it, empty where it cannot be told."""
    if name in STATED or not _installed(name):
        return STATED.get(name, "")
    told = importlib.metadata.metadata(name)
    classifiers = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License")
    ]
    for words in (told["License-Expression"], told["License"], *classifiers):
        if words and "\n" not in words:
            return _IN_WORDS.get(words, words)
    return ""


def _typefaces() -> Iterator[Part]:
    """Yield the typefaces; the licence of each lies beside it."""
    folder = ROOT / "static" / "fonts"
    for name, face in _FACES.items():
        terms = (folder / f"{name}-OFL.txt").read_text()
        licence = "OFL-1.1" if "SIL OPEN FONT LICENSE Version 1.1" in terms else ""
        yield Part("font", face, "", licence, tuple(map(_digest, sorted(folder.glob(f"{name}*.woff2")))), "runs")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _checkers() -> Iterator[Part]:
    """Yield the packages for Node.js that look at the pages in the tests."""
    for path, each in json.loads((ROOT / "tests/checkers/package-lock.json").read_text())["packages"].items():
        if path:
            name = path.rpartition("node_modules/")[2]
            yield Part("npm", name, each["version"], STATED.get(name) or each["license"], (each["integrity"],), "tests")
