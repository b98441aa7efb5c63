"""Files that are ordered over HTTP."""

import time

import pytest

GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"
PROGRAM = {"Accept": "application/json"}
BROWSER = {"Accept": "text/html,*/*;q=0.8"}


def ended(client, address: str):
    """Return the job as JSON once it is at its end."""
    until = time.monotonic() + 20
    while (job := client.get(address, headers=PROGRAM).json)["state"] in {"waiting", "running"}:
        assert time.monotonic() < until
        time.sleep(0.02)
    return job


@pytest.fixture
def slow(folder):
    """Make the talk of the library slow to speak."""
    talk = (folder / "garden.txt").read_text()
    (folder / "garden.txt").write_text(
        talk.replace("It is a fine day.", " ".join(f"Number {n} is SLOW." for n in range(9)))
    )


def test_a_program_orders_and_fetches(client):
    """202 with the job and its address; at the end the job says where the file is."""
    answer = client.post(f"{GARDEN}/renditions", json={"format": "wav", "speaker": "ann-lee"}, headers=PROGRAM)
    assert answer.status_code == 202
    assert answer.json["total"] == 4
    job = ended(client, answer.headers["Location"])
    assert (job["state"], job["done"]) == ("done", 4)
    assert client.get(job["url"]).data.startswith(b"RIFF")


def test_a_browser_is_led_to_the_job(client):
    """The form works without script: a page shows how it stands, then the file."""
    answer = client.post(f"{GARDEN}/renditions", data={"format": "vtt", "speaker": "", "rate": "1"}, headers=BROWSER)
    assert answer.status_code == 303
    ended(client, answer.location)
    page = client.get(answer.location, headers=BROWSER)
    assert "Your file is ready" in page.text
    assert f'href="{GARDEN}/audio.vtt"' in page.text
    assert client.get(f"{GARDEN}/audio.vtt").text.startswith("WEBVTT")


def test_a_job_s_file_is_heard_as_it_was_ordered(client):
    """Speed, pauses, announcements and stage directions are told, and are those of the file that the job leads to."""
    order = {"format": "vtt", "rate": "2", "pauses": "3", "announce": "never", "directions": "skip", "from": "t1-s2"}
    address = client.post(f"{GARDEN}/renditions", data=order, headers=BROWSER).location
    job = ended(client, address)
    assert job["url"] == f"{GARDEN}/audio.vtt?from=t1-s2&rate=2&announce=never&directions=skip&pauses=3"
    assert client.get(job["url"]).status_code == 200
    page = client.get(address, headers=BROWSER).text
    assert "2 times the ordinary speed, pauses 3 times as long, without stage directions" in page
    assert "speakers never announced" in page


def test_a_job_is_seen_under_way_and_cancelled(client, slow):
    """The page has a progress bar and a way out; a cancelled job says how to go on."""
    address = client.post(f"{GARDEN}/renditions", data={"format": "wav"}, headers=BROWSER).location
    page = client.get(address, headers=BROWSER).text
    assert "<progress" in page
    assert "See whether it is ready" in page
    assert "http-equiv" not in page
    assert "Refresh" not in client.get(address, headers=BROWSER).headers
    assert client.post(f"{address}/cancel", headers=BROWSER).status_code == 303
    assert client.get(address, headers=PROGRAM).json["state"] == "cancelled"
    assert "what is made already is kept" in client.get(address, headers=BROWSER).text


def test_a_program_cancels_with_delete(client, slow):
    """DELETE answers with the job as it is then."""
    address = client.post(f"{GARDEN}/renditions", json={"format": "wav"}).headers["Location"]
    assert client.delete(address, headers=PROGRAM).json["state"] == "cancelled"


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({}, 404, "unknown-format"),
        ({"format": "wma"}, 404, "unknown-format"),
        ({"format": "mp3", "rate": "9"}, 422, "unsupported-rate"),
        ({"format": "mp3", "speaker": "zoe"}, 404, "unknown-speaker"),
        ({"format": "mp3", "turn": "t99"}, 404, "unknown-passage"),
        ({"format": "mp3", "from": "t2-s1", "to": "t1-s1"}, 404, "unknown-passage"),
    ],
)
def test_what_cannot_be_made_is_refused_at_once(client, fields, status, code):
    """No job is begun for what does not exist."""
    answer = client.post(f"{GARDEN}/renditions", json=fields, headers=PROGRAM)
    assert (answer.status_code, answer.json["code"]) == (status, code)


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b'"mp3"'])
def test_json_that_is_no_order_is_refused(client, body):
    """Broken JSON gets a sentence, not a fault."""
    answer = client.post(f"{GARDEN}/renditions", data=body, content_type="application/json", headers=PROGRAM)
    assert (answer.status_code, answer.json["code"]) == (404, "unknown-format")


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_may_not_order(client, headers):
    """A form on another site's page cannot make this server work."""
    answer = client.post(f"{GARDEN}/renditions", data={"format": "mp3"}, headers=PROGRAM | headers)
    assert (answer.status_code, answer.json["code"]) == (403, "refused")


@pytest.mark.parametrize("identity", ["nothing", "..", "a" * 300, "%00"])
def test_unknown_jobs_are_not_found(client, identity):
    """Whatever stands there, the answer is 404."""
    assert client.get(f"/jobs/{identity}", headers=PROGRAM).status_code == 404


def test_a_passage_is_only_that_passage(client):
    """One turn, or the sentences from one to another."""
    turn = client.get(f"{GARDEN}/audio.srt?turn=t2").text
    assert "mayor" in turn
    assert "fine day" not in turn
    part = client.get(f"{GARDEN}/audio.json?from=t1-s2&to=t2-s1").json["cues"]
    assert [cue["id"] for cue in part] == ["t1-s2", "t1-s3", "t2-s0", "t2-s1"]
