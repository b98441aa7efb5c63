"""A real nginx, set up as deploy/nginx.conf says, in front of a real server."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection

import pytest

from tests.builders import ROOT
from tests.cli.test_ending import SLOW, SOUND
from tests.serving import ask, free_port, running

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
GARDEN = "/transcripts/2020-06-01-a-talk-in-the-garden"
MAIN = """
daemon off; worker_processes 1; pid {here}/pid; error_log stderr warn; {user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {here}/body; proxy_temp_path {here}/proxied; fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
    include {here}/voicereader.conf;
}}
"""

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed; make test installs it")


def ours(here, port, server_port) -> str:
    """Return our own set-up, with other ports and folders."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for before, after in (
        ("127.0.0.1:8000", f"127.0.0.1:{server_port}"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/var/log/nginx/voicereader.log", f"{here}/log"),
        ("/usr/share/voicereader", str(ROOT / "deploy")),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


@contextlib.contextmanager
def in_front(here, server_port):
    """Yield the port of an nginx in front of a server."""
    port = free_port()
    here.mkdir()
    (here / "voicereader.conf").write_text(ours(here, port, server_port))
    user = "user root;" if os.geteuid() == 0 else ""
    (here / "nginx.conf").write_text(MAIN.format(here=here, user=user))
    with subprocess.Popen(
        [NGINX, "-e", "stderr", "-p", here, "-c", here / "nginx.conf"], stderr=subprocess.PIPE
    ) as nginx:
        try:
            for _ in range(100):
                with contextlib.suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
                    break
                assert nginx.poll() is None, nginx.stderr.read()
                time.sleep(0.05)
            yield port
        finally:
            nginx.send_signal(signal.SIGTERM)


@pytest.fixture
def site(folder, tmp_path):
    """Return a server behind nginx, and the port of nginx."""
    (folder / "slow.txt").write_text(SLOW)
    words = ["--proxy", "127.0.0.1", "--metrics", "on"]
    with (
        running(folder, tmp_path / "cache", *words) as (program, server_port),
        in_front(tmp_path / "nginx", server_port) as port,
    ):
        yield program, port


def test_everything_goes_through_nginx(site, tmp_path):
    """Pages, pieces, streams from their first sentence on, ids and the scheme; and a page while the server is down."""
    program, port = site
    begun = time.monotonic()
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", SOUND)
        stream = connection.getresponse()
        assert stream.read(100)
        first = time.monotonic() - begun
        page = ask(port, "/", {"Accept-Encoding": "gzip", "X-Request-ID": "chosen-by-somebody"})
        assert (page.status, page.headers["Content-Encoding"]) == (200, "gzip")
        assert re.fullmatch("[0-9a-f]{32}", page.headers["X-Request-ID"]), "nginx made it, and we took it"
        forged = {"X-Forwarded-Host": "elsewhere.example", "X-Forwarded-Proto": "https", "Host": "site.example"}
        assert b"http://site.example/transcripts/" in ask(port, f"{GARDEN}/print", forged).content
        assert [ask(port, each).status for each in ("/metrics", "/readyz", "/healthz")] == [404, 404, 200]
        assert len(stream.read()) > 5000
    assert time.monotonic() - begun > first + 1, "it was sent while it was made"
    piece = ask(port, SOUND, {"Range": "bytes=10-19"})
    assert (piece.status, len(piece.content)) == (206, 10)
    assert ask(port, "/settings", method="POST", body=b"x" * 70_000).status == 413
    program.send_signal(signal.SIGTERM)
    assert program.wait(timeout=10) == 0
    down = ask(port, "/")
    assert (down.status, down.headers["Retry-After"]) == (503, "10")
    assert b"Try again in a few seconds" in down.content
    lines = [json.loads(line) for line in (tmp_path / "nginx" / "log").read_text().splitlines()]
    assert page.headers["X-Request-ID"] in {each["request"] for each in lines}
    assert not any(each["request"] == "chosen-by-somebody" for each in lines)
