"""Saved e-mail: parts and encodings, who wrote what, mailboxes, transcripts in messages."""

from email.message import EmailMessage

import pytest

from tests.reading.formats.files import said
from voicereader.errors import UnreadableTranscript
from voicereader.reading import read

TALK = "Ann Lee: Good morning.\n\nBob Stone: Yes.\n\nAnn Lee: So.\n"
TURNS = [("ann-lee", "Good morning."), ("bob-stone", "Yes."), ("ann-lee", "So.")]
ANSWER = """\
I am well, thank you.

On Mon, 1 Jun 2020 at 10:00, Ann Lee <ann@example.org> wrote:
> How are you today?
>
> And the roses?
"""


def message(
    text: str | None = None, *, html: str | None = None, sender: str = "Bob Stone <bob@example.org>", **headers: str
) -> EmailMessage:
    """Return a message of plain text, of a page, or of both."""
    made = EmailMessage()
    made["From"], made["To"] = sender, "Ann Lee <ann@example.org>"
    made["Date"], made["Message-ID"] = "Tue, 02 Jun 2020 09:30:00 +0200", "<2@example.org>"
    for name, value in headers.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None:
        (made.set_content if text is None else made.add_alternative)(html, subtype="html")
    return made


def who_said(text: str, **more) -> list[tuple[str | None, str]]:
    """Return who says what in a message."""
    return said(message(text, **more).as_bytes(), "eml")


def test_a_message_is_its_writers():
    """Subject and date are title and date; marks of answers and of lists are left out."""
    for subject in ("The roses", "Re: The roses", "AW: [garden] Re[2]: The roses"):
        made = read(message("They need water.\n\nThat is all.", Subject=subject).as_bytes(), "x.eml")
        assert (made.title, str(made.date), made.speakers[0].name) == ("The roses", "2020-06-02", "Bob Stone")
        assert made.turns[0].text == "They need water.\n\nThat is all."


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_encodings(encoding):
    """Letters beyond ASCII are whole, however they were sent."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Message-ID"] = "Анна Ли <a@example.org>", "Розы é", "<1@x>"
    made.set_content(
        "Розам нужна вода, é — so it is, on a line that is so long that it does not fit any seventy-six characters.",
        cte=encoding,
    )
    told = read(made.as_bytes(), "x.eml")
    assert (told.title, told.speakers[0].name) == ("Розы é", "Анна Ли")
    assert told.turns[0].text.startswith("Розам нужна вода, é — so it is")


def test_the_plain_part_is_read_and_attachments_are_not():
    """A page is read where there is no plain part."""
    both = message("Plain words.", html="<p>A page.</p>")
    both.add_attachment("Attached words.", filename="a.txt")
    assert said(both.as_bytes(), "eml") == [("bob-stone", "Plain words.")]
    page = message(html="<div>A page.</div><div>Two of <b>its</b> lines.</div>")
    assert said(page.as_bytes(), "eml") == [("bob-stone", "A page.\n\nTwo of its lines.")]


@pytest.mark.parametrize(
    "intro",
    [
        "On Mon, 1 Jun 2020 at 10:00, Ann Lee <ann@example.org> wrote:",
        "On 6/1/20 10:00 AM, Ann Lee wrote:",
        "Ann Lee <ann@example.org> writes:",
        "On Mon, 1 Jun 2020 at 10:00, Ann Lee\n<ann@example.org> wrote:",
        "Am 01.06.2020 um 10:00 schrieb Ann Lee:",
        "Le 1 juin 2020 à 10:00, Ann Lee a écrit :",
        "01.06.2020 10:00, Ann Lee пишет:",
    ],
)
def test_answers_stand_below_what_they_answer(intro):
    """What is quoted below the answer was said before it, by whom it says."""
    made = who_said(ANSWER.replace("On Mon, 1 Jun 2020 at 10:00, Ann Lee <ann@example.org> wrote:", intro))
    assert made == [("ann-lee", "How are you today?\n\nAnd the roses?"), ("bob-stone", "I am well, thank you.")]


def test_questions_answered_one_by_one():
    """Quotations between answers stay in their places; a signature is nobody's speech."""
    text = "> How are you?\n\nWell.\n\n> And the roses?\n\nThirsty.\n\n-- \nBob Stone\nGarden club\n"
    assert who_said(text) == [
        ("ann-lee", "How are you?"), ("bob-stone", "Well."), ("ann-lee", "And the roses?"), ("bob-stone", "Thirsty."),
    ]  # fmt: skip


def test_quotations_within_quotations():
    """Each depth has its voice."""
    text = "Good.\n\nOn 2 June, Ann Lee wrote:\n> Water them.\n>\n> On 1 June, Bob Stone wrote:\n>> They are thirsty.\n"
    assert who_said(text) == [("bob-stone", "They are thirsty."), ("ann-lee", "Water them."), ("bob-stone", "Good.")]


def test_messages_quoted_whole():
    """Some programs put the headers of a message above it instead of signs before its lines."""
    text = "Good.\n\n-----Original Message-----\nFrom: Ann Lee <ann@example.org>\nSent: Monday\nSubject: x\n\nWater them.\n"
    assert who_said(text) == [("ann-lee", "Water them."), ("bob-stone", "Good.")]


def test_quotations_on_a_page():
    """`blockquote` quotes as `>` does."""
    html = (
        "<p>I am well.</p><p>On 1 June 2020, Ann Lee wrote:</p><blockquote type='cite'><p>How are you?</p></blockquote>"
    )
    assert said(message(html=html).as_bytes(), "eml") == [("ann-lee", "How are you?"), ("bob-stone", "I am well.")]


def test_a_transcript_in_a_message():
    """A message that quotes nobody and holds a transcript is that; so is a forwarded page."""
    assert who_said(TALK) == TURNS
    page = "".join(f"<p>{line}</p>" for line in TALK.split("\n\n"))
    assert said(message(html=page).as_bytes(), "eml") == TURNS


def test_a_mailbox():
    """Its messages follow one another, each in its writer's voice; `From ` within a text parts none."""
    box = b"".join(
        b"From x@example.org Mon Jun  1 10:00:00 2020\n" + message(text, sender=who, Subject="Roses").as_bytes() + b"\n"
        for who, text in (("Ann Lee <a@x.org>", "Good morning.\n>From here on."), ("Bob Stone <b@x.org>", "Yes."))
    )
    made = read(box, "x.mbox")
    assert next((turn.speaker_id, turn.text.split("\n")[0][:13]) for turn in made.turns) == ("ann-lee", "Good morning.")
    assert made.turns[-1].text == "Yes."
    assert made.title == "Roses"


def test_names_of_writers():
    """Without a name, the address tells one."""
    assert said(message("Hello to you.", sender="ann.lee@example.org").as_bytes(), "eml")[0][0] == "ann-lee"


@pytest.mark.parametrize(
    "content",
    [
        b"Message-ID: <1@x>\nSubject: =?utf-8?b?####?= =?none?q?x?=\nContent-Type: text/plain; charset=none\n\nCaf\xe9 at noon.\n",
        b"Message-ID: <1@x>\nFrom: \nDate: never\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHello to all.\n",
        b"Message-ID: <1@x>\nContent-Transfer-Encoding: base64\n\nSGVsbG8gdG8gYWxsLg=\n",
    ],
)
def test_damaged_messages(content):
    """What is left of them is read."""
    assert read(content, "x.eml").turns


@pytest.mark.parametrize("content", [message("").as_bytes(), message(html="<img src='x'>").as_bytes()])
def test_what_cannot_be_read(content):
    """The sentence says what is wrong, and what to do."""
    with pytest.raises(UnreadableTranscript, match=r"talk\.eml is a message without words: choose"):
        read(content, "talk.eml")
