"""Addresses: of the web and of e-mail."""

import re
from collections.abc import Iterator

from voicereader.scripting.forms.rule import Change, Rule
from voicereader.scripting.vocabulary import Vocabulary

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
_DOMAINS = r"(?:com|org|net|gov|edu|int|mil|info|io|eu|uk|us|ca|au|ie|de|at|ch|fr|es|ru|ua|by|kz|in|cn|jp)"


def rules(language: Vocabulary) -> Iterator[Rule]:
    """Yield the rules for addresses."""
    if language.signs:
        yield Rule("mail", r"(?<![\w.@])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?![\w@])", _mail)
        yield Rule(
            "web",
            rf"(?i:https?://|www\.)[^\s<>\"“”«»]*[\w/]|(?<![\w@.]){_HOST}{_DOMAINS}\b(?:/[^\s<>\"“”«»]*[\w/])?(?![\w@.-]*@)",
            _web,
        )


def _mail(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    signs = language.signs
    names = {".": signs["dot"], "-": signs["dash"], "_": signs["underscore"], "@": signs["at"], "+": "plus"}
    yield Change(*found.span(), _read(found[0], names))


def _web(found: re.Match[str], language: Vocabulary) -> Iterator[Change]:
    """Say the host and the path, as a person would: no scheme, no query, hyphens in the path as blanks."""
    address = re.sub(r"^(?i:https?://)?(?i:www\.)?", "", found[0])
    host, *path = re.split(r"[?#]", address)[0].rstrip("/").split("/")
    dot, slash, dash = (language.signs[each] for each in ("dot", "slash", "dash"))
    parts = [_read(host, {".": dot, "-": dash}), *(_read(each, {".": dot, "-": "", "_": ""}) for each in path)]
    yield Change(*found.span(), f" {slash} ".join(part for part in parts if part) or found[0])


def _read(text: str, names: dict[str, str]) -> str:
    pieces = re.split(r"([._@+-])", text)
    return " ".join(each for each in (names.get(piece, piece) for piece in pieces) if each)
