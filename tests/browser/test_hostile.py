"""A library of payloads in a real browser: nothing of it runs, loads or leads away, by what is parsed or by the policy."""

import re

import pytest

from tests.hostile.payloads import SCRIPTS
from tests.hostile.test_words import WRITTEN, content_of
from tests.serving import served

pytestmark = pytest.mark.xdist_group(__name__)


@pytest.fixture
def evil(folder):
    """Return the library folder, in which all files are made of payloads."""
    for name in WRITTEN:
        (folder / name).write_bytes(content_of(name))
    return folder


def test_no_script_of_a_transcript_runs(browser, evil, studio):
    """On its page, on paper, in a quote, in what is found, by reading and by pressing; the policy has nothing to stop."""
    with served(studio) as port, browser.new_context(locale="en") as context:
        context.add_init_script(
            "document.addEventListener('securitypolicyviolation', event => { window.stopped = event.blockedURI })"
        )
        page, home, asked, dialogs = context.new_page(), f"http://127.0.0.1:{port}", [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(f"{home}/")
        slugs = sorted(set(re.findall(r'href="(/transcripts/[^"/?#]+)"', page.content())))
        assert len(slugs) == len(WRITTEN) + 1
        for address in ["/", "/?q=so+on", f"/?q={SCRIPTS[1]}", "/speakers", *slugs, f"{slugs[0]}/print"]:
            page.goto(home + address)
            page.wait_for_timeout(50)
            assert page.evaluate("[window.owned, window.stopped]") == [None, None], address
            assert page.locator("evil-tag, [data-evil], iframe, base").count() == 0, address
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("window.owned") is None
        assert dialogs == []
        assert {url for url in asked if not url.startswith((home, "blob:", "data:"))} == set()


def test_the_policy_stops_what_would_stand_in_a_page(browser, studio):
    """Where a payload were markup, the browser would not run it: the headers are a second wall."""
    with served(studio) as port, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', `<img src=x onerror='window.owned=1'>`)")
        page.evaluate(
            "const it = document.createElement('script'); it.text = 'window.owned=1'; document.body.append(it)"
        )
        page.wait_for_timeout(200)
        assert page.evaluate("window.owned") is None
