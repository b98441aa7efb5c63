"""What can be seen on a screenshot."""

import base64
from collections import Counter

from playwright.sync_api import Page

_DECODE = """
globalThis.decode = async picture => {
    const answer = await fetch("data:image/png;base64," + picture);
    const bitmap = await createImageBitmap(await answer.blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
};
null
"""

_COLOURS = """
async picture => {
    const data = await decode(picture);
    const counts = {};
    for (let at = 0; at < data.length; at += 4) {
        const number = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
        const colour = "#" + number.toString(16).padStart(6, "0");
        counts[colour] = (counts[colour] ?? 0) + 1;
    }
    return counts;
}
"""

# Relative luminance and contrast as WCAG 2.2 defines them.
_CHANGED = """
async ([before, after, ratio]) => {
    const [one, two] = [await decode(before), await decode(after)];
    const linear = value => value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    const light = (data, at) =>
        0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
    let count = 0;
    for (let at = 0; at < Math.min(one.length, two.length); at += 4) {
        const [low, high] = [light(one, at), light(two, at)].sort((a, b) => a - b);
        if ((high + 0.05) / (low + 0.05) >= ratio) count += 1;
    }
    return count;
}
"""


class Eyes:
    """Decodes PNG screenshots in a page of a browser."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(_DECODE)

    def colours(self, picture: bytes) -> Counter[str]:
        """Return how many pixels have each colour (`#14161a`)."""
        return Counter(self._page.evaluate(_COLOURS, _text(picture)))

    def changed(self, before: bytes, after: bytes, ratio: float = 3) -> int:
        """Return how many pixels changed so that old and new contrast by `ratio` or more."""
        count: int = self._page.evaluate(_CHANGED, [_text(before), _text(after), ratio])
        return count


def _text(picture: bytes) -> str:
    return base64.b64encode(picture).decode()
