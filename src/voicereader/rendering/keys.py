"""What a clip and a rendition are cached under: a digest of all that decides their sound, and of nothing else."""

import hashlib
import json
from collections.abc import Iterable

from voicereader.model import SAMPLE_RATE, Prosody, Voice
from voicereader.rendering.tags import Tags

RECIPE = 3
"""Counts changes to how sound is made from an engine's answer: a new number re-makes every clip."""


def clip_key(spoken: str, language: str, voice: Voice, prosody: Prosody) -> str:
    """Return the SHA-256 under which the clip of `spoken` is kept; `voice.digest` covers its engine's version."""
    manner = (prosody.rate, prosody.pitch, prosody.volume)
    return _digest([RECIPE, SAMPLE_RATE, "s16", voice.engine, voice.id, voice.digest, manner, language, spoken])


def rendition_key(form: str, tags: Tags, clips: Iterable[tuple[object, ...]]) -> str:
    """Return the SHA-256 of a rendition in format `form`, of clips with all that stands in the file about each."""
    cover = hashlib.sha256(tags.cover or b"").hexdigest()
    return _digest([RECIPE, form, tags.title, tags.artist, tags.language, tags.date, cover, list(clips)])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()
