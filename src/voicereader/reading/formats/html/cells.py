"""The text of what stands in the cells of tables and in lists of definitions, row by row."""

import re

from selectolax.lexbor import LexborNode

from voicereader.reading.joining import listed

BLOCKS = listed("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody
    td tfoot th thead tr ul
    """)
WHITE = re.compile(r"[ \t\r\n\f]+")


def rows_of(table: LexborNode) -> list[list[str]]:
    """Return the cells of a table, row by row, a line of text for each of theirs; none where it holds another table."""
    if table.css_first("table table"):
        return []
    return [
        [text for cell in row.iter() if cell.tag in {"td", "th"} for text in _cells(cell)] for row in table.css("tr")
    ]


def _cells(cell: LexborNode) -> list[str]:
    """Return the text of a cell, and an empty one for each more column that it spans."""
    span = cell.attributes.get("colspan") or "1"
    more = int(span) - 1 if span.isdecimal() and len(span) < 3 else 0  # noqa: PLR2004 - nobody has a hundred columns
    return [_text_of(cell), *[""] * more]


def terms_of(terms: LexborNode) -> list[list[str]]:
    """Return the terms of a list of definitions, each with what stands below it, as rows of a table."""
    rows: list[list[str]] = []
    for child in terms.css("dt, dd"):
        if child.tag == "dt":
            rows.append([_text_of(child), ""])
        elif rows:
            rows[-1][1] = f"{rows[-1][1]}\n{_text_of(child)}".strip()
        else:
            return []
    return rows


def _text_of(cell: LexborNode) -> str:
    """Return the text of a cell, its blocks and line breaks parted by line ends."""
    parts: list[str] = []
    waiting = [cell]
    while waiting:
        node = waiting.pop()
        if node.is_text_node:
            parts.append(WHITE.sub(" ", node.text_content or ""))
        elif node.tag == "br" or node.tag in BLOCKS:
            parts.append("\n")
        waiting += reversed(list(node.iter(include_text=True)))
        # The end of a block parts too; where inline text follows one is rare enough to leave.
    lines = (" ".join(line.split()) for line in "".join(parts).replace("\u00a0", " ").split("\n"))
    return "\n".join(line for line in lines if line)
