/** The place that a reader stopped at: a place in the text, found again by its words where the text was changed. */

const LONGEST = 80;

const wordsOf = (id) => document.getElementById(id)?.textContent.trim().slice(0, LONGEST) ?? "";

export class Place {
  #key;

  /** @param {string} slug the transcript's */
  constructor(slug) {
    this.#key = `place:${slug}`;
  }

  /** Keep a place: a sentence's id, and how it begins. */
  keep(id) {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ id, quote: wordsOf(id) }));
    } catch {
      // Storage is full or forbidden: the place is not kept, listening goes on.
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // As above.
    }
  }

  /** Return the id of the sentence that was kept, wherever it stands now; null where there is none. */
  find() {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(this.#key));
    } catch {
      return null;
    }
    if (!kept?.quote) return null;
    if (wordsOf(kept.id) === kept.quote) return kept.id;
    const same = [...document.querySelectorAll(".text :is(p, h2, h3) > [id]")].filter(({ id }) => wordsOf(id) === kept.quote);
    const turn = (id) => Number.parseInt(id.slice(1), 10);
    same.sort((one, other) => Math.abs(turn(one.id) - turn(kept.id)) - Math.abs(turn(other.id) - turn(kept.id)));
    return same[0]?.id ?? null;
  }

  /** Return the address at which others find a sentence, or quote up to another one, also after the text was changed. */
  static address(base, kind, id, last = null) {
    const fields = { quote: wordsOf(id), ...(last && last !== id ? { to: last } : {}) };
    return `${base}/${kind}/${id}?${new URLSearchParams(fields)}`;
  }
}
