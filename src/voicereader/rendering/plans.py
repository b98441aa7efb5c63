"""What a rendition is to be: its lines, each a clip with the silence after it, in one format under one key."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace

from voicereader.model import Speaker, Utterance
from voicereader.rendering.formats import Format
from voicereader.rendering.keys import rendition_key
from voicereader.rendering.orders import Order
from voicereader.rendering.tags import Tags


@dataclass(frozen=True, slots=True)
class Line:
    """One clip of a rendition: what is said and by whom, how it is made, and the slots of silence after it.

    A `chapter` of that title begins with it.
    """

    utterance: Utterance
    speaker: Speaker | None
    order: Order
    pause: int
    chapter: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A rendition to be: lines joined in one format. `key` names its content."""

    form: Format
    tags: Tags
    lines: Sequence[Line]
    key: str


def plan(form: Format, tags: Tags, lines: Sequence[Line]) -> Plan:
    """Return the plan of a rendition of `lines` in `form`."""
    forms = (form.name,) if form.kept == "encoded" else ()
    key = rendition_key(form.name, tags, [_content(line, form) for line in lines])
    return Plan(form, tags, [replace(line, order=replace(line.order, forms=forms)) for line in lines], key)


def _content(line: Line, form: Format) -> tuple[object, ...]:
    """Return all of a line that the bytes of a rendition depend on."""
    heard = (line.order.key, line.pause, line.chapter)
    if form.kept != "marks":
        return heard
    links = [(*astuple(each.spoken), *astuple(each.printed)) for each in line.utterance.links]
    speaker = (line.speaker.id, line.speaker.name) if line.speaker else None
    return (*heard, line.utterance.id, line.utterance.turn_id, speaker, line.utterance.printed, links)


def kept_as(order: Order) -> str:
    """Return the format in which the store keeps what a rendition is joined from."""
    return order.forms[0] if order.forms else "wav"
