"""What the seed's page costs: its weight, its HTML over HTTP, requests a second beside a bare Flask page."""

import gzip
import http.client
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measuring import RUNS, SEED, free_port, row, server, slug_of

SECONDS = 1.5
CLIENTS = 4


def bench_page(work: Path) -> None:
    """Compare the seed's HTML, and requests of it a second, with the same HTML from a bare Flask page on waitress."""
    with server(SEED.parent, work / "page") as (address, _):
        page = slug_of(address)
        html = urllib.request.urlopen(page).read()
        with _bare(html) as bare:
            times = [(_median_of(page), _median_of(bare)) for _ in range(RUNS)]
            rates = [(_rate(page), _rate(bare)) for _ in range(RUNS)]
        weight = _weight(address, html)
    row("the seed's HTML, median            (a bare Flask page)", *map(list, zip(*times, strict=True)))
    row("the seed's HTML, requests a second (a bare Flask page)", *map(list, zip(*rates, strict=True)), "1/s")
    row("the seed's page compressed, no fonts (60 kB)", [weight / 1000], [60], "kB")


@contextmanager
def _bare(html: bytes) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as program:
        assert program.stdin
        program.stdin.write(html)
        program.stdin.close()
        time.sleep(1)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            program.terminate()


def _asker(address: str) -> tuple[http.client.HTTPConnection, str]:
    """Return a connection that is kept, and the path to ask it for."""
    host, path = address.removeprefix("http://").split("/", 1)
    return http.client.HTTPConnection(host), f"/{path}"


def _median_of(address: str) -> float:
    connection, path = _asker(address)
    took = []
    for _ in range(100):
        begun = time.perf_counter()
        connection.request("GET", path)
        connection.getresponse().read()
        took.append(time.perf_counter() - begun)
    connection.close()
    return statistics.median(took)


def _rate(address: str) -> float:
    """Return the answers a second that some clients at once have."""
    counts = []

    def ask() -> None:
        connection, path = _asker(address)
        count, end = 0, time.perf_counter() + SECONDS
        while time.perf_counter() < end:
            connection.request("GET", path)
            connection.getresponse().read()
            count += 1
        counts.append(count)
        connection.close()

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return sum(counts) / SECONDS


def _weight(address: str, html: bytes) -> int:
    """Return the bytes of the page and of all that it asks for but fonts, as gzip makes them."""
    seen: dict[str, bytes] = {}
    asked = re.findall(r'(?:href|src)="/(static/[^"]+)"', html.decode())
    waiting = [f"/{each}" for each in asked if not each.endswith(".woff2")]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen[path] = urllib.request.urlopen(address + path).read()
            imports = re.findall(r"""(?:from|import\()\s*["']\./([^"']+)""", seen[path].decode())
            waiting += [f"{path.rsplit('/', 1)[0]}/{each}" for each in imports if path.endswith(".js")]
    return sum(len(gzip.compress(each)) for each in (html, *seen.values()))


BENCHES = (bench_page,)
