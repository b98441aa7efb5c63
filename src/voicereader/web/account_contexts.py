"""What the templates of signing in and of accounts receive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from voicereader.web.view import Option, View


@dataclass(frozen=True, slots=True)
class SignInPage:
    """`/sign-in`. `next` is the page to go on to, a path of this site; `problem` a sentence, None at first.

    Where `is_again`, a form was sent by somebody who was not signed in any more: `carried` are its fields.
    """

    view: View
    name: str
    next: str
    problem: str | None
    is_again: bool
    carried: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class GoOnPage:
    """What was sent before signing in, to be sent once more: where to, and its fields."""

    view: View
    url: str
    carried: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A browser that is signed in: since which day, and when it was used last."""

    begun: str
    used: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token: what it is for and lets a program do, in words, and where it is taken away."""

    name: str
    scope: str
    created: str
    expires: str
    used: str
    url: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """`/account`. `told` is a sentence on what was done, `made` a token that is told once.

    `problems` has a sentence for each field that was not right, by the field's name, and `typed` what stood in them.
    """

    view: View
    name: str
    role: str
    sessions: Sequence[SessionRow]
    tokens: Sequence[TokenRow]
    scopes: Sequence[Option]
    lasting: Sequence[Option]
    told: str | None = None
    made: str | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who has an account, with their role in words and the day since when; `url` is where it is changed."""

    name: str
    role: str
    created: str
    url: str
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """`/accounts`: who has an account, and the form that adds one; the rest is as for `AccountPage`."""

    view: View
    people: Sequence[PersonRow]
    roles: Sequence[Option]
    told: str | None
    problems: Mapping[str, str]
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """`/accounts/<number>`: somebody's account; one's own (`is_own`) others change."""

    view: View
    person: PersonRow
    roles: Sequence[Option]
    is_own: bool
    told: str | None
    problems: Mapping[str, str]
