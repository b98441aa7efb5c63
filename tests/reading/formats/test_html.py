"""Web pages: where the speech is, what bold, tables and cites say, what a page says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript
from voicereader.reading import read

TALK = (
    "<p><b>Ann Lee:</b> Good morning to everybody here.</p><p>It is a fine day.</p>"
    "<p><b>Bob Stone (in English):</b> Thank you, and good morning.</p><p><b>Ann Lee:</b> Let us begin.</p>"
)


def page(body: str, head: str = "") -> Transcript:
    """Read a page."""
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "talk.html")


def said(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Return who says what."""
    return [(turn.speaker_id, turn.text) for turn in transcript.turns]


def test_a_clean_page_is_its_turns():
    """Bold labels open turns, other paragraphs go on."""
    assert said(page(TALK)) == [
        ("ann-lee", "Good morning to everybody here.\n\nIt is a fine day."),
        ("bob-stone", "Thank you, and good morning."),
        ("ann-lee", "Let us begin."),
    ]


def test_furniture_around_the_speech_is_left_out():
    """Menus, asides, boxes of links and footers are not read, wherever they stand."""
    links = "".join(f"<li><a href='/{n}'>Entry {n} of a menu</a></li>" for n in range(9))
    box = "<div role='complementary'><h3>See also</h3><a href='/x'>Another talk on another day</a></div>"
    body = (
        f"<header><nav><ul>{links}</ul></nav></header><div class='sidebar'><p>News: it rained.</p></div>"
        f"<main><h1>A talk</h1>{TALK.replace('<p>It is', box + '<p>It is')}</main>"
        f"<ul>{links}</ul><div class='related-items'><p>Mayor: I resign.</p></div><footer><p>Editor: Jo Doe</p></footer>"
    )
    assert said(page(body)) == said(page(TALK))


def test_the_part_with_most_labels_is_read():
    """What stands in another element than the labels is another text, whatever it is called."""
    other = "<div><p>A long teaser about something else, with a full sentence of its own.</p></div>"
    assert said(page(f"<div>{other}<div>{TALK}</div>{other}</div>")) == said(page(TALK))


def test_a_page_without_speakers_is_its_prose():
    """Where nobody is named, the part with most prose is narration."""
    prose = "<p>It was a long evening by the river, and nobody spoke.</p><p>Then it rained for an hour or two.</p>"
    transcript = page(f"<div><a href='/'>Home</a> <a href='/b'>Back</a></div><div>{prose}</div>")
    assert [speaker for speaker, _ in said(transcript)] == [None]
    assert "Home" not in transcript.turns[0].text


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><th>Speaker</th><th>Text</th></tr>{rows}</table>",
        "<table>{rows}</table>",
        "<table><tr><td>1</td><td>A layout</td></tr></table><table>{rows}</table>",
    ],
)
def test_a_table_of_speech(body):
    """A row is a turn where one column says who and another what."""
    rows = "".join(
        f"<tr><td>{who}</td><td>{what}</td></tr>"
        for who, what in (
            ("Ann Lee", "Good morning to all."),
            ("Bob Stone", "And to you too."),
            ("Ann Lee", "Well then."),
        )
    )
    transcript = page(body.format(rows=rows))
    spoken = [each for each in said(transcript) if each[0]]
    assert spoken == [("ann-lee", "Good morning to all."), ("bob-stone", "And to you too."), ("ann-lee", "Well then.")]


def test_tables_of_names_that_end_in_colons():
    """Two names are enough then."""
    rows = "".join(f"<tr><td>{who}:</td><td>Good morning to all of you.</td></tr>" for who in ("Ann Lee", "Bob Stone"))
    assert [who for who, _ in said(page(f"<table>{rows}</table>"))] == ["ann-lee", "bob-stone"]


def test_extracts_of_the_speech_are_left_to_nobody():
    """Of tables of speech with other columns the longest is the talk."""
    talk = [
        ("Ann Lee", "Good morning to all."),
        ("Bob Stone", "And to you too, madam."),
        ("Ann Lee", "Well then, we begin."),
    ] * 2
    rows = "".join(f"<tr><td>0:0{n}</td><td>{who}</td><td>{what}</td></tr>" for n, (who, what) in enumerate(talk))
    extract = "".join(f"<tr><td>{who}</td><td>{what}</td></tr>" for who, what in talk[:3])
    made = page(f"<h2>Best of it</h2><table>{extract}</table><h2>All of it</h2><table>{rows}</table>")
    assert [turn.text for turn in made.turns if turn.speaker_id] == [what for _, what in talk]


def test_lists_of_definitions_that_are_no_speech():
    """A glossary is read as it stands, also one that is damaged."""
    for terms in (
        "<dt>Rose</dt><dd>A flower with thorns.</dd><dt>Hedge</dt><dd>A row of bushes.</dd>",
        "<dd>A flower.</dd><dt>Rose</dt>",
    ):
        assert {who for who, _ in said(page(f"<dl>{terms}</dl><pre> </pre>"))} == {None}


def test_a_table_keeps_its_times():
    """A column of clock times says when each turn begins."""
    rows = "".join(
        f"<tr><td>0:0{n}:05</td><td>{n}.1s</td><td>{who}</td><td></td><td>We are all here this morning.</td></tr>"
        for n, who in enumerate(("Agent", "Customer", "Agent", "Customer"))
    )
    assert [turn.begin for turn in page(f"<table>{rows}</table>").turns] == [5, 65, 125, 185]


def test_a_table_of_figures_is_no_speech():
    """Names beside figures are a list."""
    rows = "".join(f"<tr><td>Ann Lee</td><td>{n}</td></tr>" for n in range(5))
    assert {speaker for speaker, _ in said(page(f"{TALK}<table>{rows}</table>"))} == {"ann-lee", "bob-stone"}


def test_cites_name_speakers():
    """`cite`, `time`, then the words: as podcasts publish transcripts."""
    body = (
        "<p>Before anybody is named.</p><cite>Ann:</cite><time>0:00</time><p>Hello.</p><p>Again.</p>"
        "<cite>Jingle:</cite><time>0:53</time><p>La la.</p><cite>Ann:</cite><time>1:02:03</time><p>Bye.</p>"
    )
    transcript = page(body)
    assert said(transcript) == [
        (None, "Before anybody is named."),
        ("ann", "Hello.\n\nAgain."),
        ("jingle", "La la."),
        ("ann", "Bye."),
    ]
    assert [turn.begin for turn in transcript.turns] == [None, 0, 53, 3723]


def test_cited_works_are_no_speakers():
    """A `cite` within a sentence names a book."""
    transcript = page(TALK.replace("a fine day", "in <cite>The Book</cite>, which <cite>Others</cite> followed"))
    assert [speaker for speaker, _ in said(transcript)] == ["ann-lee", "bob-stone", "ann-lee"]


def test_line_breaks_part_turns_and_double_ones_paragraphs():
    """A page without paragraphs is read by its line breaks."""
    body = "<div>Ann Lee: Hello there.<br>How are you?<br><br>Well.<br>Bob Stone: Fine.<br>Ann Lee: Good.</div>"
    assert said(page(body)) == [
        ("ann-lee", "Hello there. How are you?\n\nWell."),
        ("bob-stone", "Fine."),
        ("ann-lee", "Good."),
    ]


def test_preformatted_text_is_plain_text():
    """What a page holds in `pre` keeps its lines."""
    body = "<pre>\nA talk\n\nAnn Lee: Good\nmorning.\n\nBob Stone: Yes.\n\nAnn Lee: So.\n</pre>"
    assert said(page(body)) == [("ann-lee", "Good morning."), ("bob-stone", "Yes."), ("ann-lee", "So.")]


def test_what_a_page_says_of_itself():
    """Title, date, place, language, source and licence come from the head, microdata and microformats."""
    head = (
        "<title>A talk in the garden | Town News</title><meta property='og:title' content='A talk in the garden'>"
        "<link rel='canonical' href='https://example.org/talk'>"
    )
    body = (
        "<time datetime='2020-06-01'>1 June</time><span class='p-location'>Springfield</span>"
        f"{TALK}<a rel='license' href='https://creativecommons.org/licenses/by/4.0/'>CC BY 4.0</a>"
    )
    made = page(body, head)
    assert (made.title, str(made.date), made.place) == ("A talk in the garden", "2020-06-01", "Springfield")
    assert (made.source, made.licence, made.language) == ("https://example.org/talk", "CC BY 4.0", "en")


def test_json_ld_is_believed():
    """An article that describes itself needs no guessing."""
    told = '{"@graph": [{"@type": "NewsArticle", "headline": "The talk", "datePublished": "2020-06-01T10:00:00Z"}]}'
    made = page(TALK, f"<script type='application/ld+json'>{told}</script>")
    assert (made.title, str(made.date)) == ("The talk", "2020-06-01")


def test_a_declared_charset_is_believed():
    """Old pages say in their head how they are encoded."""
    text = "<html><head><meta charset='windows-1251'></head><body><p>Анна Ли: Доброе утро.</p><p>Борис Камень: Да.</p></body>"
    assert read(text.encode("cp1251"), "a.html").speakers[0].name == "Анна Ли"


@pytest.mark.parametrize("body", ["<script>go()</script>", "", "<img src=x>"])
def test_a_page_without_words_is_refused(body):
    """The error says what to do."""
    with pytest.raises(UnreadableTranscript, match="without words"):
        page(body)


def test_a_page_of_frames_is_refused():
    """Its text is in other pages."""
    with pytest.raises(UnreadableTranscript, match="without words"):
        read(b"<html><frameset><frame src=x></frameset></html>", "x.html")


def test_deep_nesting():
    """A page of thousands of elements in one another is read, one of a hundred thousand is refused."""
    assert len(page("<div>" * 5_000 + TALK).speakers) == 2
    with pytest.raises(UnreadableTranscript, match="none of its elements ends; save"):
        page("<div>" * 100_000 + TALK)


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "<td>", "<table>", "Ann Lee: ", "hi. ", "<cite>"]))
)
def test_any_tags(parts):
    """Tags in any order give a transcript, or the error that says why not."""
    try:
        made = page("".join(parts))
    except UnreadableTranscript:
        return
    assert {turn.speaker_id for turn in made.turns} - {None} == {each.id for each in made.speakers}


def test_words_of_another_language_in_tables_and_names():
    """Where tables hold the speech, or elements name who speaks, words keep the language that their element says."""
    rows = (
        ("Ann Lee", "He had a certain <i lang=fr>joie de vivre</i>, I think."),
        ("Bob Stone", "So it was, at times."),
    )
    table = "".join(f"<tr><td>{who}</td><td>{said}</td></tr>" for who, said in rows * 2)
    named = "".join(f"<p><span class=speaker>{who}:</span> {said}</p>" for who, said in rows * 2)
    for page in (f"<table>{table}</table>", named, f"<dl>{table}</dl>".replace("tr>", "div>").replace("td>", "p>")):
        turns = read(f"<html lang=en><body>{page}".encode(), "talk.html").turns
        found = [(each.language, each.span.of(turn.text)) for turn in turns for each in turn.passages]
        assert found == [("fr", "joie de vivre")] * 2, page
