"""Which scripts words are written in."""

import pytest

from voicereader.reading.writing import LATIN, foreign_runs, language_for, main_script, scripts_of


def runs(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return the words of other scripts than a language's, and their scripts."""
    return [(each.span.of(text), each.script) for each in foreign_runs(text, scripts_of(language))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “доброе утро, друзья”.", [("доброе утро, друзья", "Cyrl")]),
        ("The sign 日本語のテキスト is old, 北京 too.", [("日本語のテキスト", "Kana"), ("北京", "Hani")]),
        ("שָׁלוֹם and مرحبًا بكم", [("שָׁלוֹם", "Hebr"), ("مرحبًا بكم", "Arab")]),
        ("हिन्दी में", [("हिन्दी में", "Deva")]),
        ("an angle α of 3 µm", []),
        ("Привeт", []),
        ("naïve café, Łódź", []),
    ],
)
def test_words_of_other_scripts(text, found):
    """They go on over punctuation; single signs, and words of two scripts, which are slips, are none."""
    assert runs(text) == found


def test_addresses_are_not_words():
    """In Latin letters only words with spaces between them follow one another."""
    assert [words for words, _ in runs("см. www.example.org и keep it simple", "ru")] == [
        "www", "example", "org", "keep it simple",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "scripts"),
    [("en", {LATIN}), ("ja", {"Kana", "Hani"}), ("zh-Hant", {"Hani"}), ("sr-Latn", {LATIN}), ("und-Cyrl", {"Cyrl"})],
)
def test_scripts_of_languages(tag, scripts):
    """A tag may name the script; else it is the usual one."""
    assert scripts_of(tag) == scripts


def test_main_script():
    """Most letters tell, and kana tells Japanese from Chinese."""
    assert [main_script(text) for text in ("Привет, world", "今日は、です", "今天好", "Hi")] == [
        "Cyrl",
        "Kana",
        "Hani",
        LATIN,
    ]
    assert [language_for(script) for script in ("Hang", "Cyrl", "Grek")] == ["ko", "ru", "el"]
