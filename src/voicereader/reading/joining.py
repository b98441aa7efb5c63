"""Text put together again: spaces made one, lines of a paragraph joined, the end of a sentence told."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterable

_SIGN = r"[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WITHOUT_SPACE = re.compile(rf"(?<={_SIGN})\n(?={_SIGN})")


def tidy(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def listed(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


def joined(lines: Iterable[str]) -> str:
    """Join the lines of a paragraph: by a space, but between signs of scripts that have none by nothing."""
    return tidy(_WITHOUT_SPACE.sub("", "\n".join(lines)))


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return text.rstrip('"”’»)]*_ ').endswith((".", "!", "?", "…", ":", "—", "–", "-", "。", "！", "？"))
