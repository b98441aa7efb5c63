"""What is small to send and would be costly to answer: time that is squared with the length, depth, endless retries."""

import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.people import PAGE, signed_in
from tests.web.test_pages import GARDEN
from voicereader.casting import Overrides
from voicereader.errors import BadCasting, BadLexicon, BadPeople
from voicereader.reading.register import Register
from voicereader.scripting import Entry, Lexicon, Reader
from voicereader.studio import Studio
from voicereader.text import normal
from voicereader.web import create_app

MARKS = "a" + "\u0315" * 8000 + "\u0300" * 8000
"""To order these takes seconds where nobody looks how many there are."""


def seconds(ask) -> float:
    """Return the seconds of this process that something takes."""
    begun = time.process_time()
    ask()
    return time.process_time() - begun


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("piece", ["\u0315\u0300", "\uff9e\u0300", "\u0344\u0315", "\u3099\uff9f\u0327"])
def test_marks_are_ordered_in_a_time_that_length_bounds(form, piece):
    """However many there are of them, and whatever they come from."""
    assert seconds(lambda: normal(form, "a" + piece * 30_000)) < 1


@given(st.text() | st.text(st.sampled_from("aé\u0301\u0327\u3099か가\u1161—ﬁ")))
def test_what_people_write_has_the_normal_form_of_unicode(text):
    """Only what has more marks on a letter than any language is parted."""
    assert normal("NFKC", text) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("field", ["name", "password"])
def test_signing_in_with_a_thousand_marks(client, field):
    """It costs no more than another name."""
    sent = {"name": "Ann", "password": "plums"} | {field: MARKS}
    assert seconds(lambda: client.post("/sign-in", data=sent, headers=PAGE)) < 1


def test_ordering_with_a_thousand_marks(client):
    """Likewise the name of somebody who is to be heard."""
    order = {"format": "mp3", "speaker": MARKS}
    assert seconds(lambda: client.post(f"{GARDEN}/renditions", json=order)) < 1


def test_many_entries_that_begin_alike_are_looked_up_at_once():
    """A lexicon of a hundred thousand entries costs a sentence no more than one of ten."""
    reader = Reader(Entry(f"the w{number}", "x") for number in range(100_000))
    said = "The mayor and the w77 came to the w99999 of the park. " * 100
    found = []
    assert seconds(lambda: found.extend(reader.found(said))) < 1
    assert [entry.written for _, entry in found] == ["the w77", "the w99999"] * 100


@pytest.mark.parametrize(
    ("read", "error"), [(Overrides.read, BadCasting), (Lexicon.read, BadLexicon), (Register.read, BadPeople)]
)
@pytest.mark.parametrize(
    "content",
    [
        b"a=" + b"[" * 3000,
        b"a=" + b"{b=" * 3000,
        b"x=" + b"9" * 20_000,
        b"a." * 15_000 + b"a=1",
        b'"a" . ' * 15_000 + b"a=1",
        b"[" + b"a." * 15_000 + b"a]",
        b"#" * (5 << 20),
    ],
    ids=["lists", "tables", "number", "dots", "quoted", "header", "large"],
)
def test_tables_that_are_deep_or_endless(read, error, content):
    """They are refused with a sentence, and soon."""
    with pytest.raises(error, match="table"):
        assert seconds(lambda: read(content, "table.toml")) < 1


def test_tables_that_are_handed_in_are_not_our_defect(client, admitted):
    """Who hands one in that cannot be understood is told so; so is who types a word that cannot be."""
    ann = signed_in(client, admitted)
    token = {"Authorization": f"Bearer {admitted.tokens.make(admitted.accounts.all()[0], 'x', 'edit', 30)}"}
    for name, content in (
        ("casting.toml", b"a=" + b"[" * 3000),
        ("lexicon.toml", b"\xff"),
        ("people.toml", b"x=" + b"9" * 9999),
    ):
        answer = client.post(
            f"/api/transcripts?name={name}", data=content, headers=token | {"Accept": "application/json"}
        )
        assert answer.status_code == 422, name
        assert answer.json["code"].startswith("bad-")
    slug = GARDEN.removeprefix("/transcripts/")
    assert (
        client.patch(
            f"/api/transcripts/{slug}", data=b"[" * 30_000, headers=token | {"Content-Type": "application/json"}
        ).status_code
        == 422
    )
    assert ann.send(f"/edit/transcripts/{slug}/words", written="", said="x", seen="0").status_code == 422
    assert ann.send(f"/edit/transcripts/{slug}/hear", written="park", said="a" * 3000).status_code == 422
    assert ann.send("/account/tokens", label="x", scope="read", lasting="7").status_code == 422


def test_a_header_that_is_taken_apart_is_as_long_as_somebody_means_it(client):
    """Else nothing is asked for."""
    for name in ("Accept", "Accept-Language", "Accept-Encoding"):
        assert seconds(lambda name=name: client.get("/nowhere", headers={name: "a" + " " * 30_000 + "b"})) < 0.3


def test_a_part_of_a_form_without_a_name_is_let_be(client):
    """It is nobody's field."""
    sent = b"--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--\r\n"
    answer = client.post("/sign-in", data=sent, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 422


def test_another_site_is_told_by_all_of_its_origin(client):
    """Where a request came by https, a page of the same name without is another site's."""
    for scheme, origin, status in (("https", "http", 403), ("https", "https", 303), ("http", "http", 303)):
        answer = client.post("/settings", base_url=f"{scheme}://localhost", headers={"Origin": f"{origin}://localhost"})
        assert answer.status_code == status, (scheme, origin)


@pytest.mark.usefixtures("humming")
def test_a_cache_beside_where_one_stands(folder, settings, readers, monkeypatch):
    """A folder that is named from where the program was started is meant from there, and what is in it is sent."""
    monkeypatch.chdir(folder.parent)
    with Studio(replace(settings, cache=Path("kept")), folder, readers) as studio:
        client = create_app(studio).test_client()
        answers = [client.get(f"{GARDEN}/audio.mp3?turn=t1") for _ in range(3)]
        assert [each.status_code for each in answers] == [200] * 3
        assert answers[-1].data


def test_a_file_that_is_never_there_is_looked_for_twice(client, monkeypatch):
    """Not for ever: then it is a defect, and told as one."""
    tried = []

    def missing(*_args):
        tried.append(1)
        raise FileNotFoundError

    monkeypatch.setattr("voicereader.web.audio._file", missing)
    client.get(f"{GARDEN}/audio.mp3?turn=t1")
    assert client.get(f"{GARDEN}/audio.mp3?turn=t1").status_code == 500
    assert len(tried) == 2
