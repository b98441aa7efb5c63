"""The catalogue: what was read of a library's files, kept from one start to the next, and searched by the sentence.

It is a cache: an SQLite file that may be deleted at any time and is made again from the files. What it holds of a
file depends on that file and the recipe of reading alone, so that any number of processes may share it.
"""

from voicereader.library.catalogue.keeping import Catalogue, Record, Sought
from voicereader.library.catalogue.numbers import Hit
from voicereader.library.catalogue.terms import Terms

__all__ = ["Catalogue", "Hit", "Record", "Sought", "Terms"]
