"""What `mp4.js` makes of sentences, as others read it. Chromium runs it here, though it needs it not."""

import base64
import io
import urllib.request

import av
import numpy as np
import pytest
from playwright.sync_api import Error, Page

from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group(__name__)

_SENTENCES = ("t1-s1", "t1-s2", "t1-s3")

# Wraps what it is given as base64, each for itself; returns the pieces so.
_WRAP = """
async all => {
    const main = document.querySelector("script[src$='js/main.js']").src;
    const { Wrapping } = await import(main.replace("main.js", "listening/mp4.js"));
    const wrapping = new Wrapping();
    const bytes = text => Uint8Array.from(atob(text), each => each.charCodeAt()).buffer;
    return all.map(each => btoa(String.fromCharCode(...wrapping.wrap(bytes(each)))));
}
"""


@pytest.fixture
def sentences(page: Page, site: Site) -> list[bytes]:
    """Return the MP3 frames of some sentences; the transcript's page is open then."""
    page.goto(site.transcript)
    answers = [urllib.request.urlopen(f"{site.transcript}/sentences/{each}").read() for each in _SENTENCES]
    return [each.split(b"audio/mpeg\r\n\r\n", 1)[1].rsplit(b"\r\n--", 1)[0] for each in answers]


def wrapped(page: Page, sentences: list[bytes]) -> list[bytes]:
    """Return what the page makes of sentences."""
    pieces = page.evaluate(_WRAP, [base64.b64encode(each).decode() for each in sentences])
    return [base64.b64decode(each) for each in pieces]


def samples(content: bytes, form: str) -> np.ndarray:
    """Return what a file of that form decodes to."""
    with av.open(io.BytesIO(content), format=form) as opened:
        return np.concatenate([each.to_ndarray()[0] for each in opened.decode(audio=0)])


def test_the_frames_are_in_it_as_they_are(page: Page, sentences: list[bytes]) -> None:
    """Every frame lasts 576 samples and follows the one before, over the borders of sentences too."""
    with av.open(io.BytesIO(b"".join(wrapped(page, sentences))), format="mp4") as opened:
        stream = opened.streams.audio[0]
        packets = [each for each in opened.demux(stream) if each.size]
        assert (stream.codec_context.name.startswith("mp3"), stream.rate, stream.channels) == (True, 22_050, 1)
        assert stream.time_base.denominator == 22_050
    assert b"".join(map(bytes, packets)) == b"".join(sentences)
    assert [each.pts for each in packets] == [576 * at for at in range(len(packets))]
    assert all(each.is_keyframe and each.duration == 576 for each in packets)


def test_it_sounds_as_the_frames_do(page: Page, sentences: list[bytes]) -> None:
    """A decoder hears the same samples."""
    found, meant = samples(b"".join(wrapped(page, sentences)), "mp4"), samples(b"".join(sentences), "mp3")
    assert np.array_equal(found[-len(meant) :], meant[-len(found) :])
    assert np.abs(found).max() > 0.1


def test_only_the_first_piece_says_what_sound_it_is(page: Page, sentences: list[bytes]) -> None:
    """The others are one fragment each; a sentence grows by four bytes a frame and a little more."""
    pieces = wrapped(page, sentences)
    assert [each[4:8] for each in pieces] == [b"ftyp", b"moof", b"moof"]
    assert [each.count(b"moov") for each in pieces] == [1, 0, 0]
    assert all(len(piece) < 1.05 * len(mp3) + 800 for piece, mp3 in zip(pieces, sentences, strict=True))


def test_what_is_no_mp3_is_refused(page: Page, sentences: list[bytes]) -> None:
    """Nobody's player is given nonsense."""
    with pytest.raises(Error, match="not a frame"):
        wrapped(page, [sentences[0][1:]])
