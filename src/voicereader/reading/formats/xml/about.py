"""What an XML document of any vocabulary says of itself: title, date, place."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from voicereader.reading.dates import find_date
from voicereader.reading.formats.xml.meanings import PLACES, is_dropped, is_title, means
from voicereader.reading.formats.xml.tree import Element, attribute, local, words_of
from voicereader.reading.joining import listed

_DATES = listed("date datum fecha data datedebut dateseance")
_HEADS = listed("header head meta metadata metadonnees kopfdaten information")
_LONGEST_TITLE = 200
_LONGEST_PLACE = 60
_REACH = 300
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)\d*")


class About:
    """What the head of a document says; `title_element` is no text of its own then."""

    def __init__(self, root: Element) -> None:
        self._elements = [each for _, each in zip(range(_REACH), root.iter(), strict=False) if local(each)]
        counts = Counter(local(each) for each in root.iter())
        self.title_element = next((each for each in self._elements[1:] if _is_title(each, counts)), None)
        self.title = words_of(self.title_element) if self.title_element is not None else attribute(root, "title")
        self.date = self._date()
        self.place = next((text for text in self._told(PLACES) if len(text) <= _LONGEST_PLACE), None)

    def _date(self) -> dt.date | None:
        for text in self._told(_DATES):
            dated = find_date(_DIGITS.sub(r"\1-\2-\3", text))
            if dated:
                return dated.date
        return None

    def _told(self, words: frozenset[str]) -> Iterator[str]:
        """Yield what elements and attributes of such names say, those that are named by an attribute among them."""
        for each in self._elements:
            yield from (value for name, value in each.attrib.items() if means(name.rpartition("}")[2], words))
            if means(local(each), words) or means(attribute(each, "name", "key", "property") or "", words):
                yield words_of(each)


def _is_title(element: Element, counts: Counter[str]) -> bool:
    """Say whether an element is the document's title: there is one, or it stands in the head."""
    if not is_title(local(element)) or not 0 < len(words_of(element)) <= _LONGEST_TITLE:
        return False
    around = [local(above) for above in element.iterancestors()]
    head = any(means(above, _HEADS) and counts[above] == 1 for above in around)
    return head or (counts[local(element)] == 1 and not any(map(is_dropped, around)))
