"""`/styleguide`: every component of the pages with invented content, in its states. In development only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, render_template

from voicereader.web.contexts import (
    Download,
    Entry,
    FoundEntry,
    FoundSentence,
    OrderForm,
    Pages,
    ParagraphView,
    Person,
    Piece,
    Player,
    SearchForm,
    Sentence,
    Sound,
    TalkRow,
    TalkTable,
    TurnView,
    Words,
    WordView,
)
from voicereader.web.editors.contexts import ChangeRow
from voicereader.web.listing import pages_at
from voicereader.web.view import Option, View, current_view
from voicereader.web.wording import opening_of

blueprint = Blueprint("styleguide", __name__)

_Said = tuple[str, str | Sequence[Piece]]
"""The kind of a paragraph, and its words."""

_ANN = Person("ann-lee", "Ann Lee", "Mayor of Springfield", "AL", 1, "Ann Lee")
_BOB = Person("bob-stone", "Bob Stone", None, "BS", 2, "Bob Stone")
_NOBODY = Person("question", "Question", None, "Q", 0, "Question")
_BASE = "/transcripts/an-invented-talk"
_FULL = Entry("A talk in the garden", _BASE, "en", "ltr", "1 June 2020", "2020-06-01", "Springfield", [_ANN, _BOB])
_BARE = Entry("A talk without date, place and people", f"{_BASE}-2", "und", "ltr", None, None, None, [])
_ARABIC = Entry("حديث في الحديقة", f"{_BASE}-3", "ar", "rtl", "1 June 2020", "2020-06-01", "القاهرة", [])
_PIECES = [Piece("Good "), Piece("morning", marked=True), Piece(" to all.")]


@dataclass(frozen=True, slots=True)
class StyleguidePage:
    """What the example page hands to each component; lists are its states."""

    view: View
    entries: list[Entry]
    people: list[Person]
    turns: list[TurnView]
    sounds: list[Sound]
    talks: list[TalkTable]
    found: list[FoundEntry]
    pieces: list[Piece]
    search: SearchForm
    order: OrderForm
    changes: list[ChangeRow]
    pages: Pages
    player: Player
    linked: View
    words: list[WordView]


@blueprint.get("/styleguide")
def styleguide() -> str:
    """Show every component in its states."""
    page = StyleguidePage(
        view=current_view(),
        entries=[_FULL, _BARE, _ARABIC],
        people=[Person(f"p{mark}", f"Speaker {mark}", None, f"S{mark}", mark, f"Speaker {mark}") for mark in range(9)],
        turns=_turns(),
        sounds=[_sound("the whole talk", None), _sound(_ANN.name, _ANN)],
        talks=[_talk("Who speaks how long, at an ordinary pace of speech"), _talk("Who spoke how long, as recorded")],
        found=_found(),
        pieces=_PIECES,
        search=_search(),
        order=OrderForm(f"{_BASE}/renditions", [("mp3", "MP3"), ("vtt", "WebVTT")], [_ANN, _BOB], {"rate": "1.5"}),
        changes=[
            ChangeRow(
                12, "1 June 2020, 10:05 UTC", "2020-06-01T10:05", "Ann", "Corrected", ["people.toml"], "/nowhere"
            ),
            ChangeRow(11, "1 June 2020, 9:50 UTC", "2020-06-01T09:50", "Bob", "Added", ["a.txt", "b.txt"], None),
        ],
        pages=pages_at("/styleguide", {}, 5, 12),
        player=Player("an-invented-talk", _BASE, ""),
        linked=_linked(),
        words=[
            WordView("Dr.", "#t2-s1", None, "Doctor", None),
            WordView("quorum", "#t3-s1", "so many members that a vote counts", None, "kworum"),
        ],
    )
    return render_template("pages/styleguide.html", page=page)


def _linked() -> View:
    view = current_view()
    return replace(view, linked=[view.choices[name] for name in ("size", "colours")])


def _turns() -> list[TurnView]:
    """Return turns in their states: narration, with role and note, anonymous with a direction, in another language.

    One has words of another language within a sentence.
    """
    mixed = [Piece("They grow; "), Piece("chacun son goût", language="fr"), Piece(".")]
    spoken: list[tuple[Person | None, str | None, list[_Said]]] = [
        (None, None, [("narration", "The talk began at noon.")]),
        (_ANN, "in English", [("speech", "Good morning to all."), ("heading", "The roses"), ("speech", mixed)]),
        (_NOBODY, None, [("speech", "When do they bloom?"), ("direction", "Laughter")]),
        (_BOB, None, [("speech", "Im Sommer, wie jedes Jahr.")]),
    ]
    return [_turn(number, *each) for number, each in enumerate(spoken)]


def _turn(number: int, person: Person | None, note: str | None, said: list[_Said]) -> TurnView:
    name = f"t{number + 1}"
    paragraphs = []
    for at, (kind, own) in enumerate(said, 1):
        words = Words([Piece(own)] if isinstance(own, str) else own)
        paragraphs.append(ParagraphView(kind, [Sentence(f"{name}-s{at}", words, "")], bare=kind == "direction"))
    german = person is _BOB
    return TurnView(
        id=name,
        number=number,
        person=person,
        heading=person.name if person else None,
        note=note,
        paragraphs=paragraphs,
        sound_url=f"{_BASE}/audio.mp3?turn={name}",
        place_url=f"{_BASE}/at/{name}",
        quote_url=f"{_BASE}/quote/{name}",
        language="de" if german else None,
        direction="ltr" if german else None,
        before=f"t{number}" if number > 1 else None,
        after=f"t{number + 2}" if person and not german else None,
        opening=opening_of(paragraphs, "de" if german else None),
    )


def _sound(label: str, person: Person | None) -> Sound:
    return Sound(label, f"{_BASE}/audio.mp3", [Download("MP3", f"{_BASE}/audio.mp3")], person)


def _talk(caption: str) -> TalkTable:
    rows = [
        TalkRow(_ANN.name, "/speakers/ann-lee", "en", 12, 1200, "8 min 2 s", "80%", 100.0),
        TalkRow(_NOBODY.name, None, "und", 1, 300, "2 min", "20%", 25.0),
    ]
    return TalkTable(caption, "Speaker", rows)


def _found() -> list[FoundEntry]:
    title = [Piece("A talk in the "), Piece("garden", marked=True)]
    sentences = [
        FoundSentence(f"{_BASE}#t1-s1", "Ann Lee", Words(_PIECES)),
        FoundSentence(f"{_BASE}#t1-s2", None, Words([Piece("The morning was fair.")])),
    ]
    return [
        FoundEntry(_FULL, title, sentences, 7, f"/?q=morning&in={_BASE}"),
        FoundEntry(_ARABIC, [Piece(_ARABIC.title)], [], 1),
    ]


def _search() -> SearchForm:
    speakers = [Option("ann-lee", "Ann Lee", chosen=True), Option("bob-stone", "Bob Stone", chosen=False)]
    languages = [Option("en", "English (2)", chosen=False), Option("ar", "Arabic (1)", chosen=False)]
    sorts = [Option("newest", "The newest first", chosen=True), Option("title", "By title", chosen=False)]
    return SearchForm("morning", "ann-lee", "2020-01-01", "", speakers, languages, sorts, filtered=True)
