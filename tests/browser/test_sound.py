"""The sound of the seed, as a browser plays it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Request, Response, expect

from tests.browser.site import Site, native_player, unfold
from voicereader.model import Transcript

pytestmark = pytest.mark.xdist_group(__name__)

_LOUDEST = """
async (audio, seconds) => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaElementSource(audio).connect(analyser).connect(context.destination);
    const samples = new Float32Array(analyser.fftSize);
    let loudest = 0;
    for (const end = performance.now() + 1000 * seconds; loudest < 0.1 && performance.now() < end;) {
        await new Promise(resolve => setTimeout(resolve, 20));
        analyser.getFloatTimeDomainData(samples);
        loudest = samples.reduce((most, each) => Math.max(most, Math.abs(each)), loudest);
    }
    await context.close();
    return loudest;
}
"""

# How long it lasts in seconds, and the root of the mean square.
_DECODED = """
async address => {
    const answer = await fetch(address);
    const context = new OfflineAudioContext(1, 1, 22050);
    const sound = await context.decodeAudioData(await answer.arrayBuffer());
    const samples = sound.getChannelData(0);
    return [sound.duration, Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length)];
}
"""

_OPENINGS = {"MP3": rb"ID3|\xff[\xe0-\xff]", "WAV": rb"RIFF....WAVE"}


def is_sound(answer: Response) -> bool:
    """Tell whether an answer is for a player."""
    return "/audio." in answer.url


def play_by_keyboard(page: Page, player: Locator) -> dict[str, str]:
    """Press Space on the player; return the headers of what it was sent once time has passed for its listener."""
    player.focus()
    with page.expect_response(is_sound) as answered:
        page.keyboard.press("Space")
    wait_until_heard(player)
    return answered.value.all_headers()


def wait_until_heard(player: Locator) -> None:
    """Wait until the player's time advances: twice, since a player can stand still after its first sound."""
    for _ in range(2):
        since = player.evaluate("audio => audio.currentTime")
        player.page.wait_for_function(
            "([audio, since]) => audio.currentTime > since + 0.2", arg=[player.element_handle(), since]
        )


def loudest(player: Locator, seconds: float = 3) -> float:
    """Return the loudest sample of what is heard, 0 to 1; listen for that long, or until there is something."""
    found: float = player.evaluate(_LOUDEST, seconds)
    return found


def test_the_player_plays_sound_that_is_made_for_it(page: Page, site: Site) -> None:
    """Where nobody has listened at this speed yet, play streams what is being made, and it is heard."""
    site.view(page, rate="1.25")
    page.goto(site.transcript)
    player = native_player(page, "Listen to the whole transcript")
    headers = play_by_keyboard(page, player)
    assert headers["accept-ranges"] == "none"
    assert "content-length" not in headers
    assert loudest(player) > 0.05


def test_the_player_plays_sound_that_is_kept(page: Page, site: Site) -> None:
    """What was made before is a file: its length is known at once, one can go to any place, and it is heard there."""
    site.view(page, rate="0.75")
    page.goto(site.transcript)
    player = native_player(page, "Listen to the whole transcript")
    page.request.get(f"{site.transcript}/audio.mp3?rate=0.75").body()
    headers = play_by_keyboard(page, player)
    assert headers["accept-ranges"] == "bytes"
    seconds = player.evaluate("audio => audio.duration")
    player.evaluate("(audio, place) => { audio.currentTime = place; }", seconds / 2)
    wait_until_heard(player)
    assert player.evaluate("audio => audio.currentTime") > seconds / 2
    assert loudest(player) > 0.05


@pytest.mark.parametrize("phone", [False, True])
def test_a_speakers_player(page: Page, site: Site, seed: Transcript, *, phone: bool) -> None:
    """A speaker can be heard alone; a phone folds these players away."""
    if phone:
        page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.transcript)
    if phone:
        page.get_by_text("One speaker at a time").press("Enter")
    speaker = seed.speakers[-1]
    player = native_player(page, f"Listen to {speaker.name}")
    play_by_keyboard(page, player)
    assert f"speaker={speaker.id}" in player.evaluate("audio => audio.currentSrc")
    assert loudest(player) > 0.05


def test_space_pauses(page: Page, site: Site) -> None:
    """The key that plays also pauses."""
    page.goto(site.transcript)
    player = native_player(page, "Listen to the whole transcript")
    play_by_keyboard(page, player)
    page.keyboard.press("Space")
    page.wait_for_function("audio => audio.paused", arg=player.element_handle())


def test_silence_would_be_found(page: Page, site: Site) -> None:
    """The check above hears that a muted player is silent."""
    page.goto(site.transcript)
    player = native_player(page, "Listen to the whole transcript")
    player.evaluate("audio => { audio.muted = true; }")
    play_by_keyboard(page, player)
    assert loudest(player, seconds=1) == 0


@pytest.fixture
def asked(page: Page) -> Iterator[list[str]]:
    """Return the addresses of sound that the page asks for."""
    found: list[str] = []

    def note(request: Request) -> None:
        if "/audio." in request.url:
            found.append(request.url)

    page.on("request", note)
    yield found
    page.remove_listener("request", note)


def test_nothing_plays_by_itself(page: Page, site: Site, asked: list[str]) -> None:
    """No page plays or even loads sound before its reader asks."""
    page.goto(site.transcript)
    unfold(page)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(300)
    assert asked == []
    players = page.locator("audio").evaluate_all("all => all.map(it => [it.paused, it.currentTime, it.autoplay])")
    assert len(players) > 3
    assert all(each == [True, 0, False] for each in players)


def test_sound_that_begins_by_itself_is_found(page: Page, site: Site, asked: list[str]) -> None:
    """The check above sees a player that loads its sound before it is asked."""
    page.goto(site.transcript)
    page.locator("audio").first.evaluate("audio => { audio.preload = 'auto'; audio.load(); }")
    for _ in range(100):  # a busy machine takes longer
        if asked:
            break
        page.wait_for_timeout(100)
    assert asked


def test_the_file_has_it_all(page: Page, site: Site) -> None:
    """The two formats last equally long, as long as the words take to say, and neither is silent."""
    page.goto(site.transcript)
    (seconds, loudness), (wav_seconds, wav_loudness) = (
        page.evaluate(_DECODED, f"{site.transcript}/audio.{form}") for form in ("mp3", "wav")
    )
    words = len(re.findall(r"\w+", page.locator("#text").inner_text()))
    assert 100 < words / seconds * 60 < 220
    assert seconds == pytest.approx(wav_seconds, abs=0.2)
    assert min(loudness, wav_loudness) > 0.02


@pytest.mark.parametrize(
    ("asked", "ending"),
    [
        (("MP3", "the whole transcript", "1"), ".mp3"),
        (("WAV", "the whole transcript", "1.5"), "-1.5.wav"),
        (("MP3", "Bashar al-Assad", "1"), "-bashar-al-assad.mp3"),
        (("WAV", "Vladimir Putin", "1"), "-vladimir-putin.wav"),
    ],
)
def test_downloads(page: Page, site: Site, asked: tuple[str, str, str], ending: str) -> None:
    """A download is a file of that format, called by the transcript, the speaker and the speed."""
    form, sound, speed = asked
    site.view(page, rate=speed)
    page.goto(site.transcript)
    link = page.get_by_role("link", name=re.compile(rf"Download {form}\s+with the sound of {sound}"))
    with page.expect_download() as begun:
        link.press("Enter")
    assert begun.value.suggested_filename == site.slug + ending
    content = begun.value.path().read_bytes()
    assert re.match(_OPENINGS[form], content, re.DOTALL)
    assert len(content) > 100_000
    expect(page).to_have_url(site.transcript)
