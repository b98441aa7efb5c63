"""Sound over HTTP."""

import shutil
import threading
import wave
from contextlib import closing
from http.client import HTTPConnection, IncompleteRead
from io import BytesIO

import pytest

from tests.serving import served
from voicereader.rendering.assembly import Assembly
from voicereader.web import create_app

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"


def test_sound_streams_at_first_and_is_a_file_after(client):
    """The first listener gets a stream without a length; the next a file with length, ETag and ranges."""
    first = client.get(f"{GARDEN}/audio.mp3")
    assert (first.status_code, first.mimetype) == (200, "audio/mpeg")
    assert "Content-Length" not in first.headers
    assert first.headers["Accept-Ranges"] == "none"
    assert len(first.data) > 1000
    second = client.get(f"{GARDEN}/audio.mp3")
    assert int(second.headers["Content-Length"]) == len(second.data) >= len(first.data)
    assert second.headers["Accept-Ranges"] == "bytes"
    assert second.headers["ETag"]


def test_a_file_has_a_proper_name(client):
    """What is downloaded is called by transcript, speaker and speed, streamed or not."""
    for _ in range(2):
        answer = client.get(f"{GARDEN}/audio.wav?speaker=ann-lee&rate=1.25")
        name = "2020-06-01-a-talk-in-the-garden-ann-lee-1.25.wav"
        assert answer.headers["Content-Disposition"] == f"inline; filename={name}"
        assert answer.mimetype == "audio/wav"
        assert answer.data


def test_pieces_are_answered_with_their_place(client):
    """A range of a whole file is answered with 206; one beyond its end with 416."""
    whole = client.get(f"{GARDEN}/audio.wav").data
    whole = client.get(f"{GARDEN}/audio.wav").data
    piece = client.get(f"{GARDEN}/audio.wav", headers={"Range": "bytes=100-199"})
    assert (piece.status_code, piece.data) == (206, whole[100:200])
    assert piece.headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert client.get(f"{GARDEN}/audio.wav", headers={"Range": "bytes=-10"}).data == whole[-10:]
    beyond = client.get(f"{GARDEN}/audio.wav", headers={"Range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416


MANY = ",".join(f"{n}-{n}" for n in range(0, 4000, 2))


def test_one_piece_is_sent_however_long_it_would_be(client):
    """A piece that goes on beyond the end, or begins before the beginning, is what there is of it."""
    client.get(f"{GARDEN}/audio.wav").data  # noqa: B018  (reads the stream to its end)
    whole = client.get(f"{GARDEN}/audio.wav").data
    pieces = {
        "bytes=10-": whole[10:],
        "bytes=0-0": whole[:1],
        f"bytes=5-{'9' * 30}": whole[5:],
        f"bytes=-{'9' * 30}": whole,
        "BYTES = 7-9": whole[7:10],
    }
    for asked, piece in pieces.items():
        answer = client.get(f"{GARDEN}/audio.wav", headers={"Range": asked})
        assert (answer.status_code, answer.data == piece) == (206, True), asked


NOT_ONE_PIECE = (
    "bytes=0-1,5-6",
    f"bytes={MANY}",
    "bytes=0-999,0-999,0-999",
    "bytes=9-5",
    "bytes=a-b",
    "bytes=-0",
    "lines=1-2",
    "bytes=",
    "=",
    "bytes",
    "bytes=--5",
    f"bytes={'9' * 9000}-",
    "bytes=0-1;5-6",
    "bytes=\u0661-\u0662",
)


def test_what_is_not_one_piece_is_answered_with_the_whole(client, settings):
    """Several pieces, overlapping ones, none: the whole is sent once, and nothing is put together."""
    for asked in NOT_ONE_PIECE:
        first = client.get(f"{GARDEN}/audio.wav", headers={"Range": asked.encode().decode("latin-1")})
        assert (first.status_code, first.headers["Accept-Ranges"]) == (200, "none"), "a stream, that waits for no end"
        whole = client.get(f"{GARDEN}/audio.wav").data
        answer = client.get(f"{GARDEN}/audio.wav", headers={"Range": asked.encode().decode("latin-1")})
        assert (answer.status_code, answer.data == whole) == (200, True), asked
        shutil.rmtree(settings.cache)


def test_a_piece_beyond_the_end_does_not_exist(client):
    """It is answered 416, with the length."""
    length = len(client.get(f"{GARDEN}/audio.wav").data)
    for asked in ("bytes=999999999-", f"bytes={'9' * 30}-{'9' * 31}"):
        answer = client.get(f"{GARDEN}/audio.wav", headers={"Range": asked})
        assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{length}"), asked


def test_a_file_that_is_swept_as_it_is_asked_for_is_made_again(client, studio, monkeypatch):
    """Between finding a file and opening it another process may sweep it: the answer is the same sound."""
    whole = client.get(f"{GARDEN}/audio.mp3").data
    found = Assembly.whole

    def swept(assembly, this):
        file = found(assembly, this)
        if file:
            file.unlink()
        return file

    monkeypatch.setattr(Assembly, "whole", swept)
    answer = client.get(f"{GARDEN}/audio.mp3")
    assert answer.status_code == 200
    assert len(answer.data) >= len(whole)


def test_a_player_that_asks_for_a_piece_first_gets_it(client):
    """A range of what is not made yet waits until it is, and has the length."""
    probe = client.get(f"{GARDEN}/audio.mp3", headers={"Range": "bytes=0-1"})
    assert probe.status_code == 206
    assert probe.headers["Content-Range"].startswith("bytes 0-1/")


def test_what_a_browser_has_is_not_sent_again(client):
    """The ETag answers 304; a change of the text changes it."""
    client.get(f"{GARDEN}/audio.mp3").data  # noqa: B018  (reads the stream to its end)
    tag = client.get(f"{GARDEN}/audio.mp3").headers["ETag"]
    assert client.get(f"{GARDEN}/audio.mp3", headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{GARDEN}/audio.wav").headers.get("ETag") != tag


def test_asking_for_the_head_makes_no_harm(client):
    """HEAD has the headers and no sound."""
    answer = client.head(f"{GARDEN}/audio.mp3")
    assert (answer.status_code, answer.data) == (200, b"")


def test_one_speaker_is_only_that_speaker(client):
    """The speaker's sound is shorter than the whole, longer than nothing, and the same under the speaker's name."""
    sounds = {}
    for query in ("", "?speaker=ann-lee", "?speaker=bob-stone", "?speaker=Ann+Lee"):
        with wave.open(BytesIO(client.get(f"{GARDEN}/audio.wav{query}").data)) as sound:
            sounds[query] = sound.readframes(10**9)
    assert 0 < len(sounds["?speaker=bob-stone"]) < len(sounds["?speaker=ann-lee"]) < len(sounds[""])
    assert sounds["?speaker=Ann+Lee"] == sounds["?speaker=ann-lee"]


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/transcripts/nothing/audio.mp3", 404, "no transcript"),
        (f"{GARDEN}/audio.wma", 404, "ask for mp3"),
        (f"{GARDEN}/audio.mp3?speaker=zoe", 404, "Ann Lee (ann-lee), Bob Stone (bob-stone)"),
        (f"{GARDEN}/audio.mp3?speaker=", 404, "Ann Lee (ann-lee)"),
        (f"{GARDEN}/audio.mp3?rate=9", 422, "0.5 to 4"),
        (f"{GARDEN}/audio.mp3?rate=fast", 422, "0.5 to 4"),
        (f"{GARDEN}/audio.mp3?rate=", 422, "0.5 to 4"),
        (f"{GARDEN}/audio.mp3?rate=NaN", 422, "0.5 to 4"),
    ],
)
def test_what_does_not_exist_says_what_does(client, address, status, says):
    """A page for people, problem details for programs, with the same sentence."""
    answer = client.get(address)
    assert answer.status_code == status
    assert says in answer.text
    details = client.get(address, headers={"Accept": "application/json"})
    assert (details.status_code, details.mimetype) == (status, "application/problem+json")
    assert says in details.json["detail"]


def test_many_who_ask_at_once_make_each_sentence_once(client, studio):
    """Eight listeners of an uncached transcript hear the same; every clip was made by one order."""
    made = []
    submit = studio._pool.submit  # noqa: SLF001  (the only place where clips are ordered)

    def counting(order, priority=0, opening=None):
        future = submit(order, priority, opening)
        future.add_done_callback(lambda done: made.append(order.key) if done.result().new else None)
        return future

    studio._pool.submit = counting  # noqa: SLF001
    heard = []
    threads = [
        threading.Thread(target=lambda: heard.append(client.application.test_client().get(f"{GARDEN}/audio.wav").data))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({sound[44:] for sound in heard}) == 1
    assert len(made) == len(set(made)) > 0


def test_listeners_leave_room_for_readers(studio, folder):
    """Who would take the last threads is asked to come back; pages and finished sound are still answered."""
    talk = (folder / "garden.txt").read_text()
    (folder / "garden.txt").write_text(talk.replace("It is a fine day.", "It is a SLOW. day."))
    app = create_app(studio)  # 80 threads: 60 for listeners
    held = [app.test_client().get(f"{GARDEN}/audio.wav") for _ in range(60)]
    try:
        refused = app.test_client().get(f"{GARDEN}/audio.mp3")
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert "try again" in refused.text
        assert app.test_client().get(GARDEN).status_code == 200
    finally:
        for answer in held:
            answer.close()
    with app.test_client().get(f"{GARDEN}/audio.mp3") as admitted:
        assert admitted.status_code == 200
        assert admitted.data


@pytest.fixture
def gapped(folder):
    """Have one sentence of the garden's talk, by Ann Lee, be one that cannot be spoken."""
    talk = (folder / "garden.txt").read_text()
    (folder / "garden.txt").write_text(talk.replace("It is a fine day.", "Then RAISE. again."))


@pytest.mark.usefixtures("gapped")
@pytest.mark.parametrize("piece", ["bytes=0-", "bytes=0-1", "bytes=900-"])
@pytest.mark.parametrize(
    ("address", "least"), [(f"{GARDEN}/audio.wav", 10_000), ("/speakers/ann-lee/audio.mp3", 5_000)]
)
def test_a_player_hears_the_rest_where_a_sentence_cannot_be_spoken(client, address, least, piece):
    """With a sentence missing there is no whole to take a piece of; it hears what there is, to the end."""
    answer = client.get(address, headers={"Range": piece})
    assert answer.status_code == 200
    assert len(answer.data) > least


@pytest.mark.usefixtures("gapped")
@pytest.mark.parametrize(
    "address", [f"{GARDEN}/audio.{form}" for form in ("mp3", "opus")] + ["/speakers/ann-lee/audio.mp3"]
)
def test_a_download_that_lacks_a_sentence_breaks_off(studio, address):
    """So that nobody takes for whole what they keep; what can be spoken is there."""
    with served(studio) as port, closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        assert answer.status == 200
        with pytest.raises(IncompleteRead) as broken:
            answer.read()
        assert len(broken.value.partial) > 5_000


def test_where_nothing_can_be_spoken_there_is_an_error(client, folder):
    """No empty sound is sent."""
    talk = (folder / "garden.txt").read_text()
    (folder / "garden.txt").write_text(talk.replace("Thank you, mayor.", "RAISE."))
    answer = client.get(f"{GARDEN}/audio.wav?speaker=bob-stone")
    assert answer.status_code == 500
    assert "t2-s" in answer.text
