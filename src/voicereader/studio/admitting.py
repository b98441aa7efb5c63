"""Who is let in: the accounts of a library's folder, their sessions and their tokens."""

from dataclasses import dataclass
from pathlib import Path

from voicereader.errors import NoSuchFolder
from voicereader.keeping.accounts import Accounts
from voicereader.keeping.database import Database
from voicereader.keeping.passwords import Passwords
from voicereader.keeping.sessions import Sessions
from voicereader.keeping.tokens import Tokens
from voicereader.settings import Settings


@dataclass(frozen=True, slots=True)
class Admission:
    """Who has an account, who is signed in, and which programs have a token. Thread-safe."""

    accounts: Accounts
    sessions: Sessions
    tokens: Tokens


def admission(folder: Path | None, settings: Settings, passwords: Passwords | None = None) -> Admission:
    """Return who is let into the library of a folder.

    Raises:
        NoSuchFolder: there is none.
    """
    if folder is None:
        raise NoSuchFolder("Accounts belong to a folder of transcripts; name one.")
    database = Database(folder)
    return Admission(
        Accounts(database, passwords),
        Sessions(database, settings.session_idle, settings.session_longest),
        Tokens(database),
    )
