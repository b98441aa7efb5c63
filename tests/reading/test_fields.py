"""Fields at the head or the end of a document."""

import pytest

from voicereader.reading.fields import fence_end, field_of, fields_of, is_field, licence_in
from voicereader.reading.lines import to_lines
from voicereader.reading.sheet import Line


def line(text: str) -> Line:
    """Return a line that opens a paragraph."""
    return Line(text, opens=True, apart=True)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Title: The talks", "title", "The talks"),
        ("Titel: Gespräche", "title", "Gespräche"),
        ("Titre : Entretien", "title", "Entretien"),
        ("Título: Conversación", "title", "Conversación"),
        ("Название: Переговоры", "title", "Переговоры"),
        ("العنوان: حديث", "title", "حديث"),
        ("标题：谈话", "title", "谈话"),
        ("件名：対談", "title", "対談"),
        ("Date: 30 June 2026", "date", "30 June 2026"),
        ("Datum: 30. Juni 2026", "date", "30. Juni 2026"),
        ("Fecha: 30 de junio de 2026", "date", "30 de junio de 2026"),
        ("Дата: 30 июня 2026 года", "date", "30 июня 2026 года"),
        ("التاريخ: ٣٠ يونيو ٢٠٢٦", "date", "٣٠ يونيو ٢٠٢٦"),
        ("日時：令和8年6月30日", "date", "令和8年6月30日"),
        ("Place: Ellery", "place", "Ellery"),
        ("Ort: Ellersee", "place", "Ellersee"),
        ("Lieu : Val-d'Ombre", "place", "Val-d'Ombre"),
        ("Место: Ольховый Брод", "place", "Ольховый Брод"),
        ("場所：会館", "place", "会館"),
        ("Source: https://example.org/1", "source", "https://example.org/1"),
        ("Quelle: Amt für Flüsse", "source", "Amt für Flüsse"),
        ("来源：https://example.org/1", "source", "https://example.org/1"),
        ("License: CC BY 4.0", "licence", "CC BY 4.0"),
        ("Лицензия: CC BY 4.0", "licence", "CC BY 4.0"),
        ("ライセンス：CC BY 4.0", "licence", "CC BY 4.0"),
        ('title: "The talks"', "title", "The talks"),
    ],
)
def test_a_field_is_known_in_its_language(text: str, name: str, value: str) -> None:
    """What stands before the colon says in any usual language what stands behind it."""
    assert is_field(text)
    assert field_of(line(text)) == {name: value}


@pytest.mark.parametrize(
    "text", ["Jane Cole: Hello.", "My question is: why?", "10:30", "https://example.org", "Ellery"]
)
def test_speech_is_no_field(text: str) -> None:
    """A label, a clause, a time and an address are no fields."""
    assert not is_field(text)
    assert field_of(line(text)) == {}


@pytest.mark.parametrize(("text", "fields"), [("Font size:", {}), ("Source: us", {}), ("Tags: rain", {})])
def test_a_field_that_says_nothing_here(text: str, fields: dict[str, str]) -> None:
    """A field without a value, with a word that is no source, or of another kind is furniture."""
    assert is_field(text)
    assert field_of(line(text)) == fields


def test_the_first_of_two_holds() -> None:
    """Where a field comes twice, the first says it."""
    assert fields_of([line("Title: One"), line("Title: Two"), line("Ort: Ellersee")]) == {
        "title": "One",
        "place": "Ellersee",
    }


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("This text is available under CC BY-SA 4.0.", "CC BY-SA 4.0"),
        ("Licensed under the Open Government Licence v3.0", "Open Government Licence v3.0"),
        (
            "Creative Commons Attribution 4.0 International License",
            "Creative Commons Attribution 4.0 International License",
        ),
        ("I have a licence to fish.", None),
        ("The CC met on Monday.", None),
    ],
)
def test_a_licence_in_a_sentence(text: str, licence: str | None) -> None:
    """An open licence is known by its name."""
    assert licence_in(text) == licence


@pytest.mark.parametrize(
    ("text", "end"),
    [("---\ntitle: One\n---\nText", 3), ("---\ntitle: One\nText", 0), ("Text\n---\nMore\n---", 0), ("", 0)],
)
def test_fence(text: str, end: int) -> None:
    """Fields between two fences at the very head end where the second stands."""
    assert fence_end(to_lines(text)) == end
