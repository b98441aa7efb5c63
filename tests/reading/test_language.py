"""Which language a transcript is in."""

import itertools

import pytest

from voicereader.reading.language import language_of

ENGLISH = "We met in the harbour today to open the new bridge across the river."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Wir haben uns heute im Hafen getroffen, um die neue Brücke zu eröffnen.", "de"),
        ("Сегодня мы встретились в порту, чтобы открыть новый мост через реку.", "ru"),
        ("Hello.", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    """A sentence or two tell the language, a word or two do not."""
    assert language_of([text]) == language


def test_only_the_head_counts() -> None:
    """A long text is known by its head, however much follows."""
    assert language_of(itertools.repeat(ENGLISH)) == "en"
