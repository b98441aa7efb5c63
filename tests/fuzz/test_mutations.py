"""Damaged files of every format: each is refused in a sentence, or read; nothing else escapes a reader."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.checks import check
from tests.fuzz.samples import samples, wrappers

CASES = sorted((Path(__file__).parent / "cases").iterdir())
FORMATS = wrappers()
PIECES = [
    *(content for content, _ in FORMATS.values()),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\n\n", b"<", b"]]>", b"<!--", b"&#0;", b"\\ud800", b"{", b"["),
    *(b"NaN", b"1e999", b"-1", b"99999999999999999999", b"null", b'"', b"-->", b"<v ", b"\\par", b"\\bin9999999 "),
]


@st.composite
def damaged(draw, content: bytes) -> bytes:
    """Change a file as disks, mail and editors do: bytes flip, ends are missing, parts are of something else."""
    for _ in range(draw(st.integers(1, 4))):
        size = len(content)
        at, to = sorted((draw(st.integers(0, size)), draw(st.integers(0, size))))
        way = draw(st.sampled_from(("flip", "cut", "end", "twice", "splice", "insert")))
        if way == "flip" and at < size:
            content = content[:at] + bytes([content[at] ^ draw(st.integers(1, 255))]) + content[at + 1 :]
        elif way == "cut":
            content = content[:at] + content[to:]
        elif way == "end":
            content = content[:to]
        elif way == "twice":
            content = content[:to] + content[at:]
        elif way == "splice":
            other = draw(st.sampled_from(PIECES))
            content = content[:at] + other[draw(st.integers(0, len(other))) :]
        else:
            content = content[:at] + draw(st.sampled_from(PIECES) | st.binary(max_size=4)) + content[at:]
    return content


@pytest.mark.parametrize("name", FORMATS)
@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(drawn=st.data())
def test_a_damaged_file_is_read_or_refused(name, drawn):
    """Whatever is flipped, cut, doubled or put in, only the error for readers escapes."""
    content, wrapped = FORMATS[name]
    check(wrapped(drawn.draw(damaged(content))), name)


@pytest.mark.parametrize("name", [name for name, content in samples().items() if len(content) < 2_000])
def test_a_file_that_ends_too_early(name):
    """Wherever a download broke off."""
    content = samples()[name]
    for size in range(1, len(content), max(1, len(content) // 60)):
        check(content[:size], name)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_what_once_failed(path):
    """Each file that a fuzzer found stays mended."""
    check(path.read_bytes(), path.name)


def test_every_format_is_fuzzed():
    """A sample is read as what it is: it has speakers, and their words."""
    from voicereader.reading import read, suffixes

    aliases = {".docm", ".dotx", ".htm", ".markdown", ".ott", ".ssa", ".text", ".xhtml"}
    assert {Path(name).suffix for name in samples()} == suffixes() - aliases
    for name, content in samples().items():
        assert read(content, name).speakers, name
