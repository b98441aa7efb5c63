"""Web pages as sites make them: every way to name who speaks, with and without furniture, in several scripts."""

import pytest

from tests.reading.formats.files import said
from voicereader.model import Transcript
from voicereader.reading import read

TALK = [
    ("Ann Lee", "Good morning, and thank you for coming here today."),
    ("Bob Stone", "Thank you for asking me to come."),
    ("Ann Lee", "What do the roses need in July?"),
    ("Bob Stone", "Water, and then more water. It is that easy."),
    ("Ann Lee", "Thank you very much, Bob."),
]
TURNS = [(who.lower().replace(" ", "-"), text) for who, text in TALK]
ENTRIES = "".join(f"<li><a href='/{number}'>Entry {number} of a menu</a></li>" for number in range(7))
SITE = f"""
<div id="cookie-notice"><p>We use cookies to make this site better. By going on you agree.</p><button>Yes</button></div>
<header class="site-header"><a href="/">Town News</a><nav><ul>{ENTRIES}</ul></nav></header>
<div class="wrap"><article><h1>A talk about roses</h1><p class="meta">By Jo Doe | June 1, 2020 | 5 min read</p>
<div class="share-buttons"><a href="#">Share on X</a> <a href="#">Send</a></div>
{{}}
<div class="tags">Tagged: <a href="/roses">roses</a></div></article>
<section id="comments"><h3>2 comments</h3><div class="comment"><p>Mia: What a fine talk this was, I must say!</p></div>
<div class="comment"><p>Tom: I have never seen such roses in my life.</p></div></section>
<div class="related-posts"><h3>Read next</h3><p>Ten ways to water: all that you always wanted to know.</p></div></div>
<ul class="list">{ENTRIES}</ul><footer><p>Copyright 2020 Town News. All rights reserved.</p></footer>"""

WAYS = {
    "bold": "<p><strong>{who}:</strong> {text}</p>",
    "bold, colon outside": "<p><b>{who}</b>: {text}</p>",
    "bold, line break": "<p><b>{who}</b><br>{text}</p>",
    "bold in a paragraph of its own": "<p><strong>{who}</strong></p><p>{text}</p>",
    "italic": "<p><em>{who}:</em> {text}</p>",
    "bold by style": '<p><span style="font-weight: bold">{who}</span> {text}</p>',
    "bold by class": '<style>.who {{font-weight: 700}}</style><p><span class="who">{who}</span> {text}</p>',
    "heading": "<h3>{who}</h3><p>{text}</p>",
    "quotation": "<blockquote><p><b>{who}:</b> {text}</p></blockquote>",
    "picture": '<div><img src="x.jpg" alt="{who}"><p><strong>{who}:</strong> {text}</p></div>',
    "class of a block": '<div class="speaker">{who}</div><div class="text">{text}</div>',
    "class within a line": '<p><span class="speaker-name">{who}</span> {text}</p>',
    "chat": '<div class="message"><div class="author">{who}</div><div class="body"><p>{text}</p></div></div>',
    "attribute": '<p data-speaker="{who}">{text}</p>',
    "attribute and name": '<p data-speaker="{who}"><b class="speaker">{who}</b> {text}</p>',
    "attribute and name above": '<div data-speaker="{who}"><div class="speaker">{who}</div><p>{text}</p></div>',
    "microdata": '<div itemscope><b itemprop="author">{who}</b><p class="text">{text}</p></div>',
    "time beside": '<p><b>{who}</b> <span class="timestamp">00:01:10</span></p><p>{text}</p>',
    "linked time": '<p>{who} <a href="#t">(00:01)</a>:<br>{text}</p>',
}
LISTS = {
    "list": ("<ul>{}</ul>", "<li><b>{who}:</b> {text}</li>"),
    "numbered list": ("<ol>{}</ol>", "<li>{who}: {text}</li>"),
    "definitions": ("<dl>{}</dl>", "<dt>{who}</dt><dd>{text}</dd>"),
    "definitions with colons": ("<dl>{}</dl>", "<dt>{who}:</dt><dd><p>{text}</p></dd>"),
    "table": ("<table>{}</table>", "<tr><td>{who}</td><td>{text}</td></tr>"),
    "table of bold names": ("<table>{}</table>", "<tr><td><b>{who}:</b></td><td><p>{text}</p></td></tr>"),
    "line breaks": ("<div>{}</div>", "{who}: {text}<br><br>"),
}


def page(body: str, head: str = "") -> Transcript:
    """Read a page."""
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "x.html")


def talk(way: str) -> str:
    """Return the talk as a page names those who speak in it."""
    around, each = LISTS.get(way) or ("{}", WAYS[way])
    return around.format("".join(each.format(who=who, text=text) for who, text in TALK))


@pytest.mark.parametrize("way", [*WAYS, *LISTS])
def test_ways_to_name_who_speaks(way):
    """The talk is the same on a clean page and amid the furniture of a site."""
    clean, saved = page(talk(way)), page(SITE.format(talk(way)))
    assert [(turn.speaker_id, turn.text) for turn in clean.turns] == TURNS
    assert [(turn.speaker_id, turn.text) for turn in saved.turns] == TURNS
    assert (saved.title, str(saved.date), saved.place) == ("A talk about roses", "2020-06-01", None)


@pytest.mark.parametrize(
    "way",
    ["<p><strong>{}</strong></p><p>{}</p>", "<h3>{}</h3><p>{}</p>", "<p><b>{}</b></p><blockquote>{}</blockquote>"],
)
def test_questions_that_stand_out(way):
    """Without a name, questions in bold and their answers are two voices."""
    pairs = [
        ("What brought you to roses?", "My mother did."),
        ("What do they need?", "Water, if you ask me."),
        ("And then?", "More."),
    ]
    lead = "<p>Bob Stone has grown roses for years. We met him by the river.</p>"
    made = page(SITE.format(lead + "".join(way.format(*pair) for pair in pairs)))
    assert [turn.speaker_id for turn in made.turns] == [None, *["question", "answer"] * 3]
    assert made.turns[0].text == "Bob Stone has grown roses for years. We met him by the river."


@pytest.mark.parametrize(
    ("language", "label", "title", "turns"),
    [
        ("ar", "<b>{}:</b> ", "حديث عن الورود", [
            ("آن لي", "صباح الخير، وشكرا لكم على الحضور اليوم."), ("بوب ستون", "شكرا لكم على الدعوة الكريمة."),
            ("آن لي", "ماذا تحتاج الورود في يوليو؟"), ("بوب ستون", "الماء، ثم المزيد من الماء.")]),
        ("ja", "<b>{}</b>：", "バラについての対談", [
            ("山田太郎", "おはようございます。本日はありがとうございます。"), ("佐藤花子", "お招きいただきありがとうございます。"),
            ("山田太郎", "七月のバラには何が必要ですか。"), ("佐藤花子", "水です。そしてまた水です。")]),
        ("ru", "<strong>{}:</strong> ", "Беседа о розах", [
            ("Анна Ли", "Доброе утро, и спасибо, что пришли."), ("Борис Камень", "Спасибо за приглашение."),
            ("Анна Ли", "Что нужно розам в июле?"), ("Борис Камень", "Вода, и ещё раз вода.")]),
    ],
)  # fmt: skip
def test_scripts(language, label, title, turns):
    """Pages in other scripts are read as any."""
    body = f"<h1>{title}</h1>" + "".join(f"<p>{label.format(who)}{text}</p>" for who, text in turns)
    made = read(f"<html lang={language}><body>{body}</body></html>".encode(), "x.html")
    assert (made.title, made.language) == (title, language)
    assert [(turn.label, turn.text) for turn in made.turns] == turns


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?><html xmlns="http://www.w3.org/1999/xhtml">', "iso-8859-5"),
        ("<meta charset=nonsense>", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_encodings(head, codec):
    """A page says how it is encoded, and is not believed where its bytes say something else."""
    body = "<p><b>Анна Ли:</b> Доброе утро всем вам.</p><p><b>Борис Камень:</b> И вам доброе утро.</p>"
    assert said(f"{head or '<html>'}<body>{body}</body>".encode(codec), "html") == [
        ("анна-ли", "Доброе утро всем вам."), ("борис-камень", "И вам доброе утро."),
    ]  # fmt: skip


def test_an_article_is_narrated():
    """Nobody speaks where nobody is named: clauses with a colon and sayings in quotation marks are its prose."""
    prose = (
        "<p>It was a long evening by the river, and nobody spoke much.</p><h2>The rain</h2><p>Then it rained for an "
        "hour or two. “We stay,” said Ann Lee, “until it stops.”</p><ul><li>There was water.</li><li>There were roses."
        "</li></ul><p>In the end: everybody went home. For example: the mayor.</p>"
    )
    made = page(SITE.format(prose))
    assert {turn.speaker_id for turn in made.turns} == {None}
    text = made.turns[0].text
    assert "everybody went home. For example: the mayor." in text
    assert "Entry" not in text
    assert "cookies" not in text
    assert "Mia" not in text
    assert "All rights" not in text


def test_notes_of_word_processors():
    """Pages that they save have their notes at the end."""
    for note in (
        "<div id='sdfootnote1'><p>1 A note.</p></div>",
        "<div style='mso-element:footnote-list'><p>A note.</p></div>",
    ):
        assert said(f"<html><body>{talk('bold')}{note}</body></html>".encode(), "html") == TURNS


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("<meta name='DC.title' content='A talk'><meta name='DC.date' content='2020-06-01'>", ("A talk", "2020-06-01")),
        ("<meta name='twitter:title' content='A talk'><meta itemprop='datePublished' content='1 June 2020'>", ("A talk", "2020-06-01")),
        ("<title>Town News — A talk about all the roses</title>", ("A talk about all the roses", "None")),
        ("<script type='application/ld+json'>[{\"@type\": [\"Report\"], \"headline\": \"A talk\"}, 3]</script>", ("A talk", "None")),
        ("<script type='application/ld+json'>{broken</script><script type='application/ld+json'>{\"@type\": \"Person\"}</script>", ("X", "None")),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(head, told):
    """Dublin Core, microdata, JSON-LD and the title of the window, less the name of the site."""
    made = page(talk("bold"), head)
    assert (made.title, str(made.date)) == told
