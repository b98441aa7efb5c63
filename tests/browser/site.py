"""The addresses of a server's pages, and a reader's settings on them."""

from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, Route, expect

from voicereader.web.view import RATES

KINDS = ("home", "found", "speakers", "speaker", "transcript", "nowhere")
"""The kinds of page, each a property of a site."""

BESIDE = ("help", "accessibility", "offline", "paper", "linked", "styleguide", "sign_in")
"""Pages that stand beside the transcripts, and one that a link shows with other settings; each a property too."""

EVERY = (*KINDS, *BESIDE, "job")
"""What `Site.open` opens: all of these, and a file in the making."""


@dataclass(frozen=True, slots=True)
class Site:
    """A server that runs: the address of its home page, the seed transcript's slug, and the id of who speaks in it."""

    home: str
    slug: str
    person: str

    @property
    def transcript(self) -> str:
        """The address of the seed transcript's page."""
        return f"{self.home}transcripts/{self.slug}"

    @property
    def found(self) -> str:
        """The address of a page with sentences that were found."""
        return f"{self.home}?q=the"

    @property
    def speakers(self) -> str:
        """The address of the list of speakers."""
        return f"{self.home}speakers"

    @property
    def speaker(self) -> str:
        """The address of a speaker's page."""
        return f"{self.speakers}/{self.person}"

    @property
    def nowhere(self) -> str:
        """An address where nothing is."""
        return f"{self.home}nowhere"

    @property
    def help(self) -> str:
        """The address of the page of help."""
        return f"{self.home}help"

    @property
    def accessibility(self) -> str:
        """The address of the statement on accessibility."""
        return f"{self.home}accessibility"

    @property
    def offline(self) -> str:
        """The address of the list of what is kept on the device."""
        return f"{self.home}offline"

    @property
    def paper(self) -> str:
        """The address of the seed transcript for paper."""
        return f"{self.transcript}/print"

    @property
    def styleguide(self) -> str:
        """The address of the example page of the components."""
        return f"{self.home}styleguide"

    @property
    def linked(self) -> str:
        """The address of a page with settings in it that are not the reader's."""
        return f"{self.nowhere}?view=highlight%3Dpink%26measure%3Dlong"

    @property
    def sign_in(self) -> str:
        """The address where people sign in."""
        return f"{self.home}sign-in"

    @property
    def pages(self) -> tuple[str, ...]:
        """A page of each kind."""
        return tuple(getattr(self, name) for name in KINDS)

    def open(self, page: Page, kind: str) -> None:
        """Open a page of a kind, with all open that can be folded away."""
        if kind == "job":
            self.making(page)
        else:
            page.goto(getattr(self, kind))
        unfold(page)

    def order(self, page: Page, rate: str = "1", pauses: str = "1") -> None:
        """Order a file, and open its page."""
        order = {"format": "m4b", "rate": rate, "pauses": pauses}
        answer = page.request.post(f"{self.transcript}/renditions", form=order, headers={"Accept": "text/html"})
        page.goto(answer.url)

    def making(self, page: Page) -> None:
        """Open the page of a file in the making; it hears nothing of its end."""
        page.route("**/jobs/*", _still)
        for pauses, rate in product(("1", "0.5", "2", "3"), reversed(RATES)):  # those that were made are at once there
            self.order(page, rate, pauses)
            if page.locator("progress").count():
                break
        expect(page.locator("progress")).to_have_count(1)

    def view(self, page: Page, **chosen: object) -> None:
        """Give the page's reader these view settings."""
        page.context.add_cookies([{"name": "view", "value": urlencode(chosen), "url": self.home}])


def native_player(page: Page, name: str) -> Locator:
    """Return the browser's own player of that name; the group that it stands in is called the same."""
    return page.locator("audio").and_(page.get_by_label(name))


def _still(route: Route) -> None:
    if route.request.resource_type == "fetch":
        route.fulfill(json={"state": "running", "done": 1})
    else:
        route.continue_()


def style(page: Page, rules: str) -> None:
    """Add style rules to the page, as a reader's own style sheet does."""
    page.evaluate(
        """rules => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rules);
            document.adoptedStyleSheets.push(sheet);
        }""",
        rules,
    )


def unfold(page: Page) -> None:
    """Open all that is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
