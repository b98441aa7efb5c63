"""`voicereader doctor`: what is not right is named, with what to do."""

import json
import os
import socket
import subprocess
import sys

import pytest

from tests.builders import ROOT
from tests.serving import free_port
from voicereader.cli import examining
from voicereader.settings import Settings


def examined(*words, **environment):
    """Return the exit status, what is told last, and the findings."""
    done = subprocess.run(
        [sys.executable, "-m", "voicereader", "doctor", "--json", *map(str, words)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "tests" / "support")} | environment,
    )
    return done.returncode, done.stderr, json.loads(done.stdout)


def test_a_sound_installation_has_nothing_to_mend(folder, tmp_path):
    """Every part is looked at, the engines speak, every format is made."""
    words = [folder, "--cache", tmp_path / "cache", "--engine", "tones", "--port", free_port(), "--workers", 1]
    status, told, findings = examined(*words)
    assert [each for each in findings if each["state"] != "good"] == []
    assert (status, told) == (0, "")
    parts = {each["name"] for each in findings}
    assert parts >= {"settings", "python", "package", "clock", "cache", "memory", "files", "port", "formats", "library"}
    assert parts >= {"catalogue", "engine tones", "engine espeak", "engine kokoro"}


def test_what_is_wrong_is_named_with_what_to_do(tmp_path):
    """Each fault is found though there are others; the worst decides the exit status."""
    catalogue = tmp_path / "cache" / "catalogue"
    catalogue.mkdir(parents=True)
    (catalogue / "0123.sqlite").write_bytes(b"SQLite format 3\0" + bytes(4000))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = [tmp_path / "nowhere", "--cache", tmp_path / "cache", "--engine", "broken", "--port", port]
        status, told, findings = examined(*words, VOICEREADER_PORTT="1", VOICEREADER_WORKERS="many")
    wrong = {each["name"]: each["state"] for each in findings if each["state"] != "good"}
    assert wrong == {
        "settings": "doubtful",
        "port": "doubtful",
        "engine broken": "bad",
        "library": "bad",
        "catalogue": "doubtful",
    }
    assert all(each["remedy"] for each in findings if each["state"] != "good")
    assert any("VOICEREADER_WORKERS" in each["found"] for each in findings)
    assert any("VOICEREADER_PORTT" in each["found"] for each in findings)
    assert (status, told.count("\n")) == (53, 1)


@pytest.mark.parametrize(
    ("changes", "state", "words"),
    [
        ({"_free_memory": lambda: 1 << 20}, "doubtful", "1 MB are free"),
        ({"_OLDEST": (9, 9)}, "bad", "Python 3"),
        ({"_required": lambda: ["no-such-thing"]}, "bad", "no-such-thing is missing"),
        ({"FILES": 1 << 40}, "doubtful", "files may be open"),
        ({"_LITTLE_ROOM": 1 << 60}, "doubtful", "MB are free"),
        ({"_LITTLE_ROOM": 1 << 60, "_ROOM": 1 << 60}, "bad", "MB are free"),
    ],
)
def test_what_a_machine_may_lack(tmp_path, monkeypatch, changes, state, words):
    """Memory, disk, files, packages and Python are each looked at."""
    monkeypatch.setattr(examining, "_speech", lambda _: ())
    for name, value in changes.items():
        monkeypatch.setattr(examining, name, value)
    findings = list(examining.examine(Settings(cache=tmp_path, port=free_port()), None))
    (finding,) = (each for each in findings if each.state != "good")
    assert (finding.state, words in finding.found, bool(finding.remedy)) == (state, True, True)


def test_a_clock_before_the_installation(tmp_path, monkeypatch):
    """A machine that thinks it is 1970 is told so."""
    monkeypatch.setattr(examining.time, "time", lambda: 0.0)
    finding = examining._clock()  # noqa: SLF001  (the whole examination needs a clock that goes)
    assert finding.state == "bad"
