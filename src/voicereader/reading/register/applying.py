"""What people.toml says, done to one transcript; and ids that one person has in all of them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from voicereader.model import Gender, Outline, Speaker, Transcript, Turn
from voicereader.reading import roles
from voicereader.reading.names import words
from voicereader.reading.register.ids import named, renamed
from voicereader.reading.register.written import Entry, Register
from voicereader.reading.voices import is_numbered
from voicereader.text import identity, moved


@dataclass(frozen=True, slots=True)
class _Called:
    """Somebody new: named in a table alone, or one of those that have no name (`among`: who is the same)."""

    name: str
    among: str | None = None


_Somebody = Entry | Speaker | _Called
_Who = _Somebody | None


def applied(register: Register, transcript: Transcript, names: Collection[str] = ()) -> Transcript:
    """Return a transcript with its speakers as the register has them; `names` are its slug and its file's name.

    A turn is given by its own id, else by its label or its speaker's name or id in the transcript's table, else
    by these in the entries; what goes on after a stage direction stays with what it goes on from. Speakers
    have the id that all spellings of their name share. Every speaker has a turn, in order of the first, and
    the labels of their turns as aliases. The same transcript is returned where nothing changes.
    """
    if concerns(register, transcript, names):
        return _Applying(register, transcript, names).transcript()
    new = {each.id: identity(each.name) for each in named(transcript)}
    if len({new.get(each.id, each.id) for each in transcript.speakers}) < len(transcript.speakers):
        return _Applying(register, transcript, names).transcript()
    return renamed(transcript, {old: made for old, made in new.items() if old != made})


def concerns(register: Register, transcript: Transcript | Outline, names: Collection[str] = ()) -> bool:
    """Say whether a register says anything of a transcript, at little cost: of most of a large library it does not."""
    if not register.transcripts.keys().isdisjoint(names):
        return True
    if register.anonymous and any(each.anonymous for each in transcript.speakers):
        return True
    return bool(register.entries) and any(
        identity(name) in register.meant or identity(name) in register.ids
        for each in transcript.speakers
        for name in (each.name, each.id, *each.aliases)
    )


class _Applying:
    """One transcript while its turns are given out."""

    def __init__(self, register: Register, transcript: Transcript, names: Collection[str]) -> None:
        self._register, self._transcript = register, transcript
        own = {label: meant for name in names for label, meant in register.transcripts.get(name, {}).items()}
        self._speakers = {each.id: each for each in transcript.speakers}
        self._counts = Counter(turn.speaker_id for turn in transcript.turns)
        self._by_turn = {turn.id: own[turn.id] for turn in transcript.turns if turn.id in own}
        self._own = {identity(label): meant for label, meant in own.items() if label not in self._by_turn}
        self._here = {
            identity(name): each
            for each in reversed(transcript.speakers)
            for name in (*each.aliases, each.id, each.name)
        }

    def transcript(self) -> Transcript:
        """Return the transcript as it is then."""
        given = list(self._given())
        said: defaultdict[_Somebody, list[Turn]] = defaultdict(list)
        for turn, who in given:
            if who:
                said[who].append(turn)
        speakers = {who: self._speaker(who, turns) for who, turns in said.items()}
        ids = self._ids(speakers)
        turns = tuple(
            replace(turn, speaker_id=ids[who]) if who else _narrated(turn) if turn.speaker_id else turn
            for turn, who in given
        )
        people = tuple(replace(speaker, id=ids[who]) for who, speaker in speakers.items())
        made = replace(self._transcript, turns=turns, speakers=people)
        return self._transcript if made == self._transcript else made

    def _given(self) -> Iterator[tuple[Turn, _Who]]:
        """Yield each turn and whose it is."""
        going: dict[str | None, _Who] = {}
        for turn in self._transcript.turns:
            if turn.id in self._by_turn:
                going[turn.speaker_id] = self._called(self._by_turn[turn.id])
            elif turn.speaker_id not in self._speakers:
                yield turn, None
                continue
            elif turn.label is not None or turn.speaker_id not in going:
                going[turn.speaker_id] = self._who(turn, self._speakers[turn.speaker_id])
            yield turn, going[turn.speaker_id]

    def _who(self, turn: Turn, speaker: Speaker) -> _Who:
        spelt = [identity(each) for each in (turn.label, speaker.name, speaker.id) if each is not None]
        for each in spelt:
            if each in self._own:
                return self._called(self._own[each])
        for each in spelt:
            if each in self._register.meant:
                return self._register.meant[each]
        return self._unnamed(turn, speaker) if speaker.anonymous else speaker

    def _called(self, name: str) -> _Who:
        """Return whom the right side of a table means: somebody of the register, else of this transcript, else new."""
        if not name.strip():
            return None
        spelt = identity(name)
        here = self._here.get(spelt)
        known = [spelt, *((identity(here.name), identity(here.id)) if here else ())]
        entry = next((self._register.meant[each] for each in known if each in self._register.meant), None)
        return entry or self._register.ids.get(spelt) or here or _Called(" ".join(name.split()))

    def _unnamed(self, turn: Turn, speaker: Speaker) -> _Who:
        """Part those without a name, or take them together; a crowd and those who are numbered are told apart."""
        wanted, label = self._register.anonymous, turn.label or speaker.name
        steady = is_numbered(label) or roles.COLLECTIVES.intersection(words(label))
        if wanted == "one":
            return _Called(speaker.name, identity(speaker.name))
        return _Called(speaker.name, turn.id) if wanted == "each" and not steady else speaker

    def _speaker(self, who: _Somebody, turns: list[Turn]) -> Speaker:
        """Return somebody with the turns that are theirs; what was known of those who are nobody else, holds."""
        before = [self._speakers[each] for each in self._all_of(turns)]
        labels = tuple(dict.fromkeys(turn.label for turn in turns if turn.label is not None))
        role = next((each.role for each in before if each.role), None)
        genders = {each.gender for each in before if each.gender}
        gender: Gender | None = genders.pop() if len(genders) == 1 else None
        if isinstance(who, Speaker):
            return replace(who, aliases=labels, role=who.role or role, gender=who.gender or gender)
        if isinstance(who, Entry):
            role = role if who.role is None else who.role or None
            return Speaker(who.id, who.name, role, labels, who.gender or gender)
        return Speaker(identity(who.name), who.name, role, labels, gender, anonymous=who.among is not None)

    def _all_of(self, turns: list[Turn]) -> Iterator[str]:
        """Yield the ids of the speakers, as read, all of whose turns are among these."""
        for speaker_id, count in Counter(turn.speaker_id for turn in turns).items():
            if speaker_id and count == self._counts[speaker_id]:
                yield speaker_id

    def _ids(self, speakers: Mapping[_Somebody, Speaker]) -> dict[_Somebody, str]:
        """Return an id for each: who has a name chooses before who has none."""
        taken, numbers = set(self._register.ids), Counter[str]()
        ids: dict[_Somebody, str] = {}
        for who in sorted(speakers, key=lambda each: speakers[each].anonymous):
            if isinstance(who, Entry):
                ids[who] = who.id
                continue
            speaker = speakers[who]
            wanted = made = speaker.id if speaker.anonymous else identity(speaker.name)
            while made in taken:
                numbers[wanted] += 1
                made = f"{wanted}-{numbers[wanted] + 1}"
            ids[who] = made
            taken.add(made)
        return ids


def _narrated(turn: Turn) -> Turn:
    """Return what somebody said as narration: what looked like a label is part of the words."""
    note = f" ({turn.note})" if turn.note else ""
    first, *others = turn.paragraphs or ("",)
    before = f"{turn.label}{note}: " if turn.label else ""
    paragraphs = (f"{before}{first}".strip() if before else first, *others)
    passages = tuple(moved(each, len(before)) for each in turn.passages)
    return replace(turn, speaker_id=None, label=None, note=None, paragraphs=paragraphs, passages=passages)
