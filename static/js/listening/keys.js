// Shortcut keys, only where the reader turned them on: screen readers and browsers have keys of their own.

const KEYS = { k: "toggle", j: "back", l: "on", n: "turn-on", p: "turn-back", b: "word-back", w: "word-on", q: "question", s: "stop" };

const TYPING = "input, select, textarea, [contenteditable]";

/** Press the player's buttons by single letters. */
export function bind(bar) {
  addEventListener("keydown", (event) => {
    if (document.documentElement.dataset.keys !== "on" || event.ctrlKey || event.altKey || event.metaKey) return;
    // A keyboard of another script has its own letters: there the key is meant by its place.
    const letter = event.key < "\u0080" ? event.key : event.code.replace("Key", "");
    const name = KEYS[letter.toLowerCase()];
    if (!name || event.target.closest(TYPING)) return;
    if (!bar.hidden) bar.querySelector(`[data-do=${name}]`).click();
    else if (name === "toggle") document.querySelector("[data-listen='']").click();
    event.preventDefault();
  });
}
