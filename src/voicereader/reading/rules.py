"""Every rule by which a label is believed, refused, or given to somebody, by its stable name."""

from dataclasses import dataclass

BELIEVED = {
    "given": "the file's format says who speaks",
    "voice": "a word for somebody unnamed",
    "office": "an office, with or without its holder",
    "name": "it looks like a name, in the style of the document's labels",
    "comes-back": "nothing is known of the words, but they open paragraphs again and again",
    "like-others": "a single word that looks like the labels around it",
    "part-of-name": "a single word that is part of another label",
    "forgotten-style": "not in the style of the others, but it names somebody whom they name",
    "question-stands-out": "no label at all: questions are emphasised, quoted or dashed, and what follows answers",
}
"""Why a line opens a turn."""

REFUSED = {
    "clause": "it holds words of sentences",
    "signs": "it holds signs that names have not",
    "field": "a word that heads a field, a note or a section",
    "stage-word": "a sound or a break, no person",
    "vocative": "it speaks to somebody",
    "examination": "it says who asks from here on",
    "list-entry": "an office with its holder, initials with their name, or a field with a value",
    "unknown-words": "nothing is known of the words, and they do not come back often enough",
    "quoted": "what follows is in quotation marks, or announced as read aloud",
    "lonely": "it comes once, and nothing else is like it",
    "another-style": "the document's labels have another style",
}
"""Why a line that looks like one opens none."""

IDENTIFIED = {
    "full-name": "given name and family name",
    "name-order": "the same names in another order",
    "middle-name": "the same name with or without one in the middle",
    "initials": "initials of the only person who has them",
    "misspelt": "one letter off another name",
    "transcribed": "another spelling of the same sounds",
    "joined-words": "a name without the space in it",
    "family-name": "a family name that one person has",
    "given-name": "a given name that one person has",
    "short-name": "the beginning of a given name that one person has",
    "same-name": "the same part of a name as before",
    "person-in-brackets": "the office outside of the bracket, the person in it",
    "label-above": "it stands right above another label",
    "listed-initials": "a list of those present explains the initials",
    "listed-office": "a list of those present says who holds the office",
    "holds-office": "who was last named with this office",
    "only-holder": "the only one with such an office",
    "own-name": "a name that nobody else has",
    "own-office": "an office of which nobody says who holds it",
    "side": "one side of a conversation",
    "examiner": "who was said to ask from here on",
    "witness": "who answers in court",
    "numbered": "the same number is the same person",
    "crowd": "many at once",
    "somebody-else": "an unnamed voice is somebody else each time",
    "questions-are-one": "the setting `questions`, or people.toml, makes all who are called so one person",
    "people-toml": "people.toml says who it is",
}
"""Why a label is somebody's."""

RULES = BELIEVED | REFUSED | IDENTIFIED


@dataclass(frozen=True, slots=True)
class Finding:
    """What was decided by a rule, and how sure that is, from 0 to 1; at 0.5 it is doubtful."""

    rule: str
    confidence: float
