"""What is kept of files, by itself: numbers of sentences, transcripts as bytes, two that share a file."""

import datetime as dt
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_transcript
from voicereader.library.catalogue import Catalogue, Sought, Terms
from voicereader.library.catalogue.numbers import day, first, hit, last
from voicereader.library.catalogue.packing import Folk, pack, pack_outline, unpack
from voicereader.model import Passage, Span
from voicereader.studio.outlining import outlined, said

EVERYWHERE = (0, (1 << 63) - 1)


def keep(catalogue: Catalogue, name: str, transcript) -> int | None:
    """Keep a transcript as if it were read from a file."""
    outline = outlined(transcript)
    return catalogue.keep(name, (1, 1), transcript, (outline, outline), said(transcript))


def found(catalogue: Catalogue, question: str, **others) -> list[tuple[int, int]]:
    """Return the sentences that a question finds."""
    return catalogue.find(Sought(Terms.read(question), **{"between": EVERYWHERE} | others), 100)


@pytest.fixture
def catalogue(tmp_path):
    """Return an empty catalogue."""
    made = Catalogue(tmp_path / "it.sqlite")
    yield made
    made.close()


dates = st.one_of(st.none(), st.dates())


@given(dates, dates, st.integers(1, (1 << 22) - 1), st.integers(0, (1 << 24) - 1))
def test_numbers_stand_in_the_order_of_days(one, other, transcript, place):
    """A sentence's number lies within its transcript's and its day's, later days have higher ones, and it is read back."""
    number = first(day(one), transcript) + place
    assert hit(number) == (transcript, place)
    assert first(day(one)) <= first(day(one), transcript) <= number <= last(day(one), transcript) <= last(day(one))
    assert 0 <= number < 1 << 63
    if one and other and day(one) < day(other):
        assert last(day(one)) < first(day(other))


@given(
    st.lists(st.tuples(st.one_of(st.none(), st.text(min_size=1, max_size=5)), st.text(max_size=20)), max_size=5), dates
)
def test_what_is_packed_comes_out_as_it_was(spoken, date):
    """Whatever the words, lone surrogates too."""
    transcript = a_transcript(*spoken, date=date)
    first = replace(transcript.turns[0], passages=(Passage(Span(0, 1), "fr"), Passage(Span(2, 3), "und-Cyrl")))
    transcript = replace(transcript, turns=(first, *transcript.turns[1:]))
    assert unpack(pack(transcript)) == transcript
    outline = outlined(transcript)
    assert Folk().outline(pack_outline(outline)) == outline


def test_what_was_kept_before_is_not_found_any_more(catalogue):
    """A file that is read again takes the place of what it was; one that is gone is forgotten."""
    keep(catalogue, "a.txt", a_transcript(("Ann Lee", "Good morning.")))
    number = keep(catalogue, "a.txt", a_transcript(("Ann Lee", "Good evening. Good night.")))
    assert found(catalogue, "good") == [(number, 2), (number, 1)]
    assert found(catalogue, "morning") == []
    catalogue.forget(["a.txt"])
    assert found(catalogue, "good") == []
    assert catalogue.whole("a.txt") is None


def test_sentences_are_found_by_who_says_them_in_which_language_and_when(catalogue):
    """Each narrows what is found."""
    here = keep(
        catalogue, "a.txt", a_transcript(("Ann Lee", "Good."), ("Bob Stone", "Good."), date=dt.date(2020, 1, 1))
    )
    there = keep(catalogue, "b.txt", a_transcript(("Ann Lee", "Good."), language="de-AT", date=dt.date(2021, 1, 1)))
    assert found(catalogue, "good") == [(there, 1), (here, 2), (here, 1)]
    assert found(catalogue, "good", oldest_first=True) == [(here, 1), (here, 2), (there, 1)]
    assert found(catalogue, "good", who=("bob-stone", "nobody")) == [(here, 2)]
    assert found(catalogue, "good", language="de") == [(there, 1)]
    assert found(catalogue, "good", between=(first(day(dt.date(2020, 6, 1))), EVERYWHERE[1])) == [(there, 1)]


def test_processes_share_a_catalogue(tmp_path):
    """Two that write at once wait for one another, and each sees what the other has kept."""
    one, other = Catalogue(tmp_path / "it.sqlite"), Catalogue(tmp_path / "it.sqlite")

    def write(catalogue, name):
        for number in range(20):
            assert keep(catalogue, f"{name}{number}.txt", a_transcript(("Ann Lee", f"Good morning {name}.")))

    threads = [threading.Thread(target=write, args=each) for each in ((one, "a"), (other, "b"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found(one, "good")) == len(found(other, "good")) == 40
    assert one.known().keys() == other.known().keys()
    one.close()
    other.close()


def test_many_read_while_others_write(catalogue):
    """Nobody waits for ever, and nobody sees half of a transcript."""
    seen = []

    def read():
        seen.extend(len(found(catalogue, "good")) % 2 for _ in range(50))

    threads = [threading.Thread(target=read, daemon=True) for _ in range(12)]
    for thread in threads:
        thread.start()
    for number in range(20):
        assert keep(
            catalogue, f"{number}.txt", a_transcript(("Ann Lee", "Good morning."), ("Bob Stone", "Good night."))
        )
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    assert set(seen) == {0}


def test_a_folder_that_may_not_be_written_costs_only_the_search(tmp_path):
    """Nothing is kept and nothing is found, and nothing fails."""
    (tmp_path / "file").write_text("In the way.")
    catalogue = Catalogue(tmp_path / "file" / "it.sqlite")
    assert keep(catalogue, "a.txt", a_transcript()) is None
    assert (catalogue.known(), found(catalogue, "good"), catalogue.whole("a.txt"), catalogue.lost) == (
        {},
        [],
        None,
        False,
    )


def test_what_was_worked_out_is_known_by_what_it_is_made_of(catalogue):
    """Another key is not known, and a new value takes the place of the one before."""
    catalogue.remember("marks", b"1", b"one")
    assert catalogue.recall("marks", b"1") == b"one"
    catalogue.remember("marks", b"2", b"two")
    assert catalogue.recall("marks", b"1") is None
    assert catalogue.recall("marks", b"2") == b"two"


def test_a_file_of_any_name_is_kept(catalogue):
    """Names that are no UTF-8 come back as the system has them."""
    name = b"caf\xe9.txt".decode(errors="surrogateescape")
    keep(catalogue, name, a_transcript())
    assert list(catalogue.known()) == [name]
    assert catalogue.whole(name) == a_transcript()
