"""What the rules of spoken forms know of a language: a table for each, `en.toml` and its like."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language. What a table leaves out is not changed in print of that language.

    `units`, `money` and `cents` have the forms of a noun after a number: for one and for more (French counts
    none as one), or for one, few and many (Russian).
    """

    language: str
    decimal: str = "."
    thousands: str = ","
    year: str = ""
    regnal: str = ""
    signs: Mapping[str, str] = field(default_factory=dict)
    money: Mapping[str, Sequence[str]] = field(default_factory=dict)
    cents: Mapping[str, Sequence[str]] = field(default_factory=dict)
    magnitudes: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, Sequence[str]] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    before_numbers: Mapping[str, str] = field(default_factory=dict)
    before_names: Mapping[str, str] = field(default_factory=dict)
    after_names: Mapping[str, str] = field(default_factory=dict)
    acronyms: Sequence[str] = ()
    months: Sequence[str] = ()
    short_months: Sequence[str] = ()
    decades: Sequence[str] = ()
    roman_after: Sequence[str] = ()
    roman_before: Sequence[str] = ()

    def counted(self, forms: Sequence[str], number: str) -> str:
        """Return the form of a noun that stands after `number`, as it is printed."""
        whole, _, fraction = number.replace(self.thousands, "").partition(self.decimal)
        if not whole.isdecimal():
            return forms[-1]
        value = int(whole[-6:])
        if len(forms) == 2:  # noqa: PLR2004  (one, more)
            one = value < 2 if self.language == "fr" else value == 1 and not fraction  # noqa: PLR2004
            return forms[0 if one and len(whole) == 1 else 1]
        if fraction:
            return forms[1]
        if value % 100 in range(11, 15):
            return forms[2]
        return forms[{1: 0, 2: 1, 3: 1, 4: 1}.get(value % 10, 2)]


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return what is known of a language, by its subtag, such as `en`: nothing where it has no table."""
    table = files(__package__).joinpath(f"{language}.toml")
    known = language.isalpha() and table.is_file()
    return Vocabulary(language, **tomllib.loads(table.read_text("utf-8")) if known else {})
