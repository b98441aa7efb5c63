"""Labels become people: the surest evidence first."""

import pytest

from voicereader.reading.circle import Circle, Person, is_full, parts_of, set_key
from voicereader.reading.fullnames import misspelt, named_in_full
from voicereader.reading.gathering import Gathering, Said
from voicereader.reading.listing import Listed
from voicereader.reading.naming import Naming, name_all


def found(
    *labels: str, listed: Listed | None = None, above: dict[int, str] | None = None
) -> tuple[list[int], list[str]]:
    """Return for each label the number of its person, and the rule; `Label (bracket)` has one."""
    parted = [label.rstrip(")").partition(" (") for label in labels]
    texts = dict.fromkeys([*(text for text, _, _ in parted), *(above or {}).values()])
    namings = name_all(texts, "")
    said = [Said(place, _bracketed(namings[text], note)) for place, (text, _, note) in enumerate(parted)]
    heads = {place: namings[text] for place, text in (above or {}).items()}
    made = Gathering(said, set(), listed or Listed(), heads).found
    people = list(dict.fromkeys(made[place][0] for place in sorted(made)))
    return [people.index(made[place][0]) for place in sorted(made)], [made[place][1].rule for place in sorted(made)]


def _bracketed(naming: Naming, note: str) -> Naming:
    return Naming(naming.label, naming.name, naming.role, naming.honorific, note or None, naming.gender, naming.title)


@pytest.mark.parametrize(
    ("labels", "people", "rule"),
    [
        (("Jane Cole", "Mayor Jane Cole"), [0, 0], "full-name"),
        (("Kenji Sato", "Sato Kenji"), [0, 0], "name-order"),
        (("Jane Cole", "J. Cole"), [0, 0], "initials"),
        (("Jane Cole", "Jane B. Cole"), [0, 0], "middle-name"),
        (("Jane Harper", "Jane Haprer"), [0, 0], "misspelt"),
        (("Sergey Ivanov", "Sergei Ivanov"), [0, 0], "transcribed"),
        (("Jane Cole", "JaneCole"), [0, 0], "joined-words"),
        (("Jane Cole", "Cole"), [0, 0], "family-name"),
        (("Jane Cole", "Jane"), [0, 0], "given-name"),
        (("Jane Cole", "JC"), [0, 0], "initials"),
        (("Oliver Stone", "Oli"), [0, 0], "short-name"),
        (("Cole", "Mr. Cole"), [0, 0], "same-name"),
        (("The Minister (Jane Cole)", "Jane Cole"), [0, 0], "full-name"),
        (("The Minister (Jane Cole)", "The Minister"), [0, 0], "holds-office"),
        (("Minister of Transport Jane Cole", "Minister of Transport"), [0, 0], "holds-office"),
        (("Minister of Transport Jane Cole", "The Minister"), [0, 0], "only-holder"),
        (("Jane Cole", "The Chair"), [0, 1], "own-office"),
        (("Jane Cole", "Hale"), [0, 1], "own-name"),
    ],
)
def test_each_rule_gives_the_last_label(labels: tuple[str, ...], people: list[int], rule: str) -> None:
    """A label is given to the person whom exactly one rule finds."""
    numbers, rules = found(*labels)

    assert (numbers, rules[-1]) == (people, rule)


@pytest.mark.parametrize(
    "labels",
    [
        ("Jane Cole", "Karl Cole", "Cole"),
        ("Jane Cole", "Jane Hale", "Jane"),
        ("Jane Cole", "June Cote", "JC"),
        ("Mr. Cole", "Ms. Cole"),
        ("Jane Cole", "V. Cole"),
        ("Igor Orlov", "Igor Orlova"),
    ],
)
def test_who_could_be_two_is_neither(labels: tuple[str, ...]) -> None:
    """A part that two people have, another gender and other letters are somebody of their own."""
    assert found(*labels)[0] == list(range(len(labels)))


def test_an_office_changes_hands() -> None:
    """Whoever was last named with an office holds it from there on."""
    labels = ("The Chair (Jane Cole)", "The Chair", "The Chair (Tom Hale)", "The Chair", "Jane Cole")

    assert found(*labels)[0] == [0, 0, 1, 1, 0]


def test_lists_explain_initials_and_offices() -> None:
    """What a list of those present says names those whom no label names in full."""
    listed = Listed({"chairman": "Tom Hale"}, {"jvc": "Jane Cole"}, "Tom Hale")
    numbers, rules = found("JvC", "The Chairman", "Tom Hale", "Jane Cole", listed=listed)

    assert numbers == [0, 1, 1, 0]
    assert rules[:2] == ["listed-initials", "listed-office"]


def test_a_label_above_another_names_the_same_person() -> None:
    """An office right above a name is that person's, later too."""
    assert found("Jane Cole", "Tom Hale", "The Chair", above={0: "The Chair"})[0] == [0, 1, 0]


def test_a_circle_knows_people_by_many_ways() -> None:
    """Somebody is found by full name, family name, initials and office, and by nobody else's."""
    circle, person = Circle(set()), Person(0)
    naming = name_all({"Mayor Ada van Dorn": None}, "")["Mayor Ada van Dorn"]
    circle.add(person, naming)

    assert circle.one("full", "adavandorn") is circle.one("last", "vandorn") is circle.one("first", "ada") is person
    assert circle.one("initials", "avd") is circle.one("office", "mayor") is person
    assert circle.one("last", "dornier") is None


def test_a_circle_leaves_out_whom_something_contradicts() -> None:
    """Who answers a label cannot be the one who has it."""
    circle, person = Circle({("Jane Cole", "Cole")}), Person(0)
    namings = name_all({"Jane Cole": None, "Cole": None}, "")
    circle.add(person, namings["Jane Cole"])

    assert circle.named("last", "cole") == [person]
    assert circle.fitting("last", "cole", namings["Cole"]) == []


def test_more_namesakes_than_anybody_can_tell_apart_are_nobody() -> None:
    """Of a hundred people of one name none is the only one, at no cost."""
    circle = Circle(set())
    namings = name_all({f"{first}{second}a Cole": None for first in "BCDFGHKLMN" for second in "aeioubcdfg"}, "")
    for place, naming in enumerate(namings.values()):
        circle.add(Person(place), naming)

    assert circle.named("last", "cole") == []
    assert circle.only("last", "cole", next(iter(namings.values()))) is None


def test_full_names_first_by_the_surest_rule() -> None:
    """The same name counts more than one that is only alike; a name that nobody has finds nobody."""
    circle, same, alike = Circle(set()), Person(0), Person(1)
    namings = name_all({"Jane Harper": None, "Jane Haprer": None, "Tom Hale": None}, "")
    circle.add(alike, namings["Jane Haprer"])
    circle.add(same, namings["Jane Harper"])
    person, finding = named_in_full(circle, namings["Jane Harper"], "Jane Harper") or (None, None)

    assert person is same
    assert finding is not None
    assert (finding.rule, finding.confidence) == ("full-name", 1.0)
    assert misspelt(circle, namings["Tom Hale"], "Tom Hale") is None


def test_how_names_are_made() -> None:
    """Initials go first, tokens have no order in a set, and a whole name is two words or three signs."""
    assert parts_of("Иванов И. П.") == [["И."], ["П."], ["Иванов"]]
    assert set_key("Sato Kenji") == set_key("Kenji Sato")
    assert is_full("Jane Cole")
    assert is_full("葉大文")
    assert not is_full("Jane")
