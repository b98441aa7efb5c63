"""What people change of a library: files that come, go and come back, what is said about them, and all of it undone."""

import contextlib
import datetime as dt
import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from voicereader.errors import BadChange, LibraryUnwritable, NotKept, UnknownTranscript, VoiceReaderError
from voicereader.keeping.archive import write_archive
from voicereader.keeping.folders import backup
from voicereader.keeping.ledger import Edit, Ledger
from voicereader.keeping.rows import Change
from voicereader.library.files import Files
from voicereader.model import Revision, Transcript
from voicereader.settings import Settings
from voicereader.studio.about import corrected
from voicereader.studio.asked import output_file
from voicereader.studio.filing import alike, check, file_name

__all__ = ["Change", "Changes", "Given"]


@dataclass(frozen=True, slots=True)
class Given:
    """A file that somebody gives to the library: its name where it was, its content, what is said about it."""

    name: str
    content: bytes
    about: Mapping[str, str] = field(default_factory=dict)


class Changes:
    """The changes of one library. Each method makes one change, whole or not at all. Thread-safe.

    `who` is the name of whoever changes. `seen` is the number of the last change when they looked; without it nobody
    else's change is lost that comes while theirs is looked through. Every method may raise LibraryDamaged, and those
    that change something ChangedMeanwhile, LibraryUnwritable and NoSuchFolder.

    Args:
        files: of the library.
        ledger: of the library.
        read: reads a transcript.
        settings: how large files are, and how long they are kept.
        changed: is told of every change.
    """

    def __init__(
        self,
        files: Files,
        ledger: Ledger,
        read: Callable[[bytes, str], Transcript],
        settings: Settings,
        changed: Callable[[], None],
    ) -> None:
        self._files, self._ledger, self._read, self._settings = files, ledger, read, settings
        self._changed = changed
        self._begun = ledger.now(), time.monotonic()

    def begun(self) -> bool:
        """Say whether the library was ever changed through the program, and may be empty by now."""
        return self._ledger.database.path.exists()

    def last(self) -> int:
        """Return the number of the last change, 0 where there is none."""
        return self._ledger.last()

    def history(self, name: str | None = None, most: int = 100, before: int | None = None) -> list[Change]:
        """Return the changes, of one file or of all, the last first; those `before` a number where one is given.

        `most` may be -1 for all of them.
        """
        self._files.originals()  # where there is no folder, there is no library
        return self._ledger.history(name, most, before)

    def content(self, revision: Revision) -> bytes:
        """Return what a file was.

        Raises:
            NotKept: it was taken away too long ago.
            OSError: it was the folder's, and is not there or cannot be read.
        """
        if revision.state == "kept":
            return self._ledger.content(revision.digest or "")
        return (self._files.folder / revision.name).read_bytes()

    def add(self, given: Sequence[Given], who: str, *, replace: bool = False, seen: int | None = None) -> Change:
        """Add files, or give files that there are another content.

        Raises:
            BadChange: a name is not allowed, there is such a file already or, to `replace`, none, or one is too large
                or is there under another name.
            UnreadableTranscript, BadPeople, BadCasting, BadLexicon: one is not what its name says.
        """
        self._make_folder()
        seen, there = self._look(seen)
        return self._made(who, "replace" if replace else "add", self._edits(given, there, replace=replace), seen)

    def look_through(self, given: Sequence[Given]) -> None:
        """See that files could be added; nothing is changed. It raises what `add` does."""
        self._edits(given, self._look(0)[1], replace=False)

    def _edits(self, given: Sequence[Given], there: Mapping[str, tuple[int, int]], *, replace: bool) -> list[Edit]:
        names = [file_name(each.name) for each in given]
        if len({alike(name, names[:place]) or name for place, name in enumerate(names)}) < len(names):
            raise BadChange("Two of the files have one name; give them one after the other, under other names.")
        digests = self._digests(there, given)
        edits = []
        for name, each in zip(names, given, strict=True):
            self._see_new(name, each.content, there, digests, replace=replace)
            check(name, each.content, self._read)
            digests[hashlib.sha256(each.content).hexdigest()] = name
            edits.append(Edit(name, "kept", each.content, self._about(name, there, each.about)))
        return edits

    def exchange(self, name: str, given: Given, who: str, seen: int | None = None) -> Change:
        """Give a transcript another text: of the same kind of file, or of another, which then stands in its place.

        What an editor said about it stays. It raises what `add` does.
        """
        new = file_name(given.name)
        if new == name:
            return self.add([given], who, replace=True, seen=seen)
        seen, there = self._look(seen)
        about = self._files.about(_named(name, there))
        others = {other: stamp for other, stamp in there.items() if other != name}
        edits = self._edits([Given(new, given.content, about)], others, replace=False)
        return self._made(who, "replace", [Edit(name, "gone"), *edits], seen)

    def rewrite(self, contents: Mapping[str, bytes], who: str, seen: int | None = None) -> Change:
        """Give files that lie beside the transcripts this content, whether or not they are there.

        Raises:
            BadChange: they have it already.
            BadPeople, BadCasting, BadLexicon: it is not what the file's name says.
        """
        seen, there = self._look(seen)
        edits = []
        for name, content in contents.items():
            check(name, content, self._read)
            if name not in there or self._files.content(name) != content:
                edits.append(Edit(name, "kept", content))
        if not edits:
            raise BadChange("All of this is so already; nothing was changed.")
        return self._made(who, "correct", edits, seen)

    def beside(self, name: str) -> bytes:
        """Return what a file that lies beside the transcripts is now, empty where it is not there."""
        return self._files.content(name) if name in self._files.look() else b""

    def now(self, name: str) -> bytes:
        """Return the content of a file of the library as it is now.

        Raises:
            OSError, NotKept: it is not there, or cannot be read.
        """
        return self._files.content(name)

    def latest(self) -> dict[str, int]:
        """Return by the names of files the numbers of the changes that changed them last."""
        return {name: each.change for name, each in self._ledger.current().items()}

    def taken_away(self) -> list[Change]:
        """Return the changes that took files away which are still away, the last first, with those files alone."""
        gone = sorted((each for each in self._ledger.current().values() if each.state == "gone"), key=_latest)
        found = ((self._ledger.history(each.name, 1), each) for each in gone)
        return [replace(changes[0], revisions=(each,)) for changes, each in found if changes]

    def take_away(self, names: Sequence[str], who: str, seen: int | None = None) -> Change:
        """Take files away; they are kept for so many days as the setting `keep_removed` says.

        Raises:
            UnknownTranscript: there is no such file.
        """
        seen, there = self._look(seen)
        return self._made(who, "remove", [Edit(_named(name, there), "gone") for name in dict.fromkeys(names)], seen)

    def restore(self, names: Sequence[str], who: str, seen: int | None = None) -> Change:
        """Bring files back that were taken away, as they were.

        Raises:
            UnknownTranscript: no such file was taken away.
            NotKept: it was too long ago.
        """
        seen, there = self._look(seen)
        gone = {name: each for name, each in self._ledger.current().items() if each.state == "gone"}
        edits = []
        for name in dict.fromkeys(names):
            before = self._before(gone[_named(name, gone, "was taken away")])
            if other := alike(name, there):
                raise BadChange(f"There is a {other} by now; take it away first.")
            if before.state == "original" and name not in self._files.originals():
                raise NotKept(f"{name} was a file of the folder, and is not there any more.")
            edits.append(self._edit(before, before.about))
        return self._made(who, "restore", edits, seen)

    def correct(self, name: str, about: Mapping[str, str], who: str, seen: int | None = None) -> Change:
        """Say what a transcript's title, date and so on are; what is empty is as its file has it, `-` is none.

        Raises:
            BadChange: a date or a language is none.
            UnknownTranscript: there is no such transcript.
        """
        seen, there = self._look(seen)
        name = _named(name, there)
        revision = self._ledger.current().get(name, Revision(name, 0, "original"))
        said = self._about(name, there, about)
        if said == revision.about:
            raise BadChange(f"All of this is said about {name} already; nothing was changed.")
        return self._made(who, "correct", [self._edit(revision, said)], seen)

    def undo(self, number: int, who: str) -> Change:
        """Make the files of a change again what they were before it.

        Raises:
            UnknownChange: there is no such change.
            ChangedMeanwhile: a later change has changed one of the files.
            NotKept: what one was is not kept any more.
            BadPeople, BadCasting, BadLexicon: what would come back cannot be understood.
        """
        there = self._files.originals()
        for each in self._ledger.before(number):
            if each.name in self._files.beside and (each.state == "kept" or each.name in there):
                with contextlib.suppress(OSError):
                    check(each.name, self.content(each), self._read)
        made = self._ledger.undo(number, who)
        self._changed()
        return made

    def tidy(self) -> int:
        """Drop what was taken away longer ago than the setting `keep_removed` says; return how many contents."""
        began, at = self._begun
        passed = dt.timedelta(seconds=time.monotonic() - at)
        surely = min(self._ledger.now(), began + passed)  # a clock that jumps ahead shall drop nothing
        return self._ledger.purge(surely - dt.timedelta(days=self._settings.keep_removed))

    def export(self, output: Path) -> None:
        """Write the archive of the library, as it is at one moment.

        Raises:
            OutputUnwritable: it cannot be written there.
            UnreadableTranscript: a file of the folder cannot be read.
        """
        with output_file(output) as part:
            write_archive(self._ledger.database, self._files.originals(), part)

    def backup(self, copy: Path) -> None:
        """Copy the library to a folder that can take its place, while others change it.

        Raises:
            OutputUnwritable: it cannot be written there.
            UnreadableTranscript: a file of the folder cannot be read.
        """
        backup(self._ledger.database, self._files.originals(), copy)

    def _make_folder(self) -> None:
        try:
            self._files.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnwritable(f"{self._files.folder} cannot be made ({error.strerror}).") from error

    def _look(self, seen: int | None) -> tuple[int, Mapping[str, tuple[int, int]]]:
        """Return the last change that is seen, and the files that there are."""
        return self._ledger.last() if seen is None else seen, self._files.look()

    def _made(self, who: str, note: str, edits: Sequence[Edit], seen: int) -> Change:
        made = self._ledger.change(who, note, edits, seen)
        self._changed()
        with contextlib.suppress(VoiceReaderError):  # this change is accepted; the next one tries again
            self.tidy()
        return made

    def _edit(self, revision: Revision, about: Mapping[str, str]) -> Edit:
        """Return what makes a file again what it was, with this said about it."""
        content = self._ledger.content(revision.digest) if revision.digest else b""
        return Edit(revision.name, revision.state, content, about)

    def _about(self, name: str, there: Mapping[str, object], given: Mapping[str, str]) -> Mapping[str, str]:
        if given and name in self._files.beside:
            raise BadChange(f"{name} is no transcript: it has no title, date or the like.")
        return corrected(self._files.about(name) if name in there else {}, given)

    def _before(self, gone: Revision) -> Revision:
        return next(each for each in self._ledger.before(gone.change) if each.name == gone.name)

    def _see_new(
        self, name: str, content: bytes, there: Mapping[str, object], digests: Mapping[str, str], *, replace: bool
    ) -> None:
        if len(content) > self._settings.largest_bytes:
            raise BadChange(f"{name} is larger than {self._settings.largest_file} MB; split it into several files.")
        other = alike(name, there)
        if replace and name not in there:
            raise BadChange(f"There is no {name} to replace; add it.")
        if other and not replace:
            raise BadChange(f"There is a {other} already; replace it, or give the new file another name.")
        same = digests.get(hashlib.sha256(content).hexdigest())
        if same:
            raise BadChange(f"{name} is already here as {same}; nothing was changed.")

    def _digests(self, there: Mapping[str, tuple[int, int]], given: Sequence[Given]) -> dict[str, str]:
        """Return by digest the files that are as large as one that is given."""
        sizes = {len(each.content) for each in given}
        found = {}
        for name, (_, size) in there.items():
            if size in sizes:
                with contextlib.suppress(OSError):  # the library says which of its files cannot be read
                    found[hashlib.sha256(self._files.content(name)).hexdigest()] = name
        return found


def _latest(revision: Revision) -> tuple[int, str]:
    return -revision.change, revision.name


def _named(name: str, names: Mapping[str, object], what: str = "is of the library") -> str:
    if name not in names:
        raise UnknownTranscript(f"No file of the name {name!a} {what}; give the name of a file, such as talk.txt.")
    return name


def told(change: Change) -> dict[str, object]:
    """Return a change for programs, as JSON has it."""
    files = [
        {"name": each.name, "state": each.state, "sha256": each.digest, "size": each.size, "about": dict(each.about)}
        for each in change.revisions
    ]
    said = {"number": change.number, "at": change.at.isoformat(), "who": change.who, "note": change.note}
    return said | {"undoes": change.undoes, "files": files}
