"""What a label says: name, role, form of address."""

import pytest

from voicereader.reading.naming import name_all, person_in, without_address


def said(label: str, note: str | None = None, text: str = "") -> tuple[str | None, str | None]:
    """Return the name and role of a label."""
    naming = name_all({label: note}, text)[label]
    return naming.name, naming.role


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        ("Mayor of Springfield Ann Lee", "Ann Lee", "Mayor of Springfield"),
        ("UN Secretary-General Ann Lee", "Ann Lee", "UN Secretary-General"),
        ("CARL ROAS, CNN NEWS ANCHOR", "Carl Roas", "CNN News Anchor"),
        ("Ann Lee, engineer", "Ann Lee", "engineer"),
        ("Ann Lee minister of transport", "Ann Lee", "minister of transport"),
        ("Minister for Education, Science and Technology", None, "Minister for Education, Science and Technology"),
        ("Mr President", None, "Mr President"),
        ("葉大文議員", "葉大文", "議員"),
        ("主席", None, "主席"),
    ],
)
def test_name_and_role(label: str, name: str | None, role: str | None) -> None:
    """An office before a name, behind it, or alone is the role."""
    assert said(label) == (name, role)


@pytest.mark.parametrize(
    ("note", "role"),
    [("Green Party", "Green Party"), ("ENI", "ENI"), ("in French", None), ("AL", None), ("speaking", None)],
)
def test_a_note_may_be_the_role(note: str, role: str | None) -> None:
    """A house or party in brackets is the role; a remark on the speech and the name's initials are not."""
    assert said("Ann Lee", note) == ("Ann Lee", role)


@pytest.mark.parametrize(
    ("bracket", "person"),
    [
        ("Mr. Poe", ("Mr.", ["Poe"])),
        ("Ann Lee, North", (None, ["Ann", "Lee"])),
        ("M. Pat Kelly (North, PCC)", ("M.", ["Pat", "Kelly"])),
        ("梁大文", (None, ["梁大文"])),
        ("山田君", (None, ["山田"])),
        ("英文", None),
        ("普通話", None),
        ("ENI", None),
        ("in French", None),
        (None, None),
    ],
)
def test_a_person_in_brackets(bracket: str | None, person: tuple[str | None, list[str]] | None) -> None:
    """A bracket behind an office may hold its holder; a house, a language and a remark are none."""
    assert person_in(bracket) == person


def test_a_name_goes_without_what_is_put_behind_it() -> None:
    """In scripts without spaces forms of address stand behind the name, one or two of them."""
    assert without_address("山田太郎君") == "山田太郎"
    assert without_address("君") == "君"


def test_capitals_as_the_text_has_them() -> None:
    """A label in capitals is spelt as the text spells its words."""
    assert said("MR. MACDONALD", text="We thank MacDonald.")[0] == "MacDonald"
