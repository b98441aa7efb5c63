"""The files of deploy/ against the programs that read them, or against what they name."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import ROOT
from tests.serving import running
from voicereader.settings import PREFIX, Settings

UNIT, CONTAINER = ROOT / "deploy" / "voicereader.service", ROOT / "deploy" / "Containerfile"
PROGRAM = Path(sys.executable).parent / "voicereader"


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile, with continued lines joined."""
    lines = [line for line in CONTAINER.read_text().splitlines() if line and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [tuple(line.split(None, 1)) for line in joined.splitlines()]


def settings_in(text: str) -> dict[str, str]:
    """Return the variables of ours that a text sets, by the setting's name."""
    return {name.lower(): value for name, value in re.findall(rf"\b{PREFIX}([A-Z_]+)=(\S+)", text)}


@pytest.mark.parametrize("file", [UNIT, CONTAINER], ids=lambda file: file.name)
def test_settings_are_understood(file):
    """What is set for the server are settings that there are, with values that they may have."""
    found = settings_in(file.read_text())
    assert found
    Settings.gather({PREFIX + name.upper(): value for name, value in found.items()})
    assert set(found) <= set(Settings.__dataclass_fields__)


def test_the_unit_is_understood_by_systemd(tmp_path):
    """Systemd finds nothing wrong with it, and little that it leaves open."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    unit = tmp_path / "voicereader.service"
    unit.write_text(UNIT.read_text().replace("/opt/voicereader/bin/voicereader", str(PROGRAM)))
    verified = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    assert (verified.returncode, verified.stderr) == (0, "")
    rated = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", unit], capture_output=True, text=True
    )
    assert rated.returncode == 0, rated.stdout + rated.stderr


def test_the_unit_gives_the_server_time_to_end():
    """Systemd waits longer than the server does, asks it alone, and lets what needs protection be protected."""
    lines = dict(line.split("=", 1) for line in UNIT.read_text().splitlines() if re.match(r"[A-Z]\w+=", line))
    assert int(lines["TimeoutStopSec"]) > int(settings_in(UNIT.read_text())["grace"])
    assert lines["KillMode"] == "mixed"
    wanted = {"ProtectSystem": "strict", "NoNewPrivileges": "yes", "DynamicUser": "yes", "ProtectHome": "yes"}
    assert wanted.items() <= lines.items()
    assert lines["ExecReload"].startswith("/bin/kill -HUP")
    assert {"MemoryMax", "StateDirectory", "CacheDirectory"} <= lines.keys()


def test_the_container_copies_what_there_is():
    """Every file of ours that it takes exists, and the commands that it runs are understood."""
    taken = [words.split()[0] for name, words in instructions() if name == "COPY" and not words.startswith("--from")]
    taken += [
        each
        for name, words in instructions()
        if name == "COPY" and not words.startswith("--")
        for each in words.split()[:-1]
    ]
    assert {"src", "templates", "static", "translations", "requirements.lock", "pyproject.toml"} <= set(taken)
    assert all((ROOT / each).exists() for each in taken)
    for name, words in instructions():
        if name == "RUN":
            assert subprocess.run(["sh", "-n", "-c", words]).returncode == 0
    assert all("--require-hashes" in words for name, words in instructions() if "install" in words and "-r " in words)


def test_the_container_runs_as_nobody_and_ends_well():
    """Its last user is a number that is not root's; it stops by the signal that the server heeds."""
    last = dict(instructions())
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", last["USER"])
    assert last["STOPSIGNAL"] == "SIGTERM"
    words = json.loads(last["ENTRYPOINT"]) + json.loads(last["CMD"])
    assert words[1:] == ["serve", "/transcripts"]
    assert {"/cache", "/transcripts", "/voices"} == set(json.loads(last["VOLUME"]))
    python, wanted = (
        last["FROM"],
        re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text())[1],
    )
    assert python == "${PYTHON}"
    base = next(words for name, words in instructions() if name == "ARG").split(":")[1]
    assert tuple(map(int, base.split("-")[0].split("."))) >= tuple(map(int, wanted.split(".")))


def test_the_container_is_healthy_while_the_server_answers(folder, tmp_path):
    """The health check says yes of a server that runs, and no of one that does not."""
    check = re.search(r"CMD (\[.*\])", dict(instructions())["HEALTHCHECK"])[1]
    with running(folder, tmp_path / "cache") as (program, port):
        words = [sys.executable, *json.loads(check.replace(":8000", f":{port}"))[1:]]
        assert subprocess.run(words).returncode == 0
        program.terminate()
        program.wait(timeout=10)
    assert subprocess.run(words, stderr=subprocess.DEVNULL).returncode != 0


def test_no_file_names_a_registry_s_address():
    """Only the base image has an address, and its registry is everybody's."""
    found = [word for file in (ROOT / "deploy").iterdir() for word in re.findall(r"https?://[\w.-]+", file.read_text())]
    assert set(found) <= {"http://127.0.0.1", "http://voicereader"}
    assert shlex.split(instructions()[0][1])[0].startswith("PYTHON=docker.io/library/")
