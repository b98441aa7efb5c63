"""What a page has to tell, and what is wrong with how it was told."""

import itertools
from collections.abc import Iterable, Sequence

from playwright.sync_api import Page

from tests.screenreader.ears import Said

Turns = Sequence[tuple[str, Sequence[str]]]
"""Who speaks, and the sentences."""

# An element's words, without what is for the eye only.
_WORDS = """element => [...element.querySelectorAll("[aria-hidden]")].reduce(
    (left, hidden) => left.replace(hidden.innerText, ""), element.innerText)"""

_HEADINGS = f"""() => [...document.querySelectorAll("h1, h2, h3")].filter(each => each.checkVisibility()).map(
    each => [({_WORDS})(each), `heading level ${{each.tagName[1]}}.`])"""

_LANDMARKS = """() => [...document.querySelectorAll("header, main, nav, footer")].map(
    each => document.createTreeWalker(each, NodeFilter.SHOW_TEXT, text => text.data.trim() ? 1 : 2).nextNode().data)"""

_TURNS = """() => [...document.querySelectorAll(".turn")].map(turn => [
    turn.querySelector("h2").innerText, [...turn.querySelectorAll("span[id]")].map(each => each.innerText)])"""

# The name, the role in Orca's words and the state of what has the focus; nothing where nothing has it.
_FOCUS = """() => {
    const it = document.activeElement;
    const words = WORDS;
    const label = () => it.labels[0].innerText;
    switch (it.tagName) {
        case "A": return [words(it), "link"];
        case "AUDIO": return [it.ariaLabel, "audio"];
        case "BUTTON": return [words(it), "push button"];
        case "INPUT": return it.type === "radio"
            ? [label(), "radio button", it.checked ? "selected" : "not selected"] : [label(), "entry"];
        case "SELECT": return [label(), "combo box", it.selectedOptions[0].text];
        case "SUMMARY": return [words(it), "toggle button", it.parentElement.open ? "expanded" : "collapsed"];
        default: return [];
    }
}""".replace("WORDS", _WORDS)


def plain(words: str) -> str:
    """Return words with one ordinary space between them."""
    return " ".join(words.split())


def words(said: Iterable[Said]) -> list[str]:
    """Return what was said, with plain spaces."""
    return [plain(each.words) for each in said]


def headings(page: Page) -> list[str]:
    """Return the page's headings, as Orca says them."""
    return [plain(f"{text} {level}") for text, level in page.evaluate(_HEADINGS)]


def landmarks(page: Page) -> list[str]:
    """Return with which words the page's landmarks begin."""
    return [plain(each) for each in page.evaluate(_LANDMARKS)]


def turns(page: Page) -> Turns:
    """Return what the page has to read."""
    return [(plain(name), [plain(each) for each in sentences]) for name, sentences in page.evaluate(_TURNS)]


def focus(page: Page) -> list[str]:
    """Return name, role and state of what has the focus."""
    return [plain(each) for each in page.evaluate(_FOCUS)]


def faults_of_reading(heard: Sequence[str], turns: Turns) -> list[str]:
    """Return what was not heard in its place, and the names that were not heard once for each turn.

    The reading begins at the first turn or somewhere above it. Who begins on its heading need not hear once more that it
    is one; above, the name alone may be a link that leads there.
    """
    names = [name for name, _ in turns]
    if heard[:1] != names[:1]:
        heard = heard[_heading(names[0], heard) :]
    told = " ".join(heard)
    faults, at = [], 0
    for piece in (each for name, sentences in turns for each in (name, *sentences)):
        found = told.find(piece, at)
        if found < 0:
            faults.append(f"not in its place: {piece}")
        else:
            at = found + len(piece)
    text = " ".join(each for _, sentences in turns for each in sentences)
    for name in dict.fromkeys(names):
        count = sum(name in each and (each == name or each not in text) for each in heard)
        if count != names.count(name):
            faults.append(f"{count} times instead of {names.count(name)}: {name}")
    return faults


def _heading(name: str, heard: Sequence[str]) -> int:
    """Return where a name is heard as a heading, 0 where it never is."""
    pairs = enumerate(itertools.pairwise(heard))
    return next((at for at, (each, role) in pairs if (each, role.rstrip(".")) == (name, "heading level 2")), 0)
