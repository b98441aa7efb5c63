"""Turns become utterances: what an engine speaks at once, in the order in which it is heard."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from voicereader.model import Span, Speaker, Transcript, Turn, Utterance
from voicereader.scripting.sentences import sentence_spans
from voicereader.scripting.spoken import spoken_form


@dataclass(frozen=True, slots=True)
class Manner:
    """How a transcript is spoken beside its words.

    The silence after a sentence, a paragraph and a turn is in milliseconds; `announce` says whether a speaker is
    announced `never`, `on-change` of the speaker, or `always` before a turn.
    """

    sentence: int = 250
    paragraph: int = 500
    turn: int = 900
    announce: str = "on-change"


def script(transcript: Transcript, manner: Manner) -> tuple[Utterance, ...]:
    """Return all that is heard of `transcript`: its title, who speaks next, every sentence.

    Ids are those of the page: `t3-s2` is the second sentence of turn `t3`, `t3-s0` its heading, `t0-s1`
    the title. What has no letter or digit is not spoken.
    """
    return tuple(each for each in _lines(transcript, manner) if any(map(str.isalnum, each.spoken)))


def numbered(turn: Turn, language: str) -> tuple[tuple[tuple[str, Span], ...], ...]:
    """Return the sentences of each paragraph of `turn`: the id that each has everywhere, its span in the text."""
    ids = (f"{turn.id}-s{number}" for number in count(1))
    return tuple(tuple((next(ids), span) for span in spans) for spans in sentence_spans(turn, language))


def _lines(transcript: Transcript, manner: Manner) -> Iterator[Utterance]:
    language = transcript.language
    yield _utterance("t0-s1", None, transcript.title, language, manner.turn)
    speaking: str | None = None
    introduced: set[str] = set()
    for turn in transcript.turns:
        speaker = transcript.speaker(turn.speaker_id) if turn.speaker_id else None
        if speaker and manner.announce != "never" and (manner.announce == "always" or speaker.id != speaking):
            words = _announcement(turn, speaker, first=speaker.id not in introduced)
            yield _utterance(f"{turn.id}-s0", turn.id, words, language, manner.paragraph)
            introduced.add(speaker.id)
        speaking = turn.speaker_id or speaking
        yield from _sentences(turn, language, manner)


def _announcement(turn: Turn, speaker: Speaker, *, first: bool) -> str:
    """Say what the page prints: the name, the role at the first time, the note of this turn."""
    parts = (speaker.name, speaker.role if first else None, turn.note)
    return ", ".join(part for part in parts if part) + "."


def _utterance(identity: str, turn_id: str | None, printed: str, language: str, pause: int) -> Utterance:
    """Return what the narrator says."""
    spoken, links = spoken_form(printed)
    return Utterance(identity, turn_id, None, None, spoken, language, pause, printed, links)


def _sentences(turn: Turn, language: str, manner: Manner) -> Iterator[Utterance]:
    text = turn.text
    paragraphs = numbered(turn, language)
    for number, sentences in enumerate(paragraphs, 1):
        for position, (identity, span) in enumerate(sentences, 1):
            pause = manner.sentence
            if position == len(sentences):
                pause = manner.turn if number == len(paragraphs) else manner.paragraph
            printed = span.of(text)
            spoken, links = spoken_form(printed)
            yield Utterance(identity, turn.id, turn.speaker_id, span, spoken, language, pause, printed, links)
