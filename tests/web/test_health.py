"""What programs that watch over the server are told."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from voicereader.settings import Settings
from voicereader.studio import Studio
from voicereader.web import create_app

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"


@pytest.fixture
def settings(tmp_path):
    """Return settings that show numbers."""
    return Settings(cache=tmp_path / "cache", engine="tones", workers=2, metrics="on")


def numbers(client) -> dict:
    """Return each number by its name and labels."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


def checks(client) -> tuple[int, dict]:
    """Return the status, and what is not right."""
    answer = client.get("/readyz")
    return answer.status_code, {each["name"]: each["sentence"] for each in answer.json["checks"] if not each["good"]}


def test_a_server_that_can_work_is_ready(client, studio):
    """It has read the library, can keep sound, and has spoken a sentence."""
    studio.check_library()
    Studio.voices(studio)  # has the engine started
    assert client.get("/healthz").text == "It answers.\n"
    assert checks(client) == (200, {})
    assert numbers(client)["voicereader_sentences_total", "spoken"] == 1
    assert checks(client) == (200, {})
    assert numbers(client)["voicereader_sentences_total", "spoken"] == 1, "who asks often makes no work"


def test_what_hinders_it_is_named(client, studio, folder, settings):
    """Without its folder, its cache or its engine, or at its end, it is not ready, and says so; it is alive."""
    assert checks(client) == (503, {"library": "All files are yet to be read.", "engine": "It is starting."})
    studio.check_library()
    Studio.voices(studio)  # has the engine started
    assert not any("engine" in each for each in checks(client)[1])
    settings.cache.joinpath("writable").mkdir(parents=True)
    folder.rename(folder.with_name("elsewhere"))
    studio.condition.stop()
    status, wrong = checks(client)
    assert (status, wrong.keys()) == (503, {"running", "library", "cache"})
    assert not any(str(settings.cache.parent) in sentence for sentence in wrong.values())
    assert client.get("/healthz").status_code == 200


def test_an_engine_that_does_not_start_is_named(humming, settings, folder, readers):
    """The engine's own sentence is told."""
    with Studio(Settings(cache=settings.cache, engine="broken"), folder, readers) as studio:
        studio.check_library()
        client = create_app(studio).test_client()
        with pytest.raises(Exception, match="does not start"):
            studio.voices()
        status, wrong = checks(client)
    assert (status, wrong.keys()) == (503, {"engine"})
    assert "does not start" in wrong["engine"]


def test_numbers_count_what_was_done(client, studio, folder, settings):
    """Sentences made and found, seconds of sound, requests by route, the library and the cache."""
    (folder / "empty.txt").write_bytes(b"")
    studio.check_library()
    client.get(f"{GARDEN}/audio.mp3")
    client.get(f"{GARDEN}/audio.wav")
    client.get("/nowhere/1")
    client.get("/nowhere/2")
    found = numbers(client)
    spoken = found["voicereader_sentences_total", "spoken"]
    assert spoken >= 6
    assert found["voicereader_sentences_total", "found"] == spoken
    assert found["voicereader_sound_seconds_total",] == pytest.approx(spoken * 0.2, rel=0.8)
    assert found["voicereader_request_seconds_count", "/transcripts/<slug>/audio.<form>", "200"] == 2
    assert found["voicereader_request_seconds_count", "none", "404"] == 2
    assert found["voicereader_transcripts", "kept"] == found["voicereader_transcripts", "unreadable"] == 1
    assert found["voicereader_streams",] == found["voicereader_queue",] == found["voicereader_jobs",] == 0
    files = [each for each in settings.cache.rglob("*") if each.is_file()]
    assert 0 < found["voicereader_cache_bytes",] <= 2 * sum(each.stat().st_size for each in files)
    assert found["voicereader_library_edition",] == 1


def test_whatever_is_asked_for_labels_stay_few(client):
    """Neither addresses nor methods that somebody invents make new series."""
    before = len(numbers(client))
    for number in range(30):
        client.get(f"/nowhere-{number}/{number}")
        client.get(f"/transcripts/{number}")
        client.open("/", method=f"ODD{number}")
    assert len(numbers(client)) < before + 90


def test_a_worker_that_dies_is_counted(client, studio, folder):
    """So is the sentence that could not be spoken."""
    (folder / "bad.txt").write_text("Bad\n\nJune 1, 2020\n\nAnn Lee: CRASH. Well.\n\nBob Stone: Well.\n")
    client.get("/transcripts/2020-06-01-bad/sentences/t1-s1")
    found = numbers(client)
    assert found["voicereader_workers_replaced_total", "died"] == 2
    assert found["voicereader_sentences_total", "failed"] == 1


def test_numbers_are_told_only_where_that_is_wanted(studio, settings):
    """Without the setting there is no such page."""
    studio.settings = Settings(cache=settings.cache, engine="tones")
    assert create_app(studio).test_client().get("/metrics").status_code == 404


def test_a_piece_of_sound_in_the_making_frees_its_room(client):
    """Who asks for a piece gets a file, of whose end nobody tells us; room is free at once all the same."""
    client.get(f"{GARDEN}/audio.mp3", headers={"Range": "bytes=0-99"})
    assert numbers(client)["voicereader_streams",] == 0
