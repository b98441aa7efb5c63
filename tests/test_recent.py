"""What was asked for last is at hand."""

from concurrent.futures import ThreadPoolExecutor

from voicereader.recent import Recent


def test_what_was_asked_for_longest_ago_goes_first():
    """Bounded in number: what is asked for again stays."""
    recent = Recent[int, str](3, 100, len)
    for number in range(3):
        recent.put(number, str(number))
    assert recent.get(0) == "0"
    recent.put(3, "3")
    assert [key for key, _ in recent.items()] == [2, 0, 3]
    assert recent.get(1) is None


def test_what_is_heavy_makes_others_go():
    """Bounded in weight too; the last one stays whatever it weighs."""
    recent = Recent[int, str](10, 10, len)
    for number in range(5):
        recent.put(number, "abc")
    assert [key for key, _ in recent.items()] == [2, 3, 4]
    recent.put(5, "a" * 50)
    assert recent.items() == [(5, "a" * 50)]
    recent.put(6, "b")
    assert recent.items() == [(6, "b")]


def test_who_was_first_is_believed():
    """Two threads that worked out the same have one value."""
    recent = Recent[str, list[int]](3, 100, len)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda number: recent.put("a", [number]), range(100)))
    assert {id(each) for each in made} == {id(recent.get("a"))}
    assert len(recent.items()) == 1
