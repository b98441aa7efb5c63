"""What pages say of errors, by their codes.

An error's own sentence is English and often says more than its code: which speakers there are, which word is too
short. Other languages have a sentence for each code, that says what to do as well.
"""

from types import MappingProxyType

from flask_babel import lazy_gettext

from voicereader.web.languages import interface

HTTP = MappingProxyType(
    {404: "not-found", 405: "method-not-allowed", 413: "content-too-large", 416: "range-not-satisfiable"}
)
"""By status, the codes of errors that concern the request and not what it asks for."""

_HEADINGS = {
    401: lazy_gettext("Sign in first"),
    403: lazy_gettext("Not allowed"),
    404: lazy_gettext("Not here"),
    422: lazy_gettext("Not possible"),
    429: lazy_gettext("Not now"),
    503: lazy_gettext("Not now"),
}

_SENTENCES = {
    "not-found": lazy_gettext("There is no page at this address. The library lists what there is."),
    "method-not-allowed": lazy_gettext("This address does not answer such a request. Go back and follow a link."),
    "content-too-large": lazy_gettext("More was sent than is read here. Send less."),
    "range-not-satisfiable": lazy_gettext("This piece of the sound does not exist. Ask for one within its length."),
    "internal-error": lazy_gettext(
        "Something went wrong here, not with you. Try again; if it stays, tell whoever runs this site."
    ),
    "unknown-transcript": lazy_gettext("There is no transcript of that name; the library lists those that there are."),
    "unknown-speaker": lazy_gettext("Nobody of that name speaks here; the list of speakers has everybody."),
    "unknown-format": lazy_gettext(
        "Sound is not made in that format; choose one of the list on the transcript’s page."
    ),
    "unknown-passage": lazy_gettext("There is no such place in this transcript any more; look for its words in it."),
    "unknown-manner": lazy_gettext(
        "Speakers are not announced, or pauses not made, in that manner; choose one of the view settings."
    ),
    "unknown-job": lazy_gettext("There is no such order; ask for the file again from the transcript’s page."),
    "unsupported-rate": lazy_gettext("Speech is not made at that speed; choose one from 0.5 to 4."),
    "bad-search": lazy_gettext(
        "The search is not understood; type one to sixteen words, and dates such as 2020-06-01, the earlier first."
    ),
    "speech-failed": lazy_gettext(
        "Some sentences could not be spoken. Try again; if it stays, tell whoever runs this site."
    ),
    "engine-unavailable": lazy_gettext("There is no voice to speak with just now; tell whoever runs this site."),
    "cache-unwritable": lazy_gettext(
        "No sound can be made just now, since it cannot be kept here; tell whoever runs this site."
    ),
    "busy": lazy_gettext("Many people listen to new sound just now; try again in a few seconds."),
    "too-many-requests": lazy_gettext(
        "You have had much new sound made in a short time. Wait a little, then try again; what was made before can be "
        "heard meanwhile."
    ),
    "cancelled": lazy_gettext("This file was cancelled; ask for it again to go on."),
    "refused": lazy_gettext(
        "This was not sent from a page of this site that you opened lately. Open that page again, and send "
        "it from there."
    ),
    "not-signed-in": lazy_gettext("This is only for people who are signed in. Sign in, then try again."),
    "not-allowed": lazy_gettext("Your account may not do this. Ask an owner of this site."),
    "sign-in-failed": lazy_gettext("The name or the password is not right. Try again."),
    "too-many-tries": lazy_gettext("There were too many tries to sign in. Wait some minutes, then try again."),
    "bad-account": lazy_gettext(
        "This name is taken, or is no name. Take another, of up to 60 letters, digits and signs on one line."
    ),
    "bad-password": lazy_gettext(
        "This password is too easily guessed. Take one of 12 to 1000 characters that is none of the commonest and not "
        "the name; a few words are best."
    ),
    "bad-token": lazy_gettext("Say in up to 60 letters, digits and signs what the token is for."),
    "unknown-account": lazy_gettext("There is no such account any more; the list has those that there are."),
    "unknown-token": lazy_gettext("There is no such token any more; the list has those that there are."),
    "bad-change": lazy_gettext("The transcripts cannot be changed in this way. Go back and look at what was typed."),
    "bad-archive": lazy_gettext("This file is no archive of transcripts, or it is damaged. Choose another."),
    "changed-meanwhile": lazy_gettext(
        "Somebody else has changed this meanwhile. Look at it as it is now, then change it."
    ),
    "unknown-change": lazy_gettext("There is no such change; the history lists those that there are."),
    "bad-people": lazy_gettext(
        "The site’s list of people has a mistake, or cannot be changed so. Type something else."
    ),
    "bad-casting": lazy_gettext(
        "The site’s list of voices has a mistake, or cannot be changed so. Choose something else."
    ),
    "bad-lexicon": lazy_gettext(
        "A word cannot be said so, or the site’s list of words has a mistake. Type it in another way."
    ),
    "unknown-draft": lazy_gettext("There is no such draft any more. Hand the text in once more."),
    "not-kept": lazy_gettext("This was taken away too long ago and is not kept any more."),
    "library-unwritable": lazy_gettext(
        "Nothing was changed, since it cannot be kept here just now; tell whoever runs this site."
    ),
    "library-damaged": lazy_gettext("What was changed here cannot be read; tell whoever runs this site."),
}
_ANY = lazy_gettext("This request cannot be answered. Go back and try another way.")
_OURS = "en"


def heading_of(status: int) -> str:
    """Return the heading of the page that answers an error."""
    return str(_HEADINGS.get(status, lazy_gettext("Something went wrong")))


def sentence_of(code: str, own: str | None = None) -> str:
    """Return what to say of an error: its `own` sentence in English, where it has one, else that of its code."""
    return own if own and interface().tag == _OURS else str(_SENTENCES.get(code, _ANY))
