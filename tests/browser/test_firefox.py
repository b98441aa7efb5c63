"""Listening in the text in Firefox, whose `MediaSource` takes MP3 in MP4 only."""

import base64
import io
import shutil
import time
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlencode

import av
import numpy as np
import pytest

from tests.browser.firefox import Firefox
from tests.browser.site import Site
from tests.browser.test_listening import onsets

pytestmark = pytest.mark.xdist_group("in real time")

_VIEW = {"rate": "4", "announce": "never"}

# Records what the player's element plays. Where a machine has no loudspeaker, Firefox plays nothing unless it is recorded.
_RECORD = """
(() => {
    globalThis.recorded = [];
    const audio = document.querySelector(".player audio");
    const stream = audio.mozCaptureStream();
    audio.addEventListener("playing", () => {
        globalThis.recorder = new MediaRecorder(stream);
        recorder.ondataavailable = ({ data }) => recorded.push(data);
        recorder.start();
    }, { once: true });
})()
"""

_RECORDED = """
new Promise(resolve => {
    recorder.onstop = () => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result.split(",")[1]);
        reader.readAsDataURL(new Blob(recorded));
    };
    recorder.stop();
})
"""

_HERE = "document.querySelector('[aria-current=true]')?.id"
_TIME = "document.querySelector('.player audio').currentTime"
_TOLD = "document.querySelector('.player [role=status]').textContent"
_BUFFERED = """
(({ buffered }) => [...Array(buffered.length).keys()].map(at => [buffered.start(at), buffered.end(at)]))(
    document.querySelector(".player audio"))
"""


@pytest.fixture(scope="module")
def firefox(site: Site) -> Iterator[Firefox]:
    """Return one Firefox for all tests."""
    if not shutil.which("firefox-esr"):
        pytest.skip("no Firefox here: sudo apt-get install --no-install-recommends firefox-esr libavcodec-extra")
    with Firefox() as made:
        made.go(site.home)
        time.sleep(1)  # until it knows its decoders it says that it has them all
        if not made.evaluate("""MediaSource.isTypeSupported('audio/mp4; codecs="mp3"')"""):
            pytest.skip("Firefox has no MP4 here: sudo apt-get install --no-install-recommends libavcodec-extra")
        yield made


@pytest.fixture
def page(firefox: Firefox, site: Site) -> Iterator[Firefox]:
    """Return it at the transcript, for a reader who hears it fast; at the end nothing has gone wrong on the page."""
    firefox.errors.clear()
    firefox.go(f"{site.home}nowhere")
    firefox.evaluate("localStorage.clear()")
    firefox.evaluate(f"document.cookie = 'view={urlencode(_VIEW)}; path=/'")
    firefox.errors.clear()  # the page that is not there
    firefox.go(site.transcript)
    firefox.wait("!document.querySelector('[data-listen=t1]').hidden")
    firefox.evaluate(_RECORD)
    yield firefox
    firefox.go("about:blank")
    assert firefox.errors == []


def sound(address: str) -> np.ndarray:
    """Return the samples of a WAV file."""
    with urllib.request.urlopen(address) as answer:
        return np.frombuffer(answer.read()[44:], "<i2")


def heard(page: Firefox) -> tuple[np.ndarray, int]:
    """Return the samples that were recorded, and how many there are in a second."""
    with av.open(io.BytesIO(base64.b64decode(page.evaluate(_RECORDED)))) as recording:
        frames = [each.to_ndarray()[0] for each in recording.decode(audio=0)]
        return np.round(np.concatenate(frames) * 32767), recording.streams[0].rate


def test_firefox_takes_it_in_mp4_only(page: Firefox) -> None:
    """Without a reason there would be no second way."""
    assert page.evaluate("MediaSource.isTypeSupported('audio/mpeg')") is False


def test_between_sentences_is_the_pause_that_is_set(page: Firefox, site: Site) -> None:
    """Sentence after sentence is marked, lies in one piece, and is heard within 30 ms of its place in the file."""
    page.press("[data-listen=t1]")
    begun = page.wait(f"{_HERE} === 't1-s1' && {_TIME}")
    assert page.wait("[...CSS.highlights.get('spoken-word') ?? []].map(String).join()")
    for sentence in ("t1-s2", "t1-s3", "t1-s4"):
        reached = page.wait(f"{_HERE} === '{sentence}' && {_TIME}")
    page.wait(f"{_TIME} > {reached + 0.5}")
    assert reached > begun + 5
    assert len(page.evaluate(_BUFFERED)) == 1
    samples, rate = heard(page)
    found = onsets(samples, rate)
    meant = onsets(sound(f"{site.transcript}/audio.wav?{urlencode(_VIEW | {'from': 't1-s1'})}"), 22_050)
    count = len(found)
    assert count >= 4
    off = (found[:count] - found[0]) - (meant[:count] - meant[0])
    assert np.abs(off).max() < 0.03, off


def test_one_goes_on_to_another_turn_and_stops_there(page: Firefox) -> None:
    """The next turn is heard apart from this one; pause stands still, play goes on, stop leaves the focus there."""
    page.press("[data-listen=t1]")
    page.wait(f"{_HERE} === 't1-s1'")
    page.press("[data-do=more]")
    page.press("[data-do=turn-on]")
    page.wait(f"{_HERE} === 't2-s1'")
    assert len(page.evaluate(_BUFFERED)) == 2
    page.press("[data-do=toggle]")
    page.wait(f"{_TOLD} === 'Paused.'")
    stood = page.evaluate(_TIME)
    page.press("[data-do=toggle]")
    page.wait(f"{_TIME} > {stood + 0.2}")
    page.press("[data-do=stop]")
    assert page.evaluate("document.activeElement.id").startswith("t2-s")
    page.wait("document.querySelector('.player').hidden && !document.querySelector('[aria-current=true]')")


def test_another_speed_goes_on_in_the_same_sentence(page: Firefox) -> None:
    """It is made anew at that speed, and heard."""
    page.press("[data-listen=t2]")
    page.wait(f"{_HERE} === 't2-s1' && {_TIME} > 0.7")
    page.evaluate(
        "(list => { list.value = '3'; list.dispatchEvent(new Event('change', { bubbles: true })); })"
        "(document.querySelector('#player-rate'))"
    )
    page.wait(f"{_TOLD}.includes('3 ×')")
    (_, before), (begin, _) = page.wait(f"(pieces => pieces.length === 2 && pieces)({_BUFFERED.strip()})")
    assert begin > before + 0.3
    page.wait(f"{_TIME} > {begin + 0.5}")
    assert page.evaluate(_HERE) == "t2-s1"


def test_the_end_is_told(page: Firefox) -> None:
    """Where nothing follows, the player says so and stands still."""
    last = page.evaluate("[...document.querySelectorAll('.turn')].at(-1).querySelector('[data-listen]').dataset.listen")
    page.press(f"[data-listen={last}]")
    page.wait(f"{_HERE}?.startsWith('{last}-')")
    page.evaluate(
        "(audio => { audio.currentTime = audio.buffered.end(audio.buffered.length - 1) - 1; })"
        "(document.querySelector('.player audio'))"
    )
    page.wait(f"{_TOLD} === 'That was the end.'", 10)
    assert page.evaluate("document.querySelector('.player audio').paused")
