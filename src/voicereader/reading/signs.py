"""Labels that a sign other than a colon tells from the speech: a full stop, a dash, a bracket, a gap, a circle."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections.abc import Iterator

from voicereader.reading import offices, roles
from voicereader.reading.heads import Head, parted
from voicereader.reading.joining import tidy
from voicereader.reading.names import (
    is_capital,
    is_cased,
    is_family_first,
    is_honorific,
    is_initial,
    is_name,
    is_office,
    is_office_name,
    is_shouted,
    unaddressed,
    word,
)
from voicereader.reading.sheet import Form, Label
from voicereader.reading.voices import is_anonymous

_REACH = 160
_MOST_WORDS = 10
_FEWEST_SHOUTED = 3
_LONGEST_COLUMN = 40
_LONGEST_SPACED = 9
_CIRCLES = frozenset("○◯〇◆◎●◇■□▲△►▶☆★")
_STOP = re.compile(r"(?<=[\w)\]ªº”»\"])\.(?:\s?(?P<dash>[-–—]{1,2})\s*|\s+|$)")
_DASH = re.compile(r"\s(?:[–—]|--)\s?|\s-\s|(?<=[)\]])[-–—]{1,2}\s?|(?<=\S)[–—]\s")
_SQUARE = re.compile(r"\[(?P<label>[^\[\]]{1,60})\]:?\s*(?P<rest>\S.*)", re.DOTALL)
_ANGLE = re.compile(r"<\s*@?(?P<label>[^<>]{1,60}?):?\s*>:?\s*(?P<rest>.*)", re.DOTALL)
_PROMPT = re.compile(r"(?P<label>[^\s<>:]{1,30}(?: [^\s<>:]{1,30}){0,2})>\s+(?P<rest>\S.*)", re.DOTALL)
_COLUMN = re.compile(rf"(?P<label>\S(?:[^\t]{{0,{_LONGEST_COLUMN}}}?\S)?)(?:\t\s*|\s{{3,}})(?P<rest>\S.*)", re.DOTALL)
_SPACED = re.compile(rf"(?P<label>[^\W\d_A-Za-z]{{1,{_LONGEST_SPACED}}})\s(?P<rest>[^\x00-\u2fff].*)", re.DOTALL)
_CIRCLED = re.compile(
    r"(?P<label>[^\s（(：:]{1,24}(?:[（(](?P<note>[^）)]{1,40})[）)](?P<office>[^\s（(：:。、]{0,12}))?)(?:\s*[：:]\s*|\s+|$)"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_BRACKETED = re.compile(r"[（(](?P<label>[^（()）]{2,40})[）)]\s*(?P<rest>.*)", re.DOTALL)
_IN_LABELS = roles.PARTICLES | roles.PREPOSITIONS | roles.ARTICLES | offices.OFFICE_PARTS
_BEHIND_INDEFINITE = (
    roles.ANONYMOUS | roles.COLLECTIVES | roles.INDEFINITE | roles.CROWDS | roles.HONORIFICS.keys() | roles.COUNTED
)
_DASHES = frozenset("-–—")
_NICK = re.compile(r"[\w.^`|-]{1,30}")
_HANGUL = re.compile("[가-힣]+")
_HANGUL_NAME = re.compile("[가-힣]{2,5}")


def named_before_a_sign(head: Head, *, has_below: bool) -> Iterator[Label]:
    """Yield the readings with a bracket, a gap, a dash or a full stop between what looks like a name and the speech."""
    text = head.text
    first = text[:1]
    if first in {"[", "<"}:
        match = _SQUARE.match(text) if first == "[" else _ANGLE.match(text)
        if match and (
            is_named(match["label"].partition("(")[0].split()) or (first == "<" and _NICK.fullmatch(match["label"]))
        ):
            yield _noted(match["label"], match["rest"], Form.BRACKET)
        return
    if not first.isalpha():
        return
    near = text[:_REACH]
    if (
        ">" in near
        and (match := _PROMPT.match(text))
        and (is_named(match["label"].split()) or _NICK.fullmatch(match["label"]))
    ):
        yield _noted(match["label"], match["rest"], Form.BRACKET)
        return
    gap = "\t" in near or "   " in near
    for match in (_COLUMN.match(text) if gap else None, _SPACED.match(text) if not first.isascii() else None):
        if match and is_named(_bare(match["label"])) and any(map(str.isalpha, match["rest"])):
            yield _noted(match["label"], match["rest"].strip(), Form.COLUMN)
            break
    stopped = _stopped(text, has_below=has_below)
    if stopped:
        yield stopped
    if (not stopped or stopped.form is Form.STOP) and (dashed := _dashed(text)):
        yield dashed


def marked(head: Head) -> Iterator[Label]:
    """Yield what stands behind a circle, as the minutes of East Asian assemblies have it: `○議長 …`."""
    if not head.mark or not _CIRCLES.intersection(head.mark):
        return
    if match := _BRACKETED.match(head.text):
        yield Label(match["label"], None, match["rest"].strip(), Form.MARK)
    elif match := _CIRCLED.match(head.text):
        if _HANGUL.match(head.text):
            yield _korean(head.text)
        else:
            inside = bool(match["office"])
            label = match["label"] if inside else match["label"].partition("（")[0].partition("(")[0]
            yield Label(tidy(label), None if inside else match["note"], match["rest"].strip(), Form.MARK)


def _korean(text: str) -> Label:
    """Read `의장 홍길동  …`, `홍길동 의원 …`: an office before a name, or behind it."""
    head, gap, rest = re.match(r"(.*?)(\s{2,}|$)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    tokens = head.split()
    if gap and 0 < len(tokens) <= 4:  # noqa: PLR2004 - an office of several words and a name
        return Label(" ".join(tokens), None, rest, Form.MARK)
    tokens = text.split()
    named = len(tokens) > 1 and (
        is_office(tokens[1]) or (is_office(tokens[0]) and _HANGUL_NAME.fullmatch(tokens[1]) is not None)
    )
    count = 2 if named else 1
    return Label(" ".join(tokens[:count]), None, " ".join(tokens[count:]), Form.MARK)


def is_named(tokens: list[str]) -> bool:
    """Say whether tokens are a name, an office, or a form of address and either, with what may follow after a comma."""
    if not tokens or len(tokens) > _MOST_WORDS or not is_capital(tokens[0]):
        return False
    before, after = _apposition(tokens)
    honorific, bare = unaddressed(before)
    if not bare or (after and not is_name(bare) and not is_office_name(bare)):
        return False
    return is_name(bare) or is_office_name(before) or (honorific is not None and is_office_name(bare))


def _apposition(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Part tokens behind the first comma."""
    for place, token in enumerate(tokens):
        if token.endswith((",", "،", "，")):
            return [*tokens[:place], token[:-1]], tokens[place + 1 :]
    return tokens, []


def _bare(label: str) -> list[str]:
    return label.partition(" (")[0].split()


def _noted(label: str, rest: str, form: Form) -> Label:
    text, note = parted(label)
    return Label(text, note, rest, form)


def _dashed(text: str) -> Label | None:
    near = text[:_REACH]
    if not _DASHES.intersection(near):
        return None
    match = next((each for each in _DASH.finditer(near) if _is_outside(text, each.start())), None)
    if match is None or not text[match.end() :].strip():
        return None
    if not is_named(_bare(text[: match.start()].rstrip(" .,:"))):
        return None
    return _noted(text[: match.start()].rstrip(" .,:"), text[match.end() :].strip(), Form.DASH)


def _is_outside(text: str, place: int) -> bool:
    """Say whether a place is outside of brackets."""
    before = text[:place]
    return before.count("(") <= before.count(")") and before.count("[") <= before.count("]")


def _stopped(text: str, *, has_below: bool) -> Label | None:
    """Read `Mr. SMITH of Ohio. Speech`: an address, an office or a name in capitals, and a full stop."""
    if _is_sentence(text):
        return None
    for match in _STOP.finditer(text[:_REACH]):
        if not _is_outside(text, match.start()):
            continue
        tokens = _bare(text[: match.start()])
        if len(tokens) > _MOST_WORDS:
            return None
        if not tokens or _goes_on(tokens, text[match.end() :]):
            continue
        rest = text[match.end() :].strip()
        if rest[:1].isdigit():  # SEC. 101
            return None
        if (rest or has_below) and _is_stopped(tokens, dashed=bool(match["dash"])):
            end = match.start() + is_initial(tokens[-1])  # the stop of an initial is the name's
            return _noted(text[:end], rest, Form.STOP_DASH if match["dash"] else Form.STOP)
        if not all(map(_is_in_label, tokens)):
            return None
    return None


def _is_sentence(text: str) -> bool:
    """Say whether the second word already tells that no label with a full stop begins here; most lines end there."""
    first, *second = text[:_REACH].split(maxsplit=2)[:2]
    if not second or first[-1] in ".,،，":
        return False
    return not _is_in_label(second[0]) and word(second[0]) not in _BEHIND_INDEFINITE


def _is_in_label(token: str) -> bool:
    bare = word(token)
    return is_capital(token) or bare in _IN_LABELS or is_office(token)


def _goes_on(tokens: list[str], after: str) -> bool:
    """Say whether the stop belongs to the last token: to `Mr.`, to an initial."""
    last = tokens[-1]
    if is_honorific(last) and not is_office(last):
        return True
    if len(last) > 1 and not is_initial(last):
        return False
    follows = [token.rstrip(",") for token in after.split(maxsplit=1)[:1]]
    return not is_family_first(tokens) or bool(follows and is_initial(follows[0]) and follows[0].endswith("."))


def _is_stopped(tokens: list[str], *, dashed: bool) -> bool:
    """Say whether tokens before a full stop say themselves that they are a person, and no short sentence."""
    before, after = _apposition(tokens)
    honorific, bare = unaddressed(before)
    article = word(before[0]) in roles.ARTICLES
    shouted = [token for token in bare if len(token) >= _FEWEST_SHOUTED and is_shouted(token)]
    if is_anonymous(" ".join(tokens)):
        return len(tokens) > 1 or bool(shouted)
    if honorific:
        while len(bare) > 1 and word(bare[0]) in roles.ARTICLES:  # M. le président
            bare = bare[1:]
        return all(map(_is_in_label, bare)) and any(is_capital(token) or is_office(token) for token in bare)
    if article:
        return any(map(is_office, bare)) and (bool(shouted) or is_office_name(before))
    if is_office(before[0]) and not after:
        return is_office_name(before)
    return _is_plain(before, bare, shouted=bool(shouted), dashed=dashed)


def _is_plain(before: list[str], bare: list[str], *, shouted: bool, dashed: bool) -> bool:
    """Say whether tokens with neither a form of address nor an office before them are a person."""
    if shouted and is_shouted(" ".join(before)):
        return not is_cased(bare[0]) or is_name(bare) or is_office_name(bare)
    if is_name(bare):
        return len(bare) > 1 or dashed
    return is_office_name(before) and dashed
