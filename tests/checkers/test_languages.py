"""No checker finds a fault on the pages in Russian and in Arabic."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import KINDS, Site, unfold
from tests.checkers.accepted import wrong
from tests.checkers.checking import Checkers, vnu


@pytest.mark.xdist_group("checkers of languages")
def test_no_checker_finds_a_fault(page: Page, site: Site, checkers: Checkers, tmp_path: Path) -> None:
    """Neither axe, by all of its rules with all open, nor the Nu Html Checker in the sources."""
    sources, faults = {}, []
    for tag in ("ru", "ar"):
        site.view(page, language=tag)
        for kind in KINDS:
            answer = page.goto(getattr(site, kind))
            assert answer
            sources[f"{kind}-{tag}"] = answer.text()
            unfold(page)
            faults += [f"{kind}, {tag}: {each}" for each in wrong(checkers.look("axe", page))]
    faults += [str(each) for each in wrong(vnu(sources, tmp_path))]
    assert not faults, "\n".join(faults)
