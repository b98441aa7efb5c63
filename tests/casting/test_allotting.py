"""The stable allotment, by its properties."""

import os
import random
import subprocess
import sys
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from voicereader.casting import allot, ranked

PEOPLE = [f"person {number}" for number in range(12)]
MARKS = range(1, 9)

meetings = st.lists(st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=6), max_size=8)


def given_marks(met, marks=MARKS) -> dict[str, int]:
    """Return the marks of all who meet."""
    return allot(met, {person: ranked(person, marks) for person in set().union(*met)})


@given(meetings)
def test_everybody_has_one_of_their_choices(met):
    """Nobody is left out, nothing is made up."""
    marks = given_marks(met)
    assert set(marks) == set().union(*met)
    assert set(marks.values()) <= set(MARKS)


@given(meetings)
def test_who_meets_differs_while_choices_last(met):
    """Where nobody meets more people than there are other choices, no two who meet share one."""
    marks = given_marks(met, range(len(PEOPLE)))
    for meeting in met:
        assert len({marks[person] for person in meeting}) == len(meeting)


@given(meetings, st.randoms())
def test_the_order_of_meetings_and_people_is_nothing(met, chance):
    """Shuffled meetings give the same marks."""
    shuffled = [chance.sample(sorted(meeting), len(meeting)) for meeting in met]
    chance.shuffle(shuffled)
    assert given_marks(shuffled) == given_marks(met)


@given(meetings, st.lists(st.sampled_from(PEOPLE), max_size=5, unique=True))
def test_strangers_move_nobody(met, names):
    """A meeting of people whom nobody knew leaves all others as they were."""
    before = given_marks(met)
    after = given_marks([*met, {f"stranger {name}" for name in names}])
    assert {person: after[person] for person in before} == before


def test_one_who_meets_a_hundred_differs_from_all():
    """Someone met by everybody chooses first, so the others can step aside."""
    met = [{"president", f"guest {number}"} for number in range(100)]
    marks = given_marks(met)
    assert all(marks[guest] != marks["president"] for guest in marks if guest != "president")


@given(meetings, st.sampled_from(PEOPLE), st.sampled_from(MARKS))
def test_a_single_choice_is_had_and_the_others_step_aside(met, person, mark):
    """Who has one choice has it, and nobody whom they meet has it while there are others."""
    choices = {each: ranked(each, range(len(PEOPLE) + 1)) for each in set().union(*met)} | {person: [mark]}
    marks = allot(met, choices)
    assert marks[person] == mark
    for meeting in met:
        assert len({marks[each] for each in meeting}) == len(meeting)


def test_when_choices_run_out_each_is_taken_about_as_often():
    """Of twenty people in one meeting no mark has more than three."""
    marks = given_marks([[f"p{number}" for number in range(20)]])
    taken = list(marks.values())
    assert max(map(taken.count, MARKS)) == 3
    assert min(map(taken.count, MARKS)) == 2


def test_neighbours_differ_when_choices_run_out():
    """Of thirty people in a row with three choices no two side by side share one."""
    row = [f"p{number}" for number in range(30)]
    pairs = list(pairwise(row))
    marks = allot([row], {person: [1, 2, 3] for person in row}, [*pairs, ("p1", "p1")])
    assert all(marks[one] != marks[other] for one, other in pairs)


def test_who_meets_nobody_has_their_first_choice():
    """Also who is in no meeting at all."""
    assert allot([], {"alone": ["b", "a"]}) == {"alone": "b"}
    assert allot([["alone", "not listed"]], {"alone": ["b", "a"]}) == {"alone": "b"}


@given(st.sets(st.integers(), min_size=2), st.text())
def test_a_choice_taken_away_leaves_the_order_of_the_others(choices, person):
    """Ranking is stable when choices come or go."""
    order = ranked(person, choices)
    assert ranked(person, choices - {order[0]}) == order[1:]


def test_people_have_different_orders():
    """First choices are spread over all."""
    firsts = [ranked(f"p{number}", MARKS)[0] for number in range(200)]
    assert set(firsts) == set(MARKS)


def test_another_run_gives_the_same():
    """The hash seed of the process counts for nothing."""
    chance = random.Random(4)  # noqa: S311 (no secret)
    met = [chance.sample(PEOPLE, 5) for _ in range(10)]
    script = (
        "from voicereader.casting import allot, ranked;"
        f"m = [set(each) for each in {met}]; p = set().union(*m);"
        "print(sorted(allot(m, {x: ranked(x, range(4)) for x in p}).items()))"
    )
    paths = os.pathsep.join(sys.path)
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_all_pairs_of_a_full_meeting_differ():
    """Eight people and eight marks: each has their own."""
    marks = given_marks([PEOPLE[:8]])
    assert all(marks[one] != marks[other] for one, other in combinations(PEOPLE[:8], 2))
