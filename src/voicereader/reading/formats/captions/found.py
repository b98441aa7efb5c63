"""Who speaks in captions that have no sign of their own for it: `Name: text`, `>> NAME: text`, `[Name] text`."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voicereader.reading.formats.captions.cues import Cue
from voicereader.reading.joining import listed
from voicereader.reading.labels import label_of
from voicereader.reading.names import is_office, is_shouted
from voicereader.reading.names import words as words_of
from voicereader.reading.shapes import Shape, shape_of
from voicereader.reading.sheet import Form, Label, Line
from voicereader.reading.system import find_labels

_BRACKETED = re.compile(r"(?:\[([^\[\]:\n]{1,40})\]|\(([^():\n]{1,40})\))[:：]?(?:\s+(?=\S)|$)")
_FEWEST_WORDS = 2  # a bracket with one word that nothing is known of may be anything


# What captions call people whom they do not name, and what they hear that nobody says.
_PEOPLE = listed("man men woman women boy boys girl girls child children kid kids guy lady male female all both")
_SOUNDS = listed("""
    laughs laughing laughter chuckles chuckling giggles sighs sighing gasps gasping groans grunts coughs coughing
    sniffs sniffles sobs sobbing cries crying screams screaming shouts shouting yells yelling whispers whispering
    sings singing hums humming clears exhales inhales breathes breathing panting scoffs snorts mumbles muttering
    applause clapping cheers cheering music silence pause inaudible unintelligible indistinct crosstalk overlapping
    beep bleep static noise foreign speaking speaks continues rings ringing opens closes playing plays in chatter
""")


def with_found_voices(cues: Sequence[Cue]) -> list[Cue]:
    """Return cues with the voices that their words tell, a cue for each line.

    A colon is believed where the labels of the whole file are a system, a bracket where it names somebody.
    """
    cues = _unbracketed(list(_lines(cues)))
    said = [place for place, cue in enumerate(cues) if not (cue.nobodys or cue.voice)]
    lines = [Line(cues[place].text, opens=True, apart=False, flows=_is_further(cues, place)) for place in said]
    for place, label in find_labels(lines).items():
        cues[said[place]] = _spoken(cues[said[place]], label, label.rest)
    return [_spoken(cue, signed, signed.rest) if (signed := _after_sign(cue)) else cue for cue in cues]


def _spoken(cue: Cue, label: Label, text: str) -> Cue:
    return replace(cue, text=text, voice=label.text, note=label.note, changes=False)


def _lines(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Part cues into their lines: two people may have one each."""
    for cue in cues:
        for number, line in enumerate(cue.text.split("\n")):
            yield replace(cue, text=line) if not number else Cue(line, cue.begin, cue.end, nobodys=cue.nobodys)


def _is_further(cues: Sequence[Cue], place: int) -> bool:
    """Say whether a line is a further one of its caption: within a sentence it cannot open with a label."""
    return 0 < place < len(cues) and cues[place - 1].begin == cues[place].begin


def _after_sign(cue: Cue) -> Label | None:
    """Return the label after the sign that somebody else speaks."""
    label = label_of(Line(cue.text, opens=True, apart=False)) if cue.changes else None
    if label is None or label.form not in {Form.COLON, Form.TIGHT}:
        return None
    shape = shape_of(label.text)
    return label if shape > Shape.UNKNOWN or (shape is Shape.UNKNOWN and is_shouted(label.text)) else None


def _unbracketed(cues: list[Cue]) -> list[Cue]:
    """Take the brackets at the head of lines for voices, where they name somebody; also those above their words."""
    heads = [_BRACKETED.match(cue.text) for cue in cues]
    people = _people([head[1] or head[2] for head in heads if head and head.end() < len(head.string)])
    made: list[Cue] = []
    above: Label | None = None
    for place, (cue, head) in enumerate(zip(cues, heads, strict=True)):
        label = people.get(head[1] or head[2]) or _person(head[1] or head[2]) if head else None
        rest = cue.text[head.end() :] if head else ""
        if label and rest:
            made.append(_spoken(cue, label, rest))
        elif label and cue.nobodys and _is_further(cues, place + 1) and not cues[place + 1].nobodys:
            above = label
            continue
        else:
            made.append(_spoken(cue, above, cue.text) if above else cue)
        above = None
    return made


def _people(heads: Sequence[str]) -> dict[str, Label]:
    """Return those of the brackets that name people, as labels."""
    words_alone = sum(_shape(head.partition(",")[0]) is Shape.WORD for head in heads)
    least = Shape.WORD if words_alone >= _FEWEST_WORDS else Shape.PERSON
    return {head: label for head in dict.fromkeys(heads) if (label := _person(head, least))}


def _person(head: str, least: Shape = Shape.PERSON) -> Label | None:
    name, _, note = head.partition(",")
    return Label(name, note.strip() or None, "", Form.GIVEN) if _shape(name) >= least else None


def _shape(name: str) -> Shape:
    bare = words_of(name)
    if not bare or _SOUNDS.intersection(bare):
        return Shape.NEVER
    return Shape.ANONYMOUS if bare[0] in _PEOPLE or is_office(bare[0]) else shape_of(name)
