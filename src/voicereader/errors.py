"""Every error that a person can cause.

    VoiceReaderError
    ├── UnreadableTranscript      a file is not a transcript that can be read
    ├── NotFound                  nothing has that name
    │   ├── UnknownTranscript
    │   ├── UnknownSpeaker
    │   ├── UnknownFormat
    │   ├── UnknownPassage
    │   ├── UnknownManner
    │   ├── UnknownJob
    │   ├── UnknownChange
    │   ├── NotKept               it was taken away too long ago
    │   ├── UnknownAccount
    │   ├── UnknownToken
    │   ├── UnknownDraft
    │   └── UnknownVoice
    ├── UnsupportedRate           a speed that is not offered
    ├── BadSearch                 a search or a list is asked for in a way that is not understood
    ├── SpeechFailed              an engine could not speak a sentence, in two tries
    ├── EngineUnavailable         no engine, or no voice of it, could be loaded
    ├── Busy                      more listen than can be served at once
    ├── SoundIncomplete           sentences of the library have no sound, or none that can be right
    ├── Unfit                     this installation cannot work as it is
    ├── Doubtful                  this installation works, but may not for long
    ├── Refused                   another site's page may not have anything done
    ├── NotSignedIn               only for people who are signed in
    ├── NotAllowed                the account's role is too little
    ├── SignInFailed              the name or the password is not right
    ├── TooManyTries              to sign in, in too short a time
    ├── TooManyRequests           somebody had more made anew than is theirs
    ├── BadAccount                a name, a role or a token that an account may not have
    ├── BadPassword               a password that is guessed too easily
    ├── BadChange                 the library cannot be changed so
    ├── BadArchive                a file is no archive of a library, or is damaged
    ├── ChangedMeanwhile          somebody else has changed the same since it was looked at
    ├── LibraryUnwritable         what people change cannot be kept
    ├── LibraryDamaged            what people changed cannot be read
    ├── Cancelled                 somebody cancelled the making of a rendition
    └── CannotStart               what the program was started with does not work
        ├── NoSuchFolder
        ├── NoTranscripts
        ├── CacheUnwritable
        ├── OutputUnwritable
        ├── PortUnavailable
        ├── BadSetting
        ├── BadCasting
        ├── BadLexicon
        ├── BadPeople
        └── CannotInstall

`code` is stable and documented in docs/errors.md; `status` is the answer over HTTP, `exit_status` that
of a command. The message is one sentence, for the person who caused it, that says what to do.
"""

from typing import ClassVar


class VoiceReaderError(Exception):
    """The root: anything that a person can cause and mend."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 500
    exit_status: ClassVar[int] = 1

    @property
    def sentence(self) -> str:
        """What went wrong and what to do, for a person."""
        return str(self.args[0]) if self.args else self.code


class UnreadableTranscript(VoiceReaderError):
    """A file is missing, empty, binary, or holds no text."""

    code = "unreadable-transcript"
    status = 422
    exit_status = 10


class NotFound(VoiceReaderError):
    """Nothing has that name."""

    code = "not-found"
    status = 404
    exit_status = 11


class UnknownTranscript(NotFound):
    """The library has no transcript of that name."""

    code = "unknown-transcript"


class UnknownSpeaker(NotFound):
    """The transcript has no speaker of that id or name."""

    code = "unknown-speaker"
    exit_status = 12


class UnknownFormat(NotFound):
    """Sound is not made in that format."""

    code = "unknown-format"
    exit_status = 13


class UnknownPassage(NotFound):
    """The transcript has no turn or sentence of that id, or the range is empty."""

    code = "unknown-passage"
    exit_status = 26


class UnknownManner(NotFound):
    """Speakers are not announced, or pauses not made, in that manner."""

    code = "unknown-manner"
    status = 422
    exit_status = 29


class UnknownJob(NotFound):
    """There is no such job, or its record is gone with the cache."""

    code = "unknown-job"
    exit_status = 27


class UnknownChange(NotFound):
    """The library has no change of that number."""

    code = "unknown-change"
    exit_status = 50


class NotKept(NotFound):
    """What a file was is not kept any more, since it was taken away too long ago."""

    code = "not-kept"
    status = 410
    exit_status = 49


class UnknownVoice(NotFound):
    """casting.toml names a voice that is not installed. The fault is the site's, not that of who asks."""

    code = "unknown-voice"
    status = 500
    exit_status = 40


class UnknownAccount(NotFound):
    """Nobody has an account of that name."""

    code = "unknown-account"
    exit_status = 60


class UnknownToken(NotFound):
    """The account has no token of that number."""

    code = "unknown-token"
    exit_status = 61


class UnknownDraft(NotFound):
    """The account has no draft of that number, or not any more."""

    code = "unknown-draft"
    exit_status = 70


class UnsupportedRate(VoiceReaderError):
    """Speech is not made at that speed."""

    code = "unsupported-rate"
    status = 422
    exit_status = 14


class BadSearch(VoiceReaderError):
    """A search has no word, a date is none, or there is no such order or page."""

    code = "bad-search"
    status = 422
    exit_status = 45


class SpeechFailed(VoiceReaderError):
    """Sentences could not be spoken, some or all."""

    code = "speech-failed"
    status = 500
    exit_status = 15


class EngineUnavailable(VoiceReaderError):
    """A speech engine could not be loaded."""

    code = "engine-unavailable"
    status = 503
    exit_status = 16


class Busy(VoiceReaderError):
    """More sound is being made for listeners than the server has threads for, or more of it waits than it may."""

    code = "busy"
    status = 503
    exit_status = 17


class SoundIncomplete(VoiceReaderError):
    """Sentences of the library have no sound, or none that can be right."""

    code = "sound-incomplete"
    exit_status = 28


class Unfit(VoiceReaderError):
    """This installation cannot work as it is."""

    code = "unfit"
    exit_status = 53


class Doubtful(VoiceReaderError):
    """This installation works, but may not for long, or not for many."""

    code = "doubtful"
    exit_status = 54


class Refused(VoiceReaderError):
    """Another site's page asked for something to be done, or a form is not one that we gave."""

    code = "refused"
    status = 403
    exit_status = 19


class BadChange(VoiceReaderError):
    """A name, a date, a size or the like is not allowed, or nothing would be changed."""

    code = "bad-change"
    status = 422
    exit_status = 51


class BadArchive(VoiceReaderError):
    """A file is no archive of a library, is damaged, or would write where it may not."""

    code = "bad-archive"
    status = 422
    exit_status = 52


class NotSignedIn(VoiceReaderError):
    """This is only for people who are signed in, or for programs with a token."""

    code = "not-signed-in"
    status = 401
    exit_status = 62


class NotAllowed(VoiceReaderError):
    """The account's role, or the token's scope, is too little for this."""

    code = "not-allowed"
    status = 403
    exit_status = 63


class SignInFailed(VoiceReaderError):
    """The name or the password is not right, or the account is disabled; nobody is told which."""

    code = "sign-in-failed"
    status = 422
    exit_status = 64


class TooManyTries(VoiceReaderError):
    """Somebody tried to sign in too often; `seconds` says for how long they have to wait."""

    code = "too-many-tries"
    status = 429
    exit_status = 65

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.seconds = seconds


class TooManyRequests(VoiceReaderError):
    """One client has had much sound made anew; `seconds` says when they may have more."""

    code = "too-many-requests"
    status = 429
    exit_status = 80

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.seconds = seconds


class BadAccount(VoiceReaderError):
    """A name is taken or none, or there is no such role or token for the account."""

    code = "bad-account"
    status = 422
    exit_status = 66


class BadPassword(VoiceReaderError):
    """A password is too short or too long, or among those that others would guess first."""

    code = "bad-password"
    status = 422
    exit_status = 67


class ChangedMeanwhile(VoiceReaderError):
    """Somebody else has changed the same file since it was looked at."""

    code = "changed-meanwhile"
    status = 409
    exit_status = 48


class LibraryUnwritable(VoiceReaderError):
    """A change of the library cannot be kept: nobody may write there, or the disk is full."""

    code = "library-unwritable"
    status = 503
    exit_status = 46


class LibraryDamaged(VoiceReaderError):
    """What was changed of the library cannot be read: the file is damaged, or of a newer version."""

    code = "library-damaged"
    status = 500
    exit_status = 47


class Cancelled(VoiceReaderError):
    """The making of a rendition was cancelled."""

    code = "cancelled"
    status = 409
    exit_status = 18


class CannotStart(VoiceReaderError):
    """What a command was started with does not work."""

    code = "cannot-start"


class NoSuchFolder(CannotStart):
    """The library folder does not exist or cannot be listed."""

    code = "no-such-folder"
    exit_status = 20


class NoTranscripts(CannotStart):
    """The library folder holds no transcript."""

    code = "no-transcripts"
    exit_status = 21


class CacheUnwritable(CannotStart):
    """The cache folder cannot be made or written: nobody may, or the disk is full."""

    code = "cache-unwritable"
    status = 503
    exit_status = 22


class PortUnavailable(CannotStart):
    """The address or port cannot be listened on."""

    code = "port-unavailable"
    exit_status = 23


class OutputUnwritable(CannotStart):
    """The file that a command should write cannot be written."""

    code = "output-unwritable"
    exit_status = 24


class BadSetting(CannotStart):
    """A setting has a value that is not allowed."""

    code = "bad-setting"
    exit_status = 25


class CannotInstall(CannotStart):
    """A voice cannot be installed: no such voice, no way to it, no room, or not what its author published."""

    code = "cannot-install"
    exit_status = 42


class BadCasting(CannotStart):
    """casting.toml is no TOML, or has a key or a value that is not allowed."""

    code = "bad-casting"
    exit_status = 41


class BadLexicon(CannotStart):
    """lexicon.toml or lexicon.pls cannot be understood, or has an entry that is not allowed."""

    code = "bad-lexicon"
    exit_status = 43


class BadPeople(CannotStart):
    """people.toml is no TOML, or has a key or a value that is not allowed."""

    code = "bad-people"
    exit_status = 44
