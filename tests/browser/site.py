"""The addresses of a server's pages, and a reader's settings on them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Site:
    """A server that runs: the address of its home page, and the seed transcript's slug."""

    home: str
    slug: str

    @property
    def transcript(self) -> str:
        """The address of the seed transcript's page."""
        return f"{self.home}transcripts/{self.slug}"

    @property
    def nowhere(self) -> str:
        """An address where nothing is."""
        return f"{self.home}nowhere"

    @property
    def pages(self) -> tuple[str, str, str]:
        """A page of each kind."""
        return self.home, self.transcript, self.nowhere

    def view(self, page: Page, **chosen: object) -> None:
        """Give the page's reader these view settings."""
        page.context.add_cookies([{"name": "view", "value": urlencode(chosen), "url": self.home}])


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
