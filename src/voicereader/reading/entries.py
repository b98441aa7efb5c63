"""Lines that look like labels and are entries of lists: fields, offices with their holders, initials explained."""

import re
from collections.abc import Sequence

from voicereader.reading import roles
from voicereader.reading.candidates import Candidate, is_titled
from voicereader.reading.heads import head_of
from voicereader.reading.joining import ends_sentence
from voicereader.reading.labels import readings_of
from voicereader.reading.names import is_cased, is_name, is_office, is_shouted, key, unaddressed, word
from voicereader.reading.shapes import Shape, shape_of
from voicereader.reading.sheet import Form, Line

_LONGEST_LISTED = 8
_MOST_INITIALS = 4
_VALUE = re.compile(r"[\d\s.,;:%()/-]+")
_LEADER = re.compile(r"(?:\. ){4}|\.{6}")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+|!?\[[^\]]*\]\([^)]*\)\.?")
_BRACKET_AFTER = re.compile(r"\s*(?:(?:\. ){4}|\.{6}).*|\s*[(\[].*[)\]]\.?$")


def listed_in(candidates: Sequence[Candidate]) -> set[int]:
    """Return the indices of the entries of lists: fields without a value, offices and who holds them.

    Who presides calls people by name as well: `The Chair: Mr. Brown.` So an office with a name behind it is an
    entry only above all speech, beside another entry, or where that office says nothing else.
    """
    listed = {each.index for each in candidates if _is_field(each)}
    naming = {each.index: each for each in candidates if _says_nothing(each)}
    saying = [
        each
        for each in candidates
        if each.index not in naming and each.index not in listed and each.shape >= Shape.WORD
    ]
    first = min((each.index for each in saying), default=-1)
    speaking = {each.key for each in saying}
    for index, each in naming.items():
        if index < first or {index - 1, index + 1} & naming.keys() or each.key not in speaking:
            listed.add(index)
    return listed


def is_entry(candidate: Candidate) -> bool:
    """Say whether a candidate has no speech, or nothing but the value of a field after it."""
    return _is_field(candidate) or _says_nothing(candidate)


def _is_field(candidate: Candidate) -> bool:
    """Say whether a label has no speech: none on its line and none below, or a row of dots."""
    label, below = candidate.label, candidate.below
    if label.form is not Form.COLON:
        return False
    if not label.rest:
        return below is None or not _is_speech(below) or _is_person_alone(below)
    return _LEADER.search(label.rest) is not None


def _says_nothing(candidate: Candidate) -> bool:
    """Say whether what follows the label may be the value of a field: a name, a number."""
    if _VALUE.fullmatch(candidate.label.rest) or _ADDRESS.fullmatch(candidate.label.rest):
        return candidate.label.form is Form.COLON and candidate.shape is not Shape.ANONYMOUS
    return is_holder(candidate) or is_initials_key(candidate) or _is_list_in_list(candidate)


def is_holder(candidate: Candidate) -> bool:
    """Say whether a line gives an office and who holds it, as `Minister of Transport: Jane Smith.` does."""
    label = candidate.label
    if label.form is not Form.COLON or not any(map(is_office, label.text.split())):
        return False
    names = unaddressed(_BRACKET_AFTER.sub("", label.rest).rstrip(". ").split())[1]
    caseless = not is_cased(label.text)
    if not len(names) + (names != label.rest.rstrip(". ").split()) > 1 or not is_name(names) or caseless:
        return False
    *office, given, family = ["", "", *label.text.split()]
    return not is_shouted(label.text) and (not is_name([given, family]) or word(office[-1]) in roles.PREPOSITIONS)


def _is_list_in_list(candidate: Candidate) -> bool:
    """Say whether a list of people begins on its heading's line: `Members: Brazil: Mr. Duarte`."""
    before, colon, after = candidate.label.rest.rpartition(":")
    names = unaddressed(after.rstrip(". ").split())[1]
    short = 0 < len(before.split()) <= _MOST_INITIALS and ":" not in before
    return bool(colon) and short and candidate.shape is Shape.ANONYMOUS and is_name([*before.split(), *names])


def is_initials_key(candidate: Candidate) -> bool:
    """Say whether a line explains initials: `AB: Anna Berg, engineer`."""
    letters = key(candidate.label.text)
    name = candidate.label.rest.partition(",")[0].partition("(")[0].split()
    short = candidate.label.text.isupper() and 1 < len(letters) <= _MOST_INITIALS
    return (
        short and len(name) > 1 and is_name(name) and key(name[0])[0] == letters[0] and key(name[-1])[0] in letters[1:]
    )


def _is_person_alone(line: Line) -> bool:
    """Say whether a line is nothing but somebody with their office: the entry of a list."""
    tokens = line.text.rstrip(",;").split()
    if not 1 < len(tokens) <= _LONGEST_LISTED or ends_sentence(line.text):
        return False
    return is_titled(line.text) and is_name(unaddressed(tokens)[1][-2:])


def _is_speech(line: Line) -> bool:
    first = next(readings_of(head_of(line), None), None)
    return first is None or first.form is not Form.COLON or (bool(first.rest) and shape_of(first.text) < Shape.PERSON)
