"""What one regular expression makes of a file, as the table's peer: `python -m tests.bench.plain_regex FILE`."""

import json
import re
import sys
from pathlib import Path

_LABEL = re.compile(r"^([A-ZÀ-ÞА-Я][^:\n]{1,60}):[ \t]+", re.MULTILINE)


def main() -> None:
    """Print the turns that open with `Name: `, as `voicereader inspect --json` does."""
    text = Path(sys.argv[1]).read_text(errors="replace")
    found = list(_LABEL.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    turns = [
        {"speaker": each[1], "text": text[each.end() : end].strip()} for each, end in zip(found, ends, strict=True)
    ]
    print(json.dumps({"turns": turns}))


if __name__ == "__main__":
    main()
