/** The buttons of a transcript's page that keep it on this device, and remove it. */

import { about, isPossible, keep, refresh, remove } from "./kept.js";
import { dateInWords, filled, sizeInWords } from "./words.js";

export async function offer(part) {
  const { title, base, query } = part.dataset;
  if (!isPossible) part.remove();
  else new Keeping(part, { title, base, query, language: part.lang, direction: part.dir }).begin();
}

class Keeping {
  #part;
  #transcript;
  #stopping = null;

  constructor(part, transcript) {
    this.#part = part;
    this.#transcript = transcript;
    part.addEventListener("click", ({ target }) => this.#does[target.closest("button")?.dataset.keep]?.());
  }

  async begin() {
    await this.#show();
    this.#part.hidden = false;
    await refresh(this.#transcript.base).catch(() => {}); // what is kept is good until it can be had anew
    await this.#show();
  }

  #does = {
    keep: () => this.#keep(),
    remove: () => this.#remove(),
    stop: () => this.#stopping?.abort(),
  };

  async #keep() {
    this.#stopping = new AbortController();
    navigator.storage?.persist?.(); // so that the browser does not clear it by itself; it may say no
    this.#progress(0);
    await this.#show();
    this.#button("stop").focus();
    let said = "kept";
    await keep(this.#transcript, (share) => this.#progress(share), this.#stopping.signal).catch((error) => {
      said = reason(error);
    });
    const waited = document.activeElement === this.#button("stop"); // else the reader is elsewhere, and stays there
    this.#stopping = null;
    await this.#show();
    this.#say(said);
    if (waited) (said === "kept" ? this.#part.querySelector("[data-kept]") : this.#button("keep")).focus();
  }

  async #remove() {
    await remove(this.#transcript.base);
    await this.#show();
    this.#say("removed");
    this.#button("keep").focus();
  }

  async #show() {
    const kept = await about(this.#transcript.base);
    const isKeeping = Boolean(this.#stopping);
    this.#button("stop").hidden = !isKeeping;
    this.#part.querySelector("[data-progress]").hidden = !isKeeping;
    this.#button("keep").hidden = isKeeping || Boolean(kept?.whole);
    this.#button("remove").hidden = isKeeping || !kept;
    const words = this.#part.querySelector("[data-kept]");
    words.hidden = isKeeping || !kept?.whole;
    if (kept) words.textContent = filled(words.dataset.kept, { size: sizeInWords(kept.bytes), date: dateInWords(kept.date) });
  }

  #button(name) {
    return this.#part.querySelector(`[data-keep=${name}]`);
  }

  #progress(share) {
    this.#part.querySelector("progress").value = share;
  }

  #say(name) {
    const status = this.#part.querySelector("[aria-live]");
    status.textContent = status.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`];
  }
}

function reason({ name, message }) {
  if (name === "AbortError") return "stopped";
  if (name === "QuotaExceededError" || /quota/i.test(message)) return "full";
  return navigator.onLine ? "trouble" : "away";
}
