"""The engine that says nothing, for exactly as long as its texts are: for demonstrations and tests."""

from itertools import accumulate
from pathlib import Path

from voicereader.engines import Speech
from voicereader.model import SAMPLE_RATE, Mark, Prosody, Voice
from voicereader.text import words

WORD_MS, CODE_POINT_MS = 100, 50
"""What a word lasts at rate 1, and each of its code points beside: English comes to 180 words a minute."""

VOICES = 8

_CODES = (
    "en und aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my "
    "na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn "
    "so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_LANGUAGES = tuple(_CODES.split())


class MuteEngine:
    """Silence as an `Engine`: in every language of ISO 639-1, with a mark for every word. Rates from 0.5 to 4."""

    name = "mute"
    version = "1"
    ms_per_word = 1.0
    ms_to_start = 0.0

    def __init__(self, _folder: Path | None = None) -> None:
        """Keep nothing: silence needs no files."""

    def voices(self) -> tuple[Voice, ...]:
        """Return voices that are all alike."""
        return tuple(
            Voice(f"mute:{number}", self.name, f"Silence {number}", _LANGUAGES, "CC0-1.0", "1")
            for number in range(1, VOICES + 1)
        )

    def speak(self, text: str, voice: Voice, prosody: Prosody) -> Speech:
        """Keep silent for `WORD_MS` a word and `CODE_POINT_MS` for each of its code points.

        Raises:
            ValueError: there is no voice of that id.
        """
        if voice.id not in {each.id for each in self.voices()}:
            raise ValueError(f"mute has no voice “{voice.id}”.")
        spans = list(words(text))
        rate = min(4.0, max(0.5, prosody.rate))
        lengths = (WORD_MS + CODE_POINT_MS * (span.end - span.begin) for span in spans)
        ends = [round(SAMPLE_RATE * ms / 1000 / rate) for ms in accumulate(lengths, initial=0)]
        marks = tuple(Mark(span, begin) for span, begin in zip(spans, ends, strict=False))
        return Speech(bytes(2 * ends[-1]), SAMPLE_RATE, marks)
