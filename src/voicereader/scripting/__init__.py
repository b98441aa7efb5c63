"""Turns become utterances: what an engine speaks at once, in the order in which it is heard."""

from collections.abc import Iterator
from dataclasses import dataclass

from voicereader.model import Speaker, Transcript, Turn, Utterance
from voicereader.scripting.sentences import sentence_spans
from voicereader.scripting.spoken import spoken_form


@dataclass(frozen=True, slots=True)
class Pauses:
    """The silence after a sentence, a paragraph and a turn, in milliseconds."""

    sentence: int = 250
    paragraph: int = 500
    turn: int = 900


def script(transcript: Transcript, pauses: Pauses) -> tuple[Utterance, ...]:
    """Return all that is heard of `transcript`: its title, who speaks next where that changes, every sentence.

    Ids are those of the page: `t3-s2` is the second sentence of turn `t3`, `t3-s0` its heading, `t0-s1`
    the title. What has no letter or digit is not spoken.
    """
    return tuple(each for each in _lines(transcript, pauses) if any(map(str.isalnum, each.spoken)))


def _lines(transcript: Transcript, pauses: Pauses) -> Iterator[Utterance]:
    language = transcript.language
    yield Utterance("t0-s1", None, None, None, spoken_form(transcript.title), language, pauses.turn)
    speaking: str | None = None
    introduced: set[str] = set()
    for turn in transcript.turns:
        speaker = transcript.speaker(turn.speaker_id) if turn.speaker_id else None
        if speaker and speaker.id != speaking:
            words = _announcement(turn, speaker, first=speaker.id not in introduced)
            yield Utterance(f"{turn.id}-s0", turn.id, None, None, spoken_form(words), language, pauses.paragraph)
            introduced.add(speaker.id)
        speaking = turn.speaker_id or speaking
        yield from _sentences(turn, language, pauses)


def _announcement(turn: Turn, speaker: Speaker, *, first: bool) -> str:
    """Say what the page prints: the name, the role at the first time, the note of this turn."""
    parts = (speaker.name, speaker.role if first else None, turn.note)
    return ", ".join(part for part in parts if part) + "."


def _sentences(turn: Turn, language: str, pauses: Pauses) -> Iterator[Utterance]:
    text = turn.text
    paragraphs = sentence_spans(turn, language)
    count = 0
    for number, spans in enumerate(paragraphs, 1):
        for position, span in enumerate(spans, 1):
            count += 1
            pause = pauses.sentence
            if position == len(spans):
                pause = pauses.turn if number == len(paragraphs) else pauses.paragraph
            spoken = spoken_form(span.of(text))
            yield Utterance(f"{turn.id}-s{count}", turn.id, turn.speaker_id, span, spoken, language, pause)
