"""The pages in each of their languages: which one a reader gets, and that nothing of another is left."""

import json
import re

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

from tests.web.people import WORDS, signed_in
from tests.web.test_pages import GARDEN
from voicereader.casting import Fallback
from voicereader.errors import VoiceReaderError
from voicereader.web import languages, sentences
from voicereader.web.languages import LANGUAGES, direction_of
from voicereader.web.pages import _voices_note

EDIT = f"/edit{GARDEN}"

KINDS = (
    "/",
    "/?q=morning",
    "/?q=zebra",
    "/?q=*",
    "/?sort=oldest&page=9",
    "/speakers",
    "/speakers?q=zebra",
    "/speakers/ann-lee",
    "/speakers/nobody",
    GARDEN,
    f"{GARDEN}/quote/t1-s1?to=t2-s1",
    f"{GARDEN}/audio.xyz",
    f"{GARDEN}/print?size=large",
    "/offline",
    "/accessibility",
    "/help",
    f"{GARDEN}?view=size%3D200",
    "/sign-in",
    "/nothing",
)
"""A page of each kind, and pages that say what was wrong."""

NAMES = {"VoiceReader", "Voice", "Reader", "Atkinson", "Hyperlegible", "Literata", "OpenDyslexic", "English"}
NAMES |= {
    "Opus",
    "FLAC",
    "WAV",
    "MP3",
    "M4B",
    "WebVTT",
    "SubRip",
    "JSON",
    "number",
    "name",
    "done",
    "size",
    "date",
    "title",
}
NAMES |= {"JavaScript", "service", "workers", "https", "Control", "Command", "Mac", "Tab", "Enter", "Shift"}
NAMES |= {"WCAG", "AAA", "GOST", "PDF"}
"""Latin words that every language has: names, formats, and what stands for a number in a message for scripts."""

SAID = ("aria-label", "title", "placeholder", "alt", "data-label", "data-done")


@pytest.fixture
def reader(client):
    """Return a reader of pages: of an address, in a language that the browser asks for."""
    return lambda address, wanted, **more: client.get(
        address, headers={"Accept": "text/html", "Accept-Language": wanted} | more
    )


def outside(node, tag: str) -> bool:
    """Say whether words belong to the page: not to a transcript, nor to the name of a language."""
    while node is not None:
        if node.tag in {"bdi", "code", "script", "title", "style"} or node.attributes.get("dir") == "auto":
            return False
        if node.attributes.get("class") in {"mark", "initials", "address"}:
            return False
        if "lang" in node.attributes:
            return node.attributes["lang"] == tag
        node = node.parent
    return True


def words_of(tree, tag: str) -> list[str]:
    """Return all that the page itself says, for eyes and for ears and by its scripts."""
    said = []
    for node in tree.css("body *"):
        if not outside(node, tag):
            continue
        said += [text for each in node.iter(include_text=True) if each.tag == "-text" and (text := each.text().strip())]
        said += [node.attributes[name] or "" for name in node.attributes if name in SAID or name.startswith("data-say")]
        said += json.loads(node.attributes.get("data-left") or "{}").values()
    return said


@pytest.mark.parametrize("tag", ["ru", "ar"])
def test_nothing_is_left_in_english(reader, tag):
    """Whatever a page says it says in the reader's language; only names and formats are Latin."""
    own = {"Ann", "Lee", "Bob", "Stone"}  # where an attribute or an option has a name of the transcript
    for address in KINDS:
        answer = reader(address, tag)
        tree = LexborHTMLParser(answer.text)
        said = words_of(tree, tag)
        assert len(said) > 30
        assert {word for text in said for word in re.findall(r"[A-Za-z]{3,}", text)} - NAMES - own == set(), address
        html = tree.css_first("html").attributes
        assert (html["lang"], html["dir"]) == (tag, LANGUAGES[tag].direction)
        assert answer.headers["Content-Language"] == tag


@pytest.mark.parametrize("tag", ["ru", "ar"])
def test_accounts_are_in_the_reader_s_language(reader, client, admitted, tag):
    """What one sees signed in, what was wrong, and what was done."""
    owner = signed_in(client, admitted, "owner")
    owner.send("/account/tokens", label="...", scope="read")
    other = f"/accounts/{admitted.accounts.add('Bob', WORDS, 'reader').number}"
    pages = ("/account?told=password", "/accounts?told=added", f"{other}?told=shut")
    answers = [reader(address, tag) for address in pages]
    token = owner.token()
    for address, fields in (("/account/password", {"old": WORDS, "new": "..."}), (other, {"change": "password"})):
        answers.append(client.post(address, data=fields | {"form_token": token}, headers={"Accept-Language": tag}))
    for answer in answers:
        said = words_of(LexborHTMLParser(answer.text), tag)
        assert {word for text in said for word in re.findall(r"[A-Za-z]{3,}", text)} - NAMES == {"Bob"} & set(said)


@pytest.mark.parametrize("tag", ["ru", "ar"])
def test_what_editors_see_is_in_their_language(reader, client, admitted, studio, tag):
    """Each of their pages, what was wrong, what was done, and why a label is doubtful."""
    ann = signed_in(client, admitted)
    studio.changes.correct("garden.txt", {"place": "Riverton"}, "Ann")
    ann.send("/edit/add", text="Ann Lee: Good morning.\n\nBob: Well.\n\nAnn Lee: Thank you.\n", name="park")
    token = ann.token()
    pages = ["/edit?told=restored", "/edit/add", "/edit/changes?told=undone", "/edit/drafts/1", f"{EDIT}?told=saved"]
    pages += [f"{EDIT}/{each}" for each in ("words?told=saved", "text", "remove", "speakers/ann-lee")]
    answers = [reader(address, tag) for address in pages]
    sent = (("/edit/add", {}), (EDIT, {"language": "..."}), (f"{EDIT}/hear", {"written": "mayor", "said": "..."}))
    for address, fields in sent:
        answers.append(client.post(address, data=fields | {"form_token": token}, headers={"Accept-Language": tag}))
    for address, answer in zip([*pages, *(address for address, _ in sent)], answers, strict=True):
        assert answer.status_code in {200, 422}, address
        said = words_of(LexborHTMLParser(answer.text), tag)
        left = {word for text in said for word in re.findall(r"[A-Za-z]{3,}", text)} - NAMES
        assert left <= {"UTC", "NATO", "Ann", "Lee", "Bob", "garden", "txt", "park", "toml", "people"}, address


def test_what_is_left_in_english_would_be_seen(reader):
    """The look above finds English on the English page, in text and in what is only heard."""
    said = words_of(LexborHTMLParser(reader(GARDEN, "en").text), "en")
    assert {"Listen", "Listen to turn 1, Ann Lee", "That was the end.", "View settings"} <= set(said)


ASKED = (
    ("", "en"),
    ("ru", "ru"),
    ("ru-RU", "ru"),
    ("ar-EG, en;q=0.5", "ar"),
    ("ru-RU, en;q=0.9", "ru"),
    ("en;q=0.5, ru;q=0.7, ar;q=0.6", "ru"),
    ("de, fr;q=0.9", "en"),
    ("de, ar;q=0.1", "ar"),
    ("ru;q=0, ar;q=0.2", "ar"),
    ("*", "en"),
    ("*;q=0.9, ru;q=0.1", "ru"),
    ("RU_ru", "en"),
    ("AR", "ar"),
    (";;,q=,=;q=x, \x7f", "en"),
    ("ru;q=nonsense", "en"),
    ("ru" * 2000, "en"),
    ("../../etc/passwd", "en"),
)


def test_the_browser_is_asked(reader):
    """The language that it likes best of those that there are; English where it makes no sense."""
    for wanted, tag in ASKED:
        assert reader("/nothing", wanted).headers["Content-Language"] == tag, wanted


def test_the_reader_is_asked_before_the_browser(client, reader):
    """What is chosen in the view settings or by a button at the end of a page holds until it is taken back."""
    form = LexborHTMLParser(reader("/speakers?q=ann", "en").text).css_first("footer form")
    offered = [(node.attributes["name"], node.attributes["value"]) for node in form.css("button")]
    assert offered == [("language", tag) for tag in LANGUAGES if tag != "en"]
    back = form.css_first("[name=return_to]").attributes["value"]
    answer = client.post(form.attributes["action"], data={"language": "ar", "return_to": back})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/speakers?q=ann")
    tree = LexborHTMLParser(reader("/", "ru").text)
    assert tree.css_first("html").attributes["lang"] == "ar"
    assert tree.css_first(".languages > li[lang]").attributes["lang"] == "ar"
    assert "language%3Dar" in tree.css_first(".view-settings .links a").attributes["href"]
    client.post("/settings", data={"language": "browser"})
    assert reader("/", "ru").headers["Content-Language"] == "ru"


def test_a_language_that_there_is_not_is_the_browser_s(client, reader):
    """A cookie that asks for Klingon changes nothing."""
    client.set_cookie("view", "language=tlh")
    assert reader("/", "ru").headers["Content-Language"] == "ru"


def test_caches_are_told_what_a_page_depends_on(reader):
    """Language and looks: of the browser's header and the cookie; sound and styles depend on neither."""
    for address in ("/", "/nothing"):
        assert {"accept-language", "cookie"} <= {each.lower() for each in reader(address, "ru").vary}
    sheet = LexborHTMLParser(reader("/", "ru").text).css_first("link[rel=stylesheet]").attributes["href"]
    for other in (sheet, f"{GARDEN}/audio.mp3?turn=t2"):
        answer = reader(other, "ru", Accept="*/*")
        assert "Content-Language" not in answer.headers
        assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_programs_read_the_sentence_in_their_language(reader):
    """Problem details keep their code and title; the sentence for people is in the language that is asked for."""
    answers = [reader("/transcripts/none", tag, Accept="application/json") for tag in ("en", "ru")]
    assert {answer.json["code"] for answer in answers} == {"unknown-transcript"}
    assert answers[1].json["detail"].startswith("Стенограммы с таким названием нет")
    assert answers[0].json["detail"] != answers[1].json["detail"]


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("en", ["0 turns", "1 turn", "2 turns", "5 turns", "11 turns", "21 turns", "100 turns", "1,200 turns"]),
        (
            "ru",
            ["0 реплик", "1 реплика", "2 реплики", "5 реплик", "11 реплик", "21 реплика", "100 реплик", "1 200 реплик"],
        ),
        (
            "ar",
            [
                "لا مداخلات",
                "مداخلة واحدة",
                "مداخلتان",
                "5 مداخلات",
                "11 مداخلة",
                "21 مداخلة",
                "100 مداخلة",
                "1,200 مداخلة",
            ],
        ),
    ],
)
def test_numbers_take_their_forms(tag, told):
    """Three in Russian, six in Arabic."""
    app = Flask(__name__)
    languages.init_app(app, lambda: tag)
    with app.test_request_context():
        counts = (0, 1, 2, 5, 11, 21, 100, 1200)
        assert [languages.turns(count).replace("\xa0", " ") for count in counts] == told


def test_scripts_get_every_form(reader):
    """The player counts minutes in all forms that the language has, by the names that browsers know them by."""
    for tag, kinds in (("en", 2), ("ru", 3), ("ar", 6)):
        tree = LexborHTMLParser(reader(GARDEN, tag).text)
        forms = json.loads(tree.css_first("[data-left]").attributes["data-left"])
        assert len(forms) == kinds
        assert "{number}" in forms["other" if tag == "en" else "many"]


def test_dates_are_written_as_the_language_does(reader):
    """The day in words, the same day for machines."""
    for tag, told in (("en", "1 June 2020"), ("ru", "1 июня 2020\u202fг."), ("ar", "1 يونيو 2020")):
        time = LexborHTMLParser(reader("/", tag).text).css_first("time")
        assert (time.text(), time.attributes["datetime"]) == (told, "2020-06-01")


def test_a_transcript_keeps_its_own_language(reader, folder):
    """Title, text, speakers and contents say what they are in and which way it is written, on every page."""
    arabic = "خطاب في القاهرة\n\nمحمد علي: السلام عليكم ورحمة الله وبركاته، أهلا بكم في مدينة القاهرة.\n\nسارة حسن: شكرا جزيلا لكم على هذا اللقاء الجميل.\n\nمحمد علي: إلى اللقاء."
    (folder / "arabic.txt").write_text(arabic)
    for language in LANGUAGES.values():
        home = LexborHTMLParser(reader("/", language.tag).text)
        link = next(node for node in home.css(".entry a") if "خطاب" in node.text())
        assert (link.attributes["lang"], link.attributes["dir"]) == ("ar", "rtl")
        tree = LexborHTMLParser(reader(link.attributes["href"], language.tag).text)
        for own in ("h1", "article", ".contents ol", ".sound h3 span[lang]", ".talk th a", "[data-speaker]"):
            node = tree.css_first(own)
            assert (node.attributes["lang"], node.attributes["dir"]) == ("ar", "rtl"), own
        start = tree.css_first(".turn-start").attributes
        assert (start["lang"], start["dir"]) == (language.tag, language.direction)


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("en", "ltr"),
        ("ar-EG", "rtl"),
        ("ckb", "rtl"),
        ("az", "ltr"),
        ("az-Arab-IR", "rtl"),
        ("ar-Latn", "ltr"),
        ("sr-Latn-RS", "ltr"),
        ("HE", "rtl"),
        ("und", "auto"),
        ("und-Hebr", "rtl"),
    ],
)
def test_direction_is_the_script_s(tag, direction):
    """A tag that names a script is written as that script is; a language nobody knows as its letters are."""
    assert direction_of(tag) == direction


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (None, None),
        (
            Fallback("ru-RU", ("kokoro", "piper"), "espeak"),
            "Kokoro and piper speak no Russian: espeak voices read this transcript.",
        ),
        (Fallback("de", ("kokoro",), "piper"), "Kokoro speaks no German: piper voices read this transcript."),
        (Fallback("tt", stand_in="en"), "No installed voice speaks Tatar: English voices read this transcript."),
        (Fallback("und", stand_in="en"), "The language is not known: English voices read this transcript."),
        (Fallback("qaa", stand_in="en"), "No installed voice speaks qaa: English voices read this transcript."),
    ],
)
def test_readers_are_told_who_stands_in(found, told):
    """The sentence names the engine or the language that is lacking."""
    app = Flask(__name__)
    languages.init_app(app, lambda: None)
    with app.test_request_context():
        assert _voices_note(found) == told


def test_every_error_of_a_request_has_a_sentence_of_its_own(client):
    """What can be answered over HTTP says more in other languages than that it went wrong."""
    started = {"cannot-start", "error", "not-found", "sound-incomplete", "unreadable-transcript", "unknown-voice"}
    started |= {"unfit", "doubtful"}  # those of a command

    def codes(kind: type[VoiceReaderError]) -> set[str]:
        below = [codes(each) for each in kind.__subclasses__() if each.code != "cannot-start"]
        return {kind.code}.union(*below)

    with client.application.test_request_context(headers={"Accept-Language": "ru"}):
        for code in codes(VoiceReaderError) - started:
            assert sentences.sentence_of(code, "English.") != sentences.sentence_of("none", "English."), code


def test_a_file_in_the_making_speaks_the_language(client):
    """The page of a job has its heading, its count of sentences and what was ordered in it."""
    fields = {"format": "m4b", "rate": "2", "pauses": "3", "directions": "skip", "announce": "never", "turn": "t1"}
    headers = {"Accept": "text/html", "Accept-Language": "ru"}
    answer = client.post(f"{GARDEN}/renditions", data=fields, headers=headers, follow_redirects=True)
    tree = LexborHTMLParser(answer.text)
    assert tree.css_first("h1").text().startswith("Ваш файл")
    told = tree.css_first("main .about").text()
    assert told.startswith("Аудиокнига M4B, реплика t1")
    assert re.findall(r"[A-Za-z]{4,}", told) == []
