"""Cues: when each utterance and each printed word of it is heard in a rendition, in frames from its start."""

from bisect import bisect_right
from collections.abc import Sequence

from voicereader.model import Clip, Cue, Link, Mark, Span, Utterance
from voicereader.text import words


def cue(utterance: Utterance, clip: Clip, begin: int) -> Cue:
    """Return when `utterance` and its words are heard, where its clip stands at frame `begin`.

    Each word is a span of `utterance.printed`, heard from the first of its marks; what has no mark (an emoji
    that is not spoken) is left out.
    """
    printed = list(words(utterance.printed))
    heard: dict[Span, int] = {}
    for mark in clip.marks:
        word = _word_at(printed, _printed(utterance.links, mark.span.begin))
        if word is not None:
            heard[word] = min(mark.frame, heard.get(word, mark.frame))
    marks, last = [], 0
    for word in sorted(heard, key=lambda each: each.begin):
        last = max(last, heard[word])  # print that is spoken in another order (“$5”) keeps the order of print
        marks.append(Mark(word, begin + last))
    return Cue(utterance.id, begin, begin + clip.frames, tuple(marks))


def _printed(links: Sequence[Link], position: int) -> int:
    """Return where in print stands what is spoken at `position`."""
    link = links[max(0, bisect_right(links, position, key=lambda each: each.spoken.begin) - 1)] if links else None
    if link is None:
        return position
    offset = position - link.spoken.begin
    same = link.spoken.end - link.spoken.begin == link.printed.end - link.printed.begin
    return link.printed.begin + (offset if same else 0)


def _word_at(printed: Sequence[Span], position: int) -> Span | None:
    """Return the word at `position`, else the next one, else the last."""
    if not printed:
        return None
    following = next((word for word in printed if word.end > position), None)
    return following or printed[-1]
