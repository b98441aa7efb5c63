"""Akoma Ntoso: debates, whose people and roles are listed at the head."""

from tests.reading.formats.telling import read_text, said

META = """
<meta>
  <identification source="#x"><FRBRWork><FRBRthis value="/xx/debate/2020-06-01/main"/><FRBRuri value="/xx/debate/2020-06-01"/><FRBRdate date="3000-01-01"/><FRBRdate date="2020-06-01" name="sitting"/></FRBRWork>
  <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification>
  <references source="#x">
    <TLCPerson eId="lee" href="/x" showAs="Ms Ann Lee"/><TLCPerson id="stone" href="/x" showAs="Bob Stone"/>
    <TLCRole eId="chair" href="/x" showAs="Chairperson"/><TLCOrganization eId="house" href="/x" showAs="The House"/>
  </references>
</meta>
"""
BODY = """
<preface><p><docTitle>Debate on gardens</docTitle></p></preface>
<debateBody><debateSection name="questions"><num>1.</num><heading>Questions</heading>
  <scene>The House met at ten o'clock.</scene>
  <speech by="#lee" as="#chair"><from>The Chair:</from><p>Good morning.<authorialNote><p>sic</p></authorialNote></p><p>We <eol/>begin<noteRef href="#n1"/>.</p></speech>
  <question by="#stone" to="#lee"><from>Mr. STONE</from><p>Why?</p><narrative>Laughter</narrative><p>Indeed, why?</p></question>
  <answer by="#lee"><p>Because.</p></answer>
  <speechGroup><speech by="#nobody-known"><p><from>Mr. Doe (Springfield)</from>: Hear, hear.</p></speech></speechGroup>
  <speech><p>Order!</p></speech>
  <summary>The debate was adjourned.</summary>
</debateSection></debateBody>
"""


def akn(body=BODY, meta=META):
    """Read a debate."""
    return read_text(f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="hansard">{meta}{body}</debate></akomaNtoso>', "debate.xml")  # fmt: skip


def test_turns():
    """Speeches, questions and answers are turns; scenes, narratives, notes and summaries are nobody's."""
    transcript = akn()
    assert said(transcript)[1:] == [
        ("ms-ann-lee", "Good morning.\n\nsic\n\nWe begin."),
        ("bob-stone", "Why?\n\nLaughter\n\nIndeed, why?"),
        ("ms-ann-lee", "Because."),
        ("doe", "Hear, hear."),
        ("speaker", "Order!"),
        (None, "The debate was adjourned."),
    ]
    assert transcript.turns[2].kinds == ("speech", "direction", "speech")
    assert "The House met at ten o'clock." in transcript.turns[0].text


def test_people():
    """Who they are is listed, with the role in which they speak; print is the label."""
    people = {each.id: each for each in akn().speakers}
    assert (people["ms-ann-lee"].name, people["ms-ann-lee"].role) == ("Ms Ann Lee", "Chairperson")
    assert (people["ms-ann-lee"].gender, people["ms-ann-lee"].aliases) == ("female", ("The Chair", "Ms Ann Lee"))
    assert people["bob-stone"].aliases == ("Mr. STONE",)
    assert people["speaker"].anonymous


def test_the_head():
    """Title, date, language and address; a date of the year 3000 is none."""
    transcript = akn()
    assert (transcript.title, str(transcript.date)) == ("Debate on gardens", "2020-06-01")
    assert (transcript.language, transcript.source) == ("en", "/xx/debate/2020-06-01/main")


def test_speeches_in_speeches():
    """Who is interrupted goes on after it."""
    body = '<debateBody><speech by="#lee"><from>LEE</from><p>We begin</p><speech by="#stone"><from>STONE</from><p>No!</p></speech><p>at once.</p></speech></debateBody>'
    assert [text for _, text in said(akn(body))] == ["We begin", "No!", "at once."]
    assert said(akn(body))[2][0] == said(akn(body))[0][0]
