// The contents mark where one is: the last turn that has begun above the middle of the window.

export function mark(contents) {
  const pairs = [...contents.querySelectorAll("li a")].map((link) => [document.getElementById(link.hash.slice(1)), link]);
  const links = new Map(pairs.filter(([turn]) => turn));
  const turns = [...links.keys()];
  let asked = false;
  const look = () => {
    asked = false;
    const here = links.get(turns.findLast((turn) => turn.getBoundingClientRect().top < innerHeight / 2));
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const ask = () => {
    if (!asked) requestAnimationFrame(look);
    asked = true;
  };
  for (const name of ["scroll", "resize"]) addEventListener(name, ask, { passive: true });
  look();
}
