"""Builders of the values that tests talk about: say what matters, the rest is ordinary."""

import datetime as dt
import hashlib
from pathlib import Path

from voicereader.model import Link, Prosody, Span, Speaker, Transcript, Turn, Utterance, Voice
from voicereader.rendering.orders import Order
from voicereader.rendering.plans import Line
from voicereader.rendering.tags import Tags

ROOT = Path(__file__).resolve().parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))

DIALOGUE = """\
A talk in the garden

June 1, 2020, Springfield

Mayor of Springfield Ann Lee: Good morning to all. We meet again.

It is a fine day.

Bob Stone (in English): Thank you, mayor.

Ann Lee: You are welcome.
"""


def a_speaker(name: str = "Ann Lee", **changes) -> Speaker:
    """Return a speaker; the id is made of the name."""
    return Speaker(**{"id": name.lower().replace(" ", "-"), "name": name, "aliases": (name,)} | changes)


def a_transcript(*spoken: tuple[str | None, str], title: str = "A talk", **changes) -> Transcript:
    """Return a transcript of (speaker's name or None, paragraphs split by a blank line)."""
    spoken = spoken or (("Ann Lee", "Good morning. We meet again."), ("Bob Stone", "Thank you."))
    people = {name: a_speaker(name) for name, _ in spoken if name}
    turns = tuple(
        Turn(f"t{n}", people[name].id if name else None, name, tuple(text.split("\n\n")))
        for n, (name, text) in enumerate(spoken, 1)
    )
    ordinary = {"language": "en", "date": dt.date(2020, 6, 1), "place": "Springfield"}
    return Transcript(**{"title": title, "turns": turns, "speakers": tuple(people.values())} | ordinary | changes)


def a_voice(name: str = "tones:110", **changes) -> Voice:
    """Return a voice of the tones engine."""
    ordinary = {"id": name, "engine": "tones", "name": name, "languages": ("en",), "licence": "CC0-1.0", "digest": "1"}
    return Voice(**ordinary | changes)


def an_order(spoken: str = "Good morning.", key: str | None = None, forms: tuple[str, ...] = ("mp3",)) -> Order:
    """Return an order for a clip; its key is made of the text."""
    return Order(key or hashlib.sha256(spoken.encode()).hexdigest(), spoken, a_voice(), Prosody(), forms)


def a_line(spoken: str = "Good morning.", identity: str = "t1-s1", pause: int = 4, **changes) -> Line:
    """Return a line of a rendition, printed as it is spoken."""
    whole = Span(0, len(spoken))
    utterance = Utterance(identity, "t1", "ann-lee", whole, spoken, "en", 250, spoken, (Link(whole, whole),))
    return Line(**{"utterance": utterance, "speaker": a_speaker(), "order": an_order(spoken), "pause": pause} | changes)


def some_tags() -> Tags:
    """Return the tags of a short file."""
    return Tags("A talk", "Ann Lee", "en", "2020-06-01")
