"""What names look like: tokens, shapes, spellings, keys. Knows words (`roles`), not the document."""

# ruff: noqa: RUF001 - quotes, dashes and letters of other scripts are what this module is about
import re
import unicodedata
from functools import lru_cache

from voicereader import text
from voicereader.reading import offices, roles
from voicereader.reading.fieldwords import FIELD_WORDS, FIELDS_AND_NAMES
from voicereader.text import normal

_REMEMBERED = 8_192
_LONGEST_OFFICE = 12
_LAST_ALPHABET = "\u2e7f"
_INSIDE_OFFICES = roles.ARTICLES | roles.PREPOSITIONS | offices.OFFICE_PARTS | roles.PARTICLES
_LONGEST_NAME = 6
_LONGEST_TOKEN = 40
_LONGEST_ACRONYM = 4
_SHORTEST_UNSAYABLE = 3
_SMALL_WORDS = roles.ARTICLES | roles.PREPOSITIONS | roles.INDEFINITE
_KNOWN = roles.HONORIFICS.keys() | offices.OFFICE_PARTS | roles.COUNTS | roles.ANONYMOUS | _SMALL_WORDS
_FEWEST_CAPITALS = 2
_BARE = " \t.,;:'’\"“”()[]*_"
_PATRONYMIC = re.compile(r"\w{3,}(ovich|evich|ich|ovna|evna|ichna|инична|ович|евич|овна|евна)$", re.IGNORECASE)
_HYPHENS = re.compile("[-\u2010\u2011]")
_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\.?")
_MAC = re.compile(r"\b(Mc)(\w)")
_APOSTROPHE_S = re.compile(r"(?<=['’])S\b")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-ÝΑ-Ωа-яА-Я]")
_INITIAL_JOINED = re.compile(r"\b([^\W\d_]\.)(?=[^\W\d_]{2})")


@lru_cache(_REMEMBERED)
def word(token: str) -> str:
    """Return a token as the word lists spell it: lower case, without full stops and commas."""
    return roles.folded(token.strip(_BARE))


def tokens_of(label: str) -> list[str]:
    """Split a label into tokens; `V.Smith` is two."""
    return _INITIAL_JOINED.sub(r"\1 ", label).split()


def words(text: str) -> list[str]:
    """Return every token of a text as a word of the lists, empty ones left out."""
    return [bare for bare in map(word, text.split()) if bare]


@lru_cache(_REMEMBERED)
def is_capital(token: str) -> bool:
    """Say whether a token begins as a name does: with a capital, a letter without case, or `al-` and a capital."""
    parts = [part for part in _HYPHENS.split(token.strip(_BARE)) if part]
    if len(parts) > 1 and parts[0].casefold() in roles.PARTICLES:
        parts = parts[1:]
    first = next((letter for letter in parts[0] if letter.isalpha()), "") if parts else ""
    # d'Alembert, l'Huillier
    if first.islower() and parts and parts[0][1:2] in {"'", "’"}:
        first = parts[0][2:3]
    return bool(first) and not first.islower()


def is_particle(token: str) -> bool:
    """Say whether a token is a particle of a family name: van, der, al."""
    return word(token) in roles.PARTICLES


def is_initial(token: str) -> bool:
    """Say whether a token is initials: `J.`, `J.-P.`, `J`."""
    return bool(_INITIAL.fullmatch(token)) and token == token.upper() != token.lower()


def is_patronymic(token: str) -> bool:
    """Say whether a token may stand between a given and a family name as a patronymic does."""
    return bool(_PATRONYMIC.match(token))


def is_suffix(token: str) -> bool:
    """Say whether a token may follow a name as part of it: Jr., VI, PhD."""
    return word(token) in roles.SUFFIXES


@lru_cache(_REMEMBERED)
def is_office(token: str) -> bool:
    """Say whether a token names an office, also as the end of a compound: `Co-Chair`, `Innenministerin`, `副議長`."""
    bare = word(token)
    if bare in offices.OFFICES or ("-" in bare and bare.rsplit("-", 1)[1] in offices.OFFICES):
        return True
    return len(bare) > 1 and bare.endswith(
        offices.OFFICE_SIGNS if bare[-1] > _LAST_ALPHABET else offices.OFFICE_ENDINGS
    )


def is_office_name(tokens: list[str]) -> bool:
    """Say whether tokens are the name of an office, perhaps with its holder: no word in them is of a sentence."""
    return (
        0 < len(tokens) <= _LONGEST_OFFICE
        and is_capital(tokens[0])
        and any(map(is_office, tokens))
        and all(is_capital(token) or is_office(token) or word(token) in _INSIDE_OFFICES for token in tokens)
    )


def is_honorific(token: str) -> bool:
    """Say whether a token is a form of address: `Mr.`, `Dr.`, `السيد`."""
    return word(token) in roles.HONORIFICS and not is_initial(token)


def is_cased(text: str) -> bool:
    """Say whether a text has letters of a script with capitals."""
    return text.upper() != text.lower()


def unaddressed(tokens: list[str]) -> tuple[str | None, list[str]]:
    """Part the forms of address from the rest, unless nothing would be left."""
    count = _addressed(tokens, 0)
    if count == 1 == len(tokens) - 1 and word(tokens[0]) in roles.ADDRESSES_AND_NAMES and not is_office(tokens[1]):
        count = 0  # Pan Wei
    # M. Dupont, but not M. J. Smith: a lone letter is a form of address where a whole name follows.
    if not count and len(tokens) > 1 and tokens[0] in {"M.", "MM."} and not is_initial(tokens[1]):
        count = 1
    # El señor Pérez, la señora Ministra: the article belongs to the address.
    if not count and len(tokens) > 2 and word(tokens[0]) in roles.ARTICLES and is_honorific(tokens[1]):  # noqa: PLR2004
        count = _addressed(tokens, 1)
    return (" ".join(tokens[:count]) or None, tokens[count:])


def _addressed(tokens: list[str], begin: int) -> int:
    """Return where the forms of address end that begin there: `Prof. Dr. h. c. mult.`; one token is always left."""
    end = begin
    while end < len(tokens) - 1 and (is_honorific(tokens[end]) or (end > begin and _is_degree(tokens[end]))):
        end += 1
    return end


def _is_degree(token: str) -> bool:
    return token.islower() and token.endswith(".") and not is_particle(token)


def is_field_word(token: str, *, first: bool = True) -> bool:
    """Say whether a token heads a note or a field; `Day` and `Page` are family names where they do not come first."""
    bare = word(token)
    return bare in FIELD_WORDS and (first or bare not in FIELDS_AND_NAMES)


def is_name(tokens: list[str]) -> bool:
    """Say whether tokens have the shape of a person's name: a few capitalised words, particles between."""
    if not tokens or len(tokens) > _LONGEST_NAME or max(map(len, tokens)) > _LONGEST_TOKEN:
        return False
    if any(is_office(token) or is_field_word(token, first=not place) for place, token in enumerate(tokens)):
        return False
    if len(tokens) > 1 and word(tokens[0]) in roles.PREPOSITIONS - roles.PARTICLES:
        return False
    shaped = all(is_capital(token) or is_particle(token) for token in tokens)
    digits = any(letter.isdigit() for token in tokens for letter in token)
    return shaped and not digits and is_capital(tokens[-1])


def units(tokens: list[str]) -> list[list[str]]:
    """Group a name's tokens: a particle goes with what follows, a suffix with what it follows."""
    grouped: list[list[str]] = []
    for token in tokens:
        joins = bool(grouped) and (
            is_suffix(token) or (is_particle(grouped[-1][-1]) and not is_initial(grouped[-1][-1]))
        )
        if joins and any(grouped[-1]):
            grouped[-1].append(token)
        else:
            grouped.append([token])
    return grouped


def is_shouted(text: str) -> bool:
    """Say whether a label is printed in capitals: `MR. SMITH`, `Mr. SMITH`, `Senator SMITH`, `McGRATH`."""
    if text.islower() or (len(text) > 1 and text[1:].islower()):
        return False
    bare = [token for token in text.split() if word(token) not in roles.HONORIFICS]
    if len(bare) > 1 and is_office(bare[0]):
        bare = bare[1:]
    capitals = sum(1 for letter in "".join(bare) if letter.isupper())
    return capitals >= _FEWEST_CAPITALS and all(token.upper() == token or token[:2] == "Mc" for token in bare)


@lru_cache(_REMEMBERED)
def key(text: str) -> str:
    """Return what two spellings of one name share: letters without case, marks, spaces and punctuation."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    plain = normal("NFKD", roles.folded(text))
    # The vowels of Indic scripts are marks as well, and no decoration.
    return "".join(letter for letter in plain if letter.isalnum() or (letter > "\u08ff" and _is_mark(letter)))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def slug(name: str) -> str:
    """Return the name as an id: its letters and digits in lower case, `-` between words, never empty."""
    return text.slug(name) or "speaker"


def is_family_first(tokens: list[str]) -> bool:
    """Say whether tokens are a family name and initials: `Иванов И. И.`."""
    first = tokens[0]
    return (
        len(tokens) > 1
        and not is_initial(first)
        and not is_honorific(first)
        and not is_office(first)
        and all(map(is_initial, tokens[1:]))
    )


def unshouted(tokens: list[str], spellings: dict[str, str]) -> str:
    """Join tokens, those in capitals in mixed case; `spellings` is how the text has them, by case-folded word.

    Short ones among others, and those that nobody could say as a word, are taken for acronyms.
    """
    everything = is_shouted(" ".join(tokens)) and (len(tokens) > 1 or _is_sayable(tokens[0]))
    made = [_unshouted(token, spellings, everything=everything) for token in tokens]
    if any(map(is_office, tokens)):  # Ministra de Transportes
        pairs = zip(tokens[1:], made[1:], strict=True)
        made[1:] = [each.lower() if _is_small(token) else each for token, each in pairs]
    return " ".join(made)


def _is_small(token: str) -> bool:
    return len(token) > 1 and token == token.upper() and word(token) in roles.PREPOSITIONS


def _is_sayable(token: str) -> bool:
    return len(token) > _FEWEST_CAPITALS and _VOWEL.search(token) is not None


def _unshouted(token: str, spellings: dict[str, str], *, everything: bool) -> str:
    if len(token) == 1 or not is_shouted(f"{token}.{token}"):
        return token
    printed = spellings.get(word(token))
    if printed:
        return printed
    if _is_acronym(token, everything=everything):
        return token
    titled = _APOSTROPHE_S.sub("s", token.title()).replace("i\u0307", "i")
    return _MAC.sub(lambda match: match[1] + match[2].upper(), titled)


def _is_acronym(token: str, *, everything: bool) -> bool:
    """Say whether a token in capitals has them for itself, not because `everything` around it has."""
    if is_known(token):  # UN Secretary: where the others are in mixed case, this is no `un`
        return not everything and word(token) in _SMALL_WORDS
    if is_initial(token) or is_suffix(token):
        return True
    if everything:
        return len(token) >= _SHORTEST_UNSAYABLE and not _VOWEL.search(token)
    return len(token) <= _LONGEST_ACRONYM


def is_known(token: str) -> bool:
    """Say whether a token is a word of the lists, so no acronym."""
    return is_office(token) or word(token) in _KNOWN
