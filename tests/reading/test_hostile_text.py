"""Plain text that nobody would write: it ends soon, in little memory, with a transcript or a sentence."""

import itertools
import time
import tracemalloc

import pytest

from voicereader.errors import UnreadableTranscript
from voicereader.reading import read
from voicereader.reading.language import prepare
from voicereader.reading.sheet import MOST_LINES

SYLLABLES = [f"{one}{vowel}{other}" for one in "BDFGHKLMNPRST" for vowel in "aeiou" for other in "bdfgklmnrst"]
NAMES = [f"{one}{other}" for one, other in itertools.islice(itertools.product(SYLLABLES, repeat=2), 4_000)]
SECONDS = 6
"""Of processor time for a tenth of what a file may hold, on a machine that does much else meanwhile."""

HOSTILE = {
    "roles": "\n\n".join(f"President of {name}land {name[::-1].title()} Smith: hi." for name in NAMES[:2_000]),
    "offices": "\n\n".join(f"Minister for {name} {name[::-1].title()}: hi." for name in NAMES[:2_000]),
    "namesakes": "\n\n".join(f"{name} Smith: hi.\n\nSmith: ho." for name in NAMES[:1_000]),
    "given names": "\n\n".join(f"Smith {name}: hi." for name in NAMES[:2_000]),
    "a dictionary": "\n".join(f"{name}: hi." for name in NAMES),
    "headings": "\n\n".join(f"{name}\nIt rained." for name in NAMES[:2_000]),
    "brackets that open": "((((:" * 200_000 + "a",
    "brackets on lines": "((((: a\n" * 5_000,
    "notes": "Ann " + "(a)" * 300_000 + ": hi",
    "links": "[a](b " * 200_000,
    "tags": "<<a>> " * 200_000,
    "emphasis": "**a** " * 200_000,
    "one word": "a" * 5_000_000,
    "one line": "word " * 1_000_000,
    "labels on one line": "Ann Lee: word " * 300_000,
    "spaces": (" " * 1_000 + "a\n") * 1_000,
    "tabs": "\t" * 5_000_000 + "a",
    "short lines": "a\n" * (MOST_LINES // 2),
    "short turns": "Ann: b\n" * 6_000,
    "circles": "○議長（山田君）　はい\n" * 6_000,
    "letters": "Q  why?\nA  so.\n" * 3_000,
    "questions": "Question: why?\n\n" * 3_000,
    "lists": "Ann Lee (AL)\n" * 3_000 + "AL: hi\n\nBob Stone: yes\n",
    "dates": "May 3, 2017\n" * 6_000,
    "fences": "```\nAnn: x\n" * 5_000,
    "pages": "- 1 -\nIt\nso it was\n" * 5_000,
}


@pytest.fixture(scope="module", autouse=True)
def _language() -> None:
    prepare()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_ends(text: str) -> None:
    """Names, brackets, spaces and lines without end take time in step with their length."""
    begin = time.process_time()
    read(text.encode(), "a.txt")

    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("text", ["a\n" * (MOST_LINES + 2), "Ann Lee: hi.\n\n" * 70_000])
def test_too_many_lines(text: str) -> None:
    """A file of more lines than any talk has is refused before they cost anything."""
    begin = time.process_time()
    with pytest.raises(UnreadableTranscript, match=r"a\.txt has more than 60,000 lines: split it"):
        read(text.encode(), "a.txt")

    assert time.process_time() - begin < 1


def test_too_much_text() -> None:
    """A line of a hundred megabytes is refused for its size, at no cost."""
    content = b"a" * 100_000_000
    begin = time.process_time()
    with pytest.raises(UnreadableTranscript, match=r"a\.txt holds more than 16 MB of text: split it"):
        read(content, "a.txt")

    assert time.process_time() - begin < 1


def test_more_speakers_than_anybody_could_be() -> None:
    """A file with tens of thousands of different labels is a dictionary: it is narrated."""
    text = "\n\n".join(
        f"{one}{other} {other}: it is {one}." for one, other in itertools.product(SYLLABLES[:102], repeat=2)
    )
    made = read(text.encode(), "a.txt")

    assert made.speakers == ()
    assert sum(len(turn.paragraphs) for turn in made.turns) > 10_000


def test_memory() -> None:
    """What is kept of many labels is no more than some hundred times their text."""
    content = "\n\n".join(f"{name} {name[::-1].title()}: hi." for name in NAMES[:1_000]).encode()
    tracemalloc.start()
    read(content, "a.txt")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 400 * len(content)
