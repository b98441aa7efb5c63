"""Long work that nobody waits for: renditions made one after another, remembered on disk until they are whole."""

import contextlib
import json
import queue
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from voicereader.behalf import origin
from voicereader.errors import Busy, CacheUnwritable, Cancelled, UnknownJob, VoiceReaderError
from voicereader.rendering.assembly import Assembly, Making
from voicereader.rendering.plans import Plan
from voicereader.rendering.store import Store, told
from voicereader.studio.asked import Asked
from voicereader.studio.sharing import Charge, Gate, free

State = Literal["waiting", "running", "done", "failed", "cancelled"]

_MOST = 100
"""Jobs that may wait: more are refused, so that nobody can fill the disk with records."""


@dataclass(frozen=True, slots=True)
class Job:
    """A rendition that was ordered: sentences done of total, seconds left where that can be told.

    `error` is a sentence, `error_code` its stable code, both None but for what failed.
    """

    id: str
    slug: str
    asked: Asked
    state: State
    done: int
    total: int
    seconds_left: float | None = None
    error: str | None = None
    error_code: str | None = None


class Jobs:
    """The jobs of one server. Thread-safe. Records lie in the cache folder, a file a job."""

    def __init__(self, store: Store, assembly: Assembly, gate: Gate, plan: Callable[[str, Asked], Plan]) -> None:
        self._store, self._assembly, self._gate, self._plan = store, assembly, gate, plan
        self._folder = store.folder / "jobs"
        self._lock = threading.Lock()
        self._waiting: queue.Queue[tuple[str, Plan, object] | None] = queue.Queue()
        self._queued: dict[str, object] = {}  # a token for each order: one cancelled and ordered anew is another
        self._making: dict[str, Making] = {}
        self._unkept: dict[str, dict[str, Any]] = {}  # how jobs ended that could not be written down
        self._thread: threading.Thread | None = None

    @property
    def waiting(self) -> int:
        """How many jobs are not at their end."""
        return len(self._queued)

    def start(self, slug: str, asked: Asked, charge: Charge = free) -> Job:
        """Order a rendition, or join the job that makes it; one that failed or was cancelled goes on.

        Raises:
            VoiceReaderError: there is no such thing to make, too many wait, or it cannot be written down; and what
                `charge` raises.
        """
        plan = self._plan(slug, asked)
        identity = plan.key[:24]
        record = {"slug": slug, "asked": asdict(asked), "key": plan.key, "total": len(plan.lines)}
        with self._lock:
            if identity in self._queued:
                pass
            elif self._assembly.whole(plan):
                self._keep(identity, record | {"state": "done"})
            else:
                if len(self._queued) >= _MOST:
                    raise Busy("Many files wait to be made just now; try again in a few minutes.")
                self._gate.later(plan, charge)
                self._keep(identity, record)
                self._enqueue(identity, plan)
        return self._stands(identity, record)  # whether or not the cache is deleted at this moment

    def find(self, identity: str) -> Job:
        """Return how a job stands.

        Raises:
            UnknownJob: there is none of that id.
        """
        return self._stands(identity, self._record(identity))

    def _stands(self, identity: str, record: dict[str, Any]) -> Job:
        asked = Asked(**record["asked"])
        total = record["total"]
        making = self._making.get(identity)
        if self._store.rendition_path(record["key"], asked.form).is_file():
            return Job(identity, record["slug"], asked, "done", total, total)
        if making:
            progress = making.progress
            return Job(identity, record["slug"], asked, "running", progress.done, total, making.seconds_left)
        state: State = "waiting" if identity in self._queued else record.get("state", "waiting")
        error, code = (record.get("error"), record.get("code")) if state == "failed" else (None, None)
        done = total if state == "done" else 0  # its file was swept since; whoever fetches it has it made again
        return Job(identity, record["slug"], asked, state, done, total, error=error, error_code=code)

    def may_go(self, file: Path) -> bool:
        """Say whether a file of the folder is the record of a job that is at its end."""
        try:
            return file.stem not in self._queued and "state" in self._record(file.stem)
        except UnknownJob:
            return True

    def cancel(self, identity: str) -> Job:
        """Cancel a job; what is made of it stays in the cache. One that is at its end stays as it is.

        Raises:
            UnknownJob: there is none of that id.
            CacheUnwritable: it cannot be written down; it is cancelled until the next start.
        """
        job = self.find(identity)
        with self._lock:
            if job.state in {"waiting", "running"}:
                self._queued.pop(identity, None)
                making = self._making.pop(identity, None)
                if making:
                    making.cancel()
                self._keep(identity, self._record(identity) | {"state": "cancelled"})
        return self.find(identity)

    def resume(self) -> None:
        """Go on with what a server before this one left unfinished."""
        for file in sorted(self._folder.glob("*.json"), key=_age):
            try:
                job = self.find(file.stem)
                if job.state == "waiting":
                    self.start(job.slug, job.asked)
            except VoiceReaderError as error:
                self._fail(file.stem, error)

    def leave_off(self) -> None:
        """Begin nothing more, and cancel what is made; unfinished jobs stay on record."""
        with self._lock:
            self._queued.clear()
            for making in self._making.values():
                making.cancel()

    def close(self) -> None:
        """Leave off, and wait until that is so: soon where no worker makes what was ordered."""
        self.leave_off()
        with self._lock:
            thread, self._thread = self._thread, None
        if thread:
            self._waiting.put(None)
            thread.join(timeout=5)

    def _enqueue(self, identity: str, plan: Plan) -> None:
        token = self._queued[identity] = object()
        self._waiting.put((identity, plan, token))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            identity, plan, token = waiting
            with self._lock:
                if self._queued.get(identity) is not token:
                    continue
                origin.set(f"job-{identity}")
                making = self._making[identity] = self._assembly.make(plan, later=True)
            try:
                making.finish()
                with contextlib.suppress(UnknownJob, OSError):  # its file says so too, as long as that is there
                    self._keep(identity, self._record(identity) | {"state": "done"})
            except Cancelled:
                pass
            except VoiceReaderError as error:
                self._fail(identity, error)
            finally:
                with self._lock:
                    if self._queued.get(identity) is token:
                        del self._queued[identity]
                    if self._making.get(identity) is making:
                        del self._making[identity]

    def _fail(self, identity: str, error: VoiceReaderError) -> None:
        try:
            record = self._record(identity)
        except UnknownJob:
            return
        failed = record | {"state": "failed", "error": error.sentence, "code": error.code}
        try:
            self._keep(identity, failed)
        except CacheUnwritable:
            self._unkept[identity] = failed

    def _keep(self, identity: str, record: dict[str, Any]) -> None:
        with told(), self._store.writing(self._folder / f"{identity}.json") as temporary:
            temporary.write_text(json.dumps(record))
        self._unkept.pop(identity, None)

    def _record(self, identity: str) -> dict[str, Any]:
        try:
            if not identity.isalnum():
                raise FileNotFoundError
            record = self._unkept.get(identity) or json.loads((self._folder / f"{identity}.json").read_text())
            return _checked(record)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise UnknownJob("There is no such job; ask for the file again from the transcript's page.") from error


def _checked(record: dict[str, Any]) -> dict[str, Any]:
    """Return what was written down of a job; what fails here was damaged, or written by another version."""
    Asked(**record["asked"])
    return record | {"slug": str(record["slug"]), "key": str(record["key"]), "total": int(record["total"])}


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0
