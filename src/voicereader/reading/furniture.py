"""What pages leave in a text: numbers in the margin, page numbers, headers and footers that come on every page."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from voicereader.reading.joining import ends_sentence, tidy

_FEWEST_NUMBERED = 20
_MOST_NUMBERED = 40
_FEWEST_PAGES = 3
_LONGEST_HEADER = 160
_NEAR = 2
_MARGIN = re.compile(r"\s{0,10}(\d{1,2})(?=\s|$)")
_PAGE_WORDS = (
    r"page|pg|p|seite|s|página|pagina|pág|pag|strona|strana|stran|str|стр|страница|сторінка|side|sida|sivu|sayfa|"
    r"oldal|第|صفحة|עמוד|पृष्ठ|หน้า"
)
_PAGE_NUMBER = re.compile(
    rf"[\W_]*(?:(?P<word>{_PAGE_WORDS})[\W_]*)?(?P<number>[A-Z]?\d{{1,5}})[\W_]*"
    r"(?:(?:of|von|de|di|van|av|af|z|из|/|页|頁|ページ|쪽)[\W_]*\d{0,5})?[\W_]*",
    re.IGNORECASE,
)
_NAMED_PAGE = re.compile(rf"(?:^|[\W_])(?:{_PAGE_WORDS})\.?\s*#|#\s*(?:页|頁|ページ|쪽)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?")
_DIGITS = re.compile(r"\d+")


def without_margins(printed: list[str]) -> list[str]:
    """Take away the numbers of lines in the margin, where most lines have one and they count up, page by page."""
    numbers = [_MARGIN.match(line) for line in printed]
    counting = [int(match[1]) for match in numbers if match]
    in_order = sum(after == before + 1 for before, after in pairwise(counting))
    filled = sum(1 for line in printed if line)
    if in_order < _FEWEST_NUMBERED or in_order < 0.8 * len(counting) or in_order < filled // 2:
        return printed
    return [_without_number(line, match) for line, match in zip(printed, numbers, strict=True)]


def _without_number(line: str, margin: re.Match[str] | None) -> str:
    """Take the number in its margin from a line; what has none and is but a number is that of the page."""
    if margin and 0 < int(margin[1]) <= _MOST_NUMBERED:
        return line[margin.end(1) :]
    return "" if not margin and line.strip().isdigit() else line


def without_page_furniture(printed: list[str]) -> list[str]:
    """Take away page numbers and what stands on every page with them; a sentence that they split is whole again."""
    pages = _page_numbers(printed)
    away = pages | _headers(printed, pages)
    return list(_without(printed, away)) if away else printed


def _page_numbers(printed: Sequence[str]) -> set[int]:
    """Return the lines that hold nothing but the number of a page: they say so, or count up."""
    found = {
        index: match
        for index, line in enumerate(printed)
        if line and len(line) <= _LONGEST_HEADER and (match := _PAGE_NUMBER.fullmatch(line))
    }
    named = {index for index, match in found.items() if match["word"] and len(match["word"]) > 1}
    bare = [(index, int(match["number"])) for index, match in found.items() if match["number"].isdigit()]
    steps = sum(0 < after[1] - before[1] <= _NEAR for before, after in pairwise(bare))
    if steps + 1 >= _FEWEST_PAGES and steps * _NEAR >= len(bare) - 1:
        return named | {index for index, _ in bare}
    return named | {
        index for index, match in found.items() if printed[index].strip().startswith("[[") and match["word"]
    }


def _headers(printed: Sequence[str], pages: set[int]) -> set[int]:
    """Return the lines that come on every page: beside its number, with its number, or in the middle of sentences."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(printed):
        if 1 < len(line) <= _LONGEST_HEADER and index not in pages:
            alike[_DIGITS.sub("#", _CLOCK.sub("@", tidy(line)))].append(index)
    near = _filled_around(printed, pages)
    away: set[int] = set()
    for look, places in alike.items():
        if len(places) < _NEAR or not any(map(str.isalpha, look)) or ":" in look or "：" in look:
            continue
        beside = sum(place in near for place in places)
        splits = len({around for place in places if (around := _split_by(printed, place))})
        counts = "#" in look and _counts_up([printed[place] for place in places])
        if (
            (len(places) >= _FEWEST_PAGES and beside * _NEAR > len(places))
            or (counts and (_NAMED_PAGE.search(look) is not None or splits * _FEWEST_PAGES >= len(places)))
            or (len(places) >= _FEWEST_PAGES and splits * _NEAR > len(places) and look.count(" ") > 0)
        ):
            away.update(places)
    return away


def _filled_around(printed: Sequence[str], pages: Iterable[int]) -> set[int]:
    """Return the lines within two filled ones of a page number."""
    found = set()
    for page in pages:
        for step in (-1, 1):
            index, left = page + step, _NEAR
            while 0 <= index < len(printed) and left:
                if printed[index].strip():
                    found.add(index)
                    left -= 1
                index += step
    return found


def _counts_up(lines: Sequence[str]) -> bool:
    """Say whether one of the numbers in lines that are otherwise alike grows by one or two each time."""
    columns = zip(*([int(each) for each in _DIGITS.findall(_CLOCK.sub("", line))] for line in lines), strict=False)
    return any(all(0 < after - before <= _NEAR for before, after in pairwise(column)) for column in columns)


def _split_by(printed: Sequence[str], place: int) -> tuple[str, str] | None:
    """Return the lines around one that stands in the middle of a sentence, else None.

    Where they are the same each time, it is no header that comes again but the whole passage.
    """
    above = next((line for line in reversed(printed[max(0, place - 4) : place]) if line.strip()), "")
    below = next((line for line in printed[place + 1 : place + 5] if line.strip()), "")
    splits = above and below and not ends_sentence(above) and below.lstrip()[:1].islower()
    return (above, below) if splits else None


def _without(printed: Sequence[str], away: set[int]) -> Iterable[str]:
    """Yield the lines that stay, in one piece where a sentence goes on behind what goes."""
    kept: list[str] = []
    gap = False
    for index, line in enumerate(printed):
        if index in away:
            gap = True
        elif not line.strip():
            if not gap:
                kept.append(line)
        else:
            if gap:
                while kept and not kept[-1].strip():
                    kept.pop()
                if kept and ends_sentence(kept[-1]):
                    kept.append("")
            gap = False
            kept.append(line)
    return kept
