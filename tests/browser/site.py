"""The addresses of a server's pages, and a reader's settings on them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page

KINDS = ("home", "found", "speakers", "speaker", "transcript", "nowhere")
"""The kinds of page, each a property of a site."""


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
    def pages(self) -> tuple[str, ...]:
        """A page of each kind."""
        return tuple(getattr(self, name) for name in KINDS)

    def view(self, page: Page, **chosen: object) -> None:
        """Give the page's reader these view settings."""
        page.context.add_cookies([{"name": "view", "value": urlencode(chosen), "url": self.home}])


def native_player(page: Page, name: str) -> Locator:
    """Return the browser's own player of that name; the group that it stands in is called the same."""
    return page.locator("audio").and_(page.get_by_label(name))


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
