"""The words of the site itself: plain enough for who left school early."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

EASY = 9
"""Years of school, at most: what WCAG 2.2 calls the lower secondary level (success criterion 3.1.5)."""

HARD = "Notwithstanding considerable infrastructural heterogeneity, implementation necessitates interinstitutional consultation."


def grade(text: str) -> float:
    """Return the years of school that English words ask for, by Flesch and Kincaid; syllables are groups of vowels."""
    words = re.findall(r"[a-z’]+", text.lower())
    syllables = sum(max(1, len(re.findall("[aeiouy]+", re.sub("(?<!l)e$", "", word)))) for word in words)
    sentences = len(re.findall(r"[.!?](?:\s|$)", text)) or 1
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("address", ["/help", "/accessibility", "/offline"])
def test_the_site_s_own_pages_read_easily(client, address):
    """What they say in whole sentences asks for no more than nine years of school."""
    main = LexborHTMLParser(client.get(address).text).css_first("main")
    told = [node.text().strip() for node in main.css("p, li, dd")]
    sentences = " ".join(each for each in told if each.endswith("."))
    assert len(sentences) > 500
    assert grade(sentences) <= EASY


def test_hard_words_are_found():
    """The formula above knows an office from a letter to a friend."""
    assert grade("You can read here what people said. You can hear it too.") < EASY < grade(HARD)
