"""TEI: parliaments, spoken language and plays."""

import pytest

from tests.reading.formats.telling import read_text, said, timed
from voicereader.errors import UnreadableTranscript

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
PEOPLE = """
<listPerson>
  <person xml:id="LeeAnn">
    <persName><surname>Lee</surname><forename>Ann</forename><forename>Mary</forename></persName>
    <sex value="F"/>
    <affiliation role="member" ref="#house"/>
    <affiliation role="minister" from="2010-01-01" to="2019-12-31"><roleName xml:lang="en">Minister of Gardens</roleName></affiliation>
    <affiliation role="chair" from="2020-01-01"><roleName xml:lang="en">Chairperson</roleName><roleName xml:lang="xx">Xx</roleName></affiliation>
  </person>
  <person xml:id="StoneBob"><persName><forename>Bob</forename><nameLink>van</nameLink><surname>Stone</surname></persName><sex>M</sex></person>
  <person xml:id="Nobody"/>
</listPerson>
"""
HEADER = f"""
<teiHeader>
  <fileDesc>
    <titleStmt><title type="main" xml:lang="sl">Seja</title><title type="main" xml:lang="en">A sitting</title><title type="sub">Minutes</title></titleStmt>
    <publicationStmt><availability><licence>http://creativecommons.org/licenses/by/4.0/</licence></availability><date when="2023-03-01"/></publicationStmt>
    <sourceDesc><bibl><title>Minutes</title><idno type="URI">https://example.org/minutes</idno><date when="2020-06-01"/></bibl></sourceDesc>
  </fileDesc>
  <profileDesc>
    <settingDesc><setting><name type="city">Springfield</name><name type="country">Nowhere</name><date when="2020-06-01"/></setting></settingDesc>
    <particDesc>{PEOPLE}</particDesc>
  </profileDesc>
</teiHeader>
"""


def tei(body, header=HEADER, language="en"):
    """Read a document of that body."""
    return read_text(
        f'<?xml version="1.0"?><TEI {NAMESPACE} xml:lang="{language}">{header}<text><body>{body}</body></text></TEI>',
        "sitting.xml",
    )


PARLIAMENT = """
<div type="debateSection">
  <head>Gardens</head>
  <note type="time">It is ten o'clock.</note>
  <note type="speaker">The Chair:</note>
  <u who="#LeeAnn" ana="#chair"><seg>Good morning.</seg><seg>We begin. <pb n="2"/>Now.</seg>
    <kinesic type="applause"><desc>applause</desc></kinesic><seg>Thank you.</seg></u>
  <note type="speaker">MR VAN STONE</note>
  <u who="#StoneBob"><seg>I have <vocal type="noise"><desc>coughs</desc></vocal> a question<note>sic</note> or two.</seg><gap reason="inaudible"><desc>inaudible</desc></gap><seg>So.</seg></u>
  <u who="#LeeAnn" xml:lang="fr"><seg>Merci.</seg></u>
  <incident type="leaving"><desc>The members leave.</desc></incident>
</div>
"""


def test_turns_of_a_parliament():
    """An utterance is a turn, a segment a paragraph; what nobody says is told apart, also within a sentence."""
    transcript = tei(PARLIAMENT)
    assert said(transcript) == [
        (None, "Gardens\n\nIt is ten o'clock."),
        ("ann-mary-lee", "Good morning.\n\nWe begin. Now.\n\napplause\n\nThank you."),
        ("bob-van-stone", "I have (coughs) a question (sic) or two.\n\ninaudible\n\nSo."),
        ("ann-mary-lee", "Merci."),
        (None, "The members leave."),
    ]
    assert transcript.turns[0].kinds == ("heading", "direction")
    assert transcript.turns[1].kinds == ("speech", "speech", "direction", "speech")


def test_people_of_a_parliament():
    """Names in parts, sexes and the offices of the day come from the list, labels from print."""
    people = tei(PARLIAMENT).speakers
    assert [(each.name, each.role, each.gender) for each in people] == [
        ("Ann Mary Lee", "Chairperson", "female"),
        ("Bob van Stone", None, "male"),
    ]
    assert [each.aliases for each in people] == [("The Chair", "Ann Mary Lee"), ("MR VAN STONE",)]


def test_the_head():
    """Title in the document's language, the day it was said on, place, source and licence."""
    transcript = tei(PARLIAMENT)
    assert (transcript.title, str(transcript.date), transcript.place) == ("A sitting", "2020-06-01", "Springfield")
    assert (transcript.language, transcript.source) == ("en", "https://example.org/minutes")
    assert transcript.licence == "http://creativecommons.org/licenses/by/4.0/"


def test_languages():
    """A turn in another language than the document's says so."""
    assert [turn.language for turn in tei(PARLIAMENT).turns] == [None, None, None, "fr", None]


def test_heads_that_say_little():
    """What a head does not say is not known; a place may be all that a setting says, a title all of a source."""
    header = """<teiHeader><fileDesc><titleStmt><title/></titleStmt><sourceDesc><bibl><title>Minutes</title></bibl></sourceDesc>
    <publicationStmt><availability><licence/></availability></publicationStmt></fileDesc><profileDesc>
    <langUsage><language ident="sl">Slovenian</language></langUsage>
    <settingDesc><setting><date>soon</date><placeName>Springfield</placeName></setting></settingDesc></profileDesc></teiHeader>"""
    text = f"<TEI {NAMESPACE}>{header}<text><timeline><when/></timeline><body><u who='#ann' start='#T9'>Hi.</u></body></text></TEI>"
    transcript = read_text(text, "sitting.tei")
    assert (transcript.title, transcript.date, transcript.place) == ("Sitting", None, "Springfield")
    assert (transcript.language, transcript.source, transcript.licence) == ("sl", "Minutes", None)
    assert timed(transcript) == [(None, None)]


def test_family_names_first():
    """Where they stand first in the language, they do."""
    assert tei('<u who="#LeeAnn">Jó napot.</u>', language="hu").speakers[0].name == "Lee Ann Mary"


def test_people_who_are_listed_nowhere():
    """Print and key together tell a name; the order of keys is learnt from those who have both."""
    body = """
    <note type="speaker">O señor PRESIDENTE (Souto López):</note><u who="#SoutoLópezUxío">Bos días.</u>
    <note type="speaker">A señora VIDAL REI:</note><u who="#VidalReiIria">Grazas.</u>
    <note type="speaker">O señor PRESIDENTE:</note><u who="#SoutoLópezUxío">Remata.</u>
    """
    people = tei(body, header="", language="gl").speakers
    assert [each.name for each in people] == ["Uxío Souto López", "Iria Vidal Rei"]


def test_people_by_key_alone():
    """Where nothing is printed, the key is the name."""
    assert [each.name for each in tei('<u who="#AnnLee">One.</u><u who="#bob.stone">Two.</u><u>Three.</u>', header="").speakers] == ["Ann Lee", "Bob Stone", "Speaker"]  # fmt: skip


def test_offices_with_keys():
    """Where print tells an office alone, the key is the name; it may be written as in lists."""
    body = """<note type="speaker">PRESIDENT:</note><u who="#ReedCarla">One.</u>
    <note type="speaker">Ms LEE:</note><u who="#LeeAnn">Two.</u><note type="speaker">Mr STONE:</note><u who="Stone, Bob">Three.</u>"""
    assert [each.name for each in tei(body, header="").speakers] == ["Carla Reed", "Ann Lee", "Bob Stone"]


def test_several_at_once():
    """Keys of several people are both of them."""
    assert tei('<u who="#LeeAnn #StoneBob">Hear, hear.</u>').speakers[0].name == "Ann Mary Lee and Bob van Stone"


def test_unlisted_voices():
    """A voice that nobody knows by name is anonymous."""
    speaker = tei('<note type="speaker">Unknown voice:</note><u who="#x1">Shame!</u>', header="").speakers[0]
    assert (speaker.name, speaker.anonymous) == ("Unknown voice", True)


SPOKEN = """
<timeline unit="s" origin="#T0"><when xml:id="T0" absolute="00:01:00"/><when xml:id="T1" interval="1.5" since="#T0"/><when xml:id="T2" interval="500" since="#T1"/><when xml:id="T3"/></timeline>
<annotationBlock who="#StoneBob" start="#T0" end="#T1"><u><seg>Well <shift feature="loud"/><pause/>then.</seg></u></annotationBlock>
<u who="#LeeAnn" start="#T1" end="#T2"><unclear>Yes</unclear>, <choice><sic>thier</sic><corr>their</corr></choice> garden.</u>
"""


def test_spoken_language():
    """Times come from the timeline, who speaks from the block around; pauses and changes of voice are no words."""
    transcript = tei(SPOKEN)
    assert said(transcript) == [("bob-van-stone", "Well then."), ("ann-mary-lee", "Yes, their garden.")]
    assert timed(transcript) == [(60, 61.5), (61.5, 561.5)]


def test_words_apart():
    """Where each word is an element, spaces stand between them, unless they say that they join."""
    body = """<u who="#LeeAnn"><seg><s><w>Good</w>
    <w join="right">morning</w>
    <pc>,</pc> <name><w>Springfield</w></name>
    <pc join="left">!</pc></s> <s><w>It</w> <w join="left">'s</w> <w>late</w><pc join="left">.</pc></s></seg></u>"""
    assert said(tei(body)) == [("ann-mary-lee", "Good morning, Springfield! It's late.")]
    assert said(tei('<u who="#LeeAnn"><w>No</w> <w>joins</w> <pc>!</pc></u>')) == [("ann-mary-lee", "No joins !")]


PLAY = """
<div><head>ACT I</head><stage>Enter ANN and BOB.</stage>
<sp who="#ann"><speaker>ANN</speaker><l>Now is the garden</l><l>of our winter, <stage>aside</stage> sad.</l></sp>
<sp who="#bob"><speaker>BOB</speaker><p>Is it? <said who="#ann">No</said>, he said.</p><stage>Exit.</stage></sp>
<sp><speaker>ANN.</speaker><p>It is.</p></sp></div>
"""
ROLES = """<teiHeader><fileDesc><titleStmt><title>A play</title></titleStmt></fileDesc></teiHeader>"""


def test_a_play():
    """Speeches are turns, lines of verse go on, stage directions are told apart."""
    transcript = tei(PLAY, header=ROLES)
    assert said(transcript) == [
        (None, "ACT I\n\nEnter ANN and BOB."),
        ("ann", "Now is the garden of our winter, (aside) sad."),
        ("bob", "Is it? No, he said."),
        (None, "Exit."),
        ("ann", "It is."),
    ]


def test_roles_of_a_play():
    """Its cast says what they are called."""
    cast = (
        '<castList><castItem><role xml:id="ann">Queen Ann</role> <roleDesc>a gardener</roleDesc></castItem></castList>'
    )
    assert said(tei(f"{cast}{PLAY}", header=ROLES))[0][0] is None
    assert [each.name for each in tei(f"{cast}{PLAY}", header=ROLES).speakers] == ["Queen Ann", "Bob"]


def test_said_by_somebody():
    """In prose, what somebody says is a turn, and what stands around it is nobody's."""
    transcript = tei('<p>She came in. <said who="#LeeAnn">Good morning.</said> And sat down.</p>')
    assert said(transcript) == [(None, "She came in."), ("ann-mary-lee", "Good morning."), (None, "And sat down.")]


def test_a_corpus():
    """Several documents in one are read one after another; the first head holds for all."""
    text = f"<TEI>{HEADER}<text><body><u who='#LeeAnn'>One.</u></body></text></TEI>"
    transcript = read_text(f"<teiCorpus {NAMESPACE}>{text}{text}</teiCorpus>", "corpus.tei")
    assert said(transcript) == [("ann-mary-lee", "One."), ("ann-mary-lee", "One.")]


@pytest.mark.parametrize("sex", ['sex="2"', 'sex="f"', 'gender="female"', 'sex="W"'])
def test_sexes(sex):
    """As an attribute, by letter or by the number of ISO 5218."""
    header = f'<teiHeader><person xml:id="a" {sex}><persName>Ann</persName></person></teiHeader>'
    assert tei('<u who="#a">Hi.</u>', header=header).speakers[0].gender == "female"


def test_no_words():
    """A head alone is refused."""
    with pytest.raises(UnreadableTranscript, match="holds no words"):
        tei("")
