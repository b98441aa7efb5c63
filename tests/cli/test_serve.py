"""The server as a process of its own."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.serving import acquaint, free_port


@pytest.fixture
def port() -> int:
    """Return a port that is free."""
    return free_port()


@pytest.fixture
def server(port, folder, tmp_path):
    """Return a server that runs, and where it is."""
    acquaint(folder, tmp_path / "cache")
    words = ["serve", folder, "--port", port, "--cache", tmp_path / "cache"]
    program = subprocess.Popen(
        [sys.executable, "-m", "voicereader", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    line = program.stdout.readline()
    yield program, line
    if program.poll() is None:
        program.kill()
    program.communicate()


def workers_of(pid: int) -> list[int]:
    """Return the processes that a process started."""
    listed = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False)
    return [int(each) for each in listed.stdout.split()]


def gone(pids: list[int], within: float) -> bool:
    """Tell whether all these processes are gone within so many seconds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


def test_the_address_is_printed_and_answers(server, port):
    """Who starts it is told where to look, and finds the page and its sound there."""
    _, line = server
    assert line == f"VoiceReader serves 1 transcript at http://127.0.0.1:{port} (Ctrl-C ends it)\n"
    address = re.search(r"http://\S+", line).group()
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert b"A talk in the garden" in answer.read()
    with urllib.request.urlopen(
        f"{address}/transcripts/2020-06-01-a-talk-in-the-garden/audio.mp3", timeout=30
    ) as answer:
        assert answer.headers["Transfer-Encoding"] == "chunked"
        assert len(answer.read()) > 20_000


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_server_and_workers(server, number):
    """None is left behind, and nothing is complained about."""
    program, _ = server
    time.sleep(0.5)
    workers = workers_of(program.pid)
    assert workers
    program.send_signal(number)
    _, complaints = program.communicate(timeout=15)
    assert (program.returncode, complaints) == (0, "")
    assert gone(workers, within=2)


def test_workers_end_with_a_server_that_is_killed(server):
    """Even kill -9 leaves no process."""
    program, _ = server
    time.sleep(0.5)
    workers = workers_of(program.pid)
    assert workers
    program.kill()
    program.wait()
    assert gone(workers, within=5)


def test_a_busy_port_is_named(server, port, folder, tmp_path):
    """A second server on the port says so in one sentence, with an exit status of its own."""
    answer = subprocess.run(
        [
            sys.executable,
            "-m",
            "voicereader",
            "serve",
            str(folder),
            "--port",
            str(port),
            "--cache",
            str(tmp_path / "c"),
        ],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert answer.returncode == 23
    assert answer.stderr.startswith(f"voicereader: http://127.0.0.1:{port} cannot be listened on")
    assert answer.stderr.count("\n") == 1


def test_it_listens_on_this_machine_only(server, port):
    """Without --host nobody else reaches it."""
    listening = subprocess.run(["cat", "/proc/net/tcp"], capture_output=True, text=True, check=True).stdout
    assert f"0100007F:{port:04X}" in listening
    assert f"00000000:{port:04X}" not in listening


def test_a_second_make_serve_starts_in_three_seconds(port, tmp_path):
    """Once installed, the address is there at once."""
    if not (ROOT / ".venv" / ".product").exists():
        pytest.skip("not installed by make: there is no .venv/.product")
    begun = time.monotonic()
    with subprocess.Popen(
        ["make", "serve", f"PORT={port}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "VOICEREADER_CACHE": str(tmp_path / "cache")},
        start_new_session=True,
    ) as program:
        line = next(line for line in program.stdout if "http" in line)
        took = time.monotonic() - begun
        os.killpg(program.pid, signal.SIGINT)
        program.wait(timeout=15)
    assert f"http://127.0.0.1:{port}" in line
    assert took < 10, "the goal is 3 s on an idle machine; the bench prints the figure"


def test_a_bad_people_toml_refuses_a_start_but_disturbs_no_server(server, folder, port, tmp_path):
    """One sentence that names the file, and its exit status; who runs goes on."""
    (folder / "people.toml").write_text("[")
    words = ["serve", folder, "--port", port, "--cache", tmp_path / "cache"]
    told = subprocess.run([sys.executable, "-m", "voicereader", *map(str, words)], capture_output=True, text=True)
    assert told.returncode == 44
    assert told.stderr.startswith("voicereader: people.toml is not TOML: ")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
        assert answer.status == 200
