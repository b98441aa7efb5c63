"""Finding the way in a library: which transcripts, and which sentences of them, somebody looks for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from voicereader.library import Kept
from voicereader.library.catalogue import Catalogue, Hit, Sought, Terms
from voicereader.library.catalogue.numbers import day, first, last
from voicereader.model import Outline, Passage, Span, Speaker
from voicereader.scripting import numbered
from voicereader.studio.asking import Question, Understood, pages_of, understood
from voicereader.studio.edition import Edition
from voicereader.text import passages_within

MOST = 5_000
"""Sentences that are looked for: more are the newest, or the oldest, of a word that says little."""

LISTED, RESULTS, SHOWN, ALL = 25, 10, 5, 200
"""Transcripts on a page of the library and of a search, sentences of each, and of one that is searched alone."""

_FIRST_DAY = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that was found: its id, who says it, its words and where the terms stand in them.

    `language` is that of its turn, None where it is the transcript's; `passages` slice `text`.
    """

    id: str
    speaker: Speaker | None
    text: str
    marks: tuple[Span, ...]
    language: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A transcript that was found: where the terms stand in its title, sentences to show, and how many there are."""

    kept: Kept
    marks: tuple[Span, ...] = ()
    sentences: tuple[Found, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found, and the counts of all of it; `more`: there are more sentences than were counted."""

    asked: Understood
    results: tuple[Result, ...]
    transcripts: int
    sentences: int
    more: bool
    pages: int


@dataclass(frozen=True, slots=True)
class _Match:
    kept: Kept
    places: tuple[int, ...] = ()


def find(edition: Edition, catalogue: Catalogue | None, question: Question) -> Results:
    """Return what a question asks for of a library.

    Raises:
        BadSearch, UnknownSpeaker, UnknownTranscript: it cannot be understood, or there is no such thing.
    """
    asked = understood(question, edition.roll())
    one = edition.shelf.named(asked.within) if asked.within else None
    if not asked.terms.terms:
        listed = [one] if one else edition.sorted_by(asked.sort)
        return _page(edition, asked, [_Match(kept) for kept in listed if _is_wanted(kept.outline, asked)])
    hits = catalogue.find(_sought(edition, asked, one), MOST + 1) if catalogue else []
    matches = list(_matches(edition, asked, hits[:MOST]))
    if asked.sort == "most":
        matches.sort(key=lambda each: -len(each.places))
    else:
        order = edition.order(asked.sort)
        matches.sort(key=lambda each: order[each.kept.number])
    return _page(edition, asked, matches, more=len(hits) > MOST)


def _is_wanted(outline: Outline, asked: Understood) -> bool:
    return (
        (not asked.language or outline.language.lower().partition("-")[0] == asked.language)
        and (not asked.since or (outline.date is not None and outline.date >= asked.since))
        and (not asked.until or (outline.date is not None and outline.date <= asked.until))
        and (not asked.person or any(each.id == asked.person.id for each in outline.speakers))
    )


def _sought(edition: Edition, asked: Understood, one: Kept | None) -> Sought:
    dated = bool(asked.since or asked.until)
    low = first(max(day(asked.since), _FIRST_DAY if dated else 0))
    high = last(day(asked.until)) if asked.until else (1 << 63) - 1
    if one:
        date = day(one.outline.date)
        low, high = first(date, one.number), last(date, one.number)
    who = tuple(_ids(edition, asked)) if asked.person else ()
    return Sought(asked.terms, (low, high), who, asked.language, asked.sort == "oldest")


def _ids(edition: Edition, asked: Understood) -> set[str]:
    """Return the ids that a person has in transcripts as they were read."""
    ids: set[str] = set()
    for slug in asked.person.transcripts if asked.person else ():
        read, served = edition.found.kept[slug].outline, edition.shelf.kept[slug].outline
        own = {place for place, each in enumerate(served.speakers, 1) if asked.person and each.id == asked.person.id}
        if read.turns == served.turns:
            ids |= {read.speakers[place - 1].id for place in own}
        else:
            pairs = zip(read.turns, served.turns, strict=False)
            ids |= {read.speakers[before - 1].id for before, after in pairs if before and after in own}
    return ids


def _matches(edition: Edition, asked: Understood, hits: Iterable[Hit]) -> Iterator[_Match]:
    """Yield the transcripts that have hits, each with the places of its sentences."""
    by_number: dict[int, list[int]] = {}
    for number, place in hits:
        by_number.setdefault(number, []).append(place)
    kept = edition.by_number()
    for number, places in by_number.items():
        this = kept.get(number)
        if this and _is_wanted(this.outline, asked):
            own = _said_by(edition, asked, this, places) if asked.person else places
            if own:
                yield _Match(this, tuple(sorted(own)))


def _said_by(edition: Edition, asked: Understood, kept: Kept, places: Iterable[int]) -> list[int]:
    """Return the places that a person says: ids in the index are those of reading, and may be another's since."""
    ends = list(accumulate(edition.found.kept[kept.slug].outline.sentences))
    speakers = kept.outline.speakers
    own = {number for number, each in enumerate(speakers, 1) if asked.person and each.id == asked.person.id}
    turns = kept.outline.turns
    return [place for place in places if place and turns[bisect_right(ends, place - 1)] in own]


def _page(edition: Edition, asked: Understood, matches: list[_Match], *, more: bool = False) -> Results:
    size = RESULTS if asked.terms.terms else LISTED
    pages = pages_of(len(matches), size, asked.page)
    shown = matches[(asked.page - 1) * size : asked.page * size]
    most = ALL if asked.within else SHOWN
    results = tuple(_result(edition, asked.terms, each, most) for each in shown)
    sentences = sum(len([place for place in each.places if place]) for each in matches)
    return Results(asked, results, len(matches), sentences, more, pages)


def _result(edition: Edition, terms: Terms, match: _Match, most: int) -> Result:
    kept = match.kept
    if not match.places:
        return Result(kept)
    own = [place for place in match.places if place]
    marks = tuple(terms.marks(kept.outline.title))
    return Result(kept, marks, tuple(_sentences(edition, terms, kept, own[:most])), len(own))


def _sentences(edition: Edition, terms: Terms, kept: Kept, places: Sequence[int]) -> Iterator[Found]:
    """Yield sentences by their places; one that people.toml has made another is left out."""
    if not places:
        return
    transcript = edition.transcript(kept.slug)
    counts = edition.found.kept[kept.slug].outline.sentences
    ends = list(accumulate(counts))
    texts: dict[int, Mapping[str, Span]] = {}
    for place in places:
        number = bisect_right(ends, place - 1)
        if number >= len(transcript.turns):
            continue
        turn = transcript.turns[number]
        if number not in texts:
            texts[number] = {name: span for each in numbered(turn, transcript.language) for name, span in each}
        identity = f"{turn.id}-s{place - ends[number] + counts[number]}"
        if span := texts[number].get(identity):
            text = span.of(turn.text)
            speaker = transcript.speaker(turn.speaker_id) if turn.speaker_id else None
            others = passages_within(turn.passages, span)
            yield Found(identity, speaker, text, tuple(terms.marks(text)), turn.language, others)
