// Behaviour is attached to what is on the page; without script, everything works by links and forms.

const modules = {
  contents: async (nav) => (await import("./contents.js")).mark(nav),
  hear: async (button) => (await import("./hear.js")).offer(button),
  job: async (page) => (await import("./job.js")).watch(page),
  keep: async (part) => (await import("./offline/keep.js")).offer(part),
  offline: async (part) => (await import("./offline/list.js")).show(part),
  player: async (bar) => {
    const { Player } = await import("./listening/player.js");
    if (!Player.isPossible) return document.querySelectorAll("[data-listen]").forEach((each) => each.remove());
    new Player(bar);
    (await import("./listening/keys.js")).bind(bar);
  },
  print: (button) => button.addEventListener("click", () => print()),
  reveal: async (button) => (await import("./reveal.js")).offer(button),
  settings: async (form) => (await import("./settings.js")).preview(form),
  size: async (field) => (await import("./size.js")).watch(field),
};

if (document.querySelector("article")) (await import("./ruler.js")).lend();

for (const each of document.querySelectorAll("[data-module]")) modules[each.dataset.module]?.(each);
