"""The load of `make torture`, for a few seconds."""

from tests.torture.load import load


def test_some_who_read_and_listen_at_once_are_all_served(tmp_path):
    """Every request is answered, and sound that nobody heard before is there before it is heard."""
    figures = load(tmp_path, seconds=10, crowd=(20, 4), transcripts=16, played=4)
    assert figures.errors == []
    assert figures.heard >= 4
    assert figures.requests > 20
    assert figures.lead > 0, figures.told()
    assert figures.pages < 2
    assert figures.memory[-1] < figures.memory[1] * 1.25 + 25
