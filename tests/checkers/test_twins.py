"""Each checker fails on a broken twin of a page, by the rules that what is broken breaks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site, style
from tests.builders import ROOT
from tests.checkers.accepted import wrong
from tests.checkers.checking import Checkers, vnu
from tests.checkers.pages import WAYS, opened, show

pytestmark = pytest.mark.xdist_group(__name__)

_ADD = "html => document.querySelector('main').insertAdjacentHTML('beforeend', html)"
FAULTS = (
    "<img src=/favicon.svg>",
    "<button></button>",
    "<input>",
    "<p class=grey>Grey words</p>",
    "<p class=greyish>Greyish words</p>",
    "<p class=even>Words that end at both edges.</p>",
    "<p class=cut>Words<br>that are cut off</p>",
    "<a class=small href=/>x</a>",
    "<audio autoplay controls src=/a.mp3 aria-label=Noise></audio>",
    "<form action=/><label>Name <input></label></form>",
    "<div role=novel>Words</div>",
    "<div aria-hidden=true><a href=/>A link that is hidden</a></div>",
    "<h5>Headings out of order</h5>",
)
_FAULTY = """
    .grey { color: #999; background: #fff }
    .greyish { color: #666; background: #fff }
    .even { text-align: justify }
    .cut { height: 20px; overflow: hidden; font-size: 20px }
    .small { display: block; block-size: 12px; inline-size: 12px; overflow: hidden; font-size: 8px }
"""

FOUND = {
    "axe": {"image-alt", "button-name", "label", "color-contrast", "color-contrast-enhanced", "no-autoplay-audio",
            "aria-roles", "aria-hidden-focus", "heading-order", "html-has-lang", "region"},
    "ibm": {"img_alt_valid", "input_label_exists", "text_contrast_sufficient", "aria_role_allowed", "aria_hidden_nontabbable",
            "html_lang_exists", "aria_content_in_landmark"},
    "htmlcs": {"Principle1.Guideline1_1.1_1_1.H37", "Principle4.Guideline4_1.4_1_2.H91.Button.Name",
               "Principle1.Guideline1_3.1_3_1.F68", "Principle1.Guideline1_4.1_4_6.G17.Fail",
               "Principle3.Guideline3_2.3_2_2.H32.2", "Principle3.Guideline3_1.3_1_1.H57.2"},
    "alfa": {"sia-r2", "sia-r12", "sia-r8", "sia-r66", "sia-r69", "sia-r71", "sia-r83", "sia-r111", "sia-r17", "sia-r53",
             "sia-r4", "sia-r57"},
    "qualweb": {"QW-ACT-R17", "QW-ACT-R11", "QW-ACT-R16", "QW-ACT-R37", "QW-ACT-R76", "QW-WCAG-T19",
                "QW-ACT-R20", "QW-ACT-R13", "QW-ACT-R2"},
}  # fmt: skip
"""The rules by which each checker finds these faults, and that the page has no language and has words beside main."""


@pytest.fixture
def twin(page: Page, site: Site) -> Page:
    """Return a page that is as the others are, but for all of these faults."""
    opened(page, site, "transcript")
    show(page, "default")
    for fault in FAULTS:
        page.evaluate(_ADD, fault)
    style(page, _FAULTY)
    page.evaluate("document.body.append(document.querySelector('.even').cloneNode(true))")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    return page


def test_what_is_broken_is_found(twin: Page, checkers: Checkers) -> None:
    """Every checker that looks at a page in a browser finds what it can find."""
    found = {name: {each.rule for each in wrong(checkers.look(name, twin))} for name in FOUND}
    assert {name: rules - found[name] for name, rules in FOUND.items() if rules - found[name]} == {}


def _only_in(way: str) -> str:
    """Return style rules that hide a sentence where the page is looked at that way, and nowhere else."""
    hidden = "#t1-s1 { color: white !important; background: white !important; forced-color-adjust: none !important }"
    wished = WAYS[way]
    if "width" in wished:
        return f"@media (width <= 320px) {{ {hidden} }}"
    if "size" in wished or "colours" in wished:
        name, value = next(iter(wished.items()))
        return f'[data-{name}="{value}"] {hidden}'
    names = {"color_scheme": "prefers-color-scheme", "contrast": "prefers-contrast", "forced_colors": "forced-colors"}
    queries = " and ".join(f"({names[name]}: {value})" for name, value in wished.items())
    return f"@media {queries} {{ {hidden} }}"


def test_each_way_to_look_is_another(page: Page, site: Site, checkers: Checkers) -> None:
    """Words that cannot be seen in one way only are found in that way, and not in the default."""
    opened(page, site, "transcript")
    contrast = ("color-contrast",)
    for way in list(WAYS)[1:]:
        page.evaluate("document.adoptedStyleSheets = []")
        style(page, _only_in(way))
        show(page, "default")
        assert checkers.look("axe", page, contrast) == []
        show(page, way)
        assert [each.where for each in checkers.look("axe", page, contrast)] == ["#t1-s1"], way


def test_colours_come_from_the_tokens_alone() -> None:
    """So a page whose tokens are those of another way to look at it looks the same."""
    for sheet in (ROOT / "static" / "css").glob("*.css"):
        found = re.findall(r"(?<!url\()#[\da-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklch|color)\(", sheet.read_text())
        assert not found or sheet.name == "tokens.css", (sheet.name, found)


@pytest.mark.parametrize("around", ["@container (min-inline-size: 1rem)", "@layer components", "@media screen"])
def test_alfa_sees_every_style_sheet(page: Page, site: Site, checkers: Checkers, around: str) -> None:
    """Grey words are found wherever their colour is written, also where Alfa does not know the rule around it."""
    opened(page, site, "transcript")
    show(page, "default")
    style(page, f"{around} {{ #t1-s1 {{ color: #999 !important }} }}")
    assert {each.rule for each in checkers.look("alfa", page, ("sia-r66", "sia-r69"))} == {"sia-r66", "sia-r69"}


def test_what_is_broken_in_the_source_is_found(page: Page, site: Site, checkers: Checkers, tmp_path: Path) -> None:
    """The checkers of the source find blocks in a paragraph, a name for nobody and headings out of order."""
    source = opened(page, site, "transcript")
    twin = source.replace("</main>", "<b><h6>Out of order</h6></b><label for=nobody>Name</label><p role=main></main>")
    assert not wrong(checkers.html_validate(source))
    broken = {each.rule for each in checkers.html_validate(twin)}
    assert {"heading-level", "no-missing-references", "element-permitted-content"} - broken == set()
    told = " ".join(each.why for each in vnu({"twin": twin}, tmp_path))
    assert "not allowed as child of element “b”" in told
    assert "The value of the “for” attribute of the “label” element must be the ID of" in told
