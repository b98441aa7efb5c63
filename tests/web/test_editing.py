"""What editors do in the browser, without script; and programs with a token."""

import io
import re

import pytest
from selectolax.lexbor import LexborHTMLParser
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.builders import DIALOGUE
from tests.web.people import PAGE, WORDS, forms, signed_in, unmasked
from voicereader.reading.rules import RULES
from voicereader.settings import Settings
from voicereader.web.editors import reasons

SLUG = "2020-06-01-a-talk-in-the-garden"
EDIT = f"/edit/transcripts/{SLUG}"
PARK = DIALOGUE.replace("garden", "park")
PARK_SLUG = SLUG.replace("garden", "park")


@pytest.fixture
def settings(tmp_path) -> Settings:
    """Return settings by which files have a megabyte at most."""
    return Settings(cache=tmp_path / "cache", engine="tones", workers=1, largest_file=1)


@pytest.fixture
def ann(client, admitted):
    """Return an editor who is signed in."""
    return signed_in(client, admitted, "editor", "Ann")


def tree(answer):
    """Return a page, to be looked through."""
    return LexborHTMLParser(answer.text)


def filled(client, address, number=0):
    """Return a form of a page: where it is sent, and what stands in its fields, what is chosen in its lists."""
    page = LexborHTMLParser(client.get(address, headers=PAGE).text)
    found = [each for each in page.css("main form[method=post]") if each.attributes["action"] != "/settings"][number]
    fields = {each.attributes["name"]: each.attributes.get("value") or "" for each in found.css("input[name]")}
    fields |= {each.attributes["name"]: each.text().removeprefix("\n") for each in found.css("textarea")}
    for each in found.css("select"):
        chosen = each.css_first("option[selected]") or each.css_first("option")
        fields[each.attributes["name"]] = chosen.attributes["value"]
    return found.attributes["action"], fields


def send(client, address, fields):
    """Send a form that was filled in; from memory, for the client leaves its large files open."""
    values = MultiDict()
    for name, value in fields.items():
        for each in value if isinstance(value, list) else [value]:
            values.add(name, FileStorage(*each) if isinstance(each, tuple) else each)
    boundary, content = encode_multipart(values)
    return client.post(address, data=content, content_type=f"multipart/form-data; boundary={boundary}", headers=PAGE)


def problem(answer, field):
    """Return what is said at a field, to which the top of the page leads."""
    page = tree(answer)
    assert page.css_first(f'.problems a[href="#field-{field}"]')
    assert page.css_first(f"#field-{field}")
    assert page.css_first("title").text().startswith("Not right yet")
    return page.css_first(".problems").text()


def test_only_editors_find_the_way(client, admitted):
    """A link at the foot of each page, and one on each transcript's."""
    address = f"/transcripts/{SLUG}"
    assert "/edit" not in client.get(address, headers=PAGE).text
    signed_in(client, admitted, "reader", "Bob")
    assert "/edit" not in client.get(address, headers=PAGE).text
    signed_in(client, admitted, "editor", "Ann")
    page = client.get(address, headers=PAGE).text
    assert f'href="{EDIT}"' in page
    assert 'href="/edit"' in page


def test_a_text_is_pasted_looked_through_and_added(client, ann):
    """First everything is shown, then it is there; who did it stands in the history."""
    action, fields = filled(client, "/edit/add")
    draft = send(client, action, fields | {"text": PARK.replace("\n", "\r\n"), "place": "Riverton"})
    assert (draft.status_code, draft.location) == (303, "/edit/drafts/1")
    text = client.get(draft.location, headers=PAGE).text
    for said in ("A talk in the park", "Ann Lee", "Mayor of Springfield", "2 turns", "Riverton", "June 1, 2020"):
        assert said in text, said
    assert client.get(f"/transcripts/{PARK_SLUG}", headers=PAGE).status_code == 404
    assert "a-talk-in-the-park.txt" in client.get("/edit", headers=PAGE).text
    action, fields = filled(client, draft.location)
    added = send(client, action, fields | {"do": "add"})
    assert added.location == f"/edit/transcripts/{PARK_SLUG}?told=added"
    assert "The transcript is added." in client.get(added.location, headers=PAGE).text
    assert "Thank you, mayor." in client.get(f"/transcripts/{PARK_SLUG}", headers=PAGE).text
    history = client.get("/edit/changes", headers=PAGE).text
    assert ("Added" in history, "Ann" in history) == (True, True)
    assert client.get(draft.location, headers=PAGE).status_code == 404


def test_doubts_come_first_with_why(client, ann):
    """In plain words."""
    text = PARK + "\nBy the way: The water is high.\n\nRiverbank: So it is.\n"
    action, fields = filled(client, "/edit/add")
    draft = send(client, action, fields | {"text": text}).location
    page = tree(client.get(draft, headers=PAGE))
    heads = [each.text() for each in page.css("main h2")]
    assert heads[0] == "Look at these first"
    assert heads.index("Who speaks") > 0
    told = page.css_first("main section").text()
    assert told.index("it comes once, and nothing else is like it") > told.index("Riverbank")
    assert "taken for no name of a speaker" in told
    assert "By the way" in told
    assert "Bob Stone" not in told


def test_a_file_is_uploaded(client, ann):
    """With bytes that are no UTF-8; its text can be changed before it is added."""
    action, fields = filled(client, "/edit/add")
    russian = "Беседа в парке\n\nАнна Ли: Доброе утро всем.\n\nБорис Стоун: Спасибо.\n".encode("cp1251")
    draft = send(client, action, fields | {"files": (io.BytesIO(russian), "park.txt")}).location
    action, fields = filled(client, draft, 1)
    assert "Доброе утро" in fields["text"]
    again = send(client, action, fields | {"text": fields["text"].replace("утро", "день"), "do": "change"})
    assert again.location == draft
    assert "Доброе день" in client.get(draft, headers=PAGE).text
    gone = send(client, *[filled(client, draft)[0], filled(client, draft)[1] | {"do": "drop"}])
    assert "thrown away" in client.get(gone.location, headers=PAGE).text
    assert client.get(draft, headers=PAGE).status_code == 404


def test_several_files_are_several_drafts(client, ann):
    """Each is looked through by itself."""
    action, fields = filled(client, "/edit/add")
    files = [(io.BytesIO(PARK.replace("park", each).encode()), f"{each}.txt") for each in ("lake", "park")]
    answer = send(client, action, fields | {"files": files})
    page = client.get(answer.location, headers=PAGE).text
    assert ("lake.txt" in page, "park.txt" in page) == (True, True)


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({}, "files", "Choose a file here, or paste a text below."),
        ({"text": "x", "date": "2020-13-01"}, "date", "no date"),
        ({"text": PARK, "language": "xx-nothing"}, "language", "no language tag"),
        ({"text": PARK, "name": "garden"}, "name", "already"),
        ({"text": DIALOGUE}, "name", "already here"),
        ({"text": "\x00\x01\x02" * 50}, "text", "binary"),
    ],
)
def test_what_cannot_be_added_is_told_at_its_field(client, ann, typed, field, told):
    """Nothing that was typed is lost."""
    action, fields = filled(client, "/edit/add")
    answer = send(client, action, fields | typed)
    assert answer.status_code == 422
    assert told in problem(answer, field)
    shown = tree(answer)
    if "\x00" not in typed.get("text", ""):
        assert shown.css_first("#field-text").text().removeprefix("\n") == typed.get("text", "")
    for name in set(typed) - {"text"}:
        assert shown.css_first(f"#field-{name}").attributes["value"] == typed[name]


def test_a_file_that_cannot_be_read_is_told_in_its_reader_s_words(client, ann):
    """At the field, and no draft is left."""
    action, fields = filled(client, "/edit/add")
    answer = send(
        client, action, fields | {"files": (io.BytesIO(b"%PDF-1.7 nothing"), "park.txt"), "place": "Riverton"}
    )
    assert answer.status_code == 422
    assert "park.txt" in problem(answer, "files")
    assert tree(answer).css_first("#field-place").attributes["value"] == "Riverton"
    assert "Your drafts" not in client.get("/edit", headers=PAGE).text


def test_much_is_taken_of_editors_and_of_nobody_else(client, ann):
    """A file of nearly a megabyte, and a long text; too much is told with a sentence, on other routes at once."""
    long = PARK + "\n".join(f"Ann Lee: This is sentence {number} of many." for number in range(20_000))
    assert 500_000 < len(long) < 1_000_000
    action, fields = filled(client, "/edit/add")
    assert send(client, action, fields | {"text": long}).status_code == 303
    upload = {"files": (io.BytesIO(b"x" * 3_000_000), "large.txt")}
    answer = send(client, action, fields | upload)
    assert answer.status_code == 413
    assert "Send less." in answer.text
    assert client.post("/settings", data={"size": "x" * 70_000}).status_code == 413
    client.delete_cookie("session")
    assert send(client, action, {"files": (io.BytesIO(b"x" * 3_000_000), "large.txt")}).status_code == 413


def test_a_long_text_waits_until_one_is_signed_in(client, ann, admitted):
    """Whose session ended in the middle sends it once more with a button."""
    long = PARK + "".join(f"\nAnn Lee: This is sentence {number}.\n" for number in range(4000))
    action, fields = filled(client, "/edit/add")
    admitted.sessions.end(ann.secret)
    asked = send(client, action, fields | {"text": long})
    assert asked.status_code == 401
    carried = dict(forms(asked.text))["/sign-in"]
    answer = send(client, "/sign-in", carried | {"name": "Ann", "password": WORDS})
    assert answer.status_code == 200
    assert send(client, action, dict(forms(answer.text))["/edit/add"]).status_code == 303


def test_facts_are_corrected(client, ann):
    """Also the title, which moves the transcript; what is emptied is none."""
    action, fields = filled(client, EDIT)
    assert fields["title"] == "A talk in the garden"
    answer = send(client, action, fields | {"title": "Morning", "place": ""})
    assert answer.location == "/edit/transcripts/2020-06-01-morning?told=saved"
    assert "It is saved." in client.get(answer.location, headers=PAGE).text
    page = client.get("/transcripts/2020-06-01-morning", headers=PAGE).text
    assert "Springfield</span>" not in page
    assert send(client, *filled(client, "/edit/transcripts/2020-06-01-morning")).status_code == 422


def test_a_fact_that_is_none_is_told_at_its_field(client, ann):
    """With what was typed."""
    action, fields = filled(client, EDIT)
    answer = send(client, action, fields | {"language": "no such"})
    assert "no language tag" in problem(answer, "language")
    assert tree(answer).css_first("#field-language").attributes["value"] == "no such"


def test_of_two_editors_the_second_is_told(client, ann, studio):
    """And sees what they typed; sent once more, it is saved."""
    action, fields = filled(client, EDIT)
    studio.changes.correct("garden.txt", {"place": "Riverton"}, "Bob")
    answer = send(client, action, fields | {"title": "Morning"})
    assert answer.status_code == 409
    assert "Bob" in problem(answer, "form")
    again = tree(answer)
    assert again.css_first("#field-title").attributes["value"] == "Morning"
    fields |= {each.attributes["name"]: each.attributes.get("value") or "" for each in again.css("main form input")}
    assert send(client, action, fields | {"place": "Riverton"}).status_code == 303


def test_a_speaker_is_corrected(client, ann, studio):
    """Name, role and voice are one change, which is undone by its button."""
    action, fields = filled(client, f"{EDIT}/speakers/ann-lee")
    assert (fields["name"], fields["role"]) == ("Ann Lee", "Mayor of Springfield")
    voice = studio.voices()[-1].id
    answer = send(client, action, fields | {"name": "Anne Lee", "role": "", "gender": "female", "voice": voice})
    assert answer.location == f"{EDIT}?told=saved"
    page = client.get(f"/transcripts/{SLUG}", headers=PAGE).text
    assert "Anne Lee" in page
    assert "Mayor of Springfield</p>" not in page
    _, now = filled(client, f"{EDIT}/speakers/anne-lee")
    assert (now["gender"], now["voice"]) == ("female", voice)
    history = client.get("/edit/changes", headers=PAGE).text
    assert ("people.toml" in history, "casting.toml" in history) == (True, True)
    (undo,) = [action for action, _ in forms(history) if action.endswith("/undo")]
    assert "The change is undone." in client.get(ann.send(undo).location, headers=PAGE).text
    assert filled(client, f"{EDIT}/speakers/ann-lee")[1]["role"] == "Mayor of Springfield"


def test_nothing_is_saved_where_nothing_was_changed(client, ann):
    """It is told."""
    answer = send(client, *filled(client, f"{EDIT}/speakers/ann-lee"))
    assert answer.status_code == 422
    assert "Nothing of this speaker was changed" in problem(answer, "form")


def test_a_speaker_is_somebody_else_here(client, ann, studio):
    """By the list, by a name, or nobody."""
    action, fields = filled(client, f"{EDIT}/speakers/bob-stone", 1)
    assert "Say who it is" in problem(send(client, action, fields | {"do": "who"}), "new")
    send(client, action, fields | {"do": "who", "new": "Clara Reed"})
    assert [each.name for each in studio.edition().transcript(SLUG).speakers] == ["Ann Lee", "Clara Reed"]
    action, fields = filled(client, f"{EDIT}/speakers/clara-reed", 1)
    send(client, action, fields | {"do": "who", "same": "ann-lee"})
    assert [each.name for each in studio.edition().transcript(SLUG).speakers] == ["Ann Lee"]
    action, fields = filled(client, f"{EDIT}/speakers/ann-lee", 1)
    send(client, action, fields | {"do": "who", "same": "-"})
    assert studio.edition().transcript(SLUG).speakers == ()
    assert client.get(f"{EDIT}/speakers/ann-lee", headers=PAGE).status_code == 404


def test_what_the_owner_s_file_has_wrong_is_told(client, ann, folder):
    """It is never overwritten."""
    action, fields = filled(client, f"{EDIT}/speakers/ann-lee")
    (folder / "people.toml").write_text("[speakers")
    answer = send(client, action, fields | {"name": "Anne Lee"})
    assert "not TOML" in answer.text
    assert (folder / "people.toml").read_text() == "[speakers"


def test_a_voice_is_heard_before_it_is_saved(client, ann, studio):
    """Without script on a page of its own, from which it can be saved."""
    _, fields = filled(client, f"{EDIT}/speakers/ann-lee")
    voice = studio.voices()[-1].id
    page = send(client, f"{EDIT}/hear", fields | {"voice": voice, "role": "Poet"})
    assert page.status_code == 200
    sound = tree(page).css_first("audio").attributes["src"]
    answer = client.get(sound)
    assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg")
    assert len(answer.data) > 1000
    assert studio.changes.last() == 0
    (save,) = [each for each in forms(page.text) if "/speakers/" in each[0]]
    assert save[1]["role"] == "Poet"
    assert send(client, *save).status_code == 303
    assert filled(client, f"{EDIT}/speakers/ann-lee")[1]["voice"] == voice


def test_a_word_is_heard_and_said_otherwise(client, ann, studio):
    """Then it stands in the list, and is taken back there."""
    action, fields = filled(client, f"{EDIT}/words")
    page = send(client, f"{EDIT}/hear", fields | {"written": "mayor", "said": "major"})
    assert "Thank you, mayor." in page.text
    assert client.get(tree(page).css_first("audio").attributes["src"]).status_code == 200
    told = send(client, action, fields | {"written": "mayor", "said": "major"})
    shown = client.get(told.location, headers=PAGE).text
    assert "It is saved." in shown
    assert "In this transcript" in shown
    action, fields = filled(client, f"{EDIT}/words", 1)
    assert send(client, action, fields | {"do": "leave"}).status_code == 303
    assert studio.edition().lexicon().entries == ()


@pytest.mark.parametrize("typed", [{"written": "zebra", "said": "x"}, {"speaker": "ann-lee", "voice": "nobody:1"}])
def test_what_cannot_be_heard_is_told(client, ann, typed):
    """On the page, and where its sound is asked for."""
    _, fields = filled(client, f"{EDIT}/words")
    assert send(client, f"{EDIT}/hear", fields | typed).status_code == 422
    assert client.get(f"{EDIT}/hear.mp3", query_string=typed).status_code == 422


def test_a_word_that_is_none_is_told_at_its_field(client, ann):
    """As the lexicon's reader says."""
    action, fields = filled(client, f"{EDIT}/words")
    assert "printed" in problem(send(client, action, fields | {"written": " ", "said": "x"}), "written")


def test_a_text_is_replaced_after_it_was_compared(client, ann, studio):
    """With how much there was and is."""
    action, fields = filled(client, f"{EDIT}/text")
    assert "Good morning to all." in fields["text"]
    draft = send(client, action, fields | {"text": fields["text"] + "\nClara Reed: And to you.\n"}).location
    page = client.get(draft, headers=PAGE).text
    assert "Before: 3 turns, 2 speakers." in page
    assert "Now: 4 turns, 3 speakers." in page
    action, fields = filled(client, draft)
    assert send(client, action, fields | {"do": "add"}).location == f"{EDIT}?told=replaced"
    assert len(studio.edition().transcript(SLUG).speakers) == 3


def test_a_replacement_that_cannot_be_is_told(client, ann):
    """At its field; a file of another kind may be."""
    action, fields = filled(client, f"{EDIT}/text")
    assert "Choose a file here" in problem(send(client, action, fields | {"text": ""}), "files")
    assert "holds no words" in problem(send(client, action, fields | {"text": "..."}), "text")
    page = b"<p>Ann Lee: Good morning.</p><p>Bob Stone: Thank you.</p>"
    answer = send(client, action, fields | {"files": (io.BytesIO(page), "new.html")})
    assert "garden.html" in client.get(answer.location, headers=PAGE).text


def test_a_transcript_is_taken_away_and_brought_back(client, ann):
    """After a page that says for how long it is kept."""
    page = client.get(f"{EDIT}/remove", headers=PAGE).text
    assert "30 days" in page
    gone = send(client, *filled(client, f"{EDIT}/remove"))
    assert client.get(f"/transcripts/{SLUG}", headers=PAGE).status_code == 404
    shown = client.get(gone.location, headers=PAGE).text
    assert "kept for 29 more days" in shown
    assert "There is no transcript yet." in shown
    back = ann.send("/edit/restore", name="garden.txt")
    assert "It is back" in client.get(back.location, headers=PAGE).text
    assert client.get(f"/transcripts/{SLUG}", headers=PAGE).status_code == 200


def test_each_form_is_of_the_session(client, ann):
    """All pages of editors have the token in each of their forms."""
    ann.send("/edit/add", text=PARK)
    ann.send(f"{EDIT}/words", written="mayor", said="major", seen="0")
    for address in ("/edit", "/edit/add", "/edit/changes", "/edit/drafts/1", EDIT, f"{EDIT}/words", f"{EDIT}/text"):
        found = [fields for action, fields in forms(client.get(address, headers=PAGE).text) if action != "/settings"]
        assert found or address == "/edit"
        assert {unmasked(each["form_token"]) for each in found} <= {unmasked(ann.token())}, address


def test_drafts_of_others_are_nobody_else_s(client, ann, admitted):
    """Not shown, not added, not thrown away."""
    draft = ann.send("/edit/add", text=PARK).location
    bob = signed_in(client, admitted, "editor", "Bob")
    assert client.get(draft, headers=PAGE).status_code == 404
    assert bob.send(draft, do="add").status_code == 404
    assert "Your drafts" not in client.get("/edit", headers=PAGE).text


@pytest.fixture
def program(client, admitted):
    """Return a way to ask as a program whose token may edit."""
    token = admitted.tokens.make(admitted.accounts.add("Ann", WORDS, "editor"), "nightly import", "edit")
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    return lambda method, address, **more: client.open(address, method=method, headers=headers, **more)


def test_a_program_adds_changes_and_undoes(program, client):
    """By the same use cases as people."""
    sent = program(
        "POST", "/api/transcripts", data={"file": (io.BytesIO(PARK.encode()), "park.txt"), "place": "Riverton"}
    )
    assert (sent.status_code, sent.json["note"], sent.json["who"]) == (201, "add", "Ann")
    assert sent.json["url"] == f"/transcripts/{PARK_SLUG}"
    text = PARK.replace("fine", "wet").encode()
    assert program("PUT", f"/api/transcripts/{PARK_SLUG}", data=text).json["note"] == "replace"
    assert "wet day" in client.get(f"/transcripts/{PARK_SLUG}").text
    moved = program("PATCH", f"/api/transcripts/{PARK_SLUG}", json={"title": "Evening"}).json["url"]
    assert moved == "/transcripts/2020-06-01-evening"
    gone = program("DELETE", f"/api{moved}").json
    assert gone["url"] is None
    assert client.get(moved).status_code == 404
    assert program("POST", f"/api/changes/{gone['number']}/undo").json["url"] == moved
    listed = program("GET", "/api/changes").json
    assert [each["note"] for each in listed["changes"]] == ["undo 4", "remove", "correct", "replace", "add"]
    assert program("GET", "/api/changes?before=2").json["changes"][0]["number"] == 1
    raw = program("POST", "/api/transcripts?name=lake.txt", data=PARK.replace("park", "lake").encode())
    assert raw.status_code == 201


@pytest.mark.parametrize(
    ("method", "address", "more", "told"),
    [
        ("POST", "/api/transcripts?name=garden.txt", {"data": PARK}, (422, "bad-change")),
        ("POST", "/api/transcripts", {"data": PARK}, (422, "bad-change")),
        ("POST", "/api/transcripts?name=a.txt", {"data": b"\x00" * 99}, (422, "unreadable-transcript")),
        ("PUT", "/api/transcripts/nothing", {"data": PARK}, (404, "unknown-transcript")),
        ("PUT", f"/api/transcripts/{SLUG}?seen=x", {"data": PARK}, (422, "bad-change")),
        ("PATCH", f"/api/transcripts/{SLUG}", {"json": ["x"]}, (422, "bad-change")),
        ("PATCH", f"/api/transcripts/{SLUG}", {"json": {"date": "soon"}}, (422, "bad-change")),
        ("GET", "/api/changes?before=x", {}, (422, "bad-change")),
        ("POST", "/api/changes/9/undo", {}, (404, "unknown-change")),
    ],
)
def test_a_program_is_told_what_is_wrong(program, method, address, more, told):
    """As problem details."""
    answer = program(method, address, **more)
    assert (answer.status_code, answer.json["code"]) == told
    assert answer.mimetype == "application/problem+json"


def test_a_program_that_has_not_seen_the_last_change_is_told(program, studio):
    """Where it says what it has seen."""
    studio.changes.correct("garden.txt", {"place": "Riverton"}, "Bob")
    assert program("DELETE", f"/api/transcripts/{SLUG}?seen=0").status_code == 409
    assert program("DELETE", f"/api/transcripts/{SLUG}?seen=1").status_code == 200


def test_times_are_told_by_utc(client, ann, studio):
    """For people and for machines."""
    studio.changes.correct("garden.txt", {"place": "Riverton"}, "Bob")
    (time,) = tree(client.get("/edit/changes", headers=PAGE)).css("main time")
    assert re.fullmatch(r".+, \d\d:\d\d UTC", time.text())
    assert time.attributes["datetime"].endswith("+00:00")


def test_each_rule_has_its_reason_in_every_language():
    """What pages say of a label is what reading says."""
    assert set(reasons.SENTENCES) == set(RULES.values())


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/edit/changes?before={}", 200),
        ("GET", "/edit/drafts/{}", 404),
        ("POST", "/edit/changes/{}/undo", 404),
        ("POST", "/api/changes/{}/undo", 404),
        ("GET", "/api/changes?before={}", 422),
        ("POST", "/account/tokens/{}/revoke", 404),
    ],
)
def test_a_number_that_is_larger_than_any_is_none(client, ann, method, address, status):
    """The file of changes counts to 2⁶³; what is asked for beyond is answered as what there is not."""
    headers = {"X-Form-Token": ann.token()}
    assert client.open(address.format("9" * 30), method=method, headers=headers).status_code == status
