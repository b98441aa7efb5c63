"""Title, date, place, and the furniture around them."""

import datetime as dt

import pytest

from voicereader.reading.frontmatter import Front, read_back, read_front, speech_end, title_from
from voicereader.reading.lines import to_lines


def front(text: str, *, speechless: bool = False) -> Front:
    """Read a head."""
    return read_front(to_lines(text), speechless=speechless)


@pytest.mark.parametrize(
    ("text", "title", "date", "place"),
    [
        ("Events\n\nThe talks\n\nThey met.\n\nMay 3, 2017, Port Ellery", "The talks", "2017-05-03", "Port Ellery"),
        ("The talks\n\nPort Ellery, 3 May 2017", "The talks", "2017-05-03", "Port Ellery"),
        ("The talks\n\nMay 3, 2017, St Ellery", "The talks", "2017-05-03", "St Ellery"),
        ("The talks\n\nThu May 3 2017, La Ellery", "The talks", "2017-05-03", "La Ellery"),
        ("The talks\n\nSt 3. května 2017, Ellery", "The talks", "2017-05-03", "Ellery"),
        ("May 3, 2017\n\nThe long talks", "The long talks", "2017-05-03", None),
        ("The long talks\nEllery\nMay 3, 2017", "The long talks", "2017-05-03", "Ellery"),
        ("The talks\n\nMay 3, 2017, The Old Hall, Ellery", "The talks", "2017-05-03", "The Old Hall, Ellery"),
        ("The talks\n\nWednesday, May 3, 2017 10:30", "The talks", "2017-05-03", None),
        ("Minutes of the meeting of 3 May 2017", "Minutes of the meeting of 3 May 2017", "2017-05-03", None),
        ("Ellery Gazette of the Harbour\n\nMenu\n\nThe last long talks\n\nShare", "The last long talks", None, None),
        ("East Hall\n\n1:27 P.M. EDT", None, None, "East Hall"),
        ("# The talks\n\nSmall heading of four\n\nMay 3, 2017", "The talks", "2017-05-03", None),
        ('---\ntitle: "The talks"\ndate: 2017-05-03\ntags:\n---\n', "The talks", "2017-05-03", None),
        ("Title: The talks\nDate: 3 May 2017\nVenue: Old Hall\nSource:", "The talks", "2017-05-03", "Old Hall"),
        ("---\nThe long old talks", "The long old talks", None, None),
        ("The talks\n30 июня 2026 года\nОльховый Брод", "The talks", "2026-06-30", "Ольховый Брод"),
        ("Заседание 30 июня 2026 года", "Заседание 30 июня 2026 года", "2026-06-30", None),
        ("Harbour talks\n\nMeeting, Ellery, 3 May 2017", "Harbour talks", "2017-05-03", "Ellery"),
        ("Séance du 30 juin 2026", "Séance du 30 juin 2026", "2026-06-30", None),
        ("Seduta di martedì 30 giugno 2026", "Seduta di martedì 30 giugno 2026", "2026-06-30", None),
        ("The talks\n\nEllery, Tuesday, 30 June 2026, 10 a.m.", "The talks", "2026-06-30", "Ellery"),
        ("The talks\n\nRecorded 30 June 2026", "The talks", "2026-06-30", None),
        ("The talks\n\nEllery, 5/6/2018", "The talks", None, "Ellery"),
        ("The long talks\n\nAttendees\nTom Hale of Ellery\nJane Cole", "The long talks", None, None),
        ("The long talks\n\nThe first of all ........ 1\nThe last of all ......... 9", "The long talks", None, None),
        ("The long talks\nA play in one act\n\nThey met.", "The long talks", None, None),
        ("## The talks\n\nThe second heading here", "The talks", None, None),
        ("Ellery\n\n", "Ellery", None, None),
        ("", None, None, None),
    ],
)
def test_head(text: str, title: str | None, date: str | None, place: str | None) -> None:
    """A head says title, date and place in one of the usual orders."""
    found = front(text)

    assert (found.title, found.date, found.place) == (title, date and dt.date.fromisoformat(date), place)


def test_a_doubtful_date() -> None:
    """A date in figures stays doubtful until something settles which comes first."""
    text = to_lines("The talks\n\nEllery, 5/6/2018")

    assert front("The talks\n\nEllery, 5/6/2018").doubtful == dt.date(2018, 6, 5)
    assert read_front(text, speechless=False, day_first=False).date == dt.date(2018, 5, 6)


def test_source_and_licence() -> None:
    """Both may stand at the head, as fields or in a sentence, or at the end."""
    head = front("The talks\n\nSource: https://example.org/1\n\nIt is licensed under CC BY 4.0.")

    assert (head.source, head.licence) == ("https://example.org/1", "CC BY 4.0")
    assert read_back(to_lines("Quelle: https://example.org/2\nLizenz: CC0")) == ("https://example.org/2", "CC0")
    assert read_back(to_lines("Published under CC BY-SA 4.0.")) == (None, "CC BY-SA 4.0")


def test_lead() -> None:
    """Sentences and headings after the title are the lead; furniture is not."""
    found = front(
        "Site name / News\n\nThe talks\n\nThey met here / there.\n\nFont size:\n\n* * *\n\n"
        "Excerpts of it\n\nSource: us\n\nPrint"
    )

    assert found.lead == ("They met here / there.", "Excerpts of it")


def test_a_document_without_speakers_keeps_its_text() -> None:
    """Where nobody speaks, all but title and date is narration."""
    found = front("The talks\n\nMay 3, 2017\n\nSource: us\n\nThey met.\n\n10:30", speechless=True)

    assert found.lead == ("Source: us", "They met.", "10:30")


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("I am done.\n\nTopics\n\nPersons", 1),
        ("I am done.\n\nThe talks\n\n***", 1),
        ("I am done.\n\n3 May 2017, Ellery\n\nDirect link: https://example.org/1", 1),
        ("I am done.\n\nhttps://example.org/1\n\nEND   2:01 P.M. EST", 1),
        ("I am done.\n\nIt is available under CC BY 4.0.", 1),
        ("I am done.\n\nTopics of a long evening", 2),
        ("I am done\n\nThank you", 2),
        ("I am done.\n\nthank you", 2),
        ("I am done.\n\n(Applause)", 2),
    ],
)
def test_tail(tail: str, kept: int) -> None:
    """Menus, dates, links and the title at the end are furniture; what may be speech is kept."""
    assert speech_end(to_lines(tail), 0, Front(furniture=frozenset({"The talks"}))) == kept


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2020-05-01-an-old_evening.txt", "An old evening"),
        ("a/b\\notes.txt", "Notes"),
        (".txt", ".txt"),
        ("", "Transcript"),
    ],
)
def test_title_from_a_file_name(name: str, title: str) -> None:
    """A file's name makes a title of words."""
    assert title_from(name) == title
