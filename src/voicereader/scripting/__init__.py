"""Turns become utterances: what an engine speaks at once, in the order in which it is heard."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from voicereader.model import Span, Speaker, Transcript, Turn, Utterance, UtteranceKind
from voicereader.scripting.glossary import Word, glossary
from voicereader.scripting.lexicon import Entry, Lexicon, Reader, entry
from voicereader.scripting.pls import read_pls
from voicereader.scripting.sentences import ends_sentence, sentence_spans
from voicereader.scripting.spoken import spoken_form
from voicereader.text import language_of_all, passages_within, remark

__all__ = [
    "Entry",
    "Lexicon",
    "Manner",
    "Reader",
    "Word",
    "entry",
    "glossary",
    "heard",
    "numbered",
    "read_pls",
    "script",
]

_EMPTY = Lexicon()


@dataclass(frozen=True, slots=True)
class Manner:
    """How long a transcript is silent after a sentence, a paragraph and a turn, in milliseconds.

    After a clause where a long sentence is parted, it is half the silence of a sentence.
    """

    sentence: int = 250
    paragraph: int = 500
    turn: int = 900


def script(
    transcript: Transcript, manner: Manner, lexicon: Lexicon = _EMPTY, names: Collection[str] = ()
) -> tuple[Utterance, ...]:
    """Return all that can be heard of `transcript`: its title, who speaks next, every sentence.

    Ids are those of the page: `t3-s2` is the second sentence of turn `t3`, `t3-s0` its heading, `t0-s1`
    the title. What has no letter or digit is not spoken. `names` are those by which the lexicon may mean
    this transcript.
    """
    lines = _Script(transcript, manner, lexicon, names).lines()
    return tuple(each for each in lines if any(map(str.isalnum, each.spoken)))


def heard(utterances: Iterable[Utterance], announce: str, *, directions: bool = True) -> tuple[Utterance, ...]:
    """Return those that somebody wants to hear.

    Args:
        utterances: of a script.
        announce: whether speakers are announced `never`, `on-change` of the speaker, or `always` before a turn.
        directions: whether what nobody says is read.
    """
    left_out = {"never": {"announcement", "repeat"}, "on-change": {"repeat"}, "always": set()}[announce]
    left_out |= set() if directions else {"direction"}
    return tuple(each for each in utterances if each.kind not in left_out)


def numbered(turn: Turn, language: str) -> tuple[tuple[tuple[str, Span], ...], ...]:
    """Return the sentences of each paragraph of `turn`: the id that each has everywhere, its span in the text.

    `language` is the transcript's; a turn in another one says so itself.
    """
    ids = (f"{turn.id}-s{number}" for number in count(1))
    return tuple(
        tuple((next(ids), span) for span in spans) for spans in sentence_spans(turn, turn.language or language)
    )


class _Script:
    """A transcript while it becomes utterances."""

    def __init__(self, transcript: Transcript, manner: Manner, lexicon: Lexicon, names: Collection[str]) -> None:
        self._transcript, self._manner = transcript, manner
        self._language = transcript.language
        self._reader = cache(lambda speaker_id: lexicon.reader(self._language, names, self._speaker(speaker_id)))

    def lines(self) -> Iterator[Utterance]:
        manner = self._manner
        yield self._narrated("t0-s1", None, self._transcript.title, manner.turn, "title")
        speaking: str | None = None
        introduced: set[str] = set()
        for turn in self._transcript.turns:
            speaker = self._speaker(turn.speaker_id)
            if speaker:
                words = _announcement(turn, speaker, first=speaker.id not in introduced)
                kind: UtteranceKind = "repeat" if speaker.id == speaking else "announcement"
                yield self._narrated(f"{turn.id}-s0", turn.id, words, manner.paragraph, kind)
                introduced.add(speaker.id)
            speaking = turn.speaker_id or speaking
            yield from self._sentences(turn)

    def _speaker(self, speaker_id: str | None) -> Speaker | None:
        return self._transcript.speaker(speaker_id) if speaker_id else None

    def _narrated(self, identity: str, turn_id: str | None, printed: str, pause: int, kind: UtteranceKind) -> Utterance:
        """Return what the narrator says."""
        spoken, links = spoken_form(printed, self._language, self._reader(None))
        return Utterance(identity, turn_id, None, None, spoken, self._language, pause, printed, links, kind)

    def _sentences(self, turn: Turn) -> Iterator[Utterance]:
        manner, language, text = self._manner, turn.language or self._language, turn.text
        paragraphs = numbered(turn, language)
        for number, sentences in enumerate(paragraphs, 1):
            saying = turn.speaker_id if turn.kind(number - 1) == "speech" else None
            kind: UtteranceKind = "direction" if turn.kind(number - 1) == "direction" else "sentence"
            reader = self._reader(saying)
            for position, (identity, span) in enumerate(sentences, 1):
                printed = span.of(text)
                pause = manner.sentence if ends_sentence(printed) else manner.sentence // 2
                if position == len(sentences):
                    pause = manner.turn if number == len(paragraphs) else manner.paragraph
                tongue = language_of_all(printed, passages_within(turn.passages, span)) or language
                spoken, links = spoken_form(printed, tongue, reader)
                yield Utterance(identity, turn.id, saying, span, spoken, tongue, pause, printed, links, kind)


def _announcement(turn: Turn, speaker: Speaker, *, first: bool) -> str:
    """Say what the page prints: the name, the role at the first time, the note of this turn."""
    parts = (speaker.name, speaker.role if first else None, remark(turn, speaker.name))
    return ", ".join(part for part in parts if part) + "."
