"""espeak-ng's voices: a language file and, but for the plain ones, a variant file that changes the timbre.

A voice is named as the library does, `gmw/en-US+f2`. Which are offered was chosen by measuring: on the first
turn of the seed transcript (167 words) a small recogniser makes at most 12 errors in 100 words, no sound
clips, and the timbres lie far apart (fundamental frequency and long-term spectrum). Left out: what shouts or
whispers, near-doubles of a voice that is here, and `Reed`, which sounds otherwise each time.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import espeakng_loader

from voicereader.model import Gender

ENGLISH = (
    # voice                 errors in 100 words, median fundamental frequency in Hz, level in dB of full scale
    "gmw/en-US",  #          6.0  102  -21  the narrator
    "gmw/en-US+sandro",  #   4.8   98  -17  male
    "gmw/en-US+f5",  #       6.0  206  -21  female
    "gmw/en-US+Nguyen",  #   6.0  150  -21
    "gmw/en+rob",  #         6.0  111  -22
    "gmw/en-US+m7",  #       6.6  106  -19  male
    "gmw/en-US+f2",  #       7.2  195  -19  female
    "gmw/en+steph",  #       7.8  184  -20  female
    "gmw/en-US+david",  #    8.4   74  -22
    "gmw/en-US+miguel",  #   8.4  111  -18  male
    "gmw/en-US+m8",  #       8.4   85  -24  male
    "gmw/en-US+iven3",  #    8.4  100  -17
    "gmw/en+quincy",  #      9.0   86  -23
    "gmw/en-US+klatt3",  #   9.0  102  -22
    "gmw/en-US+marcelo",  #  9.0   98  -19
    "gmw/en-US+mike2",  #    9.0   90  -17
    "gmw/en-US+Annie",  #    9.6  240  -21  female
    "gmw/en-US+pablo",  #    9.6  114  -18
    "gmw/en",  #            10.8  102  -21  the narrator of British transcripts
    "gmw/en-US+belinda",  # 10.8  227  -19  female
    "gmw/en-US+travis",  #  11.4  104  -18  male
    "gmw/en+f1",  #         12.0  179  -19  female
)
"""Clearest first."""

VARIANTS = (
    *("sandro", "f5", "Nguyen", "m7", "f2", "david", "miguel", "m8"),
    *("klatt3", "Annie", "belinda", "steph", "travis"),
)
"""What every other language is offered in, after its plain voice."""

_NOT_OFFERED = frozenset(
    (
        "art/xex",  # a test of espeak-ng's own
        "gmq/fo",  # their dictionaries are not in the wheel
        "trk/kaa",
        "gmw/en-Shaw",  # these four read one script only, and not the usual one
        "ira/fa-Latn",
        "sit/cmn-Latn-pinyin",
        "sit/yue-Latn-jyutping",
    )
)

_TAGS = {
    # Where espeak-ng's own tag is none of BCP 47, or a near language has no voice of its own.
    "art/piqd": ("tlh",),
    "art/py": ("art-x-pyash",),
    "gmq/nb": ("nb", "no", "nn"),
    "gmw/en-US-nyc": ("en-US-x-nyc",),
    "roa/ca-ba": ("ca-x-balear",),
    "roa/ca-nw": ("ca-x-nw",),
    "roa/ca-va": ("ca-valencia",),
    "sit/cmn": ("cmn", "zh"),
    "sit/yue": ("yue",),
    "zle/ru-cl": ("ru-x-classic",),
    "zls/hr": ("hr", "sh"),
}

_LEAST_PRIORITY = 5  # espeak-ng's numbers grow as a voice fits a tag less; 8 is another country's accent


@dataclass(frozen=True, slots=True)
class Definition:
    """A language file: its path below `lang`, what it calls itself, BCP 47 tags with the closest first."""

    path: str
    name: str
    languages: tuple[str, ...]


@cache
def definitions() -> tuple[Definition, ...]:
    """Return all language files of the wheel, by path. They do not change while the program runs."""
    return tuple(_definition(path, contents(file).decode()) for path, file in sorted(_languages().items()))


def offered() -> tuple[tuple[Definition, str], ...]:
    """Return each voice that can be cast as its language and its variant (empty for none): English first."""
    known = {each.path: each for each in definitions()}
    english = [voice.partition("+") for voice in ENGLISH]
    others = [each for each in definitions() if each.path not in _NOT_OFFERED and not each.path.startswith("gmw/en")]
    return (
        *((known[path], variant) for path, _, variant in english),
        *((each, variant) for each in others for variant in ("", *VARIANTS)),
    )


def files(voice: str) -> tuple[Path, ...]:
    """Return the files that define the voice of that name.

    Raises:
        ValueError: there is no such voice.
    """
    path, plus, variant = str(voice).partition("+")
    if path not in _languages() or (plus and variant not in _variants()):
        raise ValueError(f"espeak-ng has no voice “{voice}”.")
    return (_languages()[path], _variants()[variant]) if plus else (_languages()[path],)


@cache
def contents(file: Path) -> bytes:
    """Return what is in a file of the wheel, read once."""
    return file.read_bytes()


@cache
def gender(variant: str) -> Gender | None:
    """Return the gender that the variant's file states; pyttsx3's own says “Male” of all."""
    text = contents(_variants()[variant]).decode(errors="replace") if variant else ""
    stated = re.search(r"^gender\s+(female|male)\b", text, re.MULTILINE | re.IGNORECASE)
    if stated is None:
        return None
    return "female" if stated[1].lower() == "female" else "male"


@cache
def _languages() -> dict[str, Path]:
    folder = Path(espeakng_loader.get_data_path(), "lang")
    return {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}


@cache
def _variants() -> dict[str, Path]:
    return {file.name: file for file in Path(espeakng_loader.get_data_path(), "voices", "!v").iterdir()}


def _definition(path: str, text: str) -> Definition:
    name = re.search(r"^name +([^\n/]+)", text, re.MULTILINE)
    stated = re.findall(r"^language +(\S+)(?: +(\d+))?", text, re.MULTILINE)
    tags = [_tag(tag) for tag, priority in stated if int(priority or 0) <= _LEAST_PRIORITY]
    return Definition(path, name[1].strip() if name else path, _TAGS.get(path, tuple(tags)))


def _tag(tag: str) -> str:
    """Return a tag in the case that RFC 5646 recommends (2.1.1)."""
    first, *rest = tag.lower().split("-")
    private = rest.index("x") if "x" in rest else len(rest)
    cased = [{2: each.upper(), 4: each.title()}.get(len(each), each) for each in rest[:private]]
    return "-".join([first, *cased, *rest[private:]])
