/** The page that lists what is kept on this device. */

import { isPossible, list, refresh, remove, removeAll, siteBytes } from "./kept.js";
import { dateInWords, filled, sizeInWords } from "./words.js";

export async function show(part) {
  if (!isPossible) return;
  const find = (selector) => part.querySelector(selector);
  const say = (name, title = "") => {
    find("[aria-live]").textContent = filled(find("[aria-live]").dataset[name], { title });
    find("h2").focus();
  };

  const entry = (kept) => {
    const made = find("template").content.querySelector("li").cloneNode(true);
    const link = Object.assign(made.querySelector("a"), { href: kept.base, textContent: kept.title, lang: kept.language, dir: kept.direction });
    const about = made.querySelector("[data-about]");
    const words = kept.whole ? about.dataset.about : about.dataset.partly;
    about.textContent = filled(words, { size: sizeInWords(kept.bytes), date: dateInWords(kept.date) });
    made.querySelector("button span").textContent = kept.title;
    made.querySelector("button").addEventListener("click", async () => {
      await remove(kept.base);
      await look();
      say("sayRemoved", link.textContent);
    });
    return made;
  };

  const look = async () => {
    const all = await list();
    const entries = find("template").content.querySelector("ul").cloneNode();
    entries.append(...all.map(entry));
    find("[data-list]").replaceChildren(...(all.length ? [entries] : [])); // a list without entries is none
    find("[data-list]").hidden = !all.length;
    find("[data-all]").hidden = !all.length;
    find("[data-none]").hidden = Boolean(all.length);
    const bytes = all.reduce((sum, each) => sum + each.bytes, await siteBytes());
    find("[data-total]").textContent = filled(find("[data-total]").dataset.total, { size: sizeInWords(bytes) });
  };

  const away = () => {
    find("[data-away]").hidden = navigator.onLine;
  };

  find("[data-all] button").addEventListener("click", async () => {
    await removeAll();
    await look();
    say("sayEverything");
  });
  for (const name of ["online", "offline"]) addEventListener(name, away);
  away();
  await look();
  find("[data-needs]").hidden = true;
  await refresh().catch(() => {}); // without a connection there is nothing to fetch
}
