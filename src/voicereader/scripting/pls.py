"""Lexicons in the format of the W3C: Pronunciation Lexicon Specification 1.0 (https://www.w3.org/TR/pronunciation-lexicon/)."""

from collections.abc import Iterator

from lxml import etree

from voicereader.errors import BadLexicon
from voicereader.scripting.lexicon import Entry, Lexicon, entry

_SPACE = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_pls(content: bytes, name: str) -> Lexicon:
    """Read a lexicon.pls: each grapheme is said as its alias, in transcripts of the lexicon's language.

    Pronunciations in phonemes are left out and counted in `Lexicon.notes`: no engine but its own reads an
    alphabet as another does. `name` is the file's, for sentences.

    Raises:
        BadLexicon: it is no such XML, or has a document type, or an entry that is not allowed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadLexicon(f"{name} is not XML: {str(error.msg).rstrip('.')}; mend it there.") from error
    if root.getroottree().docinfo.doctype:
        raise BadLexicon(f"{name} declares a document type, which may hold traps; take its <!DOCTYPE> away.")
    language = (root.get(_LANGUAGE) or "").strip().lower()
    if root.tag != f"{_SPACE}lexicon" or not language:
        raise BadLexicon(f"{name} is no lexicon of the W3C; begin it with <lexicon>, its xmlns and xml:lang.")
    lexemes = list(root.iter(f"{_SPACE}lexeme"))
    silent = sum(1 for each in lexemes if _alias(each) is None)
    many = "lexeme" if silent == 1 else "lexemes"
    notes = (f"{name} has {silent} {many} without <alias>; what has phonemes alone is not used.",) if silent else ()
    return Lexicon(tuple(made for lexeme in lexemes for made in _entries(lexeme, language, name)), notes)


def _entries(lexeme: etree._Element, language: str, file: str) -> Iterator[Entry]:
    alias = _alias(lexeme)
    for grapheme in lexeme.iter(f"{_SPACE}grapheme") if alias is not None else ():
        written = "".join(grapheme.itertext())
        where = f"{file} has, in line {grapheme.sourceline}, {written!r} = {alias!r}"
        yield entry(written, alias, ("languages", language), where)


def _alias(lexeme: etree._Element) -> str | None:
    """Return the preferred alias, else the first, where there is one."""
    aliases = list(lexeme.iter(f"{_SPACE}alias"))
    chosen = next((each for each in aliases if each.get("prefer") == "true"), aliases[0] if aliases else None)
    return None if chosen is None else " ".join("".join(chosen.itertext()).split())
