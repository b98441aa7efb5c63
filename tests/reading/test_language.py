"""Which language a transcript is in."""

import itertools

import pytest

from voicereader.reading.language import language_of, other_language

ENGLISH = "We met in the harbour today to open the new bridge across the river."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Wir haben uns heute im Hafen getroffen, um die neue Brücke zu eröffnen.", "de"),
        ("Сегодня мы встретились в порту, чтобы открыть новый мост через реку.", "ru"),
        ("今天我們開始討論這個新的計劃，請各位議員發言，謝謝大家。", "zh"),
        ("我哋今日開始討論呢個新嘅計劃，唔該各位議員發言，多謝晒。", "yue"),
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


GERMAN = "Wir haben uns heute im Hafen getroffen, um die neue Brücke über den Fluss feierlich zu eröffnen. " * 4


def test_most_of_what_is_said_counts() -> None:
    """Where long paragraphs are in two languages, the one with more counts; else whoever opens speaks it."""
    english = ENGLISH * 5

    assert language_of([english, *[GERMAN] * 3]) == "de"
    assert language_of([english, GERMAN]) == "en"
    assert language_of([GERMAN, english]) == "de"


def test_a_turn_in_another_language() -> None:
    """A long turn that is clearly in another language says so; a short one, or one in the usual language, does not."""
    assert other_language(GERMAN, "en") == "de"
    assert other_language(GERMAN, "de") is None
    assert other_language("Vielen Dank.", "en") is None
