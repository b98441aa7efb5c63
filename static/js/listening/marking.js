/** Marks the sentence and the word that is heard, and keeps them in sight unless the reader looks elsewhere. */

const WORD = "spoken-word";
const LONGEST = 1500; // milliseconds that a smooth scroll takes

/**
 * Return the text node and the offset at which so many code points of an element's text have passed: of two nodes that
 * meet there the latter where something begins. Words of another language have an element of their own.
 */
function placeIn(element, points, begins) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last = null;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    // Spans count code points, ranges count UTF-16 units.
    const here = [...text.data];
    if (points < here.length || (points === here.length && !begins)) return [text, here.slice(0, points).join("").length];
    points -= here.length;
    last = [text, text.length];
  }
  return last;
}

export class Marking extends EventTarget {
  #sentence = null;
  #words = [];
  #following = true;
  #ours = 0;
  #word = globalThis.Highlight ? new Highlight() : null;

  /** @param {HTMLElement} text the transcript */
  constructor(text) {
    super();
    this.text = text;
    if (this.#word) CSS.highlights.set(WORD, this.#word);
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
    for (const name of ["scrollend", "wheel", "touchmove"]) addEventListener(name, () => (this.#ours = 0), { passive: true });
    document.addEventListener("selectionchange", () => this.#selected());
  }

  /** Return the element that prints an utterance: a sentence, the heading of an announced turn, the title. */
  static element(id) {
    return document.getElementById(id) ?? document.getElementById(id.replace(/-s\d+$/, "")) ?? document.querySelector("h1");
  }

  /** What is marked, as the reader chose: both, sentence, word or off. */
  get manner() {
    return document.documentElement.dataset.marking;
  }

  get isFollowing() {
    return this.#following;
  }

  get current() {
    return this.#sentence;
  }

  /** Mark an utterance by its cue. */
  show({ id, words }) {
    this.clear();
    this.#sentence = Marking.element(id);
    this.#words = this.#sentence?.id === id ? words : [];
    this.#sentence?.setAttribute("aria-current", "true");
    this.#sentence?.toggleAttribute("data-spoken", this.manner === "both" || this.manner === "sentence");
    if (this.#following) this.#reveal();
  }

  /** Mark a word of it by its index. */
  word(index) {
    this.#word?.clear();
    const range = this.#range(index);
    if (!range) return;
    if (this.manner === "both" || this.manner === "word") this.#word?.add(range);
    if (this.#following) this.#reveal(range);
  }

  clear() {
    this.#sentence?.removeAttribute("aria-current");
    this.#sentence?.removeAttribute("data-spoken");
    this.#sentence = null;
    this.#word?.clear();
  }

  /** Come back to the spoken place, and stay with it. */
  follow() {
    this.#turn(true);
    this.#reveal();
  }

  /** Put the focus on the sentence heard last, so that reading goes on there. */
  focus() {
    const heard = this.#sentence;
    if (!heard) return;
    heard.tabIndex = -1;
    heard.addEventListener("blur", () => heard.removeAttribute("tabindex"), { once: true });
    heard.focus({ preventScroll: true });
    this.#reveal();
  }

  #range(index) {
    const [begin, end] = this.#words[index] ?? [];
    if (end === undefined) return null;
    const from = placeIn(this.#sentence, begin, true);
    const to = placeIn(this.#sentence, end, false);
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  #reveal(what = this.#sentence) {
    if (!what) return;
    const { top, bottom } = what.getBoundingClientRect();
    const hidden = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0;
    const floor = innerHeight - hidden - innerHeight / 12;
    const fits = bottom - top < floor;
    if (top >= innerHeight / 12 && (bottom <= floor || (!fits && top < floor / 2))) return;
    this.#ours = performance.now() + LONGEST;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset.motion === "none";
    scrollBy({ top: top - innerHeight / 4, behavior: calm ? "instant" : "smooth" });
  }

  #scrolled() {
    if (this.#sentence && performance.now() > this.#ours) this.#turn(false);
  }

  #selected() {
    const chosen = getSelection();
    if (this.#sentence && !chosen.isCollapsed && this.text.contains(chosen.anchorNode)) this.#turn(false);
  }

  #turn(following) {
    if (this.#following === following) return;
    this.#following = following;
    this.dispatchEvent(new Event("following"));
  }
}
