"""Markdown: the fields above it, emphasis, headings, quotations, code, links, HTML within it."""

import pytest

from tests.reading.formats.files import said
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

TALK = "**Ann Lee:** Good morning.\n\n{}\n\n**Bob Stone:** Yes.\n\n**Ann Lee:** So.\n"


def first(inner: str) -> str:
    """Return the first turn of a talk that holds more in it."""
    return said(TALK.format(inner).encode(), "md")[0][1].removeprefix("Good morning.").strip()


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("It is *very* **fine**, ***isn't*** it?", "It is very fine, isn't it?"),
        ('See [our page](https://example.org/a_(b) "A title") and <https://example.org>.', "See our page and https://example.org."),
        ("See [our page][1].\n\n[1]: https://example.org", "See our page."),
        ("![A picture](rose.png)A rose", "A rose"),
        ("Type `git_push --all`, please.", "Type git_push --all, please."),
        ("```\nx = 1\ny = 2\n```", "x = 1\n\ny = 2"),
        ("> A letter\n> read aloud.", "A letter read aloud."),
        ("> > Deep.", "Deep."),
        ("- water,\n- cut,\n  the hedge\n1. rest.", "water,\n\ncut, the hedge\n\nrest."),
        ("Old ~~roses~~ trees.", "Old trees."),
        ("A rose[^1] and[^note] tree.\n\n[^1]: A note.\n[^note]: Another.", "A rose and tree."),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        (r"\*No emphasis\*, 1 \< 2 &amp; 3", "*No emphasis*, 1 < 2 & 3"),
        ("one\ntwo  \nthree\\\nfour", "one two three four"),
        ("    Indented, no code.", "Indented, no code."),
        ("2020. That was a year.", "2020. That was a year."),
        ("<b>Bold</b> and<br>broken<!-- not seen -->", "Bold and broken"),
        ("<Cora> said so.", "<Cora> said so."),
        ("{% include player.html %}\nText.\n:::note\n{{< youtube x >}}", "Text."),
        ("| Plant | Count |\n|---|---|\n| Rose | 12 |", "Plant Count\n\nRose 12"),
        ("***\n\nText.\n\n---", "Text."),
        ("Здравствуйте, 日本, שלום.", "Здравствуйте, 日本, שלום."),
    ],
)  # fmt: skip
def test_what_is_printed(markdown, printed):
    """Text is as it would be printed: a link is its text, an address that stands for itself stays."""
    assert first(markdown) == printed


@pytest.mark.parametrize(
    "heading", ["## Part two", "##Part two of it", "Part two\n--------", "Part two\n===", "<h2>Part two</h2>"]
)
def test_headings_head_what_follows(heading):
    """A heading is nobody's speech, whichever way it is written."""
    made = said(TALK.format(heading).encode(), "md")
    assert (made[1][0], made[1][1][:8]) == (None, "Part two")


def test_a_rule_below_a_sentence_heads_nothing():
    """Dashes below a paragraph part it from the next."""
    assert first("It is a fine day.\n---\nAnd so on.") == "It is a fine day.\n\nAnd so on."


@pytest.mark.parametrize(
    ("ann", "bob"),
    [
        ("**Ann Lee:** ", "**Bob Stone:** "), ("**Ann Lee**: ", "**Bob Stone**: "), ("__Ann Lee__: ", "__Bob Stone__: "),
        ("*Ann Lee:* ", "*Bob Stone:* "), ("### Ann Lee\n\n", "### Bob Stone\n\n"), ("**Ann Lee**\n", "**Bob Stone**\n"),
        ("- **Ann Lee:** ", "- **Bob Stone:** "), ("Ann Lee: ", "Bob Stone: "), ("> **Ann Lee:** ", "> **Bob Stone:** "),
        ("**Ann Lee** (00:12): ", "**Bob Stone** (01:13): "), ("[00:12] **Ann Lee:** ", "[01:13] **Bob Stone:** "),
    ],
)  # fmt: skip
def test_labels(ann, bob):
    """Emphasis, headings, lists, quotations and times around labels are understood."""
    said_by_both = [(ann, "Good morning to you."), (bob, "And to you."), (ann, "We begin now."), (bob, "Yes, gladly.")]
    made = said("\n\n".join(label + text for label, text in said_by_both).encode(), "md")
    assert made == [(who, text) for who, (_, text) in zip(["ann-lee", "bob-stone"] * 2, said_by_both, strict=True)]


@pytest.mark.parametrize(
    "fields",
    [
        (
            '---\ntitle: "A talk: \\u201Cwater\\u201D"\ndate: 2020-06-01\nlocation: Springfield # where\nlang: en-GB\n'
            "source_url: https://example.org/talk\nlicense: 'CC BY 4.0'\ntags: [a, b]\n---\n"
        ),
        (
            "---\ntitle: >\n  A talk:\n  “water”\ndate: 2020-06-01\nplace: Springfield\nlanguage: en-GB\n"
            "canonical_url: https://example.org/talk\nlicence: CC BY 4.0\n...\n"
        ),
        (
            '+++\ntitle = "A talk: “water”"\ndate = 2020-06-01T10:00:00Z\nplace = "Springfield"\n'
            'lang = "en-GB"\nsource = "https://example.org/talk"\nlicence = "CC BY 4.0"\n+++\n'
        ),
    ],
)
def test_fields_above_the_text(fields):
    """Site generators write YAML or TOML above a page."""
    made = read((fields + TALK.format("")).encode(), "x.md")
    assert (made.title, str(made.date), made.place, made.language) == (
        "A talk: “water”",
        "2020-06-01",
        "Springfield",
        "en-GB",
    )
    assert (made.source, made.licence, len(made.turns)) == ("https://example.org/talk", "CC BY 4.0", 3)


def test_fields_that_are_none():
    """Rules around text, and TOML that is damaged, are text or nothing, never a failure."""
    assert said(b"---\n\nAnn Lee: Hello there.\n\n---\n\nBob Stone: Yes.\n", "md")[0] == ("ann-lee", "Hello there.")
    assert said(b"+++\ntitle = =\n+++\n" + TALK.format("").encode(), "md")[0] == ("ann-lee", "Good morning.")


def test_markdown_under_another_name():
    """Emphasis is understood in plain text too."""
    assert said(TALK.format("").encode(), "txt") == said(TALK.format("").encode(), "markdown")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is empty"), (b"\x00\x01\x02" * 9, "binary"), (b"---\n***\n", "no words"), (b"<!-- Hello -->", "no words")],
)
def test_what_cannot_be_read(content, sentence):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=rf"talk\.md .*{sentence}.*[:;] "):
        read(content, "talk.md")
