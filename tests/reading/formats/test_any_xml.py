"""XML of any vocabulary: who speaks is found by what elements are called and how they stand together."""

import pytest

from tests.reading.formats.telling import read_text, said, timed
from voicereader.errors import UnreadableTranscript

SAID = [("ann-lee", "Good morning to all."), ("bob-stone", "Thank you, Ms Lee."), ("ann-lee", "Well then.")]
TURNS = [("Ann Lee", "Good morning to all."), ("Bob Stone", "Thank you, Ms Lee."), ("Ann Lee", "Well then.")]


def xml(body, root="minutes", about=""):
    """Read a document of that body."""
    return read_text(f"<?xml version='1.0' encoding='UTF-8'?><{root} {about}>{body}</{root}>", "minutes.xml")


def turns(pattern):
    """Read a document that has each turn as a pattern says."""
    return xml(
        "".join(pattern.format(who=who, what=what, given=who.split()[0], family=who.split()[1]) for who, what in TURNS)
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "<turn><speaker>{who}</speaker><text>{what}</text></turn>",
        "<speech speaker='{who}'><p>{what}</p></speech>",
        "<speech name='{who}'><p>{what}</p></speech>",
        "<Intervention><PersonSpeaking><Affiliation>{who} (Springfield)</Affiliation>:</PersonSpeaking><Content><ParaText>{what}</ParaText></Content></Intervention>",
        "<rede><p klasse='redner'><redner id='1'><name><vorname>{given}</vorname><nachname>{family}</nachname><fraktion>X</fraktion></name></redner>{who} (X):</p><p>{what}</p></rede>",
        "<intervention><orateur><nom>{who}</nom></orateur><texte>{what}</texte></intervention>",
        "<talk><p><b><speaker>{who}</speaker></b>: {what}</p></talk>",
        "<speaker>{who}</speaker><p>{what}</p>",
        "<item><talker><name role='metadata'>{family}, {given}</name><name role='display'>{who}</name></talker><para>{what}</para></item>",
        "<puheenvuoro><puhuja><etunimi>{given}</etunimi><sukunimi>{family}</sukunimi></puhuja><kappale>{what}</kappale></puheenvuoro>",
        "<post><author>{who}</author><content>{what}</content></post>",
    ],
)
def test_vocabularies(pattern):
    """A name inside, above or beside a speech, in one part or in several, or as an attribute."""
    assert said(turns(pattern)) == SAID


def test_print_before_the_speech():
    """What is printed before the speech, as label of who is named, is no speech; the office in print is the label."""
    body = """
    <rede><redner><vorname>Ann</vorname><nachname>Lee</nachname></redner><p>Präsidentin Ann Lee: Guten Morgen.</p></rede>
    <rede><redner><titel>Dr.</titel><vorname>Bob</vorname><nachname>Stone</nachname><fraktion>X</fraktion></redner><p>Dr. Bob Stone (X): Danke.</p><p>Sehr: gut.</p></rede>
    <rede><redner><vorname>Ann</vorname><nachname>Lee</nachname></redner><p>Präsidentin Lee: Bitte.</p></rede>
    """
    transcript = xml(body)
    assert [text for _, text in said(transcript)] == ["Guten Morgen.", "Danke.\n\nSehr: gut.", "Bitte."]
    assert len(transcript.speakers) == 2


def test_offices_in_print():
    """Print knows the office, the file the name; print may know the address and the family name alone."""
    pattern = "<turn><speaker>{}</speaker><p>{}: {}</p></turn>"
    transcript = xml(
        "<turn><speaker name='Ann Lee'>The Chair</speaker><p>The Chair: We begin.</p></turn>"
        + pattern.format("Bob Stone", "Mr Stone", "Thank you.")
        + pattern.format("Reed", "Ms REED", "Well.")
        + pattern.format("Bob Stone", "Bob STONE", "Indeed.")
    )
    assert [text for _, text in said(transcript)] == ["We begin.", "Thank you.", "Well.", "Indeed."]
    assert transcript.turns[1].speaker_id == transcript.turns[3].speaker_id
    assert len(transcript.speakers) == 3


def test_labels_in_print_beside_named_speakers():
    """Who is not named by an element but in print, before a colon, speaks as well; within a paragraph nobody begins."""
    body = f"""{"".join(f"<turn><speaker>{who}</speaker><p>{what}</p></turn>" for who, what in TURNS)}
    <section><p><b>Mr. Tom Hale:</b> Order!</p><p>Please.</p><p>As said <b>Mr. Tom Hale</b>: order!</p></section>
    <section><p>President Carla Reed:</p><p>Thank you.</p></section>"""
    assert said(xml(body)) == [
        *SAID,
        ("tom-hale", "Order!\n\nPlease.\n\nAs said Mr. Tom Hale: order!"),
        ("carla-reed", "Thank you."),
    ]


def test_speakers_within_paragraphs():
    """A name may stand in the first paragraph of a speech; those below go on, until the next name."""
    body = "".join(f"<p><speaker>{who}.</speaker> {what}</p><p>Indeed.</p><p>So it is.</p>" for who, what in TURNS)
    assert said(xml(f"<day>{body}</day>")) == [(who, f"{what}\n\nIndeed.\n\nSo it is.") for who, what in SAID]


def test_emphasis_outside_of_paragraphs():
    """It is a label at the head of a paragraph only."""
    body = "".join(f"<turn><speaker>{who}</speaker><p>{what}</p></turn>" for who, what in TURNS)
    assert said(xml(f"{body}<x><b>Mr. Tom Hale:</b> no.</x>"))[:3] == SAID


def test_headings_that_stand_twice():
    """A heading that is there once more for the table of contents is read once."""
    body = f"<part><head>Weather</head><title>Weather</title><remark>* * *</remark>{''.join(f'<turn><speaker>{who}</speaker><p>{what}</p></turn>' for who, what in TURNS)}</part><head>Rain</head><p>Rain</p><p>It rains.</p>"
    assert said(xml(body)) == [(None, "Weather"), *SAID, (None, "Rain\n\nIt rains.")]


def test_comments_and_headings():
    """What nobody says, by what elements are called, stands in its turn as a stage direction, or by itself."""
    body = """
    <title>Gardens</title>
    <section><heading>Weather</heading>
    <turn><speaker>Ann Lee</speaker><para>It rains.</para><comment>(Laughter)</comment><para>It does.</para></turn>
    <turn><speaker>Bob Stone</speaker><para>So it <interruption>Hear, hear!</interruption> does.</para></turn>
    <procedural>The House rose.</procedural></section>
    """
    transcript = xml(body)
    assert transcript.title == "Gardens"
    assert said(transcript) == [
        (None, "Weather"),
        ("ann-lee", "It rains.\n\n(Laughter)\n\nIt does."),
        ("bob-stone", "So it (Hear, hear!) does."),
        (None, "The House rose."),
    ]
    assert transcript.turns[1].kinds == ("speech", "direction", "speech")


def test_what_is_no_text():
    """Tables of contents, metadata, times and numbers are not read."""
    body = """
    <metadata><producer>A program that writes minutes.</producer></metadata>
    <toc><entry>Gardens, by Ann Lee</entry></toc>
    <turn id='1'><time>10:30</time><speaker>Ann Lee</speaker><page>3</page><para>It rains.</para></turn>
    <turn id='2'><time>10:31</time><speaker>Bob Stone</speaker><page>3</page><para>It does.</para></turn>
    """
    assert said(xml(body)) == [("ann-lee", "It rains."), ("bob-stone", "It does.")]


def test_people_listed_apart():
    """An attribute may refer to a person who is listed elsewhere."""
    body = """
    <people><person id='p1'><name>Ann Lee</name></person><person id='p2'><name>Bob Stone</name></person></people>
    <speech speaker='#p1'><p>One.</p></speech><speech speaker='#p2'><p>Two.</p></speech><speech speaker='#p1 #p2'><p>Three.</p></speech>
    """
    transcript = xml(body)
    assert [speaker.name for speaker in transcript.speakers] == ["Ann Lee", "Bob Stone", "Ann Lee and Bob Stone"]


@pytest.mark.parametrize(
    "pattern",
    [
        '<text start="{begin}" dur="2.5">{words}</text>',
        '<p begin="00:00:{begin:02}" end="00:00:{end:04}">{words}</p>',
        '<p t="{begin}000" d="2500">{words}</p>',
    ],
)
def test_timed_text(pattern):
    """Captions in XML are captions: times are kept, labels are found in their words."""
    words = ("Ann: One.", "Bob: Two.", "Ann: Three.")
    body = "".join(pattern.format(begin=place * 3, end=place * 3 + 2.5, words=text) for place, text in enumerate(words))
    transcript = xml(body, root="transcript")
    assert said(transcript) == [("ann", "One."), ("bob", "Two."), ("ann", "Three.")]
    assert timed(transcript) == [(0, 2.5), (3, 5.5), (6, 8.5)]


def test_timed_text_with_speakers():
    """An attribute says who speaks."""
    body = "".join(f'<segment start="{n}" end="{n + 1}" speaker="{who}">{what}</segment>' for n, (who, what) in enumerate(TURNS))  # fmt: skip
    transcript = xml(body)
    assert said(transcript) == SAID
    assert timed(transcript) == [(0, 1), (1, 2), (2, 3)]


def test_speeches_with_times():
    """Times of speeches that are no captions are kept as well."""
    body = "".join(f"<speech speaker='{who}' start='{n}' end='{n + 1}'><p>{what}</p><p>Indeed.</p></speech>" for n, (who, what) in enumerate(TURNS))  # fmt: skip
    transcript = xml(f"{body}<p>{'And so it went on for a long time. ' * 20}</p>")
    assert timed(transcript)[:3] == [(0, 1), (1, 2), (2, 3)]


def test_where_nobody_is_named():
    """Labels are found in the text, as in print."""
    body = "".join(f"<para>{who}: {what}</para>" for who, what in TURNS)
    assert said(xml(body)) == SAID


def test_date_place_and_language():
    """What head or root say of the document."""
    body = f"<header><sitzungstitel>A sitting</sitzungstitel><datum>20200601</datum><ort>Springfield</ort></header>{'<turn><speaker>Ann Lee</speaker><p>Hi.</p></turn>' * 2}"
    transcript = xml(body, about='xml:lang="de"')
    assert (transcript.title, str(transcript.date), transcript.place) == ("A sitting", "2020-06-01", "Springfield")
    assert transcript.language == "de"
    assert str(xml(body.replace("<datum>20200601</datum>", ""), about='date="2020-06-02"').date) == "2020-06-02"


def test_two_languages_beside_each_other():
    """Of a heading that is there in two languages, the one that the document has is read."""
    body = """<item><title xml:lang="fr">Jardins</title><title xml:lang="en">Gardens</title>
    <turn><speaker>Ann Lee</speaker><p>One.</p></turn><turn><speaker>Bob Stone</speaker><p>Two.</p></turn></item>
    <item><title xml:lang="fr">Météo</title><title xml:lang="en">Weather</title>
    <turn><speaker>Ann Lee</speaker><p>Three.</p></turn></item>"""
    texts = [text for _, text in said(xml(body, about='xml:lang="en"'))]
    assert texts == ["Gardens", "One.", "Two.", "Weather", "Three."]


def test_markup_as_text():
    """Tags that were written as text are tags."""
    body = "".join(f"<anforande><talare>{who}</talare><anforandetext>&lt;p&gt;{what}&lt;/p&gt;&lt;p&gt;So&lt;br/&gt;it is.&lt;/p&gt;</anforandetext></anforande>" for who, what in TURNS[:2])  # fmt: skip
    assert [text for _, text in said(xml(body))] == [f"{what}\n\nSo it is." for _, what in TURNS[:2]]


def test_marks_before_names():
    """A circle before the label, as in minutes from Japan."""
    body = "".join(
        f"<speech><speaker>{who}</speaker><p>○{who}　{what}</p></speech>"
        for who, what in (("山田太郎君", "始めます。"), ("鈴木花子君", "はい。"))
    )
    assert [text for _, text in said(xml(body))] == ["始めます。", "はい。"]


def test_entities():
    """Letters may be named as in HTML; an ampersand may stand bare."""
    body = "<turn><speaker>Ann O&rsquo;Lee</speaker><p>Fish & ch&iuml;ps &amp; &unknown; &#233;.</p></turn>" * 2
    assert said(xml(body))[0][1].startswith("Fish & chïps & &unknown; é.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "utf-32"])
def test_encodings(encoding):
    """The mark at the begin, else the declaration, decides."""
    from voicereader.reading import read

    text = f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?><m><turn><speaker>Ann</speaker><p>Größe, née.</p></turn><turn><speaker>Bob</speaker><p>Ça va.</p></turn></m>"
    assert said(read(text.encode(encoding), "a.xml")) == [("ann", "Größe, née."), ("bob", "Ça va.")]


@pytest.mark.parametrize("damage", ["<a><b></a>", "<a>", "<a b></a>", "<a>\x0b<", "<a/><b/>"])
def test_damaged_xml(damage):
    """The error says where."""
    with pytest.raises(UnreadableTranscript, match=r"minutes\.xml is no well-formed XML \(.*line \d+"):
        read_text(f"<minutes>Some words.{damage}", "minutes.xml")
