"""`/help`: how all of this is used. `/accessibility`: how far the pages are accessible, and who is told where not."""

import re

from flask import Blueprint, render_template

from voicereader.web.contexts import AccessibilityPage, HelpPage
from voicereader.web.served import studio
from voicereader.web.view import current_view

blueprint = Blueprint("conformance", __name__)

_MAIL = re.compile(r"[^@\s:/?]+@[^@\s:/?]+")
_WEB = re.compile(r"https?://\S+")


@blueprint.get("/help")
def help_page() -> str:
    """Explain reading, listening, keys, settings, the search and what can be taken away."""
    return render_template("pages/help.html", page=HelpPage(current_view()))


@blueprint.get("/accessibility")
def accessibility() -> str:
    """State the level, the known limits and the way to complain."""
    contact = studio().settings.contact.strip()
    page = AccessibilityPage(current_view(), contact, contact_url(contact))
    return render_template("pages/accessibility.html", page=page)


def contact_url(contact: str) -> str | None:
    """Return where a contact is reached: an e-mail or web address as a link; None for other words."""
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    return contact if _WEB.fullmatch(contact) else None
