"""From text to phonemes as Kokoro takes them: espeak-ng's, between the punctuation.

Source: `vocab` in the `config.json` of hexgrad/Kokoro-82M.
"""

import re
from collections.abc import Mapping, Sequence

from voicereader.engines import espeak_library

_RUNS = (
    (1, ";:,.!?"),
    (9, '—…"()“” \u0303ʣʥʦʨᵝꭧAI'),
    *((31, "O"), (33, "Q"), (35, "ST"), (39, "W"), (41, "Yᵊabcdef")),
    *((50, "hijklmnopqrstuvwxyz\u0251ɐɒæ"), (75, "βɔɕç"), (80, "ɖðʤə"), (85, "ɚɛɜ"), (90, "ɟ"), (92, "\u0261")),
    *((99, "ɥ"), (101, "ɨɪʝ"), (110, "ɯɰŋɳɲɴø"), (118, "ɸθœ"), (123, "ɹ"), (125, "ɾɻ"), (128, "ʁɽʂʃʈʧ")),
    *((135, "ʊʋ"), (138, "ʌɣɤ"), (142, "χʎ"), (147, "ʒʔ"), (156, "ˈˌː"), (162, "ʰ"), (164, "ʲ")),
    *((169, "↓"), (171, "→↗↘"), (177, "ᵻ")),
)
VOCABULARY: Mapping[str, int] = {sign: first + at for first, run in _RUNS for at, sign in enumerate(run)}
"""Each phoneme's number."""

_PUNCTUATION = re.compile(r"((?:(?<!\S)[\"“(]+|[;:,.!?…\"”)]+(?=[\s—]|$)|\s*—)\s*)")
_AS_KNOWN = str.maketrans({"–": "—", "«": "“", "»": "”", "„": "“", "’": "'", "‘": "'", "¿": " ", "¡": " "})  # noqa: RUF001

_SPELLING = str.maketrans({"r": "ɹ", "x": "k", "ɬ": "l", "ʲ": "j", "g": "\u0261"})
"""The rest of espeak-ng's spelling stands: in misaki's, which Kokoro's makers use, more words of the seed transcript
were misheard, 2.2 in 100 against 1.3."""


def phonemes(text: str, voice: str) -> str:
    """Return the phonemes of a text, as many of them as Kokoro knows, with its punctuation.

    Args:
        text: without U+0000 and surrogates.
        voice: one of espeak-ng's, such as `gmw/en-US`.
    """
    parts = _PUNCTUATION.split(text.translate(_AS_KNOWN))
    spoken = iter(alone(parts[::2], voice))
    joined = "".join(next(spoken) if at % 2 == 0 else part for at, part in enumerate(parts))
    return "".join(sign for sign in " ".join(joined.split()) if sign in VOCABULARY)


def alone(words: Sequence[str], voice: str) -> list[str]:
    """Return the phonemes of each word, spoken alone."""
    known = (word.translate(_AS_KNOWN) for word in words)
    return [spelt.translate(_SPELLING) for spelt in espeak_library.phonemes(known, voice)]
