"""Which scripts words are written in, and what that says of their language."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from voicereader.model import Span
from voicereader.text import primary, script_of

LATIN = "Latn"

_LETTERS = {
    LATIN: r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff",
    "Grek": r"\u0370-\u03e1\u03f0-\u03ff\u1f00-\u1fff",
    "Cyrl": r"\u0400-\u052f\u1c80-\u1c8a\ua640-\ua69d",
    "Armn": r"\u0531-\u0587",
    "Hebr": r"\u0591-\u05c7\u05d0-\u05f2",
    "Arab": r"\u0610-\u061a\u0620-\u065f\u066e-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
    r"\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": r"\u0900-\u0963\u0970-\u097f",
    "Beng": r"\u0980-\u09e3\u09f0-\u09fe",
    "Guru": r"\u0a00-\u0a63\u0a70-\u0a7f",
    "Gujr": r"\u0a80-\u0ae3\u0af9-\u0aff",
    "Orya": r"\u0b00-\u0b63\u0b70-\u0b7f",
    "Taml": r"\u0b80-\u0be3",
    "Telu": r"\u0c00-\u0c63",
    "Knda": r"\u0c80-\u0ce3",
    "Mlym": r"\u0d00-\u0d63\u0d7a-\u0d7f",
    "Sinh": r"\u0d80-\u0df3",
    "Thai": r"\u0e01-\u0e3a\u0e40-\u0e4e",
    "Laoo": r"\u0e80-\u0ece",
    "Tibt": r"\u0f00-\u0f1f\u0f34-\u0fff",
    "Mymr": r"\u1000-\u103f\u104a-\u109f",
    "Geor": r"\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Hang": r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Ethi": r"\u1200-\u1360\u1380-\u139f\u2d80-\u2ddf",
    "Khmr": r"\u1780-\u17dd",
    "Kana": r"\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hani": r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff",
}
"""The letters of each script, by its name in ISO 15924; the marks that belong to them among them."""

_LANGUAGES = {
    "Grek": "el grc",
    "Cyrl": "ru ba be bg ce cv kk ky mk mn sr tg tt uk",
    "Armn": "hy xcl",
    "Hebr": "he hbo iw yi",
    "Arab": "ar ary arz ckb fa ks ps sd sdh ug ur",
    "Deva": "hi bho gom mai mr ne sa",
    "Beng": "bn as",
    "Guru": "pa",
    "Gujr": "gu",
    "Orya": "or",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Sinh": "si",
    "Thai": "th",
    "Laoo": "lo",
    "Tibt": "bo dz",
    "Mymr": "my",
    "Geor": "ka",
    "Hang": "ko",
    "Ethi": "am ti",
    "Khmr": "km",
    "Kana": "ja",
    "Hani": "zh ja ko wuu yue",
}
"""The languages that are usually written in each script, first that of most people; all others are in Latin letters."""

_WRITTEN = {"jpan": ("Kana", "Hani"), "kore": ("Hang", "Hani"), "hans": ("Hani",), "hant": ("Hani",)}
"""Scripts as tags name them that are made of others, or forms of one."""

SEVERAL = frozenset(("Arab", "Beng", "Cyrl", "Deva", "Ethi", "Hani"))
"""Scripts that several languages of many people are written in."""

UNSPACED = frozenset(("Hani", "Kana", "Khmr", "Laoo", "Mymr", "Thai"))
"""Scripts that have no spaces between words."""

_GAP = r"(?:[^\w\s@/]{1,4}\s?|\s)(?:\d{1,6}\s)?[^\w\s@/]{0,3}"
_LATIN_GAP = r"(?:[^\w\s@/]{0,3}\s(?:\d{1,6}\s)?[^\w\s@/]{0,3}|['’-])"  # noqa: RUF001 - an apostrophe
"""What stands between words of one language; addresses have no spaces."""

_FEWEST_LETTERS = 2
"""One letter of another script is a sign, as in physics, or a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one script in a text."""

    span: Span
    script: str


def scripts_of(language: str) -> frozenset[str]:
    """Return the scripts that a language is usually written in, or those that its tag names."""
    named = script_of(language)
    if named:
        return frozenset(_WRITTEN.get(named, (named.title(),)))
    base = primary(language)
    return frozenset(script for script, listed in _LANGUAGES.items() if base in listed.split()) or frozenset({LATIN})


def language_for(script: str) -> str:
    """Return the language that most people write in a script."""
    return _LANGUAGES[script].partition(" ")[0]


def main_script(sample: str) -> str:
    """Return the script of most letters of a text."""
    if sample.isascii():
        return LATIN
    counts: Counter[str] = Counter()
    for run in _pattern(frozenset()).finditer(sample):
        counts[_script(run)] += len(run[0])
    return max(counts, key=lambda script: counts[script], default=LATIN)


def foreign_runs(text: str, own: Collection[str]) -> Iterator[Run]:
    """Yield the words of other scripts than those that a text has of its own, as long as they follow one another."""
    if text.isascii() and LATIN in own:
        return
    for found in _pattern(frozenset(own)).finditer(text):
        begin, end = found.span()
        beside = text[begin - 1 : begin] + text[end : end + 1]
        if sum(map(str.isalpha, found[0])) >= _FEWEST_LETTERS and not any(map(str.isalnum, beside)):
            yield Run(Span(begin, end), _script(found))


def _script(found: re.Match[str]) -> str:
    script = found.lastgroup or LATIN
    if script == "Kana":  # Japanese is written in both
        return "Kana" if re.search(f"[{_LETTERS['Kana']}]", found[0]) else "Hani"
    return script


@lru_cache(32)
def _pattern(own: frozenset[str]) -> re.Pattern[str]:
    """Return what finds runs of scripts that are not one's own; signs stand among kana."""
    letters = {script: letters for script, letters in _LETTERS.items() if script not in own}
    if "Kana" in letters:
        letters["Kana"] += letters.pop("Hani", "")
    gaps = dict.fromkeys(letters, _GAP) | {LATIN: _LATIN_GAP}
    return re.compile(
        "|".join(f"(?P<{script}>[{each}]+(?:{gaps[script]}[{each}]+)*)" for script, each in letters.items())
    )
