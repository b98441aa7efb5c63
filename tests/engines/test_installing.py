"""Fetching voices: from a folder, from a mirror, and when something is wrong."""

import hashlib
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support import kokoro
from voicereader.engines import installing
from voicereader.errors import CannotInstall

NAME = "en_US-ann-low"
PLACE = f"en/en_US/ann/low/{NAME}.onnx"


def _unheard(_here: int, _total: int) -> None:
    """Take a report of progress, and leave it."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_told):
        """Print nothing."""


@pytest.fixture
def published(tmp_path):
    """Return a folder as Piper's voices are published in, with one voice."""
    folder = tmp_path / "published"
    files = {}
    for path, content in {PLACE: b"model" * 200_000, f"{PLACE}.json": b"{}"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        files[path] = {"size_bytes": len(content), "md5_digest": hashlib.md5(content).hexdigest()}  # noqa: S324
    (folder / "voices.json").write_text(json.dumps({NAME: {"files": files}}))
    return folder


@pytest.fixture
def mirror(published):
    """Return the address of a server of that folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(published))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_voice_is_fetched_from_a_mirror_with_its_progress(tmp_path, mirror, published):
    """The files stand side by side, the reports ascend to the whole, and nothing else is left."""
    told = []
    folder = installing.install(NAME, tmp_path / "voices", mirror, lambda *both: told.append(both))
    assert {file.name for file in folder.iterdir()} == {f"{NAME}.onnx", f"{NAME}.onnx.json"}
    assert (folder / f"{NAME}.onnx").read_bytes() == (published / PLACE).read_bytes()
    assert told == sorted(told)
    assert told[-1] == (1_000_002, 1_000_002)


def test_what_is_there_is_not_fetched_again(tmp_path, mirror, published):
    """A second time reads the list alone, and what was damaged meanwhile is mended."""
    folder = installing.install(NAME, tmp_path / "voices", mirror, _unheard)
    before = (folder / f"{NAME}.onnx").stat()
    (folder / f"{NAME}.onnx.json").write_text("damaged")
    (published / PLACE).unlink()
    installing.install(NAME, tmp_path / "voices", mirror, _unheard)
    assert (folder / f"{NAME}.onnx").stat().st_mtime_ns == before.st_mtime_ns
    assert (folder / f"{NAME}.onnx.json").read_text() == "{}"


def test_what_was_changed_on_the_way_is_refused(tmp_path, mirror, published):
    """A file of another digest never takes its place, nor leaves a part behind."""
    (published / PLACE).write_bytes(b"other" * 200_000)
    with pytest.raises(CannotInstall, match="not what its author published"):
        installing.install(NAME, tmp_path / "voices", mirror, _unheard)
    assert not [each for each in (tmp_path / "voices").rglob("*") if each.is_file()]


@pytest.mark.parametrize("source", ["mirror", "published"])
def test_what_is_missing_is_named(request, tmp_path, source, published):
    """A mirror or folder without a file is told apart from one that is not there."""
    (published / PLACE).unlink()
    with pytest.raises(CannotInstall, match=rf"{NAME}\.onnx"):
        installing.install(NAME, tmp_path / "voices", str(request.getfixturevalue(source)), _unheard)


def test_an_unknown_name_is_answered_with_names_near_it(tmp_path, published):
    """The sentence has the voices of that language."""
    with pytest.raises(CannotInstall, match=f"“en_US-nan-low”; there are kokoro, {NAME}"):
        installing.install("en_US-nan-low", tmp_path, str(published), _unheard)


@pytest.mark.parametrize("content", ["<html>", "[1]", '{"en_US-ann-low": 1}'])
def test_a_list_that_is_none_is_told(tmp_path, published, content):
    """A captive portal's page is not taken for a list."""
    (published / "voices.json").write_text(content)
    with pytest.raises(CannotInstall, match=r"list of voices at .* cannot be read"):
        installing.install(NAME, tmp_path / "voices", str(published), _unheard)


@pytest.mark.parametrize("path", ["../../outside.onnx", "/etc/outside.onnx"])
def test_a_list_cannot_lead_outside(tmp_path, published, path):
    """A file keeps its name alone, whatever path a list gives it."""
    content = (published / PLACE).read_bytes()
    (published / "outside.onnx").write_bytes(content)
    known = {"size_bytes": len(content), "md5_digest": hashlib.md5(content).hexdigest()}  # noqa: S324
    (published / "voices.json").write_text(json.dumps({NAME: {"files": {path: known}}}))
    folder = installing.install(NAME, tmp_path / "voices", str(published), _unheard)
    assert [each.name for each in folder.iterdir()] == ["outside.onnx"]


@pytest.mark.parametrize("name", ["../x", "a/b", ".", "", "/x"])
def test_a_name_is_no_path(tmp_path, published, name):
    """Nothing is made outside the folder of voices."""
    with pytest.raises(CannotInstall):
        installing.install(name, tmp_path / "voices", str(published), _unheard)
    with pytest.raises(CannotInstall):
        installing.install(name, tmp_path / "voices", str(tmp_path), _unheard)
    assert not (tmp_path / "voices").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path, published):
    """The sentence names it."""
    (tmp_path / "voices").write_text("a file")
    with pytest.raises(CannotInstall, match="cannot be kept in"):
        installing.install(NAME, tmp_path / "voices", str(published), _unheard)


def test_no_network_is_told_with_the_way_out(tmp_path):
    """A mirror that nobody answers for gives a sentence that names --from."""
    with pytest.raises(CannotInstall, match="--from"):
        installing.install("kokoro", tmp_path / "voices", "http://127.0.0.1:1", _unheard)


def test_a_broken_off_answer_is_told(tmp_path, published):
    """A file that ends before its length is not kept."""

    class Short(_Quiet):
        def copyfile(self, source, outputfile):
            outputfile.write(source.read(1000))

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Short, directory=str(published))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(CannotInstall):
            installing.install(NAME, tmp_path / "voices", f"http://127.0.0.1:{server.server_address[1]}", _unheard)
        server.shutdown()
    assert not [each for each in (tmp_path / "voices").rglob("*") if each.is_file()]


def test_kokoro_is_laid_out_as_its_engine_wants_it(tmp_path):
    """Every file that the package names is there, and one that is another's is refused."""
    try:
        folder = kokoro.voices() / "kokoro"
    except RuntimeError as error:
        pytest.skip(str(error))
    assert len(list(folder.rglob("*.bin"))) == 41
    (tmp_path / "kokoro-v1.0.int8.onnx").write_bytes(b"no model")
    with pytest.raises(CannotInstall, match="not what its author published"):
        installing.install("kokoro", tmp_path / "voices", str(tmp_path), _unheard)
    assert Path(folder, "kokoro-v1.0.int8.onnx").stat().st_size == 92_361_271
