"""Places in a text that outlive its changes: an id, and how the sentence begins (a W3C TextQuoteSelector)."""

from collections.abc import Iterator

from voicereader.errors import UnknownPassage
from voicereader.model import Span, Transcript, Turn
from voicereader.scripting import numbered

LONGEST = 200
"""Characters of a quote that are looked at."""

Placed = tuple[str, Turn, Span]
"""A sentence or a turn: its id, its turn, its span in the turn's text."""


def sentences(transcript: Transcript) -> Iterator[Placed]:
    """Yield the sentences of a transcript in order."""
    for turn in transcript.turns:
        for paragraph in numbered(turn, transcript.language):
            yield from ((identity, turn, span) for identity, span in paragraph)


def find(transcript: Transcript, identity: str, quote: str = "") -> str:
    """Return the id of the turn or sentence that was meant, wherever it stands now.

    Where its words have moved, it is the one nearest to the old place that begins with `quote`.

    Raises:
        UnknownPassage: there is neither such an id nor such words.
    """
    places = _turns(transcript) if "-" not in identity else list(sentences(transcript))
    order = {name: number for number, (name, _, _) in enumerate(places)}
    here = order.get(identity, _guess(identity, len(places)))
    wanted = _plain(quote)
    begins = [name for name, turn, span in places if wanted and _plain(turn.text[span.begin :]).startswith(wanted)]
    if begins:
        return min(begins, key=lambda name: abs(order[name] - here))
    if identity in order:
        return identity
    raise UnknownPassage(f"No sentence “{identity[:20]}” is in this transcript any more; look for its words in it.")


def _turns(transcript: Transcript) -> list[Placed]:
    return [(turn.id, turn, Span(0, len(turn.text))) for turn in transcript.turns]


def between(transcript: Transcript, first: str, last: str) -> list[Placed]:
    """Return the sentences from one to another, both included; the id of a turn stands for all of it.

    Raises:
        UnknownPassage: there is no such sentence, or the last comes before the first.
    """
    placed = list(sentences(transcript))
    begins = [number for number, (name, turn, _) in enumerate(placed) if first in {name, turn.id}]
    ends = [number for number, (name, turn, _) in enumerate(placed) if last in {name, turn.id}]
    if not begins or not ends or begins[0] > ends[-1]:
        raise UnknownPassage(f"Nothing stands from “{first[:20]}” to “{last[:20]}”; name the first before the last.")
    return placed[begins[0] : ends[-1] + 1]


def _plain(text: str) -> str:
    return " ".join(text[: 2 * LONGEST].split())[:LONGEST].strip()


def _guess(identity: str, count: int) -> int:
    """Return roughly where something stood whose id is gone: at the end, or where its turn's number says."""
    digits = "".join(each for each in identity.partition("-")[0] if each.isdecimal())
    return min(int(digits or 0), count)
