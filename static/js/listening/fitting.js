/** How the player's bar and the page share the window. */

const TALLEST = 0.3;

/** Leave room for the bar, so that nothing with the focus stands behind it; where room is short, show less of it. */
export function fit(bar, isFollowing) {
  bar.removeAttribute("data-compact");
  const height = bar.querySelector(".now").offsetHeight + bar.querySelector(".controls").offsetHeight;
  bar.toggleAttribute("data-compact", height > innerHeight * TALLEST);
  document.documentElement.style.setProperty("--player-height", `${bar.hidden ? 0 : bar.offsetHeight}px`);
  if (!bar.hidden && !isFollowing) uncover(bar, document.activeElement);
}

/** Bring what has the focus out from under the bar where that has grown: its last button comes once one scrolls away. */
function uncover(bar, focused) {
  if (!focused || focused === document.body || bar.contains(focused)) return;
  const { top, bottom } = focused.getBoundingClientRect();
  if (top < innerHeight && bottom > innerHeight - bar.offsetHeight) focused.scrollIntoView({ block: "nearest" });
}
