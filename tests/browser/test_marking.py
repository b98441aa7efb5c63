"""How right and how late the word is that is marked while it is heard, on ten minutes of speech."""

import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.bench.measuring import server

pytestmark = pytest.mark.xdist_group("in real time")

SAID = (
    "In 2019 the garden had 1,250 trees, and 40% of them were apples.",
    "Dr. Green came at half past nine, with St. John’s wort for everybody.",
    "It costs €3.50 a kilo, or $4 in the shop on Mill Lane.",
    "In the greenhouse we keep it at 20–25 °C; nobody minds.",
    "We don’t know who wrote to the U.N. about the well-known pond.",
    "Chapter IV says that water is enough, doesn’t it?",
    "“Nothing grows,” she said, “where nobody weeds” – and she was right.",
    "The naïve visitor takes the 2nd path on the left, past the café.",
    "From May to the end of September one can hear the frogs at night.",
    "I have planted, watered and pruned here since I was a child.",
)
ROUNDS = 15

LATEST = 0.05
"""Seconds of sound after its onset at which a word is marked."""

# Notes each word that is marked: its sentence, where it begins, the sound's time then, and by how much the window's
# frames came late, since nothing can be marked between two of them.
_NOTE = """() => {
    const audio = document.querySelector(".player audio");
    const frame = requestAnimationFrame.bind(globalThis);
    let [last, gap] = [performance.now(), 0];
    const count = now => {
        gap = Math.max(now - last, (gap - 17) * 0.5);
        last = now;
        frame(count);
    };
    frame(count);
    globalThis.marked = [];
    const add = Highlight.prototype.add;
    Highlight.prototype.add = function (range) {
        const sentence = range.startContainer.parentElement.id;
        const late = Math.max(gap, performance.now() - last) / 1000 - 1 / 60;
        const begin = audio.buffered.start(audio.buffered.length - 1);
        marked.push([sentence, range.startOffset, audio.currentTime - begin, Math.max(0, late)]);
        return add.call(this, range);
    };
}"""

# Goes to a time of what was appended last, and returns which sentence and which words are marked then.
_AT = """async seconds => {
    const audio = document.querySelector(".player audio");
    const sought = new Promise(done => audio.addEventListener("seeked", () => setTimeout(done, 30), { once: true }));
    audio.currentTime = audio.buffered.start(audio.buffered.length - 1) + seconds;
    await sought;
    const [range] = CSS.highlights.get("spoken-word");
    return [document.querySelector("[aria-current=true]").id, range?.startOffset, range?.toString()];
}"""


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a transcript of ten minutes."""
    folder = tmp_path_factory.mktemp("garden")
    people = ("Ann Lee", "Bob Stone")
    turns = [f"{people[turn % 2]}: {' '.join(SAID)}" for turn in range(ROUNDS)]
    (folder / "garden.txt").write_text("\n\n".join(["A long talk in the garden", *turns]))
    with server(folder, tmp_path_factory.mktemp("cache"), pause=0) as (address, _):
        yield f"{address}/transcripts/a-long-talk-in-the-garden"


@pytest.fixture(scope="module")
def script(garden: str) -> list[dict[str, Any]]:
    """Return what is heard of it, in order."""
    with urllib.request.urlopen(f"{garden}/script.json") as answer:
        found: list[dict[str, Any]] = json.load(answer)["utterances"]
        return found


def cue_of(garden: str, sentence: str) -> dict[str, Any]:
    """Return a sentence's cue, as the server sends it with the sound."""
    with urllib.request.urlopen(f"{garden}/sentences/{sentence}") as answer:
        part = answer.read().split(b"\r\n\r\n", 2)[1]
    found: dict[str, Any] = json.JSONDecoder().raw_decode(part.decode(errors="replace"))[0]
    return found


@pytest.fixture
def listening(page: Page, garden: str) -> Page:
    """Return its page, with the player open and silent."""
    page.goto(garden)
    page.locator("[data-listen=t1]").click()
    expect(page.locator("[aria-current=true]")).to_have_count(1, timeout=20_000)
    page.get_by_role("button", name="Pause").click()
    return page


def test_it_lasts_ten_minutes(script: list[dict[str, Any]]) -> None:
    """The transcript of these tests is as long as they say."""
    assert sum(each["seconds"] for each in script) > 600


def test_the_word_that_is_heard_is_marked(listening: Page, garden: str) -> None:
    """From the begin to the end of ten minutes the mark is on the word of that moment, whatever is printed."""
    # Each so far from the one before that it is not in what was fetched ahead.
    for turn, sentence in (*zip(range(2, 12), range(1, 11), strict=True), (13, 4), (14, 6), (15, 9)):
        identity = f"t{turn}-s{sentence}"
        cue = cue_of(garden, identity)
        listening.locator(f"#{identity}").click()
        expect(listening.locator(f"#{identity}")).to_have_attribute("aria-current", "true", timeout=20_000)
        listening.get_by_role("button", name="Pause").click()
        text = listening.locator(f"#{identity}").text_content() or ""
        assert uncovered(text, cue["words"]) == []
        for begin, end, onset in cue["words"][1::3]:
            assert listening.evaluate(_AT, onset + 0.02) == [identity, begin, text[begin:end]], text


def test_words_of_another_language_are_marked(page: Page, tmp_path: Path) -> None:
    """Marks come into the element that says the language, out of it, and over its edge."""
    said = "He had a <i lang=fr>joie</i> 😀 <b lang=fr>de v</b>ivre, <span lang=el>ναι</span>, indeed."
    turns = [f"<p>Ann Lee: {' '.join(SAID)}</p><p>Bob Stone: {' '.join(SAID)}</p>"] * 2 + [f"<p>Ann Lee: {said}</p>"]
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "talk.html").write_text(f"<html lang=en><title>A talk</title><h1>A talk</h1>{''.join(turns)}")
    with server(tmp_path / "talk", tmp_path / "cache", pause=0) as (address, _):
        page.goto(f"{address}/transcripts/a-talk")
        expect(page.locator("#t5-s1 [lang]")).to_have_count(2)
        for start in ("[data-listen=t1]", "#t5-s1"):
            page.locator(start).click()
            expect(page.locator("[aria-current=true]")).to_have_count(1, timeout=20_000)
            page.get_by_role("button", name="Pause").click()
        expect(page.locator("#t5-s1")).to_have_attribute("aria-current", "true", timeout=20_000)
        cue = cue_of(f"{address}/transcripts/a-talk", "t5-s1")
        text = page.locator("#t5-s1").text_content() or ""
        words = {text[begin:end]: onset for begin, end, onset in cue["words"]}
        assert {"had", "joie", "de", "vivre", "ναι", "indeed"} <= words.keys()
        for word, onset in words.items():
            assert page.evaluate(_AT, onset + 0.02)[2] == word


def uncovered(text: str, words: list[list[float]]) -> list[str]:
    """Return the printed words of a sentence that no mark ever comes to."""
    covered = {at for begin, end, _ in words for at in range(int(begin), int(end))}
    return [found.group() for found in re.finditer(r"[\w’]+", text) if not covered & set(range(*found.span()))]


def test_a_word_that_is_passed_over_is_found() -> None:
    """The check above sees a word without a mark."""
    assert uncovered("One two, three.", [[0, 3, 0.0], [9, 14, 0.8]]) == ["two"]


def lags(page: Page, garden: str, seconds: float) -> tuple[np.ndarray, np.ndarray]:
    """Play for so long from the second turn on; return how late each word was marked, by the sound's own clock.

    And by how much of it the window's frames came late.
    """
    page.evaluate(_NOTE)
    page.locator("#t2-s1").click()
    page.wait_for_function("seconds => marked.length && marked.at(-1)[2] > seconds", arg=seconds, timeout=90_000)
    page.get_by_role("button", name="Pause").click()
    marked: list[list[Any]] = page.evaluate("marked")
    begin, onsets = 0.0, {}
    for sentence in range(1, len(SAID) + 1):
        cue = cue_of(garden, f"t2-s{sentence}")
        onsets |= {(cue["id"], word[0]): begin + word[2] for word in cue["words"]}
        begin += cue["seconds"]
    known = [each for each in marked if tuple(each[:2]) in onsets]
    lag, late = zip(*((at - onsets[sentence, place], late) for sentence, place, at, late in known), strict=True)
    return np.array(lag), np.array(late)


def test_the_mark_comes_with_the_sound(listening: Page, garden: str) -> None:
    """Of a hundred words 95 are marked within 50 ms of their onset, and none before it; late frames are not counted."""
    lag, late = lags(listening, garden, 22)
    assert len(lag) > 40
    assert np.percentile(lag - late, 95) <= LATEST, lag - late
    assert lag.min() > -LATEST, lag


def test_a_mark_that_comes_late_is_found(listening: Page, garden: str) -> None:
    """The check above sees marks that follow only the four times a second at which the browser tells the time."""
    listening.evaluate(
        """() => {
            const frame = requestAnimationFrame.bind(globalThis);
            globalThis.requestAnimationFrame = asked => String(asked).includes("paused") ? 0 : frame(asked);
        }"""
    )
    lag, late = lags(listening, garden, 6)
    assert np.percentile(lag - late, 95) > LATEST, lag - late
