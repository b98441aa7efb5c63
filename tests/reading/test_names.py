"""What names look like."""

import pytest

from voicereader.reading import names


@pytest.mark.parametrize("token", ["Jane", "al-Assad", "d’Alembert", "O’Neill", "Élodie", "主席", "McGrath", "(Jane"])
def test_capital(token: str) -> None:
    """A name's token begins with a capital, also after a particle, or has no case."""
    assert names.is_capital(token)


@pytest.mark.parametrize("token", ["jane", "well-Known", "-", "", "d’or", "10"])
def test_no_capital(token: str) -> None:
    """A token that begins otherwise is none of a name's."""
    assert not names.is_capital(token)


@pytest.mark.parametrize(
    "name",
    ["Jane Cole", "Alexander Van der Bellen", "John F. Kennedy", "Bashar al-Assad", "Jane", "Recep Tayyip Erdogan"],
)
def test_name(name: str) -> None:
    """A few capitalised words, particles between, are a name."""
    assert names.is_name(name.split())


@pytest.mark.parametrize(
    "text",
    ["", "Jane said", "President Cole", "Speaker 2", "One Two Three Four Five Six Seven", "Jane van", "Note Well"],
)
def test_no_name(text: str) -> None:
    """Lower case, an office, a digit, a field or too many words are no name."""
    assert not names.is_name(text.split())


@pytest.mark.parametrize("label", ["MR. SMITH", "Mr. SMITH", "Senator SMITH", "THE PRESIDENT", "McGRATH", "AvD"])
def test_shouted(label: str) -> None:
    """A label in capitals shouts, whatever form of address stands before it; initials with a particle do not."""
    assert names.is_shouted(label) == (label != "AvD")


@pytest.mark.parametrize(
    ("shouted", "expected"),
    [
        ("MR. MCGRATH", "Mr. McGrath"),
        ("CARL ROAS", "Carl Roas"),
        ("MARY O’NEILL", "Mary O’Neill"),
        ("THE WORKERS’S UNION", "The Workers’s Union"),
        ("NVK", "NVK"),
        ("UN Secretary", "UN Secretary"),
        ("Labour MINISTER", "Labour Minister"),
        ("J. R. SMITH JR.", "J. R. Smith JR."),
        ("VAN DYK", "van Dyk"),
    ],
)
def test_unshouted(shouted: str, expected: str) -> None:
    """Capitals become mixed case as the text has it elsewhere; acronyms and initials stay."""
    assert names.unshouted(shouted.split(), {"van": "van"}) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("Björn", "Bjo\u0308rn"), ("V. Putin", "V.Putin"), ("AvD", "AVD"), ("Zoë", "ZOE")]
)
def test_key(one: str, other: str) -> None:
    """Two spellings of one name have one key."""
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Élodie d’Or", "élodie-d-or"),
        ("Speaker 2", "speaker-2"),
        ("葉大文", "葉大文"),
        ("सुमन वर्धन", "सुमन-वर्धन"),
        ("...", "speaker"),
    ],
)
def test_slug(name: str, slug: str) -> None:
    """A slug keeps letters of any script and is never empty."""
    assert names.slug(name) == slug


def test_units() -> None:
    """A particle goes with what follows, a suffix with what it follows."""
    assert names.units(["Jan", "van", "der", "Velde", "Jr."]) == [["Jan"], ["van", "der", "Velde", "Jr."]]


def test_joined_initials() -> None:
    """Initials that touch the name are a token of their own."""
    assert names.tokens_of("V.Putin of Lenta.Ru") == ["V.", "Putin", "of", "Lenta.Ru"]
