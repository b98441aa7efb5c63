"""Where in a label the field of an office ends and its holder begins."""

import pytest

from voicereader.reading.splitting import Mentions, is_doubtful, name_begins


def name_in(label: str, text: str = "", plain: set[str] | None = None) -> str:
    """Return the name of a label, empty where it has none; `plain` are the keys of labels that are names."""
    tokens = label.split()
    return " ".join(tokens[name_begins(tokens, plain or set(), Mentions(text, tokens)) :])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Jane Cole", "Jane Cole"),
        ("Mayor Jane Cole", "Jane Cole"),
        ("President of Norland Jane Cole", "Jane Cole"),
        ("Director of the newspaper Jane Cole", "Jane Cole"),
        ("King of Ostmark Frederik IX", "Frederik IX"),
        ("President of Norland Jan van der Velde", "Jan van der Velde"),
        ("Minister for Local Government", ""),
        ("The Minister", ""),
    ],
)
def test_where_a_name_begins(label: str, name: str) -> None:
    """A name begins behind the office and all that cannot be in a name; usually it has two words."""
    assert name_in(label) == name


def test_the_text_knows_longer_names() -> None:
    """Three words that the text says together elsewhere are the name."""
    assert name_in("President of Turan Recep Tayyip Ozan") == "Tayyip Ozan"
    assert name_in("President of Turan Recep Tayyip Ozan", "We thank Recep Tayyip Ozan.") == "Recep Tayyip Ozan"


def test_another_label_knows_the_name() -> None:
    """What is a label by itself is the name, but a family name alone leaves the given name before it."""
    assert name_in("President of Turan Recep Tayyip Ozan", plain={"receptayyipozan"}) == "Recep Tayyip Ozan"
    assert name_in("President of Turan Ozan", plain={"ozan"}) == "Ozan"
    assert name_in("Mayor Ann Lee", plain={"lee"}) == "Ann Lee"


def test_mentions() -> None:
    """The words around each place where the text says some in a row are found."""
    mentions = Mentions("We met Ann Lee here. Ann left.", {"Ann", "Lee"})

    assert mentions.contexts(["Ann", "Lee"]) == [("met", "here")]
    assert mentions.contexts(["Ann"]) == [("met", "Lee"), ("here", "left")]
    assert mentions.contexts(["Bob"]) == []


def test_only_long_labels_are_doubtful() -> None:
    """The text is asked where an office has more words beside it than a name has."""
    assert is_doubtful("President of Turan Recep Tayyip Ozan")
    assert not is_doubtful("Mayor Lee")
    assert not is_doubtful("Recep Tayyip Ozan Bey")
