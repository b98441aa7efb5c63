"""A small valid file of every format: what fuzzing begins with.

Those that are text stand in `samples/`, those that are ZIP archives as folders there; the others are made here.
"""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

_FOLDER = Path(__file__).parent / "samples"
_SECTOR = 512
_SMALLEST = 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

Wrapped = tuple[bytes, Callable[[bytes], bytes]]
"""What to change in a file, and how the file is made of it."""


def samples() -> dict[str, bytes]:
    """Return a file of each format, by its name."""
    texts = {path.name: path.read_bytes() for path in sorted(_FOLDER.iterdir()) if path.is_file()}
    return (
        texts
        | {name: archive(parts) for name, parts in _archives().items()}
        | {"talk.pdf": pdf(), "talk.doc": word97()}
    )


def wrappers() -> dict[str, Wrapped]:
    """Return each file with the way to it; also a ZIP archive's parts, since one whose sums are wrong is only refused."""
    made: dict[str, Wrapped] = {name: (content, bytes) for name, content in samples().items()}
    for name, parts in _archives().items():
        for part in sorted(parts.keys() - {"mimetype"}):
            made[f"{part.rpartition('/')[2]}.{name}"] = (parts[part], _wrapping(parts, part))
    return made


def _wrapping(parts: dict[str, bytes], part: str) -> Callable[[bytes], bytes]:
    return lambda changed: archive({**parts, part: changed})


def _archives() -> dict[str, dict[str, bytes]]:
    """Return the parts of the samples that are archives; the media type stands first."""
    found = {}
    for folder in sorted(path for path in _FOLDER.iterdir() if path.is_dir()):
        files = sorted(
            (path for path in folder.rglob("*") if path.is_file()), key=lambda path: (path.name != "mimetype", path)
        )
        found[folder.name] = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return found


def archive(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP archive, whose sums are right whatever its parts hold."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()


def pdf() -> bytes:
    """Return a PDF of one page that prints three turns."""
    lines = (b"Ann Lee: Good morning to all.", b"Bob Stone: Thank you.", b"Ann Lee: Well then.")
    stream = b"BT /F1 12 Tf 72 720 Td 24 TL " + b" ".join(b"(" + line + b") Tj T*" for line in lines) + b" ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + ending


def word97() -> bytes:
    """Return a document of Word 97 with three paragraphs, as plain as the reader takes it."""
    text = "Ann Lee: Good morning.\rBob Stone: Thank you.\rAnn Lee: Well.\r"
    at = 1024
    pieces = (
        struct.pack("<BI", 2, 16) + struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, (at * 2) | 1 << 30, 0)
    )
    main = bytearray(_SMALLEST)
    struct.pack_into("<HHHHHH", main, 0, 0xA5EC, 193, 0, 1033, 0, 0x0200)
    struct.pack_into("<H", main, 0x20, 14)
    struct.pack_into("<H", main, 0x3E, 22)
    struct.pack_into("<I", main, 0x4C, len(text))
    struct.pack_into("<H", main, 0x98, 93)
    struct.pack_into("<II", main, 0x9A + 33 * 8, 0, len(pieces))
    main[at : at + len(text)] = text.encode("cp1252")
    return compound({"WordDocument": bytes(main), "1Table": pieces.ljust(_SMALLEST, b"\0")})


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file (MS-CFB) of streams that have whole sectors, and more than the smallest."""
    table, content = [_FAT, _END], b""
    entries = [_entry("Root Entry", 5, (_FREE, _FREE, 1), _END, 0)]
    for number, (name, stream) in enumerate(streams.items(), 1):
        begin, count = len(table), len(stream) // _SECTOR
        table += [*range(begin + 1, begin + count), _END]
        content += stream
        after = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, (_FREE, after, _FREE), begin, len(stream)))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head = struct.pack("<8s16xHHHHH6x", magic, 62, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    sectors = struct.pack(f"<{_SECTOR // 4}I", *table, *[_FREE] * (_SECTOR // 4 - len(table)))
    return head + sectors + directory + content


def _entry(name: str, kind: int, near: tuple[int, int, int], start: int, size: int) -> bytes:
    """Return a directory entry; `near` are its neighbours left and right, and its child."""
    written = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", written, len(written) + 2, kind, 1, *near, start, size)
