// A reading ruler: a band that lies where the pointer, the focus or the voice is. It is there while the setting says so.

const root = document.documentElement;
const band = Object.assign(document.createElement("div"), { className: "ruler", hidden: true });
band.setAttribute("aria-hidden", "true");

const lay = (height) => {
  band.style.insetBlockStart = `${height}px`;
};

const layOn = (element) => {
  const [first] = element?.getClientRects() ?? [];
  if (first) lay(first.top + first.height / 2);
};

export function lend() {
  document.body.append(band);
  addEventListener("pointermove", ({ clientY }) => lay(clientY), { passive: true });
  addEventListener("focusin", ({ target }) => layOn(target));
  new MutationObserver(() => layOn(document.querySelector("[aria-current=true]"))).observe(document.body, {
    attributeFilter: ["aria-current"],
    subtree: true,
  });
  const show = () => {
    band.hidden = root.dataset.ruler !== "on";
  };
  new MutationObserver(show).observe(root, { attributeFilter: ["data-ruler"] });
  lay(innerHeight / 2);
  show();
}
