"""From words that stand apart to text: where spaces go."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Sequence
from itertools import pairwise

from voicereader.text import NO_SPACES

_CLOSING = re.compile(r"[,.;:!?…)\]}%’”»、。，！？；：]|['’]\w{1,2}$|n['’]t$")
_OPENING = re.compile(r"[(\[{“‘«¿¡]$")
_UNSPACED_END = re.compile(f"{NO_SPACES}$")
_UNSPACED_BEGIN = re.compile(NO_SPACES)


def is_spaced(parts: Sequence[str]) -> bool:
    """Say whether words bring the spaces between them: then whatever brings none belongs to the word before."""
    joints = [(left, right) for left, right in pairwise(parts) if any(map(str.isalnum, right))]
    return sum(left[-1:].isspace() or right[:1].isspace() for left, right in joints) * 2 > len(joints)


def joined(parts: Sequence[str], *, spaced: bool) -> str:
    """Join words into text; where they bring no spaces, none stands before a comma, nor in scripts without."""
    if spaced:
        return "".join(parts)
    words = [part.strip() for part in parts]
    made = words[:1]
    for left, right in pairwise(words):
        close = (
            _CLOSING.match(right)
            or _OPENING.search(left)
            or (_UNSPACED_END.search(left) and _UNSPACED_BEGIN.match(right))
        )
        made.append(right if close else f" {right}")
    return "".join(made)
