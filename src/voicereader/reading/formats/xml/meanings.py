"""What the names of XML elements and attributes mean in documents of any vocabulary, by the words they are made of."""

import re
from functools import lru_cache

from voicereader.reading.joining import listed

_REMEMBERED = 4_096
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ])|[^A-Za-zÀ-ÿ]+")


SPEAKERS = listed("""
    speaker speakers speakername speaking talker talkername orador oradora oradores orateur orateurs nomorateur redner
    rednerin rednername spreker talare taler taler talernavn orator oratore intervenant intervenante interviniente
    interveniente locutor interlocutor lektor řečník govornik mówca puhuja toimija parlante attributedto
""")
PERHAPS_SPEAKERS = listed("""
    member from who by agent name person participant author sender navn namn naam nom nome nombre medlem deputado
    diputado député abgeordneter actor voice
""")
NOT_WHO = listed("""
    id ids uid ref refs key href url uri list listing type count number no nr page image photo yomi group party parti
    position constituency electorate role start end time date language lang sex gender status seq order title start
    stats table toc
""")
GIVEN_NAMES = listed(
    "vorname firstname forename forenames givenname prenom prénom fornavn förnamn voornaam etunimi nombre imię"
)
FAMILY_NAMES = listed("""
    nachname lastname surname familyname efternavn efternamn achternaam sukunimi apellido apellidos apelido cognome
    nazwisko
""")
NAMES_TITLES = listed("titel title titre anrede salutation prefix voorvoegsels namenszusatz honorific")
ROLES = listed("rolle role rol function fonction funktion qualite qualité cargo office position lisatietoteksti")
HOUSES = listed("fraktion party parti partij politiek group groupnameshort gruppe partido grupo faction")
NAMES = listed("name names nom nombre nome navn namn naam display label affiliation fullname persname speakername")
ASIDES = listed("""
    kommentar comment comments kommentti note notes stage scene narrative procedural procedure proceduraltext remark
    interruption incident kinesic vocal event didascalie direction annotation applause prayer
""")
HEADINGS = listed(
    "heading head title titel titre titolo título titulo överskrift rubrik catchline tl subheading topic headline"
)
DROPPED = listed("""
    toc tableofcontents inhaltsverzeichnis ivz sommaire index indice rednerliste metadata metadonnees métadonnées meta
    header kopfdaten information stats style stylesheet script timestamp timecode datetime pageno pb cb sync numero
    names ayes noes votes vote anwesenheit attendance
""")
DATA = listed("""
    id ids uid ref order number no nr num page pages seite url uri href date time datum uhrzeit duration yomi
    group party parti position constituency electorate role type typ status lang language version count sex gender
    image video audio session issue chamber proof volume government gov first
""")
TEXT = listed(
    "text texte para paratext p content contents body speech talk tekst tale rede discurso contenu anforandetext"
)
TITLES = ("title", "titel", "titre", "titolo", "título", "titulo")
PLACES = listed("place ort lieu venue")


SPEECHES = listed("speech turn utterance intervention rede anforande tale spreekbeurt innlegg discurso")
"""What elements are called whose attribute `name` is who speaks."""


@lru_cache(_REMEMBERED)
def words_in(name: str) -> frozenset[str]:
    """Return the words of a name: `PersonSpeaking`, `talk.start`, `speaker_name` have two; and the name as one."""
    parts = [part.lower() for part in _HUMP.split(name) if part]
    return frozenset((*parts, "".join(parts)))


def means(name: str, wanted: frozenset[str]) -> bool:
    """Say whether one of the words of a name is among those."""
    return not wanted.isdisjoint(words_in(name))


def is_title(name: str) -> bool:
    """Say whether an element is a title, also as part of a word: `sitzungstitel`."""
    return any(word.endswith(TITLES) for word in words_in(name))


def names_speaker(name: str, *, perhaps: bool = False) -> bool:
    """Say whether a name means somebody who speaks, or (`perhaps`) somebody of whom nothing else is said."""
    return means(name, PERHAPS_SPEAKERS if perhaps else SPEAKERS) and not means(name, NOT_WHO)


def is_dropped(name: str) -> bool:
    """Say whether what an element holds is no text: a table of contents, what software says of the document."""
    return means(name, DROPPED) and not names_speaker(name)


def is_datum(name: str) -> bool:
    """Say whether an element without others in it holds something about a speech rather than its words."""
    return means(name, DATA) and not means(name, TEXT)
