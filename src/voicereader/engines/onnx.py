"""Models that onnxruntime runs: loaded as all neural engines need them, with one inner tensor to look at."""

from hashlib import file_digest
from pathlib import Path
from typing import Any

import onnxruntime

_GRAPH, _OUTPUT, _NAME = 7, 12, 1  # fields of ModelProto, GraphProto and ValueInfoProto in onnx.proto3
_DELIMITED = 2


def session(model: Path, output: str, threads: int) -> Any:
    """Load a model whose inner tensor `output` is an output too, after those that it has.

    The sound is the same with any number of `threads`, its making is not. A worker speaks for each core, so one
    thread each fills them; who waits for one sentence has it sooner from a thread for each core. Measured on two
    cores, Piper on a sentence of 6.8 s, median of 10: seconds of wall time, seconds of sound a second of CPU:

        threads             alone         two processes at once
        1                   0.27  24.9    0.29  23.6
        2, not spinning     0.16  23.0    0.32  21.3
        2, spinning         0.16  21.5    0.45  15.2    (what onnxruntime does when nothing is said)

    Raises:
        OSError: the file cannot be read.
        onnxruntime's own errors: it is no model, or has no such tensor.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # its warnings are about the model's making, which no reader can change
    # A message of protocol buffers is merged with what follows it: a graph of one output adds that output.
    added = _field(_GRAPH, _field(_OUTPUT, _field(_NAME, output.encode())))
    return onnxruntime.InferenceSession(model.read_bytes() + added, options, providers=["CPUExecutionProvider"])


def digest(*files: Path) -> str:
    """Return a digest of the contents of files."""
    digests = []
    for file in files:
        with file.open("rb") as content:
            digests.append(file_digest(content, "sha256").hexdigest())
    return "+".join(digests)


def _field(number: int, contents: bytes) -> bytes:
    length, size = bytearray(), len(contents)
    while size > 0x7F:  # noqa: PLR2004 (seven bits a byte, lowest first; the eighth says that more follow)
        length.append(size & 0x7F | 0x80)
        size >>= 7
    return bytes([number << 3 | _DELIMITED, *length, size]) + contents
