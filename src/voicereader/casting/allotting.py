"""Giving people marks of their own: a stable, greedy colouring of the graph of who meets whom."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def allot(
    meetings: Iterable[Collection[str]],
    choices: Mapping[str, Sequence[T]],
    neighbours: Iterable[tuple[str, str]] = (),
) -> dict[str, T]:
    """Give each person one of their choices, so that people who meet differ.

    Who has a single choice has it, whatever the others want. After them each takes the first of their choices
    that nobody they meet has. Who has none left takes the one that the fewest neighbours have, then that they
    would meet least often, then the first. The answer depends on no order but that of each person's choices,
    and a person added moves only those they are in conflict with, and who is in conflict with these. Time
    grows with the sum of the squared sizes of the meetings.

    Args:
        meetings: who meets; people without choices count for nothing.
        choices: what each person would like, best first; not empty.
        neighbours: pairs that should differ before all others.
    """
    rounds = [sorted(set(meeting) & choices.keys()) for meeting in meetings]
    attended: defaultdict[str, list[int]] = defaultdict(list)
    for index, meeting in enumerate(rounds):
        for person in meeting:
            attended[person].append(index)
    beside = _beside(neighbours)
    taken: list[Counter[T]] = [Counter() for _ in rounds]
    given: dict[str, T] = {}
    for person in _order(rounds, attended, choices):
        near = Counter(given[other] for other in beside[person] if other in given)
        given[person] = _choose(choices[person], near, [taken[index] for index in attended[person]])
        for index in attended[person]:
            taken[index][given[person]] += 1
    return given


def ranked(person: str, choices: Iterable[T]) -> list[T]:
    """Return `choices` in this person's order (rendezvous hashing): one added or taken away moves no others.

    The order is the same in every run; it depends on the `str` of a choice.
    """
    return sorted(choices, key=lambda choice: rank(person, str(choice)))


def rank(person: str, choice: str) -> bytes:
    """Return the place of a choice in a person's order, to sort by."""
    return hashlib.sha256(f"{person}\0{choice}".encode(errors="surrogatepass")).digest()


def _beside(neighbours: Iterable[tuple[str, str]]) -> defaultdict[str, set[str]]:
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in neighbours:
        if one != other:
            beside[one].add(other)
            beside[other].add(one)
    return beside


def _order(
    rounds: Sequence[Sequence[str]], attended: Mapping[str, Sequence[int]], choices: Mapping[str, Sequence[T]]
) -> list[str]:
    """Return who chooses when: first those who have no choice, so that the others can step aside.

    Who meets fewer people than there are choices always finds a free one; those who meet more go first. Their
    number is taken roughly, so that the order seldom changes when meetings are added.
    """

    def turn(person: str) -> tuple[bool, int, bytes]:
        met = {other for index in attended.get(person, ()) for other in rounds[index]}
        return len(choices[person]) > 1, -(len(met) // len(choices[person])).bit_length(), rank(person, "")

    return sorted(choices, key=turn)


def _choose(choices: Sequence[T], near: Counter[T], taken: Sequence[Counter[T]]) -> T:
    used = {choice for each in taken for choice in each}
    free = next((choice for choice in choices if choice not in used and choice not in near), None)
    if free is not None:
        return free
    often: Counter[T] = Counter()
    for each in taken:
        often.update(each)
    return min(choices, key=lambda choice: (near[choice], often[choice]))
