"""What pages with long lists share: numbers of pages, talk time as a table."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from voicereader.model import Outline
from voicereader.studio.roll import Talk, talk_of
from voicereader.web.contexts import Pages, TalkRow, TalkTable
from voicereader.web.languages import gettext, lasting, percent

_AROUND = 2


def pages_at(base: str, asked: Mapping[str, str], current: int, last: int) -> Pages:
    """Return where the pages of a list are: the first, the last and those around the current one."""
    kept = {name: value for name, value in asked.items() if value and name != "page"}

    def url(number: int) -> str:
        query = urlencode(kept | ({"page": str(number)} if number > 1 else {}))
        return f"{base}?{query}" if query else base

    shown = sorted({1, last, *range(max(1, current - _AROUND), min(last, current + _AROUND) + 1)})
    numbers: list[tuple[int, str] | None] = []
    for number in shown:
        if numbers and (before := numbers[-1]) and before[0] < number - 1:
            numbers.append(None)
        numbers.append((number, url(number)))
    before_url = url(current - 1) if current > 1 else None
    return Pages(current, last, before_url, url(current + 1) if current < last else None, numbers)


def speaker_url(identity: str) -> str:
    """Return the address of a person's page."""
    return f"/speakers/{quote(identity)}"


def talk_in(outline: Outline) -> TalkTable:
    """Return how much each speaker of a transcript says."""
    named = [
        (each.name, None if each.anonymous else speaker_url(each.id), outline.language, talk)
        for each, talk in zip(outline.speakers, talk_of(outline), strict=True)
    ]
    rows = sorted(named, key=lambda each: -each[3].seconds)
    return talk_table(gettext("Who speaks how long"), gettext("Speaker"), rows)


def talk_table(caption: str, noun: str, rows: Sequence[tuple[str, str | None, str | None, Talk]]) -> TalkTable:
    """Return a table of talk time from names, addresses, languages and talk."""
    total = sum(talk.seconds for *_, talk in rows) or 1
    longest = max((talk.seconds for *_, talk in rows), default=0) or 1
    made = [
        TalkRow(
            label,
            url,
            language,
            talk.turns,
            talk.words,
            lasting(talk.seconds),
            percent(round(100 * talk.seconds / total)),
            round(100 * talk.seconds / longest, 1),
        )
        for label, url, language, talk in rows
    ]
    known = gettext("as recorded") if all(talk.timed for *_, talk in rows) else gettext("at an ordinary pace of speech")
    return TalkTable(f"{caption}{gettext(', ')}{known}", noun, made)
