"""The Containerfile without a program for containers: what it says is done in a Debian of our own, and what it makes runs.

Namespaces of the system hold it: its own network, so that its ports are nobody's, and files that it cannot write but its
volumes. The base is Debian's Python, not the one that the Containerfile names.
"""

import json
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.builders import ROOT, SEED
from tests.deploy.test_units import instructions
from tests.torture.running import Figures

_BASE = [
    "debootstrap",
    "--variant=minbase",
    "--include=python3,python3-venv,python-is-python3",
    "stable",
]
_FROM_HERE = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt", "/etc/pip.conf")
"""What the commands that install need of this machine: its names, whom it trusts, where it has packages from."""

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_ADDRESS = "http://127.0.0.1:8000/"
_ASK = "import sys, urllib.request; sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1], timeout=60).read())"


@dataclass
class Stage:
    """What is made from one FROM on: its files, and what is set for its programs."""

    files: Path
    folder: str = "/"
    variables: dict[str, str] = field(default_factory=lambda: {"PATH": _PATH})
    words: dict[str, str] = field(default_factory=dict)
    """The instructions that are for later, such as USER and CMD."""

    def at(self, path: str) -> Path:
        """Return where a path of the container lies on this machine."""
        return self.files / os.path.normpath(f"/{self.folder}/{path}" if path[0] != "/" else path).lstrip("/")

    def run(self, command: str) -> None:
        """Run a command as RUN does.

        Raises:
            SystemExit: it fails; with the end of what it says.
        """
        variables = self.variables | {name: each for name, each in os.environ.items() if name.startswith("PIP_")}
        words = ["chroot", self.files, "sh", "-c", f"cd {self.folder} && {command}"]
        done = subprocess.run(words, env=variables, capture_output=True, text=True, timeout=600)
        if done.returncode:
            raise SystemExit(f"{command}: {done.stderr[-1000:]}")

    def copy(self, words: str, stages: Mapping[str, "Stage"]) -> None:
        """Copy as COPY does."""
        *taken, to = shlex.split(words)
        come_from = ROOT
        if taken[0].startswith("--from="):
            come_from = stages[taken.pop(0).partition("=")[2]].files
        for each in taken:
            source, place = come_from / each.lstrip("/"), self.at(to)
            if source.is_dir():
                shutil.copytree(source, place, symlinks=True, dirs_exist_ok=True)
            else:
                place.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, place)


def build(base: Path, here: Path) -> Stage:
    """Do what the Containerfile says, each stage in a copy of the base; return the last."""
    stages: dict[str, Stage] = {}
    stage = Stage(base)
    does: dict[str, Callable[[str], object]] = {
        "ARG": lambda _: None,
        "RUN": lambda words: stage.run(words),  # noqa: PLW0108  (the stage that is made by then)
        "COPY": lambda words: stage.copy(words, stages),
        "ENV": lambda words: stage.variables.update(each.split("=", 1) for each in shlex.split(words)),
    }
    for name, words in instructions():
        if name == "FROM":
            stage = stages[words.rpartition(" ")[2]] = Stage(here / str(len(stages)))
            subprocess.run(["cp", "-a", base, stage.files], check=True)  # with its devices
        elif name == "WORKDIR":
            stage.folder = words
            stage.at(".").mkdir(parents=True, exist_ok=True)
        elif name in does:
            does[name](words)
        else:
            stage.words[name] = words
    return stage


def start(stage: Stage, volumes: Mapping[str, Path]) -> subprocess.Popen[bytes]:
    """Start what a container of it would run: with its volumes, in a network of its own, unable to write elsewhere."""
    for volume in json.loads(stage.words["VOLUME"]):
        stage.at(volume).mkdir(exist_ok=True)
    files = shlex.quote(str(stage.files))
    mounted = [f"mount --bind {files} {files}", f"mount -o remount,bind,ro {files}"]
    mounted += [f"mount --bind {shlex.quote(str(path))} {files}{volume}" for volume, path in volumes.items()]
    mounted += [f"mount -t {kind} none {files}/{place}" for kind, place in (("proc", "proc"), ("tmpfs", "tmp"))]
    words = [*json.loads(stage.words["ENTRYPOINT"]), *json.loads(stage.words["CMD"])]
    run = shlex.join(["chroot", f"--userspec={stage.words['USER']}", str(stage.files), *words])
    script = " && ".join(["ip link set lo up", *mounted, f"exec {run}"])
    return subprocess.Popen(
        ["unshare", "--mount", "--net", "sh", "-c", script],
        env=stage.variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def inside(stage: Stage, server: subprocess.Popen[bytes], *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a program where the server runs, as its user."""
    entered = ["nsenter", f"--target={server.pid}", "--mount", "--net", "chroot", f"--userspec={stage.words['USER']}"]
    return subprocess.run([*entered, stage.files, *words], env=stage.variables, capture_output=True, timeout=90)


def run() -> Figures:
    """Build it and run it; say what it does, or why it was not tried."""
    lacking = [each for each in ("debootstrap", "unshare", "nsenter", "ip") if not shutil.which(each)]
    if os.geteuid() or lacking:
        return {"not tried": f"it takes root and {', '.join(lacking) or 'namespaces'}"}
    with tempfile.TemporaryDirectory() as made:
        here, base = Path(made), Path(made) / "base"
        here.chmod(0o755)
        subprocess.run([*_BASE, base], check=True, stdout=subprocess.DEVNULL)
        for each in filter(os.path.exists, _FROM_HERE):
            subprocess.run(["cp", "-L", "--parents", "--remove-destination", each, base], check=True)
        begun = time.monotonic()
        stage = build(base, here)
        built = time.monotonic() - begun
        return _tried(stage, here) | {"seconds to build": f"{built:.0f}"}


def _tried(stage: Stage, here: Path) -> Figures:
    volumes = {f"/{name}": here / name for name in ("cache", "voices", "transcripts")}
    for path in volumes.values():
        path.mkdir()
    os.chown(volumes["/cache"], *map(int, stage.words["USER"].split(":")))
    shutil.copy(SEED, volumes["/transcripts"])
    check = json.loads(stage.words["HEALTHCHECK"].partition("CMD ")[2])
    server = start(stage, volumes)
    try:
        deadline = time.monotonic() + 30
        while inside(stage, server, *check).returncode:
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("the server in the container is not healthy")
            time.sleep(0.2)
        page = inside(stage, server, "python", "-c", _ASK, _ADDRESS).stdout.decode()
        slug = page.partition('href="/transcripts/')[2].partition('"')[0]
        sound = inside(stage, server, "python", "-c", _ASK, f"{_ADDRESS}transcripts/{slug}/audio.mp3").stdout
        written = [inside(stage, server, "touch", f"{each}/x").returncode == 0 for each in ("", "/opt", "/voices")]
    finally:
        server.terminate()
        ended = server.wait(timeout=40)
    if len(sound) < 100_000 or any(written) or ended:
        raise SystemExit(f"{len(sound)} bytes of sound, written elsewhere: {written}, status at the end: {ended}")
    return {
        "sound of the seed": f"{len(sound):,} bytes",
        "status at the end": "0",
        "written but in the cache": "nothing",
    }
