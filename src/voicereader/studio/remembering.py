"""What is worked out from a whole library, kept in the catalogue: a start with nothing changed works out nothing."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from voicereader.casting import Overrides, allot, cast, ranked
from voicereader.library.catalogue import Catalogue
from voicereader.model import Casting, Outline, Part, Prosody, Voice
from voicereader.studio.outlining import silent

MARKS = range(1, 9)
"""The marks that tell people apart on pages, a hue and a pattern each; 0 is nobody's."""

_SOURCES = (
    "model.py",
    "text.py",
    "reading",
    "scripting",
    "casting",
    "library",
    "studio/about.py",
    "studio/outlining.py",
)
"""The code that decides what the catalogue holds."""

Outlines = Mapping[str, Outline]


@cache
def recipe() -> str:
    """Return a digest of the code that makes the catalogue: another recipe has a file of its own."""
    package = Path(__file__).resolve().parent.parent
    made = hashlib.sha256()
    for name in _SOURCES:
        source = package / name
        for file in sorted(source.rglob("*.py")) if source.is_dir() else [source]:
            made.update(file.read_bytes())
    return made.hexdigest()[:12]


def marks(outlines: Outlines, catalogue: Catalogue | None) -> Mapping[str, int]:
    """Return by id the mark that each person of a library has on every page."""
    named = {slug: [each.id for each in this.speakers if not each.anonymous] for slug, this in outlines.items()}
    key = _digest(sorted(map(sorted, named.values())))
    known = catalogue.recall("marks", key) if catalogue else None
    if known:
        found: dict[str, int] = json.loads(known)
        return found
    people = {person for meeting in named.values() for person in meeting}
    made = allot(named.values(), {person: ranked(person, MARKS) for person in people})
    if catalogue and made:
        catalogue.remember("marks", key, json.dumps(made).encode())
    return made


def castings(
    outlines: Outlines, voices: Sequence[Voice], overrides: Overrides, catalogue: Catalogue | None
) -> Mapping[str, Casting]:
    """Return who speaks with which voice in each transcript of a library, as `cast` has it."""
    whom = (
        (slug, this.language, this.turns, [(each.id, each.name, each.gender, each.aliases) for each in this.speakers])
        for slug, this in outlines.items()
    )
    key = _digest([list(map(repr, voices)), repr(overrides), list(whom)])
    known = catalogue.recall("castings", key) if catalogue else None
    if known:
        return _unpacked(known)
    made = cast({slug: silent(each) for slug, each in outlines.items()}, voices, overrides)
    if catalogue and made:
        catalogue.remember("castings", key, _packed(made))
    return made


def _packed(made: Mapping[str, Casting]) -> bytes:
    parts: dict[Part, int] = {}
    rows = [
        [
            slug,
            parts.setdefault(this.narrator, len(parts)),
            {speaker: parts.setdefault(part, len(parts)) for speaker, part in this.parts.items()},
        ]
        for slug, this in made.items()
    ]
    told = [[each.voice_id, each.prosody.rate, each.prosody.pitch, each.prosody.volume] for each in parts]
    return json.dumps([told, rows]).encode()


def _unpacked(packed: bytes) -> Mapping[str, Casting]:
    told, rows = json.loads(packed)
    parts = [Part(voice, Prosody(*how)) for voice, *how in told]
    return {
        slug: Casting({speaker: parts[number] for speaker, number in cast_.items()}, parts[narrator])
        for slug, narrator, cast_ in rows
    }


def _digest(value: object) -> bytes:
    return hashlib.sha256(json.dumps(value).encode()).digest()
